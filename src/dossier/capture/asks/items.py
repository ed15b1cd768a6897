"""The goods that a letter asks for, one by one, each with its quantity; and what is bought in a year, which is no order."""

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from dossier.capture.asks.patterns import any_of, short
from dossier.capture.asks.products import beside, goods_before, product_wished
from dossier.capture.proposal import Finding, Item
from dossier.capture.vocabulary import is_han, lists

_FIGURE = (
    r"\d{1,3}(?:[.,'\s]\d{3})+(?!\d)|\d+(?:[.,]\d+)?\s?(?:[kK]|(?-i:M)|mio|millions?|thousand|lakhs?)\b"
    r"|\d+(?:\.\d+)?[万千]|half a million|a million|\d+"
)
LONGEST_LIST = 40
"""More things than this of one letter are not listed."""
_RANGE = rf"(?:{_FIGURE})\s*(?:[-–~～]|to|bis|à|a|до)\s*(?={_FIGURE})"
_SPELLED = {
    "one": 1, "two": 2, "three": 3, "a": 1, "ein": 1, "einen": 1, "zwei": 2, "drei": 3, "un": 1, "une": 1, "deux": 2, "trois": 3,
    "uno": 1, "dos": 2, "tres": 3, "um": 1, "dois": 2, "três": 3, "due": 2, "tre": 3, "один": 1, "два": 2, "три": 3,
}  # fmt: skip
"""Figures in words before a container."""
_FOOT, _BOX = r"(?:['’′]|ft|feet|foot)", r"(?:GP|DC|DV|HC|HQ|FCL|RF|OT|尺|柜)"
_BOXES = (
    rf"(?:\d{{1,3}}\s*[x×*]\s*(?:20|40|45)\s*{_FOOT}?\s*{_BOX}?"
    rf"|(?:{'|'.join(_SPELLED)})\s+(?:20|40|45)\s*-?(?:{_FOOT}\s*{_BOX}?|{_BOX})(?!\w))(?!\d)"
)


@cache
def _quantity() -> re.Pattern[str]:
    units = lists("asks")["units"]
    plain = [unit for unit in units if not is_han(unit)]
    han = [unit for unit in units if is_han(unit)]
    return re.compile(
        rf"(?<![A-Za-zÀ-ÿА-я0-9.,/$€£-])(?:(?P<boxes>{_BOXES})(?:\s+containers?)?|(?P<figure>(?:{_RANGE})?(?:{_FIGURE}))\s*(?:x\s+)?"
        rf"(?:(?P<unit>{any_of(plain)})(?![\w])(?:\.(?=\s*(?-i:[a-zà-ÿа-яё]|[A-Z]{{2}}|[A-Z]+-?\d)))?|(?P<han>{any_of(han)})))",
        re.IGNORECASE,
    )


@cache
def _bare() -> re.Pattern[str]:
    """Return how a quantity without a unit stands: behind a wish and before goods, or behind `qty`."""
    table = lists("asks")["bare"]
    spaced = any_of([word for word in table["wishes"] if not is_han(word)])
    close = any_of([word for word in table["wishes"] if is_han(word)])
    no_goods = any_of([*table["no_goods"], *_months()])
    return re.compile(
        rf"(?:(?:(?<!\w)(?:{spaced})(?!\w)[^\d\n.!?;]{{0,30}}?|(?:{close})\s*)(?<![\w.,$€£])(?P<figure>{_FIGURE})\s*(?:x\s+)?"
        rf"(?![\d.,:/%$€£-])(?=\s+(?!(?:{no_goods})(?!\w))[^\W\d_]{{3}}|[\u0600-\u06ff\u3040-\u9fff])"
        rf"|(?<![\w.,/$€£-])(?P<times>{_FIGURE})\s?[x×]\s+(?=[^\W\d_]{{3}})"
        rf"|(?<!\w)(?:{any_of(table['labels'])})\s*[.:=]?\s*(?P<labelled>{_FIGURE})(?![\d.,]*\s*[%$€£]))",
        re.IGNORECASE,
    )


@cache
def _yearly() -> re.Pattern[str]:
    words = lists("asks")["yearly"]["words"]
    spaced = any_of([word for word in words if not is_han(word)])
    return re.compile(
        rf"(?:(?<!\w)(?:{spaced})(?!\w)|{any_of([word for word in words if is_han(word)])})", re.IGNORECASE
    )


_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९๐๑๒๓๔๕๖๗๘๙", "0123456789" * 4)


def items(text: str) -> list[Item]:
    """Return the goods of a text that have a quantity, in their order."""
    found: list[Item] = []
    for raw in text.split("\n"):
        line = raw.translate(_FIGURES)
        found += _in_line(line)
        if len(found) >= LONGEST_LIST:
            break
    return list(dict.fromkeys(found))[:LONGEST_LIST]


def _in_line(line: str) -> list[Item]:
    """Return the items of a line; each has its goods on the same side of its quantity as the first one."""
    marks = sorted([*_with_unit(line), *_without_unit(line)], key=lambda mark: mark.start)
    marks = [mark for place, mark in enumerate(marks) if not place or mark.start >= marks[place - 1].end]
    marks += _further(line, marks)
    found: list[Item] = []
    goods_follow = bool(marks) and (marks[0].is_bare or not goods_before(line[: marks[0].start]))
    for place, mark in enumerate(marks):
        since = marks[place - 1].end if place else 0
        until = marks[place + 1].start if place + 1 < len(marks) else len(line)
        product = beside(
            line[since : mark.start],
            line[mark.end : until],
            goods_follow=goods_follow or mark.is_bare,
            is_first=not place,
        )
        found.append(Item(product, mark.quantity, f"text: “{short(line)}”"))
    return found


class _Mark(NamedTuple):
    """Where a quantity stands in a line, how it is written, and whether it has no unit."""

    start: int
    end: int
    quantity: str
    is_bare: bool


def _with_unit(line: str) -> list[_Mark]:
    found = []
    for m in islice(_quantity().finditer(line), 12):
        figure = m["boxes"] or m["figure"]
        if (not m["boxes"] and _is_small(figure)) or _is_measure(line, m) or is_yearly(line, m.end()):
            continue
        unit = m["unit"] or m["han"]
        quantity = _boxes(figure) if m["boxes"] else f"{figure.strip()} {unit.rstrip('.')}"
        found.append(_Mark(m.start(), m.end(), quantity, is_bare=False))
    return found


def _boxes(written: str) -> str:
    """Return a number of containers with its figure as a figure: `one 20ft` is `1x20ft`."""
    first, _space, rest = " ".join(written.split()).partition(" ")
    figure = _SPELLED.get(first.lower())
    return f"{figure}x{rest}" if figure and rest else " ".join(written.split())


def _without_unit(line: str) -> list[_Mark]:
    found = []
    for m in islice(_bare().finditer(line), 6):
        group = "figure" if m["figure"] else "times" if m["times"] else "labelled"
        if not _is_volume(line, m[group], m.end()):
            start = m.start() if group == "labelled" else m.start(group)
            found.append(_Mark(start, m.end(), m[group].strip(), is_bare=group != "labelled"))
    return found


def _is_volume(line: str, figure: str, end: int) -> bool:
    return _is_small(figure) or is_yearly(line, end) or re.fullmatch(r"(?:19|20)\d\d", figure) is not None


@cache
def _more() -> re.Pattern[str]:
    no_goods = any_of([*lists("asks")["bare"]["no_goods"], *_months()])
    return re.compile(
        rf"(?:[,;+]|(?<!\w)(?:and|und|et|y|e|и|i|en|och|ve|dan|và))\s*(?P<figure>{_FIGURE})\s+(?!(?:{no_goods})(?!\w))(?=[^\W\d_]{{3}})",
        re.IGNORECASE,
    )


def _months() -> list[str]:
    return [word for words in lists("asks")["months"].values() for word in words]


def _further(line: str, marks: list[_Mark]) -> list[_Mark]:
    """Return quantities without a unit that follow others in a list: `1x20' mugs, 5,000 plates`."""
    if not marks:
        return []
    further = islice(_more().finditer(line, marks[-1].end), 6)
    return [
        _Mark(m.start("figure"), m.end("figure"), m["figure"].strip(), is_bare=True)
        for m in further
        if not _is_volume(line, m["figure"], m.end())
    ]


def is_yearly(line: str, end: int) -> bool:
    """Say whether a quantity that ends here is what is bought in a year: a volume, no order."""
    return _yearly().match(line[end : end + 60].lstrip(" ,")) is not None or (
        (found := _yearly().search(line[end : end + 45])) is not None and "," not in line[end : end + found.start()]
    )


def volumes(text: str) -> list[Finding]:
    """Return what a text says is bought in a year, as a note on the firm."""
    for line in text.translate(_FIGURES).split("\n"):
        for m in islice(_quantity().finditer(line), 12):
            if is_yearly(line, m.end()):
                words = " ".join(re.split(r"(?<=[.!?。])\s", line[max(0, m.start() - 60) :])[0].split())
                return [Finding("company.note", words[:160], f"text: “{short(line)}”", "likely")]
    return []


def goods(text: str, subject: str) -> list[Finding]:
    """Return products and quantities as findings; without a quantity, the goods that are wished for."""
    found: list[Finding] = []
    for each in items(text):
        found += [Finding("deal.product", each.product, each.evidence, "likely")] if each.product else []
        found.append(Finding("deal.quantity", each.quantity, each.evidence, "likely"))
    if not any(each.field == "deal.product" for each in found):
        found += product_wished(text, subject)
    return [*found, *volumes(text)]


def _is_small(figure: str) -> bool:
    return re.fullmatch(r"[\d.,'\s]+", figure) is not None and int(re.sub(r"\D", "", figure)[:12]) < 2


def _is_measure(line: str, m: re.Match[str]) -> bool:
    """Say whether a figure is a price or a seller's smallest order and no quantity: `USD 12 / set`, `MOQ 500 pcs`."""
    before = line[: m.start()].rstrip()
    if re.search(r"(?:USD|EUR|US\$|[$€£¥])\s*$", before, re.IGNORECASE):
        return True
    return (
        re.search(r"(?:moq|起订量|起訂量|最小起订量)(?:\s+(?:is|of))?\s*[::]?\s*$", before, re.IGNORECASE) is not None
    )
