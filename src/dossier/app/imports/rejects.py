"""The rows of a file that were not imported, as a sheet beside it: with the reason, to be mended and imported again."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from dossier.disk import free_name, write_file
from dossier.errors import NotWritableError
from dossier.i18n import _
from dossier.records.importing import SAME_AS, WHY, ImportRow, ImportTable, Outcome, our_headings
from dossier.values.listed import strung


def write_rejects(path: Path, table: ImportTable, left: Sequence[tuple[ImportRow, Outcome]]) -> Path:
    """Write what was left of a file beside it, and return where: nothing that lies there is replaced.

    It has the columns of the file; Excel reads it as it is. Raises NotWritableError.
    """
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    ours = {at for at, column in enumerate(table.columns) if column.heading in our_headings()}
    writer.writerow(
        [*(column.heading for at, column in enumerate(table.columns) if at not in ours), _(SAME_AS), _(WHY)]
    )
    for row, every in _by_line(left):
        each = every[0]
        answer = each.ref if each.what == "alike" and each.ref and not each.ref.startswith("c-") else ""
        words = _("Line {line}: {why}").format(line=each.line, why=strung(words for one in every for words in one.why))
        words += " " + _("“{answer}” if it is the same, “new” if not.").format(answer=answer) if answer else ""
        writer.writerow([*(cell for at, cell in enumerate(as_it_stood(table, row)) if at not in ours), "", words])
    target = free_name(path.with_name(f"{path.stem.removesuffix('.rejects')}.rejects.csv"))
    try:
        write_file(target, held.getvalue().encode("utf-8-sig"))
    except OSError as error:
        raise NotWritableError(target, error, _("Copy the file to a folder you may write to.")) from error
    return target


def _by_line(left: Sequence[tuple[ImportRow, Outcome]]) -> Iterator[tuple[ImportRow, list[Outcome]]]:
    """Yield each line once: several people may stand in it."""
    for _line, some in groupby(left, lambda pair: pair[0].line):
        pairs = list(some)
        yield pairs[0][0], [outcome for _row, outcome in pairs]


def as_it_stood(table: ImportTable, row: ImportRow) -> list[str]:
    """Return the cells of a row under the columns of its table."""
    cells = list(row.cells)
    if not cells:
        rest = {cell.heading: cell.text for cell in row.rest}
        taken: dict[str, int] = {}
        for column in table.columns:
            texts = row.values.get(column.field or "", ())
            at = taken.get(column.field or "", 0)
            taken[column.field or ""] = at + 1
            cells.append(texts[at] if at < len(texts) else rest.get(column.heading, ""))
    return [*cells[: len(table.columns)], *[""] * (len(table.columns) - len(cells))]
