"""Putting what came with a mail or a card to somebody who is in the book already; nothing known is lost."""

from typing import NamedTuple

from sqlmodel import select

from dossier.records.catalogue.catalogue import ALSO_CALLED
from dossier.records.known import CERTAIN, Known, current
from dossier.records.proposals import AddContact, NoteFact
from dossier.records.ref import Ref
from dossier.values.names import fold, is_called
from dossier.write import fact, record
from dossier.write.contact import contact, touch
from dossier.write.tables.contact import Contact
from dossier.write.tables.facts import Fact
from dossier.write.transaction import Transaction

_FIRST = frozenset({"contact.first_contact", "contact.source", "contact.source_detail"})
"""How somebody first came to us; a later mail does not change it."""


class Folded(NamedTuple):
    """What was new: how many addresses, fields and facts, the log entry, the deal and the follow-up."""

    points: int
    fields: int
    facts: int
    touch: Ref | None
    deal: Ref | None
    follow_up: Ref | None
    other_firm: bool
    """The person is known at another firm than the one named now, and stays there."""


def fold_in(
    tx: Transaction, proposal: AddContact, ref: Ref, cadence_days: int | None, running: Ref | None = None
) -> Folded:
    """Write what is new about a person who is in the book; a mail that is logged already is not logged twice.

    `running` is the open deal that a mail belongs to; without one it opens the deal that it asks for, if it asks.
    """
    person = tx.get(Contact, ref.id)
    values = dict(proposal.values)
    names = _names(tx, person, proposal.name, values)
    other_firm = proposal.company is not None and person.company_id not in {None, proposal.company}
    if proposal.company is not None and person.company_id is None:
        values["company_id"] = contact.firms(tx, [proposal]).get(proposal.company, proposal.company)  # type: ignore[arg-type]
    changed = tx.update(person, **values)
    points = [added for point in proposal.points if (added := record.add_point(tx, ref, point)) is not None]
    facts = [each for each in (*proposal.facts, *names) if _is_news(tx, ref, each)]
    for each in facts:
        fact.note(tx, "contact", ref.id, each)
    entry = deal = None
    if proposal.touch is not None and not touch.is_logged(tx, ref, proposal.touch):
        company = Ref("o", person.company_id) if person.company_id is not None else None
        deal = None if running else contact.open_deal(tx, proposal, ref, company)
        about = running or deal
        row = touch.log(tx, ref, proposal.touch, cadence_days, deal_id=about.id if about else None)
        entry = Ref("l", contact.record_id(row))
    planned = None
    if proposal.follow_up and (entry or not proposal.touch) and not touch.is_planned(tx, ref, proposal.follow_up):
        planned = touch.follow(tx, ref, proposal.follow_up)
    follow_up = Ref("f", contact.record_id(planned)) if planned else None
    return Folded(len(points), len(changed), len(facts), entry, deal, follow_up, other_firm)


def _names(tx: Transaction, person: Contact, name: str, values: dict[str, object]) -> list[NoteFact]:
    """Return the fact that keeps another name; a name in its own script becomes the native name if there is none."""
    native = values.get("native_name")
    if is_called(name, person.name, person.native_name, native if isinstance(native, str) else None):
        return []
    if person.native_name is None and "native_name" not in values and person.name[0] < "\u0400" <= name[0]:
        values["native_name"] = name
        return []
    known = current(_rows(tx, Ref("c", contact.record_id(person)))).get(ALSO_CALLED)
    items = known.items if known else ()
    if fold(name) in {fold(each) for each in items}:
        return []
    return [NoteFact(ALSO_CALLED, "known", "\n".join((*items, name)), "user", tx.today)]


def _rows(tx: Transaction, ref: Ref) -> list[Known]:
    rows = tx.session.exec(select(Fact).where(Fact.subject_kind == "contact", Fact.subject_id == ref.id)).all()
    return [Known(row.key, row.value, row.state, row.source, row.noted_on, row.certainty, id=row.id) for row in rows]


def _is_news(tx: Transaction, ref: Ref, each: NoteFact) -> bool:
    """Tell whether a fact is worth a row: nothing was known, or it differs, or it is now certain."""
    rows = [row for row in _rows(tx, ref) if row.key == each.key]
    if any((row.value, row.state, row.noted_on) == (each.value, each.state, each.noted_on) for row in rows):
        return False
    known = current(rows).get(each.key)
    if known is None:
        return True
    if each.key in _FIRST:
        return False
    return (known.value, known.state) != (each.value, each.state) or (
        each.certainty == CERTAIN and known.certainty != CERTAIN
    )
