"""The whole book as JSON, records, facts, history and kept files."""

from collections.abc import Iterator
from itertools import chain

from dossier.app.answer import Answer
from dossier.app.book.own_facts import declared
from dossier.app.exports.written import Written, private_remark
from dossier.app.session import Session
from dossier.exchange.whole_book import written
from dossier.i18n import _, ngettext
from dossier.read.book import whole
from dossier.read.book.book import book_name
from dossier.records.book import SCHEMA
from dossier.records.whole_book import FORM, Head, Part, Piece, Row

PIECE = 3 << 18
"""Bytes of a kept file that stand on one line; a multiple of three, as base64 has it."""


def whole_book(session: Session, *, files: bool) -> Written:
    """Return the book as JSON; `files`: with the contents of the kept files."""
    counted: dict[str, int] = {}
    gone: list[str] = []

    def pieces() -> Iterator[bytes]:
        with session.reading() as connection:
            connection.execute("BEGIN")  # one moment of the book, whatever another command writes meanwhile
            own = dict(declared(session.settings.own_facts))
            today = session.today.isoformat()
            head = Head(FORM, SCHEMA, book_name(connection), today, whole.last_ids(connection), own)
            parts = (_counting(part, counted) for part in whole.parts(connection))
            digests = whole.digests(connection) if files else ()
            kept = chain.from_iterable(_file(session, digest, gone) for digest in digests)
            yield from written(head, parts, kept)

    def told(path: object) -> Answer:
        clients = counted.get("contact", 0) + counted.get("company", 0)
        words = ngettext(
            "Wrote the whole book to {path}: {n} contact or company, {rows} rows with the history.",
            "Wrote the whole book to {path}: {n} contacts and companies, {rows} rows with the history.",
            clients,
        )
        back = _("Back, into an empty book: dossier import {path} --db NEW.db").format(path=path)
        said = (words.format(path=path, n=clients, rows=sum(counted.values())), private_remark(), back)
        missing = ngettext(
            "{n} kept file is not in it, because it is gone: see dossier check",
            "{n} kept files are not in it, because they are gone: see dossier check",
            len(gone),
        )
        notes = (missing.format(n=len(gone)),) if gone else ()
        return Answer(said, notes=notes)

    return Written(pieces(), told)


def shared(session: Session) -> Written:
    """Return what may be shown to others of every client, each as `show --share --json` has it; no history, nothing to import."""
    from dossier.app.exports.clients import dossiers
    from dossier.render.find.dossier_json import shape
    from dossier.render.media.as_json import spoken

    counted: list[str] = []

    def pieces() -> Iterator[bytes]:
        yield b'{"shared": 1, "clients": ['
        for found, setting in dossiers(session, share=True):
            yield f"{',' if counted else ''}\n{spoken(shape(found, setting)).strip()}".encode()
            counted.append(str(found.ref))
        yield b"\n]}\n"

    def told(path: object) -> Answer:
        words = ngettext("Wrote {n} dossier to {path}.", "Wrote {n} dossiers to {path}.", len(counted))
        return Answer((words.format(n=len(counted), path=path), private_remark(share=True)))

    return Written(pieces(), told)


def _counting(part: Part, counted: dict[str, int]) -> Part:
    def rows() -> Iterator[Row]:
        for row in part.rows:
            counted[part.table] = counted.get(part.table, 0) + 1
            yield row

    return part._replace(rows=rows())


def _file(session: Session, digest: str, gone: list[str]) -> Iterator[Piece]:
    from dossier.write import files

    if not files.place_of(session.places.files, digest).is_file():
        gone.append(digest)
        return
    for content in files.content(session.places.files, digest):
        yield from (Piece(digest, content[at : at + PIECE]) for at in range(0, len(content), PIECE))
