"""A firm as the views see it."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Company(NamedTuple):
    """A client's firm."""

    id: int
    name: str
    aliases: str | None
    domain: str | None
    city: str | None
    country: str | None
    created_on: date

    @property
    def ref(self) -> str:
        """Return the short name, such as `o3`."""
        return f"o{self.id}"


class Department(NamedTuple):
    """Who handles what; `state` is exists, outsourced, none, or None for unknown."""

    id: int
    function: str
    state: str | None
    head_id: int | None
    head_name: str | None
    reports_to: str | None
    text: str | None
    source: str | None = None
    told_by_id: int | None = None


class Market(NamedTuple):
    """A country where a firm sells, between two partial dates."""

    id: int
    country: str
    from_date: str | None
    to_date: str | None
    channel: str | None
    text: str | None
    source: str | None = None
    told_by_id: int | None = None


class ClientProduct(NamedTuple):
    """A product that a client sells."""

    id: int
    name: str
    kind: str | None
    category: str | None
    what_is_new: str | None
    selling_points: str | None
    price_point: str | None
    supplier: str | None
    mould: str | None
    can_make: str | None
    asked_on: date | None
    difference: str | None
    source: str | None = None
    told_by_id: int | None = None


class Offer(NamedTuple):
    """A product of ours; prices per piece."""

    id: int
    name: str
    code: str | None
    category: str | None
    finish: str | None
    mains: str | None
    plug: str | None
    certificates: str | None
    minimum_order: Decimal | None
    price_low: Decimal | None
    price_high: Decimal | None
    currency: str | None
    selling_points: str | None


class News(NamedTuple):
    """Something that happened or will happen at a firm; `on_date` is partial."""

    id: int
    kind: str
    text: str
    on_date: str | None
    yearly: bool
    place: str | None
    action: str | None
    country: str | None
    source: str | None = None
    told_by_id: int | None = None


class Link(NamedTuple):
    """A relation to another firm; `forward` tells whether it is read from this firm to the other."""

    id: int
    kind: str
    other_id: int
    other_name: str
    forward: bool
    text: str | None
    source: str | None = None
    told_by_id: int | None = None


class Attachment(NamedTuple):
    """A file that belongs to a record."""

    id: int
    path: str
    role: str | None
    text: str | None
    size: int | None
    added_on: date


class Sent(NamedTuple):
    """A file of ours that went out: to whom and when."""

    id: int
    attachment_id: int
    path: str
    role: str | None
    contact_id: int | None
    contact_name: str | None
    on_date: date
    text: str | None
