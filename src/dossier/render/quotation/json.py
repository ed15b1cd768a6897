"""A quotation for programs."""

from dossier.records.quotation.quotation import Quotation as Found
from dossier.records.quotation.quotation import differences, inside, remarks, total
from dossier.render.shapes.keys import row
from dossier.render.shapes.order import Quotation, Revision


def shape(found: Found) -> Quotation:
    """Return a quotation with its revisions."""
    quote, revisions = found.quote, found.revisions
    return row(
        Quotation, quote,
        deal_ref=found.deal.ref, deal=found.deal.title,
        company=found.buyer.company, contact=found.buyer.contact.name if found.buyer.contact else None,
        lines=found.lines, total=total(found.lines, quote.currency),
        remarks=remarks(quote.note), note=inside(quote.note) or None,
        revisions=[
            row(Revision, each.quote, changes=differences(revisions[at - 1], each) if at else ())
            for at, each in enumerate(revisions)
        ],
    )  # fmt: skip
