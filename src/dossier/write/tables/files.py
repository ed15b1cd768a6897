"""Kept files, and to whom they went."""

from datetime import date

from sqlmodel import Field

from dossier.write.tables import deal  # noqa: F401  (what its foreign keys name)
from dossier.write.tables.columns import Numbered, Visible


class Attachment(Numbered, table=True):
    """A file kept beside the book under the SHA-256 of its content."""

    contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    deal_id: int | None = Field(default=None, foreign_key="deal.id", index=True)
    path: Visible
    digest: str | None = Field(default=None, index=True)
    size: int | None = None
    role: str | None = None
    text: str | None = None
    added_on: date


class Sending(Numbered, table=True):
    """A file of ours that went to a client, so that nobody gets the same picture twice."""

    attachment_id: int = Field(foreign_key="attachment.id", index=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    on_date: date
    text: str | None = None
