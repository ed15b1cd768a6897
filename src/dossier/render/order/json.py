"""An order for programs."""

from collections.abc import Sequence

from dossier.records.deal.deal import Order
from dossier.records.deal.strictness import StrictProfile
from dossier.records.dossier import Dossier
from dossier.render.media.as_json import spoken as json_text


def spoken(found: Dossier, order: Order, profile: StrictProfile, notes: Sequence[str], *, share: bool) -> str:
    """Return an order with its lines, how exact its client is, and its production notes as JSON text.

    Sharing leaves out what stays in the house: the note, the strictness with its price step, the notes for production.
    """
    shape = {
        "ref": order.ref,
        **{name: value for name, value in order._asdict().items() if name not in {"id", "deal_id", "quote_id"}},
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
        del shape["strictness"], shape["production_notes"], shape["note"]
    return json_text(shape)
