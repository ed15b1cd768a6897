"""Lists of rows that have no ref of their own: each row is named by the record it hangs on."""

from collections.abc import Mapping
from typing import NamedTuple

from dossier.i18n import N_, NP_
from dossier.records.catalogue.choices import UNITS
from dossier.records.catalogue.words import Called, Vocabulary
from dossier.records.deal.deal import CAUSES, STAGES
from dossier.records.known import CERTAINTY_CHOICES
from dossier.records.listing import Column
from dossier.records.quotation.quote import QUOTE_STATES


class RowList(NamedTuple):
    """The columns of such a list, the ref first, what the list is called, and other words for it."""

    label: str
    words: str
    columns: tuple[Column, ...]


def _shared(name: str, label: str, held: str = "text", currency: str = "") -> Column:
    return Column(name, label, type=held, sensitivity="shareable", currency=currency)


_REF, _COMPANY, _DATE = _shared("ref", N_("ref")), _shared("company", N_("company")), _shared("date", N_("date"), "day")
_GOODS = (
    _shared("item", N_("item")),
    _shared("quantity", N_("quantity"), "decimal"),
    _shared("unit", N_("unit"))._replace(words=UNITS),
    _shared("price", NP_("of a line", "price"), "decimal"),
    _shared("amount", N_("amount"), "decimal", "currency"),
    _shared("currency", N_("currency")),
)  # fmt: skip

ROWS: Mapping[str, RowList] = {
    "quote-lines": RowList(
        N_("quotation lines"), "报价单明细|报价明细|quote-line|quotation-lines|quotation-line",
        (_REF, _shared("number", NP_("of a quotation", "number")), _COMPANY, *_GOODS,
         _shared("payment", NP_("of a paper", "payment")),
         Column("state", N_("state"), type="choice", choices=QUOTE_STATES, sensitivity="shareable"),
         _shared("sent", NP_("the day", "sent"), "day")),
    ),
    "order-lines": RowList(
        N_("order lines"), "order-line",
        (_REF, _shared("number", NP_("of an order", "number")), _COMPANY, *_GOODS,
         _shared("confirmed", NP_("the day", "confirmed"), "day")),
    ),
    "stages": RowList(
        N_("moves of stage"), "阶段|stage|stage-changes|stage-change",
        (_REF, _DATE, _shared("deal", N_("deal")), _COMPANY,
         Column("from", NP_("stage", "from"), type="choice", choices=STAGES, sensitivity="shareable"),
         Column("to", NP_("stage", "to"), type="choice", choices=STAGES, sensitivity="shareable"),
         Column("cause", N_("cause"), type="choice", choices=CAUSES), Column("reason", N_("reason"))),
    ),
    "sendings": RowList(
        N_("sent files"), "寄出文件|sending",
        (_REF, _DATE, _shared("file", N_("file")), _shared("kind", N_("kind")), _shared("name", N_("name")), _COMPANY,
         Column("text", N_("notes"))),
    ),
    "facts": RowList(
        N_("facts"), "事实|fact",
        (_REF, Column("date", N_("noted"), type="day"), Column("whose", N_("whose")), Column("field", N_("field"), type="key"),
         Column("value", N_("what is noted")), Column("source", N_("source"), type="source"),
         Column("certainty", N_("certainty"), type="choice", choices=CERTAINTY_CHOICES)),
    ),
}  # fmt: skip
"""The lists by their nouns; what each column is in SQL stands in `read/find/row_lists.py`."""


def row_list(word: str) -> str | None:
    """Return the noun of the list that a word names: its own, or its label in any language, or another word for it."""
    plain = word.strip().casefold().replace("_", "-")
    own = next((noun for noun, each in ROWS.items() if plain in {noun, *each.words.split("|")}), None)
    return own or Vocabulary(Called(noun, (), each.label) for noun, each in ROWS.items()).meant(plain)
