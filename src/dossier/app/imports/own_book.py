"""An exported book back into an empty one."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.app.answer import Answer, only_tried
from dossier.app.imports.plan import FileToImport, Source
from dossier.app.session import Session
from dossier.errors import InvalidValueError, RefusedError
from dossier.exchange.whole_book import is_ours, read
from dossier.i18n import _, ngettext
from dossier.paths import at_home
from dossier.read.book.whole import is_empty
from dossier.records.book import SCHEMA
from dossier.records.book_file import stands
from dossier.records.whole_book import Head, Part, Piece
from dossier.write.container import opened_content

if TYPE_CHECKING:
    from dossier.write.commit import Book


def recognises(source: Source) -> bool:
    """Tell whether a file is an exported book."""
    return is_ours(source.head)


def import_it(session: Session, request: FileToImport) -> Answer:
    """Write every row of an exported book into an empty one, history and refs as they were; raises RefusedError."""
    path = at_home(request.file)
    head, parts = read(path, opened_content)
    if head.tables_form > SCHEMA:
        raise InvalidValueError(
            _("{path} was written by a newer dossier.").format(path=path), _("Install the newer version.")
        )
    _refuse_filled(session)
    if request.dry_run:
        return only_tried((_told(path, _counted(parts)),))
    return _written(session, path, head, parts)


def _written(session: Session, path: Path, head: Head, parts: Iterator[Part | Piece]) -> Answer:
    from dossier.write.book.fill import fill

    kept: list[str] = []
    with session.opened(_("{path} was imported.").format(path=path)) as book:
        _refuse_filled(session, book)
        written = fill(book, _tables(session, parts, kept), dict(head.last_ids))
    said = [_told(path, written)]
    if kept:
        words = ngettext("{n} kept file came with it.", "{n} kept files came with it.", len(kept))
        said.append(words.format(n=len(kept)))
    return Answer((*said, *_remarks(session, head)), next="dossier remind", written=True)


def _told(path: Path, written: dict[str, int]) -> str:
    clients = written.get("contact", 0) + written.get("company", 0)
    words = ngettext(
        "Imported {path}: {n} contact or company, {rows} rows with the history, each under its own ref.",
        "Imported {path}: {n} contacts and companies, {rows} rows with the history, each under its own ref.",
        clients,
    )
    return words.format(path=path.name, n=clients, rows=sum(written.values()))


def _remarks(session: Session, head: Head) -> Iterator[str]:
    if head.tables_form < SCHEMA:
        words = _("The file has the older form {old}, this book {new}: what came since is empty.")
        yield words.format(old=head.tables_form, new=SCHEMA)
    known = {each.key for each in session.settings.own_facts}
    own = head.own_facts.items()
    missing = [f"facts.{key}={kind}" for key, kind in own if ".".join(key.split(".")[:2]) not in known]
    if missing:
        words = _("Facts of your own are not declared here; as they were: dossier config {changes}")
        yield words.format(changes=shlex.join(missing))


def _tables(session: Session, parts: Iterator[Part | Piece], kept: list[str]) -> Iterator[Part]:
    """Yield the tables; the kept files that follow them go beside the book, each whole or not at all."""
    from dossier.write.files import keep_pieces

    files: Iterator[Piece] | None = None
    for part in parts:
        if isinstance(part, Part):
            yield part
        else:
            files = _after(part, parts)
            break
    if files is not None:
        kept += keep_pieces(((each.digest, each.content) for each in files), session.places)


def _after(first: Piece, rest: Iterator[Part | Piece]) -> Iterator[Piece]:
    yield first
    yield from (each for each in rest if isinstance(each, Piece))


def _counted(parts: Iterator[Part | Piece]) -> dict[str, int]:
    return {part.table: sum(1 for _row in part.rows) for part in parts if isinstance(part, Part)}


def _refuse_filled(session: Session, book: "Book | None" = None) -> None:
    """Raise RefusedError where the book holds something already."""
    if book is not None:
        connection = book.session.connection().connection.driver_connection
        empty = is_empty(connection)  # type: ignore[arg-type]
    elif stands(session.places.book):
        with session.reading() as reading:
            empty = is_empty(reading)
    else:
        empty = True
    if not empty:
        raise RefusedError(
            _("{book} holds clients already; an exported book goes into an empty one only.").format(
                book=session.places.book
            ),
            _(
                "Add --db NEW.db for a book of its own; clients of a colleague come by: dossier handover, dossier inherit"
            ),
        )
