"""Noting facts: each is a new row with its source; nothing known is ever overwritten."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from operator import attrgetter
from typing import Any

from dossier.records.catalogue.catalogue import ALSO_CALLED
from dossier.records.known import KNOWN
from dossier.records.proposals import NoteFact
from dossier.write.tables.contact import Contact
from dossier.write.tables.facts import Fact
from dossier.write.transaction import Transaction


def note(tx: Transaction, subject_kind: str, subject_id: int, fact: NoteFact) -> Fact:
    """Note one fact about a record and keep what is derived from it in step."""
    row = tx.insert(
        Fact, subject_kind=subject_kind, subject_id=subject_id, operation_id=tx.operation_id, **asdict(fact)
    )
    if fact.key == "contact.birthday":
        known = fact.value if fact.state == KNOWN else None
        tx.update(tx.get(Contact, subject_id), birthday=month_and_day(known))
    if fact.key == ALSO_CALLED:
        tx.touched.add(("contact", subject_id))
    return row


def note_many(tx: Transaction, subject_kind: str, every: Iterable[tuple[int, Iterable[NoteFact]]]) -> None:
    """Note facts about records that are new in this operation, and whose rows hold what is derived from them."""
    subjects, facts = list[int](), list[NoteFact]()
    for number, some in every:
        before = len(facts)
        facts += some
        subjects += [number] * (len(facts) - before)
    rows = len(facts)
    told = {each.name: list(map(attrgetter(each.name), facts)) for each in fields(NoteFact)}
    ours: dict[str, list[Any]] = {
        "subject_kind": [subject_kind] * rows,
        "subject_id": subjects,
        "operation_id": [tx.operation_id] * rows,
    }
    tx.insert_columns(Fact, {**told, **ours}, rows)


def month_and_day(partial: str | None) -> str | None:
    """Return `MM-DD` of a partial date, by which the morning finds it, or None where they are not known."""
    return partial[-5:] if partial and len(partial) in {7, 10} and partial.count("-") >= 2 else None


def country_id(tx: Transaction, iso2: str) -> int:
    """Return the id of a country's own record, made when the user first notes something about it."""
    from sqlmodel import select

    from dossier.write.tables.country import Country

    row = tx.session.exec(select(Country).where(Country.iso2 == iso2)).first() or tx.insert(Country, iso2=iso2)
    if row.id is None:
        raise TypeError(iso2)
    return row.id
