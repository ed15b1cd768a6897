"""`dossier trip`: a round of visits prepared: clients per stop, days off, whom to see, what to bring."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dossier.advice.contact.card import card
from dossier.advice.country.trip import days_for, ranked
from dossier.app.advice import counsel
from dossier.app.country import closures
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.output_file import Force
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.read.country.holidays import between
from dossier.read.country.trip import trip_clients
from dossier.records.country.country import Holiday
from dossier.records.country.trip import RankedClient, Stop
from dossier.render.country.trip import Call, trip_page
from dossier.values.when import parse_when
from dossier.world import countries
from dossier.world.guidance import guidance

LOG_FOR_JUDGEMENT = 200
app = chapter()


@app.command(
    help=_("Prepare a round of visits: clients per stop, holidays, what to bring.")
    + "\n\n"
    + _('Example: dossier trip "Europe spring" --stops NL,DE,FR --from 2027-04-06 --to 2027-04-16')
)
def trip(
    title: Annotated[str, typer.Argument(metavar="TITLE", help=_("What the round is called."))],
    stops: Annotated[str, typer.Option(metavar="COUNTRY,…", help=_("The countries in the order of the way."))],
    first: Annotated[str | None, typer.Option("--from", metavar="WHEN", help=_("The first day."))] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="WHEN", help=_("The last day."))] = None,
    most: Annotated[int, typer.Option("--clients", min=1, help=_("At most so many clients a stop."))] = 5,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=_("As Markdown."))] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a page for the browser."))] = None,
    force: Force = False,
) -> None:
    """Print the round: clients ranked by stars, deals, closeness and silence, with the card of each."""
    codes = list(
        dict.fromkeys(
            countries.read(each) for each in stops.replace("，", ",").replace("、", ",").split(",") if each.strip()
        )
    )
    if not codes:
        raise InvalidValueError(_("A round needs at least one stop."), _("For example: --stops NL,DE,FR"))
    days = _days(first, last)
    with desk().reading() as connection:
        found = _stops(connection, codes, days, most)
        calls = (
            {}
            if as_json
            else {each.client.company_id: _call(connection, each) for stop in found for each in stop.clients}
        )
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(
            spoken({"title": title, "from": days[0] if days else None, "to": days[1] if days else None, "stops": found})
        )
        return
    guides = {code: guide for code in codes if (guide := guidance(code)) is not None}
    desk().give(trip_page(title, days, found, calls, guides, desk().setting()), as_md=as_md, html=html, force=force)


def _days(first: str | None, last: str | None) -> tuple[date, date] | None:
    """Return the first and last day, or None where no day is set; raises InvalidValueError for only one or the wrong order."""
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise InvalidValueError(
            _("A round has a first and a last day."), _("Give both: --from 2027-04-06 --to 2027-04-16")
        )
    start = parse_when(first, desk().today)
    end = parse_when(last, start)
    if end < start:
        raise InvalidValueError(
            _("{late} lies before {early}.").format(late=_("The last day"), early=_("the first day")),
            _("Check the two dates."),
        )
    return start, end


def _stops(
    connection: sqlite3.Connection, codes: list[str], days: tuple[date, date] | None, most: int
) -> tuple[Stop, ...]:
    today, on = desk().today, days[0] if days else desk().today
    clients = [ranked(trip_clients(connection, code, today), today, on)[:most] for code in codes]
    spans = days_for(*days, [len(each) for each in clients]) if days else ((None, None),) * len(codes)
    return tuple(
        Stop(code, begin, end, mine, _holidays(connection, code, *days) if days else None)
        for code, mine, (begin, end) in zip(codes, clients, spans, strict=True)
    )


def _holidays(connection: sqlite3.Connection, code: str, first: date, last: date) -> tuple[Holiday, ...] | None:
    """Return the days off on the way, or None if a year of the round is not in the book for this country."""
    if closures.missing(connection, (code,), {first.year, last.year}):
        return None
    return tuple(day for day in between(connection, (code,), first, last) if not closures.is_source(day))


def _call(connection: sqlite3.Connection, ranked_client: RankedClient) -> Call | None:
    """Return whom to see at a client and that person's card; None for a firm without anybody."""
    people = ranked_client.client.people
    found = read.of_contact(connection, people[0], log=LOG_FOR_JUDGEMENT) if people else None
    if found is None:
        return None
    made = card(found, desk().today, counsel.rules(desk().session), counsel.around(desk().session, found))
    return Call(
        found, made.power, made.mood, made.speech, made.promises, tuple(point.text for point in made.talk),
        tuple(gap.question for gap in made.ask), made.avoid.text if made.avoid is not None else "",
    )  # fmt: skip
