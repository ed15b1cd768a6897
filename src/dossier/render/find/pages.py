"""The views of a firm, a deal and a country."""

from dossier.i18n import _, pgettext
from dossier.records.catalogue.catalogue import figure_keys
from dossier.records.dossier import Dossier
from dossier.render.company import firm
from dossier.render.contact.extra import Extra
from dossier.render.contact.person import finished, place
from dossier.render.contact.portrait import LAST, first_screen, trade_rows, what_is_next
from dossier.render.country.clock import clock_line
from dossier.render.deal import trade
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import deal_line, fact_pairs, fact_text, log_sections, marks, touch_line
from dossier.render.words import Setting, ago, day
from dossier.values.listed import aside


def firm_page(dossier: Dossier, setting: Setting, extra: Extra, wanted: frozenset[str] = frozenset()) -> Page:
    """Return the page of a firm: people, how it sells, what is negotiated."""
    company = dossier.company
    if company is None:
        raise TypeError("a firm's page needs a firm")
    name = line(Piece(company.name, "title"), Piece(f" {company.ref}", "muted"))
    title = joined((name, fact_text(dossier, "company.star", setting), place(dossier, setting)))
    setting = setting._replace(folded=not wanted and not setting.everything)
    head = [*marks(dossier, setting), Pair(_("people"), _people(dossier))]
    if extra.clock is not None:
        head.append(Pair(_("there"), clock_line(extra.clock)))
    if dossier.log:
        head.append(Pair(_(LAST), touch_line(dossier.log[0], setting)))
    head += [Pair(*each) for each in what_is_next(extra)] + trade_rows(dossier, setting, extra)
    sections = [*firm.sections(dossier, setting), *trade.sections(dossier, setting), *log_sections(dossier, setting)]
    return finished(title, first_screen(head, extra), sections, dossier, setting, extra, wanted)


def _people(dossier: Dossier) -> Line:
    people = [line(Piece(each.name, "strong"), Piece(f" {each.ref}", "muted")) for each in dossier.contacts]
    return joined(people) or line(Piece(_("nobody yet: dossier add contact NAME --company …"), "muted"))


def deal_page(dossier: Dossier, setting: Setting, extra: Extra, wanted: frozenset[str] = frozenset()) -> Page:
    """Return the page of a deal: where it stands, what is stuck, what was said."""
    deal = dossier.deal
    if deal is None:
        raise TypeError("a deal's page needs a deal")
    title = joined((line(Piece(deal.title, "title"), Piece(f" {deal.ref}", "muted")), deal.company_name or ""))
    head = [*marks(dossier, setting), Pair(_("stands"), deal_line(deal, setting))]
    if deal.contact_name:
        head.append(
            Pair(_("contact"), line(Piece(deal.contact_name, "strong"), Piece(f" c{deal.contact_id}", "muted")))
        )
    if extra.decider:
        head.append(Pair(_("decides"), extra.decider))
    opened = _("opened {when}").format(when=day(deal.opened_on, setting.today))
    head.append(Pair(pgettext("of a deal", "since"), line(opened + aside(ago(deal.opened_on, setting.today)))))
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
    head += [Pair(*each) for each in what_is_next(extra)]
    extra = extra._replace(country=())
    return finished(title, first_screen(head, extra), sections, dossier, setting, extra, wanted)


def country_page(dossier: Dossier, setting: Setting, extra: Extra, wanted: frozenset[str] = frozenset()) -> Page:
    """Return the page of a country: clock, the shipped knowledge, our clients there, our own notes."""
    name = f"{setting.flag(dossier.country)} {setting.country_name(dossier.country)}"
    title = joined((line(Piece(name, "title")), line(Piece(dossier.country or "", "muted"))))
    head = []
    if extra.clock is not None:
        head.append(Pair(_("there"), clock_line(extra.clock)))
    clients = [line(Piece(each.name, "strong"), Piece(f" {each.ref}", "muted")) for each in dossier.companies]
    known = {each.id for each in dossier.companies}
    clients += [
        line(Piece(each.name, "strong"), Piece(f" {each.ref}", "muted"))
        for each in dossier.contacts
        if each.company_id is None or each.company_id not in known
    ]
    head.append(Pair(_("our clients"), joined(clients) or line(Piece(_("none yet"), "muted"))))
    head += [Pair(_("holiday") if not at else "", each) for at, each in enumerate(extra.holidays)]
    own = fact_pairs(dossier, ("country",), setting, figure_keys())
    sections = [Section(_("Our own notes"), (Pairs(tuple(own), paired=True),), "country")] if own else []
    extra = extra._replace(holidays=())
    return finished(title, (Pairs(tuple(head)),), sections, dossier, setting, extra, wanted)
