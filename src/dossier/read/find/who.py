"""Finding the record a fragment names: a ref, a name, an address, a number in any notation, a firm."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dossier.errors import NoRecordError, NotFoundError, SeveralError
from dossier.i18n import _
from dossier.nearest import did_you_mean
from dossier.nearest import nearest as likest
from dossier.read.deal.closed import CLOSED
from dossier.read.find.firm_of import firm_of
from dossier.read.find.merged import merged_into
from dossier.records.deal.deal import CLOSED_STAGES
from dossier.records.kinds import BY_LETTER
from dossier.records.ref import Ref, read_ref
from dossier.values.names import FIRM, LEGAL_FORMS, domain_of, firm_key, fold, joined, phone_key, words

LIMIT = 400
"""How many records a fragment may touch before only exact words count."""

LOOKED_AT = 4000
"""How many who have the rarest of several words are looked at for the others."""

_END = "\U0010ffff"
"""Put behind a word it stands after everything that begins with the word."""

_COUNT = """SELECT COUNT(*) FROM (SELECT 1 FROM look_up WHERE word >= :low AND word < :high LIMIT :limit)"""

_PHONE = r"\+?[\d\s()./-]{5,}"
_SCORE = {"name": 0, "alias": 1, "email": 2, "point": 2, "phone": 2, "domain": 3}


class Match(NamedTuple):
    """A record that answers to the words; `rank` is smaller for a better answer."""

    ref: Ref
    name: str
    detail: str
    rank: int


def who(connection: sqlite3.Connection, text: str, letters: Sequence[str]) -> Ref:
    """Return the one record that a fragment names.

    Raises NotFoundError with the nearest names, or AmbiguousError with the candidates.
    """
    ref = read_ref(text)
    if ref is not None and exists(connection, ref):
        return ref
    if ref is not None and (survivor := merged_into(connection, ref)):
        raise NotFoundError(
            _("{ref} was merged into {survivor}.").format(ref=ref, survivor=survivor),
            _("Type {survivor} instead: dossier show {survivor}").format(survivor=survivor),
        )
    if (
        ref is not None
        and re.fullmatch(r"[a-z]\d+", text.strip().casefold())
        and not matches(connection, text, letters)
    ):
        see = _("See them with: dossier list {plural}").format(plural=ref.kind.plural or "contacts")
        raise NoRecordError(ref.kind.label, ref, see)
    found = matches(connection, text, letters)
    return the_one(text, found, lambda: near(connection, text, letters))


def the_one(text: str, found: Sequence[Match], nearest: "object") -> Ref:
    """Return the best of the matches if it stands alone; raises NotFoundError or AmbiguousError otherwise."""
    best = [match for match in found if match.rank == found[0].rank] if found else []
    if len(best) == 1:
        return best[0].ref
    if not best:
        names = nearest() if callable(nearest) else []
        raise NotFoundError(
            _("Nobody and nothing here is called “{text}”.").format(text=text.strip()[:80]),
            did_you_mean(names, _("Try: dossier list contacts")),
        )
    shown = best[:12]
    lines = [f"{match.ref}  {match.name}" + (f" · {match.detail}" if match.detail else "") for match in shown]
    if len(best) > len(shown):
        lines.append(_("… and {number} more").format(number=len(best) - len(shown)))
    raise SeveralError(text, lines, [str(match.ref) for match in shown])


def exists(connection: sqlite3.Connection, ref: Ref) -> bool:
    """Tell whether the record of a ref is in the book."""
    table = BY_LETTER[ref.letter].table
    return connection.execute(f"SELECT 1 FROM {table} WHERE id = :id", {"id": ref.id}).fetchone() is not None  # noqa: S608


def matches(connection: sqlite3.Connection, text: str, letters: Sequence[str], *, middle: bool = True) -> list[Match]:
    """Return the records that answer to a fragment, best first; without `middle` only by whole words and beginnings."""
    hits = _by_address(connection, text, letters) or _by_words(connection, text, letters)
    if not hits and (one := joined(text)) != text:
        hits = _by_words(connection, one, letters)
    if not hits and middle:
        hits = _by_middle(connection, text, letters)
    found = _named(connection, hits, text)
    if "o" in letters and not any(match.rank == -1 for match in found):
        called = _by_firm_key(connection, text)
        found = [*_named(connection, called, text), *(match for match in found if match.ref not in called)]
    return sorted(found, key=lambda match: (match.rank, match.ref))


def _by_firm_key(connection: sqlite3.Connection, text: str) -> dict[Ref, int]:
    """Find firms of which this is a name, another one or a former one, with or without legal form and 市."""
    key = firm_key(text)
    return dict.fromkeys(_exact(connection, [FIRM + key], ("o",), "firm"), -1) if key else {}


def _by_address(connection: sqlite3.Connection, text: str, letters: Sequence[str]) -> dict[Ref, int]:
    plain = text.strip()
    if "@" in plain or "://" in plain or plain.casefold().startswith("www."):
        keys = [plain.casefold(), plain.rstrip("/").rpartition("/")[2].casefold().lstrip("@")]
        if not _exact(connection, keys, letters):
            keys = [domain_of(plain) or plain.casefold()]
        return _exact(connection, keys, letters)
    if re.fullmatch(_PHONE, plain):
        key = phone_key(plain)
        if len(key) >= 5:
            shorter = [key[:length] for length in range(7, len(key))]
            return {**_prefix(connection, key, letters, "phone"), **_exact(connection, shorter, letters, "phone")}
    if re.fullmatch(r"\S+\.\S{2,}", plain):
        found = _exact(connection, [domain_of(plain) or plain.casefold()], letters)
        return {ref: rank for ref, rank in found.items() if ref.letter == "o"} or found
    return {}


def _exact(
    connection: sqlite3.Connection, keys: Iterable[str], letters: Sequence[str], what: str | None = None
) -> dict[Ref, int]:
    found: dict[Ref, int] = {}
    for key in dict.fromkeys(keys):
        rows = connection.execute(
            "SELECT kind, record_id, what FROM look_up WHERE word = :word LIMIT :limit", {"word": key, "limit": LIMIT}
        )
        for kind, number, kept_as in rows:
            if kind in letters and (what is None or kept_as == what):
                ref = Ref(kind, number)
                found[ref] = min(_SCORE.get(kept_as, 4), found.get(ref, 9))
    return found


def _prefix(
    connection: sqlite3.Connection, word: str, letters: Sequence[str], what: str | None = None
) -> dict[Ref, int]:
    rows = connection.execute(
        "SELECT kind, record_id, what, word FROM look_up WHERE word >= :low AND word < :high LIMIT :limit",
        {"low": word, "high": word + _END, "limit": LIMIT},
    )
    found: dict[Ref, int] = {}
    for kind, number, kept_as, kept in rows:
        if kind in letters and (what is None or kept_as == what):
            rank = 10 * (kept != word) + _SCORE.get(kept_as, 4)
            ref = Ref(kind, number)
            found[ref] = min(rank, found.get(ref, 99))
    return found


def _by_words(connection: sqlite3.Connection, text: str, letters: Sequence[str]) -> dict[Ref, int]:
    wanted = words(text)
    telling = [word for word in wanted if word not in LEGAL_FORMS] or wanted
    if not telling:
        return {}
    if len(telling) == 1:
        return {**_prefix(connection, telling[0], letters), **_exact(connection, telling, letters)}
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
    values: dict[str, object] = {"low": first, "high": first + _END, "limit": LIMIT, "looked_at": LOOKED_AT}
    for n, word in enumerate(others):
        values |= {f"low{n}": word, f"high{n}": word + _END}
    rows = connection.execute(
        "SELECT w.kind, w.record_id, w.what, w.word FROM (SELECT kind, record_id, what, word FROM look_up"  # noqa: S608
        f" WHERE word >= :low AND word < :high LIMIT :looked_at) w WHERE {conditions} LIMIT :limit",
        values,
    )
    found: dict[Ref, int] = {}
    for kind, number, what, word in rows:
        if kind in letters:
            ref = Ref(kind, number)
            found[ref] = min(10 * (word != first) + _SCORE.get(what, 4), found.get(ref, 99))
    if counted[first] == LIMIT:  # a crowd: whoever bears exactly this name must not be left out of it
        found |= _by_whole_name(connection, wanted, letters)
    return found


def _count(connection: sqlite3.Connection, word: str) -> int:
    """Return how many words begin with this one, or LIMIT if there are more."""
    values = {"low": word, "high": word + _END, "limit": LIMIT}
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
        return {**_prefix(connection, wanted[0], letters), **_exact(connection, wanted, letters)}
    return _together(connection, wanted, letters)


def _by_middle(connection: sqlite3.Connection, text: str, letters: Sequence[str]) -> dict[Ref, int]:
    """Find a fragment in the middle of a word; slow on a large book, so it comes last."""
    fragment = "".join(words(text))
    if len(fragment) < 2:
        return {}
    pattern = "%" + fragment.replace("%", "") + "%"
    rows = connection.execute(
        "SELECT kind, record_id, what FROM look_up WHERE word LIKE :pattern LIMIT :limit",
        {"pattern": pattern, "limit": LIMIT},
    )
    found: dict[Ref, int] = {}
    for kind, number, what in rows:
        if kind in letters and what != "phone":
            found[Ref(kind, number)] = min(20 + _SCORE.get(what, 4), found.get(Ref(kind, number), 99))
    return found


def _named(connection: sqlite3.Connection, hits: dict[Ref, int], text: str) -> list[Match]:
    best = min(hits.values(), default=0)
    wanted = fold(text.strip())
    found = []
    for ref, rank in hits.items():
        if rank > best and len(hits) > LIMIT:
            continue
        row = connection.execute(_LABEL[ref.letter], {"id": ref.id}).fetchone()
        if row is None:
            continue
        whole = fold(row[0]) == wanted or _without_form(row[0]) == wanted
        found.append(Match(ref, row[0], row[1] or "", -1 if whole else rank))
    return found


def _without_form(name: str) -> str:
    return " ".join(word for word in words(name) if word not in LEGAL_FORMS)


_LABEL = {
    "c": "SELECT c.name, o.name FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE c.id = :id",
    "o": "SELECT name, country FROM company WHERE id = :id",
    "d": "SELECT d.title, o.name FROM deal d LEFT JOIN company o ON o.id = d.company_id WHERE d.id = :id",
    "q": "SELECT q.number, d.title FROM quote q JOIN deal d ON d.id = q.deal_id WHERE q.id = :id",
    "s": "SELECT s.number, d.title FROM orders s JOIN deal d ON d.id = s.deal_id WHERE s.id = :id",
    "w": "SELECT name, ports FROM forwarder WHERE id = :id",
    "a": "SELECT name, code FROM offer WHERE id = :id",
}


def label(connection: sqlite3.Connection, ref: Ref) -> str:
    """Return the name of a contact, company, deal, forwarder or offer; of anything else its ref."""
    sql = _LABEL.get(ref.letter)
    row = connection.execute(sql, {"id": ref.id}).fetchone() if sql else None
    return str(row[0]) if row and row[0] else str(ref)


def near(connection: sqlite3.Connection, text: str, letters: Sequence[str]) -> list[str]:
    """Return up to three names that look like a mistyped one."""
    wanted = words(text)
    if not wanted:
        return []
    start = wanted[0][:1]
    rows = connection.execute(
        "SELECT DISTINCT word FROM look_up WHERE word >= :low AND word < :high LIMIT 20000",
        {"low": start, "high": start + _END},
    )
    close = likest(wanted[0], (row[0] for row in rows), most=5)
    names = [label(connection, ref) for ref in _exact(connection, close, letters)]
    return list(dict.fromkeys(names))[:3]


def deals_of(connection: sqlite3.Connection, ref: Ref) -> list[Match]:
    """Return the deals of a contact or company, open ones first, newest first."""
    column = {"c": "contact_id", "o": "company_id"}[ref.letter]
    rows = connection.execute(
        f"SELECT id, title, stage FROM deal WHERE {column} = :id"  # noqa: S608
        f" ORDER BY CASE WHEN stage IN {CLOSED} THEN 1 ELSE 0 END, id DESC",
        {"id": ref.id},
    )
    return [Match(Ref("d", row[0]), row[1], row[2], int(row[2] in CLOSED_STAGES)) for row in rows]
