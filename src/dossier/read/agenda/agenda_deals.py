"""What the deals that moved lately lack: standing terms gone stale, and facts that their stage asks for."""

import sqlite3
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from dossier.records.agenda.agenda import Due
from dossier.records.agenda.reminding import NEEDED, STALE_KEYS, Thresholds
from dossier.values.when import later

DEALS_AT_MOST = 60
"""Deals looked into, those that moved last; a deal that rests for a month has other reminders."""

_MOVED_TO = """SELECT d.id, d.contact_id, d.company_id, d.title, d.stage, g.on_date AS moved
    FROM stage_change g JOIN deal d ON d.id = g.deal_id AND d.stage || '' = g.to_stage
    WHERE g.to_stage = '{stage}' AND g.on_date BETWEEN :since AND :today AND d.closed_on IS NULL"""
MOVED = (
    " UNION ALL ".join(_MOVED_TO.replace("{stage}", stage) for stage in NEEDED) + " ORDER BY moved DESC LIMIT :limit"
)
"""Deals at a stage that asks for something: each stage by its index, so that what was closed meanwhile costs nothing."""
NEWEST = """SELECT key, value, state, noted_on FROM fact
    WHERE subject_kind = :kind AND subject_id = :id ORDER BY noted_on, id"""


def of_deals(
    connection: sqlite3.Connection,
    today: date,
    within: Thresholds,
    stale_after: dict[str, int],
    *,
    off: Collection[str] = (),
) -> Iterator[Due]:
    """Yield what is stale or missing for the deals that moved within `deal_days`; `stale_after` is in days by key."""
    if {"stale", "thin"} <= set(off):
        return
    since = (today - timedelta(days=within.deal_days)).isoformat()
    days = {"since": since, "today": today.isoformat(), "limit": DEALS_AT_MOST}
    moved = {row[0]: row for row in connection.execute(MOVED, days).fetchall()}
    for deal, contact, company, title, stage, _moved in moved.values():
        known = _known(connection, "company", company) | _known(connection, "contact", contact)
        missing = [key for key in NEEDED[stage] if not _stands(known.get(key)) and (contact or key[:7] != "contact")]
        if missing and "thin" not in off:
            yield Due("thin", f"d{deal}", today, title, contact, company, deal, ",".join(missing))
        stale = [
            (date.fromisoformat(found[1]), key)
            for key in STALE_KEYS
            if _stands(found := known.get(key))
            and found is not None
            and later(date.fromisoformat(found[1]), stale_after.get(key, 365)) < today
        ]
        if stale and "stale" not in off and company is not None:
            noted, key = min(stale)
            yield Due("stale", f"d{deal}", today, key, contact, company, deal, noted.isoformat())


def _known(connection: sqlite3.Connection, kind: str, number: int | None) -> dict[str, tuple[str, str]]:
    """Return state and day of the newest row of every key of a record."""
    if number is None:
        return {}
    rows = connection.execute(NEWEST, {"kind": kind, "id": number})
    return {row[0]: (row[2], row[3]) for row in rows}


def _stands(found: tuple[str, str] | None) -> bool:
    return found is not None and found[0] != "unknown"
