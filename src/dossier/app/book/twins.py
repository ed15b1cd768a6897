"""Every two records of the book that may be one."""

from dossier.app.answer import Answer, Shape
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.find.twins import twins
from dossier.render.find import likeness


def dupes(session: Session, least: int, limit: int | None) -> Answer:
    """Return the pairs at least so alike, the likeliest first, and at most so many."""
    with session.reading() as connection:
        pairs = twins(connection, least)
    shown = pairs[:limit]
    more = _("{shown} of {total}: add --limit {total} to see all.").format(shown=len(shown), total=len(pairs))

    def shape() -> Shape:
        from dossier.render.shapes import book, keys

        return [keys.row(book.Twins, pair) for pair in shown]

    return Answer(
        page=lambda: likeness.twins_page(shown, session.setting()),
        shape=shape,
        table=lambda: likeness.twins_listing(shown, len(pairs), session.setting()),
        notes=() if pairs and len(shown) == len(pairs) else (more if pairs else _("No two records are that alike."),),
    )
