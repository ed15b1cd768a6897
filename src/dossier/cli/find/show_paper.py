"""`dossier show` of a quotation, an order or a proof: by its ref, or by the number that stands on the paper."""

import sqlite3

from dossier.app.answer import Answer
from dossier.app.order import one_order
from dossier.app.proof import one_proof
from dossier.app.quotation import one_quotation
from dossier.app.quotation.named_quotation import named_quotation, read_quotation
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.records.ref import Ref

PRODUCTION = "production"
"""The one section of an order that is shown alone: the block to paste."""


def paper_view(
    session: Session, connection: sqlite3.Connection, text: str, sections: frozenset[str], *, share: bool
) -> Answer | None:
    """Return the view of the quotation, order or proof that the words name, or None if they name none of these."""
    proof = one_proof.named_proof(connection, text)
    order = None if proof else one_order.named_order(connection, text)
    ref = None if proof or order else named_quotation(connection, text)
    if not (proof or order or ref):
        return None
    if sections - ({PRODUCTION} if order else set()):
        raise WrongUsageError(
            _("There is no section “{name}” here.").format(name=min(sections)),
            _("An order has the section production: dossier show s5 --section production"),
        )
    if proof is not None:
        return one_proof.view(session, proof, share=share)
    if order is not None:
        shown = one_order.production if sections else one_order.view
        return shown(session, Ref("s", order.id), share=share)
    return one_quotation.view(session, read_quotation(connection, ref), share=share) if ref else None
