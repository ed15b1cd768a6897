"""What may be done to an order: proposed like the last one, confirmed, and brought forward to its last payment."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import typer

from dossier.app.deal import departures, standing_terms
from dossier.app.order import destination_check
from dossier.cli.desk import desk
from dossier.cli.order.order_view import habits
from dossier.cli.quotation import currencies
from dossier.errors import InvalidValueError, RefusedError
from dossier.i18n import _
from dossier.records.deal.deal import Order, Quote
from dossier.records.dossier import Dossier
from dossier.records.kinds import ORDER, Ref
from dossier.records.quotation.quotation import worth
from dossier.render.page import text_of
from dossier.render.words import money
from dossier.values.payment import payment_of


class Wish(NamedTuple):
    """What was typed about an order, checked, and the dossier of its deal."""

    found: Dossier
    typed: dict[str, Any]
    day: date
    quote: Ref | None
    like: Order | None
    stage: bool
    override: str | None = None
    currency_named: bool = False
    as_json: bool = False

    @property
    def say(self) -> Callable[..., None]:
        """Return how to say what was done: beside the data where the order is given as JSON."""
        return desk().talk if self.as_json else desk().say

    @property
    def deal(self) -> Ref:
        """Return the deal."""
        return self.found.ref or Ref("d", 0)


def chosen_quote(wish: Wish) -> Quote | None:
    """Return the quotation that was named, else the deal's accepted one, else its last one that went out."""
    if wish.quote is not None:
        named = next((each for each in wish.found.quotes if each.id == wish.quote.id), None)
        if named is None:
            raise InvalidValueError(
                _("{quote} belongs to another deal.").format(quote=wish.quote),
                _("See: dossier show {deal}").format(deal=wish.deal),
            )
        return named
    for states in (("accepted",), ("answered", "sent"), ("draft",)):
        rows = [each for each in wish.found.quotes if each.state in states]
        if rows:
            return rows[-1]
    return None


def order_values(wish: Wish) -> dict[str, Any]:
    """Return the columns of a new order: the quotation's lines and terms, the settled terms, and what was typed."""
    quote = chosen_quote(wish)
    deal = wish.found.deal
    values = standing_terms.taken_over(wish.found, quote, wish.like, wish.typed)
    if quote is not None:
        lines = [each for each in wish.found.quote_lines if each.quote_id == quote.id]
        comes_to = worth(lines, quote.currency, deal.quantity if deal else None, values.get("payment"))
        values = {"quote_id": quote.id, "value": comes_to} | values
    if deal is not None and deal.currency and not (wish.typed.get("currency") or (quote and quote.currency)):
        values["currency"] = deal.currency
    return {"confirmed_on": wish.day} | values


def check_days(wish: Wish, values: dict[str, Any]) -> None:
    """Raise InvalidValueError for days that cannot be: before the inquiry, or shipped before confirmed."""
    opened = wish.found.deal.opened_on if wish.found.deal else None
    first = values["confirmed_on"]
    if opened is not None and first < opened:
        raise InvalidValueError(
            _("That is before the inquiry of {day}.").format(day=opened.isoformat()), _("Check --on.")
        )
    for name in ("ship_by", "deposit_due", "balance_due", "deposit_paid", "shipped_on", "balance_paid"):
        if values.get(name) is not None and values[name] < first:
            field = ORDER.field(name)
            raise InvalidValueError(
                _("{late} lies before {early}.").format(
                    late=_(field.label) if field else name, early=_("confirmed on")
                ),
                _("Check the two dates."),
            )


def confirm(wish: Wish) -> Ref:
    """Write the order with everything that follows from it, and say what departs from the standing terms."""
    quote = chosen_quote(wish)
    values = order_values(wish)
    check_days(wish, values)
    _holds(wish, quote)
    _in_currency(wish, quote.currency if quote else None)
    with desk().reading() as connection:
        allowed = destination_check.cleared(desk().session, connection, wish.deal.id, values, wish.override)
    values = destination_check.with_reason(values, allowed, wish.override)
    departed = departures.intended(desk().session, wish.deal, values)
    from dossier.write.deal import order as write
    from dossier.write.tables import Order as Row

    with desk().writing("order") as tx:
        number = values.get("number")
        held = write.taken(tx, number) if number else None
        if held is not None:
            raise InvalidValueError(
                _("The number {number} is taken by s{id}.").format(number=number, id=held), _("Leave --number away.")
            )
        ref = write.confirm(tx, wish.deal.id, values, standing_terms.confirmed(wish.found, values), stage=wish.stage)
        row = tx.get(Row, ref.id)
        destination_check.log_reason(tx, wish.deal.id, row.number or str(ref), allowed, wish.override)
        said = tx.say(
            _("Order {number} ({ref}) for {deal} ({deal_ref}){worth}.").format(
                number=row.number, ref=ref, deal=wish.found.title, deal_ref=wish.deal,
                worth=f", {money(row.value, row.currency)}" if row.value is not None else "",
            )
        )  # fmt: skip
    wish.say(said, *_basis(quote, values["confirmed_on"]), *([text_of(allowed.line)] if allowed.line else []))
    wish.say(*departed, *_proposed(ref, values), _("Next: dossier order {ref} --notes").format(ref=ref))
    return ref


def _holds(wish: Wish, quote: Quote | None) -> None:
    """Raise RefusedError (exit 6) for a quotation that was refused or replaced, or never sent and not named.

    Somebody at a terminal is asked about the latter; a no raises typer.Abort.
    """
    if quote is None:
        return
    if quote.state in {"refused", "replaced"}:
        raise RefusedError(
            _("That quotation was refused or replaced."), _("Name the one that holds: dossier order {deal} --from-quote q…")
            .format(deal=wish.deal)
        )  # fmt: skip
    if quote.state != "draft" or wish.quote is not None:
        return
    words = _("{number} ({ref}) was never sent.").format(number=quote.number, ref=quote.ref)
    if not desk().may_ask:
        raise RefusedError(
            words,
            _("If they order on it: dossier order {deal} --from-quote {ref} …").format(deal=wish.deal, ref=quote.ref),
        )
    desk().talk(words)
    if not typer.confirm(_("Did they order on it?"), default=False, err=True):
        raise typer.Abort


def _in_currency(wish: Wish, quoted: str | None) -> None:
    deal = wish.found.deal
    theirs = quoted or (deal.currency if deal else None)
    currencies.keep_to(wish.deal, theirs, wish.typed.get("currency"), named=wish.currency_named)


def _basis(quote: Quote | None, on: date) -> list[str]:
    """Return on which quotation a new order stands, and that a draft counts as sent now."""
    if quote is None:
        return []
    values = {"number": quote.number, "revision": quote.revision, "ref": quote.ref, "day": on.isoformat()}
    if quote.state == "draft":
        form = _("It stands on {number} ({ref}), until now a draft: it counts as sent and accepted on {day}.")
    elif quote.revision > 1:
        form = _("It stands on {number}, revision {revision} ({ref}).")
    else:
        form = _("It stands on {number} ({ref}).")
    return [form.format(**values)]


def _proposed(ref: Ref, values: dict[str, Any]) -> list[str]:
    """Return the days that the payment text proposes, with the command that takes them."""
    term, custom = payment_of(values.get("payment")), habits()
    days = {
        "deposit_due": term.deposit_day(values["confirmed_on"], custom),
        "balance_due": term.balance_day(values.get("ship_by"), custom),
    }
    words = [f"{name}={day.isoformat()}" for name, day in days.items() if day is not None and values.get(name) is None]
    missing = [] if values.get("value") is not None else [_("What it comes to is not known: dossier set {ref} value=…")]
    missing += [] if values.get("ship_by") else [_("No day to ship by yet: dossier set {ref} ship_by=…")]
    lines = [text.format(ref=ref) for text in missing]
    if words:
        lines.append(
            _("Proposed by the payment terms: dossier set {ref} {words}").format(ref=ref, words=" ".join(words))
        )
    return lines


def settle(wish: Wish, held: Order) -> Ref:
    """Note what happened to an order: deposit, loading, balance, or a changed date."""
    values = wish.typed
    check_days(wish, {"confirmed_on": held.confirmed_on} | values)
    _in_currency(wish, held.currency)
    from dossier.records.kinds import STAGES
    from dossier.render.words import choice, day
    from dossier.write.deal import order as write
    from dossier.write.tables import Deal

    ref = Ref("s", held.id)
    allowed = None
    if destination_check.TELLING & values.keys():
        with desk().reading() as connection:
            now = destination_check.order_values(connection, held.id) | values
            allowed = destination_check.cleared(desk().session, connection, held.deal_id, now, wish.override)
        values = destination_check.with_reason(values, allowed, wish.override, held.note)
    with desk().writing("order") as tx:
        before = tx.get(Deal, held.deal_id).stage
        changed = write.settle(tx, held.id, values, stage=wish.stage)
        after = tx.get(Deal, held.deal_id).stage
        said = []
        for column, (_old, new) in changed.items():
            field = ORDER.field(column)
            shown = day(new, desk().today) if isinstance(new, date) else str(new)
            said.append(f"{_(field.label) if field else column} {shown}")
        if after != before:
            said.append(_("deal {ref}: {stage}").format(ref=wish.deal, stage=choice(STAGES, after)))
        if allowed is not None:
            destination_check.log_reason(tx, held.deal_id, held.number or str(ref), allowed, wish.override)
        what = "; ".join(said) or _("nothing changed")
        done = tx.say(_("Order {number} ({ref}): {what}.").format(number=held.number or ref, ref=ref, what=what))
    wish.say(done, _("Next: dossier show {ref}").format(ref=ref))
    return ref


def propose(wish: Wish) -> None:
    """Show what the next order takes over from the last one, and the one sentence that reconfirms it (M155)."""
    from dossier.render.deal.next_order import next_order_page

    values = order_values(wish)
    values.setdefault("destination", wish.found.deal.market if wish.found.deal else None)
    desk().show(next_order_page(wish.found, wish.like, values, standing_terms.standing(wish.found), desk().setting()))
    like = f"s{wish.like.id}" if wish.like else "s…"
    desk().talk(
        _("Once they say yes: dossier order {deal} --like {like} --confirmed").format(deal=wish.deal, like=like)
    )
