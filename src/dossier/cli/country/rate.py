"""`dossier rate`: note an exchange rate, show one, or list all."""

import sqlite3
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

import typer

from dossier.app.country.exposures import exposures
from dossier.app.country.rate_course import course
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.errors import InvalidValueError, NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.read.country import rates as read
from dossier.records.country.rates import Exposure
from dossier.render.country.rates import SPANS, Course, moved, rate_page, rates_page
from dossier.values.money import known_currency, parse_amount
from dossier.values.when import parse_when

app = chapter()


@app.command(
    help=_("Note an exchange rate, show one, or list all.")
    + "\n\n"
    + _("Example: dossier rate EUR 7.81 --on yesterday")
)
def rate(
    currency: Annotated[str | None, typer.Argument(metavar="CODE", help=_("The currency: EUR, 美元 …"))] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help=_("What one unit costs; left out: show it."))
    ] = None,
    base: Annotated[str | None, typer.Option(metavar="CODE", help=_("In which money; yours if left out."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day of the rate."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Note the rate of a day, or print the newest with its moves and the sums that are open in it."""
    if currency is None:
        every(as_json=as_json)
    elif value is None:
        if on is not None:
            raise WrongUsageError(
                _("A day without a rate says nothing."), _("Write: dossier rate EUR 7.81 --on 2026-11-20")
            )
        _show(known_currency(currency), base, as_json=as_json)
    else:
        _note(known_currency(currency), value, base, on)


def _note(currency: str, text: str, base: str | None, on: str | None) -> None:
    money = known_currency(base) if base else desk().settings.money()
    value = parse_amount(text, field="rate")
    day = parse_when(on, desk().today, past=True) if on else desk().today
    if money == currency:
        raise InvalidValueError(_("A currency has no rate against itself."), _("Name the other one with --base."))
    if value <= 0:
        raise InvalidValueError(_("A rate is above zero."), _("Write what one {code} costs.").format(code=currency))
    if day > desk().today:
        raise InvalidValueError(_("A rate cannot be noted for a day to come."), _("Leave --on away for today."))
    from dossier.write.country import rates as write

    with desk().writing("rate") as tx:
        number, before = write.note(tx, currency, money, day, value)
        words = _("1 {currency} = {value} {base} on {day} (x{number}).")
        if before is not None and before != value:
            words = _("1 {currency} = {value} {base} on {day} instead of {before} (x{number}).")
        said = tx.say(
            words.format(currency=currency, value=f"{value:f}", base=money, day=day, number=number, before=before)
        )
    desk().say(said, _("Next: dossier rate {code}").format(code=currency))


def _show(currency: str, base: str | None, *, as_json: bool) -> None:
    wanted = known_currency(base) if base else None
    with desk().reading() as connection:
        pairs = [pair for pair in read.pairs(connection) if pair[0] == currency and wanted in {None, pair[1]}]
        courses = [found for pair in pairs if (found := course(desk().session, connection, *pair))]
        touched = [each for each in exposures(desk().session, connection, desk().today) if currency in _monies(each)]
        if not courses:
            raise _none(connection, currency)
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken([_shape(each) | {"open": [_open(one) for one in touched]} for each in courses]))
        return
    desk().show(rate_page(courses, touched, desk().setting()))


def _monies(each: Exposure) -> set[str]:
    return {each.what.currency, *(move.against for move in each.moves)}


def _none(connection: sqlite3.Connection, currency: str) -> NotFoundError:
    held = sorted({pair[0] for pair in read.pairs(connection)})
    known = _("Rates are kept of: {codes}.").format(codes=", ".join(held)) + " " if held else ""
    return NotFoundError(
        _("No rate of {code} has been noted yet.").format(code=currency),
        known + _("Note one with: dossier rate {code} VALUE").format(code=currency),
    )


def every(*, as_json: bool) -> None:
    """Print all currencies of which a rate is kept."""
    with desk().reading() as connection:
        courses = [found for pair in read.pairs(connection) if (found := course(desk().session, connection, *pair))]
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken([_shape(each) for each in courses]))
    elif courses:
        desk().show(rates_page(courses, desk().setting()))
    else:
        desk().say(_("No rate has been noted yet."), _("Next: dossier rate USD 7.10, or dossier rates import FILE"))


def _shape(each: Course) -> dict[str, object]:
    names = ("move_1_month_pct", "move_3_months_pct", "move_12_months_pct")
    spans: dict[str, Decimal | None] = {
        name: moved(each, days, desk().today) for name, (days, _label) in zip(names, SPANS, strict=True)
    }
    start: date = desk().today - timedelta(days=365)
    return {
        "currency": each.currency,
        "base": each.base,
        "value": each.newest.value,
        "on": each.newest.on_date,
        "age_days": (desk().today - each.newest.on_date).days,
        **spans,
        "rates": [{"on": one.on_date, "value": one.value} for one in each.rates if one.on_date >= start],
    }


def _open(each: Exposure) -> dict[str, object]:
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
