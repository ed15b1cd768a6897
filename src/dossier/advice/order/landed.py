"""What goods come to in their market: duty and tax on the value that the country reckons with; what is unknown is left out and named."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.records.country.border import EXTRA as ON_TOP
from dossier.records.country.border import BorderRule, Duty, Valuation, nearest_duty
from dossier.records.country.country import Figure
from dossier.records.country.landed import (
    ASSUMED,
    DUTY,
    EXTRA,
    FREIGHT,
    GOODS,
    NOTED,
    OTHER_MONEY,
    SOURCED,
    TAX,
    UNKNOWN,
    GoodsLine,
    Landed,
    LandedPart,
)  # fmt: skip
from dossier.records.deal.incoterm import WE_BOOK
from dossier.values.money import rounded

DDP = "DDP"
_HUNDRED, _TENTH = Decimal(100), Decimal("1.1")
Span = tuple[Decimal, Decimal]


class Freight(NamedTuple):
    """What a freight comes to in the money of the goods; `noted` is how it stands in another money, turned by `rate` of a day."""

    amount: Decimal | None = None
    noted: str = ""
    rate: Decimal | None = None
    on: date | None = None


class Shipment(NamedTuple):
    """What goes where: the goods, the rule on which their price stands, and the freight."""

    country: str
    currency: str | None
    incoterm: str | None
    goods: Sequence[GoodsLine]
    freight: Freight = Freight()


class Gate(NamedTuple):
    """What is known of the border: figures, rules on goods of China, the user's own duties, how value is reckoned."""

    figures: Mapping[str, Figure]
    rules: Sequence[BorderRule]
    duties: Sequence[Duty]
    valuation: Valuation


def landed(shipment: Shipment, gate: Gate) -> Landed:
    """Return what goods come to with freight, duty and tax.

    Where the price holds the freight and it is not noted, or it does not and is unknown, duty is reckoned on the price.
    """
    goods = sum((each.amount for each in shipment.goods), Decimal(0))
    parts = [LandedPart(GOODS, "", None, goods, goods, NOTED), _freight(shipment)]
    duties = [part for each in shipment.goods for part in _duties(shipment, gate, each, goods)]
    parts += [*duties, _tax(shipment, gate, goods, duties)]
    added = [part for part in parts if part.low is not None and not part.included]
    alone = shipment.goods[0] if len(shipment.goods) == 1 else None
    return Landed(
        shipment.country, shipment.currency, shipment.incoterm, gate.valuation.duty_on, tuple(parts),
        sum((part.low or Decimal(0) for part in added), Decimal(0)), sum((part.high or Decimal(0) for part in added), Decimal(0)),
        tuple(dict.fromkeys(part.what for part in parts if part.low is None and not part.included)),
        alone.quantity if alone else None, alone.unit if alone else None,
    )  # fmt: skip


def _freight(shipment: Shipment) -> LandedPart:
    inside, freight = shipment.incoterm in WE_BOOK, shipment.freight
    basis = NOTED if freight.amount is not None else UNKNOWN
    source = OTHER_MONEY if freight.noted else ""
    return LandedPart(
        FREIGHT, "", None, freight.amount, freight.amount, basis, source, included=inside,
        noted=freight.noted, rate=freight.rate, rate_on=freight.on,
    )  # fmt: skip


def _customs_value(shipment: Shipment, gate: Gate, amount: Decimal, goods: Decimal) -> Decimal:
    """Return the value of a line on which duty is reckoned: its share of the freight added, or taken out of the price."""
    freight = shipment.freight.amount or Decimal(0)
    inside, with_freight = shipment.incoterm in WE_BOOK, gate.valuation.duty_on == "CIF"
    share = freight * amount / goods if goods else Decimal(0)
    if with_freight and not inside:
        return amount + share
    return amount - share if inside and not with_freight else amount


def _duties(shipment: Shipment, gate: Gate, line: GoodsLine, goods: Decimal) -> list[LandedPart]:
    """Return the duty on a line, and what goods of China pay on top of it."""
    value = _customs_value(shipment, gate, line.amount, goods)
    item = line.item if len(shipment.goods) > 1 else ""
    own = nearest_duty(gate.duties, shipment.country, line.hs_code)
    inside = shipment.incoterm == DDP

    def part(what: str, percent: Decimal, basis: str, source: str, year: int | None, code: str = "") -> LandedPart:
        sum_ = rounded(value * percent / _HUNDRED, shipment.currency)
        return LandedPart(what, item, percent, sum_, sum_, basis, source, year, code, included=inside)

    average = gate.figures.get("tariff_pct")
    if own is not None:
        found = [part(DUTY, own.percent, NOTED, own.ref, own.on_date.year, own.code)]
    elif average is not None:
        found = [
            part(DUTY, Decimal(str(average.value)), NOTED if average.is_own else ASSUMED, average.source, average.year)
        ]
    else:
        found = [LandedPart(DUTY, item, None, None, None, UNKNOWN, code=line.hs_code or "", included=inside)]
    if own is not None and own.extra is not None:
        return [*found, *([part(EXTRA, own.extra, NOTED, own.ref, own.on_date.year, own.code)] if own.extra else [])]
    every = [each for each in gate.rules if each.kind == ON_TOP and each.percent is not None]
    return [*found, *(part(EXTRA, each.percent or Decimal(0), SOURCED, each.source, each.year) for each in every)]


def _tax(shipment: Shipment, gate: Gate, goods: Decimal, duties: Sequence[LandedPart]) -> LandedPart:
    """Return the tax on imports, on the value that the country takes for it; 0 where there is none."""
    inside = shipment.incoterm == DDP
    found = gate.figures.get("import_tax_pct")
    if found is None:
        return LandedPart(TAX, "", None, None, None, UNKNOWN, included=inside)
    low, high = _ends(found)
    paid = sum((part.low or Decimal(0) for part in duties), Decimal(0))
    value = _customs_value(shipment, gate, goods, goods)
    if gate.valuation.tax_on == "value10":
        value *= _TENTH
    elif gate.valuation.tax_on == "landed" and gate.valuation.duty_on == "FOB":
        value += shipment.freight.amount or Decimal(0)
    sums = [rounded((value + paid) * each / _HUNDRED, shipment.currency) for each in (low, high)]
    basis = NOTED if found.is_own else SOURCED
    return LandedPart(TAX, "", low, sums[0], sums[1], basis, found.source, found.year, included=inside)


def _ends(found: Figure) -> Span:
    ends = found.value if isinstance(found.value, list) else [found.value, found.value]
    return Decimal(str(ends[0])), Decimal(str(ends[-1]))
