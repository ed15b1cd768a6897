"""A person as the views see them."""

from datetime import date, datetime
from typing import NamedTuple


class Contact(NamedTuple):
    """A person at a client, with the firm's name beside its id."""

    id: int
    name: str
    native_name: str | None
    nickname: str | None
    salutation: str | None
    company_id: int | None
    company_name: str | None
    city: str | None
    country: str | None
    time_zone: str | None
    created_on: date
    last_touch_on: date | None
    touch_by: date | None
    waiting_since: datetime | None

    @property
    def ref(self) -> str:
        """Return the short name, such as `c12`."""
        return f"c{self.id}"


class Point(NamedTuple):
    """One way to reach somebody."""

    id: int
    kind: str
    value: str
    label: str | None
    preferred: bool
    source: str | None = None
    told_by_id: int | None = None


class CareerStep(NamedTuple):
    """One step of a career; dates are partial."""

    id: int
    employer: str
    title: str | None
    trade: str | None
    from_date: str | None
    to_date: str | None
    source: str | None = None
    told_by_id: int | None = None


class Visit(NamedTuple):
    """A visit: `direction` is `to_us` or `to_them`."""

    id: int
    contact_id: int
    contact_name: str
    direction: str
    on_date: date
    until: date | None
    place: str | None
    purpose: str | None
    text: str | None
    source: str | None = None
    told_by_id: int | None = None
