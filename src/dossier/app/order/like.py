"""What the next order takes along from an earlier one beside its terms: how the goods are made, packed and signed off."""

import sqlite3
from typing import Any

from dossier.app.asking import until
from dossier.app.order.wish import Wish
from dossier.app.session import Session
from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.read.order import orders
from dossier.records.order.order import Order
from dossier.records.quotation.quote import Quote
from dossier.values.listed import enumerated
from dossier.world import countries

CARRIED = ("plug", "mains", "certificates", "label_language", "packing", "sample_id")


def carried(connection: sqlite3.Connection, like: Order, quote: Quote | None) -> dict[str, Any]:
    """Return the columns that go along; what the new quotation says of marks and packing stands before the old order's."""
    marks, packing = orders.marks_and_packing(connection, like.quote_id)
    found = {name: getattr(like, name) for name in CARRIED}
    found["certificates"] = like.certificates or ("\n".join(_parts(marks)) or None)
    found["packing"] = like.packing or packing
    found["sample_id"] = orders.signed_sample(connection, like.deal_id) or like.sample_id
    if quote is not None:
        found |= {"certificates": None} if quote.marks else {}
        found |= {"packing": None} if quote.packing else {}
    return {name: value for name, value in found.items() if value is not None}


def _parts(marks: str | None) -> list[str]:
    return [part.strip() for part in (marks or "").replace("，", ",").split(",") if part.strip()]


def destination(session: Session, wish: Wish, like: Order, values: dict[str, Any]) -> dict[str, Any]:
    """Return where the goods go: as typed or as the deal says; where neither is known it is asked.

    Raises RefusedError (exit 6) where nobody can be asked.
    """
    deal = wish.found.deal
    if values.get("destination") or (deal is not None and deal.market) or wish.override or wish.found.markets:
        return {}
    last = like.destination
    words = _("No market is known for {deal}: where do the goods go?").format(deal=wish.found.title)
    if session.asker is None:
        before = " " + _("Last time it was {country}.").format(country=countries.name(last)) if last else ""
        raise RefusedError(words + before, _("Add --destination {code}.").format(code=last or "DE"))
    return {"destination": until(session.asker, words, countries.read, last or "")}


def said(like: Order, values: dict[str, Any]) -> list[str]:
    """Return the sentence that names what was taken along."""
    names = {
        "plug": _("plug"), "mains": _("mains voltage"), "certificates": _("certificates"),
        "label_language": _("label language"), "packing": _("packing"), "sample_id": _("signed sample"),
    }  # fmt: skip
    parts = [
        f"{label} {f'y{values[name]}' if name == 'sample_id' else str(values[name]).replace(chr(10), ', ')}"
        for name, label in names.items()
        if values.get(name)
    ]
    words = _("Taken along from {number} ({ref}): {what}.")
    return [words.format(number=like.number or like.ref, ref=like.ref, what=enumerated(parts))] if parts else []
