"""An order confirmed from its quotation with everything that follows from it, or proposed like the last one."""

from datetime import date
from typing import Any

from dossier.app.answer import Answer, Shape
from dossier.app.asking import agreed
from dossier.app.deal import black_list, departures, order_told, standing_terms
from dossier.app.deal.unread_payment import asks_for_shares
from dossier.app.find import archived
from dossier.app.order import destination_check, goods, like
from dossier.app.order.happened import EVENTS
from dossier.app.order.progress import changed
from dossier.app.order.sample_credit import hints
from dossier.app.order.wish import Wish, check_days, chosen_quote, keep_currency, order_values
from dossier.app.quotation.objections import of_day
from dossier.app.session import Session
from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.read.order import orders
from dossier.records.order.ordered import comes_to
from dossier.records.quotation.quotation import worth
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.records.ref import Ref
from dossier.render.page import Page, text_of
from dossier.render.words import day, money, strung


def confirm(session: Session, wish: Wish) -> Answer:
    """Write the order with everything that follows from it, and say what departs from the standing terms."""
    quote = chosen_quote(wish)
    values = order_values(wish)
    check_days(wish, values)
    values = {name: value for name, value in values.items() if name not in EVENTS}
    _holds(session, wish, quote, values["confirmed_on"])
    listed = black_list.cleared(session, wish.deal, wish.override)
    keep_currency(session, wish, quote.currency if quote else None)
    lines = goods.ordered(session, wish, quote, values.get("payment"))
    if values.get("value") is None:
        values["value"] = comes_to(lines, quote.currency if quote else None)
    with session.reading() as connection:
        archived.refuse(connection, wish.deal, session.today)
        along = like.carried(connection, wish.like, quote) if wish.like else {}
        if wish.like:
            values = along | like.destination(session, wish, wish.like, values) | values
        allowed = destination_check.cleared(session, connection, wish.deal.id, values, wish.override)
    values = destination_check.with_reason(values, allowed, wish.override)
    if listed:
        values["note"] = "; ".join(part for part in (values.get("note"), *listed) if part)
    departed = departures.intended(session, wish.deal, values)
    ref, done, followed = _written(session, wish, values, lines, allowed)
    said = (done, *followed, *_basis(quote, values["confirmed_on"]), *([text_of(allowed.line)] if allowed.line else []))
    said += (*(like.said(wish.like, values) if wish.like else []), *departed, *_unknown(session, ref))
    said += hints(session, wish.deal, ref)
    notes = asks_for_shares(values.get("payment"))
    return Answer(said, notes=notes, ref=str(ref), next=f"dossier order {ref} --notes", written=True)


def _written(
    session: Session, wish: Wish, values: dict[str, Any], lines: list[QuoteLine], allowed: destination_check.Cleared
) -> tuple[Ref, str, tuple[str, ...]]:
    """Write the order and return its ref, the sentence that says so, and what followed."""
    from dossier.write.deal import order as write
    from dossier.write.tables.deal import Deal
    from dossier.write.tables.negotiation import Order

    with session.writing("order") as tx:
        rows = [{name: getattr(line, name) for name in goods.LINE_COLUMNS} for line in lines]
        agreed_again = standing_terms.confirmed(wish.found, values, session.today)
        before = tx.get(Deal, wish.deal.id).stage
        ref = write.confirm(tx, wish.deal.id, values, rows, agreed_again, stage=wish.stage)
        row = tx.get(Order, ref.id)
        destination_check.log_reason(tx, wish.deal.id, row.number or str(ref), allowed, wish.override)
        words = _("Order {number} ({ref}) for {deal} ({deal_ref}){worth}.").format(
            number=row.number, ref=ref, deal=wish.found.title, deal_ref=wish.deal,
            worth=f", {money(row.value, row.currency)}" if row.value is not None else "",
        )  # fmt: skip
        followed = order_told.order_confirmed(session, tx, ref, before, stage=wish.stage)
        what, told = changed(session, tx, ref.id, {}, wish)
        followed += (_("{what}.").format(what=strung(what)),) if what else ()
        return ref, tx.say(words), followed + told


def _holds(session: Session, wish: Wish, quote: Quote | None, day: date) -> None:
    """Raise RefusedError (exit 6) for a quotation that was refused or replaced, or run out or never sent and not named.

    Somebody who can be asked is asked about the latter two; a no raises CancelledError.
    """
    if quote is None:
        return
    if quote.state in {"refused", "replaced", "withdrawn"}:
        raise RefusedError(
            _("That quotation was refused, replaced or withdrawn."), _("Name the one that holds: dossier order {deal} --from-quote q…")
            .format(deal=wish.deal)
        )  # fmt: skip
    if wish.quote is not None:
        return
    late = tuple(of_day(quote, quote.valid_until, "accepted", day)) if quote.state in {"sent", "answered"} else ()
    if late:
        way_out = _("If it does: dossier order {deal} --from-quote {ref} …").format(deal=wish.deal, ref=quote.ref)
        agreed(session.asker, late[0], _("Does the price still hold?"), way_out)
    if quote.state != "draft":
        return
    words = _("{number} ({ref}) was never sent.").format(number=quote.number, ref=quote.ref)
    way_out = _("If they order on it: dossier order {deal} --from-quote {ref} …")
    agreed(session.asker, words, _("Did they order on it?"), way_out.format(deal=wish.deal, ref=quote.ref))


def _basis(quote: Quote | None, on: date) -> list[str]:
    """Return on which quotation a new order stands, and that a draft counts as sent now."""
    if quote is None:
        return []
    values = {"number": quote.number, "revision": quote.revision, "ref": quote.ref, "day": day(on)}
    if quote.state == "draft":
        form = _("It stands on {number} ({ref}), until now a draft: it counts as sent and accepted on {day}.")
    elif quote.revision > 1:
        form = _("It stands on {number}, revision {revision} ({ref}).")
    else:
        form = _("It stands on {number} ({ref}).")
    return [form.format(**values)]


def _unknown(session: Session, ref: Ref) -> list[str]:
    """Return what an order still lacks to be followed, with the command for each."""
    with session.reading() as connection:
        order = orders.order(connection, ref.id)
    if order is None:
        return []
    missing = [] if order.value is not None else [_("What it comes to is not known: dossier set {ref} value=…")]
    missing += [] if order.ship_by else [_("No day to ship by yet: dossier set {ref} ship_by=…")]
    return [text.format(ref=ref) for text in missing]


def propose(session: Session, wish: Wish) -> Answer:
    """Return what the next order takes over from the last one, and the one sentence that reconfirms it (M155)."""
    values = order_values(wish)
    quote = chosen_quote(wish)
    if quote is not None:
        lines = [each for each in wish.found.quote_lines if each.quote_id == quote.id]
        held = wish.quantity or (wish.found.deal.quantity if wish.found.deal else None)
        values = {"value": worth(lines, quote.currency, held, values.get("payment"))} | values
    values.setdefault("destination", wish.found.deal.market if wish.found.deal else None)
    named = f"s{wish.like.id}" if wish.like else "s…"

    def page() -> Page:
        from dossier.render.deal.next_order import next_order_page

        standing = standing_terms.standing(wish.found)
        return next_order_page(wish.found, wish.like, values, standing, session.setting())

    once = _("Once they say yes: dossier order {deal} --like {like} --confirmed").format(deal=wish.deal, like=named)

    def shape() -> Shape:
        from dossier.render.shapes import keys, order

        return keys.row(order.NextOrder, values, deal_ref=str(wish.deal), like=named)

    return Answer(page=page, shape=shape, notes=(once,))
