"""`dossier show` of a quotation, an order or a proof: by its ref, or by the number that stands on the paper."""

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from dossier.app.quotation.named_quotation import named_quotation, read_quotation
from dossier.cli.order.order_view import named_order, order_views
from dossier.cli.proof.proof_view import proof_of, proof_views
from dossier.cli.quotation.quotation_paper import quotation_views
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.records.kinds import Ref, read_ref
from dossier.render.page import Page

PRODUCTION = "production"
"""The one section of an order that is shown alone: the block to paste."""


class PaperView(NamedTuple):
    """What `show` may speak: the page, the JSON, or bare lines to paste."""

    page: Callable[[], Page]
    json: Callable[[], str]
    lines: Callable[[], list[str]] | None = None


def may_be_paper(text: str) -> bool:
    """Tell whether words could name a paper: a ref of one, or something with a digit, as every number has."""
    ref = read_ref(text)
    return ref.letter in "qsy" if ref else any(letter.isdigit() for letter in text)


def paper_view(connection: sqlite3.Connection, text: str, sections: frozenset[str], *, share: bool) -> PaperView | None:
    """Return the views of the quotation, order or proof that the words name, or None if they name none of these."""
    proof = proof_of(connection, text)
    order = None if proof else named_order(connection, text)
    ref = None if proof or order else named_quotation(connection, text)
    if not (proof or order or ref):
        return None
    if sections - ({PRODUCTION} if order else set()):
        raise WrongUsageError(
            _("There is no section “{name}” here.").format(name=min(sections)),
            _("An order has the section production: dossier show s5 --section production"),
        )
    if proof is not None:
        return PaperView(*proof_views(proof, share=share))
    if order is not None:
        page, json, lines = order_views(Ref("s", order.id), share=share)
        return PaperView(page, json, lines if sections else None)
    found = read_quotation(connection, ref) if ref else None
    return PaperView(*quotation_views(found, share=share)) if found else None
