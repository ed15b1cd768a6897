"""What the money and the market of a client add to a page: moves of open sums, checks of orders, a country's own page."""

import sqlite3

from dossier.app.session import Session
from dossier.i18n import _
from dossier.records.dossier import Dossier
from dossier.render.page import Block, Line, Section
from dossier.render.words import Setting


def country(session: Session, connection: sqlite3.Connection | None, found: Dossier, setting: Setting) -> list[Section]:
    """Return what is known of a country besides its ways: people, economy, trade, its border, mains, marks, money."""
    return _known(session, connection, found, setting) + _money(session, connection, found.country, setting)


def currency(session: Session, connection: sqlite3.Connection, found: Dossier, setting: Setting) -> tuple[Line, ...]:
    """Return the open sums of this deal, firm or person whose money moved; on a deal's page also the calm ones."""
    from dossier.app.country.exposures import exposures
    from dossier.render.deal.exposure import lines

    if found.deal is not None:
        return tuple(lines(exposures(session, connection, session.today, "deal", found.deal.id), setting))
    of, subject = ("company", found.company) if found.company else ("contact", found.contact)
    if subject is None:
        return ()
    every = exposures(session, connection, session.today, "company" if of == "company" else "contact", subject.id)
    return tuple(lines([each for each in every if each.level], setting))


def destinations(session: Session, connection: sqlite3.Connection, found: Dossier) -> tuple[Line, ...]:
    """Return the checks of orders against their destination: on a deal's page all, elsewhere those that do not fit."""
    if not any(order.is_to_ship for order in found.orders):
        return ()
    from dossier.app.order.destination_check import order_lines

    return tuple(order_lines(session, connection, found.orders, only_wrong=found.deal is None))


def _known(session: Session, connection: sqlite3.Connection | None, found: Dossier, setting: Setting) -> list[Section]:
    """Return the figures, the trade and the marks of a country for its own page."""
    from dossier.app.country.border import border_of
    from dossier.records.country.own import own_marks
    from dossier.render.country import figures as voice
    from dossier.world.figures import groups_of, marks, sanctions

    iso2 = found.country or ""
    border = border_of(iso2, found.facts, connection)
    noted = own_marks(found.facts)
    names = {each.name.casefold() for each in noted}
    shipped = (each for each in marks(iso2, session.own_marks()) if each.name.casefold() not in names)
    law = voice.Law(border, (*noted, *shipped), groups_of(iso2), sanctions(iso2))
    return voice.sections(border.figures, law, setting)


def known_of(session: Session, found: Dossier) -> dict[str, object]:
    """Return what is known of a country beside the book's rows: figures under the user's own, marks, agreements, guidance."""
    from dossier.records.country.country import overlaid
    from dossier.world.border import rules
    from dossier.world.figures import agreements, figures, groups_of, marks, sanctions
    from dossier.world.guidance import stored

    iso2 = found.country or ""
    return {
        "border_rules": rules(iso2, groups_of(iso2)),
        "figures": overlaid(figures(iso2), found.facts),
        "marks": marks(iso2, session.own_marks()),
        "agreements": agreements(iso2),
        "groups": groups_of(iso2),
        "sanctions": sanctions(iso2),
        "guidance": stored(iso2),
    }


def _money(
    session: Session, connection: sqlite3.Connection | None, iso2: str | None, setting: Setting
) -> list[Section]:
    """Return the money of a country: its rate against ours with its course, and what clients there still owe."""
    from dossier.app.country.exposures import exposures, money_of
    from dossier.app.country.rate_course import course
    from dossier.render.country.rates import course_line, history_line
    from dossier.render.deal.exposure import lines
    from dossier.render.page import Lines, Pair, Pairs, Piece, line
    from dossier.world.figures import rate_history

    money, ours = money_of(iso2), session.settings.money()
    if money is None:
        return []
    rows = [Pair(_("currency"), line(Piece(money, "strong")))]
    found = course(session, connection, money, ours) if money != ours and connection is not None else None
    if found is not None:
        rows.append(Pair(_("rate"), course_line(found, setting)))
    elif money != ours:
        rows.append(
            Pair(_("rate"), line(Piece(_("none noted: dossier rate {code} VALUE").format(code=money), "muted")))
        )
    if (past := rate_history(iso2 or "")) is not None:
        rows.append(Pair(_("yearly means"), history_line(past)))
    every = exposures(session, connection, session.today) if connection is not None else []
    open_ = [each for each in every if each.what.country == iso2 and each.level]
    blocks: list[Block] = [Pairs(tuple(rows))]
    moved = lines(open_, setting, named=True)
    return [Section(_("Money"), (*blocks, Lines(tuple(moved))) if moved else tuple(blocks), "country")]
