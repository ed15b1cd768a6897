"""Who could tell about a company: contacts close to us, and those whose firms are linked to it."""

import sqlite3
from datetime import date

from dossier.read.dossier import MARKET, facts_about
from dossier.read.rows import all_of
from dossier.records.company.firm import Market
from dossier.records.company.informants import Candidate
from dossier.records.company.market_time import running
from dossier.records.known import KNOWN, Known, current

MOST = 500
_CLOSE = """SELECT DISTINCT subject_id FROM fact WHERE subject_kind = 'contact' AND key = 'contact.closeness'
    AND value IN ('chats', 'tells', 'friend') ORDER BY subject_id LIMIT :most"""
_LINKED = """SELECT c.id FROM contact c WHERE c.company_id IN (
    SELECT other_id FROM link WHERE company_id = :id UNION SELECT company_id FROM link WHERE other_id = :id)
    ORDER BY c.id LIMIT :most"""
_WHO = """SELECT c.id, c.name, c.company_id, o.name AS company_name, COALESCE(c.country, o.country) AS country,
    c.last_touch_on, o.country AS firm_country FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE c.id = :id"""
_LINKS = """SELECT kind, 1 FROM link WHERE company_id = :own AND other_id = :target
    UNION SELECT kind, 0 FROM link WHERE company_id = :target AND other_id = :own"""
_TOLD = "SELECT COUNT(*) FROM fact WHERE told_by = :id"
_OWED = """SELECT text FROM promise WHERE contact_id = :id AND by = 'ours' AND state || '' = 'open'
    AND (due_on IS NULL OR due_on < :today) ORDER BY due_on, id"""


def candidates(connection: sqlite3.Connection, target: int, today: date) -> tuple[Candidate, ...]:
    """Return the contacts worth weighing, each once."""
    values = {"id": target, "most": MOST}
    numbers = [row[0] for sql in (_LINKED, _CLOSE) for row in connection.execute(sql, values).fetchall()]
    return tuple(_candidate(connection, number, target, today) for number in dict.fromkeys(numbers))


def _candidate(connection: sqlite3.Connection, number: int, target: int, today: date) -> Candidate:
    who = connection.execute(_WHO, {"id": number}).fetchone()
    person = _values(facts_about(connection, "contact", number))
    firm_id = who["company_id"]
    firm = _values(facts_about(connection, "company", firm_id)) if firm_id is not None else {}
    links = connection.execute(_LINKS, {"own": firm_id, "target": target}).fetchall() if firm_id is not None else []
    touched = who["last_touch_on"]
    return Candidate(
        contact_id=number, name=who["name"], company_id=firm_id, company_name=who["company_name"], country=who["country"],
        markets=markets_of(connection, firm_id, who["firm_country"], today),
        products=tuple((firm.get("company.main_products") or "").split("\n")) if firm.get("company.main_products") else (),
        closeness=person.get("contact.closeness"), trade_since=person.get("contact.trade_since"),
        joined_firm=person.get("contact.joined_firm"), founded=firm.get("company.founded"),
        channel=person.get("contact.preferred_channel"),
        last_touch_on=date.fromisoformat(touched) if touched else None, links=tuple((row[0], bool(row[1])) for row in links),
        told_before=connection.execute(_TOLD, {"id": number}).fetchone()[0],
        owed=tuple(row[0] for row in connection.execute(_OWED, {"id": number, "today": today.isoformat()})),
    )  # fmt: skip


def markets_of(
    connection: sqlite3.Connection, company: int | None, country: str | None, today: date
) -> tuple[str, ...]:
    """Return where a firm sells on a day; without a noted market the country it lies in."""
    rows = all_of(connection, Market, MARKET, {"id": company}) if company is not None else ()
    return running(rows, today) or ((country,) if country else ())


def _values(rows: tuple[Known, ...]) -> dict[str, str | None]:
    return {key: row.value for key, row in current(rows).items() if row.state == KNOWN}
