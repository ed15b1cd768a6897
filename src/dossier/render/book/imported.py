"""What becomes of a file of records: the columns as they were understood, the counts, and row by row."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.i18n import N_, NP_, _, ngettext, pgettext
from dossier.records.catalogue import catalogue
from dossier.records.contact.person import POINT_KINDS
from dossier.records.importing import LEFT, WHAT, ImportColumn, ImportTable, Outcome, counted, our_headings
from dossier.records.kinds import KINDS
from dossier.render.page import Lines, Page, Piece, Section, Table, line
from dossier.render.words import choice
from dossier.values.listed import aside, enumerated, strung

if TYPE_CHECKING:
    from dossier.render.shapes.book import Imported

SHOWN = 40
"""Rows of a kind that a screen shows; a program gets all of them."""
STYLES = {
    "new": "good",
    "same": "muted",
    "adds": "strong",
    "moves": "strong",
    "alike": "warn",
    "refused": "bad",
    "skip": "muted",
}
_OF_A_LINE = {
    "log.on_date": N_("last contact"), "log.day": N_("last or next contact"), "log.text": N_("what was said last"),
    "quote.line.item": NP_("of a line", "goods"), "quote.line.quantity": N_("quantity"), "quote.line.unit": N_("unit"),
    "quote.line.price": NP_("of a line", "price"), "follow-up.due_on": N_("next contact"), "follow-up.text": N_("what to do next"),
    "row.is_firm": N_("firm or person"), "contact.custom": N_("what the column of its label says"),
}  # fmt: skip


def field_words(field: str | None, about: str = "") -> str:
    """Return what a column of a file is taken for."""
    if field == "-" or (field is None and about == "offer"):
        return pgettext("column", "left out")
    if field is None:
        return _("kept as a note")
    noun, _dot, name = field.partition(".")
    if field in _OF_A_LINE:
        return _(_OF_A_LINE[field])
    if noun.startswith("fact:"):
        return _("own fact {name}").format(name=field[5:])
    kind = KINDS.get("company" if noun in {"terms", "strict"} else noun)
    if kind is None:
        return field
    column = kind.field(name)
    entry = catalogue.find(kind.noun, name) or catalogue.by_key().get(field)
    plain = name.partition(".")[0]
    label = column.label if column else entry.label if entry else ""
    words = _(label) if label else choice(POINT_KINDS, plain) if plain in {each.code for each in POINT_KINDS} else name
    return _("{record}: {field}").format(record=_(kind.label), field=words)


def counts_line(counts: Mapping[str, int]) -> str:
    """Return how many rows become what, on one line."""
    return enumerated(_("{n} {what}").format(n=f"{count:,}", what=_(WHAT[what])) for what, count in counts.items())


def told(table: ImportTable) -> tuple[ImportColumn, ...]:
    """Return the columns but for the two that we wrote ourselves."""
    return tuple(each for each in table.columns if each.heading not in our_headings())


def left_lines(outcomes: Sequence[Outcome], most: int) -> list[str]:
    """Return the rows that were left, each with its reason, and how many more there are."""
    left = [each for each in outcomes if each.what in LEFT]
    words = _("Line {line}: {why}")
    said = [words.format(line=each.line, why=strung((each.name, *each.why))) for each in left[:most]]
    more = _("… and {number} more").format(number=len(left) - most)
    return [*said, more] if len(left) > most else said


def understood(table: ImportTable) -> str:
    """Return the columns as they were understood, on one line; of what has none, what it was read as."""
    if not table.columns:
        return _("Read as {what}.").format(what=_(table.format))
    pairs = [f"{each.heading} → {field_words(each.field, table.about)}" for each in told(table) if each.field != "-"]
    return _("Columns: {columns}.").format(columns=strung(pairs))


def page(table: ImportTable, outcomes: Sequence[Outcome], notes: Sequence[str]) -> Page:
    """Return the page of a trial: counts, columns with a sample, and what becomes of each row."""
    total = ngettext("{n} row", "{n} rows", len(outcomes)).format(n=f"{len(outcomes):,}")
    counts = _("{total}: {counts}").format(total=total, counts=counts_line(counted(outcomes)))
    head = Lines((line(counts), *(line(Piece(each, "muted")) for each in notes)))
    columns = Table(
        (_("column"), _("is"), _("for example")),
        tuple(
            (line(each.heading), _meaning(each, table.about), line(Piece(each.sample, "muted"))) for each in told(table)
        ),
    )
    sections = [Section(_("Columns"), (columns,))] if table.columns else []
    for what in ("refused", "alike", "moves", "adds", "new", "same", "skip"):
        rows = [each for each in outcomes if each.what == what]
        if rows:
            sections.append(Section(_(WHAT[what]) + aside(f"{len(rows):,}"), tuple(_rows(rows))))
    what = _(KINDS[table.about].label) if table.columns else _(table.format)
    title = " · ".join(part for part in (table.file, table.sheet or "", what) if part)
    return Page(line(Piece(title, "strong")), (head,), tuple(sections))


def _meaning(column: ImportColumn, about: str) -> tuple[Piece, ...]:
    return line(Piece(field_words(column.field, about), "warn" if column.field is None else ""))


def _rows(rows: Sequence[Outcome]) -> list[Lines]:
    shown = [
        line(
            Piece(f"{each.line}  ", "muted"), Piece(each.name, STYLES[each.what]),
            Piece(aside(str(each.ref)) if each.ref and each.what != "new" and not each.ref.startswith("c-") else "", "muted"),
            Piece("  " + strung(each.why) if each.why else ""),
        )
        for each in rows[:SHOWN]
    ]  # fmt: skip
    more = len(rows) - len(shown)
    if more > 0:
        words = ngettext("… and {n} more; --json shows all", "… and {n} more; --json shows all", more)
        shown.append(line(Piece(words.format(n=f"{more:,}"), "muted")))
    return [Lines(tuple(shown))]


def shape(table: ImportTable, outcomes: Sequence[Outcome], rejects: Path | None, *, written: bool) -> "Imported":
    """Return the whole of it for JSON."""
    from dossier.render.shapes import book, keys

    return keys.row(
        book.Imported, table, written=written, counts=counted(outcomes), rejects=None if rejects is None else str(rejects),
        columns=[keys.row(book.ImportedColumn, each) for each in table.columns],
        rows=[keys.row(book.ImportedRow, each, faults=[keys.row(book.ImportFault, fault) for fault in each.faults]) for each in outcomes],
    )  # fmt: skip
