"""What clients said of a matter, by the index of all texts: lost deals, rounds that are stuck, what is asked for, letters and talks."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from dossier.errors import InvalidValueError
from dossier.read.find.index import WHOLE, matching
from dossier.read.find.index_look import Found
from dossier.records.contact.news import TOPIC, News, Word
from dossier.records.known import was_told
from dossier.values.excerpt import excerpt
from dossier.values.money import parse_money
from dossier.values.question import Term

_SEPARATE = ", "
MOST = 500
"""Records of each word that are looked at, the newest."""
ASKED = ("company.certificates", "deal.certificates", "deal.items", "company.plans_to_buy")
"""Facts that say what a client asks for; nobody else's word, and nothing they did not say, stands in them."""
_OF_LOG = """SELECT 'l' || id AS ref, on_date, channel, direction, COALESCE(subject || '. ', '') || text AS text, contact_id, company_id,
    deal_id FROM log_entry WHERE id IN (SELECT value FROM json_each(:ids)) AND direction <> 'out' AND channel NOT IN ('note', 'business')"""
_OF_DEALS = """SELECT 'd' || id AS ref, COALESCE(closed_on, opened_on) AS on_date, reason AS text, contact_id, company_id, id AS deal_id
    FROM deal WHERE {which} AND stage = 'lost' AND reason IS NOT NULL"""
_OF_ROUNDS = """SELECT 'r' || r.id AS ref, r.on_date, COALESCE(r.theirs, r.text) AS text, d.contact_id, d.company_id, d.id AS deal_id
    FROM round r JOIN deal d ON d.id = r.deal_id WHERE {which} AND d.stage <> 'lost' AND COALESCE(r.theirs, r.text) IS NOT NULL
    AND r.outcome IN ('stuck', 'open') AND NOT EXISTS (SELECT 1 FROM round n WHERE n.deal_id = r.deal_id AND n.topic = r.topic
        AND n.outcome NOT IN ('stuck', 'open') AND (n.on_date, n.id) > (r.on_date, r.id))"""
_OF_FACTS = """SELECT f.id, f.key, f.value AS text, f.state, f.source, f.told_by, f.noted_on AS on_date, f.subject_kind, f.subject_id,
    COALESCE(d.contact_id, CASE f.subject_kind WHEN 'contact' THEN f.subject_id END) AS contact_id,
    COALESCE(d.company_id, CASE f.subject_kind WHEN 'company' THEN f.subject_id END) AS company_id, d.id AS deal_id
    FROM fact f LEFT JOIN deal d ON f.subject_kind = 'deal' AND d.id = f.subject_id
    WHERE {which} AND f.id = (SELECT g.id FROM fact g WHERE g.subject_kind = f.subject_kind AND g.subject_id = f.subject_id
        AND g.key = f.key ORDER BY g.noted_on DESC, g.id DESC LIMIT 1) AND f.state = 'known'"""
_IDS = "{0}id IN (SELECT value FROM json_each(:ids))"
_ARTICLES = "SELECT name, code FROM offer"


class Told(NamedTuple):
    """A letter of ours that said the same: to whom, and when."""

    contact_id: int | None
    company_id: int | None
    on_date: date


def articles(connection: sqlite3.Connection) -> list[tuple[str, str | None]]:
    """Return the name and the number of each of our articles."""
    return [(row[0], row[1]) for row in connection.execute(_ARTICLES)]


def said(connection: sqlite3.Connection, news: News) -> list[Word]:
    """Return what clients said that has all words of the matter, or is on its topic; without a matter what names the goods."""
    found: dict[str, Word] = {}
    about = {(kind, number) for kind, number, *_rest in _naming(connection, news.goods)}
    for kind, ids in _having(connection, news).items():
        for each in _words(connection, kind, ids, news):
            found.setdefault(each.ref, each)
    if news.topic is not None:
        for each in _on_topic(connection, news):
            found.setdefault(each.ref, each)
    deals = _deals(connection, news.goods)
    return [
        each._replace(names_goods=_place(each.ref) in about or each.deal_id in deals or _names(each.text, news))
        for each in found.values()
    ]


def _place(ref: str) -> tuple[str, int]:
    return ref[0], int(ref[1:])


def _names(text: str, news: News) -> bool:
    terms = [Term(each, exact=True) for each in news.goods]
    return any(excerpt(text, (term,)).words for term in terms)


def _hits(connection: sqlite3.Connection, terms: Sequence[Term], kinds: Sequence[str] | None = None) -> Iterator[Found]:
    """Yield the records that have all words, in themselves and as they are written."""
    return (each for each in matching(connection, terms, kinds=kinds, limit=MOST) if each.closeness <= WHOLE)


def _naming(connection: sqlite3.Connection, goods: Sequence[str]) -> Iterator[tuple[str, int, int | None, int | None]]:
    for each in goods:
        for hit in _hits(connection, (Term(each, exact=True),)):
            yield hit.kind, hit.id, hit.contact_id, hit.company_id


def speak_of(connection: sqlite3.Connection, goods: Sequence[str]) -> set[tuple[str, int]]:
    """Return the clients of whom any record names an article of ours: firms, and people without one."""
    found = set()
    for _kind, _id, contact, company in _naming(connection, goods):
        if company is not None:
            found.add(("o", company))
        elif contact is not None:
            found.add(("c", contact))
    people = json.dumps([number for letter, number in found if letter == "c"])
    sql = "SELECT company_id FROM contact WHERE id IN (SELECT value FROM json_each(:ids)) AND company_id IS NOT NULL"
    return found | {("o", row[0]) for row in connection.execute(sql, {"ids": people})}


def _having(connection: sqlite3.Connection, news: News) -> dict[str, list[int]]:
    """Return the records that have all words of the matter, by kind; without a matter and a topic those that name the goods."""
    ways = [tuple(Term(each, exact=True) for each in news.matter)] if news.matter else []
    if not ways and news.topic is None:
        ways = [(Term(each, exact=True),) for each in news.goods]
    found: dict[str, list[int]] = {}
    for terms in ways:
        for hit in _hits(connection, terms, ("l", "d", "r", "fact")):
            found.setdefault(hit.kind, []).append(hit.id)
    return found


def _words(connection: sqlite3.Connection, kind: str, ids: Iterable[int], news: News) -> Iterator[Word]:
    values = {"ids": json.dumps(list(ids))}
    if kind == "l":
        for row in connection.execute(_OF_LOG, values):
            yield _word("wrote" if row["direction"] == "in" else "talked", row, news)
    elif kind == "d":
        yield from (
            _word("lost", row, news) for row in connection.execute(_OF_DEALS.format(which=_IDS.format("")), values)
        )
    elif kind == "r":
        yield from (
            _word("stuck", row, news) for row in connection.execute(_OF_ROUNDS.format(which=_IDS.format("r.")), values)
        )
    else:
        yield from _facts(connection, _IDS.format("f."), values, news, "asked", ASKED)


def _facts(
    connection: sqlite3.Connection, which: str, values: dict[str, str], news: News, kind: str, keys: Sequence[str]
) -> Iterator[Word]:
    """Yield facts that the client is the source of; what another client told is never passed on."""
    for row in connection.execute(_OF_FACTS.format(which=which), values):
        if row["key"] in keys and not was_told(row["source"], row["told_by"]):
            letter = {"contact": "c", "company": "o", "deal": "d"}.get(row["subject_kind"], "")
            if letter:
                yield _word(kind, row, news)._replace(ref=f"{letter}{row['subject_id']}")


def _on_topic(connection: sqlite3.Connection, news: News) -> Iterator[Word]:
    """Yield lost deals and stuck rounds of a topic, and target prices that a new price meets; all about the goods if any are named."""
    theirs = _deals(connection, news.goods)
    rows = [
        _word("lost", row, news)
        for row in connection.execute(_OF_DEALS.format(which="cause = :topic"), {"topic": news.topic})
    ]
    rows += [
        _word("stuck", row, news)
        for row in connection.execute(_OF_ROUNDS.format(which="r.topic = :topic"), {"topic": news.topic})
    ]
    if news.topic == "price":
        rows += _facts(connection, "f.key = :key", {"key": "deal.target_price"}, news, "target", ("deal.target_price",))
    for each in rows:
        if (not news.goods or each.deal_id in theirs) and (each.kind == "lost" or _is_met(each, news)):
            yield each


def _deals(connection: sqlite3.Connection, goods: Sequence[str]) -> set[int]:
    """Return the deals that name the goods, themselves or in a quotation or an order."""
    at: dict[str, list[int]] = {"d": [], "q": [], "s": []}
    for kind, number, *_rest in _naming(connection, goods):
        if kind in at:
            at[kind].append(number)
    found = set(at["d"])
    for kind, table in (("q", "quote"), ("s", "orders")):
        sql = f"SELECT deal_id FROM {table} WHERE id IN (SELECT value FROM json_each(:ids))"  # noqa: S608  (names of our own)
        found |= {row[0] for row in connection.execute(sql, {"ids": json.dumps(at[kind])})}
    return found


def _is_met(said: Word, news: News) -> bool:
    """Tell whether a new price is not above what they asked.

    A round without a price of that currency says nothing against it; a target price in another one cannot be compared.
    """
    if news.price is None:
        return True
    asked = price_in(said.text, news.currency)
    return said.kind != "target" if asked is None else news.price <= asked


def price_in(text: str, currency: str | None = None) -> Decimal | None:
    """Return the one price that a text names, or None."""
    hits = re.findall(r"(?:[A-Z]{3}|[$€£¥])\s?\d[\d.,]*|\d[\d.,]*\s?(?:[A-Z]{3}|[$€£¥])|\d+[.,]\d+", text)
    if len(hits) != 1:
        return None
    try:
        found = parse_money(hits[0].rstrip(".,"), currency)
    except InvalidValueError:
        return None
    return found.amount if currency is None or found.currency == currency else None


def _word(kind: str, row: Any, news: News) -> Word:
    terms = [Term(each, exact=True) for each in (*news.matter, *news.goods)]
    text = excerpt(_SEPARATE.join(row["text"].split("\n")) if kind == "asked" else row["text"], terms).text
    ref = row["ref"] if "ref" in row.keys() else ""  # noqa: SIM118  (a row of SQLite, no mapping)
    return Word(
        kind,
        ref,
        date.fromisoformat(row["on_date"][:10]),
        text,
        row["contact_id"],
        row["company_id"],
        deal_id=row["deal_id"],
    )


_SENT = """SELECT contact_id, company_id, on_date FROM log_entry WHERE id IN (SELECT value FROM json_each(:ids)) AND direction = 'out'"""


def told(connection: sqlite3.Connection, news: News) -> list[Told]:
    """Return the letters of ours in which all words of the news stand, and material of ours that was sent with them."""
    goods: list[tuple[Term, ...]] = [(Term(each, exact=True),) for each in news.goods] or [()]
    matter = tuple(Term(each, exact=True) for each in news.matter)
    ids: dict[str, set[int]] = {"l": set(), "sending": set()}
    for way in goods:
        for hit in _hits(connection, (*matter, *way), tuple(ids)):
            ids[hit.kind].add(hit.id)
    rows = [*connection.execute(_SENT, {"ids": json.dumps(list(ids["l"]))})]
    rows += connection.execute(_SENT.replace("log_entry", "sending").replace(" AND direction = 'out'", ""),
                               {"ids": json.dumps(list(ids["sending"]))})  # fmt: skip
    return [Told(row[0], row[1], date.fromisoformat(row[2])) for row in rows]


_TODAY = """SELECT COUNT(*) FROM log_entry WHERE on_date = :today AND direction = 'out'
    AND char(10) || COALESCE(topics, '') || char(10) LIKE '%' || char(10) || :topic || char(10) || '%'"""


def told_on(connection: sqlite3.Connection, day: date) -> int:
    """Return how many letters with news went on a day."""
    row = connection.execute(_TODAY, {"today": day.isoformat(), "topic": TOPIC}).fetchone()
    return int(row[0])


_OPEN = """SELECT 'cp' || k.id FROM complaint k JOIN contact c ON c.id = :id
    WHERE (k.contact_id = c.id OR k.company_id = c.company_id) AND k.closed_on IS NULL ORDER BY k.id DESC LIMIT 1"""
_CLAIM = """SELECT 's' || s.id FROM orders s JOIN deal d ON d.id = s.deal_id JOIN contact c ON c.id = :id
    WHERE (d.contact_id = c.id OR d.company_id = c.company_id) AND s.claim IS NOT NULL AND s.cancelled_on IS NULL
    AND s.balance_paid IS NULL ORDER BY s.id DESC LIMIT 1"""


def open_claim(connection: sqlite3.Connection, contact_id: int) -> str | None:
    """Return an open complaint of a person's firm, or its order with a claim noted that is not paid in full yet, or None."""
    found = (connection.execute(sql, {"id": contact_id}).fetchone() for sql in (_OPEN, _CLAIM))
    return next((row[0] for row in found if row is not None), None)


_HAVE = """SELECT d.company_id, d.contact_id, 's' || s.id AS ref FROM orders s JOIN deal d ON d.id = s.deal_id
    WHERE s.cancelled_on IS NULL AND {0}.id IN (SELECT value FROM json_each(:ids)) ORDER BY s.id"""


def have(connection: sqlite3.Connection, news: News) -> dict[tuple[str, int], str]:
    """Return the clients who have it already, each with the order: with all words of the matter and about the goods that are named."""
    if news.topic is not None:
        return {}
    asked = tuple(Term(each, exact=True) for each in news.matter)
    marked = {hit.id for hit in _hits(connection, asked, ("s",))} if asked else None
    orders = {number for kind, number, *_rest in _naming(connection, news.goods) if kind == "s"}
    rows = [*connection.execute(_HAVE.format("s"), {"ids": json.dumps(list(orders if news.goods else marked or ()))})]
    rows += connection.execute(_HAVE.format("d"), {"ids": json.dumps(list(_deals(connection, news.goods)))})
    kept = [row for row in rows if marked is None or int(row[2][1:]) in marked]
    return {("o", row[0]) if row[0] is not None else ("c", row[1]): row[2] for row in kept}
