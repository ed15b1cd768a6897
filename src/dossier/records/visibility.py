"""What may leave the house: one gate that every bundle passes before a view, a page or JSON is made of it.

A field leaves only if it is declared shareable: facts in the catalogue, fields of records at their tuples, what views
hold beside them in the table below. Whatever another client told us stays, and so does a draft of a quotation.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar, get_args

from dossier.records.catalogue import catalogue
from dossier.records.company.files import Sent
from dossier.records.country.country import Holiday
from dossier.records.deal.deal import StageChange
from dossier.records.deal.negotiation import Negotiation
from dossier.records.declared import declared, python_type
from dossier.records.dossier import AboutPerson, Dossier
from dossier.records.kinds import kind_of
from dossier.records.known import Known, is_from_others
from dossier.records.order.order import OrderLine
from dossier.records.order.proof import Tracked
from dossier.records.quotation.quotation import Buyer, Quotation, Revision, for_client
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.records.ref import Ref
from dossier.records.reports.fairs import FairNews
from dossier.records.reports.month import (
    Came,
    DayOff,
    Ended,
    FairAhead,
    Month,
    MonthRow,
    Moved,
    Next,
    Paper,
    StageCount,
    Tally,
)
from dossier.records.reports.products import Idea

T = TypeVar("T")
_OWNERS = frozenset({"id", "contact_id", "company_id", "deal_id", "order_id"})

_OPEN: dict[type, frozenset[str]] = {
    kind: frozenset(fields.split())
    for kind, fields in (
        (Sent, "attachment_id path role contact_name on_date"),
        (StageChange, "from_stage to_stage on_date"),
        (QuoteLine, "quote_id position item quantity unit price payment"),
        (OrderLine, "order_id position item quantity unit price"),
        (Holiday, " ".join(Holiday._fields)),
        (AboutPerson, "known"),
        (Buyer, "company address city country contact email"),
        (Revision, "quote lines"),
        (Quotation, "quote lines deal buyer revisions"),
        (Tracked, "proof corrections deal company opened_on versions"),
        (Idea, "product company country"),
        (FairNews, "text on_date yearly place country company open_deals"),
        (Month, "first last before today ahead came moved next"),
        (Came, "clients clients_before by_source by_country rows inquiries inquiries_before answered without_deal"),
        (Moved, "stages quotations samples samples_before orders shipped cancelled ended"),
        (Next, " ".join(Next._fields)),
        (MonthRow, "ref client client_ref country on_date text until"),
        (Ended, "ref client client_ref country on_date stage text value currency"),
        (FairAhead, "name next_on place clients"),
        *((kind, " ".join(kind._fields)) for kind in (Tally, Paper, StageCount, DayOff)),
        (Negotiation, "ref name country deals stages rounds quotes quote_lines orders proofs terms"),
        (
            Dossier,
            """ref country contact company deal contacts companies points company_points career visits facts departments
            markets products news links attachments deals stages rounds quotes quote_lines orders order_lines lots
            proofs corrections people sent holidays""",
        ),
    )
}
"""What may be shown of each tuple that is no record of its own; a record's fields are declared where it is.

Of a tuple that is neither nothing leaves. A list that stands here holds only what of its rows may leave.
"""


def shareable(bundle: T) -> T:
    """Return a bundle without a word that was entrusted to us or that is only our own."""
    cleared = _cleared(bundle)
    if cleared is None:
        raise LookupError(type(bundle).__name__)
    return cleared  # type: ignore[no-any-return]


def shareable_rows(rows: Iterable[T]) -> tuple[T, ...]:
    """Return those of some rows that may leave, each without what may not."""
    return tuple(cleared for row in rows if (cleared := _cleared(row)) is not None)


def is_entrusted(row: object) -> bool:
    """Tell whether what a row says was told by another client, or is a fact that is protected by its nature."""
    if not isinstance(row, Known):
        return is_from_others(row)
    entry = catalogue.by_key().get(row.key)
    return row.from_others or entry is None or entry.sensitivity == "protected"


def discreet(found: Dossier) -> Dossier:
    """Return a dossier without anything that was entrusted to us: for a successor, and for letters to the client."""
    kept: dict[str, Any] = {
        name: tuple(row for row in part if not is_entrusted(getattr(row, "known", row)))
        for name, part in found._asdict().items()
        if type(part) is tuple
    }
    return found._replace(**kept, told_by={})


def may_leave(row: Known) -> bool:
    """Tell whether a fact may be shown to others: declared shareable, and not told by another client."""
    entry = catalogue.by_key().get(row.key)
    return entry is not None and entry.sensitivity == "shareable" and not row.from_others


def _cleared(value: Any) -> Any:
    """Return what of a value may leave, or None for one that stays whole."""
    if isinstance(value, Known):
        return value._replace(note=None, source_detail=None, told_by=None) if may_leave(value) else None
    if isinstance(value, Ref) or not isinstance(value, tuple):
        return value
    if not hasattr(value, "_fields"):
        return shareable_rows(value)
    if is_from_others(value) or (isinstance(value, Quote) and value.state == "draft"):
        return None
    return _of_tuple(value)


def _of_tuple(row: Any) -> Any:
    """Return a named tuple with each field cleared or emptied; None if one that it cannot do without stays here."""
    kind: Any = type(row)
    allowed = _fields(kind)
    kept: dict[str, Any] = {}
    for name, value in row._asdict().items():
        new = _cleared(value) if name in allowed else _emptied(row, name)
        if new is None and value is not None and type(None) not in get_args(python_type(kind, name)):
            return None
        kept[name] = new
    if isinstance(row, Quote):
        kept["note"] = for_client(row.note)
    if "quote_lines" in kept:
        going = {quote.id for quote in kept["quotes"]}
        kept["quote_lines"] = tuple(each for each in kept["quote_lines"] if each.quote_id in going)
    return kind(**kept)


def _emptied(row: Any, name: str) -> Any:
    value = row._field_defaults.get(name)
    held = getattr(row, name)
    if value is not None or held is None:
        return value
    return () if type(held) is tuple else {} if isinstance(held, Mapping) else None


def open_fields(kind: type) -> frozenset[str]:
    """Return the fields of a tuple that may leave, beside what says on what it hangs."""
    return _fields(kind) - _OWNERS


@cache
def _fields(kind: type) -> frozenset[str]:
    """Return the fields of a tuple that may leave."""
    if kind in _OPEN:
        return _OPEN[kind] | _OWNERS
    if kind_of(kind) is None:
        return frozenset()
    return _OWNERS | {name for name, field in declared(kind).items() if field.sensitivity == "shareable"}
