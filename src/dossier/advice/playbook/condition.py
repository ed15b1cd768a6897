"""The conditions of a rule: one line of plain words each, tested against what is known.

contact.spoken_english is poor          company.design_team is none or outsourced
contact.temperament is not serious      contact.hobbies includes cook* or 烹饪
company.market_changed_days at most 540 contact.tenure_years at least 6
contact.birthday is known
"""

import re
from typing import NamedTuple, Protocol

from dossier.advice.playbook.scene import Value
from dossier.values.names import fold

NUMERIC = ("at least", "at most")


class Condition(NamedTuple):
    """A name, how it is looked at, and the values it is compared with."""

    name: str
    op: str
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name} {self.op} {' or '.join(self.values)}".strip()


class Told(Protocol):
    """Anything that can say what a name stands for: a scene, or a rule's own example."""

    def get(self, name: str) -> Value | None:
        """Return the value of a name, or None while it is unknown."""


def holds(condition: Condition, value: Value) -> bool:
    """Tell whether a condition is true of a known value."""
    found, values = value.value, condition.values
    if condition.op == "is known":
        return found not in ("none", ())
    if condition.op in ("is", "is not"):
        return (str(found) in values) == (condition.op == "is")
    if condition.op == "includes":
        items = found if isinstance(found, tuple) else (str(found),)
        return any(_mentions(item, each) for item in items for each in values)
    number = found if isinstance(found, int) else 0
    return number >= int(values[0]) if condition.op == "at least" else number <= int(values[0])


def _mentions(item: str, wanted: str) -> bool:
    """Tell whether a text has a word; `cook*` is any word that begins so, Chinese is found anywhere."""
    text, plain = fold(item), fold(wanted)
    if not plain.isascii() or "_" in plain or " " in plain:
        return plain in text
    found = re.findall(r"[^\W_]+", text)
    return any(each.startswith(plain[:-1]) if plain.endswith("*") else each == plain for each in found)
