"""Adding people in one go: firms that are new, addresses, facts, the inquiry, the deal, what is to be done first."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from dossier.records.known import KNOWN
from dossier.records.proposals import AddCompany, AddContact, AddPoint
from dossier.records.ref import OWNERS, Ref
from dossier.values.names import normal_point
from dossier.values.when import later
from dossier.write import fact
from dossier.write.contact import touch
from dossier.write.tables.company import Company
from dossier.write.tables.contact import Contact, ContactPoint
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
    return add_many(tx, [(proposal, cadence_days)])[0]


def add_many(tx: Transaction, every: Sequence[tuple[AddContact, int | None]]) -> list[Added]:
    """Write new people with everything that came with them, each with the cadence; the rows are those of one by one.

    A new firm that several of them name in the same words is one firm.
    """
    proposals = [proposal for proposal, _days in every]
    new = firms(tx, proposals)
    at_firm = [new[each.company] if isinstance(each.company, str) else each.company for each in proposals]
    ids = tx.insert_many(
        Contact, [_row(tx, each, firm, days) for (each, days), firm in zip(every, at_firm, strict=True)]
    )
    points(tx, "c", ((number, each.points) for number, each in zip(ids, proposals, strict=True)))
    fact.note_many(tx, "contact", ((number, each.facts) for number, each in zip(ids, proposals, strict=True)))
    fact.note_many(
        tx, "company", ((firm, each.company_facts) for firm, each in zip(at_firm, proposals, strict=True) if firm)
    )
    of_each = [
        ({"contact_id": number, "company_id": firm, "deal_id": None}, each)
        for number, each, firm in zip(ids, proposals, at_firm, strict=True)
        if each.touch or each.follow_up
    ]
    touch.log_many(tx, ((owners, each.touch) for owners, each in of_each if each.touch and _is_ours(each)))
    plans = iter(touch.follow_many(tx, ((owners, each.follow_up) for owners, each in of_each if each.follow_up)))
    added = []
    for number, (each, days), firm in zip(ids, every, at_firm, strict=True):
        ref, company = Ref("c", number), Ref("o", firm) if isinstance(firm, int) else None
        deal = open_deal(tx, each, ref, company)
        if each.touch is not None and not _is_ours(each):
            touch.log(tx, deal or ref, each.touch, days)
        follow_up = Ref("f", next(plans)) if each.follow_up else None
        added.append(Added(ref, company, isinstance(each.company, str), deal, follow_up))
    return added


def _is_ours(proposal: AddContact) -> bool:
    """Tell whether somebody new comes with a touch of ours and no deal: nobody waits then, and their row can say it."""
    return proposal.touch is not None and proposal.touch.direction == "out" and proposal.deal is None


def _row(tx: Transaction, proposal: AddContact, firm: int | None, days: int | None) -> dict[str, Any]:
    """Return the row of a new person; a birthday among the facts stands in it, too."""
    born = [each for each in proposal.facts if each.key == "contact.birthday"]
    last = proposal.touch.on_date if proposal.touch is not None and _is_ours(proposal) else None
    return {
        **proposal.values,
        "name": proposal.name,
        "company_id": firm,
        "created_on": tx.today,
        "waiting_since": tx.now if proposal.is_inquiry and proposal.touch is None else None,
        "last_touch_on": last,
        "touch_by": later(last or tx.today, days) if days is not None else None,
        "birthday": fact.month_and_day(born[-1].value if born[-1].state == KNOWN else None) if born else None,
    }


def points(tx: Transaction, letter: str, every: Iterable[tuple[int, Iterable[AddPoint]]]) -> None:
    """Write ways to reach new people or firms, of each owner every one once."""
    owners, normals, kept = list[int](), list[str](), list[AddPoint]()
    for owner, some in every:
        held = {(each.kind, normal_point(each.kind, each.value)): each for each in reversed(tuple(some))}
        owners += [owner] * len(held)
        normals += [normal for _kind, normal in reversed(held)]
        kept += reversed(held.values())
    told = {
        column: list(map(attrgetter(name), kept))
        for column, name in (("kind", "kind"), ("value", "value"), ("label", "label"), ("preferred", "preferred"),
                             ("source", "source"), ("told_by_id", "told_by"))
    }  # fmt: skip
    tx.insert_columns(ContactPoint, {OWNERS[letter]: owners, "normal": normals, **told}, len(kept))


def firms(tx: Transaction, proposals: Iterable[AddContact]) -> dict[str, int]:
    """Write the firms that people bring with them, and return the id of each by its name."""
    first = {each.company: each for each in reversed(tuple(proposals)) if isinstance(each.company, str)}
    named = {
        name: AddCompany(
            {
                "name": name,
                "domain": each.company_domain,
                "country": each.values.get("country"),
                "city": each.values.get("city"),
            }
        )
        for name, each in reversed(first.items())
    }
    return dict(zip(named, add_firms(tx, tuple(named.values())), strict=True))


def add_firms(tx: Transaction, every: Sequence[AddCompany]) -> range:
    """Write new firms with what is known of them, and return their ids."""
    ids = tx.insert_many(Company, [{**each.values, "created_on": tx.today} for each in every])
    points(tx, "o", ((number, each.points) for number, each in zip(ids, every, strict=True)))
    fact.note_many(tx, "company", ((number, each.facts) for number, each in zip(ids, every, strict=True)))
    return ids


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
