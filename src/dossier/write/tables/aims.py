"""What talks with clients are to bring."""

from datetime import date

from sqlmodel import Field

from dossier.write.tables import about_client, agenda  # noqa: F401  (what its foreign keys name)
from dossier.write.tables.columns import Numbered, Visible


class Aim(Numbered, table=True):
    """What a talk to come is to bring, and how it ended; the talk is the log entry, none before it took place."""

    contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    company_id: int | None = Field(default=None, foreign_key="company.id", index=True)
    deal_id: int | None = Field(default=None, foreign_key="deal.id", index=True)
    visit_id: int | None = Field(default=None, foreign_key="visit.id", index=True)
    text: Visible
    least: str | None = None
    set_on: date
    log_entry_id: int | None = Field(default=None, foreign_key="log_entry.id", index=True)
    outcome: str | None = None
