"""The proof that a ref names, its page, and the list of those of a client or of all that are open."""

import sqlite3
from collections.abc import Callable

from dossier.cli.desk import desk
from dossier.errors import NotFoundError
from dossier.i18n import _
from dossier.read.find.who import label
from dossier.read.order import proofs
from dossier.records.kinds import Ref, read_ref
from dossier.records.order.proof import Tracked
from dossier.records.visibility import shareable
from dossier.render.page import Page


def proof_of(connection: sqlite3.Connection, text: str) -> Tracked | None:
    """Return the proof that a ref names, or None if the words are no proof's ref; raises NotFoundError."""
    ref = read_ref(text)
    if ref is None or ref.letter != "y":
        return None
    found = proofs.tracked(connection, ref.id)
    if found is None:
        raise NotFoundError(
            _("There is no {noun} {ref} in this book.").format(noun=_(ref.kind.label), ref=ref),
            _("See them with: dossier proof"),
        )
    return found


def proof_views(found: Tracked, *, share: bool = False) -> tuple[Callable[[], Page], Callable[[], str]]:
    """Return what makes the page and the JSON of a proof."""
    found = shareable(found) if share else found

    def page() -> Page:
        from dossier.render.order.proof import proof_page

        return proof_page(found, desk().setting(share=share))

    def json() -> str:
        from dossier.render.media.as_json import spoken

        return spoken(_shape(found))

    return page, json


def show_proof(found: Tracked, *, as_json: bool = False) -> None:
    """Print the page of a proof, or its JSON."""
    page, json = proof_views(found)
    if as_json:
        desk().write(json())
    else:
        desk().show(page())


def show_list(ref: Ref | None, *, as_json: bool = False) -> None:
    """Print the proofs of a deal or client, or all that are open."""
    with desk().reading() as connection:
        if ref is None:
            rows, title = proofs.still_open(connection), _("Proofs and samples still open")
        elif ref.letter == "d":
            rows, title = proofs.of_deal(connection, ref.id), label(connection, ref)
        else:
            column = {"c": "contact_id", "o": "company_id"}[ref.letter]
            rows, title = proofs.of_client(connection, column, ref.id), label(connection, ref)
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken([_shape(each) for each in rows]))
        return
    from dossier.render.order.proof import proofs_page

    desk().show(proofs_page(rows, title, desk().setting()))


def _shape(found: Tracked) -> dict[str, object]:
    proof = found.proof
    return {
        "ref": proof.ref,
        **{name: value for name, value in proof._asdict().items() if name not in {"id", "deal_id"}},
        "deal_ref": f"d{proof.deal_id}",
        "deal": found.deal,
        "company": found.company,
        "corrections": [
            {"ref": f"i{each.id}", "text": each.text, "noted_on": each.noted_on, "sent_on": each.sent_on}
            for each in found.corrections
        ],
    }
