"""Reading one quotation with its lines, its revisions, and whom it is for."""

import sqlite3
from datetime import date

from dossier.read.dossier import CONTACT, DEAL
from dossier.read.rows import all_of, one_of, select
from dossier.records.contact.person import DEAD, Contact
from dossier.records.deal.deal import Deal
from dossier.records.quotation.quotation import Buyer, Quotation, Revision
from dossier.records.quotation.quote import Quote, QuoteLine

_LINES = f"{select(QuoteLine, 'quote_line n')} WHERE n.quote_id = :id ORDER BY n.position"
_NEXT = "SELECT id FROM quote WHERE replaces_id = :id ORDER BY id DESC LIMIT 1"
_NUMBERED = """SELECT id FROM quote WHERE number = :number COLLATE NOCASE AND NOT EXISTS
    (SELECT 1 FROM quote n WHERE n.replaces_id = quote.id) ORDER BY revision DESC, id DESC"""
_COMPANY = """SELECT o.name, o.city, o.country, (SELECT value FROM point WHERE company_id = o.id AND kind = 'address'
    ORDER BY preferred DESC, id LIMIT 1) AS address FROM company o WHERE o.id = :id"""
_POINT = """SELECT value FROM point WHERE contact_id = :id AND kind = :kind AND label IS NOT :dead
    ORDER BY preferred DESC, id LIMIT 1"""
_PERSON = "SELECT id FROM contact WHERE company_id = :id ORDER BY id LIMIT 1"


def quotation(connection: sqlite3.Connection, number: int) -> Quotation | None:
    """Return a quotation with all its revisions, or None if there is none of that id."""
    revision = _revision(connection, number)
    deal = one_of(connection, Deal, f"{DEAL} WHERE d.id = :id", {"id": revision.quote.deal_id}) if revision else None
    if revision is None or deal is None:
        return None
    chain = tuple(each for each in (_revision(connection, at) for at in _chain(connection, revision.quote)) if each)
    return Quotation(revision.quote, revision.lines, deal, buyer(connection, deal), chain)


def _revision(connection: sqlite3.Connection, number: int) -> Revision | None:
    quote = one_of(connection, Quote, f"{select(Quote)} WHERE q.id = :id", {"id": number})
    return Revision(quote, all_of(connection, QuoteLine, _LINES, {"id": number})) if quote else None


def _chain(connection: sqlite3.Connection, quote: Quote) -> list[int]:
    """Return the ids of every revision of a quotation, oldest first; a ring in a damaged book ends the walk."""
    found = [quote.id]
    back = quote.replaces_id
    while back is not None and back not in found:
        found.insert(0, back)
        row = connection.execute("SELECT replaces_id FROM quote WHERE id = :id", {"id": back}).fetchone()
        back = row[0] if row else None
    row = connection.execute(_NEXT, {"id": quote.id}).fetchone()
    while row is not None and row[0] not in found:
        found.append(row[0])
        row = connection.execute(_NEXT, {"id": row[0]}).fetchone()
    return found


def numbered(connection: sqlite3.Connection, number: str) -> list[int]:
    """Return the ids of the quotations of a number, the newest revision of each first."""
    return [row[0] for row in connection.execute(_NUMBERED, {"number": number.strip()})]


def opened_in(connection: sqlite3.Connection, deal_id: int) -> tuple[date, str | None]:
    """Return the day a deal's inquiry came, and the deal's currency."""
    row = connection.execute("SELECT opened_on, currency FROM deal WHERE id = :id", {"id": deal_id}).fetchone()
    return date.fromisoformat(row[0]), row[1]


def deal_of(connection: sqlite3.Connection, number: int) -> int | None:
    """Return the deal of a quotation, or None if there is no quotation of that id."""
    row = connection.execute("SELECT deal_id FROM quote WHERE id = :id", {"id": number}).fetchone()
    return row[0] if row else None


def buyer(connection: sqlite3.Connection, deal: Deal) -> Buyer:
    """Return whom a deal's papers are for: the firm with its address, and the deal's contact or its first one."""
    firm = connection.execute(_COMPANY, {"id": deal.company_id}).fetchone()
    first = connection.execute(_PERSON, {"id": deal.company_id}).fetchone() if deal.contact_id is None else None
    number = deal.contact_id or (first[0] if first else None)
    person = one_of(connection, Contact, f"{CONTACT} WHERE c.id = :id", {"id": number}) if number else None
    mail = connection.execute(_POINT, {"id": number, "kind": "email", "dead": DEAD}).fetchone()
    address = firm["address"] if firm else None
    own = (
        connection.execute(_POINT, {"id": number, "kind": "address", "dead": DEAD}).fetchone() if not address else None
    )
    return Buyer(
        company=firm["name"] if firm else None,
        address=address or (own[0] if own else None),
        city=(firm["city"] if firm else None) or (person.city if person else None),
        country=(firm["country"] if firm else None) or (person.country if person else None),
        contact=person,
        email=mail[0] if mail else None,
    )
