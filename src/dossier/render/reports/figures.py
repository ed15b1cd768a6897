"""What all reports share: the heading, what is left to a file, a period, sums and shares in words, and each as one cell of a sheet."""

from collections.abc import Mapping
from decimal import Decimal

from dossier.i18n import _, ngettext
from dossier.render.page import Line, Lines, Piece, Section, command, joined, line
from dossier.render.words import Setting
from dossier.values.day_words import day, from_to
from dossier.values.listed import enumerated
from dossier.values.money import shown
from dossier.values.period import Period
from dossier.values.shipped import table


def heading(words: str, *facts: str, ours: bool = False) -> Line:
    """Return the first line of a report: its name, what is counted and when, and whether it stays in the house."""
    told = (*facts, _("for our own eyes") if ours else "")
    return joined((line(Piece(words, "title")), *(line(Piece(each, "muted")) for each in told)))


def rest(more: int, report: str, medium: str = "json") -> tuple[Line, ...]:
    """Return in one line how many rows are not on the page, and the command that has them; nothing where all are."""
    words = ngettext("and {n} more", "and {n} more", more).format(n=more)
    return (line(Piece(words, "muted"), "  ", command(f"dossier report {report} --{medium}")),) if more > 0 else ()


def below(more: int, report: str, medium: str = "json") -> tuple[Lines, ...]:
    """Return the same as a block under a table; no block where nothing is left."""
    return tuple(Lines((each,)) for each in rest(more, report, medium))


def goods(category: str | None) -> str:
    """Return what a category of goods is called in the language in use; one that somebody typed as it is."""
    ours = (table("match") or {})["categories"]
    return _(category) if category and category in ours else category or ""


def kept_back(words: str, setting: Setting) -> tuple[Section, ...]:
    """Return the last lines of a page that is shown to others: what was left out of it."""
    return (Section("", (Lines((line(Piece(words, "muted")),)),), "foot"),) if setting.share else ()


def within(period: Period) -> str:
    """Return from when until when, with the years; nothing for all the time there is."""
    start, end = day(period.start), day(period.end)
    if start and end:
        return start if period.start == period.end else from_to(start, end)
    if start:
        return _("since {when}").format(when=start)
    return _("until {when}").format(when=end) if end else ""


def worth(amount: Decimal | None, currency: str | None) -> str:
    """Return a sum with its currency, or nothing."""
    return "" if amount is None else shown(amount, currency)


def sums(values: Mapping[str, Decimal], none: str = "–") -> str:
    """Return sums by currency beside each other, never added up; a dash for none."""
    return enumerated(worth(amount, currency) for currency, amount in values.items()) or none


def share_of(part: float, whole: float = 1) -> str:
    """Return a part in per cent of the whole."""
    return f"{round(100 * part / whole)}%"


def cell(value: object) -> str | int | None:
    """Return what stands in a cell of a sheet: sums by currency beside each other, a day as ISO 8601, exact money."""
    if isinstance(value, Mapping):
        return "; ".join(f"{currency} {amount:f}" for currency, amount in value.items()) or None
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value if value is None or isinstance(value, int) else str(value)
