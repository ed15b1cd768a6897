"""The voice for the browser and for paper: one file without scripts, links out, or anything fetched."""

import re
from collections.abc import Iterator
from html import escape

from dossier.i18n import language
from dossier.render.harmless import harmless
from dossier.render.page import Block, Drawing, Line, Lines, Page, Pairs, Table, Tree, text_of

_STYLE = """
:root{color-scheme:light dark;--ink:#1c2430;--quiet:#667080;--rule:#d7dce3;--accent:#0b6e8a;--good:#23703a;--warn:#8a5a00;
--bad:#a8231c;--paper:#fff}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e4e8ee;--quiet:#98a2b3;--rule:#39424f;--accent:#5cc4e0;--good:#6fce8b;
--warn:#e0b357;--bad:#ff8a80;--paper:#12161c}}
body{font:15px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;color:var(--ink);
background:var(--paper);max-width:52rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.45rem;margin:0 0 .8rem}h2{font-size:1.05rem;color:var(--accent);border-bottom:1px solid var(--rule);
margin:1.5rem 0 .5rem;padding-bottom:.15rem}
dl{display:grid;grid-template-columns:fit-content(11rem) 1fr;gap:.15rem 1rem;margin:.3rem 0}
dt,.muted,small,th{color:var(--quiet)}dt{min-width:5rem}dd{margin:0;overflow-wrap:anywhere}h1{overflow-wrap:anywhere}
ul{margin:.3rem 0;padding-left:1.2rem}ul.plain{list-style:none;padding-left:0}pre{line-height:1.2;overflow:auto hidden}
li{overflow-wrap:anywhere}
table{border-collapse:collapse;margin:.4rem 0}th,td{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}
th{font-weight:normal;border-bottom:1px solid var(--rule)}.num{text-align:right}
.strong,.title{font-weight:600}.good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad);font-weight:600}
.accent,a{color:var(--accent)}a{text-decoration:none}a:hover{text-decoration:underline}
.wide{overflow-x:auto}.index{width:100%}input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem .7rem;color:inherit;
background:transparent;border:1px solid var(--rule);border-radius:.4rem}
@media (max-width:34rem){body{margin:1rem auto}dl{grid-template-columns:fit-content(6.5rem) 1fr;gap:.15rem .7rem}dt{min-width:3.5rem}
.index :is(th,td):nth-child(n+4){display:none}}
@page{size:A4;margin:16mm}
@media print{body{margin:0;max-width:none;padding:0;font-size:11px}h1{font-size:17px}h1,h2{break-after:avoid}
tr,li,dd{break-inside:avoid}nav{display:none}.wide{overflow:visible}}
"""


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
    return document(title, _LINKED.sub(lambda hit: _link(hit, linked), body) if linked else body)


def document(title: str, body: str, script: str = "") -> str:
    """Return a whole document around a body that is HTML already; it may run this script and nothing else, and fetches nothing."""
    code = "zh-CN" if language() == "zh" else "en"
    allowed = "; script-src 'unsafe-inline'" if script else ""
    policy = f"default-src 'none'; style-src 'unsafe-inline'{allowed}"
    return f"""<!doctype html>
<html lang="{code}">
<head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{_escaped(title)}</title><style>{_STYLE}</style></head>
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
