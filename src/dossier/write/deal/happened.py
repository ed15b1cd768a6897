"""What happens to a deal is a touch with its client: it is logged, answers what waited and moves the stage on."""

from datetime import datetime
from typing import NamedTuple

from sqlmodel import select

from dossier.records.proposals import LogTouch
from dossier.records.ref import Ref
from dossier.write.contact import touch as touches
from dossier.write.deal import deal as deals
from dossier.write.tables.contact import Contact
from dossier.write.tables.deal import Deal
from dossier.write.transaction import Transaction, record_id

WAY = ("inquiry", "qualified", "quoted", "sampling", "negotiating", "ordered", "in_production", "shipped", "paid")
"""The stages of a deal that goes well, in their order; a deal that stands elsewhere is not moved by what happens."""


class Effects(NamedTuple):
    """What a happening did: since when a message had waited that is answered now, and the stage before and after."""

    answered: datetime | None
    before: str
    after: str


def happened(
    tx: Transaction, deal_id: int, touch: LogTouch, cadence_days: int | None, stage: str | None = None
) -> Effects:
    """Log what happened to a deal as a touch with its client, and move the deal on to `stage` if it stands before."""
    deal = tx.get(Deal, deal_id)
    before, contact_id = deal.stage, _client(tx, deal)
    contact = tx.get(Contact, contact_id) if contact_id is not None else None
    waited = contact.waiting_since if contact is not None else None
    client = Ref("d", deal_id) if contact_id is None else Ref("c", contact_id)
    touches.log(tx, client, touch, cadence_days, deal_id=deal_id)
    if stage is not None and _is_before(before, stage):
        deals.move(tx, deal_id, stage, touch.on_date, None)
    answered = waited if contact is not None and contact.waiting_since is None else None
    return Effects(answered, before, deal.stage)


def _is_before(stage: str, other: str) -> bool:
    return stage in WAY[:-1] and other in WAY and WAY.index(stage) < WAY.index(other)


def _client(tx: Transaction, deal: Deal) -> int | None:
    """Return the contact of a deal, or the only one that its firm has."""
    if deal.contact_id is not None or deal.company_id is None:
        return deal.contact_id
    held = tx.session.exec(select(Contact).where(Contact.company_id == deal.company_id).limit(2)).all()
    return record_id(held[0]) if len(held) == 1 else None
