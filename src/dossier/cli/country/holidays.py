"""`dossier holidays`: when the clients' markets and our own house are shut."""

import sqlite3
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from dossier.app.country.closures import missing
from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.output_file import Force
from dossier.errors import NotFoundError, WrongUsageError
from dossier.i18n import _, ngettext
from dossier.read.country import at_stake
from dossier.read.country import holidays as read
from dossier.records.country.closures import Concern
from dossier.records.country.country import HOLIDAY_KINDS, OBSERVANCE, REGIONAL, WORKING, Holiday
from dossier.records.listing import Listing
from dossier.world import countries

app = chapter()
AHEAD = 90
YEARS = range(1990, 2077)
"""Years that can be computed; the calendar of the moon ends there."""


@app.command(
    help=_("List holidays of the clients' countries and ours, as a list or as a calendar file.")
    + "\n\n"
    + _("Example: dossier holidays AE SA --year 2027 --ics gulf.ics")
)
def holidays(
    who: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WHO|COUNTRY…]", help=_("Countries or clients; all of them if left out."),
            autocompletion=complete_who,
        ),
    ] = None,
    year: Annotated[
        int | None, typer.Option(min=YEARS[0], max=YEARS[-1], metavar="YEAR", help=_("A whole year."))
    ] = None,
    days: Annotated[int | None, typer.Option(min=0, max=3650, help=_("How many days ahead; 90 if left out."))] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("Days of single regions and days on which people work, too."))
    ] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help=_("Compute them anew and keep them in the book."))] = False,
    ics: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a calendar file."))] = None,
    force: Force = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help=_("As CSV."))] = False,
) -> None:  # fmt: skip
    """Print the holidays of a time by day, with what we have at stake."""
    if year is not None and days is not None:
        raise WrongUsageError(_("A list has one length."), _("Choose one of --year and --days."))
    if ics is not None:
        desk().check_file(ics, force=force)
    first, last = _span(year, days)
    if refresh:
        _refresh(who or [], {first.year, last.year, desk().today.year + 1})
    with desk().reading() if desk().places.book.exists() or not who else nullcontext(None) as connection:
        asked = _asked(connection, who or [])
        found, unkept = _found(connection, asked, first, last)
        concerns = at_stake.by_country(connection) if connection is not None else {}
        open_years = read.unannounced(connection, asked, last.year) if connection is not None else []
    found = [day for day in found if everything or _worth(day, asked)]
    _give(found, concerns, (first, last), unkept, ics, force=force, as_json=as_json, as_csv=as_csv)
    for country, unknown in open_years:
        desk().talk(
            _(
                "{country}: the bridge days of {year} are not announced yet; its days follow the law and may move."
            ).format(country=countries.name(country), year=unknown)
        )


def _span(year: int | None, days: int | None) -> tuple[date, date]:
    today = desk().today
    if year is not None:
        return date(year, 1, 1), date(year, 12, 31)
    return today, today + timedelta(days=AHEAD if days is None else days)


def _asked(connection: sqlite3.Connection | None, words: Iterable[str]) -> tuple[str, ...]:
    """Return the countries that the words name, or all in use; raises NotFoundError for a client without a country."""
    ours = desk().settings.get("me.country")
    named = [_country_of(connection, word) for word in words]
    if named:
        return tuple(dict.fromkeys(named))
    return read.in_use(connection, ours) if connection is not None else (ours,)


def _country_of(connection: sqlite3.Connection | None, word: str) -> str:
    known = countries.find(word)
    if known is not None:
        return known
    if connection is None:
        return countries.read(word)
    try:
        ref = named.client(desk().session, connection, word)
    except NotFoundError as error:
        near = countries.nearest(word)
        if near:
            way_out = _("Did you mean: {names}?").format(names=", ".join(near))
            raise NotFoundError(error.message, way_out) from error
        raise
    from dossier.read import dossier as whole

    found = {"c": whole.of_contact, "o": whole.of_company, "d": whole.of_deal}[ref.letter](connection, ref.id, log=0)
    if found is None or found.country is None:
        raise NotFoundError(_("The country of {ref} is not known.").format(ref=ref), f"dossier set {ref} country=…")
    return found.country


def _found(
    connection: sqlite3.Connection | None, asked: tuple[str, ...], first: date, last: date
) -> tuple[list[Holiday], tuple[tuple[str, int], ...]]:
    """Return the days of a time; what the book does not hold is computed here, and named."""
    years = set(range(first.year, last.year + 1))
    gaps = (
        missing(connection, asked, years)
        if connection is not None
        else tuple((code, each) for code in asked for each in sorted(years))
    )
    found = list(read.between(connection, asked, first, last)) if connection is not None else []
    if gaps:
        from dossier.world.holidays import of_year  # the calendar library: only for what is not kept

        rows = (day for code, each in gaps for day in of_year(code, each))
        found += [day for day in rows if day.kind in HOLIDAY_KINDS and day.on_date <= last and _end(day) >= first]
    return sorted(found, key=lambda day: (day.on_date, _end(day), day.name, day.country)), gaps


def _end(day: Holiday) -> date:
    return day.until or day.on_date


def _worth(day: Holiday, asked: tuple[str, ...]) -> bool:
    if day.kind == WORKING:
        return day.country == desk().settings.get("me.country") or len(asked) == 1
    return day.kind not in (REGIONAL, OBSERVANCE) or (len(asked) == 1 and day.kind == OBSERVANCE)


def _refresh(words: Iterable[str], years: set[int]) -> None:
    from dossier.world.holidays import of_year
    from dossier.write.country.holidays import keep

    with desk().reading() as connection:
        asked = _asked(connection, words)
    words_ = ngettext("{n} country", "{n} countries", len(asked)).format(n=len(asked))
    told = _("Holidays of {countries} for {years} were computed anew.")
    told = told.format(countries=words_, years=", ".join(map(str, sorted(years))))
    with desk().opened(told) as book:
        for code in asked:
            for year in sorted(years):
                keep(book.session, code, year, of_year(code, year))
    desk().talk(told)


def _give(
    found: list[Holiday], concerns: dict[str, Concern], span: tuple[date, date], unkept: tuple[tuple[str, int], ...],
    ics: Path | None, *, force: bool, as_json: bool, as_csv: bool,
) -> None:  # fmt: skip
    if ics is not None:
        _to_calendar(found, ics, force=force)
        return
    if as_json:
        from dossier.render.media.as_json import spoken

        gaps = [{"country": country, "year": year} for country, year in unkept]
        desk().write(spoken({"from": span[0], "until": span[1], "holidays": _plain(found), "computed_now": gaps}))
    elif as_csv:
        from dossier.render.media.as_csv import spoken as csv_spoken

        columns = ("country", "on_date", "until", "name", "name_zh", "kind", "computed")
        rows = tuple(tuple(_cell(getattr(day, name)) for name in columns) for day in found)
        desk().write(csv_spoken(Listing("holidays", columns, rows, len(rows))))
    else:
        from dossier.render.country.holidays import holidays_page

        desk().show(holidays_page(found, concerns, span, desk().settings.get("me.country"), desk().setting()))
        if not found:
            desk().talk(_("No holidays in this time."))


def _plain(found: Iterable[Holiday]) -> list[dict[str, object]]:
    return [{name: value for name, value in day._asdict().items() if name != "id"} for day in found]


def _cell(value: object) -> str | int | None:
    if value is None or isinstance(value, str | int):
        return ("yes" if value else "no") if isinstance(value, bool) else value
    return str(value)


def _to_calendar(found: list[Holiday], path: Path, *, force: bool) -> None:
    from dossier.exchange.holiday_calendar import calendar

    desk().to_file(path, calendar(found, _("Holidays"), desk().now, countries.name), force=force)
    told = ngettext("{n} holiday written to {path}.", "{n} holidays written to {path}.", len(found))
    desk().say(told.format(n=len(found), path=path))
