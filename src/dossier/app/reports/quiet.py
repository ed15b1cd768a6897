"""The report on clients who have gone quiet: since when, what is at stake, whether that is unusual, and what to do."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from dossier.advice.contact import quiet as judge
from dossier.app.agenda.rhythms import paces
from dossier.app.answer import Answer
from dossier.app.reports.asked import Asked, reading
from dossier.app.session import Session
from dossier.errors import OwnEyesError
from dossier.i18n import _
from dossier.read.country import holidays
from dossier.read.country.rates import Rates
from dossier.read.facts_now import facts_now, stars
from dossier.read.reports import quiet as read
from dossier.records.catalogue.catalogue import BLACK_LIST
from dossier.records.country.country import CLOSURE, MOST, PUBLIC
from dossier.records.deal.deal import CLOSED_STAGES
from dossier.records.listing import Listing
from dossier.records.ref import read_ref
from dossier.records.reports.quiet import Aside, Named, Quiet, QuietClient, Silent
from dossier.render.reports.quiet import quiet_page
from dossier.render.rhythm import in_short
from dossier.values.when import later

REST = 3
"""Days of holiday from which on nobody is expected to write."""


def quiet(session: Session, asked: Asked) -> Answer:
    """Return the report, of those heard of last in the period; raises OwnEyesError if that is to be shared."""
    if asked.share:
        raise OwnEyesError(_("Who has gone quiet is for our own eyes"))
    with reading(session, asked) as connection:
        told = _told(session, connection, asked)
    anybody = any(each.clients for each in told.silences) or told.wait_for_us or told.aside
    nobody = (
        _("Nobody has gone quiet.") if anybody else asked.nothing(_("Nobody has been in touch yet: dossier log WHO"))
    )
    return Answer(
        page=lambda: quiet_page(told, asked.period, session.setting()),
        shape=told._asdict,
        table=lambda: Listing("quiet", QuietClient._fields, tuple(map(_row, told.clients)), len(told.clients)),
        notes=() if told.clients else (nobody,),
        empty=not anybody,
    )


def _told(session: Session, connection: sqlite3.Connection, asked: Asked) -> Quiet:
    rows, recent = read.heard(connection, later(session.today, -judge.RECENT))
    others = sum(number for day, number in recent.items() if date.fromisoformat(day) in asked.period)
    star, cadence = stars(connection), cache(lambda number: session.settings.cadence(number and str(number)))
    every = [judge.silent(row, star.get(row.company_id or 0), cadence, session.today) for row in rows]
    every = [each for each in every if (each.heard_on or each.wrote_on) in asked.period]
    every = _with_rhythms(session, connection, every)
    found = [each for each in every if each.is_quiet]
    around = _around(connection, session.today, found)
    black, resting = facts_now(connection, BLACK_LIST).keys(), _resting(session, connection)
    reasons = {each.key: why for each in found if (why := judge.reason(each, around, black, resting)) is not None}
    worth = _worth(session, connection)
    found = sorted(
        (each for each in found if each.key not in reasons), key=lambda each: judge.place(each, around, worth)
    )
    counted = (each for each in every if each.key not in reasons)
    return Quiet(
        _clients(connection, found, around),
        _named(connection, ((rows[0].ref, judge.Why(judge.WAITS, rows[0].on_date)) for rows in around.waiting.values())),
        _named(connection, (pair for pair in reasons.items() if pair[1].reason != judge.WAITS)),
        judge.silences(counted, others),
    )  # fmt: skip


def _with_rhythms(session: Session, connection: sqlite3.Connection, every: Sequence[Silent]) -> list[Silent]:
    """Return them with the rhythm of the person we wrote to last, where a letter of ours waits and enough came before."""
    owing = {
        each.last for each in every if each.usual and each.wrote_on and each.wrote_on > (each.heard_on or date.min)
    }
    touches, known = read.last_touches(connection, owing), paces(connection, session.today)
    told = {number: own.rhythm for number, touch in touches.items() if (own := known(touch.contact_id)) is not None}
    return [each._replace(rhythm=told.get(each.last)) for each in every]


def _around(connection: sqlite3.Connection, today: date, found: Sequence[Silent]) -> judge.Around:
    firms = [each.company_id for each in found if each.company_id is not None]
    people = [each.contact_id for each in found if each.company_id is None and each.contact_id is not None]
    return judge.Around(
        judge.by_client(read.deals(connection)), judge.by_client(read.quotations(connection)),
        judge.by_client(read.promises(connection)), judge.by_client(read.planned(connection, today, firms, people)),
        judge.by_client(read.waiting(connection, today)),
    )  # fmt: skip


def _resting(session: Session, connection: sqlite3.Connection) -> dict[str, date]:
    """Return the countries that are shut today for some days, and until when."""
    countries = holidays.in_use(connection, str(session.settings.get("me.country")))
    days = holidays.between(connection, countries, session.today, session.today)
    return {
        each.country: each.until
        for each in days
        if each.kind in {PUBLIC, MOST, CLOSURE} and each.until and (each.until - each.on_date).days >= REST - 1
    }


def _worth(session: Session, connection: sqlite3.Connection) -> Callable[[str], Decimal | None]:
    ours = session.settings.money()
    rates = Rates(connection, ours)

    def worth(currency: str) -> Decimal | None:
        found = rates.worth(currency, ours, session.today)
        return found.value if found is not None else None

    return worth


def _clients(connection: sqlite3.Connection, found: Sequence[Silent], around: judge.Around) -> tuple[QuietClient, ...]:
    touches = read.last_touches(connection, (each.last for each in found))
    return tuple(_client(each, touches[each.last], around) for each in found)


def _client(each: Silent, touch: Named, around: judge.Around) -> QuietClient:
    person = f"c{touch.contact_id}" if touch.contact_id is not None else None
    deals = [deal for deal in around.deals.get(each.key, ()) if deal.stage not in CLOSED_STAGES]
    sent = next(reversed(around.quotations.get(each.key, ())), None)
    promised, planned = (next(iter(rows.get(each.key, ())), None) for rows in (around.promises, around.planned))
    return QuietClient(
        person or each.key, touch.name or touch.company or each.key, touch.company if touch.name else None, each.country, each.star,
        each.heard_on, each.wrote_on, each.days, touch.subject, touch.direction, each.usual, each.cadence, each.is_unusual, each.rhythm,
        judge.at_stake(deals), tuple(f"d{deal.id}" for deal in deals), sent.text if sent else None,
        promised.text if promised else None, planned.on_date if planned else None, judge.command(each, person, around),
    )  # fmt: skip


def _named(connection: sqlite3.Connection, found: Iterable[tuple[str, judge.Why]]) -> tuple[Aside, ...]:
    """Return those whose silence has its reason, by name, whoever waits longest first."""
    every = list(found)
    refs = [read_ref(ref) for ref, _why in every]
    firms, people = ([ref.id for ref in refs if ref and ref.letter == letter] for letter in "oc")
    names = read.names(connection, firms, people)
    rows = (Aside(ref, names[ref], *why) for ref, why in every if ref in names)
    return tuple(sorted(rows, key=lambda row: (row.reason, row.since or date.max, row.name.casefold())))


def _row(each: QuietClient) -> tuple[str | int | None, ...]:
    sums = "; ".join(f"{currency} {amount}" for currency, amount in each.value.items()) or None
    told = each._asdict() | {
        "value": sums,
        "deals": ", ".join(each.deals) or None,
        "rhythm": in_short(each.rhythm) if each.rhythm is not None else None,
        "is_unusual": "yes" if each.is_unusual else "no",
    }
    return tuple(cell if cell is None or isinstance(cell, int) else str(cell) for cell in told.values())
