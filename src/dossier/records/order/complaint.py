"""A complaint of a client, from the day it came to the day it was closed."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_, NP_
from dossier.records.declared import kind, private


class Complaint(NamedTuple):
    """What a client complains about, and its end. Nothing of it is ever shown to others.

    `answered_on` is the day of our first answer, kept by `write/deal/complaint.py`; a complaint without `closed_on` is open.
    """

    id: int
    contact_id: int | None
    company_id: int | None
    deal_id: int | None
    order_id: int | None
    text: Annotated[str, private(N_("complaint"), "name", required=True, spoken=True, aliases=("problem", "what"))]
    on_date: Annotated[date, private(N_("came on"), "day", aliases=("date", "came"))]
    pieces: Annotated[Decimal | None, private(N_("pieces concerned"), "decimal", aliases=("quantity",))]
    asked: Annotated[str | None, private(N_("what they ask for"), aliases=("claim",))]
    handler: Annotated[str | None, private(N_("who handles it"))]
    answered_on: Annotated[date | None, private(N_("first answered on"), "day", aliases=("answered",))]
    cause: Annotated[str | None, private(NP_("of a complaint", "cause"))]
    remedy: Annotated[str | None, private(N_("remedy"), aliases=("result",))]
    cost: Annotated[str | None, private(N_("cost of it"), "money")]
    prevention: Annotated[str | None, private(N_("what prevents it next time"))]
    closed_on: Annotated[date | None, private(NP_("of a complaint", "closed on"), "day", aliases=("closed",))]

    @property
    def ref(self) -> str:
        """Return the short name, such as `cp2`."""
        return f"cp{self.id}"


COMPLAINT = kind(
    Complaint, "complaint", "cp", N_("complaint"), "any", plural="complaints",
    listed="came=on_date what=text name company pieces answered=answered_on closed=closed_on country",
    title="text", day="on_date",
)  # fmt: skip
