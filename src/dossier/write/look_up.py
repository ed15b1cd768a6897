"""Keeping the words by which contacts and companies are found in step with the records."""

import json
import sqlite3
from collections.abc import Iterable

from sqlalchemy import delete, insert
from sqlmodel import Session, select

from dossier.i18n import _
from dossier.records.catalogue.catalogue import ALSO_CALLED
from dossier.values.names import FIRM, domain_of, firm_key, index_words, words
from dossier.values.sounding import sounds
from dossier.write.tables import model_of
from dossier.write.tables.company import Company
from dossier.write.tables.contact import Contact, ContactPoint
from dossier.write.tables.facts import Fact
from dossier.write.tables.history import Change, LookUp, Operation

Word = tuple[str, str]
KINDS = {"contact": "c", "company": "o", "deal": "d", "quote": "q", "orders": "s", "forwarder": "w", "offer": "a"}
TABLES = {letter: table for table, letter in KINDS.items()}


def refresh(session: Session, touched: Iterable[tuple[str, int]]) -> None:
    """Rebuild the words of every touched record that can be found by name."""
    for table, row_id in sorted(touched):
        letter = KINDS.get(table)
        if letter is None:
            continue
        session.execute(delete(LookUp).where(LookUp.kind == letter, LookUp.record_id == row_id))  # type: ignore[arg-type]
        found = sorted(_words(session, letter, row_id))
        if found:
            rows = [{"word": word, "kind": letter, "record_id": row_id, "what": what} for word, what in found]
            session.execute(insert(LookUp), rows)


def _words(session: Session, letter: str, row_id: int) -> set[Word]:
    if letter == "c":
        contact = session.get(Contact, row_id)
        return _contact_words(session, contact) if contact else set()
    if letter == "o":
        company = session.get(Company, row_id)
        return _company_words(session, company) if company else set()
    record = session.get(model_of(TABLES[letter]), row_id)
    names: list[str | None] = [getattr(record, name, None) for name in ("name", "code", "title", "number", "po_number")]
    return {(word, "name") for name in names if name for word in index_words(name)}


def _contact_words(session: Session, contact: Contact) -> set[Word]:
    found = {(word, "name") for name in (contact.name, contact.native_name) if name for word in index_words(name)}
    found |= {(word, "sound") for name in (contact.name, contact.native_name) if name for word in sounds(name)}
    found |= {(word, "alias") for word in index_words(contact.nickname or "")}
    for name in _other_names(session, contact):
        found |= {(word, "alias") for word in index_words(name)} | {(word, "sound") for word in sounds(name)}
    points = session.exec(select(ContactPoint).where(ContactPoint.contact_id == contact.id))
    return found | _point_words(points)


def _other_names(session: Session, contact: Contact) -> list[str]:
    newest = session.exec(
        select(Fact)
        .where(Fact.subject_kind == "contact", Fact.subject_id == contact.id, Fact.key == ALSO_CALLED)
        .order_by(Fact.noted_on.desc(), Fact.id.desc())  # type: ignore[attr-defined, union-attr]
    ).first()
    return (newest.value or "").split("\n") if newest is not None else []


def _company_words(session: Session, company: Company) -> set[Word]:
    found = {(word, "name") for word in index_words(company.name)}
    found |= {(word, "sound") for word in sounds(company.name)}
    others = [*(company.aliases or "").split("\n"), *_former_names(session, company)]
    found |= {(word, "alias") for name in others for word in index_words(name)}
    found |= {(FIRM + key, "firm") for name in (company.name, *others) if (key := firm_key(name))}
    if company.domain:
        found |= {(company.domain.casefold(), "domain"), *((word, "domain") for word in words(company.domain))}
    points = session.exec(select(ContactPoint).where(ContactPoint.company_id == company.id))
    return found | _point_words(points)


def _former_names(session: Session, company: Company) -> list[str]:
    """Return the names a firm had before, by the history of its row."""
    rows = session.exec(
        select(Change.before)
        .join(Operation, Operation.id == Change.operation_id)  # type: ignore[arg-type]
        .where(Change.table_name == "company", Change.row_id == company.id, Operation.undone_at == None)  # noqa: E711
    )
    return [name for row in rows if row and (name := json.loads(row).get("name")) and name != company.name]


def _point_words(points: Iterable[ContactPoint]) -> set[Word]:
    found: set[Word] = set()
    for point in points:
        what = {"email": "email", "website": "domain", "address": "address"}.get(point.kind, "point")
        if point.kind in {"phone", "mobile", "fax", "whatsapp"}:
            found.add((point.normal, "phone"))
        elif point.kind != "address":
            found.add((point.normal, what))
            local = point.normal.partition("@")[0] if point.kind == "email" else point.normal
            found |= {(word, what) for word in words(local)}
        if point.kind == "email" and (domain := domain_of(point.normal)):
            found.add((domain, "domain"))
    return {(word, what) for word, what in found if word}


def out_of_step(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with the words of a book: records that would not be found, words that lead nowhere."""
    found = []
    for table, letter in KINDS.items():
        lost = connection.execute(
            f"SELECT COUNT(*) FROM {table} r WHERE {'r.number IS NOT NULL' if letter == 's' else '1'} AND NOT EXISTS"  # noqa: S608
            " (SELECT 1 FROM look_up w WHERE w.record_id = r.id AND w.kind = :kind)",
            {"kind": letter},
        ).fetchone()[0]
        if lost:
            found.append(_("{n} of {table} cannot be found by name").format(n=lost, table=table))
    for table, letter in KINDS.items():
        stray = connection.execute(
            "SELECT COUNT(*) FROM look_up w WHERE w.kind = :kind AND NOT EXISTS"  # noqa: S608
            f" (SELECT 1 FROM {table} r WHERE r.id = w.record_id)",
            {"kind": letter},
        ).fetchone()[0]
        if stray:
            found.append(_("{n} names of {table} lead nowhere").format(n=stray, table=table))
    return found
