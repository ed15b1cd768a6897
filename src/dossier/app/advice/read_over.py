"""Reading a letter of ours before it goes: nothing is written, nothing in it is changed."""

import re
import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from dossier.advice.letters.drafts import reads_little
from dossier.advice.letters.matter import Matter
from dossier.advice.playbook.vocabulary import scene
from dossier.advice.read_over.ground import Ground
from dossier.advice.read_over.judge import read_over as judged
from dossier.app.advice import counsel
from dossier.app.answer import Answer, Shape
from dossier.app.find.one_dossier import of_client
from dossier.app.session import Session
from dossier.capture.asks.questions import finds_english_hard, questions
from dossier.capture.mail.language import language_of
from dossier.capture.mail.mail import open_letter
from dossier.capture.mail.quotes import part
from dossier.capture.outgoing import read_own
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.read.company.offers import offers
from dossier.read.country.holidays import between
from dossier.read.deal.policy import policies
from dossier.read.find.others_named import others_named
from dossier.records.country.country import Holiday
from dossier.records.dossier import Dossier
from dossier.records.read_over import Asked, HeldAgainst, OwnLetter
from dossier.records.ref import Ref
from dossier.render.page import Page, text_of
from dossier.render.words import day

LEAST = 4
"""A question has more letters than this."""
RECENT = 180
"""Days after which a question of theirs that nobody answered is not counted as open any more."""


def read_over(session: Session, who: str, raw: bytes, attached: Sequence[Path] = ()) -> Answer:
    """Return what stands against a letter to a client; raises InvalidValueError where there are no words to read."""
    mail = open_letter(raw)
    known = bool(mail.sender.address or mail.subject or mail.receivers)
    files = (*(each.name for each in mail.attachments if not each.is_inline), *(each.name for each in attached))
    letter = read_own(mail.text, session.today, tuple(files), known=known or bool(attached))
    if not letter.sentences and not letter.greeting:
        raise InvalidValueError(
            _("There are no words of ours to read."), _("Give a file with the letter, or paste it.")
        )
    with session.reading() as connection:
        found = of_client(session, connection, who)
        if found.contact is None and len(found.contacts) == 1:
            found = of_client(session, connection, found.contacts[0].ref)
        ground = _ground(session, connection, found, letter)
    findings = judged(ground, letter)
    counts = HeldAgainst(
        len(found.quotes), len(found.orders), len(found.log), len(found.promises), len(ground.seen.facts)
    )

    def page() -> Page:
        from dossier.render.contact.read_over import read_over_page

        return read_over_page(found.title, findings, counts)

    def shape() -> Shape:
        from dossier.render.contact.read_over import read_over_json

        return read_over_json(str(found.ref or ""), findings, counts)

    return Answer(page=page, shape=shape, exit_code=int(bool(findings)))


def _ground(session: Session, connection: sqlite3.Connection, found: Dossier, letter: OwnLetter) -> Ground:
    today = session.today
    seen = scene(found, today, counsel.around(session, found))
    policy = next(
        (each for each in reversed(policies(connection)) if each.topic == "payment" and each.on_date <= today), None
    )
    asked = tuple(_asked(found, today))
    hard = Matter(around=seen.around, finds_english_hard=finds_english_hard("\n".join(each.text for each in asked)))
    own = [Ref("o", found.company.id)] if found.company else []
    own += [Ref("o", each.other_id) for each in found.links if each.kind != "buys_from"]
    own += [Ref("c", each.id) for each in (*found.contacts, *([found.contact] if found.contact else []))]
    setting = session.setting()
    whole = f"{letter.greeting}\n{letter.text}"
    return Ground(
        found, seen, today, lambda each: day(each, today), lambda each: text_of(counsel.reason_line(each, setting)),
        offers(connection), policy, _ours(session, connection, letter), asked, others_named(connection, whole, own),
        reads_little=reads_little(found, hard),
    )  # fmt: skip


def _ours(session: Session, connection: sqlite3.Connection, letter: OwnLetter) -> tuple[Holiday, ...]:
    home = session.settings.get("me.country")
    named = [each.day for said in letter.sentences for each in said.days]
    if not home or not named:
        return ()
    return between(connection, (home,), min(named) - timedelta(days=30), max(named))


def _asked(found: Dossier, today: date) -> list[Asked]:
    """Return each question of the messages that came since our last one."""
    written = [each for each in found.log if each.channel in ("email", "chat") and each.direction in ("in", "out")]
    went = max(((each.on_date, each.id) for each in written if each.direction == "out"), default=(date.min, 0))
    came = [
        each
        for each in written
        if each.direction == "in" and (each.on_date, each.id) > went and (today - each.on_date).days <= RECENT
    ]
    asked: list[Asked] = []
    for each in sorted(came, key=lambda one: (one.on_date, one.id)):
        lang = language_of(each.text)
        told = _questions(part(each.text).new)
        asked += [Asked(one, f"l{each.id}", each.on_date, questions(one), lang[0] if lang else None) for one in told]
    return asked


def _questions(text: str) -> list[str]:
    every = re.split(
        r"(?<=[.!?。！？\n:：])", re.sub(r"(?m)^\s*\S+(?: \S+){0,2}[,，]", "", text)
    )  # without “Dear Lily,”
    return [
        " ".join(each.split()) for each in every if each.rstrip().endswith(("?", "？")) and len(each.strip()) > LEAST
    ]
