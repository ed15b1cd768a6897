"""Reading what belongs to some clients, row by row, for a colleague's book."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import Any

from dossier.read.book.book import book_name
from dossier.records.catalogue import catalogue
from dossier.records.handover import OURS_ALONE, TABLES, Bundle, Rows
from dossier.records.known import was_told
from dossier.records.ref import Ref

_OWNERS: dict[str, tuple[str, ...]] = {
    "point": ("contact_id", "company_id"),
    "career": ("contact_id",),
    "visit": ("contact_id",),
    "department": ("company_id",),
    "market": ("company_id",),
    "client_product": ("company_id",),
    "news": ("company_id",),
    "link": ("company_id", "other_id"),
    "deal": ("company_id", "contact_id"),
    "log_entry": ("contact_id", "company_id", "deal_id"),
    "stage_change": ("deal_id",),
    "round": ("deal_id",),
    "quote": ("deal_id",),
    "quote_line": ("quote_id",),
    "orders": ("deal_id",),
    "order_line": ("order_id",),
    "lot": ("order_id",),
    "receipt": ("order_id",),
    "proof": ("deal_id",),
    "correction": ("proof_id",),
    "complaint": ("contact_id", "company_id", "deal_id"),
    "follow_up": ("contact_id", "company_id", "deal_id"),
    "promise": ("contact_id", "company_id", "deal_id"),
    "recap_point": ("log_entry_id",),
    "aim": ("contact_id", "company_id", "deal_id"),
    "attachment": ("contact_id", "company_id", "deal_id"),
}
"""The columns by which a row belongs to a client, a deal, a quotation, an order or a proof."""
_TABLE_OF = {
    "contact_id": "contact", "company_id": "company", "deal_id": "deal", "quote_id": "quote", "proof_id": "proof",
    "order_id": "orders", "other_id": "company", "log_entry_id": "log_entry",
}  # fmt: skip
_NEIGHBOUR = ("id", "name", "country", "city", "domain", "created_on")
"""What goes along of a firm that is only linked to: who it is, nothing of what is known about it."""
OPEN_ONLY = {"follow_up": "open"}


def bundle(
    connection: sqlite3.Connection, clients: Iterable[Ref], from_whom: str, today: date, *, private: bool = False
) -> Bundle:
    """Return everything a successor may know of these clients; a contact brings its whole firm.

    What other clients told us is left out unless `private`; how many facts that were is counted.
    """
    rows: Rows = {table: [] for table in TABLES}
    companies, contacts = _whole_firms(connection, clients)
    rows["company"] = [_row(connection, "company", number) for number in companies]
    rows["contact"] = [_row(connection, "contact", number) for number in contacts]
    behind = 0
    for table in TABLES[2:-1]:
        owned = _owned(connection, table, rows) if private or table not in OURS_ALONE else []
        rows[table] = [row for row in owned if private or not was_told(row.get("source"), row.get("told_by_id"))]
        behind += len(owned) - len(rows[table])
    for link in rows["link"]:
        for column in ("company_id", "other_id"):
            if link[column] not in {each["id"] for each in rows["company"]}:
                whole = _row(connection, "company", link[column])
                rows["company"].append({name: whole[name] for name in _NEIGHBOUR} | {"neighbour": 1})
    facts = [*_facts(connection, rows, ("company", companies), ("contact", contacts))]
    rows["fact"] = [fact for fact in facts if private or not _protected(fact)]
    for fact in rows["fact"]:
        fact["told_by_name"] = _name(connection, fact["told_by"])
    return Bundle(book_name(connection), from_whom, today, rows, behind + len(facts) - len(rows["fact"]))


def _whole_firms(connection: sqlite3.Connection, clients: Iterable[Ref]) -> tuple[list[int], list[int]]:
    companies: dict[int, None] = {}
    contacts: dict[int, None] = {}
    for ref in clients:
        if ref.letter == "o":
            companies[ref.id] = None
            continue
        firm = connection.execute("SELECT company_id FROM contact WHERE id = :id", {"id": ref.id}).fetchone()[0]
        if firm is None:
            contacts[ref.id] = None
        else:
            companies[firm] = None
    for number in companies:
        contacts |= dict.fromkeys(people_of(connection, number))
    return list(companies), list(contacts)


def people_of(connection: sqlite3.Connection, company: int) -> list[int]:
    """Return the numbers of a company's contacts."""
    people = connection.execute("SELECT id FROM contact WHERE company_id = :id ORDER BY id", {"id": company})
    return [row[0] for row in people]


def _row(connection: sqlite3.Connection, table: str, number: int) -> dict[str, Any]:
    return dict(connection.execute(f"SELECT * FROM {table} WHERE id = :id", {"id": number}).fetchone())  # noqa: S608


def _owned(connection: sqlite3.Connection, table: str, rows: Rows) -> list[dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for column in _OWNERS[table]:
        sql = f"SELECT * FROM {table} WHERE {column} = :id"  # noqa: S608
        for owner in rows[_TABLE_OF[column]]:
            for row in connection.execute(sql, {"id": owner["id"]}):
                found[row["id"]] = dict(row)
    kept = [row for _number, row in sorted(found.items())]
    return [row for row in kept if table not in OPEN_ONLY or row["state"] == OPEN_ONLY[table]]


def _facts(connection: sqlite3.Connection, rows: Rows, *subjects: tuple[str, list[int]]) -> Iterable[dict[str, Any]]:
    sql = "SELECT * FROM fact WHERE subject_kind = :kind AND subject_id = :id ORDER BY id"
    for kind, numbers in (*subjects, ("deal", [each["id"] for each in rows["deal"]])):
        for number in numbers:
            yield from (dict(row) for row in connection.execute(sql, {"kind": kind, "id": number}))


def _protected(fact: dict[str, Any]) -> bool:
    entry = catalogue.by_key().get(fact["key"])
    return was_told(fact["source"], fact["told_by"]) or entry is None or entry.sensitivity == "protected"


def _name(connection: sqlite3.Connection, number: int | None) -> str | None:
    row = connection.execute("SELECT name FROM contact WHERE id = :id", {"id": number}).fetchone()
    return row[0] if row else None
