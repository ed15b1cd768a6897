"""What samples cost, by month: what we pay, what clients have not paid, and what went out without an answer."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from dossier.records.reports.samples import SampleMonth, Samples, SentSample
from dossier.values.sums import added


def samples(every: Sequence[SentSample]) -> Samples:
    """Return the months, the newest first, and what waits for an answer."""
    months = sorted({f"{each.sent_on:%Y-%m}" for each in every}, reverse=True)
    found = tuple(_month(month, [each for each in every if f"{each.sent_on:%Y-%m}" == month]) for month in months)
    return Samples(found, tuple(each for each in every if not each.answered))


def _month(month: str, rows: Sequence[SentSample]) -> SampleMonth:
    silent = [each for each in rows if not each.answered]
    return SampleMonth(
        month, len(rows), len(silent), _sums(silent), _sums(each for each in rows if each.paid_by == "ours"),
        _sums(each for each in rows if each.paid_by == "theirs" and each.fee_paid_on is None),
        sum(not each.costs for each in rows), sum(bool(each.costs) and each.paid_by is None for each in rows),
    )  # fmt: skip


def _sums(rows: Iterable[SentSample]) -> Mapping[str, Decimal]:
    pairs = (text.partition(" ") for each in rows for text in each.costs)
    return added((Decimal(amount), currency) for amount, _space, currency in pairs)
