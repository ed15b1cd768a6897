"""The book without some of its clients: their rows are hidden from every question of one connection.

So those who are archived stay out of what is to do, and a report that is asked about some clients sees only these.
A temporary view of a table's own name stands before the table, so that no question has to ask for it, and none can forget to.
"""

import sqlite3
from collections.abc import Iterable

_PEOPLE = "(SELECT id FROM temp.hidden_contact)"
_FIRMS = "(SELECT id FROM temp.hidden_company)"
_OF_FIRM = f"COALESCE(company_id, 0) NOT IN {_FIRMS}"
_OF_PERSON = f"COALESCE(contact_id, 0) NOT IN {_PEOPLE}"
_OF_FIRM_FIRST = f"{_OF_FIRM} AND (company_id IS NOT NULL OR {_OF_PERSON})"
"""What a person did for a firm stays with the firm: its deals, and what was said."""
_TO_DO = f"{_OF_FIRM} AND ({_OF_PERSON} OR company_id IS NOT NULL AND deal_id IS NOT NULL)"
"""What is open with a person waits with them, but for what belongs to a deal of a firm."""
_FACTS = f"""CASE subject_kind WHEN 'contact' THEN subject_id NOT IN {_PEOPLE}
    WHEN 'company' THEN subject_id NOT IN {_FIRMS} ELSE 1 END"""

LIVING = {
    "contact": f"id NOT IN {_PEOPLE}",
    "company": f"id NOT IN {_FIRMS}",
    "deal": _OF_FIRM_FIRST,
    "log_entry": _OF_FIRM_FIRST,
    "attachment": _OF_FIRM_FIRST,
    "sending": _OF_FIRM_FIRST,
    "follow_up": _TO_DO,
    "promise": _TO_DO,
    "complaint": _TO_DO,
    "aim": _TO_DO,
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


_ALL = "CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE"


def hide_archived(connection: sqlite3.Connection) -> None:
    """Hide everybody who is archived from the questions of a connection; costs nothing where nobody is."""
    archived = "SELECT id FROM main.{} WHERE archived_on IS NOT NULL"
    some = f"SELECT 1 WHERE EXISTS ({archived.format('contact')}) OR EXISTS ({archived.format('company')})"
    if connection.execute(some).fetchone() is not None:
        for table in _begun(connection):
            connection.execute(f"INSERT OR IGNORE INTO temp.hidden_{table} {archived.format(table)}")


def show_only(connection: sqlite3.Connection, people: Iterable[int], firms: Iterable[int]) -> None:
    """Hide every client but some: these firms with their people, and these people with the firms they work for."""
    chosen = dict(zip(_begun(connection), (people, firms), strict=True))
    for table, numbers in chosen.items():
        connection.execute(f"CREATE TEMP TABLE chosen_{table} (id INTEGER PRIMARY KEY)")
        connection.executemany(f"INSERT OR IGNORE INTO chosen_{table} VALUES (?)", ((each,) for each in numbers))  # noqa: S608
    connection.execute("""INSERT OR IGNORE INTO temp.hidden_contact SELECT id FROM main.contact
        WHERE id NOT IN (SELECT id FROM chosen_contact) AND COALESCE(company_id, 0) NOT IN (SELECT id FROM chosen_company)""")
    connection.execute("""INSERT OR IGNORE INTO temp.hidden_company SELECT id FROM main.company
        WHERE id NOT IN (SELECT id FROM chosen_company) AND id NOT IN (SELECT p.company_id FROM main.contact p
            JOIN chosen_contact USING (id) WHERE p.company_id IS NOT NULL)""")


def _begun(connection: sqlite3.Connection) -> tuple[str, str]:
    """Let the views of a connection stand before its tables, and return the names of the tables of clients."""
    if connection.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'hidden_contact'").fetchone() is None:
        for table in ("contact", "company"):
            connection.execute(f"CREATE TEMP TABLE hidden_{table} (id INTEGER PRIMARY KEY)")
        stands = dict(connection.execute("SELECT name, sql FROM temp.sqlite_master WHERE type = 'view'").fetchall())
        for table, living in LIVING.items():
            view = stands.get(table)  # what others may not see is hidden already (`for_others.py`)
            if view:
                connection.execute(f"DROP VIEW temp.{table}")
            first = view.replace("CREATE VIEW", "CREATE TEMP VIEW", 1) + " AND" if view else _ALL.format(table=table)
            connection.execute(f"{first} {living}")
    return "contact", "company"
