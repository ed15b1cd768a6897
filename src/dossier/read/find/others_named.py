"""Other clients whose name, or whose number of an order or quotation, stands in a text."""

import re
import sqlite3
from collections.abc import Collection, Iterator
from functools import cache

from dossier.read.find.by_words import exact
from dossier.records.read_over import Other
from dossier.records.ref import Ref
from dossier.values.names import LEGAL_FORMS, fold, words
from dossier.values.shipped import table

_NUMBER = re.compile(r"(?<![\w-])[A-Z]{1,4}-?\d{2,4}-\d{2,5}(?![\w-])")
_NUMBERED = """SELECT x.number, x.ref, d.company_id, d.contact_id, COALESCE(o.name, c.name, '') FROM
    (SELECT number, 's' || id AS ref, deal_id FROM orders WHERE number = :number
     UNION ALL SELECT number, 'q' || id, deal_id FROM quote WHERE number = :number) x
    JOIN deal d ON d.id = x.deal_id LEFT JOIN company o ON o.id = d.company_id LEFT JOIN contact c ON c.id = d.contact_id"""
_NAMES = {
    "o": "SELECT name, COALESCE(aliases, '') FROM company WHERE id = :id",
    "c": "SELECT name, COALESCE(native_name, '') FROM contact WHERE id = :id",
}
MOST_WORDS = 300
"""More words with a capital than this of one letter are not looked up."""


def others_named(connection: sqlite3.Connection, text: str, own: Collection[Ref]) -> tuple[Other, ...]:
    """Return the clients that a text names by their whole name or by a number of theirs, without `own`."""
    return tuple(dict.fromkeys((*_by_name(connection, text, own), *_by_number(connection, text, own))))


def numbers_in(text: str) -> tuple[str, ...]:
    """Return what looks like a number of an order or a quotation."""
    return tuple(dict.fromkeys(_NUMBER.findall(text)))


def _by_name(connection: sqlite3.Connection, text: str, own: Collection[Ref]) -> Iterator[Other]:
    capitals = re.findall(r"(?<!\w)[^\W\d_a-zà-þа-я][\w'’-]*|[\u4e00-\u9fff]{2,}", text)
    keys = [word for each in dict.fromkeys(capitals) for word in words(each) if len(word) > 2][:MOST_WORDS]
    for ref in exact(connection, keys, ("o", "c")):
        if ref in own:
            continue
        row = connection.execute(_NAMES[ref.letter], {"id": ref.id}).fetchone()
        hit = (
            next((found for name in (row[0], *row[1].split("\n")) if (found := _stands(name, text))), None)
            if row
            else None
        )
        if hit:
            yield Other(hit, row[0], str(ref))


@cache
def _trades() -> frozenset[str]:
    return frozenset((table("read_over") or {})["people"]["trades"])


def _stands(name: str, text: str) -> str | None:
    """Return a name as it stands in a text, without its legal form; a single short word is none."""
    parts = [each for each in name.split() if _bare(each) not in LEGAL_FORMS and not re.fullmatch(r"\W*", each)]
    while len(parts) > 2 and _bare(parts[-1]) in _trades():
        parts.pop()
    forms = [
        " ".join(parts),
        *([parts[0]] if len(parts) == 2 and _bare(parts[-1]) in _trades() and len(parts[0]) > 3 else []),
    ]
    if len(parts) == 1 and len(parts[0]) < 4:
        return None
    for form in forms:
        hit = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) if form else None
        if hit:
            return hit[0]
    return None


def _bare(word: str) -> str:
    return re.sub(r"\W", "", fold(word))


def _by_number(connection: sqlite3.Connection, text: str, own: Collection[Ref]) -> Iterator[Other]:
    for number in numbers_in(text):
        rows = connection.execute(_NUMBERED, {"number": number}).fetchall()
        strangers = [row for row in rows if Ref("o", row[2] or 0) not in own and Ref("c", row[3] or 0) not in own]
        if rows and len(strangers) == len(rows):
            yield Other(number, strangers[0][4], strangers[0][1])
