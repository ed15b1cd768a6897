"""The records that a fragment finds by its words: a name, an address, a number in any notation, a person with the firm."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dossier.read.find.firm_of import firm_of
from dossier.records.ref import Ref
from dossier.values.names import FIRM, LEGAL_FORMS, domain_of, firm_key, joined, phone_key, words

LIMIT = 400
"""How many records a fragment may touch before only exact words count."""

LOOKED_AT = 4000
"""How many who have the rarest of several words are looked at for the others."""

END = "\U0010ffff"
"""Put behind a word it stands after everything that begins with the word."""

_COUNT = """SELECT COUNT(*) FROM (SELECT 1 FROM look_up WHERE word >= :low AND word < :high LIMIT :limit)"""

_PHONE = r"\+?[\d\s()./-]{5,}"
_SCORE = {"name": 0, "alias": 1, "email": 2, "point": 2, "phone": 2, "domain": 3}


def hits(connection: sqlite3.Connection, text: str, letters: Sequence[str], *, middle: bool) -> dict[Ref, int]:
    """Return the records of these letters that a fragment finds, each with its rank, smaller for a better answer.

    A fragment in the middle of a word is looked for only with `middle`, and only where nothing else is found.
    """
    found = _by_address(connection, text, letters) or _by_words(connection, text, letters)
    if not found and (one := joined(text)) != text:
        found = _by_words(connection, one, letters)
    return found if found or not middle else _by_middle(connection, text, letters)


def by_firm_key(connection: sqlite3.Connection, text: str) -> dict[Ref, int]:
    """Return the firms of which this is a name, another one or a former one, with or without legal form and 市."""
    key = firm_key(text)
    return dict.fromkeys(exact(connection, [FIRM + key], ("o",), "firm"), -1) if key else {}


def _by_address(connection: sqlite3.Connection, text: str, letters: Sequence[str]) -> dict[Ref, int]:
    plain = text.strip()
    if "@" in plain or "://" in plain or plain.casefold().startswith("www."):
        keys = [plain.casefold(), plain.rstrip("/").rpartition("/")[2].casefold().lstrip("@")]
        if not exact(connection, keys, letters):
            keys = [domain_of(plain) or plain.casefold()]
        return exact(connection, keys, letters)
    if re.fullmatch(_PHONE, plain):
        key = phone_key(plain)
        if len(key) >= 5:
            shorter = [key[:length] for length in range(7, len(key))]
            return {**_prefix(connection, key, letters, "phone"), **exact(connection, shorter, letters, "phone")}
    if re.fullmatch(r"\S+\.\S{2,}", plain):
        found = exact(connection, [domain_of(plain) or plain.casefold()], letters)
        return {ref: rank for ref, rank in found.items() if ref.letter == "o"} or found
    return {}


def exact(
    connection: sqlite3.Connection, keys: Iterable[str], letters: Sequence[str], what: str | None = None
) -> dict[Ref, int]:
    """Return the records that have one of these words whole, kept as `what` if that is given, each with its rank."""
    sql = "SELECT kind, record_id, what, word FROM look_up WHERE word = :word LIMIT :limit"
    rows = (row for key in dict.fromkeys(keys) for row in connection.execute(sql, {"word": key, "limit": LIMIT}))
    return _ranked((row for row in rows if what in {None, row[2]}), letters)


def _ranked(
    rows: Iterable[Any], letters: Sequence[str], further: Callable[[str], int] = lambda _word: 0
) -> dict[Ref, int]:
    """Return the records of some rows (kind, id, what is kept, word), each with its best rank; `further` puts a word back."""
    found: dict[Ref, int] = {}
    for kind, number, kept_as, word in rows:
        if kind in letters:
            ref = Ref(kind, number)
            found[ref] = min(further(word) + _SCORE.get(kept_as, 4), found.get(ref, 99))
    return found


def _prefix(
    connection: sqlite3.Connection, word: str, letters: Sequence[str], what: str | None = None
) -> dict[Ref, int]:
    rows = connection.execute(
        "SELECT kind, record_id, what, word FROM look_up WHERE word >= :low AND word < :high LIMIT :limit",
        {"low": word, "high": word + END, "limit": LIMIT},
    )
    return _ranked((row for row in rows if what in {None, row[2]}), letters, lambda kept: 10 * (kept != word))


def _by_words(connection: sqlite3.Connection, text: str, letters: Sequence[str]) -> dict[Ref, int]:
    wanted = words(text)
    telling = [word for word in wanted if word not in LEGAL_FORMS] or wanted
    if not telling:
        return {}
    if len(telling) == 1:
        return {**_prefix(connection, telling[0], letters), **exact(connection, telling, letters)}
    return _together(connection, telling, letters) or _person_at_firm(connection, telling, letters)


_HAS = """EXISTS (SELECT 1 FROM look_up x WHERE x.record_id = w.record_id AND x.kind = w.kind
          AND x.word >= :low{n} AND x.word < :high{n})"""


def _together(connection: sqlite3.Connection, wanted: Sequence[str], letters: Sequence[str]) -> dict[Ref, int]:
    """Find who has all of these words, looking only at those who have the rarest of them."""
    counted = {word: _count(connection, word) for word in wanted[:7]}
    if not all(counted.values()):
        return {}
    first, *others = sorted(counted, key=lambda word: (counted[word], -len(word)))
    conditions = " AND ".join(_HAS.format(n=n) for n in range(len(others)))
    values: dict[str, object] = {"low": first, "high": first + END, "limit": LIMIT, "looked_at": LOOKED_AT}
    for n, word in enumerate(others):
        values |= {f"low{n}": word, f"high{n}": word + END}
    rows = connection.execute(
        "SELECT w.kind, w.record_id, w.what, w.word FROM (SELECT kind, record_id, what, word FROM look_up"  # noqa: S608
        f" WHERE word >= :low AND word < :high LIMIT :looked_at) w WHERE {conditions} LIMIT :limit",
        values,
    )
    found = _ranked(rows, letters, lambda word: 10 * (word != first))
    if counted[first] == LIMIT:  # a crowd: whoever bears exactly this name must not be left out of it
        found |= _by_whole_name(connection, wanted, letters)
    return found


def _count(connection: sqlite3.Connection, word: str) -> int:
    """Return how many words begin with this one, or LIMIT if there are more."""
    values = {"low": word, "high": word + END, "limit": LIMIT}
    return int(connection.execute(_COUNT, values).fetchone()[0])


def _by_whole_name(connection: sqlite3.Connection, wanted: Sequence[str], letters: Sequence[str]) -> dict[Ref, int]:
    """Find contacts and firms whose name is these words, told apart by the index of names."""
    values = {"name": " ".join(wanted), "limit": LIMIT}
    return {
        Ref(letter, row[0]): 0
        for letter, table in (("c", "contact"), ("o", "company"))
        if letter in letters
        for row in connection.execute(f"SELECT id FROM {table} WHERE name = :name COLLATE NOCASE LIMIT :limit", values)  # noqa: S608
    }


def _person_at_firm(connection: sqlite3.Connection, wanted: Sequence[str], letters: Sequence[str]) -> dict[Ref, int]:
    """Find `anna nordlicht`: some words name the person, the others the firm."""
    if "c" not in letters:
        return {}
    found: dict[Ref, int] = {}
    for cut in range(1, len(wanted)):
        for person, firm in ((wanted[:cut], wanted[cut:]), (wanted[cut:], wanted[:cut])):
            firms = _all_words(connection, firm, ("o",))
            for ref in _all_words(connection, person, ("c",)) if firms else ():
                if (at := firm_of(connection, ref)) is not None and Ref("o", at) in firms:
                    found[ref] = 1
    return found


def _all_words(connection: sqlite3.Connection, wanted: Sequence[str], letters: Sequence[str]) -> dict[Ref, int]:
    if len(wanted) == 1:
        return {**_prefix(connection, wanted[0], letters), **exact(connection, wanted, letters)}
    return _together(connection, wanted, letters)


def _by_middle(connection: sqlite3.Connection, text: str, letters: Sequence[str]) -> dict[Ref, int]:
    """Find a fragment in the middle of a word; slow on a large book, so it comes last."""
    fragment = "".join(words(text))
    if len(fragment) < 2:
        return {}
    pattern = "%" + fragment.replace("%", "") + "%"
    rows = connection.execute(
        "SELECT kind, record_id, what, word FROM look_up WHERE word LIKE :pattern LIMIT :limit",
        {"pattern": pattern, "limit": LIMIT},
    )
    return _ranked((row for row in rows if row[2] != "phone"), letters, lambda _word: 20)
