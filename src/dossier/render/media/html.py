"""The voice for the browser and for paper: one file without scripts, links out, or anything fetched."""

import re
from collections.abc import Iterator
from html import escape

from dossier.i18n import usage
from dossier.render.harmless import harmless
from dossier.render.page import Block, Drawing, Line, Lines, Page, Pairs, Table, Tree, text_of
from dossier.values.shipped import shipped_text


def spoken(page: Page, *, linked: frozenset[str] = frozenset(), up: str = "") -> str:
    """Return a page as one HTML document; in a folder of pages `linked` are the refs that have one, `up` is the index."""
    title = text_of(page.title) or "dossier"
    rows = [f'<nav><a href="index.html">{_escaped(up)}</a></nav>'] if up else []
    if page.title:
        rows.append(f"<h1>{_text(page.title)}</h1>")
    for block in page.head:
        rows += _block(block)
    for section in page.sections:
        rows.append(f"<section><h2>{_escaped(section.title)}</h2>" if section.title else "<section>")
        for block in section.blocks:
            rows += _block(block)
        rows.append("</section>")
    body = "\n".join(rows)
    body = _LINKED.sub(lambda hit: _link(hit, linked), body) if linked else body
    return document(title, body, style=shipped_text("styles/sheet.css") if page.sheet else "")


def document(title: str, body: str, script: str = "", style: str = "") -> str:
    """Return a whole document around a body that is HTML already; it may run this script and nothing else, and fetches nothing."""
    allowed = "; script-src 'unsafe-inline'" if script else ""
    policy = f"default-src 'none'; style-src 'unsafe-inline'{allowed}"
    return f"""<!doctype html>
<html lang="{usage().tag}">
<head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{_escaped(title)}</title><style>\n{shipped_text("styles/page.css")}{style}</style></head>
<body>
{body}{f"{chr(10)}<script>{script}</script>" if script else ""}
</body></html>
"""


_LINKED = re.compile(r"(?<=>)((?:› dossier show )?)([cod][1-9]\d*)(?=</span>)")
"""A ref that stands alone in its piece, or the command that shows it."""


def _link(hit: re.Match[str], linked: frozenset[str]) -> str:
    return f'<a href="{hit[2]}.html">{hit[0]}</a>' if hit[2] in linked else hit[0]


def _escaped(text: str) -> str:
    return escape(harmless(text), quote=True)


def _text(line: Line) -> str:
    return "".join(
        f'<span class="{piece.style}">{_escaped(piece.text)}</span>' if piece.style else _escaped(piece.text)
        for piece in line
    )


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Pairs):
        yield "<dl>"
        for row in block.rows:
            remark = f" <small>{_escaped(row.remark)}</small>" if row.remark else ""
            yield f"<dt>{_escaped(row.label)}</dt><dd>{_text(row.value)}{remark}</dd>"
        yield "</dl>"
    elif isinstance(block, Lines):
        kind = "" if block.bullet else ' class="plain"'
        yield f"<ul{kind}>" + "".join(f"<li>{_text(each)}</li>" for each in block.rows) + "</ul>"
    elif isinstance(block, Drawing):
        yield "<pre>" + "\n".join(_text(each) for each in block.rows) + "</pre>"
    elif isinstance(block, Table):
        yield from _table(block)
    else:
        yield "<ul>" + _tree(block) + "</ul>"


def _table(block: Table) -> Iterator[str]:
    mark = [' class="num"' if at in block.right else "" for at in range(len(block.columns))]
    yield (
        '<div class="wide"><table><tr>'
        + "".join(f"<th{mark[at]}>{_escaped(name)}</th>" for at, name in enumerate(block.columns))
        + "</tr>"
    )
    for row in block.rows:
        yield "<tr>" + "".join(f"<td{mark[at]}>{_text(cell)}</td>" for at, cell in enumerate(row)) + "</tr>"
    yield "</table></div>"


def _tree(tree: Tree) -> str:
    below = "".join(_tree(branch) for branch in tree.branches)
    return f"<li>{_text(tree.line)}" + (f"<ul>{below}</ul>" if below else "") + "</li>"
