"""Tables of web pages and of Excel's XML, which many programs write and call `.xls`."""

import re
from html.parser import HTMLParser

from dossier.errors import InvalidValueError
from dossier.exchange.incoming.sheet import ROWS, Sheet, SheetLine, filled, too_long
from dossier.i18n import N_, _
from dossier.records.reading import NOTE_LIMIT
from dossier.values.charset import decoded

NAME = N_("table of a web page")
_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|\?xml|html|head|meta|table|style|body|div)\b", re.IGNORECASE
)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_ROW, _CELL, _BREAKS = {"tr", "row"}, {"td", "th", "cell"}, {"br", "p", "div"}
_SPANS = {"rowspan": "rowspan", "colspan": "colspan", "ss:mergedown": "rowspan", "ss:mergeacross": "colspan"}
_WIDEST, _PIECE = 1000, 1 << 18
"""Cells of a row at most, and characters that are read at once."""


def recognises(raw: bytes) -> bool:
    """Tell whether bytes are a page or XML."""
    return _BEGINNING.match(decoded(raw[:400]).encode()) is not None


def read(raw: bytes, _sheet: str | None = None) -> Sheet:
    """Return the rows of every table of a page; raises InvalidValueError for a page without one."""
    declared = _CHARSET.search(raw[:2000])
    reader = _Reader()
    text = decoded(raw, declared[1].decode() if declared else None)
    for at in range(0, len(text), _PIECE):
        reader.feed(text[at : at + _PIECE])
        if len(reader.rawdata) > NOTE_LIMIT:  # a tag or a cell without end is read again with every piece
            raise too_long(len(reader.rows))
        if len(reader.rows) > ROWS:
            break
    reader.close()
    reader.end()
    if not reader.rows:
        raise InvalidValueError(
            _("This page has no table."), _("Open it where it comes from, and save it as xlsx or CSV.")
        )
    return Sheet(NAME, filled(SheetLine(number, tuple(row)) for number, row in enumerate(reader.rows, 1)))


class _Reader(HTMLParser):
    """Gathers the rows; a cell that spans several rows stands in each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._spans: dict[str, int] = {}
        self._below: dict[int, tuple[int, str]] = {}
        self._is_hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row, a cell or a line of a cell."""
        if tag in _ROW:
            self.end()
            self.rows.append([])
        elif tag in _CELL and self.rows:
            self.end()
            said = {name: int(value) for name, value in attrs if value and value.isdecimal() and len(value) < 4}
            self._spans = {_SPANS[name]: n + name.startswith("ss:") for name, n in said.items() if name in _SPANS}
            self._fill(said.get("ss:index", 0) - 1)
            self._cell = []
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")
        elif tag in {"style", "script"}:
            self._is_hidden = True

    def handle_endtag(self, tag: str) -> None:
        """End a row or a cell."""
        if tag in _ROW | _CELL:
            self.end()
        elif tag in {"style", "script"}:
            self._is_hidden = False
        if tag in _ROW and self.rows:
            self._fill(max(self._below, default=-1) + 1)

    def handle_data(self, data: str) -> None:
        """Take the text of a cell."""
        if self._cell is not None and not self._is_hidden:
            self._cell.append(data)

    def _fill(self, upto: int) -> None:
        """Put the cells that reach down from above into the row, and empty ones up to a column."""
        row = self.rows[-1]
        while len(row) in self._below or len(row) < min(upto, _WIDEST):
            rows, text = self._below.pop(len(row), (0, ""))
            if rows > 1:
                self._below[len(row)] = (rows - 1, text)
            row.append(text)

    def end(self) -> None:
        """Put the cell that is read into its row."""
        if self._cell is None:
            return
        text = "\n".join(" ".join(each.split()) for each in "".join(self._cell).split("\n")).strip()
        row, self._cell = self.rows[-1], None
        if self._spans.get("rowspan", 1) > 1:
            self._below[len(row)] = (self._spans["rowspan"] - 1, text)
        row += [text, *[""] * min(self._spans.get("colspan", 1) - 1, _WIDEST)]
