"""The proof that a ref names, and its view."""

import sqlite3
from typing import TYPE_CHECKING

from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.session import Session
from dossier.read.order import proofs
from dossier.records.order.proof import Tracked
from dossier.records.visibility import shareable
from dossier.render.page import Page

if TYPE_CHECKING:
    from dossier.render.shapes.order import Proof


def named_proof(connection: sqlite3.Connection, text: str) -> Tracked | None:
    """Return the proof that a ref names, or None if the words are no proof's ref; raises NoRecordError."""
    ref = named.paper(connection, text, ("y",))
    return proofs.tracked(connection, ref.id) if ref else None


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
