"""The book as others may see it: what is private is hidden from every question of one connection.

Before each table stands a temporary view of its name, with empty columns in the place of those that nobody declared to
be shared. A row that another client told us, a fact of our own and a draft of a quotation are not there at all. What
cannot be empty stands as “…” where the row is needed so that days and counts stay true; else the row is not there.
"""

import sqlite3

from dossier.records.catalogue import catalogue
from dossier.records.deal.deal import StageChange
from dossier.records.declared import RecordField, declared
from dossier.records.kinds import KINDS
from dossier.records.known import TOLD
from dossier.records.order.order import OrderLine
from dossier.records.quotation.quotation import for_client
from dossier.records.quotation.quote import QuoteLine
from dossier.records.visibility import open_fields

_KEYS = frozenset(
    "id contact_id company_id deal_id order_id quote_id proof_id round_id attachment_id head_id offer_id".split()
)
"""What hangs on what: numbers that say nothing by themselves."""
_WHOLE = frozenset("country holiday look_up search_place rate".split())
"""Tables in which nothing private stands, or whose words are compared and never shown."""
_COUNTED: dict[str, str] = {
    "contact": "waiting_since",
    "log_entry": "on_date at channel direction",
    "follow_up": "due_on at first_due_on every after_done state closed_on created_on",
    "promise": "by due_on state made_on closed_on",
    "orders": "received reckoned",
    "receipt": "amount currency on_date charges",
    "fact": "id subject_kind subject_id key value state source noted_on certainty operation_id",
    "inheritance": "id kind record_id on_date confirmed_on",
    "sending": "on_date",
    "recap_point": "log_entry_id position confirmed_in_id",
    "point": "kind value normal",
    "attachment": "digest",
    "news": "month_day",
}
"""What stays beside the declared fields, so that what is late, owed or quiet is neither invented nor forgotten."""
_VEILED = frozenset("log_entry follow_up promise inheritance recap_point".split())
"""Tables whose rows count though their words are hidden."""
_OF_TUPLES: dict[str, type] = {"stage_change": StageChange, "quote_line": QuoteLine, "order_line": OrderLine}
_SENT = "quote_id IN (SELECT id FROM main.quote WHERE state <> 'draft')"
_ONLY = {"quote": "state <> 'draft'", "quote_line": _SENT}
UNSEEN = "…"
"""What stands for words that are hidden."""


def hide_private(connection: sqlite3.Connection) -> None:
    """Hide from the questions of a connection whatever is not declared to be shared; a table nobody knows is empty."""
    connection.create_function("for_client", 1, for_client, deterministic=True)
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    names = {name for (name, *_rest) in connection.execute(tables)} - _WHOLE
    for table in sorted(name for name in names if not name.startswith("search")):
        connection.execute(_view(connection, table))


def _view(connection: sqlite3.Connection, table: str) -> str:
    """Return the words that make the view of a table; it ends in a condition."""
    kind = next((each for each in KINDS.values() if each.table == table), None)
    fields = declared(kind.row) if kind else {}
    held = {field.column: field for field in fields.values()}
    allowed = _KEYS | set(_COUNTED.get(table, "").split()) | {n for n, field in held.items() if _is_open(field)}
    if table in _OF_TUPLES:
        allowed |= open_fields(_OF_TUPLES[table])
    shown, conditions = [], [_ONLY[table]] if table in _ONLY else []
    columns = {row[1]: row for row in connection.execute(f"PRAGMA main.table_info({table})")}
    if kind is None and table not in {*_COUNTED, *_OF_TUPLES}:
        conditions = ["0"]
    for name, (_at, _name, held_as, not_null, *_rest) in columns.items():
        if name in allowed:
            shown.append(name)
        elif (table, name) == ("quote", "note"):
            shown.append("for_client(note) AS note")
        elif not not_null:
            shown.append(f"NULL AS {name}")
        elif table in _VEILED and held_as.upper().startswith(("TEXT", "VARCHAR")):
            shown.append(f"'{UNSEEN}' AS {name}")
        else:
            shown.append(f"0 AS {name}")
            conditions.append("0")
    conditions += _untold(table, set(columns))
    return f"CREATE TEMP VIEW {table} AS SELECT {', '.join(shown)} FROM main.{table} WHERE {' AND '.join(conditions) or '1'}"  # noqa: S608


def _is_open(field: RecordField) -> bool:
    return field.sensitivity == "shareable"


def _untold(table: str, columns: set[str]) -> list[str]:
    """Return what must be true of a row so that nobody told it in confidence, and of a fact so that it may be shown."""
    found = [f"{name} IS NULL" for name in ("told_by_id", "told_by") if name in columns]
    if found:
        found.append(f"COALESCE(source, '') <> '{TOLD}'")
    if table == "fact":
        keys = (entry.key for entry in catalogue.by_key().values() if entry.sensitivity == "shareable")
        found.append(f"key IN ({', '.join(repr(key) for key in keys)})")
    return found
