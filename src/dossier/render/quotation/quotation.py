"""The view of a quotation: lines, terms, and what each revision changed."""

from datetime import date
from decimal import Decimal

from dossier.i18n import _, pgettext
from dossier.records.quotation.quotation import (
    Difference,
    Quotation,
    Revision,
    amount,
    differences,
    inside,
    items,
    remarks,
    total,
)
from dossier.records.quotation.quote import QUOTE, QUOTE_STATES, Quote
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, Table, Tree, joined, line
from dossier.render.parts import payment
from dossier.render.words import Setting, choice, day, kept_sum, money, number, span
from dossier.values.day_words import day_and_ago
from dossier.values.listed import aside, headed, in_percent, strung
from dossier.values.money import price_of
from dossier.values.quantity import counted

STYLES = {"sent": "accent", "answered": "accent", "accepted": "good", "refused": "bad", "draft": "warn"}


def quotation_page(found: Quotation, setting: Setting) -> Page:
    """Return the page of a quotation."""
    quote = found.quote
    title = joined(
        (
            line(Piece(quote.number, "title"), Piece(f" {_revised(quote)}" if quote.revision > 1 else "", "strong")),
            line(Piece(choice(QUOTE_STATES, quote.state), STYLES.get(quote.state, "muted"))),
            found.buyer.company or "", line(Piece(quote.ref, "muted")),
        )
    )  # fmt: skip
    sections = [
        Section(_("Lines"), _lines(found), "lines"),
        Section(_("Terms"), (Pairs(tuple(_terms(found, setting))),)),
    ]
    if len(found.revisions) > 1:
        sections.append(Section(_("Revisions"), tuple(_revisions(found, setting)), "revisions"))
    return Page(title, (Pairs(tuple(_head(found, setting))),), tuple(sections))


def _revised(quote: Quote) -> str:
    return _("revision {n}").format(n=quote.revision)


def _head(found: Quotation, setting: Setting) -> list[Pair]:
    quote, deal = found.quote, found.deal
    rows = [Pair(_("deal"), joined((line(Piece(deal.title, "strong")), line(Piece(deal.ref, "muted")))))]
    if found.buyer.contact is not None:
        person = found.buyer.contact
        rows.append(Pair(_("contact"), line(Piece(person.name, "strong"), Piece(f" c{person.id}", "muted"))))
    days = [
        text.format(when=day(when, setting.today))
        for text, when in (
            (_("written {when}"), quote.created_on), (_("sent {when}"), quote.sent_on),
            (_("answered {when}"), quote.answered_on),
        )
        if when is not None
    ]  # fmt: skip
    if quote.state == "sent" and quote.sent_on is not None:
        days.append(span((setting.today - quote.sent_on).days, _("no answer for {span}")))
    rows.append(Pair(_("days"), joined(days)))
    if quote.valid_until is not None:
        over = quote.valid_until < setting.today
        words = day_and_ago(quote.valid_until, setting.today)
        rows.append(Pair(_("valid until"), line(Piece(words, "bad" if over and quote.state == "sent" else ""))))
    return rows


def _lines(found: Quotation) -> tuple[Block, ...]:
    currency = found.quote.currency
    gathered = items(found.lines)
    if not gathered:
        return (Lines((line(Piece(_("no lines: it was sent from elsewhere"), "muted")),)),)
    by_payment = any(each.payment for each in found.lines)
    rows: list[tuple[Line, ...]] = []
    for item in gathered:
        for at, each in enumerate(item.lines):
            cells = [
                line(each.item) if at == 0 else (),
                line(counted(each.quantity, each.unit)) if each.quantity is not None else (),
                line(money(price_of(each.price, currency), currency)),
                *([line(each.payment or "")] if by_payment else []),
                line(money(amount(each, currency), currency)) if len(item.lines) == 1 else (),
            ]
            rows.append(tuple(cells))
    comes_to = total(found.lines, currency)
    if comes_to is not None and len(rows) > 1:
        gap: list[Line] = [()] * (len(rows[0]) - 2)
        rows.append((line(Piece(_("total"), "strong")), *gap, line(Piece(money(comes_to, currency), "strong"))))
    head = (
        _("item"),
        _("quantity"),
        pgettext("of a line", "price"),
        *((pgettext("of a paper", "payment"),) if by_payment else ()),
        _("amount"),
    )
    return (Table(head, tuple(rows), frozenset({1, 2, len(head) - 1})),)


def _terms(found: Quotation, setting: Setting) -> list[Pair]:
    quote = found.quote
    where = " ".join(part for part in (quote.incoterm, quote.place) if part)
    rows = [
        Pair(_("incoterm"), line(where or Piece(_("not named"), "warn"))),
        Pair(
            _("payment basis"),
            payment(quote.payment) if quote.payment else line(Piece(_("payment basis unknown"), "bad")),
        ),
    ]
    for label, text in (
        (_("freight, not printed"), "" if setting.share or not quote.freight else kept_sum(quote.freight)),
        (_("lead time"), quote.lead_time), (_("packing"), quote.packing), (_("marks"), quote.marks),
        (_("for the client"), strung(remarks(quote.note))),
        (_("note, not printed"), inside(quote.note)),
    ):  # fmt: skip
        if text:
            rows.append(Pair(label, line(text)))
    return rows


def _revisions(found: Quotation, setting: Setting) -> list[Block]:
    blocks: list[Block] = []
    for at in range(len(found.revisions) - 1, -1, -1):
        each = found.revisions[at]
        changed = differences(found.revisions[at - 1], each) if at else ()
        branches = tuple(Tree(change_line(one, each.quote.currency, setting)) for one in changed)
        if at and not branches:
            branches = (Tree(line(Piece(_("nothing changed"), "muted"))),)
        blocks.append(Tree(_revision_line(each, found.quote, setting), branches))
    return blocks


def _revision_line(each: Revision, shown: Quote, setting: Setting) -> Line:
    quote = each.quote
    when = _("sent {when}").format(when=day(quote.sent_on, setting.today)) if quote.sent_on else ""
    return joined(
        (
            line(Piece(_revised(quote), "strong" if quote.id == shown.id else "")),
            line(Piece(choice(QUOTE_STATES, quote.state), STYLES.get(quote.state, "muted"))) if quote.state != "sent" else "",
            when or _("written {when}").format(when=day(quote.created_on, setting.today)),
            line(Piece(quote.ref, "muted")),
        )
    )  # fmt: skip


def change_line(one: Difference, currency: str | None, setting: Setting) -> Line:
    """Return one thing that changed: `Charger A · 5,000: USD 3.40 → 3.20 (−5.9 %)`; in another currency both are named."""
    if one.kind == "term":
        field = QUOTE.field(one.name)
        pair = [_said(each, setting) for each in (one.before, one.after)]
        return line(Piece(headed(_(field.label) if field else one.name, ""), "muted"), f"{pair[0]} → {pair[1]}")
    about = " · ".join(
        part for part in (one.name, number(one.quantity) if one.quantity is not None else "", one.payment or "") if part
    )
    before, after = one.before, one.after
    if one.kind == "quantity" and isinstance(before, Decimal) and isinstance(after, Decimal):
        return line(
            Piece(headed(one.name, ""), "muted"), _("quantity {a} → {b}").format(a=number(before), b=number(after))
        )
    if one.kind == "price" and isinstance(before, Decimal) and isinstance(after, Decimal):
        if one.currency not in {None, currency}:
            both = (
                f"{money(price_of(before, one.currency), one.currency)} → {money(price_of(after, currency), currency)}"
            )
            return line(Piece(headed(about, ""), "muted"), both)
        step = (after - before) / before * 100 if before else Decimal(0)
        words = f"{money(price_of(before, currency), currency)} → {number(price_of(after, currency))}"
        sign = "+" if step > 0 else "−"
        return line(
            Piece(headed(about, ""), "muted"),
            words,
            Piece(aside(in_percent(f"{sign}{abs(step):.1f}")), "warn" if step > 0 else "good"),
        )
    price = after if isinstance(after, Decimal) else before
    currency = (one.currency or currency) if one.kind == "removed" else currency
    shown = money(price_of(price, currency), currency) if isinstance(price, Decimal) else ""
    word = _("added") if one.kind == "added" else _("left out")
    return line(Piece(headed(about, ""), "muted"), word, aside(shown))


def _said(value: Decimal | date | str | None, setting: Setting) -> str:
    if value is None:
        return _("not named")
    return day(value, setting.today) if isinstance(value, date) else str(value)
