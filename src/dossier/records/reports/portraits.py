"""Whose dossiers are looked through for what is missing."""

from typing import NamedTuple


class Client(NamedTuple):
    """A firm with the person one has most to do with there, or a person without a firm."""

    company_id: int | None
    contact_id: int | None
    star: int | None
    open_deals: int
    noted: int | None = None
    """How many facts were noted of it in the time that was asked about."""
