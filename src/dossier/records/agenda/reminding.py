"""What may remind: each source a small rule with its reason, its weight and the one command that acts."""

from typing import NamedTuple

from dossier.values.shipped import table

FOR_NOW = "now"
"""In place of a kind of letter: the one that the program finds to be for now."""


class Source(NamedTuple):
    """One source of reminders.

    `weight` counts before anything else is known of the client. `ahead`: told before its day, and lighter the further
    off it is. `touch`: acting on it means reaching the client, so it waits for a working day of theirs. `spare`: has no
    day and stands last, for when there is a moment. `command` is filled with `client`, `company`, `ref`, `deal` and
    `text`, what is due; `draft` is the kind of letter that fits, or FOR_NOW.
    """

    kind: str
    label: str
    why: str
    weight: int
    command: str
    ahead: bool = False
    touch: bool = False
    spare: bool = False
    settings: tuple[str, ...] = ()
    draft: str = ""


SOURCES: dict[str, Source] = {
    row["kind"]: Source(**row | {"settings": tuple(row.get("settings", ()))})
    for row in (table("reminders") or {})["source"]
}
"""Every source of `data/reminders.json` in its order; the weights are our own judgement, inquiries above all."""

STALE_KEYS = ("terms.payment", "terms.incoterm", "terms.forwarder")
"""Standing terms that the next quotation or order is built on (checklist M155)."""

NEEDED: dict[str, tuple[str, ...]] = {
    "qualified": ("contact.authority", "company.sells_through"),
    "quoted": ("contact.authority", "terms.payment"),
    "sampling": ("contact.authority", "terms.payment", "strict.colour_box"),
    "negotiating": ("contact.authority", "terms.payment", "company.purchase_band"),
    "ordered": ("terms.payment", "terms.forwarder", "strict.colour_box", "terms.documents"),
}
"""What should be known once a deal stands at a stage; our own reading of checklist M18, M99, M148, M156 and M164."""


class Thresholds(NamedTuple):
    """How long before or after its day something is told, in days; working days for `quote_silent`."""

    ahead: int = 7
    quote_silent: int = 3
    proof_silent: int = 6
    expiring: int = 7
    ship_by: int = 10
    sample_missing: int = 45
    event_days: int = 14
    fair_days: int = 42
    visit_days: int = 14
    deal_days: int = 30
    decider_days: int = 60
    documents: int = 3
    buying: int = 42
