"""The tables of a book; importing this room registers all of them with the one metadata."""

from dossier.write.tables.agenda import FollowUp, LogEntry, Promise
from dossier.write.tables.columns import Row
from dossier.write.tables.company import (
    Attachment,
    ClientProduct,
    Company,
    Department,
    Link,
    Market,
    News,
    Offer,
    Sending,
)
from dossier.write.tables.contact import Career, Contact, ContactPoint, Visit
from dossier.write.tables.facts import Country, Fact, Holiday, Rate
from dossier.write.tables.history import Change, Inheritance, LookUp, Operation
from dossier.write.tables.negotiation import (
    Correction,
    Deal,
    Forwarder,
    Order,
    Policy,
    Proof,
    Quote,
    QuoteLine,
    Round,
    StageChange,
)

MODELS: tuple[type[Row], ...] = (
    Operation, Change, LookUp, Company, Contact, ContactPoint, Career, Visit, Country, Fact, Rate, Holiday, Department,
    Market, ClientProduct, Offer, News, Link, Attachment, Forwarder, Deal, StageChange, Round, Quote, QuoteLine, Order,
    Proof, Correction, Policy, LogEntry, FollowUp, Promise, Sending, Inheritance,
)  # fmt: skip
BY_TABLE: dict[str, type[Row]] = {str(model.__tablename__): model for model in MODELS}

__all__ = [
    "BY_TABLE",
    "MODELS",
    "Attachment",
    "Career",
    "Change",
    "ClientProduct",
    "Company",
    "Contact",
    "ContactPoint",
    "Correction",
    "Country",
    "Deal",
    "Department",
    "Fact",
    "FollowUp",
    "Forwarder",
    "Holiday",
    "Inheritance",
    "Link",
    "LogEntry",
    "LookUp",
    "Market",
    "News",
    "Offer",
    "Operation",
    "Order",
    "Policy",
    "Promise",
    "Proof",
    "Quote",
    "QuoteLine",
    "Rate",
    "Round",
    "Sending",
    "StageChange",
    "Visit",
]  # fmt: skip
