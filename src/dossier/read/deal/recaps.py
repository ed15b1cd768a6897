"""What the last talk with a client settled, and which of it went to them and came back in writing."""

import sqlite3
from datetime import date
from typing import NamedTuple

from dossier.read.aims import whose
from dossier.read.rows import all_of, listed, one_of, select
from dossier.records.agenda.agenda import LogEntry, Promise
from dossier.records.agenda.aim import TALKS
from dossier.records.deal.deal import SETTLED, Round
from dossier.records.deal.recap import Basis, Recap, RecapPoint
from dossier.records.deal.story import settled_on
from dossier.records.ref import Ref

_OF_CLIENT = """(l.contact_id = :contact OR l.deal_id = :deal
    OR l.company_id = :company AND (:contact IS NULL OR l.contact_id IS NULL))"""
_TALKS = f"""{select(LogEntry)} WHERE {_OF_CLIENT} AND l.channel IN {listed(TALKS)}
    ORDER BY l.on_date DESC, l.id DESC LIMIT 5"""
"""The last talks: one that was called back for a detail does not take the one before out of sight."""
_ROUNDS = f"""{select(Round)} JOIN deal d ON d.id = r.deal_id LEFT JOIN log_entry x ON x.id = r.log_entry_id
    WHERE (d.id = :deal OR :deal IS NULL AND (d.contact_id = :contact OR d.company_id = :company))
    AND r.outcome IN {listed(sorted(SETTLED))}
    AND (r.log_entry_id = :talk OR r.on_date = :day AND (x.id IS NULL OR x.channel = 'note')
        AND (:contact IS NULL OR COALESCE(r.said_by_id, d.contact_id, :contact) = :contact))
    AND NOT EXISTS (SELECT 1 FROM recap_point w WHERE w.round_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM round n WHERE n.deal_id = r.deal_id AND n.topic = r.topic
        AND (n.on_date, n.id) > (r.on_date, r.id))
    ORDER BY r.id"""  # noqa: S608  (names of our own)
_PROMISES = f"""{select(Promise)} WHERE m.made_on = :day AND m.state <> 'dropped'
    AND (m.contact_id = :contact OR m.deal_id = :deal
        OR m.company_id = :company AND (:contact IS NULL OR m.contact_id IS NULL))
    AND NOT EXISTS (SELECT 1 FROM recap_point w WHERE w.promise_id = m.id)
    ORDER BY m.id"""  # noqa: S608  (names of our own)
_POINTS = """SELECT w.*, x.on_date AS confirmed_on FROM recap_point w
    LEFT JOIN log_entry x ON x.id = w.confirmed_in_id WHERE w.log_entry_id = :letter ORDER BY w.position"""
_LETTER = f"""{select(LogEntry)} WHERE {_OF_CLIENT} AND EXISTS (SELECT 1 FROM recap_point w WHERE w.log_entry_id = l.id)
    ORDER BY l.on_date DESC, l.id DESC LIMIT 1"""  # noqa: S608  (names of our own)
_ANSWER = f"""{select(LogEntry)} WHERE {_OF_CLIENT} AND l.direction = 'in' AND l.channel IN ('email', 'chat')
    AND (l.on_date, l.id) > (:day, :letter) ORDER BY l.on_date DESC, l.id DESC LIMIT 1"""


class Settled(NamedTuple):
    """The talk of a day, the last of several, and what that day settled and promised.

    Nothing of it was asked about in a recap, and nothing in writing says it yet.
    """

    talk: LogEntry
    bases: tuple[Basis, ...]
    last_on: date
    """The day of the last talk: a later one than this, where that one settled and promised nothing."""


def to_sum_up(connection: sqlite3.Connection, ref: Ref) -> Settled | None:
    """Return the last talk with a client that settled or promised something; None where none of the last did."""
    talks = all_of(connection, LogEntry, _TALKS, whose(connection, ref))
    for first in talks:
        that_day = (talk for talk in talks if talk.on_date == first.on_date)
        bases = {each.ref: each for talk in that_day for each in _bases(connection, ref, talk)}
        if bases:
            return Settled(
                first,
                tuple(sorted(bases.values(), key=lambda each: (each.ref[0] == "m", int(each.ref[1:])))),
                talks[0].on_date,
            )
    return None


def _bases(connection: sqlite3.Connection, ref: Ref, talk: LogEntry) -> tuple[Basis, ...]:
    """Return what a talk settled and promised: rounds first, then promises."""
    values = whose(connection, ref) | {"talk": talk.id, "day": talk.on_date.isoformat()}
    rounds = [
        each for each in all_of(connection, Round, _ROUNDS, values) if each.by_word or each.log_entry_id != talk.id
    ]
    promises = all_of(connection, Promise, _PROMISES, values)
    return (
        *(Basis(f"r{each.id}", settled_on(each), each.topic, None, None, each.ours, each.theirs) for each in rounds),
        *(Basis(f"m{each.id}", each.text, None, each.by, each.due_on) for each in promises),
    )


def newest(connection: sqlite3.Connection, ref: Ref) -> Recap | None:
    """Return the last recap that went to a client, or None."""
    letter = one_of(connection, LogEntry, _LETTER, whose(connection, ref))
    if letter is None:
        return None
    return Recap(letter, all_of(connection, RecapPoint, _POINTS, {"letter": letter.id}))


def answer_to(connection: sqlite3.Connection, ref: Ref, recap: Recap) -> LogEntry | None:
    """Return the newest letter of a client that came after a recap, or None."""
    values = whose(connection, ref) | {"letter": recap.letter.id, "day": recap.letter.on_date.isoformat()}
    return one_of(connection, LogEntry, _ANSWER, values)
