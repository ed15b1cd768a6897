"""One record of a line while its cells are read: what each is, and what several of them make together."""

import re
from typing import NamedTuple

from dossier.app.imports.cells import NUMBERS, Read, number_kind, takes_many
from dossier.app.imports.headings import CUSTOM, IS_FIRM, SERIAL, meaning
from dossier.i18n import _
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import folded
from dossier.records.contact.person import POINT_KINDS
from dossier.records.importing import Cell
from dossier.records.kinds import KINDS
from dossier.records.reading import choice_code
from dossier.values.names import fold

_EVERYDAY_LABELS = frozenset(
    "* work home other main office private personal internet business homepage profile smtp ex 工作 住宅 其他 家庭".split()
)
_NOTHING = frozenset(
    r"0/0/00|0000-00-00|0000-00-00 00:00:00|NULL|null|(null)|\N|#N/A|N/A|n/a|-|--|---|–|—|——|\|/|//".split("|")
)
"""What programs and people write into a cell that holds nothing."""
_HAN = re.compile(r"[\u3400-\u9fff]+")
_YES = frozenset(map(folded, ("yes", "true", "1", "company", "organization", "firm", "是", "公司")))
_SHARED = 10_000
"""So many values that come again and again (countries, titles) are kept once for all lines."""


class Use(NamedTuple):
    """What is done with a column: its field and the part of it, the number in its heading, whose it is, how a cell is read."""

    heading: str
    field: str | None
    part: str = ""
    number: int = 1
    person: int = 1
    at: int = 0
    read: Read | None = None
    is_plain: bool = False
    """A cell is the value of its field as it stands."""


class Record:
    """What a line says of one person or firm, by field, and what is left."""

    __slots__ = ("_custom", "_labels", "_numbered", "_parts", "_shared", "rest", "values")

    def __init__(self, shared: dict[str, tuple[str, ...]]) -> None:
        self.values: dict[str, tuple[str, ...]] = {}
        self.rest: list[Cell] = []
        self._shared = shared
        self._parts: dict[tuple[str, int], dict[str, str]] = {}
        self._labels: dict[tuple[str, int], Cell] = {}
        self._numbered: dict[tuple[str, int], str] = {}
        self._custom: dict[int, str] = {}

    def take(self, use: Use, text: str) -> None:
        """Take a cell to what it belongs to."""
        field = use.field
        if text in _NOTHING:
            return
        if use.is_plain and field is not None and field not in self.values:  # as nearly all
            self.values[field] = self._shared.get(text) or self._kept(text)
        elif field is None or field == SERIAL:
            if field is None or not text.isdecimal():
                self.rest.append(Cell(use.heading, text))
        elif use.part == "label":
            self._labels[field, use.number] = Cell(use.heading, text)
        elif use.part:
            self._parts.setdefault((field, use.number), {}).setdefault(use.part, text)
        elif field == CUSTOM:
            self._custom[use.number] = text
        elif use.read is None:
            self._put(field, text, use.heading)
        else:
            self._numbered[field, use.number] = text
            for said, value in use.read(field, text):
                self._put(said, value, use.heading)

    def _put(self, field: str | None, text: str, heading: str) -> None:
        """Add a value to a field; one that a field has no place for stays beside it."""
        held = self.values.get(field, ()) if field else ()
        if field and not held:
            self.values[field] = self._shared.get(text) or self._kept(text)
        elif field and text not in held and takes_many(field):
            self.values[field] = (*held, text)
        elif text not in held:
            self.rest.append(Cell(heading, text))

    def _kept(self, text: str) -> tuple[str, ...]:
        """Return a value as it is kept: one that comes again is the same for all lines."""
        known = (text,)
        if len(self._shared) < _SHARED:
            self._shared[text] = known
        return known

    def fold_in(self, other: "Record") -> None:
        """Take what another record of the line says; that one has nothing left then."""
        for field, texts in other.values.items():
            for text in texts:
                self._put(field, text, field.rpartition(".")[2])
        self.rest += other.rest
        other.values, other.rest = {}, []

    def finish(self) -> None:
        """Put the parts of a field together, give numbers the kind of their label, and a firm its name."""
        values = self.values
        for (field, _number), parts in self._parts.items():
            text = _name(parts) if field == "contact.name" else _address(parts, values, field.partition(".")[0])
            held = [fold(each) for each in values.get(field, ())]
            if text and not held:
                values[field] = (text,)
            else:  # a whole one says it already, or a region alone is no address
                for part, each in parts.items():
                    if not any(fold(each) in one for one in held):
                        self._put(_of_its_own(part), each, part)
        for number, text in self._custom.items():
            label = self._labels.pop((CUSTOM, number), Cell("", CUSTOM)).text
            found = meaning(label, "contact")
            self._put(found.field if found else None, text, label)
        for (field, number), label_cell in self._labels.items():
            self._label(field, self._numbered.get((field, number), ""), label_cell)
        if IS_FIRM in values and folded(values.pop(IS_FIRM)[0]) in _YES:
            parent = values.pop("company.name", ()) if "contact.name" in values else ()
            for field in [field for field in values if field.startswith("contact.") and not _firm_has(field)]:
                self.rest += [Cell(_(_label(field)), each) for each in values.pop(field)]
            self.values = {_of_firm(field): texts for field, texts in values.items()}
            self.rest += [Cell("company", each) for each in parent if each not in self.values["company.name"]]

    def _label(self, field: str, text: str, label: Cell) -> None:
        """Give a number the kind that its label names; a label that says something of its own stays beside it."""
        owner, _dot, name = field.partition(".")
        kind = number_kind(label.text) if name in NUMBERS else None
        held = self.values.get(field, ())
        if kind and kind != name and text in held:
            self.values[field] = tuple(each for each in held if each != text)
            if not self.values[field]:
                del self.values[field]
            self._put(f"{owner}.{kind}", text, label.heading)
        elif not kind and not (text and text in label.text) and not _is_everyday(label.text):
            self.rest.append(label)


def _of_its_own(part: str) -> str | None:
    """Return the field of the firm that a part of an address is by itself, such as its region."""
    found = meaning(part, "company")
    return found.field if found and found.field.count(".") == 1 else None


def _is_everyday(label: str) -> bool:
    return set(label.casefold().split()) <= _EVERYDAY_LABELS


def _name(parts: dict[str, str]) -> str:
    """Return a whole name; a Chinese one has its family name first and no blank."""
    first, middle, last, suffix = (parts.get(part, "") for part in ("first", "middle", "last", "suffix"))
    if last and first and _HAN.fullmatch(last) and _HAN.fullmatch(first):
        return last + first
    return " ".join(filter(None, (first, middle, last, suffix)))


def _address(parts: dict[str, str], values: dict[str, tuple[str, ...]], owner: str) -> str:
    """Return an address on one line from its parts and the city; a region alone is none."""
    lines = [parts.get(part, "") for part in ("street", "extra", "box")]
    if not any(lines) and "postcode" not in parts:
        return ""
    city = " ".join(filter(None, (parts.get("postcode", ""), *values.get(f"{owner}.city", ()))))
    return ", ".join(" ".join(each.split()) for each in (*lines, city, parts.get("region", "")) if each)


def _firm_has(field: str) -> bool:
    """Tell whether what a field says of a person may be said of a firm."""
    name = field.partition(".")[2]
    is_channel = choice_code(POINT_KINDS, name) is not None
    return is_channel or KINDS["company"].field(name) is not None or catalogue.find("company", name) is not None


def _label(field: str) -> str:
    """Return what a field of a person is called."""
    of = KINDS["contact"].field(field.partition(".")[2]) or catalogue.by_key().get(field)
    return of.label if of is not None else field


def _of_firm(field: str) -> str:
    """Return the field of a firm that a person's stands for, where a line is about a firm."""
    return f"company.{field.partition('.')[2]}" if field.startswith("contact.") else field
