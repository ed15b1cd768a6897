"""The check of an order at length: each mark with how it stands, what it is for and on which act it rests."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dossier.i18n import NP_, _
from dossier.records.country.country import Sanctions
from dossier.records.country.destination import ASK, EXPIRES, LATER, OF_MARKS, OK, PAPERS, Finding
from dossier.render.country.marks import note_words, scope_words
from dossier.render.country.sanctions import section as sanctions_section
from dossier.render.order.destination import finding_line
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import Setting, day, enumerated
from dossier.values.country_words import country_word

GOODS = {
    "mains": NP_("kinds of goods", "mains goods"),
    "electronic": NP_("kinds of goods", "electronics"),
    "radio": NP_("kinds of goods", "radio goods"),
    "charger": NP_("kinds of goods", "chargers"),
    "lighting": NP_("kinds of goods", "lamps"),
    "battery": NP_("kinds of goods", "batteries"),
    "toy": NP_("kinds of goods", "toys"),
    "textile": NP_("kinds of goods", "textiles"),
    "kitchen": NP_("kinds of goods", "food contact"),
    "furniture": NP_("kinds of goods", "furniture"),
}
"""The kinds of goods, in the words of the trade."""


class Checked(NamedTuple):
    """An order held against its destination: `kinds` of its goods, those of `unruled` have no rule on file there."""

    name: str
    destination: str
    place: str
    kinds: Sequence[str]
    unruled: Sequence[str]
    found: Sequence[Finding]
    sanctions: Sanctions | None


def check_page(checked: Checked, spoken: Callable[[str], str], setting: Setting) -> Page:
    """Return the page of the check."""
    title = joined((line(Piece(checked.name, "title")), _("to {place}").format(place=checked.place)))
    plain = [finding_line(each, spoken) for each in checked.found if each.topic not in OF_MARKS]
    marks = [each for each in checked.found if each.topic in OF_MARKS]
    sections = [Section(_("Does it fit where it goes?"), (Lines(tuple(plain)),), "destination")] if plain else []
    sections.append(Section(_("Marks and papers"), _marks(checked, marks, setting), "marks"))
    if checked.sanctions is not None:
        sections.append(sanctions_section(checked.sanctions))
    goods = enumerated(_(GOODS[each]) for each in checked.kinds)
    told = line(goods) if goods else line(Piece(_("unknown: name the offer, or its category"), "warn"))
    return Page(title, (Pairs((Pair(_("goods"), told),)),), tuple(sections))


def _marks(checked: Checked, marks: Sequence[Finding], setting: Setting) -> tuple[Block, ...]:
    rows = [Pair(country_word(each.wanted[0]), _row(each, setting)) for each in marks]
    notes = []
    if checked.unruled:
        words = _("no rule on file for {goods} in {place}: ask the client or a test house")
        goods = enumerated(_(GOODS[each]) for each in checked.unruled)
        notes.append(line(Piece(words.format(goods=goods, place=checked.place), "warn")))
    month = max((each.rule.checked for each in marks if each.rule), default="")
    if month:
        words = _("general knowledge of {when}: check the current rule before you promise anything")
        notes.append(line(Piece(words.format(when=day(month)), "warn")))
    blocks: list[Block] = [Pairs(tuple(rows))] if rows else []
    return (*blocks, Lines(tuple(notes))) if notes else tuple(blocks)


def _row(each: Finding, setting: Setting) -> Line:
    rule = each.rule
    if rule is None:
        return line(_state(each, setting))
    since = _("since {when}").format(when=day(rule.since)) if rule.since and each.state != LATER else ""
    return joined((line(_state(each, setting)), scope_words(rule), country_word(rule.act), since, note_words(rule)))


def _state(each: Finding, setting: Setting) -> Piece:
    has = enumerated(each.has)
    if each.state == LATER:
        return Piece(_("from {when}").format(when=day(each.rule.since) if each.rule else ""), "muted")
    if each.state == EXPIRES and each.until is not None:
        when = day(each.until, setting.today)
        return Piece(_("expires {when}, before it ships ({has})").format(when=when, has=has), "warn")
    if each.state == OK and each.until is not None:
        when = day(each.until, setting.today)
        return Piece(_("carried ({has}), expires {when}").format(when=when, has=has), "good")
    if each.state == OK:
        return Piece(_("carried ({has})").format(has=has), "good")
    if each.state == ASK and each.topic == PAPERS:
        return Piece(_("settle who does it"), "muted")
    return Piece(_("not noted"), "warn" if each.state == ASK else "bad")
