"""Exchange rates as arithmetic: crossing two of them, and how far one has moved."""

from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_
from dossier.records.declared import kind, shared

PRECISION = Context(prec=28, rounding=ROUND_HALF_EVEN)
KEPT = Context(prec=8, rounding=ROUND_HALF_EVEN)
"""Digits that a computed rate keeps: two more than a bank's."""


OURS, THEIRS = "ours", "theirs"
WARN, STRONG, GAIN = "warn", "strong", "gain"
QUOTATION = "quotation"


class Rate(NamedTuple):
    """What one unit of `currency` cost in `base` on a day."""

    id: int
    currency: Annotated[str, shared(N_("currency"), "currency", required=True, spoken=True)]
    base: Annotated[str, shared(N_("base currency"), "currency")]
    on_date: Annotated[date, shared(N_("date"), "day", aliases=("on", "date"))]
    value: Annotated[Decimal, shared(N_("rate"), "decimal", required=True, spoken=True)]


RATE = kind(Rate, "rate", "x", N_("exchange rate"), plural="rates", listed="currency base date=on_date value")


class Worth(NamedTuple):
    """What one unit of `currency` cost in `against`; `on` is the day of the older of the rates it was made of.

    `newest` is the day of the other one: by it a crossed rate is news.
    """

    currency: str
    against: str
    value: Decimal
    on: date
    newest: date | None = None


class Open(NamedTuple):
    """An order not yet paid, or a quotation sent and not answered: how much, in which money, since when, of whom."""

    kind: str
    ref: str
    number: str
    value: Decimal
    currency: str
    since: date
    payment: str | None
    deposit_paid: date | None
    deal_id: int
    company_id: int | None
    contact_id: int | None
    client: str
    country: str | None
    balance_paid: date | None = None
    received: Decimal | None = None
    reckoned: Worth | None = None
    """The rate at which a quotation was reckoned, where it was kept."""

    @property
    def cancelled_on(self) -> date | None:
        """Return None: what was cancelled is not open."""


class Move(NamedTuple):
    """How the money of an open sum went against ours (`ours`) or against the client's own (`theirs`)."""

    side: str
    currency: str
    against: str
    then: Worth
    now: Worth
    change: Decimal
    level: str

    @property
    def hurts(self) -> bool:
        """Tell whether the move is against that side at all."""
        return self.change < 0 if self.side == OURS else self.change > 0


class Exposure(NamedTuple):
    """One open sum with its moves; `share_known` is False where the deposit's share cannot be read from the terms."""

    what: Open
    amount: Decimal
    moves: tuple[Move, ...]
    share_known: bool = True
    clause: Decimal | None = None
    """Within how many per cent of the rate our policy says that a quotation's prices hold."""

    @property
    def level(self) -> str:
        """Return how loudly to speak of it: `strong`, `warn`, or nothing."""
        levels = {move.level for move in self.moves}
        return STRONG if STRONG in levels else WARN if WARN in levels else ""

    @property
    def gain(self) -> Move | None:
        """Return the move of a quotation by which somebody gains most, where it is named, or None."""
        gaining = [move for move in self.moves if move.level == GAIN]
        return max(gaining, key=lambda move: abs(move.change)) if gaining else None

    @property
    def worst(self) -> Move | None:
        """Return the move that hurts most, or None."""
        hurting = [move for move in self.moves if move.hurts]
        return max(hurting, key=lambda move: abs(move.change)) if hurting else None


class Reckoned(NamedTuple):
    """The rate at which a quotation was reckoned, and how it went since; `kept` is False for one noted on that very day.

    `clause` is within how many per cent of it our policy says that prices hold.
    """

    rate: Worth
    kept: bool
    moves: tuple[Move, ...]
    clause: Decimal | None


def rate_columns(worth: Worth | None) -> dict[str, Decimal | date | str | None]:
    """Return a rate as the columns in which a quotation keeps it; empty ones for none."""
    if worth is None:
        return {"rate": None, "rate_on": None, "rate_pair": None}
    return {"rate": worth.value, "rate_on": worth.on, "rate_pair": f"{worth.currency}/{worth.against}"}


def kept_rate(rate: Decimal | None, on: date | None, pair: str | None, currency: str | None) -> Worth | None:
    """Return the rate that a quotation keeps, or None; one of a money that its prices no longer stand in counts no more."""
    first, _slash, second = (pair or "").partition("/")
    return Worth(first, second, rate, on) if rate is not None and on is not None and first == currency else None


def crossed(one: Decimal, other: Decimal) -> Decimal:
    """Return the price of the first money in the second from the price of each in a third."""
    return plain(KEPT.divide(one, other))


def inverse(value: Decimal) -> Decimal:
    """Return the price of the base money in the other one."""
    return plain(KEPT.divide(Decimal(1), value))


def plain(value: Decimal) -> Decimal:
    """Return a number without trailing zeros and without an exponent."""
    return Decimal(f"{value.normalize():f}")


def change_pct(then: Decimal, now: Decimal) -> Decimal:
    """Return by how many per cent a rate moved, to one digit after the point; positive is dearer."""
    moved = PRECISION.multiply(PRECISION.subtract(PRECISION.divide(now, then), Decimal(1)), Decimal(100))
    return moved.quantize(Decimal("0.1"), context=PRECISION)
