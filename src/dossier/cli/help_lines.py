"""The lines of help: laid out by terminal cells, what stands for a value said in the language in use."""

import re
from collections.abc import Sequence

from typer._click.formatting import HelpFormatter

from dossier.i18n import N_, _
from dossier.render.media.widths import cells, padded
from dossier.render.media.wrapping import wrapped
from dossier.render.page import Piece, text_of

PLACEHOLDERS = (
    N_("AIM"), N_("ANSWER"), N_("ARGS"), N_("CAUSE"), N_("CODE"), N_("COLUMN"), N_("COMMAND"), N_("COMPANY"), N_("COUNTRY"),
    N_("CURRENCY"), N_("DAY"), N_("DAYS"), N_("DEAL"), N_("DIRECTION"), N_("EMPLOYER"), N_("FIELD"), N_("FILE"), N_("FIRM"),
    N_("FUNCTION"), N_("ID"), N_("KEY"), N_("KIND"), N_("LANG"), N_("LINE"), N_("LOT"), N_("MOMENT"), N_("NAME"), N_("NEWS"),
    N_("NOUN"), N_("NUMBER"), N_("OFFER"), N_("OPTIONS"), N_("ORDER"), N_("OTHER"), N_("PATH"), N_("PERCENT"), N_("POINTS"),
    N_("PROOF"), N_("QUANTITY"), N_("QUESTION"), N_("QUOTATION"), N_("REF"), N_("SHARE"), N_("STAGE"), N_("STATE"), N_("SUM"),
    N_("TAG"), N_("TERM"), N_("TEXT"), N_("TITLE"), N_("TOPIC"), N_("VALUE"), N_("VISIT"), N_("WHAT"), N_("WHEN"), N_("WHO"),
    N_("WHY"), N_("YEAR"), N_("YEARS"), N_("ON_DATE"), N_("yes|no"), N_("<str>"), N_("<int range>"),
)  # fmt: skip
"""What stands for a value in help and in the lines that say what to type."""

_PLACEHOLDER = re.compile(rf"(?<![\w=])(?:{'|'.join(map(re.escape, PLACEHOLDERS))})(?!\w)|(?<==)(?:VALUE|FIELD)\b")


def said(line: str) -> str:
    """Return a line to type with its placeholders said in the language in use."""
    return _PLACEHOLDER.sub(lambda hit: _(hit[0]), line)


def _lines(text: str, width: int) -> list[str]:
    """Return a text as lines of at most so many cells, and at least ten."""
    return [text_of(line) for line in wrapped((Piece(re.sub(r"\s*\n\s*", " ", text.strip())),), max(width, 10))]


class Formatter(HelpFormatter):
    """Help that fits the terminal in any script; the parser counts characters and says two things without a catalogue."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line; what does not fit hangs under the words behind the command."""
        head = prefix or _("Usage: {line}").format(line=f"{prog} ")
        self._hang(head, cells(head), said(args))

    def write_heading(self, heading: str) -> None:
        """Write a heading with the colon of the language."""
        self.write(" " * self.current_indent + _("{heading}:").format(heading=heading) + "\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs under each other, a blank line between them."""
        for number, paragraph in enumerate(re.split(r"\n\s*\n", text)):
            self.write("\n" if number else "")
            if paragraph.startswith("\b\n"):  # lines that stay as they are
                self.write("".join(f"{' ' * self.current_indent}{line}\n" for line in paragraph.splitlines()[1:]))
            else:
                self._hang("", 0, paragraph)

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options and arguments, each with its words behind it or, if it is long, on the lines below."""
        told = [(said(name), _(words)) for name, words in rows]
        column = min(max((cells(name) for name, _words in told), default=0), col_max) + col_spacing
        for name, words in told:
            if cells(name) + col_spacing > column:
                self._hang(name, 0, "")
                self._hang("", column, words)
            else:
                self._hang(name, column, words)

    def _hang(self, first: str, column: int, text: str) -> None:
        """Write a text that begins and goes on at a column, with something before its first line."""
        for line in _lines(text, self.width - self.current_indent - column):
            self.write(f"{' ' * self.current_indent}{padded(first, column)}{line}".rstrip() + "\n")
            first = ""
