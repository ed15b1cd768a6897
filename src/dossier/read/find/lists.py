"""Lists of records with filters, each a single question; also the names offered for completion."""

import sqlite3
from typing import NamedTuple

from dossier.records.kinds import read_ref
from dossier.records.listing import Listing
from dossier.values.names import fold, words


class Filter(NamedTuple):
    """What narrows a list; `facts` are (key, text) that the current value must contain."""

    country: str | None = None
    stage: str | None = None
    source: str | None = None
    tag: str | None = None
    closeness: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    sort: str | None = None
    descending: bool = False
    limit: int = -1


_NOW = """(SELECT x.{what} FROM fact x WHERE x.subject_kind = '{kind}' AND x.subject_id = {id} AND x.key = '{key}'
    ORDER BY x.noted_on DESC, x.id DESC LIMIT 1)"""


def _fact(kind: str, number: str, key: str) -> str:
    return _NOW.format(what="value", kind=kind, id=number, key=key)


# Written so that the index of all that is due is of no use: a client has a handful of follow-ups, the book 200,000.
_NEXT = "(SELECT MIN(f.due_on) FROM follow_up f WHERE f.{column} = {id} AND f.state || '' = 'open')"
LISTS: dict[str, tuple[str, dict[str, str]]] = {
    "contacts": (
        "contact c LEFT JOIN company o ON o.id = c.company_id",
        {
            "ref": "'c' || c.id", "name": "c.name", "company": "o.name", "country": "COALESCE(c.country, o.country)",
            "authority": _fact("contact", "c.id", "contact.authority"),
            "closeness": _fact("contact", "c.id", "contact.closeness"),
            "last_touch": "c.last_touch_on", "next": _NEXT.format(column="contact_id", id="c.id"),
        },
    ),
    "companies": (
        "company o",
        {
            "ref": "'o' || o.id", "name": "o.name", "country": "o.country", "star": _fact("company", "o.id", "company.star"),
            "contacts": "(SELECT COUNT(*) FROM contact c WHERE c.company_id = o.id)",
            "deals": "(SELECT COUNT(*) FROM deal d WHERE d.company_id = o.id)",
            "last_touch": "(SELECT MAX(l.on_date) FROM log_entry l WHERE l.company_id = o.id)",
        },
    ),
    "deals": (
        "deal d LEFT JOIN company o ON o.id = d.company_id LEFT JOIN contact c ON c.id = d.contact_id",
        {
            "ref": "'d' || d.id", "title": "d.title", "company": "o.name", "contact": "c.name", "stage": "d.stage",
            "value": "d.value", "currency": "d.currency", "country": "COALESCE(d.market, o.country)",
            "opened": "d.opened_on", "next_step": "d.next_step",
        },
    ),
    "follow-ups": (
        "follow_up f LEFT JOIN contact c ON c.id = f.contact_id LEFT JOIN company o ON o.id = COALESCE(f.company_id, c.company_id)",
        {
            "ref": "'f' || f.id", "due": "f.due_on", "what": "f.text", "name": "COALESCE(c.name, o.name)",
            "company": "o.name", "country": "COALESCE(c.country, o.country)", "every": "f.every", "state": "f.state",
        },
    ),
    "promises": (
        "promise m LEFT JOIN contact c ON c.id = m.contact_id LEFT JOIN company o ON o.id = COALESCE(m.company_id, c.company_id)",
        {"ref": "'m' || m.id", "by": "m.by", "what": "m.text", "due": "m.due_on", "name": "COALESCE(c.name, o.name)",
         "country": "COALESCE(c.country, o.country)", "state": "m.state"},
    ),
    "quotes": (
        "quote q JOIN deal d ON d.id = q.deal_id LEFT JOIN company o ON o.id = d.company_id",
        {"ref": "'q' || q.id", "number": "q.number", "company": "o.name", "deal": "d.title", "state": "q.state",
         "payment": "q.payment", "sent": "q.sent_on", "valid_until": "q.valid_until", "country": "o.country"},
    ),
    "orders": (
        "orders s JOIN deal d ON d.id = s.deal_id LEFT JOIN company o ON o.id = d.company_id",
        {"ref": "'s' || s.id", "number": "s.number", "company": "o.name", "value": "s.value", "currency": "s.currency",
         "country": "s.destination", "confirmed": "s.confirmed_on", "ship_by": "s.ship_by", "shipped": "s.shipped_on"},
    ),
    "proofs": (
        "proof y JOIN deal d ON d.id = y.deal_id LEFT JOIN company o ON o.id = d.company_id",
        {"ref": "'y' || y.id", "kind": "y.kind", "company": "o.name", "version": "y.version", "state": "y.state",
         "sent": "y.sent_on", "lies_at": "y.lies_at", "country": "o.country"},
    ),
    "corrections": (
        "correction i JOIN proof y ON y.id = i.proof_id JOIN deal d ON d.id = y.deal_id LEFT JOIN company o ON o.id = d.company_id",
        {"ref": "'i' || i.id", "proof": "'y' || y.id", "what": "i.text", "company": "o.name", "noted": "i.noted_on",
         "sent": "i.sent_on", "country": "o.country"},
    ),
    "visits": (
        "visit v JOIN contact c ON c.id = v.contact_id LEFT JOIN company o ON o.id = c.company_id",
        {"ref": "'v' || v.id", "date": "v.on_date", "direction": "v.direction", "name": "c.name", "company": "o.name",
         "place": "v.place", "purpose": "v.purpose", "country": "COALESCE(c.country, o.country)"},
    ),
    "offers": (
        "offer a",
        {"ref": "'a' || a.id", "name": "a.name", "code": "a.code", "category": "a.category", "finish": "a.finish",
         "plug": "a.plug", "minimum_order": "a.minimum_order", "price": "a.price_low", "currency": "a.currency"},
    ),
    "products": (
        "client_product p JOIN company o ON o.id = p.company_id",
        {"ref": "'p' || p.id", "name": "p.name", "company": "o.name", "kind": "p.kind", "category": "p.category",
         "supplier": "p.supplier", "can_make": "p.can_make", "country": "o.country"},
    ),
    "news": (
        "news n JOIN company o ON o.id = n.company_id",
        {"ref": "'n' || n.id", "date": "n.on_date", "kind": "n.kind", "what": "n.text", "company": "o.name",
         "country": "COALESCE(n.country, o.country)"},
    ),
    "forwarders": (
        "forwarder w",
        {"ref": "'w' || w.id", "name": "w.name", "ports": "w.ports", "serves": "w.countries", "since": "w.since",
         "reach": "w.contact_line"},
    ),
    "departments": (
        "department g JOIN company o ON o.id = g.company_id LEFT JOIN contact c ON c.id = g.head_id",
        {"ref": "'g' || g.id", "function": "g.function", "company": "o.name", "state": "g.state", "head": "c.name",
         "country": "o.country"},
    ),
    "links": (
        "link k JOIN company o ON o.id = k.company_id JOIN company u ON u.id = k.other_id",
        {"ref": "'k' || k.id", "company": "o.name", "kind": "k.kind", "other": "u.name", "country": "o.country"},
    ),
    "rates": (
        "rate x",
        {"ref": "'x' || x.id", "currency": "x.currency", "base": "x.base", "date": "x.on_date", "value": "x.value"},
    ),
    "files": (
        """attachment h LEFT JOIN contact c ON c.id = h.contact_id LEFT JOIN company o ON o.id = h.company_id
        LEFT JOIN deal d ON d.id = h.deal_id""",
        {"ref": "'h' || h.id", "name": "h.path", "kind": "h.role", "whose": "COALESCE(c.name, o.name, d.title)",
         "size": "h.size", "date": "h.added_on", "times_sent": "(SELECT COUNT(*) FROM sending s WHERE s.attachment_id = h.id)",
         "text": "h.text"},
    ),
    "log": (
        "log_entry l LEFT JOIN contact c ON c.id = l.contact_id LEFT JOIN company o ON o.id = COALESCE(l.company_id, c.company_id)",
        {"ref": "'l' || l.id", "date": "l.on_date", "by": "l.channel", "direction": "l.direction",
         "name": "COALESCE(c.name, o.name)", "company": "o.name", "text": "COALESCE(l.subject, l.text)",
         "country": "COALESCE(c.country, o.country)"},
    ),
}  # fmt: skip
_SUBJECT = {
    "contacts": ("contact", "c.id"), "companies": ("company", "o.id"), "deals": ("deal", "d.id"),
}  # fmt: skip


def listing(connection: sqlite3.Connection, noun: str, narrow: Filter) -> Listing:
    """Return a list; `noun` is one of LISTS and every column named in the filter is one of its columns."""
    source, columns = LISTS[noun]
    connection.create_function("folded", 1, lambda text: None if text is None else fold(str(text)), deterministic=True)
    conditions, values = _conditions(noun, columns, narrow)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    counted = source if conditions else source.partition(" LEFT JOIN ")[0]  # which leaves no row out and adds none
    total = connection.execute(f"SELECT COUNT(*) FROM {counted}{where}", values).fetchone()[0]  # noqa: S608
    number = columns["ref"].rpartition(" ")[2]
    order = (
        f"{columns[narrow.sort]} IS NULL, {columns[narrow.sort]}"
        if narrow.sort
        else _default_order(noun, columns, number)
    )
    direction = " DESC" if narrow.descending else ""
    shown = ", ".join(f"{sql} AS {name}" for name, sql in columns.items())
    rows = connection.execute(
        f"SELECT {shown} FROM {source}{where} ORDER BY {order}{direction}, {number} LIMIT :limit",  # noqa: S608
        values | {"limit": narrow.limit},
    )
    return Listing(noun, tuple(columns), tuple(tuple(row) for row in rows), total)


def _default_order(noun: str, columns: dict[str, str], number: str) -> str:
    if noun in {"log", "visits", "news", "rates"}:
        return f"{columns['date']} DESC, {number} DESC"
    if noun in {"follow-ups", "promises"}:
        return f"{columns['state']} <> 'open', {columns['due']}"
    return f"{columns['name']} COLLATE NOCASE" if noun in {"contacts", "companies"} else number


def _conditions(noun: str, columns: dict[str, str], narrow: Filter) -> tuple[list[str], dict[str, object]]:
    conditions: list[str] = []
    values: dict[str, object] = {}
    for name, wanted in (("country", narrow.country), ("stage", narrow.stage)):
        if wanted is not None:
            conditions.append(_BY_COUNTRY if (noun, name) == ("contacts", "country") else f"{columns[name]} = :{name}")
            values[name] = wanted
    kind, number = _SUBJECT.get(noun, ("", ""))
    wanted_facts = [
        *((f"{kind}.{name}", text) for name, text in
          (("source", narrow.source), ("tags", narrow.tag), ("closeness", narrow.closeness)) if text is not None),
        *narrow.facts,
    ]  # fmt: skip
    for at, (key, text) in enumerate(wanted_facts):
        conditions.append(f"folded({_fact(kind, number, key)}) LIKE :fact{at} ESCAPE '\\'")
        values[f"fact{at}"] = f"%{_escaped(text)}%"
    for at, (column, text) in enumerate(narrow.columns):
        conditions.append(f"folded({columns[column]}) LIKE :column{at} ESCAPE '\\'")
        values[f"column{at}"] = f"%{_escaped(text)}%"
    return conditions, values


_BY_COUNTRY = """c.id IN (SELECT id FROM contact WHERE country = :country UNION ALL SELECT p.id FROM company f
    JOIN contact p ON p.company_id = f.id WHERE f.country = :country AND p.country IS NULL)"""
"""A contact's own country, or that of the firm: two questions by index in the place of one look at everybody."""


def _escaped(text: str) -> str:
    return fold(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def names_starting(connection: sqlite3.Connection, start: str, limit: int = 50) -> list[tuple[str, str, str]]:
    """Return (ref, name, firm or country) of contacts, companies and deals, for completion.

    Each has the typed ref, or all typed words, the last of them as the beginning of one.
    """
    ref, told = read_ref(start), words(start)
    if not told:
        return []
    if ref is not None and ref.letter in _NAMED:
        hits = [(ref.letter, ref.id)]
    else:
        values = {"low": told[-1], "high": told[-1] + "\U0010ffff", "limit": limit}
        hits = [(kind, number) for kind, number in connection.execute(_STARTING, values)]
    named = [(f"{kind}{number}", connection.execute(_NAMED[kind], {"id": number}).fetchone()) for kind, number in hits]
    return [
        (hit, row[0], row[1] or "")
        for hit, row in named
        if row and (ref is not None or set(told[:-1]) <= set(words(row[0])))
    ]


_STARTING = """SELECT DISTINCT kind, record_id FROM look_up WHERE word >= :low AND word < :high
    AND kind IN ('c', 'o', 'd') AND what IN ('name', 'alias') LIMIT :limit"""
_NAMED = {
    "c": "SELECT c.name, o.name FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE c.id = :id",
    "o": "SELECT name, country FROM company WHERE id = :id",
    "d": "SELECT d.title, o.name FROM deal d LEFT JOIN company o ON o.id = d.company_id WHERE d.id = :id",
}
