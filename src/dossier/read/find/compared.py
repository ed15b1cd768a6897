"""A condition on a column as SQL: what it is, contains, is more or less than, or that it is not known."""

import re
from collections.abc import Callable
from decimal import Decimal

from dossier.records.asked import Compared
from dossier.records.known import NONE, NOT_APPLICABLE
from dossier.values.names import fold
from dossier.values.sums import read_sums

Values = dict[str, object]


def compared(held: str, wanted: Compared, name: str) -> tuple[str, Values]:
    """Return the condition on an expression of SQL, and its values by names that begin with `name`."""
    if not wanted.values:
        return f"{held} IS {'NOT ' * wanted.without}NULL", {}
    pairs = [(f"{name}_{at}", value) for at, value in enumerate(wanted.values)]
    conditions = [_WAYS[wanted.way](held, wanted.sign, f":{key}") for key, _value in pairs]
    whole = f"({' OR '.join(conditions)})"
    made = _MADE.get(wanted.way, str)
    values: Values = {key: made(value) for key, value in pairs}
    return f"NOT COALESCE({whole}, 0)" if wanted.without else whole, values


def escaped(text: str) -> str:
    """Return a folded text for LIKE, in which no sign means any other."""
    return fold(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def says(held: object, wanted: str) -> bool:
    """Tell whether the words of a text are among those of what is held, one beside the other; Chinese has no blanks to part them."""
    words = _folded(str(held or ""))
    return wanted in words if re.search(r"[\u3040-\u9fff\uac00-\ud7af]", wanted) else f" {wanted} " in f" {words} "


def sums_fit(held: str | None, sign: str, wanted: str) -> bool:
    """Tell whether one of some sums, or the one in the currency of `3/5/USD`, is so much, less, or more."""
    low, high, currency = wanted.split("/")
    first, last = Decimal(low), Decimal(high)
    fits: dict[str, Callable[[Decimal], bool]] = {
        ":": lambda sum_: first <= sum_ <= last, "<": lambda sum_: sum_ < first, "<=": lambda sum_: sum_ <= last,
        ">": lambda sum_: sum_ > last, ">=": lambda sum_: sum_ >= first,
    }  # fmt: skip
    sums = read_sums(held) if held else []
    return any(fits[sign](amount) for amount, of in sums if not currency or of == currency)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _code(held: str, _sign: str, value: str) -> str:
    return f"({held} = {value} OR instr(char(10) || {held} || char(10), char(10) || {value} || char(10)) > 0)"


def _item(held: str, _sign: str, value: str) -> str:
    return f"instr(char(10) || folded({held}) || char(10), char(10) || {value} || char(10)) > 0"


def _amount(held: str, sign: str, value: str) -> str:
    """Compare an amount with the lowest and the highest of `3/5`; what is known to be none is no amount."""
    amount = f"CAST({held} AS REAL)"
    low, high = f"CAST({value} AS REAL)", f"CAST(substr({value}, instr({value}, '/') + 1) AS REAL)"
    known = f"{held} NOT IN ('{NONE}', '{NOT_APPLICABLE}')"
    return f"({known} AND {_within(sign, amount, amount, low, high)})"


def _within(sign: str, least: str, most: str, first: str, last: str) -> str:
    """Compare what is held, of which the least and the most that it can be are known, with all from a first to a last."""
    return {
        ":": f"{least} >= {first} AND {most} <= {last}", "<": f"{most} < {first}", "<=": f"{most} <= {last}",
        ">": f"{least} > {last}", ">=": f"{least} >= {first}",
    }[sign]  # fmt: skip


def _date(held: str, sign: str, value: str) -> str:
    """Compare a whole day with the first and the last of a period, `2026-06-01/2026-06-30`; an index may help."""
    return f"({_within(sign, held, held, f'substr({value}, 1, 10)', f'substr({value}, 12)')})"


def _day(held: str, sign: str, value: str) -> str:
    """Compare a date of which only part may be known: it fits where every day that it can be does."""
    day = f"substr({held}, 1, 10)"
    earliest, latest = (f"({day} || substr('0000{rest}', length({day}) + 1))" for rest in ("-01-01", "-12-31"))
    within = _within(sign, earliest, latest, f"substr({value}, 1, 10)", f"substr({value}, 12)")
    return f"({held} GLOB '[0-9]*' AND {within})"


_WAYS = {
    "code": _code,
    "words": lambda held, _sign, value: f"says({held}, {value})",
    "part": lambda held, _sign, value: f"folded({held}) LIKE {value} ESCAPE '\\'",
    "item": _item,
    "amount": _amount,
    "sums": lambda held, sign, value: f"sums_fit({held}, '{sign}', {value})",
    "date": _date,
    "day": _day,
}
_MADE: dict[str, Callable[[str], str]] = {"words": _folded, "part": lambda text: f"%{escaped(text)}%", "item": fold}
