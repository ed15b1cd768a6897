"""What goes along when a person changes firms, and what stays behind."""

from typing import Any, NamedTuple

from sqlmodel import col, select

from dossier.records.contact.person import FORMER
from dossier.records.deal.deal import CLOSED_STAGES
from dossier.records.ref import Ref
from dossier.values.names import company_domain
from dossier.values.when import later
from dossier.write.tables.about_client import Career
from dossier.write.tables.agenda import FollowUp, Promise
from dossier.write.tables.company import Company
from dossier.write.tables.contact import Contact, ContactPoint
from dossier.write.tables.deal import Deal
from dossier.write.transaction import Transaction, record_id


class Moved(NamedTuple):
    """The career step of a change of firm, the addresses that are former now, what went along, the deals that stay."""

    step: Ref
    addresses: tuple[str, ...]
    to_do: tuple[Ref, ...]
    deals: tuple[Ref, ...]


class Leaving(NamedTuple):
    """When somebody left a firm (None is today), as what, and what goes along, or to whom it is handed over there."""

    title: str | None = None
    on: str | None = None
    along: bool = True
    deals: bool = False
    successor: int | None = None


def left(tx: Transaction, number: int, firm: int, how: Leaving) -> Moved:
    """Write what follows from a contact's leaving a firm; the contact's row names the new one, or none, already.

    The firm left becomes a career step, mail addresses of it are marked as former, and what is open with the person
    goes along or stays, but for what belongs to a deal.
    """
    contact, old = tx.get(Contact, number), tx.get(Company, firm)
    new = tx.get(Company, contact.company_id) if contact.company_id is not None else None
    step = _step(tx, number, old.name, how)
    changed = {"company_id": contact.company_id} if how.along else {"contact_id": how.successor}
    to_do = _handed_over(tx, number, firm, changed)
    held = tx.session.exec(select(Deal).where(Deal.contact_id == number, Deal.company_id == firm)).all()
    deals = [each for each in held if each.stage not in CLOSED_STAGES]
    for deal in deals:
        if how.deals and contact.company_id is not None:
            tx.update(deal, company_id=contact.company_id)
        elif how.successor is not None:
            tx.update(deal, contact_id=how.successor)
    addresses = _marked(tx, number, old.domain, new.domain if new else None)
    return Moved(Ref("j", step), addresses, to_do, tuple(Ref("d", record_id(each)) for each in deals))


def _step(tx: Transaction, number: int, employer: str, how: Leaving) -> int:
    """Write the career step of the firm left: the one that was noted as going on, or a new one."""
    until = how.on or tx.today.isoformat()
    held = select(Career).where(Career.contact_id == number, Career.employer == employer, col(Career.to_date).is_(None))
    step = tx.session.exec(held).first()
    if step is not None:
        tx.update(step, to_date=until, title=step.title or how.title)
        return record_id(step)
    return record_id(tx.insert(Career, contact_id=number, employer=employer, title=how.title, to_date=until))


def _handed_over(tx: Transaction, number: int, old: int, changed: dict[str, int | None]) -> tuple[Ref, ...]:
    """Hand what is open with a person over to another firm or person, but for what belongs to a deal, and return it."""
    models: tuple[tuple[str, Any], ...] = (("f", FollowUp), ("m", Promise))
    found = []
    for letter, model in models:
        whose = (model.contact_id == number, model.company_id == old, model.deal_id.is_(None), model.state == "open")
        for row in tx.session.exec(select(model).where(*whose)).all():
            tx.update(row, **changed)
            found.append(Ref(letter, record_id(row)))
    return tuple(found)


def paced(tx: Transaction, number: int, cadence_days: int) -> None:
    """Count the cadence of the new firm from the last touch, where there is a cadence."""
    contact = tx.get(Contact, number)
    if contact.touch_by is not None:
        tx.update(contact, touch_by=later(contact.last_touch_on or contact.created_on, cadence_days))


def _marked(tx: Transaction, number: int, old: str | None, new: str | None) -> tuple[str, ...]:
    """Mark the mail addresses of the firm left as former, and return them; an open mail domain belongs to no firm."""
    rows = tx.session.exec(
        select(ContactPoint).where(ContactPoint.contact_id == number, ContactPoint.kind == "email")
    ).all()
    found = []
    for row in rows:
        domain = company_domain(row.value)
        if domain is not None and domain != new and old in {None, domain} and row.label != FORMER:
            tx.update(row, label=FORMER, preferred=False)
            found.append(row.value)
    return tuple(found)
