"""Our own workbook back as an update: what was changed in it is set, all of it as one operation or nothing."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from dossier.app.answer import Answer, only_tried
from dossier.app.exports.cells import ITEM, LINES, cell, compared, is_cut
from dossier.app.imports.own_file import OwnFile
from dossier.app.record import fields, set_fields
from dossier.app.record.targets import named_record
from dossier.app.session import Session
from dossier.errors import DossierError, InvalidValueError, NotFoundError, RefusedError, WrongUsageError
from dossier.exchange import own_workbook as exchange
from dossier.exchange.own_workbook import OwnRow, OwnWorkbook
from dossier.i18n import _, language, ngettext, speak
from dossier.paths import at_home
from dossier.read.book.book import book_name
from dossier.read.find.lists import Filter, rows_of
from dossier.records.columns import column
from dossier.records.columns import found as column_called
from dossier.records.declared import declared
from dossier.records.kinds import BY_PLURAL
from dossier.records.listing import Column
from dossier.records.ref import read_ref
from dossier.records.workbook import TAKEN_BACK, Marked, is_sealed, plain
from dossier.values.listed import strung

NAMED_AT_MOST = 20
"""So many changes or mistakes are told one by one."""


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


def matches(path: Path) -> bool:
    """Tell whether a file is a workbook that dossier wrote."""
    return exchange.is_ours(at_home(path))


def import_it(session: Session, request: OwnFile) -> Answer:
    """Set what was changed in a workbook of ours; raises InvalidValueError with every mistake, and then writes nothing."""
    path = at_home(request.file)
    book = exchange.read(path)
    if not request.update:
        raise WrongUsageError(
            _("{path} is a workbook of this book; it comes back as an update.").format(path=path),
            _("Type: dossier import {path} --update (first with --dry-run)").format(path=path),
        )
    with _speaking(book.language), session.reading() as connection:
        _refuse_strange(connection, book, path)
        found = _Found([], [], [])
        for sheet in book.sheets:
            _compare(session, connection, book, sheet, found)
    return _answer(session, path, found, only_try=request.dry_run)


def _answer(session: Session, path: Path, found: _Found, *, only_try: bool) -> Answer:
    plans = []
    with session.reading() as connection:
        for change in found.changes:
            asked = set_fields.Change(change.ref, change.words)
            try:
                ref = named_record(session, connection, change.ref)
                plans.append(set_fields.planned(session, connection, asked, ref))
            except DossierError as error:
                found.wrong.append(_at(change.sheet, change.row, ", ".join(change.columns), error))
    if found.wrong:
        raise _refused(found.wrong)
    said: list[str] = []
    followed: list[str] = []
    with session.writing("import --update", only_try=only_try) as tx:
        for plan in plans:
            for target in plan.given:
                told = set_fields.written(session, tx, target, plan.given[target], plan.before[target], None, followed)
                said += [f"{plan.name} ({target}): {each}" for each in told]
        words = ngettext("{file}: {n} change taken over.", "{file}: {n} changes taken over.", len(said))
        head = tx.say(words.format(file=path.name, n=len(said))) if said else _("{file}: nothing was changed in it.")
    more = len(said) - NAMED_AT_MOST
    rest = [_("… and {number} more").format(number=more)] if more > 0 else []
    answer = (head.format(file=path.name), *said[:NAMED_AT_MOST], *rest, *dict.fromkeys(followed))
    if only_try:
        return only_tried(answer)._replace(notes=_emptied(found))
    return Answer(answer, notes=_emptied(found), next="dossier undo" if said else None, written=bool(said))


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
            wrong = _wrong_ref(sheet, row, seen)
            seen.add(row.ref)
            if wrong:
                found.wrong.append(_at(sheet.title, row.number, "ref", wrong))
            elif changed := _changed(sheet, row):
                edited.append((row, changed))
    except NotFoundError:
        return  # a sheet that was taken out changes nothing
    if edited and not sheet.noun:
        why = _("lines of a quotation or an order are changed by dossier quote and dossier order.")
        heads = ((row, ", ".join(_heading(sheet, name) for name in changed)) for row, changed in edited)
        found.wrong.extend(_at(sheet.title, row.number, head, why) for row, head in heads)
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
        found.wrong.append(_at(sheet.title, row.number, "ref", _("{ref} is not in the book.").format(ref=row.ref)))
        return
    change = _Change(sheet.title, row.number, row.ref, [], [])
    for name in changed:
        try:
            for word in _words(sheet, row, name, now, found):
                _check(session, connection, row.ref, word)
                change.words.append(word)
                change.columns.append(name)
        except DossierError as error:
            found.wrong.append(_at(sheet.title, row.number, _heading(sheet, name), error))
    if change.words:
        found.changes.append(change)


def _check(session: Session, connection: sqlite3.Connection, text: str, word: str) -> None:
    ref = read_ref(text)
    if ref is not None:
        fields.given(session, connection, ref.kind, [word], fields.Origin(), ref)


def _words(sheet: Marked, row: OwnRow, name: str, now: dict[str, str], found: _Found) -> Iterator[str]:
    """Yield what a changed cell says as `set` reads it; raises DossierError for one that cannot be changed there."""
    of = column(sheet.noun, name) if name in sheet.columns else column_called(sheet.noun, name)
    if of is None:
        raise InvalidValueError(
            _("There is no field of that name."), _("Name the column as dossier list --columns does.")
        )
    text, held = plain(row.cells[name], is_number=of.is_number), now.get(of.name, "")
    at = sheet.columns.index(name) if name in sheet.columns else -1
    if text == held or (text == TAKEN_BACK and not held):
        return
    if not text:
        found.emptied.append(_place(sheet.title, row.number, _heading(sheet, name)))
        return
    if of.place == "asked":
        raise RefusedError(_("This column only shows what other records say."), _("Change it there."))
    if is_cut(held):
        raise RefusedError(_("This text is too long for a cell and was cut."), _("Use: dossier edit"))
    if at >= 0 and row.seal and not is_sealed(held, row.seal, at):
        raise RefusedError(
            _("Since then the book says “{now}”.").format(now=held[:60] or _("unknown")),
            _("Export it again, or use: dossier set"),
        )
    yield from _assigned(sheet.noun, of, text, held)


def _assigned(noun: str, of: Column, text: str, held: str) -> Iterator[str]:
    name = declared(BY_PLURAL[noun].row)[of.key].name if of.place == "field" else of.name
    between = ITEM if of.place == "point" else "\n" if of.many else None
    if between is None:
        yield f"{name}={'unknown' if text == TAKEN_BACK else text}"
        return
    before, after = ([each.strip() for each in part.split(between) if each.strip()] for part in (held, text))
    after = [] if text == TAKEN_BACK else after
    yield from (f"{name}-={each}" for each in before if each not in after)
    yield from (f"{name}+={each}" for each in after if each not in before)


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


def _wrong_ref(sheet: Marked, row: OwnRow, seen: set[str]) -> str:
    ref = read_ref(row.ref)
    if not row.ref:
        return _("A new line has no ref: new records come by dossier add, or from a sheet of their own.")
    if sheet.noun and (ref is None or ref.letter != BY_PLURAL[sheet.noun].letter):
        return _("“{text}” is no ref of this sheet.").format(text=row.ref[:20])
    return _("{ref} stands twice.").format(ref=row.ref) if sheet.noun and row.ref in seen else ""


def _heading(sheet: Marked, name: str) -> str:
    return sheet.headings[sheet.columns.index(name)] if name in sheet.columns else name


def _place(sheet: str, row: int, heading: str) -> str:
    return _("sheet “{sheet}”, row {row}, “{column}”").format(sheet=sheet, row=row, column=heading)


def _at(sheet: str, row: int, heading: str, why: object) -> str:
    return _("{place}: {why}").format(place=_place(sheet, row, heading), why=why)


def _refused(wrong: Sequence[str]) -> InvalidValueError:
    more = len(wrong) - NAMED_AT_MOST
    shown = [each.rstrip(".。") for each in wrong[:NAMED_AT_MOST]]
    shown += [_("… and {number} more").format(number=more)] if more > 0 else []
    return InvalidValueError(
        _("Nothing was imported: {mistakes}.").format(mistakes=strung(shown)), _("Correct the sheet and try again.")
    )


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
    speak(code if code in {"en", "zh"} else before)
    try:
        yield
    finally:
        speak(before)
