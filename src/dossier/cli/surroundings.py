"""What other rooms know about a client right now: the clock there, advice, gaps, the country."""

import sqlite3

from dossier.cli import counsel, trade_lines
from dossier.cli.there import clock_of
from dossier.facts.dossier import Dossier
from dossier.render import land
from dossier.render.page import Line, Piece, line
from dossier.render.person import Extra
from dossier.render.words import Setting
from dossier.world.guidance import guidance


def extra_for(connection: sqlite3.Connection, found: Dossier, setting: Setting) -> Extra:
    """Return what a view shows beside the book's own content."""
    general = guidance(found.country) if found.country else None
    if found.ref is None:
        country = trade_lines.country(connection, found, setting)
        country += land.sections(general) if general else []
    else:
        brief = land.brief_section(_with_country(connection, found, share=setting.share), general, setting)
        country = [brief] if brief else []
    clock = clock_of(found)
    feasts = holiday_lines(found, setting)
    if found.ref is None or setting.share:
        return Extra(clock=clock, country=tuple(country), holidays=feasts)
    said = counsel.counsel(found, "call")
    waiting = counsel.waiting_line(said)
    advice = [counsel.advice_line(each, setting) for each in said.lines[: counsel.SHOWN]]
    gaps = [counsel.gap_line(gap) for gap in counsel.wanted(found, counsel.ASKED)]
    said_last = (waiting,) if waiting else ()
    return Extra(
        clock,
        (*advice, *said_last),
        tuple(gaps),
        tuple(country),
        holidays=feasts,
        currency=trade_lines.currency(connection, found, setting),
        destination=trade_lines.destinations(connection, found),
    )


def holiday_lines(found: Dossier, setting: Setting) -> tuple[Line, ...]:
    """Return the next holidays there, and a quiet line for a year that is not in the book."""
    from dossier.cli import closures
    from dossier.render.closures import missing_lines, there_line

    lines = [there_line(each, setting) for each in closures.of_page(found, setting.today)]
    lines += [line(Piece(text, "muted")) for text in missing_lines(closures.unknown_years(found, setting.today))]
    return tuple(lines)


def _with_country(connection: sqlite3.Connection, found: Dossier, *, share: bool) -> Dossier:
    """Return the dossier with the user's own facts about the client's country beside its own."""
    from dossier.read.dossier import facts_about_country

    if not found.country:
        return found
    noted = facts_about_country(connection, found.country)
    if share:
        from dossier.facts.sharing import shareable_rows  # our own look at a client does not pay for it

        noted = shareable_rows(noted)
    return found._replace(facts=(*found.facts, *noted))
