"""The view of a person, the page before a call."""

from typing import NamedTuple

from dossier.i18n import _
from dossier.records.contact.person import VISIT_DIRECTIONS
from dossier.records.deal.deal import CLOSED_STAGES
from dossier.records.dossier import Dossier
from dossier.records.known import current
from dossier.render.company import firm
from dossier.render.country.clock import Clock, clock_line
from dossier.render.deal import trade
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import (
    deal_line,
    fact_pairs,
    fact_text,
    inherited_pairs,
    log_line,
    log_sections,
    open_ends,
    pairs_or_unknown,
    points,
    terms,
    unknown,
)  # fmt: skip
from dossier.render.words import Setting, ago, choice, day, entrusted

HEAD_FACTS = frozenset({"contact.title", "contact.authority"})


class Extra(NamedTuple):
    """What other rooms found for this view: the clock, advice and gaps, each ready as lines."""

    clock: Clock | None = None
    advice: tuple[Line, ...] = ()
    gaps: tuple[Line, ...] = ()
    country: tuple[Section, ...] = ()
    careful: tuple[Line, ...] = ()
    holidays: tuple[Line, ...] = ()
    currency: tuple[Line, ...] = ()
    destination: tuple[Line, ...] = ()
    occasions: tuple[Line, ...] = ()


def person_page(dossier: Dossier, setting: Setting, extra: Extra, wanted: frozenset[str] = frozenset()) -> Page:
    """Return the page of a person; `wanted` names sections, none of them means all."""
    contact = dossier.contact
    if contact is None:
        raise TypeError("a person's page needs a person")
    title = joined(
        (
            line(
                Piece(contact.name, "title"), Piece(f" {contact.native_name}" if contact.native_name else "", "strong")
            ),
            fact_text(dossier, "contact.title", setting),
            contact.company_name or "",
            place(dossier, setting),
            line(Piece(contact.ref, "muted")),
        )
    )
    sections = [*_person(dossier, setting), *firm.sections(dossier, setting), *extra.country]
    sections += [*trade.sections(dossier, setting), *log_sections(dossier, setting)]
    opened = open_ends(dossier, setting)
    if opened:
        sections.append(Section(_("Open ends"), (Lines(tuple(opened), "○"),), "log"))
    if extra.gaps:
        sections.append(Section(_("To find out"), (Lines(extra.gaps, "?"),), "gaps"))
    if extra.advice:
        sections.insert(0, Section(_("Advice"), (Lines(extra.advice, "▸"),), "advice"))
    return Page(title, tuple(head(dossier, setting, extra)) if not wanted else (), chosen(sections, wanted))


def chosen(sections: list[Section], wanted: frozenset[str]) -> tuple[Section, ...]:
    """Return the wanted sections, or all of them."""
    return tuple(section for section in sections if not wanted or section.name in wanted)


def place(dossier: Dossier, setting: Setting) -> str:
    """Return flag, city and country."""
    subject = dossier.contact or dossier.company
    city = (subject.city if subject else None) or (dossier.company.city if dossier.company else None)
    name = setting.country_name(dossier.country)
    flag = setting.flag(dossier.country)
    return f"{flag} " * bool(flag) + ", ".join(part for part in (city, name) if part)


def head(dossier: Dossier, setting: Setting, extra: Extra) -> list[Block]:
    """Return the lines that are read in ten seconds, in the order a caller needs them."""
    pairs: list[Pair] = inherited_pairs(dossier, setting)
    power = fact_text(dossier, "contact.authority", setting) or line(Piece(_("unknown: ask who decides"), "muted"))
    mood = [fact_text(dossier, key, setting) for key in ("contact.temperament", "contact.closeness")]
    pairs.append(Pair(_("power"), joined((power, *mood))))
    pairs += next_up(extra)
    if extra.clock is not None:
        pairs.append(Pair(_("there now"), clock_line(extra.clock)))
    channel = joined((fact_text(dossier, "contact.preferred_channel", setting), _english(dossier, setting)))
    if channel:
        pairs.append(Pair(_("channel"), channel))
    if not setting.share:
        pairs.append(Pair(_("last touch"), _last(dossier, setting)))
    waiting = dossier.contact.waiting_since if dossier.contact else None
    if waiting is not None:
        pairs.append(
            Pair(
                _("waiting"),
                line(Piece(_("for our answer since {day}").format(day=day(waiting.date(), setting.today)), "bad")),
            )
        )
    pairs += head_trade(dossier, setting)
    careful = joined((*_careful(dossier, setting), *extra.careful))
    if careful:
        pairs.append(Pair(_("careful"), careful))
    pairs += [Pair(_("holiday"), each) for each in extra.holidays]
    pairs += money_and_market(extra)
    return [Pairs(tuple(pairs))]


def _careful(dossier: Dossier, setting: Setting) -> list[Line]:
    """Return what not to say, as far as it is known of this very person."""
    unsaid = fact_text(dossier, "contact.avoid", setting)
    return [line(Piece(_("not a word about: "), "bad"), *unsaid)] if unsaid else []


def head_trade(dossier: Dossier, setting: Setting) -> list[Pair]:
    """Return what is open, agreed and under way, for the head of a person's or a firm's page."""
    pairs = [Pair(_("to do") if not at else "", each) for at, each in enumerate(open_ends(dossier, setting)[:4])]
    standing = terms(dossier, setting)
    pairs.append(Pair(_("terms"), standing or line(Piece(_("none agreed yet"), "muted"))))
    running = [deal for deal in dossier.deals if deal.stage not in CLOSED_STAGES]
    pairs += [Pair(_("deal") if not at else "", deal_line(deal, setting)) for at, deal in enumerate(running[:3])]
    stuck = trade.stuck_line(dossier, setting)
    if stuck:
        pairs.append(Pair(_("stuck"), stuck))
    return pairs


def next_up(extra: Extra) -> list[Pair]:
    """Return what is next with the client: the nearest occasion with what to prepare, and the ones after it."""
    return [Pair(_("up next") if not at else "", each) for at, each in enumerate(extra.occasions)]


def money_and_market(extra: Extra) -> list[Pair]:
    """Return the moves of open money and the checks of orders against their destination."""
    pairs = [Pair(_("exchange rate") if not at else "", each) for at, each in enumerate(extra.currency)]
    return pairs + [Pair(_("destination") if not at else "", each) for at, each in enumerate(extra.destination)]


def _english(dossier: Dossier, setting: Setting) -> Line:
    spoken = current(dossier.facts).get("contact.spoken_english")
    if spoken is None:
        return ()
    words = _("speaks English: {level}")
    level = "".join(piece.text for piece in fact_text(dossier, "contact.spoken_english", setting))
    return line(Piece(words.format(level=level), "warn" if spoken.value == "poor" else ""))


def _last(dossier: Dossier, setting: Setting) -> Line:
    if not dossier.log:
        return line(Piece(_("none yet"), "warn"))
    entry = dossier.log[0]
    return (*log_line(entry, setting, named=False), Piece(f" ({ago(entry.on_date, setting.today)})", "muted"))


def _person(dossier: Dossier, setting: Setting) -> list[Section]:
    contact = dossier.contact
    rows: list[Pair] = []
    if contact is not None:
        for words, value in ((_("salutation"), contact.salutation), (_("nickname"), contact.nickname)):
            rows += [Pair(words, line(value))] if value else []
    rows += points(dossier.points)
    rows += fact_pairs(dossier, ("contact",), setting, HEAD_FACTS)
    for step in dossier.career:
        years = "–".join(part for part in (day(step.from_date), day(step.to_date)) if part)
        rows.append(
            Pair(
                _("career"),
                joined(
                    (step.employer, step.title or "", step.trade or "", line(Piece(years, "muted")), entrusted(step))
                ),
            )
        )
    for visit in dossier.visits:
        if contact is not None and visit.contact_id == contact.id:
            rows.append(
                Pair(
                    _("visit"), visit_line(visit.direction, day(visit.on_date), visit.place, visit.purpose, visit.text)
                )
            )
    return [Section(_("Person"), pairs_or_unknown(rows, unknown(dossier, ("contact",), setting)), "person")]


def visit_line(direction: str, when: str, place: str | None, purpose: str | None, text: str | None) -> Line:
    """Return a visit in one line."""
    return joined(
        (line(Piece(choice(VISIT_DIRECTIONS, direction), "accent")), when, place or "", purpose or "", text or "")
    )
