"""Recommending to grant, to grant within limits, to hold or to ask first: from stated numbers only."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_DOWN, Decimal
from typing import NamedTuple

from dossier.i18n import N_
from dossier.records.deal.case import GOOD, UNKNOWN, WEAK, Exposure, Finance, Paid, Recommendation
from dossier.records.deal.deal import Deal
from dossier.records.deal.policy import Finding, Verdict
from dossier.values.money import rounded
from dossier.values.payment_forms import WHOLE

PROVEN = 3
"""Orders paid on time after which a client counts as proven; our own judgement."""
SECURED_LOT = Finding(N_("credit insurance or a confirmed L/C, because their finances are weak"))


class Grounds(NamedTuple):
    """What a recommendation is made from; `against` tells whether anything speaks plainly against granting."""

    deal: Deal
    is_open: bool
    paid: Paid
    exposure: Exposure
    finance: Finance
    verdict: Verdict | None
    against: bool


def missing(found: Grounds) -> Iterable[str]:
    """Yield what a recommendation on payment lacks."""
    if found.exposure.asked_text is None:
        yield "asked"
    elif found.exposure.asked_share is None:
        yield "asked_unread"
    if found.deal.value is None:
        yield "value"
    if found.finance.grade == UNKNOWN:
        yield "finance"
    if not found.paid.on_time + found.paid.late:
        yield "orders"


def recommended(found: Grounds) -> Recommendation:
    """Return what we recommend.

    Hold where something speaks plainly against it. Grant where nothing is open when the goods leave, where our policy
    allows it without a condition to somebody known, or where a sound client paid at least `PROVEN` orders on time, none
    late, that came to as much as would be open together. Within limits where our policy allows it on conditions, or a
    client paid at least once on time: no more open at once than the policy says, or than their largest such order.
    Else ask first.
    """
    if not found.is_open:
        return Recommendation("nothing")
    if found.against:
        return Recommendation("hold")
    lacks = set(missing(found))
    if lacks & {"asked", "asked_unread", "value"}:
        return Recommendation("ask")
    if found.exposure.asked_share == 0:
        return Recommendation("grant")
    if found.verdict is not None and found.verdict.allows:
        return _by_policy(found, found.verdict, is_known=found.finance.grade != UNKNOWN or found.paid.on_time > 0)
    return Recommendation("ask") if lacks else _by_history(found)


def _by_policy(found: Grounds, told: Verdict, *, is_known: bool) -> Recommendation:
    secured = any("security" in dict(each.values) for each in told.needs)
    if not is_known and not secured:
        return Recommendation("ask")
    needs = told.needs
    if found.finance.grade == WEAK and not secured:
        needs = (*needs, SECURED_LOT)
    if not needs:
        return Recommendation("grant")
    return within(found, told.most, needs)


def _by_history(found: Grounds) -> Recommendation:
    currency, exposure = found.exposure.currency or "", found.exposure
    proven = dict(found.paid.proven).get(currency, Decimal(0))
    largest = dict(found.paid.largest).get(currency, Decimal(0))
    if not largest:
        return Recommendation("ask")
    enough = exposure.together is not None and exposure.together <= proven
    if found.finance.grade == GOOD and found.paid.on_time >= PROVEN and not found.paid.late and enough:
        return Recommendation("grant")
    return within(found, largest, (SECURED_LOT,) if found.finance.grade == WEAK else ())


def within(found: Grounds, limit: Decimal | None, needs: tuple[Finding, ...]) -> Recommendation:
    """Return what may be granted under a limit of money open at once, lot by lot where the whole would exceed it.

    What is open already takes its part of the limit; where it takes all of it, hold.
    """
    share, value = found.exposure.asked_share, found.deal.value
    if limit is None or share is None or not share or value is None:
        return Recommendation("within", needs=needs)
    room = limit - (found.exposure.today - found.exposure.own)
    if room <= 0:
        return Recommendation("hold", limit)
    if value * share / WHOLE <= room:
        return Recommendation("within", limit, None, 1, needs)
    lot = rounded(room * WHOLE / share, found.exposure.currency).quantize(Decimal(1), rounding=ROUND_DOWN)
    return (
        Recommendation("within", limit, lot, int((value / lot).to_integral_value(ROUND_CEILING)), needs)
        if lot
        else Recommendation("hold", limit)
    )
