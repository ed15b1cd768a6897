"""Countries, calendars, rates and journeys as objects."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, TypedDict

from dossier.records.country.border import BorderRule, Duty
from dossier.records.country.country import Agreement, Figure
from dossier.records.country.trip import Stop
from dossier.render.shapes.agenda import CountryYear


class HolidayRow(TypedDict):
    """A day off, or several in a row."""

    country: Annotated[str, "the country"]
    on_date: Annotated[date, "the first day"]
    until: Annotated[date | None, "the last day; null for a single one"]
    name: Annotated[str, "its name in English"]
    name_zh: Annotated[str | None, "its name in Chinese"]
    kind: Annotated[str, "public, most (most regions), regional, observance, closure, season, working_weekend"]
    computed: Annotated[bool, "whether the moon decides: ±1 day"]


_From = TypedDict("_From", {"from": Annotated[date, "the first day asked for"]})


class Holidays(_From):
    """The holidays of a time; `--csv` has the columns of a holiday, `computed` as yes or no."""

    until: Annotated[date, "the last"]
    holidays: Annotated[Sequence[HolidayRow], "by day"]
    computed_now: Annotated[Sequence[CountryYear], "computed for this answer: the book does not keep them"]


class DutyThere(TypedDict):
    """Which duty counts for a code in a country, and what else is known of its border."""

    country: Annotated[str, "the country"]
    code: Annotated[str | None, "the customs code asked for"]
    duty: Annotated[Duty | None, "the user's own duty that counts for it; null where none does"]
    duties: Annotated[Sequence[Duty], "all her duties there, of each code the newest"]
    average: Annotated[Figure | None, "the average duty"]
    tax: Annotated[Figure | None, "the tax on imports"]
    rules: Annotated[Sequence[BorderRule], "rules on goods of China"]
    agreements: Annotated[Sequence[Agreement], "trade agreements with China"]


class DayRate(TypedDict):
    """What a currency cost on a day."""

    on: Annotated[date, "the day"]
    value: Annotated[Decimal, "what one unit cost"]


class Rate(TypedDict):
    """A currency and the money it is reckoned in; `--csv` has a line for each, with all but `rates`."""

    currency: Annotated[str, "the currency"]
    base: Annotated[str, "the money it is reckoned in"]
    value: Annotated[Decimal, "the newest rate"]
    on: Annotated[date, "its day"]
    age_days: Annotated[int, "how old it is"]
    move_1_month_pct: Annotated[Decimal | None, "by how many per cent it moved; null where no rate lies near that day"]
    move_3_months_pct: Annotated[Decimal | None, "the same for three months"]
    move_12_months_pct: Annotated[Decimal | None, "the same for a year"]
    rates: Annotated[Sequence[DayRate], "the last twelve months, oldest first"]


class Move(TypedDict):
    """How the money of an open sum moved."""

    side: Annotated[str, "ours or theirs"]
    against: Annotated[str, "the other money"]
    then: Annotated[Decimal, "the rate when it was agreed"]
    then_on: Annotated[date, "its day"]
    now: Annotated[Decimal, "the rate now"]
    now_on: Annotated[date, "its day"]
    change_pct: Annotated[Decimal, "by how many per cent it moved"]
    level: Annotated[str | None, "warn or strong"]


class OpenSum(TypedDict):
    """An order or quotation that a currency touches."""

    ref: Annotated[str, "the order or quotation"]
    number: Annotated[str, "its number"]
    client: Annotated[str, "whose it is"]
    amount: Annotated[Decimal, "what is open"]
    amount_known: Annotated[bool, "false where the terms do not tell the deposit's share: the amount is at most that"]
    currency: Annotated[str, "its currency"]
    since: Annotated[date, "the day it was agreed"]
    level: Annotated[str | None, "warn or strong"]
    moves: Annotated[Sequence[Move], "against our money and theirs"]


class OpenRate(Rate):
    """A currency with the sums that are open in it."""

    open: Annotated[Sequence[OpenSum], "orders and quotations that it touches"]


_Way = TypedDict("_Way", {"from": Annotated[date | None, "the first day"], "to": Annotated[date | None, "the last"]})


class Trip(_Way):
    """A round of visits."""

    title: Annotated[str, "what it is called"]
    stops: Annotated[Sequence[Stop], "in the order of the way"]


Comparison = Mapping[str, Mapping[str, Figure | str]]
"""By country what is compared of it, by name."""
