"""A file of any records brought into the book: read, planned, tried or written, all of it as one operation."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dossier.app.answer import Answer, Shape
from dossier.app.imports import own_columns
from dossier.app.imports.clients import Clients, Wish
from dossier.app.imports.deals import Deals
from dossier.app.imports.draft import Reader
from dossier.app.imports.offers import Offers
from dossier.app.imports.reading import keep_mapping, read_table
from dossier.app.imports.rejects import write_rejects
from dossier.app.session import Session
from dossier.errors import DossierError, WrongUsageError
from dossier.i18n import _, ngettext
from dossier.paths import at_home
from dossier.records.importing import LEFT, Fault, ImportRow, ImportTable, Outcome, counted
from dossier.records.kinds import KINDS
from dossier.render.page import Page
from dossier.values.listed import strung

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction

CHUNK = 4000
"""Rows that are planned and written at a time."""


class FileToImport(NamedTuple):
    """A file, how it is to be read (`mapped` are words such as `COLUMN=FIELD`), and what is to be done with it."""

    file: Path
    mapped: Sequence[str] = ()
    sheet: str | None = None
    about: str | None = None
    wish: Wish = Wish()
    dry_run: bool = False


class Writer(Protocol):
    """Plans and writes rows of some kind."""

    kept: list[str]
    """What could be kept only as it was written."""

    def chunk(self, rows: Sequence[ImportRow]) -> list[Outcome]:
        """Write some rows, and return what became of each."""
        ...


class _Done(NamedTuple):
    table: ImportTable
    outcomes: list[Outcome]
    kept: tuple[str, ...]
    rejects: Path | None
    sentence: str
    written: bool


def import_file(session: Session, request: FileToImport) -> Answer:
    """Bring a file into the book, or say what would become of each row; nothing at all is written if it is cut off.

    Raises InvalidValueError for a file that is no list, NotFoundError for one that is not there.
    """
    if request.wish.ask + request.wish.skip + request.wish.update > 1 and request.wish.ask and request.wish.skip:
        raise WrongUsageError(_("--ask and --skip exclude each other."), _("Give one of them."))
    path = at_home(request.file)
    own = own_columns.undeclared(session, request.mapped, request.about)
    session.learn(own)
    with _quick(session), _somewhere(session, only_try=request.dry_run):
        table = read_table(session, request.file, request.mapped, request.sheet, request.about)
        outcomes, kept, sentence, written = _written(session, request, table, path)
    rejects = None
    every = (*table.rows, *table.unread)
    outcomes += [_unread(row) for row in table.unread]
    left = [
        (row, each)
        for row, each in zip(every, outcomes, strict=True)
        if each.what in LEFT and not (request.wish.skip and each.what == "alike")
    ]
    if not request.dry_run:
        keep_mapping(session, table, request.mapped)
        rejects = _kept_aside(session, path, table, left)
    answer = _answer(request, _Done(table, outcomes, kept, rejects, sentence, written))
    if not written or request.dry_run:
        return answer
    return answer._replace(notes=(*answer.notes, *own_columns.declare(session, own)))


def _unread(row: ImportRow) -> Outcome:
    words = _("It has more cells than the heading: a comma or a line break in it stands without quotes.")
    name = " · ".join(cell.text for cell in row.rest[:3])
    return Outcome(row.line, "refused", name, faults=(Fault(words),), written=False)


def _kept_aside(
    session: Session, path: Path, table: ImportTable, left: Sequence[tuple[ImportRow, Outcome]]
) -> Path | None:
    """Write the rows that were left beside their file; if that cannot be, say so and go on."""
    if not left:
        return None
    try:
        return write_rejects(path, table, left)
    except DossierError as error:
        session.tell(str(error))
        return None


@contextmanager
def _quick(session: Session) -> Iterator[None]:
    """Keep Python from walking through millions of rows again and again in search of rings, of which there are none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        session.progress(1, 1)


@contextmanager
def _somewhere(session: Session, *, only_try: bool) -> Iterator[None]:
    """Let a trial without a book have one for its own length."""
    if not only_try or session.places.book.exists():
        yield
        return
    import tempfile

    places = session.places
    with tempfile.TemporaryDirectory(prefix="dossier-dry-run-", ignore_cleanup_errors=True) as name:
        session.places = places._replace(book=Path(name) / "book.db")
        try:
            yield
        finally:
            session.places = places


def _written(
    session: Session, request: FileToImport, table: ImportTable, path: Path
) -> tuple[list[Outcome], tuple[str, ...], str, bool]:
    outcomes: list[Outcome] = []
    saved = datetime.fromtimestamp(path.stat().st_mtime).replace(microsecond=0)  # noqa: DTZ006  (her clock, as the book's)
    with session.writing("import", only_try=request.dry_run) as tx:
        writer = _writer(session, tx, table, request, saved)
        for at in range(0, len(table.rows), CHUNK):
            outcomes += writer.chunk(table.rows[at : at + CHUNK])
            session.progress(min(at + CHUNK, len(table.rows)), len(table.rows))
        rows = ngettext("{n} row", "{n} rows", len(outcomes)).format(n=f"{len(outcomes):,}")
        changed = counted(each for each in outcomes if each.written and each.what != "same")
        sentence = tx.say(_("Imported {file}: {what}.").format(file=table.file, what=_in_words(changed) or rows))
        return outcomes, tuple(dict.fromkeys(writer.kept)), sentence, bool(tx.touched)


def _writer(session: Session, tx: "Transaction", table: ImportTable, request: FileToImport, saved: datetime) -> Writer:
    reader = Reader(session, tx.connection, table)
    if table.about == "offer":
        return Offers(session, tx, reader, update=request.wish.update)
    clients = Clients(session, tx, reader, request.wish, saved)
    has_deals = any((column.field or "").startswith(("deal.", "quote.")) for column in table.columns)
    return Deals(session, tx, clients, table.about) if has_deals else clients


def _in_words(counts: dict[str, int]) -> str:
    from dossier.render.book.imported import counts_line

    return counts_line(counts)


def _answer(request: FileToImport, done: _Done) -> Answer:
    from dossier.render.book import imported

    table, outcomes = done.table, done.outcomes

    def shape() -> Shape:
        return imported.shape(table, outcomes, done.rejects, written=done.written and not request.dry_run)

    notes = _notes(request, done)
    if request.dry_run:

        def page() -> Page:
            return imported.page(table, outcomes, notes)

        following = _("Nothing was written. Next: the same without --dry-run")
        return Answer((), page=page, shape=shape, notes=(following,))
    head = imported.understood(table)
    total = imported.counts_line(counted(outcomes))
    first = done.sentence if done.written else _("Nothing new in {file}; nothing was written.").format(file=table.file)
    said = [first, *([total] if total not in first else []), head, *notes]
    if done.rejects is not None:
        left = sum(each.what in LEFT for each in outcomes)
        words = ngettext("{n} row was not imported: {path} says why; mend it there and import that file.",
                         "{n} rows were not imported: {path} says why; mend them there and import that file.", left)  # fmt: skip
        said.append(words.format(n=f"{left:,}", path=done.rejects.name))
    following = (
        f"dossier import {done.rejects.name}"
        if done.rejects is not None
        else f"dossier list {KINDS[table.about].plural}"
    )
    return Answer(tuple(said), shape=shape, written=done.written, next=following if done.rejects is None else None)


def _notes(request: FileToImport, done: _Done) -> tuple[str, ...]:
    """Return what is to be known beside the counts: what was kept as written, what stayed, which option goes on."""
    from dossier.render.book.imported import told

    found = []
    if done.table.others and request.sheet is None:
        others = strung(done.table.others[:5]) + (" …" if len(done.table.others) > 5 else "")
        found.append(_("Other sheets were not read: {names}. Each by itself: --sheet NAME").format(names=others))
    if done.kept:
        found.append(
            _("Kept in a note as written: {what}").format(what=strung(done.kept[:5]))
            + (" …" if len(done.kept) > 5 else "")
        )
    if done.table.about == "offer" and (names := [each.heading for each in told(done.table) if each.field is None]):
        words = _("Columns left out: {names}. Say what one means with --map 'COLUMN=FIELD'.")
        found.append(words.format(names=", ".join(names)))
    waiting = [each for each in done.outcomes if each.what in {"adds", "moves"} and not each.written]
    if waiting:
        words = ngettext("{n} row would change what is in the book: add --update.",
                         "{n} rows would change what is in the book: add --update.", len(waiting))  # fmt: skip
        found.append(words.format(n=f"{len(waiting):,}"))
    stays = sum(bool(each.stays) for each in done.outcomes)
    if stays:
        words = ngettext("{n} row says something else than the book, which stays.",
                         "{n} rows say something else than the book, which stays.", stays)  # fmt: skip
        found.append(words.format(n=f"{stays:,}"))
    alike = sum(each.what == "alike" for each in done.outcomes)
    if alike and not (request.wish.ask or request.wish.skip):
        found.append(_("Look-alikes were left: --ask asks about each, --skip leaves them out for good."))
    return tuple(found)
