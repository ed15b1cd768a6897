"""The lines of help: laid out by terminal cells, what stands for a value said in the language in use."""

import re
from collections.abc import Sequence

from typer._click.formatting import HelpFormatter

from dossier.i18n import _
from dossier.render.media.widths import cells, padded
from dossier.render.media.wrapping import wrapped
from dossier.render.page import Piece, text_of
from dossier.values.listed import strung
from dossier.values.to_type import to_type


def _lines(text: str, width: int) -> list[str]:
    """Return a text as lines of at most so many cells, and at least ten."""
    return [text_of(line) for line in wrapped((Piece(re.sub(r"\s*\n\s*", " ", text.strip())),), max(width, 10))]


def _in_brackets(words: str) -> str:
    """Return a line of help with what the parser adds in brackets, a default and a range, as the language in use writes it."""
    hit = re.fullmatch(r"(.*  \[)([^][]+)(\])", words, re.DOTALL)
    return hit[1] + strung(map(_added, hit[2].split("; "))) + hit[3] if hit else words


def _added(part: str) -> str:
    ends = re.fullmatch(r"(?:(\d+)<=)?x(?:>=(\d+)|<=(\d+))", part)
    if ends is None:
        return re.sub(r"\((.+)\)$", r"\1", part)
    return f"{ends[1]}–{ends[3]}" if ends[1] else f"≥ {ends[2]}"


class Formatter(HelpFormatter):
    """Help that fits the terminal in any script; the parser counts characters and says two things without a catalogue."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line; what does not fit hangs under the words behind the command."""
        head = prefix or _("Usage: {line}").format(line=f"{prog} ")
        self._hang(head, cells(head), to_type(args.replace(" []", "")))  # of a word that is not shown

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
        told = [(to_type(name), _in_brackets(_(words))) for name, words in rows]
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
