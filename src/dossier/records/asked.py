"""What a question asks of the book: what columns must be, which words must stand in a record and whose it is."""

from typing import NamedTuple

from dossier.values.period import WHOLE, Period
from dossier.values.question import Term

ROWS = {"facts": "fact", "sendings": "sending"}
"""Lists of what is searched and has no ref, with their kind in the index."""


class Compared(NamedTuple):
    """What a column must be; `values` are canonical, of which one must fit, none of them: it is not known.

    `way` says how they are compared: `code`, the `words` of a text, a `part` of it, an `item` of a list, an `amount`,
    `sums` in several currencies, or a `day`.
    """

    column: str
    way: str = "part"
    sign: str = ":"
    values: tuple[str, ...] = ()
    without: bool = False


class Words(NamedTuple):
    """Words that must stand in a record, and what else is asked of it beside its columns."""

    terms: tuple[Term, ...] = ()
    kinds: frozenset[str] = frozenset()
    """The letters of the kinds of records that are looked at; none for all."""
    days: Period = WHOLE
    told: bool | None = None
    """Only what another client told us, or only what nobody did."""
    who: tuple[str, ...] = ()
    """Names of the clients whose it must be."""
