"""Reading one whole dossier: a dozen indexed questions, whatever the size of the book."""

import sqlite3
from typing import Any

from dossier.read.country.holidays import of_country as holidays_of
from dossier.read.rows import OPEN, all_of, one_of
from dossier.records.agenda.agenda import FollowUp, LogEntry, Promise
from dossier.records.company.firm import Attachment, ClientProduct, Company, Department, Link, Market, News, Sent
from dossier.records.contact.person import CareerStep, Contact, Point, Visit
from dossier.records.deal.deal import Correction, Deal, Order, Proof, Quote, QuoteLine, Round, StageChange
from dossier.records.dossier import AboutPerson, Dossier
from dossier.records.handover import Inherited
from dossier.records.kinds import Ref
from dossier.records.known import Known

LOG_SHOWN = 8
CONTACT = """SELECT c.id, c.name, c.native_name, c.nickname, c.salutation, c.company_id, o.name AS company_name,
    c.city, c.country, c.time_zone, c.created_on, c.last_touch_on, c.touch_by, c.waiting_since
    FROM contact c LEFT JOIN company o ON o.id = c.company_id"""
COMPANY = "SELECT id, name, aliases, domain, city, country, created_on FROM company"
DEAL = """SELECT d.id, d.company_id, o.name AS company_name, d.contact_id, c.name AS contact_name, d.title, d.product,
    d.quantity, d.unit, d.value, d.currency, d.stage, d.market, d.next_step, d.cause, d.reason, d.opened_on, d.closed_on
    FROM deal d LEFT JOIN company o ON o.id = d.company_id LEFT JOIN contact c ON c.id = d.contact_id"""
LOG = """SELECT l.id, l.contact_id, c.name AS contact_name, l.deal_id, l.on_date, l.channel, l.direction, l.text,
    l.subject, l.topics FROM log_entry l LEFT JOIN contact c ON c.id = l.contact_id"""
FACT = """SELECT key, value, state, source, noted_on, certainty, told_by, note, id, source_detail FROM fact"""
POINT = "SELECT id, kind, value, label, preferred, source, told_by_id FROM point"
FOLLOW_UP = "SELECT id, contact_id, company_id, deal_id, text, due_on, every, after_done, state FROM follow_up"
INHERITED = """SELECT from_whom, on_date FROM inheritance
    WHERE kind = :kind AND record_id = :id AND confirmed_on IS NULL"""
PROMISE = "SELECT id, contact_id, company_id, deal_id, by, text, due_on, state, made_on FROM promise"


Parts = dict[str, Any]
_ABOUT_PEOPLE = """SELECT key, value, state, source, noted_on, certainty, told_by, note, id, source_detail, subject_id
    FROM fact WHERE subject_kind = 'contact'
    AND key IN ('contact.title', 'contact.authority', 'contact.reports_to', 'contact.closeness')
    AND subject_id IN (SELECT id FROM contact WHERE company_id = :id ORDER BY id LIMIT 200) ORDER BY noted_on, id"""
_SENT = """SELECT s.id, s.attachment_id, h.path, h.role, s.contact_id, c.name AS contact_name, s.on_date, s.text
    FROM sending s JOIN attachment h ON h.id = s.attachment_id LEFT JOIN contact c ON c.id = s.contact_id"""
_SENT_TO = {
    "contact_id": " WHERE s.contact_id = :id ORDER BY s.on_date DESC, s.id DESC LIMIT 50",
    "company_id": " WHERE s.company_id = :id ORDER BY s.on_date DESC, s.id DESC LIMIT 50",
}
_CAREER = """SELECT id, employer, title, trade, from_date, to_date, source, told_by_id FROM career
    WHERE contact_id = :id ORDER BY COALESCE(from_date, '') DESC, id DESC"""
_VISIT = """SELECT v.id, v.contact_id, c.name AS contact_name, v.direction, v.on_date, v.until, v.place, v.purpose, v.text,
    v.source, v.told_by_id FROM visit v JOIN contact c ON c.id = v.contact_id"""
_DEPARTMENT = """SELECT g.id, g.function, g.state, g.head_id, c.name AS head_name, g.reports_to, g.text, g.source,
    g.told_by_id FROM department g LEFT JOIN contact c ON c.id = g.head_id WHERE g.company_id = :id ORDER BY g.id"""
MARKET = """SELECT id, country, from_date, to_date, channel, text, source, told_by_id FROM market
    WHERE company_id = :id ORDER BY COALESCE(from_date, ''), id"""
_PRODUCT = """SELECT id, name, kind, category, what_is_new, selling_points, price_point, supplier, mould, can_make, asked_on,
    difference, source, told_by_id FROM client_product WHERE company_id = :id ORDER BY id"""
_NEWS = """SELECT id, kind, text, on_date, yearly, place, action, country, source, told_by_id FROM news
    WHERE company_id = :id ORDER BY COALESCE(on_date, '') DESC, id DESC"""
_LINK = """SELECT k.id, k.kind, k.other_id, o.name AS other_name, 1 AS forward, k.text, k.source,
    k.told_by_id FROM link k JOIN company o ON o.id = k.other_id WHERE k.company_id = :id
    UNION ALL SELECT k.id, k.kind, k.company_id, o.name, 0, k.text, k.source, k.told_by_id
    FROM link k JOIN company o ON o.id = k.company_id WHERE k.other_id = :id ORDER BY 1"""
_ATTACHMENT = "SELECT id, path, role, text, size, added_on FROM attachment"
STAGE = (
    "SELECT id, deal_id, from_stage, to_stage, on_date, reason, cause FROM stage_change WHERE deal_id = :id ORDER BY id"
)
ROUND = """SELECT r.id, r.deal_id, r.topic, r.ours, r.theirs, r.outcome, c.name AS said_by_name, r.on_date, r.text,
    r.log_entry_id
    FROM round r LEFT JOIN contact c ON c.id = r.said_by_id WHERE r.deal_id = :id ORDER BY r.on_date, r.id"""
QUOTE = """SELECT id, deal_id, number, revision, state, currency, incoterm, place, payment, lead_time, packing, marks, note,
    created_on, sent_on, valid_until, answered_on, replaces_id FROM quote WHERE deal_id = :id ORDER BY id"""
LINE = """SELECT n.id, n.quote_id, n.position, n.item, n.quantity, n.unit, n.price, n.payment
    FROM quote_line n JOIN quote q ON q.id = n.quote_id WHERE q.deal_id = :id ORDER BY n.quote_id, n.position"""
ORDER_ROW = """SELECT id, deal_id, number, destination, value, currency, incoterm, place, payment, forwarder, confirmed_on,
    ship_by, deposit_due, deposit_paid, balance_due, balance_paid, shipped_on, note, quote_id, offer_id, plug, mains,
    certificates, label_language FROM orders"""
ORDER = f"{ORDER_ROW} WHERE deal_id = :id ORDER BY confirmed_on, id"
PROOF = """SELECT id, deal_id, kind, version, state, sent_on, courier, feedback, feedback_on, signed_on, lies_at, text
    FROM proof WHERE deal_id = :id ORDER BY id"""
_CORRECTION = """SELECT i.id, i.proof_id, i.text, i.noted_on, i.sent_on FROM correction i JOIN proof y ON y.id = i.proof_id
    WHERE y.deal_id = :id ORDER BY i.id"""


def of_contact(connection: sqlite3.Connection, number: int, *, log: int = LOG_SHOWN) -> Dossier | None:
    """Return the dossier of a person with that of the firm, or None if there is no such person."""
    contact = one_of(connection, Contact, f"{CONTACT} WHERE c.id = :id", {"id": number})
    if contact is None:
        return None
    company = _company(connection, contact.company_id)
    parts = _firm(connection, company, deals=False)
    parts |= _happenings(connection, "contact_id", number, log)
    parts["facts"] = facts_about(connection, "contact", number) + parts.get("facts", ())
    parts["points"] = all_of(
        connection, Point, f"{POINT} WHERE contact_id = :id ORDER BY preferred DESC, id", {"id": number}
    )
    parts["career"] = all_of(connection, CareerStep, _CAREER, {"id": number})
    parts["visits"] = all_of(
        connection, Visit, f"{_VISIT} WHERE v.contact_id = :id ORDER BY v.on_date DESC", {"id": number}
    )
    if company is not None:
        deals = all_of(connection, Deal, f"{DEAL} WHERE d.company_id = :id ORDER BY d.id DESC", {"id": company.id})
    else:
        deals = all_of(connection, Deal, f"{DEAL} WHERE d.contact_id = :id ORDER BY d.id DESC", {"id": number})
    parts |= _negotiation(connection, deals)
    country = contact.country or (company.country if company else None)
    return _complete(connection, Ref("c", number), country, contact=contact, company=company, **parts)


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
    if deal.contact_id is not None:
        contact = one_of(connection, Contact, f"{CONTACT} WHERE c.id = :id", {"id": deal.contact_id})
        parts["facts"] += facts_about(connection, "contact", deal.contact_id)
    country = deal.market or (company.country if company else None)
    return _complete(connection, Ref("d", number), country, deal=deal, contact=contact, company=company, **parts)


def of_country(connection: sqlite3.Connection, iso2: str) -> Dossier:
    """Return what the user knows of a country and which clients are there."""
    return _complete(
        connection,
        None,
        iso2,
        facts=facts_about_country(connection, iso2),
        companies=all_of(
            connection,
            Company,
            f"{COMPANY} WHERE country = :iso2 ORDER BY name COLLATE NOCASE LIMIT 200",
            {"iso2": iso2},
        ),
        contacts=all_of(
            connection,
            Contact,
            f"{CONTACT} WHERE c.country = :iso2 ORDER BY c.name COLLATE NOCASE LIMIT 200",
            {"iso2": iso2},
        ),
    )


def facts_about(connection: sqlite3.Connection, kind: str, number: int) -> tuple[Known, ...]:
    """Return every fact ever noted about a record, oldest first."""
    sql = f"{FACT} WHERE subject_kind = :kind AND subject_id = :id ORDER BY noted_on, id"
    return all_of(connection, Known, sql, {"kind": kind, "id": number})


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
    mine = {"id": company.id}
    parts: Parts = {
        "contacts": all_of(connection, Contact, f"{CONTACT} WHERE c.company_id = :id ORDER BY c.id LIMIT 200", mine),
        "company_points": all_of(connection, Point, f"{POINT} WHERE company_id = :id ORDER BY id", mine),
        "facts": facts_about(connection, "company", company.id),
        "people": _people(connection, company.id),
        "departments": all_of(connection, Department, _DEPARTMENT, mine),
        "markets": all_of(connection, Market, MARKET, mine),
        "products": all_of(connection, ClientProduct, _PRODUCT, mine),
        "news": all_of(connection, News, _NEWS, mine),
        "links": all_of(connection, Link, _LINK, mine),
        "visits": all_of(connection, Visit, f"{_VISIT} WHERE c.company_id = :id ORDER BY v.on_date DESC", mine),
    }
    if deals:
        found = all_of(connection, Deal, f"{DEAL} WHERE d.company_id = :id ORDER BY d.id DESC", mine)
        parts |= _negotiation(connection, found)
    return parts


def _negotiation(connection: sqlite3.Connection, deals: tuple[Deal, ...]) -> Parts:
    parts: Parts = {
        "deals": deals,
        "stages": (),
        "rounds": (),
        "quotes": (),
        "quote_lines": (),
        "orders": (),
        "proofs": (),
        "corrections": (),
    }
    questions = (
        ("stages", StageChange, STAGE), ("rounds", Round, ROUND), ("quotes", Quote, QUOTE),
        ("quote_lines", QuoteLine, LINE), ("orders", Order, ORDER), ("proofs", Proof, PROOF),
        ("corrections", Correction, _CORRECTION),
    )  # fmt: skip
    for deal in deals[:20]:
        for name, model, sql in questions:
            parts[name] += all_of(connection, model, sql, {"id": deal.id})
    return parts


def _happenings(connection: sqlite3.Connection, column: str, number: int, log: int) -> Parts:
    mine = {"id": number, "log": log}
    counted = connection.execute(f"SELECT COUNT(*) FROM log_entry WHERE {column} = :id", mine).fetchone()  # noqa: S608
    return {
        "log": all_of(
            connection, LogEntry, f"{LOG} WHERE l.{column} = :id ORDER BY l.on_date DESC, l.id DESC LIMIT :log", mine
        ),
        "log_count": counted[0],
        "follow_ups": all_of(
            connection, FollowUp, f"{FOLLOW_UP} WHERE {column} = :id AND {OPEN} ORDER BY due_on, id", mine
        ),
        "promises": all_of(connection, Promise, f"{PROMISE} WHERE {column} = :id AND {OPEN} ORDER BY due_on, id", mine),
        "attachments": all_of(connection, Attachment, f"{_ATTACHMENT} WHERE {column} = :id ORDER BY id", mine),
        "sent": all_of(connection, Sent, _SENT + _SENT_TO[column], mine) if column in _SENT_TO else (),
    }


def _complete(connection: sqlite3.Connection, ref: Ref | None, country: str | None, **parts: Any) -> Dossier:
    tellers = {row.told_by for row in parts.get("facts", ()) if row.told_by is not None}
    names = {}
    for number in tellers:
        row = connection.execute("SELECT name FROM contact WHERE id = :id", {"id": number}).fetchone()
        names[number] = row[0] if row else ""
    inherited = one_of(connection, Inherited, INHERITED, {"kind": ref.kind.noun, "id": ref.id}) if ref else None
    holidays = holidays_of(connection, country)
    return Dossier(ref=ref, country=country, told_by=names, inherited=inherited, holidays=holidays, **parts)
