"""Markets over time: which of them are to come, running or over on a day; partial dates count from their first day."""

from collections.abc import Iterable
from datetime import date

from dossier.records.company.firm import Market


def is_coming(market: Market, today: date) -> bool:
    """Tell whether a market begins after the day."""
    return (market.from_date or "") > today.isoformat()


def is_over(market: Market, today: date) -> bool:
    """Tell whether a market ended before the day; `2026` ends with its last day."""
    end = market.to_date
    return end is not None and end < today.isoformat()[: len(end)]


def running(markets: Iterable[Market], today: date) -> tuple[str, ...]:
    """Return the countries (ISO codes) where a firm sells on the day, each once, in the order they began."""
    rows = sorted(markets, key=lambda each: (each.from_date or "", each.id))
    return tuple(dict.fromkeys(m.country for m in rows if not is_coming(m, today) and not is_over(m, today)))
