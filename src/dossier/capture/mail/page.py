"""A letter in HTML as the lines a reader sees: a line for each block, quotes marked, addresses behind links kept."""

import re
from html import unescape
from html.parser import HTMLParser

_BLOCKS = frozenset("p br div pre tr li table h1 h2 h3 h4 h5 h6 ul ol hr section dt dd".split())
_SKIPPED = frozenset(["script", "style", "head", "title", "template", "noscript"])
_VOID = frozenset(["br", "img", "hr", "meta", "link", "input", "area", "base", "col", "wbr", "source"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|mso-hide\s*:\s*all", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,2000}>")


class _Reader(HTMLParser):
    """Collects what is shown; a quotation's lines begin with a `>`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]
        self.quoted = 0
        self.depth = 0
        self.hidden_at: list[int] = []
        self.link = ""
        self.link_text: list[str] = []
        self.images = 0
        self.as_typed = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a quotation, a link, or something hidden."""
        given = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self.depth += 1
            if tag in _SKIPPED or _HIDDEN.search(given.get("style", "")):
                self.hidden_at.append(self.depth)
        self.as_typed += tag == "pre"
        if tag == "blockquote":
            self._break()
            self.quoted += 1
        if tag in _BLOCKS:
            self._break()
        elif tag in {"td", "th"}:
            self.lines[-1].append(" \t ")
        elif tag == "img":
            self.images += 1
        elif tag == "a":
            self.link, self.link_text = given.get("href", ""), []

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        self.as_typed = max(0, self.as_typed - (tag == "pre"))
        if tag == "blockquote":
            self._break()
            self.quoted = max(0, self.quoted - 1)
        elif tag == "a":
            self._close_link()
        if tag in _BLOCKS and tag != "br":
            self._break()
        if tag not in _VOID:
            if self.hidden_at and self.depth <= self.hidden_at[-1]:
                self.hidden_at.pop()
            self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        """Keep words that are shown."""
        if self.hidden_at:
            return
        if self.as_typed and "\n" in data:
            for line in data.split("\n"):
                self.lines[-1].append(line)
                self._break()
            return
        words = re.sub(r"[\s\u00a0]+", " ", data)
        self.lines[-1].append(words)
        if self.link:
            self.link_text.append(words)

    def _break(self) -> None:
        marker = ["> "] * self.quoted
        self.lines.append(marker)

    def _close_link(self) -> None:
        """Write the address behind a link, unless the words show it already."""
        target, shown = self.link.strip(), "".join(self.link_text).strip()
        self.link = ""
        if target.lower().startswith("mailto:"):
            target = target[7:].split("?")[0]
        elif not target.lower().startswith(("http://", "https://", "skype:", "tel:")):
            return
        if target.lower().startswith("tel:"):
            return
        bare = re.sub(r"^https?://(www\.)?", "", target).rstrip("/").lower()
        if bare and bare not in shown.lower() and len(target) < 200:
            self.lines[-1].append(f" <{target}> ")


def read_page(html: str) -> tuple[str, int]:
    """Return the lines a reader of an HTML letter sees, and the number of its pictures; never raises."""
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError, IndexError):  # the parser gives up on some broken declarations
        return unescape(_TAG.sub(" ", html)), html.lower().count("<img")
    lines = []
    for parts in reader.lines:
        line = "".join(parts).strip(" ")
        lines.append(re.sub(r"^\s+", "", re.sub(r" {2,}", " ", line)).rstrip())
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return text.strip(), reader.images
