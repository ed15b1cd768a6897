"""What happened with a client, what is to be done, and what was promised."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from dossier.write.tables import deal  # noqa: F401  (what its foreign keys name)
from dossier.write.tables.columns import LocalTime, Numbered, Visible


class LogEntry(Numbered, table=True):
    """One touch: a mail, a call, a meeting; `original` keeps the text as it came."""

    __table_args__ = (
        Index("ix_log_entry_contact_day", "contact_id", "on_date"),
        Index("ix_log_entry_company_day", "company_id", "on_date"),
        Index("ix_log_entry_deal_day", "deal_id", "on_date"),
        Index("ix_log_entry_day", "on_date"),
        {"sqlite_autoincrement": True},
    )
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    company_id: int | None = Field(default=None, foreign_key="company.id")
    deal_id: int | None = Field(default=None, foreign_key="deal.id")
    on_date: date
    at: datetime | None = Field(default=None, sa_type=LocalTime)
    channel: str
    direction: str
    text: str
    subject: str | None = None
    topics: str | None = None
    original: str | None = None
    message_id: str | None = Field(default=None, index=True)


class FollowUp(Numbered, table=True):
    """Something to do on a day; it stays until it is done or dropped."""

    __table_args__ = (Index("ix_follow_up_state_due", "state", "due_on"), {"sqlite_autoincrement": True})
    contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    deal_id: int | None = Field(default=None, foreign_key="deal.id", index=True)
    text: Visible
    due_on: date
    at: str | None = None
    first_due_on: date
    every: str | None = None
    after_done: bool = False
    state: str
    closed_on: date | None = None
    why: str | None = None
    created_on: date


class Promise(Numbered, table=True):
    """Something one side promised the other."""

    __table_args__ = (Index("ix_promise_state_due", "state", "due_on"), {"sqlite_autoincrement": True})
    contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    deal_id: int | None = Field(default=None, foreign_key="deal.id", index=True)
    by: str
    text: Visible
    due_on: date | None = None
    state: str
    made_on: date
    closed_on: date | None = None
