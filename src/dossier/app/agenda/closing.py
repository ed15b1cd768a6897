"""What a touch closes: the aim that a talk was to bring, and the recap that a letter of theirs confirms."""

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.agenda import aims
from dossier.app.deal import recap_answer as recaps
from dossier.app.session import Session
from dossier.records.agenda.aim import Aim
from dossier.records.deal.recap import Recap
from dossier.records.proposals import LogTouch
from dossier.records.ref import Ref

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


class Closing(NamedTuple):
    """What a touch may close, and what was said of it: the end of the aim, whether the recap is confirmed."""

    aim: Aim | None = None
    end: str | None = None
    recap: Recap | None = None
    confirmed: bool = False


def met(connection: sqlite3.Connection, ref: Ref, name: str, told: LogTouch, end: str | None) -> Closing:
    """Return what a touch with a client may close; `end` is what was typed of its aim."""
    return Closing(aims.for_talk(connection, ref, told, end, name), end, recaps.answered(connection, ref, told))


def asked(session: Session, found: Closing) -> Closing:
    """Return it with what somebody who can be asked says of it, in two keys each."""
    if found.aim is not None and found.end is None:
        found = found._replace(end=aims.ask_end(session.asker, found.aim))
    if found.recap is not None:
        found = found._replace(confirmed=recaps.ask_confirmed(session, session.asker, found.recap))
    return found


def written(tx: "Transaction", found: Closing, name: str, entry: int) -> tuple[str, ...]:
    """Write what a touch closes beside it, and return the sentences; `entry` is its number in the log."""
    said: list[str] = []
    if found.aim is not None:
        from dossier.write.contact import aim

        aim.change(tx, found.aim.id, log_entry_id=entry, outcome=found.end)
        said += [aims.end_sentence(name, found.aim, found.end)] if found.end else []
    if found.recap is not None and found.confirmed:
        from dossier.write.deal import recap

        points = found.recap.waiting
        recap.confirm(tx, (each.id for each in points), entry)
        said.append(recaps.confirmation(name, points, f"l{entry}"))
    return tuple(said)


def left(session: Session, ref: Ref, found: Closing) -> tuple[str, ...]:
    """Return the remarks on what stays open although the touch could have closed it."""
    said = (aims.left_open(ref, found.aim),) if found.aim is not None and found.end is None else ()
    return (*said, recaps.proposed(session, ref, found.recap)) if found.recap and not found.confirmed else said
