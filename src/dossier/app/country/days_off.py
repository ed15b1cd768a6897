"""When the clients' markets and our own house are shut: as a list, or as a calendar file."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.answer import Answer
from dossier.app.country.closures import missing
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import NotFoundError, WrongUsageError
from dossier.i18n import _, ngettext
from dossier.nearest import did_you_mean
from dossier.read.country import at_stake
from dossier.read.country import holidays as read
from dossier.records.country.closures import Concern
from dossier.records.country.country import HOLIDAY_KINDS, OBSERVANCE, REGIONAL, WORKING, Holiday
from dossier.records.listing import Listing
from dossier.values.listed import enumerated
from dossier.world import countries

if TYPE_CHECKING:
    from dossier.render.shapes.country import Holidays

AHEAD = 90
YEARS = range(1990, 2077)
"""Years that can be computed; the calendar of the moon ends there."""
_COLUMNS = ("country", "on_date", "until", "name", "name_zh", "kind", "computed")


class Asked(NamedTuple):
    """Whose holidays are asked for, and of which time: a year, or so many days from today."""

    who: Sequence[str] = ()
    year: int | None = None
    days: int | None = None
    everything: bool = False
    refresh: bool = False


class Found(NamedTuple):
    """The holidays of a time, what is at stake, what the book does not hold, and what is said beside them."""

    first: date
    last: date
    holidays: list[Holiday]
    concerns: dict[str, Concern]
    unkept: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]
    refreshed: bool


def look_up(session: Session, asked: Asked) -> Found:
    """Return the holidays of a time; what the book does not hold is computed here, or kept in it first."""
    first, last = _span(session, asked)
    told = (_refresh(session, asked.who, {first.year, last.year, session.today.year + 1}),) if asked.refresh else ()
    with session.living() if session.places.book.exists() or not asked.who else nullcontext(None) as connection:
        codes = _codes(session, connection, asked.who)
        days, unkept = _days(connection, codes, first, last)
        concerns = at_stake.by_country(connection) if connection is not None else {}
        unknown = read.unannounced(connection, codes, last.year) if connection is not None else []
    words = _("{country}: the bridge days of {year} are not announced yet; its days follow the law and may move.")
    open_years = (words.format(country=countries.name(country), year=year) for country, year in unknown)
    ours = session.settings.get("me.country")
    worth = [day for day in days if asked.everything or _worth(day, codes, ours)]
    return Found(first, last, worth, concerns, unkept, (*told, *open_years), asked.refresh)


def listed(session: Session, found: Found) -> Answer:
    """Return the holidays by day, with what we have at stake."""
    from dossier.render.country.holidays import holidays_page

    span, ours = (found.first, found.last), session.settings.get("me.country")
    nothing = () if found.holidays else (_("No holidays in this time."),)
    return Answer(
        page=lambda: holidays_page(found.holidays, found.concerns, span, ours, session.setting()),
        shape=lambda: _shape(found),
        table=lambda: _table(found.holidays),
        notes=(*nothing, *found.notes),
        written=found.refreshed,
    )


def calendar_file(session: Session, found: Found) -> bytes:
    """Return the holidays as a calendar file."""
    from dossier.exchange.holiday_calendar import calendar

    return calendar(found.holidays, _("Holidays"), session.now, countries.name)


def in_a_file(found: Found, path: Path) -> Answer:
    """Return what is said of a calendar file that was written."""
    count = len(found.holidays)
    told = ngettext("{n} holiday written to {path}.", "{n} holidays written to {path}.", count)
    return Answer((told.format(n=count, path=path),), notes=found.notes, written=found.refreshed)


def _span(session: Session, asked: Asked) -> tuple[date, date]:
    if asked.year is not None and asked.days is not None:
        raise WrongUsageError(_("A list has one length."), _("Choose one of --year and --days."))
    if asked.year is not None:
        return date(asked.year, 1, 1), date(asked.year, 12, 31)
    return session.today, session.today + timedelta(days=AHEAD if asked.days is None else asked.days)


def _codes(session: Session, connection: sqlite3.Connection | None, words: Iterable[str]) -> tuple[str, ...]:
    """Return the countries that the words name, or all in use; raises NotFoundError for a client without a country."""
    ours = session.settings.get("me.country")
    meant = [_country_of(session, connection, word) for word in words]
    if meant:
        return tuple(dict.fromkeys(meant))
    return read.in_use(connection, ours) if connection is not None else (ours,)


def _country_of(session: Session, connection: sqlite3.Connection | None, word: str) -> str:
    known = countries.find(word)
    if known is not None:
        return known
    if connection is None:
        return countries.read(word)
    try:
        ref = named.client(session, connection, word)
    except NotFoundError as error:
        near = countries.nearest(word)
        if near:
            raise NotFoundError(error.message, did_you_mean(near)) from error
        raise
    from dossier.read import dossier as whole

    found = {"c": whole.of_contact, "o": whole.of_company, "d": whole.of_deal}[ref.letter](connection, ref.id, log=0)
    if found is None or found.country is None:
        way = _("Type: dossier set {ref} country=DE").format(ref=ref)
        raise NotFoundError(_("The country of {ref} is not known.").format(ref=ref), way)
    return found.country


def _days(
    connection: sqlite3.Connection | None, codes: tuple[str, ...], first: date, last: date
) -> tuple[list[Holiday], tuple[tuple[str, int], ...]]:
    """Return the days of a time; what the book does not hold is computed here, and named."""
    years = set(range(first.year, last.year + 1))
    if connection is None:
        found, gaps = [], tuple((code, each) for code in codes for each in sorted(years))
    else:
        found, gaps = list(read.between(connection, codes, first, last)), missing(connection, codes, years)
    if gaps:
        from dossier.world.holidays import of_year  # the calendar library: only for what is not kept

        rows = (day for code, each in gaps for day in of_year(code, each))
        found += [day for day in rows if day.kind in HOLIDAY_KINDS and day.on_date <= last and _end(day) >= first]
    return sorted(found, key=lambda day: (day.on_date, _end(day), day.name, day.country)), gaps


def _end(day: Holiday) -> date:
    return day.until or day.on_date


def _worth(day: Holiday, codes: tuple[str, ...], ours: str) -> bool:
    if day.kind == WORKING:
        return day.country == ours or len(codes) == 1
    return day.kind not in (REGIONAL, OBSERVANCE) or (len(codes) == 1 and day.kind == OBSERVANCE)


def _refresh(session: Session, words: Iterable[str], years: set[int]) -> str:
    """Compute the holidays of the countries anew and keep them; return the sentence that says so."""
    from dossier.world.holidays import of_year
    from dossier.write.country.holidays import keep

    with session.reading() as connection:
        codes = _codes(session, connection, words)
    counted = ngettext("{n} country", "{n} countries", len(codes)).format(n=len(codes))
    told = _("Holidays of {countries} for {years} were computed anew.")
    told = told.format(countries=counted, years=enumerated(map(str, sorted(years))))
    with session.opened(told) as book:
        for code in codes:
            for year in sorted(years):
                keep(book.session, code, year, of_year(code, year))
    return told


def _shape(found: Found) -> "Holidays":
    from dossier.render.shapes import country, keys

    return {
        "from": found.first,
        "until": found.last,
        "holidays": [keys.row(country.HolidayRow, day) for day in found.holidays],
        "computed_now": [{"country": code, "year": year} for code, year in found.unkept],
    }


def _table(found: Sequence[Holiday]) -> Listing:
    rows = tuple(tuple(_cell(getattr(day, name)) for name in _COLUMNS) for day in found)
    return Listing("holidays", _COLUMNS, rows, len(rows))


def _cell(value: object) -> str | int | None:
    if value is None or isinstance(value, str | int):
        return ("yes" if value else "no") if isinstance(value, bool) else value
    return str(value)
