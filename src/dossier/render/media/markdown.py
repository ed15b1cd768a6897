"""The voice for Markdown files: headings, bullets and tables, with every sign of Markdown in a value escaped."""

import re
from collections.abc import Iterator

from dossier.render.harmless import harmless
from dossier.render.page import Block, Drawing, Line, Lines, Page, Pairs, Table, Tree, text_of
from dossier.values.listed import aside, headed

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_MARKS = {"strong": "**", "bad": "**"}


def spoken(page: Page) -> str:
    """Return a page as Markdown."""
    rows = [f"# {_text(page.title, bare=True)}", ""] if page.title else []
    for block in page.head:
        rows += [*_block(block), ""]
    for section in page.sections:
        rows += [f"## {escaped(section.title)}", ""] if section.title else []
        for block in section.blocks:
            rows += [*_block(block), ""]
    return "\n".join(rows).rstrip() + "\n"


def escaped(text: str) -> str:
    """Return a text in which no character is taken for Markdown."""
    return _SIGNS.sub(r"\\\1", harmless(text))


def _text(line: Line, *, bare: bool = False) -> str:
    found = ""
    for piece in line:
        mark = "" if bare else _MARKS.get(piece.style, "")
        words = escaped(piece.text)
        inner = words.strip()
        found += words.replace(inner, f"{mark}{inner}{mark}", 1) if inner and mark else words
    return found


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Pairs):
        for row in block.rows:
            remark = aside(escaped(row.remark)) if row.remark else ""
            yield f"- {headed(escaped(row.label), _text(row.value))}{remark}"
    elif isinstance(block, Lines):
        for each in block.rows:
            yield f"- {_text(each)}"
    elif isinstance(block, Drawing):
        yield "```"
        yield from (harmless(text_of(each)).replace("`", "'") for each in block.rows)
        yield "```"
    elif isinstance(block, Table):
        yield "| " + " | ".join(escaped(column) for column in block.columns) + " |"
        yield "|" + "|".join(" ---: " if at in block.right else " --- " for at in range(len(block.columns))) + "|"
        for cells in block.rows:
            yield "| " + " | ".join(_text(cell) for cell in cells) + " |"
    else:
        yield from _tree(block, 0)


def _tree(tree: Tree, depth: int) -> Iterator[str]:
    yield "  " * depth + "- " + _text(tree.line)
    for branch in tree.branches:
        yield from _tree(branch, depth + 1)
