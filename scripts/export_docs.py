"""The text of docs/export.md: what `dossier export` writes, with every table of the JSON from the declarations."""

from collections.abc import Iterator

from dossier.app.exports.export import CALENDAR_DAYS
from dossier.records.declared import declared
from dossier.records.kinds import BY_TABLE
from dossier.records.whole_book import DERIVED, FORM
from dossier.records.workbook import FORM as WORKBOOK_FORM
from dossier.records.workbook import MARKS, SEAL, TAKEN_BACK
from dossier.write.book.undo import table_of
from dossier.write.tables import every

HEAD = f"""# Everything out again

Made from the declarations; `make docs` writes it anew. The ending of the file says what it becomes:

| command | writes |
|---|---|
| `dossier export book.json` | the whole book: every record, fact and kept file, with the history |
| `dossier export book.xlsx` | a workbook, a sheet for each kind of record, to be filtered, edited and taken back |
| `dossier export clients.csv --list contacts --columns name,email,company` | one list with the columns named |
| `dossier export clients.vcf` | cards (vCard 4; `--vcard 3`) of everybody, of WHO, or by `--tag`, `--where`, `--country` |
| `dossier export due.ics` | what is due in {CALENDAR_DAYS} days, as `remind --ics` writes it |
| `dossier export pages/` | a folder of pages with an index and a search, for a browser without a network |

A file that is there is replaced only with `--force`, it is for you alone (mode 0600), and complete or not there at all. Without
`--share` private things are in it, and the answer says so; with it only what `show --share` shows leaves.

## Cards

Each address and number that still works, firm, title, birthday (also a partial one), nickname, native name and tags. Notes stay in
the book.

## The workbook (form {WORKBOOK_FORM})

`dossier import book.xlsx --update` sets what was changed in it as one operation, which `dossier undo` takes back. A row is known by its
ref, a column by its heading, so both may be moved. The hidden sheet “{MARKS}” says which sheet is which list, the hidden column
“{SEAL}” holds a mark of each cell as it was written: a cell that was not touched changes nothing, whatever happened in the book
meanwhile, and one that was changed here and there is refused. “{TAKEN_BACK}” takes a value back; an emptied cell changes nothing.
What cannot be set is named with sheet, row and column, and then nothing is written. New lines, the lines of quotations and orders
(`dossier quote`, `dossier order`) and grey columns, which say what other records hold, are not taken over. A column added with the
name of a field or fact is read, too. Several addresses stand in one cell with “; ” between them, several notes on lines of their own.

## The whole book as JSON (form {FORM})

`dossier import book.json --db NEW.db` gives it back, row by row the same, refs and history included; into a book that holds anything
it is refused. Each row stands on a line of its own, so that a file of any size is read a row at a time; a file laid out anew by
another program is read as well.

| key | what it holds |
|---|---|
| `dossier-book` | the form of this file; a later one is refused |
| `tables_form` | the form of the book's tables; a later one is refused, an earlier one is said |
| `book` | the name of the book: twelve signs that stay the same |
| `on_date` | the day |
| `last_ids` | the highest number ever given by table: no ref is given twice |
| `own_facts` | facts of your own that the settings declare, by key with their type, and `KEY.choices`, `KEY.label` … |
| `tables` | by the name of each table its rows |
| `files` | kept files: `digest` (SHA-256) and `content` (base64), a large one in several pieces; none with `--no-files` |

In a row a key that is missing means: not known. Days are `2026-11-23`, moments `2026-11-23T08:30:00`, partial dates `1985`, `1985-03`
or `--03-12`, decimals and money texts (`"3.20"`), yes and no 1 and 0, lists texts with line ends between their items. `id` with the letter
in brackets is the ref: 14 of contact is c14. A key that ends in `_id` is the `id` of a row of that table. Derived and not in it:
{{derived}}.

With `--share` the file is another one: `shared`, 1, and `clients`, a list of [dossiers](json.md) as `show --share --json` has them. It
cannot be imported.
"""


def written() -> str:
    """Return the whole document."""
    return HEAD.format(derived=", ".join(f"`{name}`" for name in sorted(DERIVED))) + "\n".join(_tables()) + "\n"


def _tables() -> Iterator[str]:
    for name, model in every().items():
        if name in DERIVED:
            continue
        kind = BY_TABLE.get(name)
        yield f"\n### {name}{f' ({kind.letter})' if kind else ''}\n"
        yield f"{' '.join((model.__doc__ or '').split())}\n"
        fields = {field.column: field for field in declared(kind.row).values()} if kind else {}
        yield "| key | holds | means |\n|---|---|---|"
        for column in table_of(model).columns:
            field = fields.get(column.name)
            label = field.label if field else ""
            private = " (private)" if field and field.label and field.sensitivity != "shareable" else ""
            choices = ", ".join(f"`{each.code}`" for each in field.choices) if field else ""
            yield f"| `{column.name}` | {_held(column)} | {': '.join(filter(None, (f'{label}{private}', choices)))} |"


def _held(column: object) -> str:
    kind = column.type.python_type.__name__  # type: ignore[attr-defined]
    names = {
        "str": "text",
        "int": "number",
        "bool": "1 or 0",
        "date": "day",
        "datetime": "moment",
        "Decimal": "decimal",
    }
    return names.get(kind, "text")
