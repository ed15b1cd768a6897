"""An order for programs."""

from collections.abc import Sequence

from dossier.records.deal.strictness import StrictProfile
from dossier.records.declared import json_of
from dossier.records.dossier import Dossier
from dossier.records.order.order import Order


def shape(
    found: Dossier, order: Order, profile: StrictProfile, notes: Sequence[str], *, share: bool
) -> dict[str, object]:
    """Return an order with its lines, how exact its client is, and its production notes.

    Sharing leaves out what stays in the house: the note, the strictness with its price step, the notes for production.
    """
    made = {
        "ref": order.ref,
        **{name: value for name, value in json_of(order).items() if name not in {"id", "deal_id", "quote_id"}},
        "deal_ref": f"d{order.deal_id}",
        "company": found.company.name if found.company else None,
        "quote_ref": f"q{order.quote_id}" if order.quote_id is not None else None,
        "lines": [
            {"item": each.item, "quantity": each.quantity, "unit": each.unit, "price": each.price, "payment": each.payment}
            for each in found.quote_lines
            if each.quote_id == order.quote_id
        ],
        "strictness": {
            "topics": list(profile.plans), "unknown": list(profile.unknown), "days": profile.days, "price": profile.price,
        },
        "production_notes": list(notes),
    }  # fmt: skip
    if share:
        del made["strictness"], made["production_notes"], made["note"]
    return made
