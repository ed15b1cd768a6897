"""Who carries a deal at the client's, and whom to ask before one of them leaves."""

import sqlite3
import tomllib
from collections.abc import Callable, Mapping
from functools import cache

from dossier.advice.playbook.veto import veto
from dossier.advice.playbook.vocabulary import scene
from dossier.advice.reckoning import cover as judge
from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.read.deal.decider import people
from dossier.records.catalogue import catalogue
from dossier.records.company.organisation import in_english
from dossier.records.deal.cover import Cover
from dossier.records.deal.deal import CLOSED_STAGES, TOPICS
from dossier.records.dossier import Dossier


def cover(session: Session, text: str) -> Answer:
    """Return who has which part in a deal, what one of them carries alone, and whom to ask what."""
    with session.reading() as connection:
        ref = named.deal(session, connection, text)
        told = _told(session, connection, named.there(read.of_deal(connection, ref.id), ref, ref.kind.label))
    from dossier.render.deal.cover import cover_page, notes

    return Answer(
        page=lambda: cover_page(told, session.setting()), shape=told._asdict, notes=notes(told), empty=not told.people
    )


def _told(session: Session, connection: sqlite3.Connection, found: Dossier) -> Cover:
    deal = found.deal
    if deal is None:
        raise TypeError("only a deal is covered")
    asked = judge.Asked(
        deal.contact_id, people(connection, deal.company_id, deal.contact_id, session.today), found.departments, found.rounds,
        session.today, session.settings.get("remind.decider_days"),
    )  # fmt: skip
    is_over, parts = deal.stage in CLOSED_STAGES, judge.parts(asked)
    flags = () if is_over else judge.flags(asked, _sentences(session), _may_hear(session, connection))
    client = deal.company_name or deal.contact_name or ""
    firm = f"o{deal.company_id}" if deal.company_id is not None else None
    return Cover(deal.ref, deal.title, client, firm, is_over, parts, judge.left(parts), flags, asked.silent)


def _sentences(session: Session) -> judge.Sentence:
    """Return what makes the sentence of a key, in English and in the language in use; who decides is asked as everywhere."""
    words = tomllib.loads((session.places.data / "cover.toml").read_text(encoding="utf-8"))
    words["decider_unknown"] = catalogue.by_key()["contact.authority"].question
    topics = {each.code: each.label for each in TOPICS}

    def sentence(key: str, names: Mapping[str, str]) -> tuple[str, str]:
        function, topic = in_english(names["function"]), topics.get(names["topic"], "")
        said = str(words["nobody_heads_unnamed" if key == "nobody_heads" and function is None else key])
        english = said.format(**{**names, "function": function, "topic": topic})
        return english, _(said).format(**{**names, "topic": _(topic)})

    return sentence


def _may_hear(session: Session, connection: sqlite3.Connection) -> Callable[[int, str], bool]:
    """Return what tells whether anything known of a person speaks against a sentence."""

    @cache
    def dossier(contact_id: int) -> Dossier | None:
        return read.of_contact(connection, contact_id)

    def may_hear(contact_id: int, words: str) -> bool:
        found = dossier(contact_id)
        return found is not None and veto((), words, scene(found, session.today)) is None

    return may_hear
