"""Reading one whole dossier: a dozen indexed questions, whatever the size of the book."""

import sqlite3
from datetime import date
from typing import Any

from dossier.read.aims import AIM, WAITS
from dossier.read.country.holidays import of_country as holidays_of
from dossier.read.rows import OPEN, all_of, one_of, select
from dossier.records.agenda.agenda import FollowUp, LogEntry, Promise
from dossier.records.agenda.aim import Aim
from dossier.records.company.files import Attachment, Sent
from dossier.records.company.firm import Company, Department, Link, Market, News
from dossier.records.company.products import ClientProduct
from dossier.records.contact.person import DEAD, CareerStep, Contact, Point, Visit
from dossier.records.deal.deal import Deal, Round, StageChange
from dossier.records.dossier import AboutCountry, AboutDeal, AboutPerson, Dossier
from dossier.records.handover import Inherited
from dossier.records.known import Known
from dossier.records.order.complaint import Complaint
from dossier.records.order.order import Lot, Order, OrderLine, Receipt
from dossier.records.order.proof import Correction, Proof
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.records.ref import Ref

LOG_SHOWN = 8
CONTACT = select(Contact)
COMPANY = select(Company)
DEAL = select(Deal)
LOG = select(LogEntry)
FACT = select(Known, "fact x")
POINT = select(Point)
INHERITED = """SELECT from_whom, on_date FROM inheritance
    WHERE kind = :kind AND record_id = :id AND confirmed_on IS NULL"""


Parts = dict[str, Any]
_ABOUT_PEOPLE = f"""{select(Known, "fact x", "x.subject_id")} WHERE subject_kind = 'contact'
    AND key IN ('contact.title', 'contact.authority', 'contact.reports_to', 'contact.closeness')
    AND subject_id IN (SELECT id FROM contact WHERE company_id = :id ORDER BY id LIMIT 200) ORDER BY noted_on, x.id"""  # noqa: S608  (names of our own)
_DECK_OF_FIRM = f"{select(Attachment)} WHERE company_id = :id AND role = 'deck' ORDER BY id"
_SENT = """SELECT s.id, s.attachment_id, h.path, h.role, s.contact_id, c.name AS contact_name, s.on_date, s.text
    FROM sending s JOIN attachment h ON h.id = s.attachment_id LEFT JOIN contact c ON c.id = s.contact_id"""
_SENT_TO = {
    "contact_id": " WHERE s.contact_id = :id ORDER BY s.on_date DESC, s.id DESC LIMIT 50",
    "company_id": " WHERE s.company_id = :id ORDER BY s.on_date DESC, s.id DESC LIMIT 50",
}
MARKET = f"{select(Market)} WHERE t.company_id = :id ORDER BY COALESCE(t.from_date, ''), t.id"
_LINK = """SELECT k.id, k.kind, k.other_id, o.name AS other_name, 1 AS forward, k.text, k.source,
    k.told_by_id FROM link k JOIN company o ON o.id = k.other_id WHERE k.company_id = :id
    UNION ALL SELECT k.id, k.kind, k.company_id, o.name, 0, k.text, k.source, k.told_by_id
    FROM link k JOIN company o ON o.id = k.company_id WHERE k.other_id = :id ORDER BY 1"""
STAGE = f"{select(StageChange, 'stage_change x')} WHERE x.deal_id = :id ORDER BY x.id"
ROUND = f"{select(Round)} WHERE r.deal_id = :id ORDER BY r.on_date, r.id"
QUOTE = f"{select(Quote)} WHERE q.deal_id = :id ORDER BY q.id"
LINE = f"""{select(QuoteLine, "quote_line n JOIN quote q ON q.id = n.quote_id")}
    WHERE q.deal_id = :id ORDER BY n.quote_id, n.position"""
ORDER = f"{select(Order)} WHERE s.deal_id = :id ORDER BY s.confirmed_on, s.id"
_OF_ORDERS = "JOIN orders s ON s.id = {0}.order_id WHERE s.deal_id = :id ORDER BY {0}.order_id"
ORDER_LINE = f"{select(OrderLine, 'order_line n')} {_OF_ORDERS.format('n')}, n.position"
LOT = f"{select(Lot)} {_OF_ORDERS.format('b')}, b.shipped_on IS NULL, COALESCE(b.shipped_on, b.ship_by, '9999'), b.id"
RECEIPT = f"{select(Receipt)} {_OF_ORDERS.format('z')}, z.on_date, z.id"
PROOF = f"{select(Proof)} WHERE y.deal_id = :id ORDER BY y.id"

Questions = dict[str, tuple[type[Any], str]]
"""Parts of a dossier by their name: the tuple of their rows, and the question for them."""
_OF_PERSON: Questions = {
    "points": (Point, f"{POINT} WHERE contact_id = :id ORDER BY label IS '{DEAD}', preferred DESC, id"),
    "career": (
        CareerStep,
        f"{select(CareerStep)} WHERE j.contact_id = :id ORDER BY COALESCE(j.from_date, '') DESC, j.id DESC",
    ),
    "visits": (Visit, f"{select(Visit)} WHERE v.contact_id = :id ORDER BY v.on_date DESC"),
}
_OF_FIRM: Questions = {
    "contacts": (Contact, f"{CONTACT} WHERE c.company_id = :id ORDER BY c.id LIMIT 200"),
    "company_points": (Point, f"{POINT} WHERE company_id = :id ORDER BY id"),
    "departments": (Department, f"{select(Department)} WHERE g.company_id = :id ORDER BY g.id"),
    "markets": (Market, MARKET),
    "products": (ClientProduct, f"{select(ClientProduct)} WHERE p.company_id = :id ORDER BY p.id"),
    "news": (News, f"{select(News)} WHERE n.company_id = :id ORDER BY COALESCE(n.on_date, '') DESC, n.id DESC"),
    "links": (Link, _LINK),
    "visits": (Visit, f"{select(Visit)} WHERE c.company_id = :id ORDER BY v.on_date DESC"),
    "complaints": (Complaint, f"{select(Complaint)} WHERE cp.company_id = :id ORDER BY cp.on_date DESC, cp.id DESC"),
}
_ALONE: Questions = {
    "complaints": (
        Complaint,
        f"{select(Complaint)} WHERE cp.contact_id = :id AND cp.company_id IS NULL ORDER BY cp.on_date DESC, cp.id DESC",
    ),
}
"""What of a person without a firm stands at the firm of another."""
_IN_COUNTRY: Questions = {
    "companies": (
        Company,
        f"{COMPANY} WHERE country = :iso2 AND archived_on IS NULL ORDER BY name COLLATE NOCASE LIMIT 200",
    ),
    "contacts": (
        Contact,
        f"{CONTACT} WHERE c.country = :iso2 AND c.archived_on IS NULL ORDER BY c.name COLLATE NOCASE LIMIT 200",
    ),
}
_OF_DEAL: Questions = {
    "stages": (StageChange, STAGE), "rounds": (Round, ROUND), "quotes": (Quote, QUOTE), "quote_lines": (QuoteLine, LINE),
    "orders": (Order, ORDER), "order_lines": (OrderLine, ORDER_LINE), "lots": (Lot, LOT), "receipts": (Receipt, RECEIPT),
    "proofs": (Proof, PROOF),
    "corrections": (
        Correction, f"{select(Correction)} JOIN proof y ON y.id = i.proof_id WHERE y.deal_id = :id ORDER BY i.id"
    ),
}  # fmt: skip
_HAPPENED: Questions = {
    "log": (LogEntry, f"{LOG} WHERE l.{{column}} = :id ORDER BY l.on_date DESC, l.id DESC LIMIT :log"),
    "follow_ups": (FollowUp, f"{select(FollowUp)} WHERE {{column}} = :id AND {OPEN} ORDER BY due_on, at, id"),
    "promises": (Promise, f"{select(Promise)} WHERE {{column}} = :id AND {OPEN} ORDER BY due_on, id"),
    "aims": (Aim, f"{AIM} WHERE a.{{column}} = :id AND {WAITS} ORDER BY a.visit_id IS NULL, a.id DESC"),
    "attachments": (Attachment, f"{select(Attachment)} WHERE {{column}} = :id ORDER BY id"),
}
"""What hangs on a person, a firm or a deal, by the column that names it."""

_FIRST = """SELECT MIN(s.confirmed_on) FROM deal d JOIN orders s ON s.deal_id = d.id
    WHERE d.{column} = :id AND s.cancelled_on IS NULL"""
_FIRST_OF_FIRM, _FIRST_OF_PERSON = _FIRST.format(column="company_id"), _FIRST.format(column="contact_id")


def of_contact(connection: sqlite3.Connection, number: int, *, log: int = LOG_SHOWN) -> Dossier | None:
    """Return the dossier of a person with that of the firm, or None if there is no such person."""
    contact = one_of(connection, Contact, f"{CONTACT} WHERE c.id = :id", {"id": number})
    if contact is None:
        return None
    company = _company(connection, contact.company_id)
    parts = _firm(connection, company, deals=False)
    parts |= _happenings(connection, "contact_id", number, log)
    parts["facts"] = facts_about(connection, "contact", number) + parts.get("facts", ())
    parts |= _asked(connection, _OF_PERSON, {"id": number})
    if company is not None:
        parts |= _negotiation(connection, _deals(connection, "company_id", company.id))
        parts["attachments"] += all_of(connection, Attachment, _DECK_OF_FIRM, {"id": company.id})
    else:
        parts |= _negotiation(connection, _deals(connection, "contact_id", number))
        parts |= _asked(connection, _ALONE, {"id": number})
    country = contact.country or (company.country if company else None)
    found = _complete(connection, Ref("c", number), country, contact=contact, company=company, **parts)
    return found._replace(contact=contact._replace(waiting_since=None)) if found.is_cold_lead else found


def of_company(connection: sqlite3.Connection, number: int, *, log: int = LOG_SHOWN) -> Dossier | None:
    """Return the dossier of a firm with its people, or None if there is no such firm."""
    company = _company(connection, number)
    if company is None:
        return None
    parts = _firm(connection, company, deals=True) | _happenings(connection, "company_id", number, log)
    return _complete(connection, Ref("o", number), company.country, company=company, **parts)


def of_deal(connection: sqlite3.Connection, number: int, *, log: int = LOG_SHOWN) -> Dossier | None:
    """Return the dossier of a deal with its client's, or None if there is no such deal."""
    deal = one_of(connection, Deal, f"{DEAL} WHERE d.id = :id", {"id": number})
    if deal is None:
        return None
    company = _company(connection, deal.company_id)
    parts = _firm(connection, company, deals=False) | _happenings(connection, "deal_id", number, log)
    parts |= _negotiation(connection, (deal,))
    parts["facts"] = facts_about(connection, "deal", number) + parts.get("facts", ())
    contact = None
    if company is None and deal.contact_id is not None:
        parts |= _asked(connection, _ALONE, {"id": deal.contact_id})
    if deal.contact_id is not None:
        contact = one_of(connection, Contact, f"{CONTACT} WHERE c.id = :id", {"id": deal.contact_id})
        parts["facts"] += facts_about(connection, "contact", deal.contact_id)
    country = deal.market or (company.country if company else None)
    return _complete(connection, Ref("d", number), country, deal=deal, contact=contact, company=company, **parts)


def of_country(connection: sqlite3.Connection, iso2: str) -> Dossier:
    """Return what the user knows of a country and which clients are there."""
    clients = _asked(connection, _IN_COUNTRY, {"iso2": iso2})
    return _complete(connection, None, iso2, facts=facts_about_country(connection, iso2), **clients)


def first_order(connection: sqlite3.Connection, company: int | None, contact: int | None) -> date | None:
    """Return the day of a firm's first order that stands, or that of a person without a firm; None without one."""
    sql, number = (_FIRST_OF_FIRM, company) if company is not None else (_FIRST_OF_PERSON, contact)
    day = connection.execute(sql, {"id": number}).fetchone()[0]
    return date.fromisoformat(day) if day else None


def facts_about(connection: sqlite3.Connection, kind: str, number: int) -> tuple[Known, ...]:
    """Return every fact ever noted about a record, oldest first."""
    sql = f"{FACT} WHERE subject_kind = :kind AND subject_id = :id ORDER BY noted_on, id"
    return all_of(connection, Known, sql, {"kind": kind, "id": number})


def past_visits_to_us(connection: sqlite3.Connection, contact: int, today: date) -> int:
    """Return how many visits of a person to us have begun."""
    sql = "SELECT COUNT(*) FROM visit WHERE contact_id = :id AND direction = 'to_us' AND on_date <= :today"
    found: int = connection.execute(sql, {"id": contact, "today": today.isoformat()}).fetchone()[0]
    return found


def facts_about_country(connection: sqlite3.Connection, iso2: str) -> tuple[Known, ...]:
    """Return every fact that the user noted about a country, oldest first."""
    row = connection.execute("SELECT id FROM country WHERE iso2 = :iso2", {"iso2": iso2}).fetchone()
    return facts_about(connection, "country", row[0]) if row else ()


def _people(connection: sqlite3.Connection, company: int) -> tuple[AboutPerson, ...]:
    """Return what the organisation shows of the firm's people: title, power, line."""
    rows = connection.execute(_ABOUT_PEOPLE, {"id": company}).fetchall()
    facts = all_of(connection, Known, _ABOUT_PEOPLE, {"id": company})
    return tuple(AboutPerson(row["subject_id"], known) for row, known in zip(rows, facts, strict=True))


def _company(connection: sqlite3.Connection, number: int | None) -> Company | None:
    return None if number is None else one_of(connection, Company, f"{COMPANY} WHERE id = :id", {"id": number})


def _firm(connection: sqlite3.Connection, company: Company | None, *, deals: bool) -> Parts:
    if company is None:
        return {}
    parts = _asked(connection, _OF_FIRM, {"id": company.id})
    parts["facts"] = facts_about(connection, "company", company.id)
    parts["people"] = _people(connection, company.id)
    return parts | _negotiation(connection, _deals(connection, "company_id", company.id)) if deals else parts


def _asked(connection: sqlite3.Connection, questions: Questions, values: dict[str, object]) -> Parts:
    """Return the parts of a dossier that some questions are for."""
    return {name: all_of(connection, model, sql, values) for name, (model, sql) in questions.items()}


def _deals(connection: sqlite3.Connection, column: str, number: int) -> tuple[Deal, ...]:
    return all_of(connection, Deal, f"{DEAL} WHERE d.{column} = :id ORDER BY d.id DESC", {"id": number})


def _negotiation(connection: sqlite3.Connection, deals: tuple[Deal, ...]) -> Parts:
    parts: Parts = {"deals": deals, **dict.fromkeys((*_OF_DEAL, "deal_facts"), ())}
    for deal in deals[:20]:
        for name, rows in _asked(connection, _OF_DEAL, {"id": deal.id}).items():
            parts[name] += rows
        parts["deal_facts"] += tuple(AboutDeal(deal.id, known) for known in facts_about(connection, "deal", deal.id))
    return parts


_COUNTED = "SELECT COUNT(*), MIN(CASE WHEN channel <> 'note' THEN on_date END) FROM log_entry"


def _happenings(connection: sqlite3.Connection, column: str, number: int, log: int) -> Parts:
    mine: dict[str, object] = {"id": number, "log": log}
    counted = connection.execute(f"{_COUNTED} WHERE {column} = :id", mine).fetchone()
    questions = {name: (model, sql.format(column=column)) for name, (model, sql) in _HAPPENED.items()}
    sent = all_of(connection, Sent, _SENT + _SENT_TO[column], mine) if column in _SENT_TO else ()
    first = date.fromisoformat(counted[1]) if counted[1] else None
    return _asked(connection, questions, mine) | {"log_count": counted[0], "first_touch_on": first, "sent": sent}


def _complete(connection: sqlite3.Connection, ref: Ref | None, country: str | None, **parts: Any) -> Dossier:
    tellers = {row.told_by for row in parts.get("facts", ()) if row.told_by is not None}
    names = {}
    for number in tellers:
        row = connection.execute("SELECT name FROM contact WHERE id = :id", {"id": number}).fetchone()
        names[number] = row[0] if row else ""
    inherited = one_of(connection, Inherited, INHERITED, {"kind": ref.kind.noun, "id": ref.id}) if ref else None
    holidays = holidays_of(connection, country)
    noted = _of_countries(
        connection, {country, *(each.market for each in parts.get("deals", ()))} | _goods_go_to(parts)
    )
    company, contact = parts.get("company"), parts.get("contact")
    ordered = first_order(connection, company.id if company else None, contact.id if contact else None)
    return Dossier(
        ref=ref, country=country, told_by=names, inherited=inherited, holidays=holidays, country_facts=noted,
        first_order_on=ordered, **parts
    )  # fmt: skip


def _goods_go_to(parts: Parts) -> set[str | None]:
    return {each.destination for each in parts.get("orders", ())} | {each.country for each in parts.get("markets", ())}


def _of_countries(connection: sqlite3.Connection, codes: set[str | None]) -> tuple[AboutCountry, ...]:
    """Return what the user noted about some countries."""
    return tuple(
        AboutCountry(code, known)
        for code in sorted(code for code in codes if code)
        for known in facts_about_country(connection, code)
    )
