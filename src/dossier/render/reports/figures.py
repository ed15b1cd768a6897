"""What a report says in figures: a period, sums and shares in words, and each as one cell of a sheet."""

from collections.abc import Mapping
from decimal import Decimal

from dossier.i18n import _
from dossier.values.day_words import day
from dossier.values.listed import enumerated
from dossier.values.money import shown
from dossier.values.period import Period


def within(period: Period) -> str:
    """Return from when until when, with the years; nothing for all the time there is."""
    start, end = day(period.start), day(period.end)
    if start and end:
        return start if period.start == period.end else _("{start} – {end}").format(start=start, end=end)
    if start:
        return _("since {when}").format(when=start)
    return _("until {when}").format(when=end) if end else ""


def worth(amount: Decimal | None, currency: str | None) -> str:
    """Return a sum with its currency, or nothing."""
    return "" if amount is None else shown(amount, currency)


def sums(values: Mapping[str, Decimal]) -> str:
    """Return sums by currency beside each other, never added up; a dash for none."""
    return enumerated(worth(amount, currency) for currency, amount in values.items()) or "–"


def share_of(part: int, whole: int) -> str:
    """Return a part in per cent of the whole."""
    return f"{round(100 * part / whole)}%"


def cell(value: object) -> str | int | None:
    """Return what stands in a cell of a sheet: sums by currency beside each other, a day as ISO 8601, exact money."""
    if isinstance(value, Mapping):
        return "; ".join(f"{currency} {amount:f}" for currency, amount in value.items()) or None
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value if value is None or isinstance(value, int) else str(value)
