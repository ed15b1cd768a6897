"""Facts that cannot both be true, or hardly: asked about when they are typed, and written all the same."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping

from dossier.app.session import Session
from dossier.i18n import N_, _, ngettext
from dossier.read.dossier import facts_about, past_visits_to_us
from dossier.records.catalogue.catalogue import by_key
from dossier.records.known import KNOWN, NONE, Known, current
from dossier.records.ref import Ref
from dossier.render.words import day, label
from dossier.values.partial_date import year_of

YOUNGEST, OLDEST = 14, 100
"""Ages between which somebody does business with us."""
OLDEST_FIRM = 1600
"""Hardly a firm is older."""
_BEGAN = {
    "contact.trade_since": N_("In the trade since {since}, and yet born in {year}: which is right?"),
    "contact.joined_firm": N_("In the firm since {since}, and yet born in {year}: which is right?"),
}
CHINA = ("contact.been_to_china", "contact.china_visits", "visits")


def doubted(session: Session, typed: Mapping[Ref, Collection[str]]) -> tuple[str, ...]:
    """Return a question for each fact just written that contradicts the day or another fact of its record.

    `typed` are the keys that were written of each record; `visits` stands for a visit of a person.
    """
    if not any(keys and ref.letter in "co" for ref, keys in typed.items()):
        return ()
    said = []
    with session.reading() as connection:
        for ref, keys in typed.items():
            known = current(facts_about(connection, ref.kind.noun, ref.id))
            for field, text in _contradictions(session, connection, ref, known, set(keys)):
                mend = _("Mend it with: {command}").format(command=f"dossier set {ref} {field}=…")
                said.append(f"{text} {mend}")
    return tuple(said)


def _contradictions(
    session: Session, connection: sqlite3.Connection, ref: Ref, known: Mapping[str, Known], typed: set[str]
) -> Iterator[tuple[str, str]]:
    for key in sorted(typed & {entry.key for entry in by_key().values() if entry.looks_back}):
        since = _value(known, key)
        if since and since > session.today.isoformat()[: len(since)]:
            words = _("“{field}” lies in days to come ({day}): is that right?")
            yield key.partition(".")[2], words.format(field=label(key), day=day(since))
    founded = year_of(_value(known, "company.founded"))
    if "company.founded" in typed and founded is not None and founded < OLDEST_FIRM:
        yield "founded", _("Founded in {year}: is that right?").format(year=founded)
    yield from _ages(session, known, typed)
    if typed & set(CHINA):
        yield from _china(session, connection, ref, known)


def _ages(session: Session, known: Mapping[str, Known], typed: set[str]) -> Iterator[tuple[str, str]]:
    born = year_of(_value(known, "contact.birthday"))
    if born is None:
        return
    age = session.today.year - born
    if "contact.birthday" in typed and not YOUNGEST <= age <= OLDEST:
        words = ngettext("Born in {year}, that is {n} year old: is that right?",
                         "Born in {year}, that is {n} years old: is that right?", age)  # fmt: skip
        yield "birthday", words.format(year=born, n=age)
        return
    for key, words in _BEGAN.items():
        began = year_of(_value(known, key))
        if {"contact.birthday", key} & typed and began is not None and began < born + YOUNGEST:
            yield key.partition(".")[2], _(words).format(since=began, year=born)


def _china(
    session: Session, connection: sqlite3.Connection, ref: Ref, known: Mapping[str, Known]
) -> Iterator[tuple[str, str]]:
    been, counted = _value(known, "contact.been_to_china"), _value(known, "contact.china_visits")
    visits = int(float(counted)) if counted else 0
    came = past_visits_to_us(connection, ref.id, session.today) if ref.letter == "c" else 0
    if been == "no" and visits:
        words = ngettext("Never been to China, and yet {n} visit to China: which is right?",
                         "Never been to China, and yet {n} visits to China: which is right?", visits)  # fmt: skip
        yield "been_to_china", words.format(n=visits)
    elif been == "no" and came:
        words = ngettext("Never been to China, and yet {n} visit to us is in the book: which is right?",
                         "Never been to China, and yet {n} visits to us are in the book: which is right?", came)  # fmt: skip
        yield "been_to_china", words.format(n=came)
    elif been == "yes" and counted is not None and not visits:
        yield "china_visits", _("Been to China, and yet no visit to China: which is right?")


def _value(known: Mapping[str, Known], key: str) -> str:
    row = known.get(key)
    if row is None or row.state not in (KNOWN, NONE):
        return ""
    return row.value or ("0" if key == "contact.china_visits" else "")
