"""The fee that a client paid for a sample, credited on the first order: said once, credited once, and remembered."""

import sqlite3
from typing import Any, NamedTuple

from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import RefusedError, WrongUsageError
from dossier.i18n import _
from dossier.read.dossier import of_deal
from dossier.read.order import orders
from dossier.read.quotation import quotations
from dossier.read.reports import samples as read
from dossier.records.order.proof import Proof
from dossier.records.quotation.quotation import REMARK
from dossier.records.quotation.quote import OUT
from dossier.records.ref import Ref
from dossier.render.words import day, kept_sum


class _Paper(NamedTuple):
    """The quotation or order on which a fee is to be credited."""

    ref: Ref
    deal: int
    number: str
    note: str | None


def hints(session: Session, deal: Ref, paper: Ref) -> tuple[str, ...]:
    """Return what a quotation or an order may still say of paid samples: on the first order, and said only once."""
    with session.reading() as connection:
        first = read.orders_of_client(connection, deal.id)[:1]
        if first and first != [paper.id if paper.letter == "s" else 0]:
            return ()
        paid = read.paid_not_credited(connection, deal.id)
    open_ = [each for each in paid if paper.letter == "s" or each.credit_offered_on is None]
    words = _("They paid {fee} for {sample} on {day}. To credit it on the first order, and say so once: {command}")
    return tuple(
        words.format(
            fee=kept_sum(each.fee or ""), sample=each.ref, day=day(each.fee_paid_on, session.today),
            command=f"dossier proof {each.ref} --credit {paper}",
        )
        for each in open_
    )  # fmt: skip


def credit(session: Session, proof: Proof, text: str) -> Answer:
    """Say on a draft quotation that a paid fee is credited on the first order, or credit it on an order.

    Raises RefusedError (exit 6) for what was said or credited before, for a fee that was not paid by them, for a quotation
    that has left the house, and for an order of somebody else or that is not their first.
    """
    with session.reading() as connection:
        paper = _paper(connection, text)
        _check(session, connection, proof, paper)
    fee = kept_sum(proof.fee or "")
    remark = f"{REMARK} The sample fee of {fee} is credited on your first order."
    if paper.ref.letter == "s":
        remark = f"{REMARK} The sample fee of {fee} is credited on this order."
    from dossier.write import record

    with session.writing("proof --credit") as tx:
        note = "\n".join(part for part in (paper.note, remark) if part)
        record.change(tx, paper.ref, {"note": note})
        values: dict[str, Any] = {"credit_offered_on": proof.credit_offered_on or session.today}
        if paper.ref.letter == "s":
            values |= {"credited_in": paper.number, "credited_on": session.today}
        record.change(tx, Ref("y", proof.id), values)
        words = _("{fee} of {sample} is credited on {number} ({ref}); the paper says so.")
        if paper.ref.letter == "q":
            words = _(
                "{number} ({ref}) says that {fee} of {sample} is credited on the first order; it is not said again."
            )
        done = tx.say(words.format(fee=fee, sample=proof.ref, number=paper.number, ref=paper.ref))
    said = (
        done,
        _("The value of {number} stays as it is: take the sum off where it is paid.").format(number=paper.number),
    )
    return Answer(
        said if paper.ref.letter == "s" else said[:1], ref=proof.ref, next=f"dossier show {paper.ref}", written=True
    )


def _paper(connection: sqlite3.Connection, text: str) -> _Paper:
    ref = named.paper(connection, text, ("q", "s"))
    if ref is None:
        raise WrongUsageError(_("“{text}” is no order.").format(text=text[:40]), _("See: dossier list orders"))
    if ref.letter == "s":
        order = named.there(orders.order(connection, ref.id), ref, ref.kind.label)
        return _Paper(ref, order.deal_id, order.number or str(ref), order.note)
    deal = named.there(quotations.deal_of(connection, ref.id), ref, ref.kind.label)
    found = of_deal(connection, deal)
    quote = next(each for each in (found.quotes if found else ()) if each.id == ref.id)
    if quote.state in OUT:
        raise RefusedError(
            _("{number} has left the house and is not changed any more.").format(number=quote.number),
            _("Write a revision: dossier quote --revise q{id} …").format(id=ref.id),
        )
    return _Paper(ref, deal, quote.number, quote.note)


def _check(session: Session, connection: sqlite3.Connection, proof: Proof, paper: _Paper) -> None:
    if proof.credited_on is not None or proof.credited_in is not None:
        where = proof.credited_in or day(proof.credited_on, session.today)
        raise RefusedError(
            _("The fee of {sample} is credited already: {where}.").format(sample=proof.ref, where=where),
            _("See: dossier proof {ref}").format(ref=proof.ref),
        )
    if paper.ref.letter == "q" and proof.credit_offered_on is not None:
        raise RefusedError(
            _("It was said on {day} that the fee of {sample} is credited; it is said once.").format(
                day=day(proof.credit_offered_on, session.today), sample=proof.ref
            ),
            _("On the order: dossier proof {ref} --credit ORDER").format(ref=proof.ref),
        )
    if proof.id not in {each.id for each in read.paid_not_credited(connection, paper.deal)}:
        raise RefusedError(
            _("No fee of {sample} was paid by the client of {paper}.").format(sample=proof.ref, paper=paper.number),
            _('Note it: dossier proof {ref} --fee "USD 80" --paid-by theirs --fee-paid-on DAY').format(ref=proof.ref),
        )
    first = read.orders_of_client(connection, paper.deal)[:1]
    if first and first != [paper.ref.id if paper.ref.letter == "s" else 0]:
        raise RefusedError(
            _("Their first order was {order}: a sample fee is credited on the first one.").format(order=f"s{first[0]}"),
            _("If it is meant so: dossier set {ref} credited_in=… credited_on=DAY").format(ref=proof.ref),
        )
