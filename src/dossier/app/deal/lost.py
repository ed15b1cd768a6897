"""A lost deal takes what hangs on it along, and says what was closed and what stays."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dossier.i18n import _
from dossier.records.deal.deal import TOPICS
from dossier.records.order.proof import PROOF_KINDS
from dossier.render.words import UNSEEN, choice, money
from dossier.values.listed import aside, enumerated, strung

if TYPE_CHECKING:
    from dossier.write.deal.lost import Settled
    from dossier.write.transaction import Transaction


def settled(tx: "Transaction", deal_id: int, reason: str | None, *, watched: bool = False) -> tuple[str, ...]:
    """Settle what hangs on a deal that was lost in this operation, and return what was closed and what stays.

    Where others look, follow-ups and promises are named without their words.
    """
    from dossier.write.deal.lost import settle

    done = settle(tx, deal_id, _("the deal was lost: {why}").format(why=reason or "").rstrip(": "))
    closed, staying = strung(_closed(done, watched=watched)), strung(_staying(done, watched=watched))
    said = [_("Closed with it: {what}.").format(what=closed)] if closed else []
    if done.topics:
        names = enumerated(choice(TOPICS, topic) for topic in done.topics)
        said.append(_("Never agreed: {topics}.").format(topics=names))
    return (*said, *([_("Stays: {what}.").format(what=staying)] if staying else []))


def _closed(done: "Settled", *, watched: bool) -> Iterator[str]:
    for plan in done.follow_ups:
        yield _("follow-up f{id} ({what})").format(id=plan.id, what=UNSEEN if watched else plan.text)
    for quote in done.quotes:
        yield _("quotation {number} (q{id})").format(number=quote.number, id=quote.id)
    for proof in done.proofs:
        yield f"{choice(PROOF_KINDS, proof.kind)} v{proof.version}" + aside(f"y{proof.id}")


def _staying(done: "Settled", *, watched: bool) -> Iterator[str]:
    for order in done.orders:
        form = _("order {number} (s{id}), {sum}, confirmed and not paid")
        worth = money(order.value, order.currency) if order.value is not None else _("sum not known")
        yield form.format(number=order.number or f"s{order.id}", id=order.id, sum=worth)
    for promise in done.promises:
        yield _("promise m{id} ({what})").format(id=promise.id, what=UNSEEN if watched else promise.text)
    for plan in done.others:
        yield _("follow-up f{id} ({what}), which names no deal").format(
            id=plan.id, what=UNSEEN if watched else plan.text
        )
