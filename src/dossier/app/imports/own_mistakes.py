"""What is wrong in our own workbook, each mistake named by its sheet, its row and its column."""

from collections.abc import Sequence

from dossier.errors import InvalidValueError
from dossier.exchange.own_workbook import OwnRow
from dossier.i18n import _
from dossier.records.kinds import BY_PLURAL
from dossier.records.ref import read_ref
from dossier.records.workbook import Marked
from dossier.values.listed import strung

NAMED_AT_MOST = 20
"""So many changes or mistakes are told one by one."""


def wrong_ref(sheet: Marked, row: OwnRow, seen: set[str]) -> str:
    """Return what is wrong with the ref of a row, or nothing."""
    ref = read_ref(row.ref)
    if not row.ref:
        return _("A new line has no ref, and this sheet takes none.")
    if sheet.noun and (ref is None or ref.letter != BY_PLURAL[sheet.noun].letter):
        return _("“{text}” is no ref of this sheet.").format(text=row.ref[:20])
    return _("{ref} stands twice.").format(ref=row.ref) if sheet.noun and row.ref in seen else ""


def heading_of(sheet: Marked, name: str) -> str:
    """Return the heading of a column as it stands on the sheet."""
    return sheet.headings[sheet.columns.index(name)] if name in sheet.columns else name


def place(sheet: str, row: int, heading: str) -> str:
    """Return in words where a cell stands."""
    return _("sheet “{sheet}”, row {row}, “{column}”").format(sheet=sheet, row=row, column=heading)


def at_cell(sheet: str, row: int, heading: str, why: object) -> str:
    """Return what is wrong with a cell, and where it stands."""
    return _("{place}: {why}").format(place=place(sheet, row, heading), why=why)


def refused(wrong: Sequence[str]) -> InvalidValueError:
    """Return the failure that names every mistake."""
    more = len(wrong) - NAMED_AT_MOST
    shown = [each.rstrip(".。") for each in wrong[:NAMED_AT_MOST]]
    shown += [_("… and {number} more").format(number=more)] if more > 0 else []
    return InvalidValueError(
        _("Nothing was imported: {mistakes}.").format(mistakes=strung(shown)), _("Correct the sheet and try again.")
    )
