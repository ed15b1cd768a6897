"""A list of several people is not one letter, and none of our offers: read as such it would become nonsense."""

from collections import Counter
from collections.abc import Iterable

from dossier.app.imports.columns import understood
from dossier.errors import InvalidValueError
from dossier.exchange.incoming import delimited, workbook
from dossier.i18n import _
from dossier.values.listed import enumerated

LIST_COLUMNS = 3
"""So many columns that two lines have make a list; lines of a letter have fewer commas, or each its own number."""
LOOKED_AT = 100_000
"""So many bytes tell whether a text is a list."""


def refuse_people(raw: bytes) -> None:
    """Raise InvalidValueError for a sheet with several people or firms."""
    head = raw if len(raw) <= LOOKED_AT else raw[:LOOKED_AT].rpartition(b"\n")[0]
    try:
        lines = tuple((workbook.read(raw) if workbook.recognises(raw) else delimited.read(head)).lines)
        widths = Counter(len(each.cells) for each in lines)
        if not any(width >= LIST_COLUMNS and count > 1 for width, count in widths.items()):
            return
        layout = understood(lines, {}, None)
    except InvalidValueError:  # neither a workbook nor CSV, or no heading, as most letters
        return
    rows = sum(len(line.cells) >= LIST_COLUMNS for line in lines[layout.heading + 1 :])
    is_headed = sum(column.how == "heading" for column in layout.columns) > 1
    if layout.about in {"contact", "company"} and rows + is_headed > 1:
        raise refused(column.heading for column in layout.columns if column.field)


def refused(columns: Iterable[str]) -> InvalidValueError:
    """Return the failure for a list of people or firms."""
    return InvalidValueError(
        _("This is a list of people or firms ({columns}).").format(columns=enumerated(list(columns)[:5])),
        _("Bring it in whole: dossier import FILE --dry-run"),
    )
