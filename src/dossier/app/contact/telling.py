"""Our own news: for whom it is an answer, the letter to one of them, and that it went."""

import sqlite3
from collections.abc import Iterable

from dossier.advice.letters.plain import written_in
from dossier.advice.reckoning.telling import telling
from dossier.app.advice import letters
from dossier.app.advice.objections import against
from dossier.app.agenda import touches
from dossier.app.answer import Answer
from dossier.app.deal import black_list
from dossier.app.find import several
from dossier.app.find.our_news import news_of
from dossier.app.session import Session
from dossier.errors import NotFoundError, RefusedError
from dossier.i18n import _
from dossier.read import dossier as read_dossier
from dossier.read.facts_now import stars
from dossier.read.find import news as read
from dossier.records.contact.news import TOPIC, Concerned, News, Standing, Telling, Word
from dossier.records.known import KNOWN, current
from dossier.records.ref import Ref
from dossier.render.page import Page
from dossier.render.words import day
from dossier.values.languages import first_foreign


def tell(session: Session, text: str) -> Answer:
    """Return whom our news concerns, the most concerned first, and who is left out and why."""
    with session.living() as connection:
        found = _told(session, connection, news_of(connection, text))

    def page() -> Page:
        from dossier.render.contact.telling import telling_page

        return telling_page(found, session.setting())

    anybody = bool(found.concerned or found.left_out or found.waiting)
    said = () if anybody else (_("Nobody in the book said anything that this answers."),)
    return Answer(page=page if anybody else None, shape=lambda: found, notes=said, empty=not anybody)


def draft(session: Session, text: str, which: str) -> letters.Written:
    """Return the letter with the news to one of those whom it concerns, in their language where the news is written in it."""
    with session.living() as connection:
        one = _one(_told(session, connection, news_of(connection, text)), which)
        person = read_dossier.of_contact(connection, int(one.ref[1:])) if one.ref[0] == "c" else None
        row = current(person.facts).get("contact.languages") if person is not None else None
    spoken = first_foreign(row.items) if row is not None and row.state == KNOWN else None
    lang = next(
        (each for each in (spoken, "en", "zh", "ru") if each and written_in(text, each, typed_for_it=True)), None
    )
    on = one.said_on if one.kind == "wrote" else None
    written = letters.draft(session, letters.Wanted(one.ref, TOPIC, lang=lang, news=text, news_on=on))
    sent = _("Once sent: {command}").format(command=f'dossier tell "{text}" --sent {one.ref}')
    return written._replace(notes=(*(each for each in written.notes if "dossier log" not in each), sent))


def sent(session: Session, text: str, which: str) -> Answer:
    """Log that the news went to one of those whom it concerns, so that it is not proposed again."""
    with session.living() as connection:
        one = _one(_told(session, connection, news_of(connection, text)), which)
    told = touches.Touch(text, by="email", went_out=True, subject=text, topics=(TOPIC,))
    return touches.log(session, several.Whom((one.ref,)), told)


def _one(found: Telling, which: str) -> Concerned:
    """Return the one that is meant by a number of the page or by a ref; raises RefusedError or NotFoundError."""
    if which.isdigit() and 1 <= int(which) <= len(found.concerned):
        return found.concerned[int(which) - 1]
    one = next((each for each in found.concerned if each.ref == which.casefold()), None)
    if one is not None:
        return one
    out = next((each for each in found.left_out if each.ref == which.casefold()), None)
    if out is not None:
        raise RefusedError(_("{name} is left out: {reason}.").format(name=out.name, reason=out.reason))
    raise NotFoundError(
        _("“{which}” is nobody whom this news concerns today.").format(which=which[:40]),
        _("See who is: {command}").format(command=f'dossier tell "{found.news}"'),
    )


def _told(session: Session, connection: sqlite3.Connection, news: News) -> Telling:
    words = read.said(connection, news)
    about, told, have = read.speak_of(connection, news.goods), read.told(connection, news), read.have(connection, news)
    star = stars(connection)
    clients: dict[tuple[str, int], Standing] = {}
    for client in dict.fromkeys(each.client for each in words):
        said = [each for each in words if each.client == client]
        theirs = [each.on_date for each in told if client in (("o", each.company_id), ("c", each.contact_id))]
        standing = _standing(session, connection, client, said, news)
        clients[client] = standing._replace(
            about_goods=client in about, told_on=max(theirs, default=None), has_it=have.get(client),
            star=star.get(client[1]) if client[0] == "o" else None,
        )  # fmt: skip
    return telling(
        news,
        words,
        clients,
        read.told_on(connection, session.today),
        session.today,
        lambda each: day(each, session.today),
    )


def _standing(
    session: Session, connection: sqlite3.Connection, client: tuple[str, int], said: Iterable[Word], news: News
) -> Standing:
    """Return who would get the letter, and what stands against any letter to them now."""
    ref = Ref(*client)
    firm = read_dossier.of_company(connection, ref.id) if ref.letter == "o" else None
    person = max((each for each in said if each.contact_id), key=lambda each: each.on_date, default=None)
    number = person.contact_id if person is not None else ref.id if ref.letter == "c" else None
    number = number if number is not None or firm is None or not firm.contacts else firm.contacts[0].id
    found = read_dossier.of_contact(connection, number) if number is not None else None
    contact, company = found.contact if found else None, found.company if found else firm.company if firm else None
    country = (contact.country if contact else None) or (company.country if company else None)
    name = contact.name if contact else company.name if company else str(ref)
    return Standing(
        number, name, company.name if contact and company else None, country,
        held=_held(session, connection, Ref("c", number) if number is not None else ref, news),
    )  # fmt: skip


def _held(session: Session, connection: sqlite3.Connection, ref: Ref, news: News) -> str | None:
    """Return what stands against a letter with news now: the black list, a complaint, their own question, a fact about them."""
    listed = black_list.warning(connection, ref)
    if listed:
        return listed[0].rstrip(".。")
    if ref.letter != "c":
        return _("nobody is known there to write to")
    found = read_dossier.of_contact(connection, ref.id)
    if found is None or found.contact is None:
        return _("nobody is known there to write to")
    claim = read.open_claim(connection, ref.id)
    if claim is not None:
        return _("a complaint is open ({ref})").format(ref=claim)
    if (since := found.contact.waiting_since) is not None:
        return _("waits for our answer since {day}: tell it there").format(day=day(since.date(), session.today))
    stopped = against(session, connection, ref, news.text)
    return stopped[0].rstrip(".。") if stopped else None
