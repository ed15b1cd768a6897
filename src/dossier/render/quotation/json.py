"""A quotation, and any paper for the client, for programs."""

from dossier.records.country.landed import Landed
from dossier.records.quotation.paper import Paper as Printed
from dossier.records.quotation.quotation import Quotation as Found
from dossier.records.quotation.quotation import differences, inside, remarks, total
from dossier.render.shapes.keys import row
from dossier.render.shapes.quotation import Paper, PaperRow, PaperShare, PaperTerm, Quotation, Revision


def paper_shape(paper: Printed) -> Paper:
    """Return everything that stands on a paper."""
    terms, bank = (
        [row(PaperTerm, {"label": label, "text": text}) for label, text in pairs] for pairs in (paper.terms, paper.bank)
    )
    return row(
        Paper, paper,
        rows=[row(PaperRow, each, unit=each.unit or None, payment=each.payment or None) for each in paper.rows],
        attention=paper.attention or None, currency=paper.currency or None, terms=terms, bank=bank,
        bank_remark=paper.bank_remark or None,
        schedule=[row(PaperShare, each, received=each.received or None) for each in paper.schedule],
    )  # fmt: skip


def shape(found: Found, paper: Printed, landed: Landed | None) -> Quotation:
    """Return a quotation with its revisions, the paper that the client gets, and what it comes to in its market."""
    quote, revisions = found.quote, found.revisions
    return row(
        Quotation, quote,
        deal_ref=found.deal.ref, deal=found.deal.title,
        company=found.buyer.company, contact=found.buyer.contact.name if found.buyer.contact else None,
        lines=found.lines, total=total(found.lines, quote.currency),
        paper=paper_shape(paper), landed=landed, remarks=remarks(quote.note), note=inside(quote.note) or None,
        revisions=[
            row(Revision, each.quote, changes=differences(revisions[at - 1], each) if at else ())
            for at, each in enumerate(revisions)
        ],
    )  # fmt: skip
