"""The words of a record in which something was found: the field and the sentence, and whose the record is."""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dossier.records.catalogue import catalogue
from dossier.records.declared import declared
from dossier.records.found import LINE, Found, Hit
from dossier.records.kinds import BY_LETTER, KINDS
from dossier.records.known import was_told
from dossier.values.excerpt import Excerpt, excerpt
from dossier.values.question import Term

_LINES = {
    "q": "SELECT COALESCE(item, '') || ' ' || COALESCE(payment, '') FROM quote_line WHERE quote_id = :id ORDER BY position",
    "s": "SELECT item FROM order_line WHERE order_id = :id ORDER BY position",
}
"""What papers say line by line."""
_BESIDE = {
    "policy": "SELECT topic, on_date, text, means, security, allowed_by FROM policy WHERE id = :id",
    "sending": """SELECT 'h' || attachment_id AS ref, on_date, text FROM sending WHERE id = :id""",
}
_FACT = "SELECT * FROM fact WHERE id = :id"
_NAMES = {"c": "contact", "o": "company"}


class Place(NamedTuple):
    """Where something was found: the kind of the record by its letter or its word, its number, whose it is, its day."""

    kind: str
    id: int
    contact_id: int | None = None
    company_id: int | None = None
    day: str | None = None


class Called(NamedTuple):
    """How a client is called: the ref, the name, the firm of a person, whether archived."""

    ref: str
    name: str
    company: str | None
    archived: bool


class _Texts(NamedTuple):
    ref: str
    name: str
    told: bool
    fields: tuple[tuple[str, str], ...]


def found_at(
    connection: sqlite3.Connection,
    place: Place,
    terms: Sequence[Term],
    *,
    share: bool = False,
) -> Found | None:
    """Return the sentence in which words stand in a record; None for what may not be shown."""
    said = _fact(connection, place, share) if place.kind == "fact" else _record(connection, place, share)
    if said is None or not said.fields or (share and said.told):
        return None
    field, best = _best(said.fields, terms)
    if share and terms and not best.words:
        return None
    client = called(connection, place)
    hit = Hit(said.ref, client.name if client else said.name, field, best.text, place.day)
    if client is not None:
        hit = hit._replace(client=client.ref, client_name=client.name, company=client.company, archived=client.archived)
    return Found(hit, best.marks)


def called(connection: sqlite3.Connection, place: Place) -> Called | None:
    """Return how the client is called to whom a place belongs, the person before the firm; None where it is nobody's."""
    for letter, number in (("c", place.contact_id), ("o", place.company_id)):
        if number is None:
            continue
        row = connection.execute(_CALLED[letter], {"id": number}).fetchone()
        if row is not None:
            return Called(f"{letter}{number}", row[0], row[1], row[2] is not None)
    return None


_CALLED = {
    "c": """SELECT c.name, o.name, COALESCE(c.archived_on, o.archived_on) FROM main.contact c
        LEFT JOIN main.company o ON o.id = c.company_id WHERE c.id = :id""",
    "o": "SELECT name, NULL, archived_on FROM main.company WHERE id = :id",
}


def _best(fields: Sequence[tuple[str, str]], terms: Sequence[Term]) -> tuple[str, Excerpt]:
    """Return the field that says most of the words, the first of several, and its sentence."""
    best: tuple[str, Excerpt] | None = None
    most = sum(not each.without for each in terms)
    if not most:
        fields = sorted(fields, key=lambda each: -len(each[1]))[:1]
    for field, text in fields:
        found = excerpt(text, terms)
        if best is None or found.words > best[1].words:
            best = field, found
        if found.words == most:
            break
    return best or ("", Excerpt(""))


def _record(connection: sqlite3.Connection, place: Place, share: bool) -> _Texts | None:
    if place.kind in _BESIDE:
        row = connection.execute(_BESIDE[place.kind], {"id": place.id}).fetchone()
        fields = tuple((key, row[key]) for key in row.keys()[2:] if row[key]) if row and not share else ()
        return row and _Texts(row[0], row[0], False, fields)
    kind = BY_LETTER[place.kind]
    row = connection.execute(f"SELECT * FROM main.{kind.table} WHERE id = :id", {"id": place.id}).fetchone()  # noqa: S608
    if row is None:
        return None
    held = set(row.keys())
    told = "told_by_id" in held and was_told(row["source"] if "source" in held else None, row["told_by_id"])
    told = told or (share and place.kind == "q" and row["state"] == "draft")
    fields = tuple((name, str(row[name])) for name in _columns(place.kind, share) if row[name])
    if place.kind == "e":
        fields = tuple((row["kind"] if name == "value" else name, text) for name, text in fields)
    lines = tuple((LINE, each) for each in _lines(connection, place))
    title = str(row[kind.title] or "").partition("\n")[0] if kind.title in held else ""
    return _Texts(f"{place.kind}{place.id}", title, told, (*fields, *lines))


@cache
def _columns(letter: str, share: bool) -> tuple[str, ...]:
    """Return the columns of a kind in which words are looked for; to be shown to others those that may be."""
    kind = BY_LETTER[letter]
    fields = declared(kind.row)
    open_ = {name for name, field in fields.items() if field.sensitivity == "shareable"}
    return tuple(name for name in kind.searched if not share or name in open_)


def _lines(connection: sqlite3.Connection, place: Place) -> Iterator[str]:
    if place.kind in _LINES:
        yield from (str(row[0]) for row in connection.execute(_LINES[place.kind], {"id": place.id}) if row[0])


def _fact(connection: sqlite3.Connection, place: Place, share: bool) -> _Texts | None:
    """Return what a fact says, under the ref of whom it is about; shared without its note, and only where it may be."""
    row = connection.execute(_FACT, {"id": place.id}).fetchone()
    if row is None:
        return None
    entry = catalogue.by_key().get(row["key"])
    if share and (entry is None or entry.sensitivity != "shareable"):
        return None
    subject = row["subject_kind"]
    if subject in KINDS:
        ref = f"{KINDS[subject].letter}{row['subject_id']}"
    else:
        at = connection.execute("SELECT iso2 FROM country WHERE id = :id", {"id": row["subject_id"]}).fetchone()
        ref = str(at[0]) if at else subject
    texts = (row["value"],) if share else (row["value"], row["note"], row["source_detail"])
    fields = tuple((row["key"], str(text)) for text in texts if text)
    return _Texts(ref, ref, was_told(row["source"], row["told_by"]), fields)
