"""What of a dossier may leave the house: one place takes out everything else, before any view is made.

Left out are facts that are private or protected, whatever another client told us, every remark at a fact, what is said,
promised and planned between us and the client, links between firms, and our own remarks on their products and news.
"""

from dossier.facts import catalogue
from dossier.facts.dossier import Dossier
from dossier.facts.known import Known
from dossier.facts.negotiation import Negotiation


def shareable(dossier: Dossier) -> Dossier:
    """Return the dossier without a word that was entrusted to us or that is only our own."""
    return dossier._replace(
        contact=dossier.contact._replace(waiting_since=None) if dossier.contact else None,
        company=dossier.company._replace(aliases=None) if dossier.company else None,
        facts=tuple(row._replace(note=None) for row in dossier.facts if may_leave(row)),
        people=tuple(
            row._replace(known=row.known._replace(note=None)) for row in dossier.people if may_leave(row.known)
        ),
        sent=tuple(row._replace(text=None) for row in dossier.sent),
        departments=tuple(row._replace(text=None) for row in dossier.departments),
        markets=tuple(row._replace(text=None) for row in dossier.markets),
        products=tuple(
            row._replace(supplier=None, difference=None, can_make=None, asked_on=None) for row in dossier.products
        ),
        news=tuple(row._replace(action=None) for row in dossier.news),
        visits=tuple(row._replace(text=None) for row in dossier.visits),
        attachments=tuple(row._replace(text=None) for row in dossier.attachments),
        deal=dossier.deal._replace(reason=None, cause=None, next_step=None) if dossier.deal else None,
        deals=tuple(row._replace(reason=None, cause=None, next_step=None) for row in dossier.deals),
        stages=tuple(row._replace(reason=None, cause=None) for row in dossier.stages),
        rounds=tuple(row._replace(text=None) for row in dossier.rounds),
        quotes=tuple(row._replace(note=None) for row in dossier.quotes),
        orders=tuple(row._replace(note=None) for row in dossier.orders),
        proofs=tuple(row._replace(text=None) for row in dossier.proofs),
        contacts=tuple(row._replace(waiting_since=None) for row in dossier.contacts),
        companies=tuple(row._replace(aliases=None) for row in dossier.companies),
        inherited=None,
        links=(),
        log=(),
        log_count=0,
        follow_ups=(),
        promises=(),
        told_by={},
    )


def shareable_negotiation(found: Negotiation) -> Negotiation:
    """Return a negotiation with what was said to the other side, without our policies, remarks, reasons and log."""
    return found._replace(
        deals=tuple(row._replace(reason=None, cause=None, next_step=None) for row in found.deals),
        stages=tuple(row._replace(reason=None, cause=None) for row in found.stages),
        rounds=tuple(row._replace(text=None, log_entry_id=None) for row in found.rounds),
        quotes=tuple(row._replace(note=None) for row in found.quotes if row.state != "draft"),
        orders=tuple(row._replace(note=None) for row in found.orders),
        proofs=tuple(row._replace(text=None) for row in found.proofs),
        people=(),
        terms=tuple(row._replace(note=None) for row in found.terms if may_leave(row)),
        policies=(),
        log=(),
    )


def may_leave(row: Known) -> bool:
    """Tell whether a fact may be shown to others: declared shareable, and not told by another client."""
    entry = catalogue.by_key().get(row.key)
    return entry is not None and entry.sensitivity == "shareable" and not row.from_others
