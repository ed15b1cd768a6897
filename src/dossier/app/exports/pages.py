"""The book as a folder of pages for a browser: an index with a search, and a page for every person, firm and deal."""

from collections.abc import Iterator
from pathlib import Path

from dossier.app.answer import Answer
from dossier.app.exports.clients import dossiers
from dossier.app.exports.written import Folder, private_remark
from dossier.app.find.beside import extra_for
from dossier.app.find.list_records import shareable
from dossier.app.find.show import Wanted, page_of
from dossier.app.session import Session
from dossier.i18n import _, ngettext
from dossier.read.find.lists import Filter, listing
from dossier.render.find.lists import list_page
from dossier.render.media.html import spoken
from dossier.render.media.html_index import Listed, index

_SHOWN = {
    "contacts": "ref name company country title email native_name nickname phone mobile whatsapp wechat city tags".split(),
    "companies": "ref name country city website star aliases phone tags".split(),
    "deals": "ref title company stage value currency contact country".split(),
}
"""What stands of each in the index, and is searched."""


def as_pages(session: Session, *, share: bool) -> Folder:
    """Return the pages of everybody; to be shared, each went through the gate."""
    counted: list[str] = []

    def files() -> Iterator[tuple[str, bytes]]:
        lists = _lists(session, share=share)
        refs = frozenset(ref for each in lists for ref in each.refs)
        yield "index.html", index(lists, _("Clients")).encode()
        with session.reading() as connection:
            for found, setting in dossiers(session, share=share):
                extra = extra_for(session, connection, found, setting)
                page = page_of(found, setting, extra, Wanted(str(found.ref), share=share))
                counted.append(str(found.ref))
                yield f"{found.ref}.html", spoken(page, linked=refs, up=_("All clients")).encode()

    def told(path: Path) -> Answer:
        words = ngettext("Wrote {n} page to {path}.", "Wrote {n} pages to {path}.", len(counted))
        opened = _("Open {file} in a browser.").format(file=path / "index.html")
        return Answer((words.format(n=len(counted), path=path), private_remark(share=share), opened))

    return Folder(files(), told)


def _lists(session: Session, *, share: bool) -> list[Listed]:
    found = []
    with session.reading() as connection:
        for noun, names in _SHOWN.items():
            shown = tuple(shareable(noun, names, share=share))
            rows = listing(connection, noun, Filter(shown=shown, share=share))
            page = list_page(rows, session.setting(share=share))
            found.append(Listed([str(row[0]) for row in rows.rows], page))
    return found
