"""The boss's page: one sheet from which a decision can be made."""

from collections.abc import Iterator
from decimal import Decimal

from dossier.i18n import N_, _
from dossier.records.catalogue import catalogue
from dossier.records.deal.case import Case
from dossier.records.deal.deal import TOPICS
from dossier.records.known import KNOWN
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import deal_line
from dossier.render.words import Setting, choice, day, fact_line, label, number, span, visible
from dossier.values.money import shown
from dossier.values.payment import percent_words

ADVICE = {
    "nothing": N_("No term is being asked for here: there is nothing to grant."),
    "secured": N_("Grant it: nothing is open when the goods leave."),
    "policy": N_("Grant it: our own policy allows it."),
    "grant": N_("Grant it: they paid on time, and for more than this would leave open."),
    "smaller": N_("Offer a smaller first lot on these terms, or the whole on ours; no credit for the whole at once."),
    "ask": N_("Not enough is known to recommend anything."),
    "hold": N_("Hold our terms."),
}
MISSING = {
    "asked": N_("which payment they ask for"),
    "asked_unread": N_("what “{text}” means: which share, when"),
    "value": N_("what the deal comes to"),
    "finance": N_("their finances"),
    "orders": N_("how they pay: no balance has come yet whose due day is noted"),
}
_SIGNS = {True: ("＋ ", "good"), False: ("－ ", "bad"), None: ("· ", "")}
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
    pairs = [Pair(_("recommended"), line(Piece(_(ADVICE[found.advice]), "strong")))]
    if found.advice == "ask":
        lacking = [_(MISSING[each]).format(text=found.exposure.asked_text) for each in found.missing]
        pairs.append(Pair(_("missing"), line(Piece("; ".join(lacking), "warn"))))
    head.append(Pairs(tuple(pairs)))
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
            Piece(*_SIGNS[each.good]),
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
    total = " + ".join(shown(amount, currency) for currency, amount in paid.sums)
    since = _("since {when}").format(when=day(paid.first_on, setting.today))
    yield Pair(_("orders"), joined((number(paid.orders), total, since)))
    words = [_("{on_time} on time, {late} late").format(on_time=paid.on_time, late=paid.late)]
    words += [_("{count} overdue").format(count=paid.overdue)] if paid.overdue else []
    words += [_("{count} came, due day not noted").format(count=paid.undated)] if paid.undated else []
    yield Pair(_("balances"), joined(tuple(words)))


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
    today = shown(exposure.today, exposure.currency) if exposure.today else _("nothing")
    yield Pair(
        _("unpaid today"), line(_("at most {sum}").format(sum=today) if exposure.at_most and exposure.today else today)
    )
    for currency, amount in exposure.others:
        yield Pair("", line(shown(amount, currency)))
    if exposure.asked_text is None:
        return
    if exposure.asked is None:
        yield Pair(_("on their terms"), line(Piece(_("cannot be reckoned"), "warn")))
        return
    share = exposure.asked_share or Decimal(0)
    words = _("{sum}, {share} of this deal, open when the goods leave").format(
        sum=shown(exposure.asked, exposure.currency), share=f"{percent_words(share)} %"
    )
    yield Pair(_("on their terms"), line(Piece(words, "bad" if share > 0 else "good")))
    if exposure.today and exposure.together is not None:
        yield Pair(_("together"), line(shown(exposure.together, exposure.currency)))


def _unknown(found: Case) -> Iterator[Line]:
    entries = catalogue.by_key()
    for key in found.unknown:
        question = _(entries[key].question) if entries[key].question else ""
        yield joined((line(Piece(label(key), "strong")), f"“{question}”" if question else ""))
