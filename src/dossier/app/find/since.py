"""What is different since we last spoke: asked of the book, of the rates and of the calendars, and held to the veto."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dossier.advice.reckoning.since import changes, chosen, last_talk
from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.session import Session
from dossier.i18n import translated
from dossier.read import dossier as read
from dossier.read.contact import since as asked
from dossier.records.contact.since import UNSAID, WORLD, Development, Since, Spoken, Talk
from dossier.records.country.closures import LONG_DAYS
from dossier.records.country.country import CLOSED
from dossier.records.deal.deal import CLOSED_STAGES
from dossier.records.dossier import Dossier
from dossier.values.listed import in_percent
from dossier.values.names import fold

IN_SIGHT = 60
"""Days ahead in which our own rest is news to a client for whom goods are made."""


def since(session: Session, who: str) -> Answer:
    """Return what is different since the last talk with a person or a firm; without a talk only that none is known."""
    with session.reading() as connection:
        ref = named.client(session, connection, who, named.CLIENTS)
        reader = read.of_contact if ref.letter == "c" else read.of_company
        found = named.there(reader(connection, ref.id), ref, ref.kind.label)
        told, touches = of_dossier(session, connection, found)
        if told.talk is not None:
            beyond = (
                *_world(session, connection, found, told.talk),
                *_news(session, connection, found, told.talk, touches),
            )
            told = told._replace(changes=_allowed(session, found, (*told.changes, *beyond)))

    from dossier.render.contact.since import notes, since_page

    setting = session.setting()
    return Answer(
        page=lambda: since_page(told, chosen(told.changes), setting),
        shape=told._asdict,
        notes=notes(told, setting),
        empty=told.talk is None,
    )


def of_dossier(session: Session, connection: sqlite3.Connection, found: Dossier) -> tuple[Since, tuple[Spoken, ...]]:
    """Return what the book itself says of the days since the last talk, with the touches that were looked at."""
    ref = found.ref
    if ref is None:
        raise TypeError("a talk needs somebody to talk with")
    touches = asked.spoken(connection, ref, session.today)
    talk = last_talk(touches, found.visits, session.today)
    different: tuple[Development, ...] = ()
    if talk is not None:
        different = changes(found, talk, touches, asked.ended(connection, ref, talk.on_date), session.today)
    first = touches[-1].on_date if touches else None
    return Since(str(ref), found.title, talk, len(touches), first, different), touches


def _world(session: Session, connection: sqlite3.Connection, found: Dossier, talk: Talk) -> Iterator[Development]:
    """Yield what moved around them: their money against ours, a long rest, a fair of theirs."""
    from dossier.advice.country.closures import stretches
    from dossier.app.country.closures import weekend
    from dossier.app.country.exposures import money_of
    from dossier.read.country.rates import Rates
    from dossier.records.country.rates import change_pct

    today, ours, theirs = session.today, session.settings.money(), money_of(found.country)
    if ours and theirs and ours != theirs:
        rates = Rates(connection, ours)
        then, now = rates.worth(theirs, ours, talk.on_date), rates.worth(theirs, ours, today)
        if then is not None and now is not None and now.on > talk.on_date:
            moved = change_pct(then.value, now.value)
            if abs(moved) >= session.settings.get("money.move_warn"):
                yield Development(
                    WORLD,
                    "dearer" if moved > 0 else "cheaper",
                    now.on,
                    f"{theirs} {in_percent(str(abs(moved)))} {ours}",
                    bad=moved < 0,
                )
    rest = (day for day in found.holidays if day.kind in CLOSED and day.country == found.country)
    for each in stretches(rest, weekend):
        if each.length >= LONG_DAYS and talk.on_date < each.last < today:
            yield Development(WORLD, "rested", each.last, translated(each, "name"))
    for news in found.news:
        if (
            news.on_date
            and talk.on_date.isoformat() < news.on_date <= today.isoformat()
            and len(news.on_date) == len("2026-10-12")
        ):
            yield Development(WORLD, "news", date.fromisoformat(news.on_date), news.text, f"n{news.id}")


def _news(
    session: Session, connection: sqlite3.Connection, found: Dossier, talk: Talk, touches: Sequence[Spoken]
) -> Iterator[Development]:
    """Yield news of our house that concerns a client with something open, as long as no touch since then names it."""
    from dossier.advice.country.closures import stretches
    from dossier.app.country.closures import weekend
    from dossier.read.country.holidays import between
    from dossier.read.deal.policy import recent

    if not any(deal.stage not in CLOSED_STAGES for deal in found.deals) and not any(
        order.is_to_ship for order in found.orders
    ):
        return
    today, home = session.today, session.settings.get("me.country")
    said = fold(" ".join(each.text for each in touches if each.direction != "in" and each.on_date >= talk.on_date))
    talked_of = {each.topic for each in found.rounds}
    for policy in recent(connection, today, (today - talk.on_date).days):
        if policy.on_date > talk.on_date and policy.topic in talked_of:
            yield Development(UNSAID, "policy", policy.on_date, policy.topic)
    if all(each.closed_on is not None for each in found.complaints):
        yield from _offered(connection, found, talk)
    days = between(connection, (home,), today, today + timedelta(days=IN_SIGHT)) if home else ()
    for each in stretches((day for day in days if day.kind in CLOSED), weekend):
        names = {fold(name) for name in (each.name, each.name_zh) if name}
        if each.length >= LONG_DAYS and not any(name in said for name in names):
            yield Development(UNSAID, "we_rest", each.first, translated(each, "name"))


def _offered(connection: sqlite3.Connection, found: Dossier, talk: Talk) -> Iterator[Development]:
    """Yield new articles and certificates of ours that answer something the client said, as far as no letter told of them."""
    from dossier.app.find.our_news import answered_by

    if found.ref is None:
        return
    client = ("o", found.company.id) if found.company else ("c", found.ref.id)
    for text, day in asked.offered(connection, talk.on_date):
        word = answered_by(connection, client, text)
        if word is not None:
            yield Development(UNSAID, "we_have", day, text, word.ref)


def _allowed(session: Session, found: Dossier, every: Sequence[Development]) -> tuple[Development, ...]:
    """Return the changes without a thing to say that touches what is not to be mentioned to them."""
    if not any(each.group == UNSAID for each in every):
        return tuple(every)
    from dossier.advice.playbook.veto import veto
    from dossier.advice.playbook.vocabulary import scene

    seen = scene(found, session.today)
    return tuple(each for each in every if each.group != UNSAID or veto((), each.what, seen) is None)
