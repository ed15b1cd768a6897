"""What the money and the market of a client add to a page: moves of open sums, checks of orders, a country's own page."""

import sqlite3

from dossier.cli.desk import desk
from dossier.facts.dossier import Dossier
from dossier.i18n import _
from dossier.render.page import Block, Line, Section
from dossier.render.words import Setting


def country(connection: sqlite3.Connection, found: Dossier, setting: Setting) -> list[Section]:
    """Return what is known of a country besides its ways: people, economy, trade, mains, marks, money."""
    return _known(found, setting) + _money(connection, found.country, setting)


def currency(connection: sqlite3.Connection, found: Dossier, setting: Setting) -> tuple[Line, ...]:
    """Return the open sums of this deal, firm or person whose money moved; on a deal's page also the calm ones."""
    from dossier.cli.exposures import exposures
    from dossier.render.exposure import lines

    if found.deal is not None:
        return tuple(lines(exposures(connection, desk().today, "deal", found.deal.id), setting))
    of, subject = ("company", found.company) if found.company else ("contact", found.contact)
    if subject is None:
        return ()
    every = exposures(connection, desk().today, "company" if of == "company" else "contact", subject.id)
    return tuple(lines([each for each in every if each.level], setting))


def destinations(connection: sqlite3.Connection, found: Dossier) -> tuple[Line, ...]:
    """Return the checks of orders against their destination: on a deal's page all, elsewhere those that do not fit."""
    if not any(order.shipped_on is None for order in found.orders):
        return ()
    from dossier.cli.destinations import order_lines

    return tuple(order_lines(connection, found.orders, only_wrong=found.deal is None))


def _known(found: Dossier, setting: Setting) -> list[Section]:
    """Return the figures, the trade and the marks of a country for its own page."""
    from dossier.facts.country import overlaid
    from dossier.facts.known import current
    from dossier.render import figures as voice
    from dossier.world.figures import agreements, figures, groups_of, marks

    iso2 = found.country or ""
    held = overlaid(figures(iso2), found.facts)
    tariffs = "country.tariff" in current(found.facts)
    law = voice.Law(marks(iso2, desk().own_marks()), agreements(iso2), groups_of(iso2), tariffs)
    return voice.sections(held, law, setting)


def known_of(found: Dossier) -> dict[str, object]:
    """Return what is known of a country beside the book's rows: figures under the user's own, marks, agreements, guidance."""
    from dossier.facts.country import overlaid
    from dossier.world.figures import agreements, figures, groups_of, marks
    from dossier.world.guidance import stored

    iso2 = found.country or ""
    return {
        "figures": overlaid(figures(iso2), found.facts),
        "marks": marks(iso2, desk().own_marks()),
        "agreements": agreements(iso2),
        "groups": groups_of(iso2),
        "guidance": stored(iso2),
    }


def _money(connection: sqlite3.Connection, iso2: str | None, setting: Setting) -> list[Section]:
    """Return the money of a country: its rate against ours with its course, and what clients there still owe."""
    from dossier.cli.exposures import exposures, money_of
    from dossier.cli.rate import course
    from dossier.render.exposure import lines
    from dossier.render.page import Lines, Pair, Pairs, Piece, line
    from dossier.render.rates import course_line

    money, ours = money_of(iso2), desk().settings.money()
    if money is None:
        return []
    rows = [Pair(_("currency"), line(Piece(money, "strong")))]
    found = course(connection, money, ours) if money != ours else None
    if found is not None:
        rows.append(Pair(_("rate"), course_line(found, setting)))
    elif money != ours:
        rows.append(
            Pair(_("rate"), line(Piece(_("none noted: dossier rate {code} VALUE").format(code=money), "muted")))
        )
    open_ = [each for each in exposures(connection, desk().today) if each.what.country == iso2 and each.level]
    blocks: list[Block] = [Pairs(tuple(rows))]
    moved = lines(open_, setting, named=True)
    return [Section(_("Money"), (*blocks, Lines(tuple(moved))) if moved else tuple(blocks), "country")]
