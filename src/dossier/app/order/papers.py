"""The papers of an order: proforma invoice and order confirmation, from what the book and the settings say."""

import sqlite3
from typing import NamedTuple

from dossier.app.answer import Answer, Shape
from dossier.app.book.bank_account import account
from dossier.app.find import named
from dossier.app.order.of_deal import nothing_to_show, order_there
from dossier.app.order.one_order import habits, named_order
from dossier.app.quotation.papers import Papers, in_english, no_letterhead, own_profile
from dossier.app.session import Session
from dossier.errors import NoChoiceError, RefusedError, WrongUsageError
from dossier.i18n import _
from dossier.read.dossier import of_deal
from dossier.read.quotation.quotations import buyer
from dossier.records.dossier import Dossier
from dossier.records.order.order import ORDER, Order
from dossier.records.order.paper import PAPERS, Ordered, goods_rows, order_paper, proposed_days, whole_shares
from dossier.records.quotation.quotation import Buyer, total
from dossier.records.reading import choice_code
from dossier.render.words import day, money
from dossier.values.listed import enumerated
from dossier.values.payment import payment_of


class PaperRequest(NamedTuple):
    """Which paper of which order is asked for; `what` is an order, its number, or the deal or client that has it."""

    what: str
    kind: str = "proforma"
    without_bank: bool = False


def paper(session: Session, request: PaperRequest) -> Answer:
    """Return a paper of an order as text to read, and as data."""
    made = papers(session, request)

    def shape() -> Shape:
        from dossier.render.quotation.json import paper_shape

        return paper_shape(made.paper)

    return Answer(text=made.markdown(), shape=shape, notes=made.cautions)


def papers(session: Session, request: PaperRequest) -> Papers:
    """Return a paper of an order with what it lacks.

    Raises RefusedError (exit 6) for one that would not be true: no number, no sum, goods that do not come to the sum, or
    bank details that are not known.
    """
    kind = choice_code(PAPERS, request.kind)
    if kind is None:
        raise NoChoiceError(_("The paper"), request.kind, PAPERS)
    with session.reading() as connection:
        found, order = _meant(session, connection, request.what)
        whom = named.there(buyer(connection, found.deal) if found.deal else None, order.ref, ORDER.label)
    told = _told(session, found, order, whom, without_bank=request.without_bank)
    _check(told)
    made = order_paper(kind, told, own_profile(session), habits(session), session.today)
    return Papers(made, (*no_letterhead(made), *_cautions(session, told)))


def _meant(session: Session, connection: sqlite3.Connection, what: str) -> tuple[Dossier, Order]:
    quoted = named.paper(connection, what, ("s", "q"))
    if quoted is not None and quoted.letter == "q":
        raise WrongUsageError(
            _("{ref} is a quotation.").format(ref=quoted),
            _("Type: dossier quote {ref} --html offer.html").format(ref=quoted),
        )
    order = named_order(connection, what)
    deal = order.deal_id if order else named.deal(session, connection, what).id
    found = named.there(of_deal(connection, deal), what, ORDER.label)
    order = order or order_there(session, found)
    if order is None:
        raise nothing_to_show(found)
    return found, order


def _told(session: Session, found: Dossier, order: Order, whom: Buyer, *, without_bank: bool) -> Ordered:
    held = None if without_bank else account(session)
    return Ordered(
        order=order,
        buyer=whom,
        country=in_english(whom.country),
        destination=in_english(order.destination),
        quote=next((each for each in found.quotes if each.id == order.quote_id), None),
        lines=tuple(each for each in found.quote_lines if each.quote_id == order.quote_id),
        own=tuple(each for each in found.order_lines if each.order_id == order.id),
        quantity=found.deal.quantity if found.deal else None,
        bank=held.details if held else None,
        bank_since=held.since if held else None,
    )


def _check(told: Ordered) -> None:
    """Raise RefusedError for a paper that lacks what a client pays by; the command that notes it is named."""
    order = told.order
    for text, name in ((order.number, "number"), (order.value, "value"), (order.currency, "currency")):
        if text is None:
            field = ORDER.field(name)
            raise RefusedError(
                _("The order {ref} does not say its {name}.").format(
                    ref=order.ref, name=_(field.label) if field else name
                ),
                _("Type: dossier set {ref} {name}=…").format(ref=order.ref, name=name),
            )
    if order.cancelled_on is not None:
        raise RefusedError(
            _("{number} was cancelled on {day}.").format(number=order.number, day=day(order.cancelled_on)),
            _("See: dossier show {ref}").format(ref=order.ref),
        )
    rows = goods_rows(told)
    sums = [row.amount for row in rows or () if row.amount is not None]
    if rows and len(sums) == len(rows) and sum(sums) == order.value:
        return
    if not told.lines or told.quote is None:
        raise RefusedError(
            _("The order {ref} stands on no quotation with lines, so its goods are not known.").format(ref=order.ref),
            _("Write one and name it: dossier quote d{deal} --line …, dossier set {ref} quote=q…").format(
                deal=order.deal_id, ref=order.ref
            ),
        )
    lines = total(told.lines, told.quote.currency)
    raise RefusedError(
        _("The goods of {quote} do not come to the order's {value}: {lines}.").format(
            quote=told.quote.number, value=money(order.value, order.currency),
            lines=money(lines, order.currency) if lines is not None else _("they have several prices, or no quantity"),
        ),
        _("Type: dossier set {ref} value=…, or name the quotation that holds: dossier set {ref} quote=q…").format(
            ref=order.ref
        ),
    )  # fmt: skip


def _cautions(session: Session, told: Ordered) -> list[str]:
    """Return what the user should know of a paper before it goes out."""
    order, said = told.order, []
    term = payment_of(order.payment)
    if not order.payment:
        said.append(_("The paper does not say how it is paid: dossier set {ref} payment=…").format(ref=order.ref))
    elif not term.is_read:
        said.append(_("The payment “{text}” cannot be reckoned: the paper shows it as written, without sums.").format(
            text=term.text[:60]))  # fmt: skip
    if order.received and order.received != whole_shares(order):
        words = _("{sum} has come, which is no whole share: the paper counts whole shares only.")
        said.append(words.format(sum=money(order.received, order.currency)))
    proposed = [day(each) for each in proposed_days(order, habits(session))]
    if proposed:
        said.append(_("Not in the book, proposed by the terms: due on {days}.").format(days=enumerated(proposed)))
    if told.bank_since is not None and told.bank_since > order.confirmed_on:
        said.append(
            _(
                "The bank details hold since {day}, after the order was confirmed: an earlier paper may show others."
            ).format(day=day(told.bank_since))
        )
        said.append(_("Tell the client by telephone, not by mail."))
    return said
