"""A whole dossier: everything one view may show, in one frozen bundle."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, NamedTuple

from dossier.records.agenda.agenda import FollowUp, LogEntry, Promise
from dossier.records.agenda.aim import Aim
from dossier.records.company.files import Attachment, Sent
from dossier.records.company.firm import Company, Department, Link, Market, News
from dossier.records.company.products import ClientProduct
from dossier.records.contact.person import FOUND_BY_US, CareerStep, Contact, Point, Visit
from dossier.records.contact.relationship import Relationship, relationship
from dossier.records.country.country import Holiday
from dossier.records.deal.deal import Deal, Round, StageChange
from dossier.records.handover import Inherited
from dossier.records.known import Known, current
from dossier.records.order.complaint import Complaint
from dossier.records.order.order import Lot, Order, OrderLine, Receipt
from dossier.records.order.proof import Correction, Proof
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.records.ref import Ref


class AboutPerson(NamedTuple):
    """A fact about a person at the firm."""

    contact_id: Annotated[int, "the number of the contact's ref"]
    known: Annotated[Known, "the fact"]


class AboutDeal(NamedTuple):
    """One fact about a deal of the client, for advice about the person or the firm."""

    deal_id: int
    known: Known


class AboutCountry(NamedTuple):
    """One fact that the user noted about a country where the client sits or its goods go."""

    iso2: str
    known: Known


class Dossier(NamedTuple):
    """What the book holds about one contact, company, country or deal, and about what it belongs to."""

    ref: Ref | None
    country: str | None
    contact: Contact | None = None
    company: Company | None = None
    deal: Deal | None = None
    contacts: tuple[Contact, ...] = ()
    companies: tuple[Company, ...] = ()
    points: tuple[Point, ...] = ()
    company_points: tuple[Point, ...] = ()
    career: tuple[CareerStep, ...] = ()
    visits: tuple[Visit, ...] = ()
    facts: tuple[Known, ...] = ()
    departments: tuple[Department, ...] = ()
    markets: tuple[Market, ...] = ()
    products: tuple[ClientProduct, ...] = ()
    news: tuple[News, ...] = ()
    links: tuple[Link, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    deals: tuple[Deal, ...] = ()
    stages: tuple[StageChange, ...] = ()
    rounds: tuple[Round, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quote_lines: tuple[QuoteLine, ...] = ()
    orders: tuple[Order, ...] = ()
    order_lines: tuple[OrderLine, ...] = ()
    lots: tuple[Lot, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    proofs: tuple[Proof, ...] = ()
    corrections: tuple[Correction, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    log: tuple[LogEntry, ...] = ()
    log_count: int = 0
    follow_ups: tuple[FollowUp, ...] = ()
    promises: tuple[Promise, ...] = ()
    aims: tuple[Aim, ...] = ()
    people: tuple[AboutPerson, ...] = ()
    deal_facts: tuple[AboutDeal, ...] = ()
    country_facts: tuple[AboutCountry, ...] = ()
    sent: tuple[Sent, ...] = ()
    told_by: Mapping[int, str] = MappingProxyType({})
    holidays: tuple[Holiday, ...] = ()
    inherited: Inherited | None = None
    first_order_on: date | None = None
    first_touch_on: date | None = None

    @property
    def is_cold_lead(self) -> bool:
        """Tell whether we found this person, and neither they nor we have written yet."""
        if self.contact is None or self.contact.last_touch_on is not None:
            return False
        source = current(row for row in self.facts if row.key == "contact.source").get("contact.source")
        return source is not None and source.value in FOUND_BY_US

    @property
    def title(self) -> str:
        """Return the name of what the dossier is about."""
        subject = self.contact or self.company
        if self.deal is not None:
            return self.deal.title
        return subject.name if subject else self.country or ""

    @property
    def relationship(self) -> Relationship | None:
        """Return how long we know the person of the dossier, and how close we came; None for a dossier of nobody."""
        if self.contact is None:
            return None
        known = relationship(self.facts, self.first_order_on)
        days = (known.since, self.first_touch_on.isoformat() if self.first_touch_on else None)
        return known._replace(since=min((each for each in days if each), default=None))
