"""The boss's page: one sheet from which a decision can be made."""

from collections.abc import Iterator
from decimal import Decimal

from dossier.facts import catalogue
from dossier.facts.case import Case
from dossier.facts.known import KNOWN
from dossier.facts.records import TOPICS
from dossier.i18n import N_, _
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import deal_line
from dossier.render.words import Setting, choice, day, fact_line, label, money, number, span, visible

ADVICE = {
    "grant": N_("Grant it: they have earned it."),
    "insured": N_("Grant it within our policy, lot by lot, each covered before it leaves."),
    "smaller": N_("Offer a smaller first lot on these terms, or the whole on ours; no credit for the whole at once."),
    "ask": N_("Do not decide yet: ask for what is unknown below."),
    "hold": N_("Hold our terms."),
}
SIZE = (
    "company.founded", "company.sells_through", "company.shops", "company.employees", "company.brand_strategy",
    "company.main_products", "company.china_experience", "company.finance",
)  # fmt: skip
POTENTIAL = ("company.purchase_band", "company.intention", "company.star", "company.suppliers")


def case_page(found: Case, setting: Setting) -> Page:
    """Return the page of a case: size, potential, history, what they ask, exposure, risk, advice, what is unknown."""
    place = f"{setting.flag(found.found.country)} {setting.country_name(found.found.country)}".strip()
    title = joined((line(Piece(_("Case"), "title")), line(Piece(found.found.name, "title")), place, day(setting.today)))
    head: list[Block] = [Lines((deal_line(found.deal, setting),))]
    head.append(Pairs((Pair(_("recommended"), line(Piece(_(ADVICE[found.advice]), "strong"))),)))
    sections = [
        Section(_("Why"), (Lines(tuple(_reasons(found, setting))),), "why"),
        *_facts(_("The firm"), SIZE, found, setting),
        *_facts(_("Potential"), POTENTIAL, found, setting),
        Section(_("How they paid"), (Pairs(tuple(_history(found, setting))),), "history"),
        Section(_("What they ask"), (Pairs(tuple(_asked(found, setting))),), "asked"),
        Section(_("What would be open"), (Pairs(tuple(_exposure(found))),), "exposure"),
    ]
    if found.unknown:
        sections.append(Section(_("Still unknown"), (Lines(tuple(_unknown(found)), "?"),), "unknown"))
    signed = line(_("Decision: ____________________   Date: __________   Signed: ____________________"))
    sections.append(Section("", (Lines((signed,)),), "decision"))
    return Page(title, tuple(head), tuple(sections))


def _reasons(found: Case, setting: Setting) -> Iterator[Line]:
    for each in found.reasons:
        values = {name: day(text, setting.today) if name == "day" else text for name, text in each.values}
        yield line(
            Piece("＋ " if each.good else "－ ", "good" if each.good else "bad"),
            _(each.form).format(**values),
        )


def _facts(title: str, keys: tuple[str, ...], found: Case, setting: Setting) -> list[Section]:
    entries = catalogue.by_key()
    rows = [
        Pair(label(key), fact_line(entries[key], known, setting))
        for key in keys
        if (known := found.facts.get(key)) is not None
        and known.state == KNOWN
        and visible(entries[key], known, setting)
    ]
    return [Section(title, (Pairs(tuple(rows)),))] if rows else []


def _history(found: Case, setting: Setting) -> Iterator[Pair]:
    paid = found.paid
    if not paid.orders:
        yield Pair(_("orders"), line(_("none yet")))
        return
    total = " + ".join(money(amount, currency) for currency, amount in paid.sums)
    since = _("since {when}").format(when=day(paid.first_on, setting.today))
    yield Pair(_("orders"), joined((number(paid.orders), total, since)))
    yield Pair(
        _("balances"),
        line(_("{on_time} on time, {late} late").format(on_time=paid.on_time, late=paid.late)),
    )


def _asked(found: Case, setting: Setting) -> Iterator[Pair]:
    if not found.story.open:
        yield Pair(_("open"), line(_("Nothing is open.")))
    for topic in found.story.open:
        since = span((setting.today - (topic.stuck_on or topic.since)).days)
        theirs = next((row.theirs for row in reversed(topic.rounds) if row.theirs), "–")
        ours = next((row.ours for row in reversed(topic.rounds) if row.ours), "–")
        yield Pair(
            choice(TOPICS, topic.topic),
            joined(
                (
                    _("they: {text}").format(text=theirs),
                    _("we: {text}").format(text=ours),
                    _("for {span}").format(span=since),
                )
            ),
        )
    for policy in found.policies:
        text = policy.text + " (" + _("since") + f" {day(policy.on_date, setting.today)})"
        yield Pair(_("our policy"), line(text))


def _exposure(found: Case) -> Iterator[Pair]:
    exposure = found.exposure
    yield Pair(_("unpaid today"), line(money(exposure.today, exposure.currency) if exposure.today else _("nothing")))
    for currency, amount in exposure.others:
        yield Pair("", line(money(amount, currency)))
    if exposure.asked is None:
        words = _("unknown: the deal has no value, or they have not said their terms")
        yield Pair(_("on their terms"), line(Piece(words, "warn")))
        return
    share = exposure.asked_share or Decimal(0)
    words = _("{sum}, {share} of this deal, open when the goods leave").format(
        sum=money(exposure.asked, exposure.currency), share=f"{share.normalize():f} %"
    )
    yield Pair(_("on their terms"), line(Piece(words, "bad" if share > 0 else "good")))
    both = exposure.asked + exposure.today
    if exposure.today:
        yield Pair(_("together"), line(money(both, exposure.currency)))


def _unknown(found: Case) -> Iterator[Line]:
    entries = catalogue.by_key()
    for key in found.unknown:
        question = _(entries[key].question) if entries[key].question else ""
        yield joined((line(Piece(label(key), "strong")), f"“{question}”" if question else ""))
