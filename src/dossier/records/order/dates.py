"""The dates of one order on one page: what each side does when, what slipped, and what that moves."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.i18n import N_

OURS, THEIRS, CARRIER = "ours", "theirs", "carrier"
"""Who does a step: we, the client, or who carries the goods."""
DONE, LATE, OPEN, PASSED, UNKNOWN = "done", "late", "open", "passed", "unknown"
"""How a step stands; the day of a `passed` one is over, and nothing says whether it happened."""
STEPS = {
    "deposit": N_("deposit"), "artwork": N_("artwork and proof approved"), "sample": N_("pre-production sample approved"),
    "production": N_("production begins"), "inspection": N_("inspection"), "ship_by": N_("goods ready to leave"),
    "cut_off": N_("cut-off"), "etd": N_("departure (ETD)"), "documents": N_("documents sent"),
    "documents_received": N_("documents received"), "eta": N_("arrival (ETA)"), "balance": N_("balance"),
}  # fmt: skip
"""The steps of an order, each by its label, in the order in which they are shown where no day tells another."""
ON_LAND = tuple(STEPS)[: tuple(STEPS).index("etd") + 1]
"""The steps up to the departure."""
FIELDS = {
    "deposit": ("deposit_due", "deposit_paid"), "inspection": ("inspection_on", ""), "ship_by": ("ship_by", "shipped_on"),
    "cut_off": ("cut_off", ""), "etd": ("etd", "shipped_on"), "documents": ("", "documents_sent"),
    "documents_received": ("", "documents_received"), "eta": ("eta", "delivered_on"), "balance": ("balance_due", "balance_paid"),
    "production": ("", "in_production_on"),
}  # fmt: skip
"""The fields of an order that say by when a step is planned, and when it was done."""


class Changed(NamedTuple):
    """A planned or a done day of a step that was noted on a day, and what stood there before."""

    step: str
    noted_on: date
    before: date | None
    after: date | None
    is_done: bool = False


class Step(NamedTuple):
    """One step: whose, by when, when it was done, and from which day it moved."""

    what: Annotated[
        str,
        "deposit, artwork, sample, production, inspection, ship_by, cut_off, etd, documents, documents_received, eta, balance",
    ]
    side: Annotated[str, "whose it is: ours, theirs, carrier"]
    planned: Annotated[date | None, "by when"]
    done: Annotated[date | None, "when it was done"]
    state: Annotated[str, "done, late, open, passed (its day is over, nothing says whether it happened), unknown"]
    reckoned: Annotated[bool, "whether the planned day follows from others and stands nowhere"] = False
    was: Annotated[date | None, "the first planned day, where it was another one"] = None
    changed_on: Annotated[date | None, "when this was last noted"] = None
    is_new: Annotated[bool, "whether it was noted since the day that was asked for"] = False
    waits_since: Annotated[date | None, "of an approval, since when it waits for them"] = None

    @property
    def day(self) -> date | None:
        """Return the day on which it was or will be."""
        return self.done or self.planned


class Slip(NamedTuple):
    """A step that is or was late by some days, and the earliest day to which that moves another one."""

    what: Annotated[str, "the step that slipped"]
    side: Annotated[str, "whose it is"]
    days: Annotated[int, "by how many days"]
    why: Annotated[
        str,
        "late (done after its day), waits (its day is over), moved (planned anew), after (the vessel leaves after the goods are to leave)",
    ]
    moves: Annotated[str | None, "the step that it moves, null where nobody can say"] = None
    to: Annotated[date | None, "the earliest day of that step now, null where it is not known"] = None


class OrderDates(NamedTuple):
    """All dates of an order."""

    ref: Annotated[str, "the order"]
    number: Annotated[str | None, "our number of it"]
    po_number: Annotated[str | None, "the client's number of it"]
    steps: Annotated[tuple[Step, ...], "what each side does when, in the order of the days"]
    slips: Annotated[tuple[Slip, ...], "what slipped, and what that moves"]
    since: Annotated[date | None, "the day since which changes are marked"] = None
