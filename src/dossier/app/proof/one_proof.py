"""The proof that a ref names, and its view."""

import sqlite3

from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.session import Session
from dossier.read.order import proofs
from dossier.records.declared import json_of
from dossier.records.order.proof import Tracked
from dossier.records.visibility import shareable
from dossier.render.page import Page


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


def shape(found: Tracked) -> dict[str, object]:
    """Return a proof for programs."""
    proof = found.proof
    return {
        "ref": proof.ref,
        **{name: value for name, value in json_of(proof).items() if name not in {"id", "deal_id"}},
        "deal_ref": f"d{proof.deal_id}",
        "deal": found.deal,
        "company": found.company,
        "corrections": [
            {"ref": f"i{each.id}", "text": each.text, "noted_on": each.noted_on, "sent_on": each.sent_on}
            for each in found.corrections
        ],
    }
