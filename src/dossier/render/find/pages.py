"""The views of a firm, a deal and a country."""

from dossier.i18n import _
from dossier.records.catalogue.country import FIGURE_KEYS
from dossier.records.dossier import Dossier
from dossier.render.company import firm
from dossier.render.contact.person import Extra, chosen, head_trade, money_and_market, next_up, place
from dossier.render.country.clock import clock_line
from dossier.render.deal import trade
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import deal_line, fact_pairs, fact_text, inherited_pairs, log_line, log_sections, open_ends
from dossier.render.words import Setting, ago, day


def firm_page(dossier: Dossier, setting: Setting, extra: Extra, wanted: frozenset[str] = frozenset()) -> Page:
    """Return the page of a firm: people, how it sells, what is negotiated."""
    company = dossier.company
    if company is None:
        raise TypeError("a firm's page needs a firm")
    title = joined(
        (
            line(Piece(company.name, "title")), fact_text(dossier, "company.star", setting), place(dossier, setting),
            line(Piece(company.ref, "muted")),
        )
    )  # fmt: skip
    head = [*inherited_pairs(dossier, setting), Pair(_("people"), _people(dossier)), *next_up(extra)]
    if extra.clock is not None:
        head.append(Pair(_("there now"), clock_line(extra.clock)))
    if dossier.log:
        last = dossier.log[0]
        quiet = Piece(f" ({ago(last.on_date, setting.today)})", "muted")
        head.append(Pair(_("last touch"), (*log_line(last, setting), quiet)))
    head += head_trade(dossier, setting)
    sections = [*firm.sections(dossier, setting), *extra.country, *trade.sections(dossier, setting)]
    sections += log_sections(dossier, setting)
    return _finished(title, head, sections, dossier, setting, extra, wanted)


def _people(dossier: Dossier) -> Line:
    people = [line(Piece(each.name, "strong"), Piece(f" {each.ref}", "muted")) for each in dossier.contacts]
    return joined(people) or line(Piece(_("nobody yet: dossier add contact NAME --company …"), "muted"))


def deal_page(dossier: Dossier, setting: Setting, extra: Extra, wanted: frozenset[str] = frozenset()) -> Page:
    """Return the page of a deal: where it stands, what is stuck, what was said."""
    deal = dossier.deal
    if deal is None:
        raise TypeError("a deal's page needs a deal")
    title = joined((line(Piece(deal.title, "title")), deal.company_name or "", line(Piece(deal.ref, "muted"))))
    head = [*inherited_pairs(dossier, setting), Pair(_("stands"), deal_line(deal, setting))]
    if deal.contact_name:
        head.append(
            Pair(_("contact"), line(Piece(deal.contact_name, "strong"), Piece(f" c{deal.contact_id}", "muted")))
        )
    opened = _("opened {when}").format(when=day(deal.opened_on, setting.today))
    head.append(Pair(_("since"), line(f"{opened} ({ago(deal.opened_on, setting.today)})")))
    stuck = trade.stuck_line(dossier, setting)
    if stuck:
        head.append(Pair(_("stuck"), stuck))
    sections = []
    inner = trade.deal_pairs(dossier, deal, setting)
    if inner:
        sections.append(Section(_("Negotiation"), (Pairs(tuple(inner)),), "negotiation"))
    rows = fact_pairs(dossier, ("terms", "strict"), setting)
    if rows:
        sections.append(Section(_("Standing terms"), (Pairs(tuple(rows)),), "negotiation"))
    stages = trade.stage_lines(dossier, setting)
    if stages:
        sections.append(Section(_("Stages"), (Lines(tuple(stages)),), "negotiation"))
    sections += log_sections(dossier, setting)
    return _finished(title, head, sections, dossier, setting, extra, wanted)


def country_page(dossier: Dossier, setting: Setting, extra: Extra, wanted: frozenset[str] = frozenset()) -> Page:
    """Return the page of a country: clock, the shipped knowledge, our clients there, our own notes."""
    name = f"{setting.flag(dossier.country)} {setting.country_name(dossier.country)}"
    title = joined((line(Piece(name, "title")), line(Piece(dossier.country or "", "muted"))))
    head = []
    if extra.clock is not None:
        head.append(Pair(_("there now"), clock_line(extra.clock)))
    clients = [line(Piece(each.name, "strong"), Piece(f" {each.ref}", "muted")) for each in dossier.companies]
    known = {each.id for each in dossier.companies}
    clients += [
        line(Piece(each.name, "strong"), Piece(f" {each.ref}", "muted"))
        for each in dossier.contacts
        if each.company_id is None or each.company_id not in known
    ]
    head.append(Pair(_("our clients"), joined(clients) or line(Piece(_("none yet"), "muted"))))
    sections = list(extra.country)
    own = fact_pairs(dossier, ("country",), setting, FIGURE_KEYS)
    if own:
        sections.insert(0, Section(_("Our own notes"), (Pairs(tuple(own)),), "country"))
    return _finished(title, head, sections, dossier, setting, extra, wanted)


def _finished(
    title: Line, head: list[Pair], sections: list[Section], dossier: Dossier, setting: Setting, extra: Extra,
    wanted: frozenset[str],
) -> Page:  # fmt: skip
    opened = open_ends(dossier, setting)
    if opened:
        sections.append(Section(_("Open ends"), (Lines(tuple(opened), "○"),), "log"))
    if extra.gaps:
        sections.append(Section(_("To find out"), (Lines(extra.gaps, "?"),), "gaps"))
    if extra.advice:
        sections.insert(0, Section(_("Advice"), (Lines(extra.advice, "▸"),), "advice"))
    if extra.holidays:
        head += [Pair(_("holiday"), each) for each in extra.holidays]
    head += money_and_market(extra)
    return Page(title, (Pairs(tuple(head)),) if not wanted else (), chosen(sections, wanted))
