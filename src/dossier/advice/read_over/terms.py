"""Terms of delivery, currency and payment of a letter against what is quoted, ordered and settled, and our own policy."""

import re
from collections.abc import Iterator

from dossier.advice.deal.allowing import asked_of, judged
from dossier.advice.read_over.ground import Ground, Source, has, of_order, of_quote, orders, quotes
from dossier.advice.read_over.sums import paid_in
from dossier.i18n import _
from dossier.records.deal.policy import AtOnce
from dossier.records.known import KNOWN
from dossier.records.read_over import AgainstLetter, Said
from dossier.values.names import fold
from dossier.values.payment import payment_of, same_payment

_DAYS = re.compile(r"(\d{2,3})\s*(?:days|day|tage|jours|días|dias|дней|天)", re.IGNORECASE)


def delivery(ground: Ground, said: Said) -> Iterator[AgainstLetter]:
    """Yield a term of delivery, and a currency, that neither an order nor a quotation of theirs has."""
    past = has(said, "goods", "past")
    known = list(_delivery(ground, past=past))
    for term in said.incoterms:
        rule, _blank, place = term.partition(" ")
        if not known or any(rule == each[0] and _same_place(place, each[1]) for each in known):
            continue
        right, source = " ".join(part for part in known[0][:2] if part), known[0][2]
        yield AgainstLetter(
            "terms", term, _("{source} says {right}.").format(source=source.words, right=right),
            _("Write {right}, or ask first whether it changes.").format(right=right), ref=source.ref,
        )  # fmt: skip
    money = list(_currencies(ground))
    for each in said.sums:
        if each.currency is None or not money or each.currency in [code for code, _source in money]:
            continue
        code, source = money[0]
        yield AgainstLetter(
            "terms", said.text[each.at : each.end], _("{source} is in {right}.").format(source=source.words, right=code),
            _("Write {right}, or say that the money changes.").format(right=code), ref=source.ref,
        )  # fmt: skip


def _delivery(ground: Ground, *, past: bool) -> Iterator[tuple[str, str, Source]]:
    for order in orders(ground, past=past):
        if order.incoterm:
            yield order.incoterm, order.place or "", of_order(ground, order)
    for quote in quotes(ground, past=past):
        if quote.incoterm:
            yield quote.incoterm, quote.place or "", of_quote(ground, quote)
    rule, place = (ground.seen.facts.get(f"company.terms.{name}") for name in ("incoterm", "place"))
    if rule is not None and rule.state == KNOWN:
        words = _("their standing terms of {day}").format(day=ground.say_day(rule.noted_on))
        yield rule.value or "", (place.value or "") if place is not None else "", Source("", words)


def _same_place(one: str, other: str) -> bool:
    a, b = (re.sub(r"[\W_]", "", fold(each)) for each in (one, other))
    return not a or not b or a.startswith(b) or b.startswith(a) or a.isascii() != b.isascii()


def _currencies(ground: Ground) -> Iterator[tuple[str, Source]]:
    for order in orders(ground, past=True):
        if order.currency:
            yield order.currency, of_order(ground, order)
    for quote in quotes(ground, past=True):
        if quote.currency:
            yield quote.currency, of_quote(ground, quote)
    for deal in ground.found.deals:
        if deal.currency:
            yield deal.currency, Source(deal.ref, deal.ref)


def payment(ground: Ground, said: Said) -> Iterator[AgainstLetter]:
    """Yield a payment that is not the one quoted, ordered or settled, and one that our policy does not allow."""
    term = payment_of(paid_in(said))
    late = _DAYS.search(said.text) if has(said, "payment", "later") and not has(said, "days", "make") else None
    shares = [each for each in term.shares if each.percent is not None and each.moment is not None]
    if (not shares and late is None) or (term.percent_said is not None and len(shares) > 1):
        return
    known = list(_payments(ground, past=has(said, "goods", "past")))
    if not known or any(_agrees(said, each, late) for each, _source in known):
        return
    right, source = known[0]
    policy = _policy(ground, said.text if shares else f"100% {late[0] if late else ''} after shipment O/A")
    words = _("{source} says {right}.").format(source=source.words, right=right)
    yield AgainstLetter(
        "payment", said.text, f"{words} {policy}".strip(), _("Write {right}, or ask who may allow it.").format(right=right), ref=source.ref
    )  # fmt: skip


def _agrees(said: Said, known: str, late: re.Match[str] | None) -> bool:
    """Tell whether a sentence says the payment that is known, or a part of it."""
    here, there = payment_of(paid_in(said)), payment_of(known)
    if late is not None and not any(share.moment and share.moment.days == int(late[1]) for share in there.shares):
        return False
    mine = [each for each in here.shares if each.percent is not None and each.moment is not None]
    if not mine:
        return late is not None
    if len(mine) > 1:
        return same_payment(paid_in(said), known) or all(_one_of(each, there.shares) for each in mine)
    return _one_of(mine[0], there.shares)


def _one_of(share: object, known: tuple[object, ...]) -> bool:
    for each in known:
        same = abs((getattr(each, "percent", None) or 0) - (getattr(share, "percent", None) or 0)) < 1
        a, b = getattr(share, "moment", None), getattr(each, "moment", None)
        if same and (a is None or b is None or a.code == b.code):
            return True
    return False


def _payments(ground: Ground, *, past: bool) -> Iterator[tuple[str, Source]]:
    for order in orders(ground, past=past):
        if order.payment:
            yield order.payment, of_order(ground, order)
    for quote in quotes(ground, past=past):
        if quote.payment:
            yield quote.payment, of_quote(ground, quote)
    row = ground.seen.facts.get("company.terms.payment")
    if row is not None and row.state == KNOWN and row.value:
        yield row.value, Source("", _("their standing terms of {day}").format(day=ground.say_day(row.noted_on)))
    ordered = {each.deal_id for each in ground.found.orders}
    for each in ground.found.rounds:
        if each.topic == "payment" and each.ours and each.deal_id not in ordered:
            yield (
                each.ours,
                Source(f"r{each.id}", _("{ref} of {day}").format(ref=f"r{each.id}", day=ground.say_day(each.on_date))),
            )


def _policy(ground: Ground, text: str) -> str:
    if ground.policy is None or judged(ground.policy.limits, asked_of((text,)), AtOnce()).allows is not False:
        return ""
    return _("Our policy of {day} does not allow it.").format(day=ground.say_day(ground.policy.on_date))
