"""The index of a folder of pages: tables of links and a search over what stands in them, without a network."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from dossier.i18n import _
from dossier.render.harmless import harmless
from dossier.render.media.html import document
from dossier.render.page import Page, Table, text_of

_SCRIPT = """
const box=document.getElementById("search"),none=document.getElementById("none");
const plain=t=>t.normalize("NFKD").replace(/[\\u0300-\\u036f]/g,"").toLowerCase();
const rows=[...document.querySelectorAll("tbody tr")].map(r=>[r,plain(r.textContent+" "+r.dataset.words)]);
box.addEventListener("input",()=>{const words=plain(box.value).split(/\\s+/).filter(w=>w);let n=0;
for(const [row,text] of rows){row.hidden=!words.every(w=>text.includes(w));n+=!row.hidden}
for(const part of document.querySelectorAll("section"))part.hidden=![...part.querySelectorAll("tbody tr")].some(r=>!r.hidden);
none.hidden=n>0});
"""


_SEEN = 6
"""So many columns of a table are seen, its ref among them."""


class Listed(NamedTuple):
    """A list of the index: the refs of its rows, each with a page of its own, and the page of its table."""

    refs: Sequence[str]
    page: Page


def index(lists: Sequence[Listed], title: str) -> str:
    """Return the document; a row is found by every word that stands in it, with or without accents."""
    word, nothing = _escaped(_("Search")), _escaped(_("Nothing fits."))
    body = [
        f"<h1>{_escaped(title)}</h1>",
        f'<p><input id="search" type="search" autofocus placeholder="{word}" aria-label="{word}"></p>',
        f'<p id="none" class="muted" hidden>{nothing}</p>',
    ]
    for listed in lists:
        for section in listed.page.sections or listed.page.head:
            if isinstance(section, Table):
                body += _table(section, listed.refs)
    return document(title, "\n".join(body), _SCRIPT)


def _table(table: Table, refs: Sequence[str]) -> list[str]:
    """Return the first columns of a table with a link in each row; what stands in the others is only searched."""
    heads = "".join(f"<th>{_escaped(each)}</th>" for each in table.columns[1:_SEEN])
    rows = [f'<section><div class="wide"><table class="index"><thead><tr>{heads}</tr></thead><tbody>']
    for ref, row in zip(refs, table.rows, strict=True):
        name, *others = (_escaped(text_of(cell)).removeprefix("–") for cell in row[1:])
        cells = "".join(f"<td>{each}</td>" for each in others[: _SEEN - 2])
        words = " ".join(filter(None, (ref, *others[_SEEN - 2 :])))
        rows.append(f'<tr data-words="{words}"><td><a href="{ref}.html">{name}</a></td>{cells}</tr>')
    return [*rows, "</tbody></table></div></section>"]


def _escaped(text: str) -> str:
    return escape(harmless(text), quote=True)
