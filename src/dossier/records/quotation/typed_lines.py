"""The lines of a quotation as they are typed: item, quantity, price, with more breaks or payments in one text."""

import re
from contextlib import suppress
from typing import Any

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.quotation.price_breaks import alternatives, set_aside
from dossier.records.reading import own_name
from dossier.values.money import Money, known_currency, no_price, parse_money
from dossier.values.names import fold
from dossier.values.quantity import FIGURE, no_quantity, parse_quantity
from dossier.values.units import UNIT, unit_code

_PIECES = re.compile(rf"({FIGURE})\s*({UNIT}|[a-z]{{2,6}})?", re.IGNORECASE)
_BELOW_ZERO = re.compile(rf"[-−–]\s*\d[\d.,' ]*\s*({UNIT})?", re.IGNORECASE)
_MOST = 10**9
"""Quantities and prices from here on are typing mistakes."""


def read_lines(texts: list[str], currency: str | None, theirs: str | None) -> tuple[list[dict[str, Any]], str]:
    """Return the lines and their one currency: the one given, else what a line says, else that of the deal."""
    found = known_currency(currency) if currency else next(filter(None, map(_currency_in, texts)), theirs)
    lines = []
    for text in texts:
        plain, payments = set_aside(text)
        for parts in _breaks(plain):
            quantity, unit, item = _quantity(parts[:-1])
            for said, basis in alternatives(parts[-1], payments):
                price = _price(said, found)
                found = price.currency
                line = {"item": item, "quantity": quantity, "unit": unit, "price": price.amount}
                lines.append(line | ({"payment": basis} if basis else {}))
    _one_price_each(lines)
    return lines, found or "USD"


def _one_price_each(lines: list[dict[str, Any]]) -> None:
    """Raise InvalidValueError for an item that has two prices for the same quantity and payment."""
    seen: dict[tuple[object, ...], Any] = {}
    for each in lines:
        key = fold(str(each["item"])), each["quantity"], each["unit"], fold(each.get("payment") or "")
        if seen.setdefault(key, each["price"]) != each["price"]:
            count = f", {each['quantity']:,f}" if each["quantity"] is not None else ""
            raise InvalidValueError(
                _("“{item}{count}” has two prices: {a} and {b}.").format(
                    item=each["item"], count=count, a=f"{seen[key]:f}", b=f"{each['price']:f}"
                ),
                _("Leave one away, or say what differs: the quantity, or the payment after @."),
            )


def _currency_in(text: str) -> str | None:
    """Return the currency that the prices of a line say, None where they say none or cannot be read."""
    plain, payments = set_aside(text)
    for parts in _breaks(plain):
        for said, _basis in alternatives(parts[-1], payments):
            with suppress(InvalidValueError):
                return parse_money(said, field="line").currency
    return None


def _price(text: str, currency: str | None) -> Money:
    """Return a price in the quotation's one currency; raises InvalidValueError for any other and for no price."""
    price = parse_money(text, currency or "USD", field="line")
    if price.amount <= 0:
        raise InvalidValueError(_("A price must be above zero."))
    if price.amount >= _MOST or -int(price.amount.as_tuple().exponent) > 6:
        raise no_price(text)
    if currency is not None and price.currency != currency:
        raise InvalidValueError(_("One quotation has one currency: {a} or {b}?").format(a=currency, b=price.currency))
    return price


def _breaks(text: str) -> list[list[str]]:
    """Return the parts of each price of a line: “A, 1000 pcs, 3.40; 5000, 3.20” has two, both with their item."""
    steps = [_parts(step) for step in re.split(r"[;；]", text) if step.strip()]
    if len(steps) > 1 and len(steps[0]) > 1 and _is_price(steps[0][-1]) and all(len(step) == 2 for step in steps[1:]):
        item, first = steps[0][0], steps[0]
        if len(first) > 3:
            item = ", ".join(first[:-2])
        unit = (_PIECES.fullmatch(first[-2]) if len(first) > 2 else None) or [None, None, None]
        plain = [
            [item, f"{step[0]} {unit[2]}" if unit[2] and _is_bare(step[0]) else step[0], step[1]] for step in steps[1:]
        ]
        return [[item, *first[-2:]] if len(first) > 2 else first, *plain]
    parts = [part for step in steps for part in step]
    if len(parts) == 2 and _BELOW_ZERO.fullmatch(parts[1]):
        raise no_quantity(parts[1])
    if len(parts) < 2:
        raise InvalidValueError(
            _("“{text}” is no line of a quotation.").format(text=text[:60]),
            _('Write: --line "Charger A, 5000 pcs, 3.20"'),
        )
    return [parts]


def _parts(text: str) -> list[str]:
    """Return what stands between commas; one without a space after it still parts, unless it marks thousands."""
    parts = [part.strip() for part in re.split(r"[,，](?=\s)|，", text) if part.strip()]
    return (
        parts
        if len(parts) > 1
        else [part.strip() for part in re.split(r"(?<!\d),|,(?!\d{3}(?!\d))", text) if part.strip()]
    )


def _is_bare(text: str) -> bool:
    """Tell whether a text is a quantity without its unit."""
    hit = _PIECES.fullmatch(text)
    return hit is not None and hit[2] is None


def _is_price(text: str) -> bool:
    try:
        return parse_money(text.partition("@")[0].partition(" / ")[0], "USD").amount > 0
    except InvalidValueError:
        return False


def _quantity(parts: list[str]) -> tuple[Any, str | None, str]:
    below = next((part for part in parts[1:] if _BELOW_ZERO.fullmatch(part)), None)
    if below is not None:
        raise no_quantity(below)
    hit = _PIECES.fullmatch(parts[-1]) if len(parts) > 1 else None
    if hit is None:
        return None, None, own_name(", ".join(parts), field=_("item"))
    quantity, _unit = parse_quantity(parts[-1], field="line")
    if quantity >= _MOST:
        raise no_quantity(parts[-1])
    return quantity, hit[2] and unit_code(hit[2]), own_name(", ".join(parts[:-1]), field=_("item"))
