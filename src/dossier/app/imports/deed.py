"""A file of any form brought into the book: read, planned, tried or written, all of it as one operation."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from dossier.app.answer import Answer, Shape
from dossier.app.imports import handover, letters, lists, own_book, own_columns, own_workbook
from dossier.app.imports.plan import FileToImport, Plan, Road, Source
from dossier.app.imports.reading import keep_mapping
from dossier.app.imports.rejects import write_rejects
from dossier.app.session import Session
from dossier.disk import lent_folder
from dossier.errors import DossierError, FolderError, WrongUsageError
from dossier.i18n import _, ngettext
from dossier.records.importing import LEFT, Fault, ImportRow, ImportTable, Outcome, counted
from dossier.records.kinds import KINDS
from dossier.render.page import Page
from dossier.values.listed import enumerated, strung

ROADS: tuple[Road, ...] = (handover, letters, lists)
"""The forms in which a file comes in; the first that recognises it reads it."""
CHUNK = 4000
"""Rows of a sheet that are planned and written at a time."""
_ORDER_COLUMNS = 4
"""So many columns of an order make a list of orders of a list of clients."""
_NAMED = 20
"""So many rows that were left are named where there is no file of them to mend."""


_Left = list[tuple[ImportRow, Outcome]]
"""Rows that were left, with what became of each."""


class _Done(NamedTuple):
    plan: Plan
    outcomes: list[Outcome]
    left: _Left
    kept: tuple[str, ...]
    sentence: str
    written: bool
    rejects: Path | None = None

    @property
    def table(self) -> ImportTable:
        return self.plan.table


def import_file(session: Session, request: FileToImport) -> Answer:
    """Bring a file into the book, or say what would become of each row; nothing at all is written if it is cut off.

    Raises InvalidValueError for a file that is no list, NotFoundError for one that is not there.
    """
    if request.wish.ask and request.wish.skip:
        raise WrongUsageError(_("--ask and --skip exclude each other."), _("Give one of them."))
    source = Source(request.file)
    for own_form in (own_book, own_workbook) if request.form is None else ():
        if own_form.recognises(source):
            answer: Answer = own_form.import_it(session, request)
            return answer
    own = own_columns.undeclared(session, request.mapped, request.about)
    session.learn(own)
    with _quick(session), _somewhere(session, only_try=request.dry_run):
        plan = planned(session, request, source)
        done = _written(session, request, plan)
    table = plan.table
    if not request.dry_run:
        keep_mapping(session, table, request.mapped)
        done = done._replace(rejects=_kept_aside(session, source.path, table, done.left if table.columns else ()))
    answer = _answer(request, done)
    if not done.written or request.dry_run:
        return answer
    return answer._replace(notes=(*answer.notes, *own_columns.declare(session, own)))


def planned(session: Session, request: FileToImport, source: Source) -> Plan:
    """Return a file as it was understood, in the form it is taken for or by the first that recognises it."""
    for each in ROADS:
        if request.form == each.FORM or (request.form is None and each.recognises(source)):
            if each is not lists and (request.mapped or request.sheet or request.about):
                raise WrongUsageError(
                    _("{file} has no columns.").format(file=source.name), _("Leave --map, --sheet and --about away.")
                )
            return each.planned(session, request, source)
    raise FolderError(source.path, _("Name a file in it, or a folder of mails."))


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
        gc.freeze()  # or the first search afterwards would walk through all of them
        gc.enable()
        session.progress(1, 1)


@contextmanager
def _somewhere(session: Session, *, only_try: bool) -> Iterator[None]:
    """Let a trial without a book have one for its own length."""
    if not only_try or session.places.book.exists():
        yield
        return
    places = session.places
    with lent_folder(places.cache) as folder:
        session.places = places._replace(book=folder / "book.db")
        try:
            yield
        finally:
            session.places = places


def _written(session: Session, request: FileToImport, plan: Plan) -> _Done:
    outcomes: list[Outcome] = []
    left: _Left = []
    table, rows = plan.table, iter(plan.table.rows)
    with session.writing(plan.command, plan.origin, only_try=request.dry_run) as tx:
        writer = plan.writer(tx)
        while some := list(islice(rows, plan.at_a_time or CHUNK)):
            found = writer.chunk(some)
            left += _left(request, some, found)
            outcomes += found
            session.progress(min(len(outcomes), table.lines), table.lines)
        sentence = tx.say(plan.sentence(outcomes) if plan.sentence is not None else _sentence(table, outcomes))
        written = bool(tx.touched)
    unread = [_unread(row) for row in table.unread]
    left += _left(request, table.unread, unread)
    return _Done(plan, outcomes + unread, left, tuple(dict.fromkeys(writer.kept)), sentence, written)


def _left(request: FileToImport, rows: Sequence[ImportRow], found: Sequence[Outcome]) -> _Left:
    """Return the rows that wait for her answer; what she skips does not."""
    pairs = zip(rows, found, strict=True)
    return [pair for pair in pairs if pair[1].what in LEFT and not (request.wish.skip and pair[1].what == "alike")]


def _sentence(table: ImportTable, outcomes: Sequence[Outcome]) -> str:
    rows = ngettext("{n} row", "{n} rows", len(outcomes)).format(n=f"{len(outcomes):,}")
    changed = counted(each for each in outcomes if each.written and each.what != "same")
    return _("Imported {file}: {what}.").format(file=table.file, what=_in_words(changed) or rows)


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
    total = imported.counts_line(counted(outcomes))
    first = done.sentence if done.written else _("Nothing new in {file}; nothing was written.").format(file=table.file)
    said = [first, *([total] if total not in first else []), imported.understood(table), *notes]
    left = sum(each.what in LEFT for each in outcomes)
    if done.rejects is not None:
        words = ngettext("{n} row was not imported: {path} says why; mend it there and import that file.",
                         "{n} rows were not imported: {path} says why; mend them there and import that file.", left)  # fmt: skip
        said.append(words.format(n=f"{left:,}", path=done.rejects.name))
        return Answer(tuple(said), shape=shape, written=done.written, next=f"dossier import {done.rejects.name}")
    if not table.columns:
        said += imported.left_lines(outcomes, _NAMED)
    following = done.plan.next or f"dossier list {KINDS[table.about].plural}"
    return Answer(tuple(said), shape=shape, written=done.written, next=following)


def _of_orders(table: ImportTable) -> list[str]:
    """Return the columns that an order has and a client has not, where the lines name orders by their number."""
    unread = [each.heading for each in table.columns if each.field is None] if table.about != "offer" else []
    known = {heading: field.name for heading in unread if (field := KINDS["order"].field(heading)) is not None}
    return list(known) if "number" in known.values() and len(known) >= _ORDER_COLUMNS else []


def _notes(request: FileToImport, done: _Done) -> tuple[str, ...]:
    """Return what is to be known beside the counts: what was kept as written, what stayed, which option goes on."""
    from dossier.render.book.imported import told

    found = []
    if done.table.others and request.sheet is None:
        others = strung(done.table.others[:5]) + (" …" if len(done.table.others) > 5 else "")
        found.append(_("Other sheets were not read: {names}. Each by itself: --sheet NAME").format(names=others))
    if orders := _of_orders(done.table):
        words = _(
            "Columns of an order are kept as a note: {names}. An order is written at its deal: dossier order DEAL"
        )
        found.append(words.format(names=enumerated(orders)))
    if done.kept:
        found.append(
            _("Kept in a note as written: {what}").format(what=strung(done.kept[:5]))
            + (" …" if len(done.kept) > 5 else "")
        )
    if done.table.about == "offer" and (names := [each.heading for each in told(done.table) if each.field is None]):
        words = _("Columns left out: {names}. Say what one means with --map 'COLUMN=FIELD'.")
        found.append(words.format(names=enumerated(names)))
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
    return (*found, *done.plan.remarks(done.outcomes))
