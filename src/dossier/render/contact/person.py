"""The view of a person, the page before a call."""

from dossier.i18n import _, usage
from dossier.records.contact.person import VISIT_DIRECTIONS
from dossier.records.dossier import Dossier
from dossier.render.company import firm
from dossier.render.contact.extra import Extra
from dossier.render.contact.portrait import head
from dossier.render.contact.relationship import relationship_line
from dossier.render.deal import trade
from dossier.render.page import Block, Line, Lines, Page, Pair, Piece, Section, joined, line
from dossier.render.parts import (
    fact_pairs,
    fact_text,
    log_sections,
    open_ends,
    pairs_or_unknown,
    points,
    unknown,
    unknown_names,
)
from dossier.render.words import Setting, choice, day, entrusted

HEAD_FACTS = frozenset({"contact.title", "contact.authority"})


def person_page(dossier: Dossier, setting: Setting, extra: Extra, wanted: frozenset[str] = frozenset()) -> Page:
    """Return the page of a person; `wanted` names sections, none of them means all."""
    contact = dossier.contact
    if contact is None:
        raise TypeError("a person's page needs a person")
    name = Piece(f" {contact.native_name}" if contact.native_name else "", "strong")
    title = joined(
        (
            line(Piece(contact.name, "title"), name, Piece(f" {contact.ref}", "muted")),
            contact.company_name or "",
            fact_text(dossier, "company.star", setting),
            place(dossier, setting),
        )
    )
    setting = setting._replace(folded=not wanted and not setting.everything)
    sections = [*_person(dossier, setting), *firm.sections(dossier, setting)]
    sections += [*trade.sections(dossier, setting), *log_sections(dossier, setting)]
    return finished(title, head(dossier, setting, extra), sections, dossier, setting, extra, wanted)


def chosen(sections: list[Section], wanted: frozenset[str]) -> tuple[Section, ...]:
    """Return the wanted sections, or all of them."""
    return tuple(section for section in sections if not wanted or section.name in wanted)


def finished(
    title: Line, first: tuple[Block, ...], sections: list[Section], dossier: Dossier, setting: Setting, extra: Extra,
    wanted: frozenset[str],
) -> Page:  # fmt: skip
    """Return a page: the first screen, then advice with its sources, the parts, what is open, asked and not noted."""
    at = next((at for at, each in enumerate(sections) if each.name in {"negotiation", "log"}), len(sections))
    sections[at:at] = [*extra.country, *_coming_up(extra)]
    advice = extra.more_advice if setting.folded else extra.advice
    if advice:
        title_of = _("More advice") if setting.folded else _("Advice")
        sections.insert(0, Section(title_of, (Lines(advice, "▸"),), "advice"))
    if opened := open_ends(dossier, setting):
        sections.append(Section(_("Open ends"), (Lines(tuple(opened), "○"),), "log"))
    if extra.gaps:
        sections.append(Section(_("To find out"), (Lines(extra.gaps, "?"),), "gaps"))
    if setting.folded and (nothing := _not_noted(dossier, setting)):
        sections.append(Section(_("Nothing noted yet"), (Lines((nothing,)),), "gaps"))
    return Page(title, first if not wanted else (), chosen(sections, wanted), tight=True)


def _coming_up(extra: Extra) -> list[Section]:
    rest = extra.holidays if extra.occasions else extra.holidays[1:]
    later = [Section(_("Coming up"), (Lines(extra.occasions[1:]),), "person")] if extra.occasions[1:] else []
    return [*later, *([Section(_("Holidays"), (Lines(rest),), "country")] if rest else [])]


def _not_noted(dossier: Dossier, setting: Setting) -> Line:
    """Return one line that names every part that is empty and every fact that could be asked."""
    letter = dossier.ref.letter if dossier.ref else ""
    parts = {
        _("career"): letter == "c" and not dossier.career, _("visits"): not dossier.visits,
        _("company"): dossier.company is None, _("markets"): not dossier.markets, _("products"): not dossier.products,
        _("deals"): not dossier.deals, _("log"): not dossier.log and not setting.share,
    }  # fmt: skip
    prefixes = ("contact", "company", "terms") if letter == "c" else ("company", "terms")
    names = unknown_names(dossier, prefixes if dossier.company else prefixes[:1], setting)
    return line(Piece(" · ".join([*names, *(name for name, empty in parts.items() if empty)]), "muted"))


def place(dossier: Dossier, setting: Setting) -> str:
    """Return flag, city and country."""
    subject = dossier.contact or dossier.company
    city = (subject.city if subject else None) or (dossier.company.city if dossier.company else None)
    name = setting.country_name(dossier.country)
    flag = setting.flag(dossier.country)
    where = usage().place.format(city=city, country=name) if city and name else city or name
    return f"{flag} " * bool(flag) + where


def _person(dossier: Dossier, setting: Setting) -> list[Section]:
    contact = dossier.contact
    rows: list[Pair] = []
    if contact is not None:
        for words, value in ((_("salutation"), contact.salutation), (_("nickname"), contact.nickname)):
            rows += [Pair(words, line(value))] if value else []
    rows += points(dossier.points)
    if (
        dossier.relationship is not None
        and not setting.share
        and (told := relationship_line(dossier.relationship, setting))
    ):
        rows.append(Pair(_("relationship"), told))
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
                    _("visit"),
                    visit_line(
                        visit.direction,
                        f"{day(visit.on_date)} {visit.at or ''}".strip(),
                        visit.place,
                        visit.purpose,
                        visit.text,
                    ),
                )
            )
    blocks = pairs_or_unknown(rows, unknown(dossier, ("contact",), setting))
    return [Section(_("Person"), blocks, "person")] if blocks else []


def visit_line(direction: str, when: str, place: str | None, purpose: str | None, text: str | None) -> Line:
    """Return a visit in one line."""
    return joined(
        (line(Piece(choice(VISIT_DIRECTIONS, direction), "accent")), when, place or "", purpose or "", text or "")
    )
