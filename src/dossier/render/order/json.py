"""An order and a proof for programs."""

from collections.abc import Sequence

from dossier.records.deal.strictness import StrictProfile
from dossier.records.dossier import Dossier
from dossier.records.order.order import Order as Confirmed
from dossier.records.order.proof import Tracked
from dossier.render.shapes.keys import row
from dossier.render.shapes.order import Correction, Order, Proof, Strictness


def shape(found: Dossier, order: Confirmed, profile: StrictProfile, notes: Sequence[str], *, share: bool) -> Order:
    """Return an order with its lines, how exact its client is, and its production notes.

    Sharing leaves out what stays in the house: the note, the strictness with its price step, the notes for production.
    """
    made = row(
        Order, order,
        deal_ref=f"d{order.deal_id}",
        company=found.company.name if found.company else None,
        quote_ref=f"q{order.quote_id}" if order.quote_id is not None else None,
        lines=[each for each in found.quote_lines if each.quote_id == order.quote_id],
        strictness=row(Strictness, profile, topics=profile.plans),
        production_notes=list(notes),
    )  # fmt: skip
    if share:
        del made["strictness"], made["production_notes"], made["note"]
    return made


def proof_shape(found: Tracked) -> Proof:
    """Return a proof with its corrections."""
    return row(
        Proof, found.proof, deal_ref=f"d{found.proof.deal_id}", deal=found.deal, company=found.company,
        corrections=[row(Correction, each, ref=f"i{each.id}") for each in found.corrections],
    )  # fmt: skip
