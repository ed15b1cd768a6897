"""The sentence that reconfirms what an earlier order settled, so that nothing is asked twice (M153–M155)."""

from collections.abc import Mapping
from typing import Any

WE_BOOK = frozenset({"CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"})
"""Rules of Incoterms 2020 under which the seller books the main carriage."""


def sentence(terms: Mapping[str, Any]) -> str:
    """Return one English sentence to the client, empty while neither incoterm nor payment is settled.

    It is English whatever language the user works in: it goes to the client.
    """
    rule, place = terms.get("incoterm"), terms.get("place")
    parts = [" ".join(str(part) for part in (rule, place) if part)] if rule else []
    if rule and rule not in WE_BOOK and terms.get("forwarder"):
        parts.append(f"forwarder {terms['forwarder']}")
    elif rule in WE_BOOK:
        parts.append("booked by us")
    if terms.get("payment"):
        parts.append(f"payment {terms['payment']}")
    if not parts:
        return ""
    return f"Last time it was {', '.join(parts)}; we go on in the same way for this order, right?"
