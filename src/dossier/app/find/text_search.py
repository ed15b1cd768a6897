"""A text anywhere in the book: names, addresses, facts, notes, mails."""

from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.read.find import search
from dossier.records.listing import Hit, Listing
from dossier.render.page import Page


def find(session: Session, text: str, limit: int) -> Answer:
    """Return every place where a text stands, `limit` of them at most."""
    wanted = text.strip()
    if not wanted:
        raise WrongUsageError(_("There is nothing to look for."), _("Type a word: dossier find charger"))
    with session.reading() as connection:
        found = search.find(connection, wanted, limit + 1)
    hits = found[:limit]
    notes: tuple[str, ...] = ()
    if not hits:
        notes = (_("“{text}” stands nowhere in the book.").format(text=wanted[:80]),)
    elif len(found) > limit:
        notes = (_("There is more: add --limit {n}.").format(n=limit * 4),)

    def page() -> Page:
        from dossier.render.find.table import hits_page

        return hits_page(hits, session.setting())

    return Answer(
        page=page,
        shape=lambda: hits,
        table=lambda: Listing("places", Hit._fields, tuple(tuple(hit) for hit in hits), len(hits)),
        notes=notes,
        empty=not hits,
    )
