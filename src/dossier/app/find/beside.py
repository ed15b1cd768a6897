"""What other rooms know about a client right now: the clock there, advice, gaps, the country."""

import sqlite3

from dossier.advice.playbook.vocabulary import scene
from dossier.app.advice import counsel
from dossier.app.country import market_lines
from dossier.app.country.client_clock import clock_of
from dossier.app.session import Session
from dossier.i18n import _
from dossier.records.dossier import Dossier
from dossier.render.agenda.occasion import head_lines
from dossier.render.contact.person import Extra
from dossier.render.country import ways
from dossier.render.page import Line, Piece, line
from dossier.render.words import LIST_WORDS, Setting, strung
from dossier.world.guidance import guidance


def extra_for(session: Session, connection: sqlite3.Connection, found: Dossier, setting: Setting) -> Extra:
    """Return what a view shows beside the book's own content."""
    general = guidance(found.country) if found.country else None
    if found.ref is None:
        country = market_lines.country(session, connection, found, setting)
        country += ways.sections(general) if general else []
    else:
        brief = ways.brief_section(_with_country(connection, found, share=setting.share), general, setting)
        country = [brief] if brief else []
    clock = clock_of(session, found)
    feasts = holiday_lines(found, setting)
    if found.ref is None or setting.share:
        return Extra(clock=clock, country=tuple(country), holidays=feasts)
    said = counsel.for_what_is_next(session, found)
    waiting = counsel.waiting_line(said.advice)
    advice = [counsel.advice_line(each, setting) for each in said.first(counsel.SHOWN)]
    gaps = [counsel.gap_line(gap) for gap in counsel.wanted(session, found, counsel.ASKED)]
    said_last = (waiting,) if waiting else ()
    return Extra(
        clock,
        (*advice, *said_last),
        tuple(gaps),
        tuple(country),
        careful=_at_table(session, found),
        holidays=feasts,
        currency=market_lines.currency(session, connection, found, setting),
        destination=market_lines.destinations(session, connection, found),
        occasions=head_lines(said.occasions, setting),
    )


def _at_table(session: Session, found: Dossier) -> tuple[Line, ...]:
    """Return what is served and what is not, by faith, diet and drink together."""
    served = scene(found, session.today).get("contact.table") if found.contact is not None else None
    if served is None or not isinstance(served.value, tuple):
        return ()
    parts = strung(_(LIST_WORDS.get(part, part)) for part in served.value)
    return (line(Piece(_("at table: "), "warn"), Piece(parts, "warn")),)


def holiday_lines(found: Dossier, setting: Setting) -> tuple[Line, ...]:
    """Return the next holidays there, and a quiet line for a year that is not in the book."""
    from dossier.app.country import closures
    from dossier.render.country.closures import missing_lines, there_line

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
        from dossier.records.visibility import shareable_rows  # our own look at a client does not pay for it

        noted = shareable_rows(noted)
    return found._replace(facts=(*found.facts, *noted))
