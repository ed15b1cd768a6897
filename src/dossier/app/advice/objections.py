"""What runs against a fact at the moment it is planned, promised, logged or given: said at once, with the reason."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence

from dossier.advice.playbook.scene import Scene
from dossier.advice.playbook.veto import Vetoed, objections
from dossier.advice.playbook.vocabulary import scene
from dossier.advice.touching import label
from dossier.app.advice.counsel import reason_line
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.records.dossier import Dossier
from dossier.records.known import Known
from dossier.records.proposals import NoteFact
from dossier.records.ref import Ref
from dossier.render.page import text_of

AT_TABLE = ("contact.diet", "contact.religion", "contact.drinks", "contact.smokes", "contact.gifts")
"""The facts that what was done already may run against: what somebody told or said is no plan of ours."""
PEOPLE = 5


def against(
    session: Session,
    connection: sqlite3.Connection,
    whose: Ref | None,
    *words: str | None,
    touches: Collection[str] = (),
    only: Collection[str] | None = None,
) -> tuple[str, ...]:
    """Return a sentence for each fact about the people of a record that the words run against.

    `touches` are tags that the words touch beside those they name; `only` the facts that are asked, all of them if None.
    """
    text = " ".join(part for part in words if part)
    if whose is None or not text.strip():
        return ()
    said: list[str] = []
    for found in _people(connection, whose):
        seen = scene(found, session.today)
        hits = [each for each in objections(text, seen, touches) if only is None or each.reason.key in only]
        said += [_sentence(session, seen, each, text) for each in hits]
    return tuple(dict.fromkeys(said))


def gifts_against(
    session: Session,
    connection: sqlite3.Connection,
    typed: Mapping[Ref, Sequence[NoteFact]],
    held: Mapping[Ref, Mapping[str, Known]],
) -> tuple[str, ...]:
    """Return what gifts that are being noted run against: one given before, or one that does not fit the person."""
    said: list[str] = []
    for ref, facts in typed.items():
        for fact in facts:
            before = held[ref].get(fact.key)
            for item in (fact.value or "").split("\n") if fact.key == "contact.gifts" else ():
                if before is None or item not in before.items:
                    said += against(session, connection, ref, item, touches=("gift",))
    return tuple(dict.fromkeys(said))


def _people(connection: sqlite3.Connection, whose: Ref) -> Iterator[Dossier]:
    """Yield the dossier of each person a plan with this client or deal may mean."""
    if whose.letter == "c":
        found = read.of_contact(connection, whose.id)
    elif whose.letter == "d":
        found = read.of_deal(connection, whose.id)
    else:
        firm = read.of_company(connection, whose.id) if whose.letter == "o" else None
        for person in (firm.contacts if firm else ())[:PEOPLE]:
            yield from _people(connection, Ref("c", person.id))
        return
    if found is not None and found.contact is not None:
        yield found


def _sentence(session: Session, seen: Scene, each: Vetoed, text: str) -> str:
    at = text.casefold().find(each.word)
    word = text[at : at + len(each.word)] if at >= 0 else each.word
    tag = label(each.tag) if each.tag else ""
    shown = (
        _("“{word}” ({tag})").format(word=word, tag=tag) if tag and word not in tag else _("“{word}”").format(word=word)
    )
    who = seen.dossier.contact.name if seen.dossier.contact else ""
    reason = text_of(reason_line(each.reason, session.setting()))
    return _("Careful: {what} for {who}? Noted: {reason}.").format(what=shown, who=who, reason=reason)
