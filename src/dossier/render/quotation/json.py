"""A quotation for programs."""

from dossier.records.declared import json_of
from dossier.records.quotation.quotation import Quotation, differences, inside, remarks, total


def shape(found: Quotation) -> dict[str, object]:
    """Return a quotation with its revisions."""
    quote = found.quote
    return {
        "ref": quote.ref,
        **{name: value for name, value in json_of(quote).items() if name not in {"id", "note", "deal_id", "replaces_id"}},
        "deal_ref": found.deal.ref,
        "deal": found.deal.title,
        "company": found.buyer.company,
        "contact": found.buyer.contact.name if found.buyer.contact else None,
        "lines": [_line(json_of(each)) for each in found.lines],
        "total": total(found.lines, quote.currency),
        "remarks": remarks(quote.note),
        "note": inside(quote.note) or None,
        "revisions": [
            {
                "ref": each.quote.ref, "revision": each.quote.revision, "state": each.quote.state,
                "sent_on": each.quote.sent_on,
                "changes": list(differences(found.revisions[at - 1], each)) if at else [],
            }
            for at, each in enumerate(found.revisions)
        ],
    }  # fmt: skip


def _line(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if name not in {"id", "quote_id"}}
