"""The proof that a ref names, and its view."""

import sqlite3
from typing import TYPE_CHECKING

from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.errors import NoRecordError
from dossier.i18n import _
from dossier.read.order import proofs
from dossier.records.order.proof import Tracked
from dossier.records.ref import read_ref
from dossier.records.visibility import shareable
from dossier.render.page import Page

if TYPE_CHECKING:
    from dossier.render.shapes.order import Proof


def named_proof(connection: sqlite3.Connection, text: str) -> Tracked | None:
    """Return the proof that a ref names, or None if the words are no proof's ref; raises NoRecordError."""
    ref = read_ref(text)
    if ref is None or ref.letter != "y":
        return None
    found = proofs.tracked(connection, ref.id)
    if found is None:
        raise NoRecordError(ref.kind.label, ref, _("See them with: dossier proof"))
    return found


def view(session: Session, found: Tracked, *, share: bool = False) -> Answer:
    """Return the page and the data of a proof."""
    shown = shareable(found) if share else found

    def page() -> Page:
        from dossier.render.order.proof import proof_page

        return proof_page(shown, session.setting(share=share))

    return Answer(page=page, shape=lambda: shape(shown))


def shape(found: Tracked) -> "Proof":
    """Return a proof for programs."""
    from dossier.render.order.json import proof_shape

    return proof_shape(found)
