"""The holidays that are kept in the book: of a country, of a time, and which are not there yet."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dossier.read.country.own import closure_notes
from dossier.read.rows import all_of, select
from dossier.records.country.country import REGIONAL, SOURCE, UNKNOWN, WORKING, Holiday
from dossier.records.country.own import with_own_closures

LONGEST = 62
"""Days that a time of rest may last at most; so far back a question looks for those that have begun."""

_HOLIDAY = select(Holiday, "holiday h")
STEPS = """{name}(code) AS (SELECT MIN(country) FROM {table} UNION ALL
    SELECT (SELECT MIN(country) FROM {table} WHERE country > code) FROM {name} WHERE code IS NOT NULL)"""
"""Each country of a table once, and NULL: a step of the index for each, however many rows there are."""
IN_USE = f"""WITH RECURSIVE {STEPS.format(name="firm", table="company")}, {STEPS.format(name="person", table="contact")},
    used(code) AS (SELECT code FROM firm UNION SELECT code FROM person
        UNION SELECT destination FROM orders WHERE shipped_on IS NULL AND cancelled_on IS NULL UNION SELECT :ours)
    SELECT code FROM used WHERE code IS NOT NULL ORDER BY code"""  # noqa: S608
"""Countries of clients, of open orders, and ours: one step of the index for each country, not for each client."""

MISSING = f"""WITH RECURSIVE {STEPS.format(name="firm", table="company")}, {STEPS.format(name="person", table="contact")},
    used(code) AS (SELECT code FROM firm UNION SELECT code FROM person
        UNION SELECT destination FROM orders WHERE shipped_on IS NULL AND cancelled_on IS NULL UNION SELECT :ours),
    wanted(asked) AS (SELECT :first UNION SELECT :second)
    SELECT code, asked FROM used, wanted WHERE code IS NOT NULL AND NOT EXISTS (SELECT 1 FROM holiday h
        WHERE h.country = code AND h.on_date = asked || '-01-01' AND h.kind IN ('source', 'unknown')) ORDER BY 1, 2"""  # noqa: S608  (parts of our own, no values)
BETWEEN = f"""{_HOLIDAY} WHERE country IN ({{codes}}) AND on_date BETWEEN :since AND :last
    AND COALESCE(until, on_date) >= :first ORDER BY on_date, country, id"""
OF_COUNTRY = f"{_HOLIDAY} WHERE country = :country AND kind <> :regional ORDER BY on_date, id"
KEPT = """SELECT country, year FROM holiday WHERE country IN ({codes}) AND on_date BETWEEN :first AND :last
    AND kind IN ('source', 'unknown')"""


WORKED = """SELECT DISTINCT year FROM holiday WHERE country = :country AND on_date BETWEEN :first AND :last
    AND kind = :working"""


def unannounced(connection: sqlite3.Connection, countries: Iterable[str], year: int) -> list[tuple[str, int]]:
    """Return the countries whose bridges of a year are not known yet: they had working weekends the year before."""
    found = []
    for country in countries:
        values = {
            "country": country, "first": f"{year - 1}-01-01", "last": f"{year}-12-31", "working": WORKING,
        }  # fmt: skip
        if [row[0] for row in connection.execute(WORKED, values)] == [year - 1]:
            found.append((country, year))
    return found


def in_use(connection: sqlite3.Connection, ours: str) -> tuple[str, ...]:
    """Return the countries whose holidays matter: the clients', those that orders go to, and ours."""
    return tuple(row[0] for row in connection.execute(IN_USE, {"ours": ours or None}))


def missing(connection: sqlite3.Connection, ours: str, today: date) -> tuple[tuple[str, int], ...]:
    """Return the countries in use and the years, this and the next, that are not kept yet."""
    values = {"ours": ours or None, "first": today.year, "second": today.year + 1}
    return tuple((row[0], int(row[1])) for row in connection.execute(MISSING, values))


def between(connection: sqlite3.Connection, countries: Sequence[str], first: date, last: date) -> tuple[Holiday, ...]:
    """Return every day of these countries that touches the time from first to last, by day."""
    codes = {f"c{at}": code for at, code in enumerate(countries)}
    values = codes | {
        "since": (first - timedelta(days=LONGEST)).isoformat(), "first": first.isoformat(), "last": last.isoformat(),
    }  # fmt: skip
    rows = all_of(connection, Holiday, BETWEEN.format(codes=_marks(codes)), values)
    found = with_own_closures(rows, closure_notes(connection, countries))
    days = [day for day in found if day.kind not in (SOURCE, UNKNOWN) and _touches(day, first, last)]
    return tuple(sorted(days, key=lambda day: (day.on_date, day.country)))


def _touches(day: Holiday, first: date, last: date) -> bool:
    return day.on_date <= last and (day.until or day.on_date) >= first


def of_country(connection: sqlite3.Connection, country: str | None) -> tuple[Holiday, ...]:
    """Return what is kept of a country but its regional days, with the rows that say which years are kept."""
    if country is None:
        return ()
    rows = all_of(connection, Holiday, OF_COUNTRY, {"country": country, "regional": REGIONAL})
    notes = closure_notes(connection, (country,))
    return tuple(sorted(with_own_closures(rows, notes), key=lambda day: day.on_date)) if notes else rows


def kept(connection: sqlite3.Connection, countries: Sequence[str], years: Iterable[int]) -> frozenset[tuple[str, int]]:
    """Return which years of these countries are kept."""
    span = sorted(years)
    codes = {f"c{at}": code for at, code in enumerate(countries)}
    values = codes | {"first": f"{span[0]}-01-01", "last": f"{span[-1]}-01-01"}
    rows = connection.execute(KEPT.format(codes=_marks(codes)), values)
    return frozenset((row[0], int(row[1])) for row in rows)


def _marks(codes: Iterable[str]) -> str:
    return ", ".join(f":{name}" for name in codes) or "NULL"
