"""Quotations that stand on a payment which was settled otherwise since: said at once when the terms change (M167)."""

from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.dossier import of_company
from dossier.records.deal.payment_basis import outdated
from dossier.records.known import current
from dossier.records.ref import Ref


def flagged(session: Session, company: Ref) -> list[str]:
    """Return a sentence for each open quotation of a firm that stands on a payment no longer settled."""
    with session.reading() as connection:
        found = of_company(connection, company.id)
    if found is None:
        return []
    terms = current(found.facts)
    return [
        _("Careful, {number} (q{id}) is based on “{basis}”: dossier quote --revise q{id} --payment “{now}”").format(
            number=quote.number, id=quote.id, basis=quote.payment, now=terms["terms.payment"].value
        )
        for quote in outdated(found.quotes, terms)
    ]
