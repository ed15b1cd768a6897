"""What is due: questions by index, with a limit, so that a morning costs the same in any book."""

import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from dossier.facts.agenda import Due, Who
from dossier.read.rows import all_of

READ_AT_MOST = 300
"""Rows read of one kind; more than fit on any screen. What is left over is counted, never hidden."""


EVENT_DAYS = 14
"""How far ahead birthdays and events are told, in days, so that a card or a gift can still be sent."""


class Waiting(NamedTuple):
    """What is due, and how many more rows of each kind there are."""

    due: tuple[Due, ...]
    unread: int


_KINDS: dict[str, str] = {
    "inquiry": """SELECT 'inquiry' AS kind, 'c' || id AS ref, substr(waiting_since, 1, 10) AS due_on, '' AS text,
        id AS contact_id, company_id, NULL AS deal_id, waiting_since AS detail FROM contact
        WHERE waiting_since IS NOT NULL AND waiting_since <= :tonight ORDER BY waiting_since LIMIT :limit""",
    "follow_up": """SELECT 'follow_up' AS kind, 'f' || id AS ref, due_on, text, contact_id, company_id, deal_id,
        every AS detail FROM follow_up WHERE state = 'open' AND due_on <= :until ORDER BY due_on, id LIMIT :limit""",
    "promise": """SELECT 'promise' AS kind, 'm' || id AS ref, due_on, text, contact_id, company_id, deal_id,
        by AS detail FROM promise WHERE state = 'open' AND due_on <= :until ORDER BY due_on, id LIMIT :limit""",
    "quote_silent": """SELECT 'quote_silent' AS kind, 'q' || q.id AS ref, q.sent_on AS due_on, q.number AS text,
        d.contact_id, d.company_id, d.id AS deal_id, q.sent_on AS detail FROM quote q JOIN deal d ON d.id = q.deal_id
        WHERE q.state = 'sent' AND q.sent_on <= :silent ORDER BY q.sent_on LIMIT :limit""",
    "quote_expiring": """SELECT 'quote_expiring' AS kind, 'q' || q.id AS ref, q.valid_until AS due_on, q.number AS text,
        d.contact_id, d.company_id, d.id AS deal_id, NULL AS detail FROM quote q JOIN deal d ON d.id = q.deal_id
        WHERE q.state = 'sent' AND q.valid_until BETWEEN :today AND :soon ORDER BY q.valid_until LIMIT :limit""",
    "proof": """SELECT 'proof' AS kind, 'y' || y.id AS ref, y.sent_on AS due_on, y.kind AS text, d.contact_id,
        d.company_id, d.id AS deal_id, y.courier AS detail FROM proof y JOIN deal d ON d.id = y.deal_id
        WHERE y.state = 'sent' AND y.sent_on <= :proof_silent ORDER BY y.sent_on LIMIT :limit""",
    "ship_by": """SELECT 'ship_by' AS kind, 's' || s.id AS ref, s.ship_by AS due_on, COALESCE(s.number, d.title) AS text,
        d.contact_id, d.company_id, d.id AS deal_id, NULL AS detail FROM orders s JOIN deal d ON d.id = s.deal_id
        WHERE s.ship_by <= :soon AND s.shipped_on IS NULL ORDER BY s.ship_by LIMIT :limit""",
    "deposit": """SELECT 'deposit' AS kind, 's' || s.id AS ref, s.deposit_due AS due_on,
        COALESCE(s.number, d.title) AS text, d.contact_id, d.company_id, d.id AS deal_id, NULL AS detail
        FROM orders s JOIN deal d ON d.id = s.deal_id
        WHERE s.deposit_due <= :until AND s.deposit_paid IS NULL ORDER BY s.deposit_due LIMIT :limit""",
    "balance": """SELECT 'balance' AS kind, 's' || s.id AS ref, s.balance_due AS due_on,
        COALESCE(s.number, d.title) AS text, d.contact_id, d.company_id, d.id AS deal_id, NULL AS detail
        FROM orders s JOIN deal d ON d.id = s.deal_id
        WHERE s.balance_due <= :until AND s.balance_paid IS NULL ORDER BY s.balance_due LIMIT :limit""",
    "quiet": """SELECT 'quiet' AS kind, 'c' || id AS ref, touch_by AS due_on, '' AS text, id AS contact_id, company_id,
        NULL AS deal_id, last_touch_on AS detail FROM contact
        WHERE touch_by <= :until ORDER BY touch_by DESC LIMIT :limit""",
}


def due(connection: sqlite3.Connection, today: date, days: int, *, silent_days: int, soon_days: int) -> Waiting:
    """Return everything due until `days` after today, of each kind at most READ_AT_MOST rows."""
    until = today + timedelta(days=days)
    values: dict[str, object] = {
        "today": today.isoformat(),
        "tonight": f"{until.isoformat()}T23:59:59",
        "until": until.isoformat(),
        "silent": (until - timedelta(days=silent_days)).isoformat(),
        "proof_silent": (until - timedelta(days=2 * silent_days)).isoformat(),
        "soon": (today + timedelta(days=max(days, soon_days))).isoformat(),
        "limit": READ_AT_MOST + 1,
    }
    found: list[Due] = []
    unread = 0
    for sql in _KINDS.values():
        rows = all_of(connection, Due, sql, values)
        if len(rows) > READ_AT_MOST:
            unread += _count(connection, sql, values) - READ_AT_MOST
        found += rows[:READ_AT_MOST]
    return Waiting(tuple(found) + tuple(_anniversaries(connection, today, until)), unread)


def _count(connection: sqlite3.Connection, sql: str, values: dict[str, object]) -> int:
    counted = connection.execute(f"SELECT COUNT(*) FROM ({sql})", values | {"limit": -1}).fetchone()  # noqa: S608
    return int(counted[0])


def _anniversaries(connection: sqlite3.Connection, today: date, until: date) -> Iterable[Due]:
    """Yield birthdays and events of the days asked for; yearly ones are kept by month and day."""
    for offset in range(min(max((until - today).days, EVENT_DAYS), 366) + 1):
        day = today + timedelta(days=offset)
        keys = {"days": f"{day:%m-%d}", "exact": day.isoformat()}
        for row in connection.execute("SELECT id, company_id FROM contact WHERE birthday = :days LIMIT 50", keys):
            yield Due("birthday", f"c{row[0]}", day, "", row[0], row[1], None, None)
        for row in connection.execute(_NEWS, keys):
            yield Due("news", f"n{row[0]}", day, row[2], None, row[1], None, row[3])


_NEWS = """SELECT id, company_id, text, action FROM news WHERE month_day = :days
    UNION ALL SELECT id, company_id, text, action FROM news WHERE on_date = :exact AND yearly = 0 LIMIT 50"""
_WHO = """SELECT c.id AS contact_id, o.id AS company_id, COALESCE(c.name, o.name) AS name,
    CASE WHEN c.id IS NULL THEN NULL ELSE o.name END AS company, COALESCE(c.country, o.country) AS country,
    NULL AS star, NULL AS closeness, c.last_touch_on, NULL AS last_text
    FROM (SELECT :contact AS c_id, :company AS o_id) k
    LEFT JOIN contact c ON c.id = k.c_id LEFT JOIN company o ON o.id = COALESCE(c.company_id, k.o_id)"""
_LAST = "SELECT text, subject, on_date FROM log_entry WHERE {column} = :id ORDER BY on_date DESC, id DESC LIMIT 1"
_FACT = """SELECT value FROM fact WHERE subject_kind = :kind AND subject_id = :id AND key = :key
    ORDER BY noted_on DESC, id DESC LIMIT 1"""


def whose(connection: sqlite3.Connection, contact_id: int | None, company_id: int | None) -> Who:
    """Return the client of a reminder: name, firm, country, stars, closeness, last touch."""
    row = connection.execute(_WHO, {"contact": contact_id, "company": company_id}).fetchone()
    firm = row["company_id"]
    star = _fact(connection, "company", firm, "company.star")
    column, number = ("contact_id", contact_id) if contact_id is not None else ("company_id", company_id)
    last = connection.execute(_LAST.format(column=column), {"id": number}).fetchone()
    return Who(
        contact_id=row["contact_id"],
        company_id=firm,
        name=row["name"] or "",
        company=row["company"],
        country=row["country"],
        star=int(star) if star and star.isdigit() else None,
        closeness=_fact(connection, "contact", contact_id, "contact.closeness"),
        last_touch_on=date.fromisoformat(last["on_date"]) if last else None,
        last_text=(last["subject"] or last["text"]) if last else None,
    )


def _fact(connection: sqlite3.Connection, kind: str, number: int | None, key: str) -> str | None:
    if number is None:
        return None
    row = connection.execute(_FACT, {"kind": kind, "id": number, "key": key}).fetchone()
    return None if row is None else row[0]
