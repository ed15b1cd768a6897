"""The book without those who are archived: their rows are hidden from every question of one connection.

A temporary view of a table's own name stands before the table, so that no question has to ask for it, and none can forget to.
"""

import sqlite3

_PEOPLE = "(SELECT id FROM main.contact WHERE archived_on IS NOT NULL)"
_FIRMS = "(SELECT id FROM main.company WHERE archived_on IS NOT NULL)"
_OF_FIRM = f"COALESCE(company_id, 0) NOT IN {_FIRMS}"
_OF_PERSON = f"COALESCE(contact_id, 0) NOT IN {_PEOPLE}"
_OF_FIRM_FIRST = f"{_OF_FIRM} AND (company_id IS NOT NULL OR {_OF_PERSON})"
"""What a person did for a firm stays with the firm: its deals, and what was said."""
_TO_DO = f"{_OF_FIRM} AND ({_OF_PERSON} OR company_id IS NOT NULL AND deal_id IS NOT NULL)"
"""What is open with a person waits with them, but for what belongs to a deal of a firm."""
_FACTS = f"""CASE subject_kind WHEN 'contact' THEN subject_id NOT IN {_PEOPLE}
    WHEN 'company' THEN subject_id NOT IN {_FIRMS} ELSE 1 END"""

LIVING = {
    "contact": "archived_on IS NULL",
    "company": "archived_on IS NULL",
    "deal": _OF_FIRM_FIRST,
    "log_entry": _OF_FIRM_FIRST,
    "attachment": _OF_FIRM_FIRST,
    "sending": _OF_FIRM_FIRST,
    "follow_up": _TO_DO,
    "promise": _TO_DO,
    "visit": _OF_PERSON,
    "career": _OF_PERSON,
    "point": f"{_OF_PERSON} AND {_OF_FIRM}",
    "department": _OF_FIRM,
    "market": _OF_FIRM,
    "client_product": _OF_FIRM,
    "news": _OF_FIRM,
    "link": f"{_OF_FIRM} AND other_id NOT IN {_FIRMS}",
    "fact": _FACTS,
}  # fmt: skip
"""Which rows of a table are not those of somebody archived; what hangs on a deal is asked by way of it."""


def hide_archived(connection: sqlite3.Connection) -> None:
    """Hide everybody who is archived from the questions of a connection; costs nothing where nobody is."""
    if connection.execute(f"SELECT 1 WHERE EXISTS {_PEOPLE} OR EXISTS {_FIRMS}").fetchone() is not None:
        for table, living in LIVING.items():
            connection.execute(f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE {living}")  # noqa: S608
