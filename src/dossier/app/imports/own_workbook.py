"""Our own workbook back as an update: what was changed in it is set, all of it as one operation or nothing."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from dossier.app.answer import Answer, only_tried
from dossier.app.exports.cells import LINES, cell, compared, is_cut
from dossier.app.imports.own_assigned import assigned, column_of, refuse_asked
from dossier.app.imports.own_mistakes import NAMED_AT_MOST, at_cell, heading_of, place, refused, wrong_ref
from dossier.app.imports.own_new_rows import ORDER, NewRow, added
from dossier.app.imports.plan import FileToImport, Source
from dossier.app.record import fields, set_fields
from dossier.app.record.targets import named_record
from dossier.app.session import Session
from dossier.errors import DossierError, NotFoundError, RefusedError, WrongUsageError
from dossier.exchange import own_workbook as exchange
from dossier.exchange.own_workbook import OwnRow, OwnWorkbook
from dossier.i18n import _, language, languages, ngettext, speak
from dossier.paths import at_home
from dossier.read.book.book import book_name
from dossier.read.find.lists import Filter, rows_of
from dossier.records.columns import column
from dossier.records.ref import read_ref
from dossier.records.workbook import TAKEN_BACK, Marked, is_sealed, plain
from dossier.values.listed import aside, enumerated, headed


class _Change(NamedTuple):
    """What is to be set of one record: where it stands in the workbook, and the words as `set` reads them with their columns."""

    sheet: str
    row: int
    ref: str
    words: list[str]
    columns: list[str]


class _Found(NamedTuple):
    """All that was changed, the mistakes, and how many cells were emptied, which changes nothing."""

    changes: list[_Change]
    wrong: list[str]
    emptied: list[str]
    new: list[NewRow]


def recognises(source: Source) -> bool:
    """Tell whether a file is a workbook that dossier wrote."""
    return source.head.startswith(b"PK") and exchange.is_ours(source.path)


def import_it(session: Session, request: FileToImport) -> Answer:
    """Set what was changed in a workbook of ours; raises InvalidValueError with every mistake, and then writes nothing."""
    path = at_home(request.file)
    book = exchange.read(path)
    if not request.wish.update:
        raise WrongUsageError(
            _("{path} is a workbook of this book; it comes back as an update.").format(path=path),
            _("Type: dossier import {path} --update (first with --dry-run)").format(path=path),
        )
    with _speaking(book.language), session.reading() as connection:
        _refuse_strange(connection, book, path)
        found = _Found([], [], [], [])
        for sheet in book.sheets:
            _compare(session, connection, book, sheet, found)
    return _answer(session, path, found, book.language, only_try=request.dry_run)


def _answer(session: Session, path: Path, found: _Found, spoken: str, *, only_try: bool) -> Answer:
    plans = []
    with session.reading() as connection:
        for change in found.changes:
            asked = set_fields.Change(change.ref, change.words)
            try:
                ref = named_record(session, connection, change.ref)
                plans.append(set_fields.planned(session, connection, asked, ref))
            except DossierError as error:
                found.wrong.append(at_cell(change.sheet, change.row, enumerated(change.columns), error))
    said: list[str] = []
    followed: list[str] = []
    with session.writing("import --update", only_try=only_try) as tx:
        with session.within(tx, None), _speaking(spoken):
            new = _added(session, found)
        if found.wrong:
            raise refused(found.wrong)
        for plan in plans:
            for target in plan.given:
                told = set_fields.written(session, tx, target, plan.given[target], plan.before[target], None, followed)
                said += [headed(plan.name + aside(str(target)), each) for each in told]
        words = ngettext("{file}: {n} change taken over.", "{file}: {n} changes taken over.", len(said))
        head = words if said else "" if new else _("{file}: nothing was changed in it.")
        head = tx.say(" ".join(filter(None, (head.format(file=path.name, n=len(said)), *_counted(path, new)))))
        said = [*new, *said]
    more = len(said) - NAMED_AT_MOST
    rest = [_("… and {number} more").format(number=more)] if more > 0 else []
    answer = (head, *said[:NAMED_AT_MOST], *rest, *dict.fromkeys(followed))
    if only_try:
        return only_tried(answer)._replace(notes=_emptied(found))
    return Answer(answer, notes=_emptied(found), next="dossier undo" if said else None, written=bool(said))


def _added(session: Session, found: _Found) -> dict[str, str]:
    """Add the new rows, and return in words what came of each with the title of its sheet; mistakes are gathered."""
    said = {}
    for row in sorted(found.new, key=lambda each: ORDER.index(each.noun)):
        try:
            ref = added(session, row).ref
        except DossierError as error:
            found.wrong.append(at_cell(row.sheet, row.number, "ref", error))
        else:
            what = " · ".join(text for text in tuple(row.cells.values())[:2] if text)
            said[_("New {ref}: {what}").format(ref=ref, what=what)] = row.sheet
    return said


def _counted(path: Path, new: dict[str, str]) -> Iterator[str]:
    if new:
        counts = enumerated(f"{title} {n}" for title, n in Counter(new.values()).items())
        words = ngettext("{file}: {n} new row added ({what}).", "{file}: {n} new rows added ({what}).", len(new))
        yield words.format(file=path.name, n=len(new), what=counts)


def _emptied(found: _Found) -> tuple[str, ...]:
    if not found.emptied:
        return ()
    words = ngettext(
        "{n} emptied cell changes nothing ({first}): write {mark} to take its value back.",
        "{n} emptied cells change nothing ({first} …): write {mark} to take their values back.",
        len(found.emptied),
    )
    return (words.format(n=len(found.emptied), first=found.emptied[0], mark=TAKEN_BACK),)


def _compare(session: Session, connection: sqlite3.Connection, book: OwnWorkbook, sheet: Marked, found: _Found) -> None:
    """Gather what was changed on one sheet."""
    seen: set[str] = set()
    names = ("ref", *(name for name in sheet.columns if name != "ref"))
    edited = []
    try:
        for row in exchange.rows(book, sheet):
            if not row.ref and sheet.noun in ORDER:
                cells = {name: plain(text, is_number=False) for name, text in row.cells.items()}
                found.new.extend([NewRow(sheet.title, sheet.noun, row.number, cells)] if any(cells.values()) else [])
                continue
            wrong = wrong_ref(sheet, row, seen)
            seen.add(row.ref)
            if wrong:
                found.wrong.append(at_cell(sheet.title, row.number, "ref", wrong))
            elif changed := _changed(sheet, row):
                edited.append((row, changed))
    except NotFoundError:
        return  # a sheet that was taken out changes nothing
    if edited and not sheet.noun:
        why = _("lines of a quotation or an order are changed by dossier quote and dossier order.")
        heads = ((row, enumerated(heading_of(sheet, name) for name in changed)) for row, changed in edited)
        found.wrong.extend(at_cell(sheet.title, row.number, head, why) for row, head in heads)
    elif edited:
        now = _now(session, connection, sheet, names, {row.ref for row, _changed in edited})
        for row, changed in edited:
            _gather(session, connection, sheet, row, changed, now.get(row.ref), found)


def _changed(sheet: Marked, row: OwnRow) -> list[str]:
    """Return the names of the cells that were changed since the workbook was written."""
    found = []
    for at, name in enumerate(sheet.columns):
        of = column(sheet.noun, name) if sheet.noun else next(each for each in LINES if each.name == name)
        text = plain(row.cells.get(name, ""), is_number=of.is_number)
        if name != "ref" and name in row.cells and not (row.seal and is_sealed(text, row.seal, at)):
            found.append(name)
    return found + [name for name, text in row.cells.items() if text and name not in sheet.columns]


def _gather(
    session: Session,
    connection: sqlite3.Connection,
    sheet: Marked,
    row: OwnRow,
    changed: Sequence[str],
    now: "dict[str, str] | None",
    found: _Found,
) -> None:
    """Add what one row changes, or what is wrong with it."""
    if now is None:
        found.wrong.append(at_cell(sheet.title, row.number, "ref", _("{ref} is not in the book.").format(ref=row.ref)))
        return
    change = _Change(sheet.title, row.number, row.ref, [], [])
    for name in changed:
        try:
            for word in _words(sheet, row, name, now, found):
                _check(session, connection, row.ref, word)
                change.words.append(word)
                change.columns.append(name)
        except DossierError as error:
            found.wrong.append(at_cell(sheet.title, row.number, heading_of(sheet, name), error))
    if change.words:
        found.changes.append(change)


def _check(session: Session, connection: sqlite3.Connection, text: str, word: str) -> None:
    ref = read_ref(text)
    if ref is not None:
        fields.given(session, connection, ref.kind, [word], fields.Origin(), ref)


def _words(sheet: Marked, row: OwnRow, name: str, now: dict[str, str], found: _Found) -> Iterator[str]:
    """Yield what a changed cell says as `set` reads it; raises DossierError for one that cannot be changed there."""
    of = column_of(sheet.noun, name)
    text, held = plain(row.cells[name], is_number=of.is_number), now.get(of.name, "")
    at = sheet.columns.index(name) if name in sheet.columns else -1
    if text == held or (text == TAKEN_BACK and not held):
        return
    if not text:
        found.emptied.append(place(sheet.title, row.number, heading_of(sheet, name)))
        return
    refuse_asked(of)
    if is_cut(held):
        raise RefusedError(_("This text is too long for a cell and was cut."), _("Use: dossier edit"))
    if at >= 0 and row.seal and not is_sealed(held, row.seal, at):
        raise RefusedError(
            _("Since then the book says “{now}”.").format(now=held[:60] or _("unknown")),
            _("Export it again, or use: dossier set"),
        )
    yield from assigned(sheet.noun, of, text, held)


def _now(
    session: Session, connection: sqlite3.Connection, sheet: Marked, names: Sequence[str], refs: set[str]
) -> dict[str, dict[str, str]]:
    """Return what stands in the book now for these refs, cell by cell as it was compared when the workbook was written."""
    of = [column(sheet.noun, name) for name in names]
    setting = session.setting()
    _names, rows, _total = rows_of(connection, sheet.noun, Filter(shown=tuple(names), as_kept=True))
    found = {}
    for row in rows:
        if row["ref"] in refs:
            cells = [cell(each, kept, setting) for each, kept in zip(of, row, strict=True)]
            found[str(row["ref"])] = dict(zip(names, compared(of, cells), strict=True))
    return found


def _refuse_strange(connection: sqlite3.Connection, book: OwnWorkbook, path: Path) -> None:
    """Raise RefusedError for the workbook of another book, or one that was made to be shared."""
    if not book.book:
        raise RefusedError(
            _("{path} was written to be shared: much is left out of it.").format(path=path),
            _("Edit one that was exported without --share."),
        )
    if book.book != book_name(connection):
        raise RefusedError(
            _("{path} is of another book: its refs mean other records.").format(path=path),
            _("Name that book with --db."),
        )


@contextmanager
def _speaking(code: str) -> Iterator[None]:
    """Read and compare in the language in which the workbook was written, whatever is spoken now."""
    before = language()
    speak(code if code in languages() else before)
    try:
        yield
    finally:
        speak(before)
