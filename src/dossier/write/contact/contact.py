"""Adding a person in one go: the firm if it is new, addresses, facts, the inquiry, the deal, the first follow-up."""

from typing import NamedTuple

from dossier.records.proposals import AddContact
from dossier.records.ref import Ref
from dossier.values.when import later
from dossier.write import fact, record
from dossier.write.contact import touch
from dossier.write.tables.company import Company
from dossier.write.tables.contact import Contact
from dossier.write.tables.deal import Deal, StageChange
from dossier.write.transaction import Transaction
from dossier.write.transaction import record_id as record_id  # noqa: PLC0414  (known here to the other rooms of write)


class Added(NamedTuple):
    """What was written: refs of the person, the firm, the deal and the follow-up, and whether the firm is new."""

    contact: Ref
    company: Ref | None
    company_is_new: bool
    deal: Ref | None
    follow_up: Ref | None


def add(tx: Transaction, proposal: AddContact, cadence_days: int | None) -> Added:
    """Write a new person with everything that came with them."""
    company_id, is_new = firm(tx, proposal)
    person = tx.insert(
        Contact,
        name=proposal.name,
        company_id=company_id,
        created_on=tx.today,
        waiting_since=tx.now if proposal.is_inquiry and proposal.touch is None else None,
        touch_by=later(tx.today, cadence_days) if cadence_days is not None else None,
        **proposal.values,
    )
    ref = Ref("c", record_id(person))
    for point in proposal.points:
        record.add_point(tx, ref, point)
    for each in proposal.facts:
        fact.note(tx, "contact", ref.id, each)
    company = Ref("o", company_id) if company_id is not None else None
    if company is not None:
        for each in proposal.company_facts:
            fact.note(tx, "company", company.id, each)
    deal = open_deal(tx, proposal, ref, company)
    if proposal.touch is not None:
        touch.log(tx, deal or ref, proposal.touch, cadence_days)
    planned = touch.follow(tx, ref, proposal.follow_up) if proposal.follow_up else None
    return Added(ref, company, is_new, deal, Ref("f", record_id(planned)) if planned else None)


def firm(tx: Transaction, proposal: AddContact) -> tuple[int | None, bool]:
    """Return the id of the person's firm, written if it is new, and whether it is."""
    if not isinstance(proposal.company, str):
        return proposal.company, False
    where = {name: proposal.values.get(name) for name in ("country", "city")}
    return new_firm(tx, proposal.company, domain=proposal.company_domain, **where), True


def new_firm(tx: Transaction, name: str, **values: str | None) -> int:
    """Write a new firm and return its id."""
    return record_id(tx.insert(Company, name=name, created_on=tx.today, **values))


def open_deal(tx: Transaction, proposal: AddContact, contact: Ref, company: Ref | None) -> Ref | None:
    """Write the deal that an inquiry opens, with what it says about it; None if it opens none."""
    if proposal.deal is None:
        return None
    deal = tx.insert(
        Deal,
        contact_id=contact.id,
        company_id=company.id if company else None,
        stage="inquiry",
        opened_on=tx.today,
        **proposal.deal,
    )
    ref = Ref("d", record_id(deal))
    tx.insert(StageChange, deal_id=ref.id, to_stage="inquiry", on_date=tx.today)
    for each in proposal.deal_facts:
        fact.note(tx, "deal", ref.id, each)
    return ref
