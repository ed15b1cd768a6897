"""An order and a proof for programs."""

from collections.abc import Sequence
from typing import cast

from dossier.records.country.landed import Landed
from dossier.records.deal.strictness import StrictProfile
from dossier.records.dossier import Dossier
from dossier.records.order.order import Order as Confirmed
from dossier.records.order.owed import open_of
from dossier.records.order.proof import Tracked
from dossier.render.shapes.keys import keys_of, row
from dossier.render.shapes.order import Correction, Order, Proof, Strictness


def shape(
    found: Dossier, order: Confirmed, profile: StrictProfile, notes: Sequence[str], landed: Landed | None = None, *,
    share: bool,
) -> Order:  # fmt: skip
    """Return an order with its lines, how exact its client is, and its production notes.

    Sharing leaves out what stays in the house: the note, why it was cancelled, the strictness with its price step, the
    notes for production, what came and what is open.
    """
    left = open_of(order)
    made = row(
        Order, order,
        deal_ref=f"d{order.deal_id}",
        company=found.company.name if found.company else None,
        quote_ref=f"q{order.quote_id}" if order.quote_id is not None else None,
        sample_ref=f"y{order.sample_id}" if order.sample_id is not None else None,
        open=left.sum,
        open_is_known=left.is_known,
        lines=[each for each in found.order_lines if each.order_id == order.id],
        lots=[each for each in found.lots if each.order_id == order.id],
        receipts=[each for each in found.receipts if each.order_id == order.id],
        strictness=row(Strictness, profile, topics=profile.plans),
        landed=landed,
        production_notes=list(notes),
    )  # fmt: skip
    private = {name for name, key in keys_of(Order).items() if key.is_private} if share else set()
    return cast("Order", {name: value for name, value in made.items() if name not in private})


def proof_shape(found: Tracked) -> Proof:
    """Return a proof with its corrections."""
    return row(
        Proof, found.proof, deal_ref=f"d{found.proof.deal_id}", deal=found.deal, company=found.company,
        corrections=[row(Correction, each, ref=f"i{each.id}") for each in found.corrections],
    )  # fmt: skip
