"""The view of an order: what was ordered, its terms, its days, how exact the client is, and the notes for production."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.i18n import _, in_language, pgettext
from dossier.records.catalogue.choices import STRICTNESS
from dossier.records.deal.deal import STAGES
from dossier.records.deal.strictness import StrictProfile, StrictRules
from dossier.records.declared import declared
from dossier.records.dossier import Dossier
from dossier.records.order.order import Order
from dossier.render.deal import trade
from dossier.render.order.held import shipping_section
from dossier.render.order.life import goods_section, lots_section, money_section, state_pair
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, Table, joined, line
from dossier.render.parts import complaint_line, payment
from dossier.render.words import Setting, choice, day, money, said
from dossier.values.day_words import day_and_ago
from dossier.values.listed import in_percent, phrased
from dossier.values.payment import Habits, payment_of, percent_words


class Proposal(NamedTuple):
    """A sum that falls due, and the day that the payment text proposes for it."""

    due: date | None
    amount: Decimal | None
    share: Decimal | None


def proposals(order: Order, habits: Habits) -> tuple[Proposal, Proposal]:
    """Return deposit and balance as the payment text proposes them; what it does not say is None."""
    term = payment_of(order.payment)
    deposit = term.deposit_sum(order.value, order.currency) if order.value is not None else None
    balance = order.value - deposit if order.value is not None and deposit is not None else None
    return (
        Proposal(term.deposit_day(order.confirmed_on, habits), deposit or None, term.deposit_percent or None),
        Proposal(term.balance_day(order.ship_by, habits), balance or None, term.balance_percent or None),
    )


def order_page(
    found: Dossier,
    order: Order,
    rules: StrictRules,
    profile: StrictProfile,
    notes: list[str],
    check: tuple[Line, ...],
    habits: Habits,
    setting: Setting,
    calendar: tuple[Section, ...] = (),
) -> Page:
    """Return the page of an order."""
    company = found.company.name if found.company else ""
    title = joined(
        (line(Piece(order.number or order.ref, "title")), company, money(order.value, order.currency),
         line(Piece(order.ref, "muted")))
    )  # fmt: skip
    goods = goods_section(found, order)
    days = [Section(_("Days"), (Pairs(tuple(_days(order, habits, setting))),), "days")]
    sections = [*goods, *days, *calendar, *lots_section(found, order, setting), *shipping_section(order, setting)]
    sections += money_section(found, order, setting)
    sections.append(Section(_("Terms"), (Pairs(tuple(_terms(order, setting))),), "terms"))
    if check:
        sections.append(Section(_("Does it fit where it goes?"), (Lines(check),), "destination"))
    sections += [] if setting.share else strict_sections(rules, profile)
    if found.deal is not None:
        proofs = trade.proof_pairs(found, found.deal, setting)
        if proofs:
            sections.append(Section(_("Proofs"), (Pairs(tuple(proofs)),), "proofs"))
    if not setting.share:
        sections.append(Section(_("Production notes"), (Lines(tuple(line(each) for each in notes)),), "production"))
    return Page(title, (Pairs(tuple(_head(found, order, setting))),), tuple(sections))


def _head(found: Dossier, order: Order, setting: Setting) -> list[Pair]:
    rows = []
    if found.deal is not None:
        parts = (
            line(Piece(found.deal.title, "strong")),
            choice(STAGES, found.deal.stage),
            line(Piece(found.deal.ref, "muted")),
        )
        rows.append(Pair(_("deal"), joined(parts)))
    if found.contact is not None:
        rows.append(
            Pair(_("contact"), line(Piece(found.contact.name, "strong"), Piece(f" {found.contact.ref}", "muted")))
        )
    quote = next((each for each in found.quotes if each.id == order.quote_id), None)
    if quote is not None:
        words = (
            quote.number if quote.revision == 1 else phrased((quote.number, _("revision {n}").format(n=quote.revision)))
        )
        rows.append(Pair(_("quotation"), line(words, Piece(f" {quote.ref}", "muted"))))
    if order.destination:
        rows.append(Pair(_("destination"), line(setting.country_name(order.destination))))
    about = [each for each in found.complaints if each.order_id == order.id]
    return [*rows, state_pair(order, setting), *(Pair(_("complaint"), complaint_line(each, setting)) for each in about)]


def _days(order: Order, habits: Habits, setting: Setting) -> list[Pair]:
    deposit, balance = proposals(order, habits)
    rows = [Pair(_("confirmed on"), line(day(order.confirmed_on, setting.today)))]
    if order.cancelled_on is not None:
        return rows
    rows += _due(_("deposit"), order.deposit_due, order.deposit_paid, deposit, order, setting)
    rows += _due(_("ship by"), order.ship_by, order.shipped_on, Proposal(None, None, None), order, setting)
    rows += _due(_("balance"), order.balance_due, order.balance_paid, balance, order, setting)
    return rows


def _due(
    label: str, due: date | None, done: date | None, proposed: Proposal, order: Order, setting: Setting
) -> list[Pair]:
    share = in_percent(percent_words(proposed.share)) + " " if proposed.share is not None else ""
    about = (share + money(proposed.amount, order.currency)).strip()
    if done is not None:
        words = _("done {when}").format(when=day(done, setting.today))
        return [Pair(label, joined((line(Piece(words, "good")), about)))]
    if due is not None:
        late = due < setting.today
        words = day_and_ago(due, setting.today)
        return [Pair(label, joined((line(Piece(words, "bad" if late else "")), about)))]
    if proposed.due is not None:
        words = _("no date yet; proposed {when}").format(when=day(proposed.due, setting.today))
        return [Pair(label, joined((line(Piece(words, "warn")), about)))]
    return [Pair(label, joined((line(Piece(_("no date yet"), "muted")), about)))]


_ASKED = ("payment", "forwarder")
"""Terms that are named as missing."""
_TERMS = (*_ASKED, "plug", "mains", "certificates", "label_language", "packing", "note")


def _terms(order: Order, setting: Setting) -> list[Pair]:
    where = " ".join(part for part in (order.incoterm, order.place) if part)
    missing = line(Piece(_("not named"), "warn"))
    rows, open_rows = (
        [Pair(_("incoterm"), line(where))] if where else [],
        [] if where else [Pair(_("incoterm"), missing)],
    )
    for name in _TERMS:
        field, text = declared(Order)[name], getattr(order, name)
        if text:
            words = payment(text) if name == "payment" else line(said(field, text, setting, setting.today))
            rows.append(Pair(_(field.label), words))
        elif name in _ASKED:
            open_rows.append(Pair(_(field.label), missing))
    return rows + open_rows


def strict_sections(rules: StrictRules, profile: StrictProfile) -> list[Section]:
    """Return how exact the client is by topic: proof path, days and price step with its reason (M156–M163, M184)."""
    if not profile.plans:
        return []
    rows: list[tuple[Line, ...]] = [
        (
            line(in_language(rules.topics[plan.topic])), line(Piece(choice(STRICTNESS, plan.level), _STYLES[plan.level])),
            line(" → ".join(in_language(rules.steps[step]) for step in plan.path) or "–"),
            line(f"+{plan.days}" if plan.days else "–"), line(_percent(plan.price)), line(in_language(plan.why)),
        )
        for plan in profile.plans
    ]  # fmt: skip
    days = profile.days
    rows.append(
        (
            line(Piece(_("together"), "strong")),
            (),
            (),
            line(f"+{days}" if days else "–"),
            line(_percent(profile.price)),
            (),
        )
    )
    head = (
        pgettext("strictness", "topic"), _("how exact"), _("way of the proof"), _("days more"),
        pgettext("strictness", "price"), _("why"),
    )  # fmt: skip
    return [Section(_("How exact they are"), (Table(head, tuple(rows), frozenset({3, 4})),), "strictness")]


_STYLES = {"strict": "bad", "normal": "", "relaxed": "good"}


def _percent(step: Decimal) -> str:
    return in_percent(f"{'+' if step > 0 else '−'}{abs(step)}") if step else "–"
