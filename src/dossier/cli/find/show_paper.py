"""`dossier show` of a quotation, an order or a proof: by its ref, or by the number that stands on the paper."""

import sqlite3

from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import OwnEyesError, WrongUsageError
from dossier.i18n import _
from dossier.records.reading import choice_code
from dossier.records.ref import read_ref
from dossier.records.sections import PRODUCTION

DUTY, COMPLAINT, OFFER = "u", "cp", "a"
"""The letters of what is no paper and has a page of its own."""


def paper(session: Session, text: str, sections: frozenset[str], *, share: bool) -> Answer | None:
    """Return the view of the quotation, order or proof that the words name, or None if they name none of these."""
    with session.reading() as connection:
        return _view(session, connection, text, sections, share=share)


def _view(
    session: Session, connection: sqlite3.Connection, text: str, sections: frozenset[str], *, share: bool
) -> Answer | None:
    own = None if sections else read_ref(text)
    sections = frozenset(choice_code(PRODUCTION, each) or each for each in sections)
    if own is not None and own.letter == DUTY:
        from dossier.app.country import duties

        return duties.one(session, own)
    if own is not None and own.letter == COMPLAINT:
        from dossier.app.order import complaints

        if share:
            raise OwnEyesError(_("What clients complain about is for our own eyes"))
        return complaints.view(session, own)
    if own is not None and own.letter == OFFER:
        from dossier.app.quotation import prices

        return prices.prices(session, text, share=share)
    ref = named.paper(connection, text)
    if ref is None:
        return None
    if sections - ({PRODUCTION[0].code} if ref.letter == "s" else set()):
        raise WrongUsageError(
            _("There is no section “{name}” here.").format(name=min(sections)),
            _("An order has the section production: dossier show s5 --section production"),
        )
    from dossier.app.order import one_order  # only a paper pays for these
    from dossier.app.proof import one_proof
    from dossier.app.quotation import one_quotation

    if ref.letter == "y":
        proof = one_proof.named_proof(connection, str(ref))
        return one_proof.view(session, proof, share=share) if proof else None
    if ref.letter == "s":
        return (one_order.production if sections else one_order.view)(session, ref, share=share)
    return one_quotation.view(session, one_quotation.read_quotation(connection, ref), share=share)
