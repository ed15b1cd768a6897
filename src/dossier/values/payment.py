"""Payment terms as data: shares in order, each at its moment and by its instrument, and what follows from them.

The one reader of a payment text. What it cannot read stays as it was written: it has no shares, and nothing is reckoned of it.
"""

from calendar import monthrange
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.values.money import rounded
from dossier.values.names import fold
from dossier.values.payment_forms import (
    AFTER,
    ARRIVAL,
    AT_SIGHT,
    BEFORE_PRODUCTION,
    BEFORE_SHIPMENT,
    MONTHLY,
    ON_COPY,
    SIGHT,
    WHOLE,
    WITH_ORDER,
)
from dossier.values.payment_reading import Share, is_whole, shares_of
from dossier.values.when import later

SECURED = frozenset({WITH_ORDER, BEFORE_PRODUCTION, BEFORE_SHIPMENT})
"""Moments at which the goods are still in our hands."""
BEFORE_HANDOVER = SECURED | {ON_COPY, AT_SIGHT}
"""Moments before the client can have the goods."""
_AFTERWARDS = frozenset({"L/C", "D/P", "D/A", "O/A"})
"""Instruments that pay after the goods have left, whatever day is said."""


class Habits(NamedTuple):
    """How many days this house gives: for the deposit after confirmation, before loading, and after the copy of the B/L."""

    deposit: int = 7
    before: int = 3
    copy: int = 7


class Payment(NamedTuple):
    """A payment text and its shares; no shares where it cannot be read."""

    text: str
    shares: tuple[Share, ...]

    @property
    def is_read(self) -> bool:
        """Tell whether the shares are known and make a whole; their moments may still be unsaid."""
        sized = all(share.percent is not None for share in self.shares) or any(share.is_rest for share in self.shares)
        return sized and self.percent_said is None and any(not share.is_rest for share in self.shares)

    @property
    def waits_for_papers(self) -> bool:
        """Tell whether money comes only when the papers of the shipment are there: their copy, or by L/C, D/P or D/A."""
        moments = {share.moment.code for share in self.shares if share.moment}
        return bool(moments & {ON_COPY, AT_SIGHT} or {share.means for share in self.shares} & {"L/C", "D/P", "D/A"})

    @property
    def percent_said(self) -> Decimal | None:
        """Return what the shares come to where that is not 100 %; None where they are whole, or no per cent is named."""
        if any(share.is_rest or share.amount for share in self.shares):
            known = [share.percent for share in self.shares if not share.is_rest and share.percent is not None]
            return sum(known) if known and sum(known) > WHOLE else None  # type: ignore[return-value]
        whole = sum((share.percent or Decimal(0) for share in self.shares), Decimal(0))
        return None if not self.shares or is_whole(whole) else whole

    @property
    def deposit(self) -> tuple[Share, ...]:
        """Return the shares paid with the order, or where there are none, those before production."""
        for code in (WITH_ORDER, BEFORE_PRODUCTION):
            found = tuple(
                share for share in self.shares if share.moment and share.moment.code == code and share.percent != 0
            )
            if found:
                return found
        return ()

    @property
    def balance(self) -> tuple[Share, ...]:
        """Return the shares that are not the deposit."""
        first = self.deposit
        return tuple(share for share in self.shares if share not in first)

    @property
    def deposit_percent(self) -> Decimal | None:
        """Return the per cent paid first; 0 where every share is paid later, None where the text does not say."""
        first = self.deposit
        if not self.is_read or (not first and any(share.moment is None for share in self.shares)):
            return None
        return _percent(first)

    @property
    def balance_percent(self) -> Decimal | None:
        """Return the per cent that is not the deposit, None where the text does not say."""
        return _percent(self.balance) if self.is_read else None

    def open_percent(self, paid_by: frozenset[str] = SECURED) -> Decimal | None:
        """Return the per cent that is not paid by moments, None where the text does not say enough.

        The moments are those while the goods are still ours; give `BEFORE_HANDOVER` for what is open when the client has them.
        """
        if not self.is_read or any(share.percent is None for share in self.shares):
            return None
        late = []
        for share in self.shares:
            if share.moment is None and not (share.means in _AFTERWARDS and paid_by == SECURED):
                return None
            if share.moment is None or share.moment.code not in paid_by:
                late.append(share)
        return _percent(tuple(late))

    def sums(self, value: Decimal, currency: str | None) -> tuple[Decimal | None, ...]:
        """Return what each share comes to; together they are the value to the cent, None where a share cannot be reckoned."""
        found = [_sum(share, value, currency) for share in self.shares]
        if not self.is_read:
            return tuple(None for _each in found)
        open_at = next((at for at, share in enumerate(self.shares) if share.is_rest), len(found) - 1)
        others = [each for at, each in enumerate(found) if at != open_at]
        if self.shares[open_at].amount is None and None not in others:
            found[open_at] = value - sum((each for each in others if each is not None), Decimal(0))
        return tuple(found)

    def deposit_sum(self, value: Decimal, currency: str | None) -> Decimal | None:
        """Return what the deposit comes to, None where the text does not say."""
        if not self.is_read or (not self.deposit and self.deposit_percent is None):
            return None
        sums = [
            each for share, each in zip(self.shares, self.sums(value, currency), strict=True) if share in self.deposit
        ]
        return None if None in sums else sum((each for each in sums if each is not None), Decimal(0))

    def unpaid(self, value: Decimal, currency: str | None, *, deposit_paid: bool) -> tuple[Decimal, bool]:
        """Return what is still open of a value, and whether the text says so: the whole until the deposit has come."""
        if not deposit_paid:
            return value, True
        paid = self.deposit_sum(value, currency)
        return (value, False) if not paid else (value - paid, True)

    def deposit_day(self, confirmed_on: date, habits: Habits) -> date | None:
        """Return when a deposit would be due, as a proposal."""
        return later(confirmed_on, habits.deposit) if self.is_read and self.deposit else None

    def days(self, confirmed_on: date, ship_by: date | None, habits: Habits) -> tuple[date | None, ...]:
        """Return when each share would be due, as a proposal; None where the text or the shipment does not say."""
        first, deposit = self.deposit_day(confirmed_on, habits), self.deposit
        return tuple(
            first if share in deposit else _due(share, ship_by, habits) if ship_by is not None else None
            for share in self.shares
        )

    def balance_day(self, ship_by: date | None, habits: Habits) -> date | None:
        """Return when the last of the balance would be due, as a proposal; None while shipment or a moment is open."""
        if ship_by is None or not self.is_read or not self.balance:
            return None
        days = [_due(share, ship_by, habits) for share in self.balance]
        known = [day for day in days if day is not None]
        return max(known) if len(known) == len(days) else None


def payment_of(text: str | None) -> Payment:
    """Return a payment text read; what cannot be read has no shares."""
    said = (text or "").strip()
    return Payment(said, shares_of(said) if said else ())


def percent_words(percent: Decimal | None) -> str:
    """Return a per cent with at most two digits after the point, such as `33.33`; empty for None."""
    return "" if percent is None else f"{round(percent, 2).normalize():f}"


def check_shares(text: str | None, *, in_full: bool = False) -> None:
    """Raise InvalidValueError for a payment of several shares that are not 100 % together.

    One share alone, `30% deposit`, leaves the rest unsaid and passes, unless the term must be said `in_full`.
    """
    term = payment_of(text)
    whole = term.percent_said
    if whole is None or (not in_full and len(term.shares) == 1 and Decimal(0) < whole < WHOLE):
        return
    raise InvalidValueError(
        _("The shares of “{text}” come to {whole} %.").format(text=term.text[:60], whole=percent_words(whole)),
        _("Write shares of 100 %, such as 30% deposit, 70% before shipment."),
        field="payment",
    )


def same_payment(one: str | None, other: str | None) -> bool:
    """Tell whether two payment texts ask for the same money at the same moments, in whatever order and words.

    A moment or an instrument that one of them does not say fits any: `30/70` is any 30/70.
    """
    first, second = payment_of(one), payment_of(other)
    if not first.shares or len(first.shares) != len(second.shares) or len(first.shares) > 5:
        return fold(first.text) == fold(second.text)
    return any(all(map(_fit, first.shares, turned)) for turned in permutations(second.shares))


def _fit(one: Share, other: Share) -> bool:
    if (one.amount, one.percent is None) != (other.amount, other.percent is None):
        return False
    if one.percent is not None and other.percent is not None and abs(one.percent - other.percent) > Decimal("0.01"):
        return False
    if one.means and other.means and one.means != other.means:
        return False
    a, b = one.moment, other.moment
    if a is None or b is None:
        return True
    return a.code == b.code and a.days == b.days and (a.base == b.base or a.base is None or b.base is None)


def _percent(shares: tuple[Share, ...]) -> Decimal | None:
    if any(share.percent is None for share in shares):
        return None
    whole = sum((share.percent for share in shares if share.percent is not None), Decimal(0))
    return WHOLE if is_whole(whole) else whole


def _sum(share: Share, value: Decimal, currency: str | None) -> Decimal | None:
    if share.amount is not None:
        return share.amount.amount if share.amount.currency == currency else None
    return rounded(value * share.percent / WHOLE, currency) if share.percent is not None else None


def _due(share: Share, ship_by: date, habits: Habits) -> date | None:
    moment = share.moment
    if moment is None:
        return None
    if moment.code == BEFORE_SHIPMENT:
        return later(ship_by, -(habits.before if moment.days is None else moment.days))
    if moment.code == ON_COPY:
        return later(ship_by, habits.copy)
    if moment.code == AFTER and moment.days is not None and moment.base not in {ARRIVAL, SIGHT}:
        return later(ship_by, moment.days)
    if moment.code == MONTHLY:
        return later(ship_by.replace(day=monthrange(ship_by.year, ship_by.month)[1]), moment.days or 0)
    return None
