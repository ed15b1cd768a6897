"""From the lines of a sheet to offers: every cell checked, every mistake collected before anything is written."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from dossier.app.record import fields
from dossier.app.session import Session
from dossier.errors import DossierError, InvalidValueError
from dossier.i18n import _, ngettext
from dossier.records.company.products import OFFER, Offer
from dossier.records.declared import RecordField
from dossier.records.importing import ImportRow, ImportTable
from dossier.records.ref import Ref
from dossier.values.money import parse_money
from dossier.values.names import fold

MISTAKES_SHOWN = 5
PRICES = ("price_low", "price_high")


class Plan(NamedTuple):
    """What an import would write: new offers, and those in the book already with what the sheet says of them."""

    fresh: tuple[dict[str, Any], ...]
    known: tuple[tuple[Ref, dict[str, Any]], ...]


def plan_offers(session: Session, table: ImportTable, held: Sequence[Offer]) -> Plan:
    """Return what to write; raises InvalidValueError with every bad cell by line and column."""
    mistakes: list[str] = []
    seen: dict[str, int] = {}
    known = {_key(offer.code, offer.name): Ref("a", offer.id) for offer in held}
    fresh, renewed = [], []
    headings = {column.field: column.heading for column in table.columns if column.field}
    for line in (*table.rows, *table.unread):
        values = _values(session, line, headings, mistakes)
        if not values.get("name") and not values.get("code"):
            if values:
                mistakes.append(_("line {line}: neither a name nor an item number").format(line=line.line))
            continue
        values.setdefault("name", values.get("code"))
        key = _key(values.get("code"), values["name"])
        if key in seen:
            words = _("line {line}: {name} stands in line {first}, too")
            mistakes.append(words.format(line=line.line, name=values.get("code") or values["name"], first=seen[key]))
        seen[key] = line.line
        if key in known:
            renewed.append((known[key], values))
        else:
            fresh.append(values)
    if mistakes:
        raise _refused(mistakes)
    return Plan(tuple(fresh), tuple(renewed))


def _key(code: str | None, name: str) -> str:
    return f"#{fold(code)}" if code else fold(name)


def _values(session: Session, line: ImportRow, headings: dict[str, str], mistakes: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, texts in line.values.items():
        field = OFFER.field(name.partition(".")[2])
        if field is None:
            continue
        try:
            values |= _cell(session, field, texts[0])
        except DossierError as error:
            words = _("line {line}, column “{column}”: {reason}")
            mistakes.append(words.format(line=line.line, column=headings[name], reason=error.message))
    if not line.values:
        mistakes.append(_("line {line}: more cells than the heading").format(line=line.line))
    return values


def _cell(session: Session, field: RecordField, text: str) -> dict[str, Any]:
    """Return the columns that one cell fills; a price may bring its currency, and a range both prices."""
    if field.name not in PRICES:
        return {field.column: fields.column_value(session, None, field, text)}
    parts = re.split(r"\s*[-–—~～至]\s*", text, maxsplit=1)
    found: dict[str, Any] = {}
    for name, part in zip((field.name, "price_high"), parts, strict=False):
        if re.search(r"[^\d.,\s]", part):
            money = parse_money(part, field=field.name)
            found |= {name: money.amount, "currency": money.currency}
        else:
            found[name] = fields.column_value(session, None, field, part)
    return found


def _refused(mistakes: list[str]) -> InvalidValueError:
    more = len(mistakes) - MISTAKES_SHOWN
    shown = "; ".join(mistakes[:MISTAKES_SHOWN])
    if more > 0:
        shown += " " + ngettext("and {n} more", "and {n} more", more).format(n=more)
    return InvalidValueError(
        _("Nothing was imported: {mistakes}.").format(mistakes=shown), _("Correct the sheet and try again.")
    )
