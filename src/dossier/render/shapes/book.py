"""The book itself as objects: what was done to it, twins, a merge, a handover, settings and paths."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, TypedDict

from dossier.records.likeness import Reason
from dossier.records.merging import Conflict
from dossier.records.personal import Item


class Written(TypedDict):
    """What a command that writes, or only says something, prints."""

    written: Annotated[bool, "whether the book was changed"]
    ref: Annotated[str | None, "the record that was written"]
    said: Annotated[Sequence[str], "what was done, in the language in use"]
    next: Annotated[str | None, "the command that comes next"]


class Twins(TypedDict):
    """Two records that may be one, the likeliest first."""

    kind: Annotated[str, "contact or company"]
    ref: Annotated[str, "the older one"]
    name: Annotated[str, "its name"]
    detail: Annotated[str | None, "its company, or the country of a company"]
    other_ref: Annotated[str, "the other one"]
    other_name: Annotated[str, "its name"]
    other_detail: Annotated[str | None, "its company or country"]
    score: Annotated[int, "0 to 100"]
    reasons: Annotated[Sequence[Reason], "what they share"]
    command: Annotated[str, "what makes one record of the two"]


class Merging(TypedDict):
    """Two records side by side, before they are merged."""

    keep: Annotated[str, "the one that stays"]
    gone: Annotated[str, "the one that goes into it"]
    keep_name: Annotated[str, "its name"]
    gone_name: Annotated[str, "its name"]
    conflicts: Annotated[Sequence[Conflict], "the fields in which they differ"]
    filled: Annotated[Sequence[str], "fields that only the second one knows"]


class Handover(TypedDict):
    """What is handed over.

    The file of `--to` is a ZIP with this as `rows.json`, the page as `READ-FIRST.md` and the attached files under `files/` by
    the SHA-256 of their content.
    """

    book: Annotated[str, "twelve characters that tell a book from others"]
    from_whom: Annotated[str, "who hands over"]
    on_date: Annotated[date, "the day"]
    rows: Annotated[Mapping[str, Sequence[Mapping[str, object]]], "by table its rows, with the columns of the book"]
    left_out: Annotated[int, "how many protected facts stay behind"]
    form: Annotated[int, "1"]


class Health(TypedDict):
    """Whether the book is sound."""

    book: Annotated[str, "its path"]
    problems: Annotated[Sequence[str], "what is wrong; empty if nothing is"]
    remarks: Annotated[Sequence[str], "what should be known: rights, copies beside it, a second place out of reach"]


class KeptCopy(TypedDict):
    """A copy of the book and what is in it, the newest first."""

    number: Annotated[int, "by which it is restored"]
    path: Annotated[str, "its file"]
    at: Annotated[datetime, "when it was made"]
    why: Annotated[str, "why: hand, daily, before-merge, before-import, before-restore and so on"]
    second: Annotated[bool, "whether it lies in the second place"]
    size: Annotated[int, "bytes"]
    form: Annotated[int, "the form of its tables; 0 if it cannot be read"]
    contacts: Annotated[int, "how many are in it"]
    companies: Annotated[int, "how many are in it"]
    deals: Annotated[int, "how many are in it"]
    log: Annotated[int, "how many entries of the log"]
    last: Annotated[datetime | None, "when something was written last"]
    sound: Annotated[
        bool | None, "whether SQLite finds nothing wrong; null above 50 MB, where it is not looked through"
    ]


class LostEntry(TypedDict):
    """Something that was written and would be lost."""

    at: Annotated[datetime, "when"]
    sentence: Annotated[str, "what was done"]


class Restored(TypedDict):
    """What restoring a copy would mean."""

    path: Annotated[str, "the copy"]
    lost: Annotated[Sequence[LostEntry] | None, "what is not in it, the newest first; null if the book cannot be read"]


class ZoneTable(TypedDict):
    """The newer table of time zones."""

    source: Annotated[str, "system or tzdata"]
    version: Annotated[str, "such as 2026b; empty if it names none"]
    folder: Annotated[str, "where it lies"]


class Places(TypedDict):
    """Every path in use."""

    book: Annotated[str, "the book"]
    backups: Annotated[str, "the folder of backups"]
    settings: Annotated[str, "the settings"]
    data: Annotated[str, "the shipped data"]
    zones: Annotated[ZoneTable | None, "the table of time zones; null if there is none"]
    encryption: Annotated[str, "whether the book is encrypted, and where its key comes from, in words"]


class Script(TypedDict):
    """The script that completes commands and names in a shell."""

    shell: Annotated[str, "bash, zsh, fish, powershell"]
    script: Annotated[str, "what the shell reads"]


class Form(TypedDict):
    """A record as a form to edit."""

    ref: Annotated[str, "the record"]
    title: Annotated[str, "its name"]
    form: Annotated[str, "the text of the form"]


class ImportedColumn(TypedDict):
    """A column of an imported file."""

    heading: Annotated[str, "as it stands"]
    field: Annotated[str | None, "the field it is taken for, such as contact.email; - for left out, null for a note"]
    how: Annotated[str, "why: heading, mapped, saved, content or unknown"]
    sample: Annotated[str, "a cell of it"]


class ImportFault(TypedDict):
    """Why a row is refused."""

    reason: Annotated[str, "what is wrong and what would be right"]
    column: Annotated[str, "the heading of the column; empty where the row is wrong as a whole"]
    value: Annotated[str, "the cell as it stands"]


class ImportedRow(TypedDict):
    """What becomes of one row of a file."""

    line: Annotated[int, "its line in the file, or the number of its letter or row"]
    what: Annotated[str, "new, same, adds, moves, alike, refused or skip (left out)"]
    name: Annotated[str, "whom it is about"]
    ref: Annotated[str | None, "the record it became, belongs to or is like"]
    said: Annotated[Sequence[str], "what it adds, or why it is left"]
    stays: Annotated[Sequence[str], "what the book knows better"]
    faults: Annotated[Sequence[ImportFault], "what is wrong with it"]
    written: Annotated[bool, "whether it is written, or was there already"]


class Imported(TypedDict):
    """A file brought into the book, or tried."""

    file: Annotated[str, "its name"]
    format: Annotated[str, "what kind of file it is"]
    sheet: Annotated[str | None, "which sheet of it"]
    about: Annotated[str, "what it is about: contact, company, deal, quote, offer, rate or log"]
    written: Annotated[bool, "whether the book was changed"]
    counts: Annotated[Mapping[str, int], "how many rows became what"]
    rejects: Annotated[str | None, "the file of the rows that were left"]
    columns: Annotated[Sequence[ImportedColumn], "the columns as they were understood"]
    rows: Annotated[Sequence[ImportedRow], "row by row"]


class PersonalRecord(TypedDict):
    """All that the book keeps of one person."""

    ref: Annotated[str, "whose record it is"]
    name: Annotated[str, "their name"]
    items: Annotated[Sequence[Item], "what is kept, part by part"]
    named_in: Annotated[Sequence[str], "texts about others that name them: refs, or the table of a row without one"]
    told_of_others: Annotated[int, "how many things they told us of others"]
    in_confidence: Annotated[int, "how many items others told in confidence"]
