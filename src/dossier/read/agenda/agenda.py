"""What is due: questions by index, with a limit, so that a morning costs the same in any book."""

import sqlite3
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dossier.i18n import translated
from dossier.read.agenda.agenda_orders import ORDER_DAYS, PAPERS_WITHIN, Span, of_orders, waited_for
from dossier.read.country.own import closure_notes
from dossier.read.rows import all_of
from dossier.records.agenda.agenda import Due, Who
from dossier.records.agenda.occasion import THANKED_WITHIN
from dossier.records.agenda.reminding import Thresholds
from dossier.records.catalogue.catalogue import BLACK_LIST
from dossier.records.contact.person import FOUND_BY_US
from dossier.records.country.own import with_own_closures

LONGEST_VISIT = 60
"""Days that a visit lasts at most; so far back a question looks for those that have begun."""
READ_AT_MOST = 300
"""Rows read of one kind; more than fit on any screen. What is left over is counted, never hidden."""


class Waiting(NamedTuple):
    """What is due, and how many more rows of each kind there are."""

    due: tuple[Due, ...]
    unread: int


_SOURCE = """(SELECT value FROM fact WHERE subject_kind = 'contact' AND subject_id = c.id AND key = 'contact.source'
    ORDER BY noted_on DESC, id DESC LIMIT 1)"""
_COLD = f"CASE WHEN c.last_touch_on IS NULL AND {_SOURCE} IN {FOUND_BY_US} THEN {_SOURCE} END"
"""How we found somebody to whom and from whom no letter has gone yet, NULL of all others."""

KINDS: dict[str, str] = {
    "inquiry": f"""SELECT CASE WHEN {_COLD} IS NULL THEN 'inquiry' ELSE 'approach' END AS kind, 'c' || id AS ref,
        substr(waiting_since, 1, 10) AS due_on, COALESCE({_COLD}, '') AS text, id AS contact_id, company_id,
        NULL AS deal_id, waiting_since AS detail FROM contact c
        WHERE waiting_since IS NOT NULL AND waiting_since <= :tonight ORDER BY waiting_since LIMIT :limit""",  # noqa: S608  (our own words)
    "complaint": """SELECT CASE WHEN x.answered_on IS NULL THEN 'complaint' ELSE 'complaint_open' END AS kind,
        'cp' || x.id AS ref, CASE WHEN x.answered_on IS NULL THEN MIN(date(x.on_date, '+1 day'), :today)
            ELSE date(MAX(x.answered_on, COALESCE(c.last_touch_on, '')), '+7 days') END AS due_on,
        x.text, x.contact_id, x.company_id, x.deal_id, x.on_date AS detail
        FROM complaint x LEFT JOIN contact c ON c.id = x.contact_id
        WHERE x.closed_on IS NULL AND x.on_date <= :today ORDER BY x.on_date LIMIT :limit""",
    "follow_up": """SELECT 'follow_up' AS kind, 'f' || id AS ref, due_on, text, contact_id, company_id, deal_id,
        every AS detail, at FROM follow_up WHERE state = 'open' AND due_on <= :until ORDER BY due_on, id LIMIT :limit""",
    "promise": """SELECT 'promise' AS kind, 'm' || id AS ref, due_on, text, contact_id, company_id, deal_id,
        by AS detail FROM promise WHERE state = 'open' AND due_on <= :until ORDER BY due_on, id LIMIT :limit""",
    "visit": """SELECT v.direction AS kind, 'v' || v.id AS ref, v.on_date AS due_on, COALESCE(v.place, v.purpose, '') AS text,
        v.contact_id, c.company_id, NULL AS deal_id, COALESCE(v.until, v.on_date) AS detail, v.at
        FROM visit v JOIN contact c ON c.id = v.contact_id
        WHERE v.on_date BETWEEN :visited AND :visits AND COALESCE(v.until, v.on_date) >= :today
        ORDER BY v.on_date LIMIT :limit""",
    "thanks": """SELECT 'thanks' AS kind, 'v' || v.id AS ref, COALESCE(v.until, v.on_date) AS due_on, '' AS text,
        v.contact_id, c.company_id, NULL AS deal_id, NULL AS detail FROM visit v JOIN contact c ON c.id = v.contact_id
        WHERE v.on_date BETWEEN :visited AND :today
        AND COALESCE(v.until, v.on_date) >= :thanked AND COALESCE(v.until, v.on_date) < :today
        AND NOT EXISTS (SELECT 1 FROM log_entry l WHERE l.contact_id = v.contact_id
            AND l.on_date >= COALESCE(v.until, v.on_date) AND l.direction = 'out'
            AND (l.on_date > COALESCE(v.until, v.on_date) AND l.channel IN ('email', 'chat')
                OR char(10) || l.topics || char(10) LIKE '%' || char(10) || 'thanks' || char(10) || '%'))
        ORDER BY v.on_date LIMIT :limit""",
    "quote_silent": """SELECT 'quote_silent' AS kind, 'q' || q.id AS ref, q.sent_on AS due_on, q.number AS text,
        d.contact_id, d.company_id, d.id AS deal_id, q.sent_on || COALESCE(' ' || q.valid_until, '') AS detail
        FROM quote q JOIN deal d ON d.id = q.deal_id
        WHERE q.state = 'sent' AND q.sent_on <= :silent AND d.stage <> 'lost' ORDER BY q.sent_on LIMIT :limit""",
    "quote_expiring": """SELECT 'quote_expiring' AS kind, 'q' || q.id AS ref, q.valid_until AS due_on,
        q.number AS text,
        d.contact_id, d.company_id, d.id AS deal_id, NULL AS detail FROM quote q JOIN deal d ON d.id = q.deal_id
        WHERE q.state = 'sent' AND q.valid_until BETWEEN :today AND :expiring AND d.stage <> 'lost' ORDER BY q.valid_until LIMIT :limit""",
    "proof": """SELECT 'proof' AS kind, 'y' || y.id AS ref, y.sent_on AS due_on, y.kind AS text,
        d.contact_id, d.company_id, d.id AS deal_id,
        y.sent_on AS detail FROM proof y JOIN deal d ON d.id = y.deal_id
        WHERE y.state = 'sent' AND y.sent_on <= :proof_silent AND d.stage <> 'lost' ORDER BY y.sent_on LIMIT :limit""",
    "sample_missing": """SELECT 'sample_missing' AS kind, 's' || s.id AS ref, s.ship_by AS due_on,
        COALESCE(s.number, d.title) AS text, d.contact_id, d.company_id, d.id AS deal_id, NULL AS detail
        FROM orders s JOIN deal d ON d.id = s.deal_id
        WHERE s.shipped_on IS NULL AND s.ship_by BETWEEN :today AND :sample
        AND EXISTS (SELECT 1 FROM fact k WHERE k.subject_kind = 'company' AND k.subject_id = d.company_id
            AND (k.key = 'terms.proof_path' AND k.value = 'machine' OR k.key LIKE 'strict.%' AND k.value = 'strict'))
        AND NOT EXISTS (SELECT 1 FROM proof y WHERE y.deal_id = d.id AND y.state || '' = 'signed')
        ORDER BY s.ship_by LIMIT :limit""",
    "buying": """SELECT 'buying' AS kind, 'o' || f.subject_id AS ref, substr(f.value || '-01', 1, 10) AS due_on, f.value AS text,
        NULL AS contact_id, f.subject_id AS company_id, NULL AS deal_id, NULL AS detail FROM fact f
        WHERE f.key = 'company.plans_to_buy' AND f.value BETWEEN :month AND :buying AND length(f.value) >= 7
        AND f.state || '' = 'known' AND f.id = (SELECT g.id FROM fact g WHERE g.subject_kind = 'company'
            AND g.subject_id = f.subject_id AND g.key = f.key ORDER BY g.noted_on DESC, g.id DESC LIMIT 1)
        AND NOT EXISTS (SELECT 1 FROM deal d JOIN orders s ON s.deal_id = d.id
            WHERE d.company_id = f.subject_id AND s.confirmed_on >= f.noted_on)
        ORDER BY f.value LIMIT :limit""",
    "quiet": """SELECT 'quiet' AS kind, 'c' || id AS ref, touch_by AS due_on, '' AS text, id AS contact_id, company_id,
        NULL AS deal_id, last_touch_on AS detail FROM contact
        WHERE touch_by <= :until ORDER BY touch_by DESC LIMIT :limit""",
}
"""The question of each source that is a matter of one table; no answer is read beyond its limit."""
TIMED = {"follow_up", "visit"}
"""Those that may have an hour."""


def due(
    connection: sqlite3.Connection, today: date, within: Thresholds, *, since: date, off: Collection[str] = ()
) -> Waiting:
    """Return everything due by the thresholds, of each kind at most READ_AT_MOST rows; `off` names kinds not asked.

    `since` is the first day of which birthdays and events are still told.
    """
    until = today + timedelta(days=within.ahead)
    values: dict[str, object] = {
        "today": today.isoformat(),
        "tonight": f"{until.isoformat()}T23:59:59",
        "until": until.isoformat(),
        "silent": (until - timedelta(days=within.quote_silent)).isoformat(),
        "proof_silent": (until - timedelta(days=within.proof_silent)).isoformat(),
        "expiring": (today + timedelta(days=max(within.ahead, within.expiring))).isoformat(),
        "sample": (today + timedelta(days=within.sample_missing)).isoformat(),
        "shipped": (until - timedelta(days=within.documents)).isoformat(),
        "shipped_since": (today - timedelta(days=PAPERS_WITHIN)).isoformat(),
        "month": f"{today:%Y-%m}",
        "buying": (today + timedelta(days=max(within.ahead, within.buying))).isoformat(),
        "visited": (today - timedelta(days=LONGEST_VISIT)).isoformat(),
        "thanked": (today - timedelta(days=THANKED_WITHIN)).isoformat(),
        "visits": (today + timedelta(days=max(within.ahead, within.visit_days))).isoformat(),
        "limit": READ_AT_MOST + 1,
    }
    found: list[Due] = []
    unread = 0
    for kind, sql in (KINDS | ORDER_DAYS).items():
        if kind in off and kind not in {"inquiry", "arrival", "complaint"}:  # whose rows may be of another kind
            continue
        timed = sql if kind in TIMED else f"SELECT *, NULL AS at FROM ({sql})"  # noqa: S608  (our own words)
        rows = all_of(connection, Due, timed, values)
        if len(rows) > READ_AT_MOST:
            unread += _count(connection, sql, values) - READ_AT_MOST
        read = rows[:READ_AT_MOST] if kind != "documents" else waited_for(rows[:READ_AT_MOST], within)
        found += (row for each in read if (row := _as_it_is(each, today)).kind not in off)
    goods = Span(date.min, today + timedelta(days=max(within.ahead, within.ship_by)))
    orders = of_orders(connection, today, goods, Span(date.min, until), off=off)
    unread += orders.unread
    found += orders.due
    found += (each for each in _days_of_the_year(connection, since, today, within) if each.kind not in off)
    return Waiting(tuple(found), unread)


def _as_it_is(each: Due, today: date) -> Due:
    """Return a silent quotation with the day it was sent, or as one that ran out; a visit that lasts is due today."""
    if each.kind in {"to_us", "to_them"}:
        return each._replace(due_on=max(each.due_on, today))
    if each.kind != "quote_silent":
        return each
    sent, _space, until = (each.detail or "").partition(" ")
    if not until or until >= today.isoformat():
        return each._replace(detail=sent)
    return each._replace(kind="quote_expired", due_on=date.fromisoformat(until), detail=sent)


def _count(connection: sqlite3.Connection, sql: str, values: dict[str, object]) -> int:
    counted = connection.execute(f"SELECT COUNT(*) FROM ({sql})", values | {"limit": -1}).fetchone()  # noqa: S608
    return int(counted[0])


BIRTHDAYS = """SELECT id, company_id, birthday FROM contact
    WHERE birthday BETWEEN :first AND :last ORDER BY birthday LIMIT :limit"""
FOUNDED = """WITH RECURSIVE year(y) AS (
    SELECT substr(MIN(value), 1, 4) FROM fact WHERE key = 'company.founded' AND value >= '1' UNION ALL
    SELECT (SELECT substr(MIN(value), 1, 4) FROM fact WHERE key = 'company.founded' AND value > y || '~')
        FROM year WHERE y IS NOT NULL),
    spell(y) AS (SELECT y FROM year WHERE y IS NOT NULL UNION ALL SELECT '-')
    SELECT f.subject_id, f.value FROM spell JOIN fact f ON f.key = 'company.founded'
        AND f.value BETWEEN y || '-' || :first AND y || '-' || :last
    WHERE NOT EXISTS (SELECT 1 FROM news n WHERE n.company_id = f.subject_id AND n.kind = 'anniversary'
            AND substr(n.on_date, length(n.on_date) - 4) = substr(f.value, length(f.value) - 4))
        AND f.state || '' = 'known' AND f.id = (SELECT g.id FROM fact g WHERE g.subject_kind = 'company'
        AND g.subject_id = f.subject_id AND g.key = 'company.founded' ORDER BY g.noted_on DESC, g.id DESC LIMIT 1)
    LIMIT :limit"""
"""Founding days of a span of the year, year by year: as many steps of the index as there are years, however many firms.

A day that stands in the firm's news, too, is told there."""
YEARLY = """SELECT id, company_id, kind, text, action, month_day FROM news
    WHERE month_day BETWEEN :first AND :last ORDER BY month_day LIMIT :limit"""
ONCE = """SELECT id, company_id, kind, text, action, on_date FROM news
    WHERE on_date BETWEEN :first AND :last AND yearly = 0 ORDER BY on_date LIMIT :limit"""


def _days_of_the_year(connection: sqlite3.Connection, since: date, today: date, within: Thresholds) -> Iterator[Due]:
    """Yield birthdays and events since a day, and fairs to come; yearly ones are kept by month and day."""
    last = {
        "birthday": today + timedelta(days=max(within.ahead, within.event_days)),
        "news": today + timedelta(days=max(within.ahead, within.event_days)),
        "fair": today + timedelta(days=max(within.ahead, within.fair_days)),
    }
    for first, end in _spans(since, last["birthday"]):
        for row in connection.execute(BIRTHDAYS, {"first": first, "last": end, "limit": READ_AT_MOST}):
            day = _next(row[2], since)
            born = _fact(connection, "contact", row[0], "contact.birthday") or ""
            yield Due("birthday", f"c{row[0]}", day, "", row[0], row[1], None, _years(born, day))
        for row in connection.execute(FOUNDED, {"first": first, "last": end, "limit": READ_AT_MOST}):
            day = _next(row[1][-5:], since)
            yield Due("founded", f"o{row[0]}", day, "", None, row[0], None, _years(row[1], day))
    happening = [
        (row, _next(row[5], since))
        for first, end in _spans(since, last["fair"])
        for row in connection.execute(YEARLY, {"first": first, "last": end, "limit": READ_AT_MOST})
    ]
    days = {"first": since.isoformat(), "last": last["fair"].isoformat(), "limit": READ_AT_MOST}
    happening += [(row, date.fromisoformat(row[5])) for row in connection.execute(ONCE, days) if len(row[5]) == 10]
    for row, day in happening:
        kind = "fair" if row[2] == "fair" else "news"
        if day <= last[kind] and (kind == "news" or day >= today):
            yield Due(kind, f"n{row[0]}", day, row[3], None, row[1], None, row[4])


def _years(since: str, day: date) -> str | None:
    """Return how many years lie between a partial date and a day, or None without a year."""
    return str(day.year - int(since[:4])) if since[:4].isdigit() else None


def _spans(today: date, last: date) -> list[tuple[str, str]]:
    """Return the months and days from today to `last` as one span, or two across the end of the year."""
    if (last - today).days >= 365:
        return [("01-01", "12-31")]
    first, end = f"{today:%m-%d}", f"{last:%m-%d}"
    if not _leap(today.year) and first == "03-01":
        first = "02-29"  # who was born on the 29th has it today
    return [(first, end)] if first <= end else [(first, "12-31"), ("01-01", end)]


def _next(month_day: str, today: date) -> date:
    """Return the next day of this month and day; 29 February is 1 March in a year without one."""
    for year in (today.year, today.year + 1):
        day = (
            date(year, 3, 1) if month_day == "02-29" and not _leap(year) else date.fromisoformat(f"{year}-{month_day}")
        )
        if day >= today:
            return day
    raise ValueError(month_day)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


_WHO = """SELECT c.id AS contact_id, o.id AS company_id, COALESCE(c.name, o.name) AS name,
    CASE WHEN c.id IS NULL THEN NULL ELSE o.name END AS company, COALESCE(c.country, o.country) AS country,
    c.time_zone, NULL AS star, NULL AS closeness, c.last_touch_on, NULL AS last_text
    FROM (SELECT :contact AS c_id, :company AS o_id) k
    LEFT JOIN contact c ON c.id = k.c_id LEFT JOIN company o ON o.id = COALESCE(c.company_id, k.o_id)"""
_LAST = "SELECT text, subject, on_date FROM log_entry WHERE {column} = :id ORDER BY on_date DESC, id DESC LIMIT 1"
_FACT = """SELECT value FROM fact WHERE subject_kind = :kind AND subject_id = :id AND key = :key
    ORDER BY noted_on DESC, id DESC LIMIT 1"""


_COMPLAINT = """SELECT 'cp' || id FROM complaint
    WHERE closed_on IS NULL AND (company_id = :firm OR contact_id = :contact) ORDER BY on_date LIMIT 1"""
_PLANNED = "SELECT MIN(due_on) FROM follow_up WHERE {column} = :id AND state || '' = 'open' AND due_on >= :today"


def whose(connection: sqlite3.Connection, contact_id: int | None, company_id: int | None, today: date) -> Who:
    """Return the client of a reminder: name, firm, country, stars, closeness, last touch, next follow-up."""
    row = connection.execute(_WHO, {"contact": contact_id, "company": company_id}).fetchone()
    firm = row["company_id"]
    star = _fact(connection, "company", firm, "company.star")
    column, number = ("contact_id", contact_id) if contact_id is not None else ("company_id", company_id)
    last = connection.execute(_LAST.format(column=column), {"id": number}).fetchone()
    planned = connection.execute(_PLANNED.format(column=column), {"id": number, "today": today.isoformat()}).fetchone()[
        0
    ]
    complaint = connection.execute(_COMPLAINT, {"firm": firm, "contact": contact_id}).fetchone()
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
        time_zone=row["time_zone"],
        planned_on=date.fromisoformat(planned) if planned else None,
        black_list=_fact(connection, "company", firm, BLACK_LIST),
        complaint=complaint[0] if complaint else None,
    )


def _fact(connection: sqlite3.Connection, kind: str, number: int | None, key: str) -> str | None:
    if number is None:
        return None
    row = connection.execute(_FACT, {"kind": kind, "id": number, "key": key}).fetchone()
    return None if row is None else row[0]


OFF = """SELECT on_date, name, name_zh FROM holiday
    WHERE country = :country AND on_date BETWEEN :first AND :last AND kind IN ('public', 'most')"""


def days_off(connection: sqlite3.Connection, iso2: str, first: date, last: date) -> dict[date, str]:
    """Return the days off of a country between two days, with their names: public holidays, and what the user noted."""
    values = {"country": iso2, "first": first.isoformat(), "last": last.isoformat()}
    found = {
        date.fromisoformat(on): translated({"name": name, "name_zh": name_zh}, "name")
        for on, name, name_zh in connection.execute(OFF, values)
    }
    for day in with_own_closures((), closure_notes(connection, (iso2,))):
        length = ((day.until or day.on_date) - day.on_date).days
        found |= {on: day.name for at in range(length + 1) if first <= (on := day.on_date + timedelta(days=at)) <= last}
    return found
