"""What other rooms know about a client right now: the clock there, advice, gaps, the country."""

import sqlite3
from datetime import date

from dossier.advice.agenda.occasions import coming
from dossier.advice.contact.reach import reach
from dossier.advice.country import calendar
from dossier.advice.playbook.scene import Around
from dossier.advice.playbook.vocabulary import scene
from dossier.advice.reckoning.since import for_screen
from dossier.app.advice import counsel
from dossier.app.agenda.rhythms import paces
from dossier.app.country import market_lines
from dossier.app.country.client_clock import clock_of, office_there
from dossier.app.deal import deciders
from dossier.app.find import since
from dossier.app.session import Session
from dossier.i18n import _, called, ngettext
from dossier.records.agenda.occasion import KINDS, Occasion
from dossier.records.catalogue.key import ITEM_WORDS
from dossier.records.contact.reach import Reach
from dossier.records.country.country import SEASON
from dossier.records.dossier import Dossier
from dossier.records.known import current
from dossier.render.agenda.occasion import head_lines, occasion_line, prepare_lines
from dossier.render.contact.extra import Extra
from dossier.render.contact.since import screen_lines
from dossier.render.country import ways
from dossier.render.country.clock import Clock
from dossier.render.deal.decider import decider_line
from dossier.render.page import Line, Piece, joined, line
from dossier.render.rhythm import rhythm_line
from dossier.render.words import Setting, strung
from dossier.world.guidance import guidance

VISITS = ("to_us", "to_them")
MATTER = 3
"""Pieces of advice on the first screen."""


def extra_for(session: Session, connection: sqlite3.Connection | None, found: Dossier, setting: Setting) -> Extra:
    """Return what a view shows beside the book's own content."""
    noted = (row.known for row in found.country_facts if row.iso2 == found.country)
    general = guidance(found.country, noted) if found.country else None
    if found.ref is None:
        country = market_lines.country(session, connection, found, setting)
        country += ways.sections(general, session.today) if general else []
    else:
        brief = ways.brief_section(_with_country(connection, found, share=setting.share), general, setting)
        country = [brief] if brief else []
    extra = standing_beside(session, found, setting)._replace(country=tuple(country))
    if found.ref is None or setting.share or connection is None:
        return extra
    said = counsel.for_what_is_next(session, found)
    waiting = counsel.waiting_line(said.advice)
    gaps = counsel.wanted(session, found, counsel.ASKED)
    first = said.first(MATTER)
    steps = _to_prepare(said.occasions, session.today)[: MATTER - len(first)] if len(first) < MATTER else ()
    advice = {each: counsel.advice_line(each, setting) for each in said.first(counsel.SHOWN)}
    last = (waiting,) if waiting else ()
    return extra._replace(
        matters=(*steps, *(counsel.short_line(each, setting) for each in first)),
        advice=(*advice.values(), *last),
        more_advice=(*(told for each, told in advice.items() if each not in first), *last),
        gaps=tuple(counsel.gap_line(gap) for gap in gaps),
        ask=next((gap.asked for gap in gaps if gap.asked and gap.ask), ""),
        currency=market_lines.currency(session, connection, found, setting),
        destination=market_lines.destinations(session, connection, found),
        decider=_decider_line(session, connection, found, setting),
        since=_since(session, connection, found, setting),
    )


def _to_prepare(occasions: tuple[Occasion, ...], today: date) -> tuple[Line, ...]:
    """Return what is to be done for a visit of tomorrow or today, the table and the way there first."""
    visit = next((each for each in occasions if each.kind in VISITS and each.days_until(today) in (0, 1)), None)
    if visit is None:
        return ()
    steps = [each for each in visit.prepare if not each.clash]
    return prepare_lines(visit._replace(prepare=(*reversed(steps[1:3]), *steps[:1], *steps[3:])))


def standing_beside(session: Session, found: Dossier, setting: Setting) -> Extra:
    """Return what the portrait of a client needs: the clock, the verdict on the channel, what is next, how long they are there."""
    clock = clock_of(session, found)
    feasts = holiday_lines(found, setting)
    if found.ref is None or setting.share:
        return Extra(clock, _reach(found, clock), holidays=feasts)
    around = counsel.around(session, found)
    feasts = (*_own_feasts(found, around, setting), *feasts)
    occasions = coming(found, session.today, around)
    return Extra(
        clock, _reach(found, clock, fasting=_fasting(occasions, session.today)), tenure=_tenure(found, session.today, around),
        careful=_at_table(session, found), rhythm=_rhythm(session, found, setting), holidays=feasts,
        occasions=head_lines(occasions, setting),
    )  # fmt: skip


def _rhythm(session: Session, found: Dossier, setting: Setting) -> Line:
    """Return how a person answers and whether they are silent for longer than that; nothing where too little is known."""
    if found.contact is None or not found.log:
        return ()
    with session.reading() as connection:
        told = paces(connection, setting.today)(found.contact.id)
    return rhythm_line(told.rhythm, setting) if told is not None else ()


def _own_feasts(found: Dossier, around: Around, setting: Setting) -> tuple[Line, ...]:
    """Return the feasts of a noted religion that are in sight but not yet an occasion, where no day off there bears the name."""
    from dossier.app.country import closures

    today = setting.today
    told = [each.name for each in closures.of_page(found, today)]
    return tuple(
        occasion_line(Occasion("holiday", each.first, each.last, "holiday", each.name, what_zh=each.name_zh), setting)
        for each in calendar.kept(found, today, around)
        if each.own
        and each.kind in calendar.WISHED
        and KINDS["holiday"].ahead < (each.first - today).days <= closures.SHOWN_AHEAD
        and not any(each.name in name for name in told)
    )


def _fasting(occasions: tuple[Occasion, ...], today: date) -> bool:
    return any(each.kind == "fast" and each.own and each.lasts(today) for each in occasions)


def _reach(found: Dossier, clock: Clock | None, *, fasting: bool = False) -> Reach | None:
    if found.contact is None:
        return None
    return reach(current(found.facts), office_there(clock, fasting=fasting))


def _tenure(found: Dossier, today: date, around: Around) -> Line:
    """Return how long a person is in the firm and in the trade: `new here · 14 years in the trade`."""
    if found.contact is None:
        return ()
    seen = scene(found, today, around)
    here, trade = seen.number("contact.tenure_years"), seen.number("contact.trade_years")
    parts = []
    if seen.says("contact.is_newcomer", "yes"):
        parts.append(_("new here"))
    elif here:
        parts.append(ngettext("{n} year in the firm", "{n} years in the firm", here).format(n=here))
    if trade:
        parts.append(ngettext("{n} year in the trade", "{n} years in the trade", trade).format(n=trade))
    return joined(parts)


def _at_table(session: Session, found: Dossier) -> tuple[Line, ...]:
    """Return what is served and what is not, by faith, diet and drink together."""
    served = scene(found, session.today).get("contact.table") if found.contact is not None else None
    if served is None or not isinstance(served.value, tuple):
        return ()
    parts = strung(called(ITEM_WORDS, part) for part in served.value)
    return (line(Piece(_("at table: "), "warn"), Piece(parts, "warn")),)


def _decider_line(session: Session, connection: sqlite3.Connection, found: Dossier, setting: Setting) -> Line:
    silent = session.settings.get("remind.decider_days")
    told = deciders.on_page(connection, found, setting.today, silent)
    return decider_line(told, setting, silent) if told is not None else ()


def _since(session: Session, connection: sqlite3.Connection, found: Dossier, setting: Setting) -> tuple[Line, ...]:
    """Return what is different since we last spoke with a person or a firm, in two lines."""
    if found.deal is not None:
        return ()
    told, _touches = since.of_dossier(session, connection, found)
    return screen_lines(told, for_screen(told.changes), setting)


def holiday_lines(found: Dossier, setting: Setting) -> tuple[Line, ...]:
    """Return the next holidays there, a time in which things go slower last, and a quiet line for a year not in the book."""
    from dossier.app.country import closures
    from dossier.render.country.closures import missing_lines, there_line

    coming_up = sorted(closures.of_page(found, setting.today), key=lambda each: each.kind == SEASON)
    lines = [there_line(each, setting) for each in coming_up]
    lines += [
        line(Piece(text, "muted")) for text in missing_lines(closures.unknown_years(found, setting.today), setting)
    ]
    return tuple(lines)


def _with_country(connection: sqlite3.Connection | None, found: Dossier, *, share: bool) -> Dossier:
    """Return the dossier with the user's own facts about the client's country beside its own."""
    from dossier.read.dossier import facts_about_country

    if not found.country or connection is None:
        return found
    noted = facts_about_country(connection, found.country)
    if share:
        from dossier.records.visibility import shareable_rows  # our own look at a client does not pay for it

        noted = shareable_rows(noted)
    return found._replace(facts=(*found.facts, *noted))
