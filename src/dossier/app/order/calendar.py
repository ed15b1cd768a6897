"""The calendar of an order: how long it is made and at sea, and what the book knows of the days at both ends."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta

from dossier.advice.country import calendar as feasts_of
from dossier.advice.country.closures import stretches
from dossier.advice.order.calendar import clashes, plan
from dossier.app.country.closures import weekend
from dossier.app.session import Session
from dossier.read.country import holidays as read
from dossier.records.country.closures import Closure
from dossier.records.country.country import SEASON, Holiday
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.records.order.calendar import DAYS, QUOTATION, SETTING, TERMS, Lasts, ShippingPlan
from dossier.records.order.order import Order
from dossier.values.lead_time import lead_time_of
from dossier.values.when import YEARS
from dossier.world.feasts import feasts
from dossier.world.periods import slow_around

SIGHT = 62
"""Days behind the arrival that are read, so that a closure is seen to its end."""


def plan_of(session: Session, connection: sqlite3.Connection, found: Dossier, order: Order) -> ShippingPlan | None:
    """Return the calendar of an order that is still to leave, or None where no day to ship by is noted."""
    if not order.is_to_ship or order.ship_by is None or order.ship_by.year not in YEARS:
        return None
    making, sea = _making(session, found, order), _at_sea(found, order)
    last = order.ship_by + timedelta(days=(sea.days if sea else 0) + SIGHT)
    here, there = session.settings.get("me.country"), place_of(found, order)
    codes = tuple(code for code in dict.fromkeys((here, there)) if code)
    days = read.between(connection, codes, session.today, last)
    ours = stretches((each for each in days if each.country == here), weekend)
    abroad = tuple(each for each in days if each.country == there and there != here)
    theirs = [*stretches(abroad, weekend), *_fast(session, found, abroad)]
    made = plan(order.ship_by, making, sea, ours, theirs, session.today, slow_around)
    return made._replace(began=order.in_production_on)


def place_of(found: Dossier, order: Order) -> str:
    """Return the country that an order goes to, as far as it is known."""
    return order.destination or (found.deal.market if found.deal else None) or found.country or ""


def _fast(session: Session, found: Dossier, days: tuple[Holiday, ...]) -> Iterator[Closure]:
    """Yield the fast that the person keeps by a noted religion, where her country's calendar does not tell it."""
    fast = feasts_of.fast(found, session.today, feasts_of.There(days, feasts()))
    told = {each.name for each in days if each.kind == SEASON}
    if fast is not None and fast.name not in told:
        yield Closure(fast.name, fast.name_zh, SEASON, fast.first, fast.last, fast.computed, ())


def _making(session: Session, found: Dossier, order: Order) -> Lasts | None:
    noted = _noted(found, "terms.production_days")
    if noted is not None:
        return Lasts(noted, TERMS)
    quote = next((each for each in found.quotes if each.id == order.quote_id), None)
    lead = lead_time_of(quote.lead_time) if quote else None
    if lead is not None:
        return Lasts(lead.days, QUOTATION)
    ours = int(session.settings.get("order.production_days"))
    return Lasts(ours, SETTING) if ours > 0 else None


def _at_sea(found: Dossier, order: Order) -> Lasts | None:
    if order.etd is not None and order.eta is not None:
        return Lasts((order.eta - order.etd).days, DAYS)
    noted = _noted(found, "terms.sea_days")
    return Lasts(noted, TERMS) if noted is not None else None


def _noted(found: Dossier, key: str) -> int | None:
    known = current(found.facts).get(key)
    value = known.value if known is not None and known.state == KNOWN else None
    return int(float(value)) if value and 0 < float(value) < 1000 else None


def said(session: Session, connection: sqlite3.Connection, found: Dossier, order: Order) -> Iterator[str]:
    """Yield what the calendar says against the days of an order, a sentence each."""
    from dossier.render.order.calendar import sentence

    made = plan_of(session, connection, found, order)
    if made is not None:
        yield from (sentence(clash, made, session.today) for clash in clashes(made, session.today))
