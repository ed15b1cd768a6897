"""The one record that a fragment names, or the candidates where it names several; what a record is called."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dossier.errors import ForgottenError, NoRecordError, NotFoundError, SeveralError
from dossier.i18n import _, called
from dossier.nearest import did_you_mean
from dossier.nearest import nearest as likest
from dossier.read.closed import CLOSED
from dossier.read.find.archived import archived
from dossier.read.find.by_words import END, LIMIT, by_firm_key, exact, hits
from dossier.read.find.forgotten import forgotten_on
from dossier.read.find.merged import merged_into
from dossier.records.deal.deal import CLOSED_STAGES, STAGES
from dossier.records.kinds import BY_LETTER
from dossier.records.ref import Ref, read_ref
from dossier.values.day_words import day as in_words
from dossier.values.names import LEGAL_FORMS, fold, words


class Match(NamedTuple):
    """A record that answers to the words; `rank` is smaller for a better answer."""

    ref: Ref
    name: str
    detail: str
    rank: int
    archived: bool = False


def who(connection: sqlite3.Connection, text: str, letters: Sequence[str], country_name: Callable[[str], str]) -> Ref:
    """Return the one record that a fragment names.

    Raises NotFoundError with the nearest names, or AmbiguousError with the candidates, a firm with what its country is called.
    """
    ref = read_ref(text)
    if ref is not None and exists(connection, ref):
        return ref
    if ref is not None and (day := forgotten_on(connection, ref)):
        raise ForgottenError(ref, in_words(day))
    if ref is not None and (survivor := merged_into(connection, ref)):
        raise NotFoundError(
            _("{ref} was merged into {survivor}.").format(ref=ref, survivor=survivor),
            _("Type {survivor} instead: dossier show {survivor}").format(survivor=survivor),
        )
    if ref is not None and not matches(connection, text, letters):
        see = _("See them with: dossier list {plural}").format(plural=ref.kind.plural or "contacts")
        raise NoRecordError(ref.kind.label, ref, see)
    found = matches(connection, text, letters)
    return the_one(text, found, lambda: near(connection, text, letters), country_name)


def the_one(text: str, found: Sequence[Match], nearest: "object", country_name: Callable[[str], str]) -> Ref:
    """Return the best of the matches if it stands alone; raises NotFoundError or AmbiguousError otherwise."""
    best = _best(found) if found else []
    if len(best) == 1:
        return best[0].ref
    if not best:
        plain = text.strip()
        if not plain:
            raise NotFoundError(_("The name is empty."), _("Type a name or a ref, such as c14."))
        names = nearest() if callable(nearest) else []
        way = _("Try: dossier list contacts")
        if plain.isdecimal():
            way = _("A ref begins with a letter: c{number}, o{number} or d{number}.").format(number=plain[:18])
        raise NotFoundError(
            _("Nobody and nothing here is called “{text}”.").format(text=plain[:80]), did_you_mean(names, way)
        )
    shown = best[:12]
    lines = [
        f"{match.ref}  {match.name}"
        + (f" · {_detail(match, country_name)}" if match.detail else "")
        + (" · " + _("archived") if match.archived else "")
        for match in shown
    ]
    if len(best) > len(shown):
        lines.append(_("… and {number} more").format(number=len(best) - len(shown)))
    raise SeveralError(text, lines, [str(match.ref) for match in shown])


def _detail(match: Match, country_name: Callable[[str], str]) -> str:
    """Return in words what tells a record from others of its name: a country, the stage of a deal, the kind of a proof."""
    from dossier.records.agenda.agenda import TOUCHES  # only where several answer
    from dossier.records.company.products import PRODUCT_KINDS
    from dossier.records.order.proof import PROOF_KINDS

    if match.ref.letter == "o":
        return country_name(match.detail)
    codes = {"d": STAGES, "y": PROOF_KINDS, "p": PRODUCT_KINDS, "l": TOUCHES}.get(match.ref.letter, ())
    return called({each.code: each.label for each in codes}, match.detail)


def _best(found: Sequence[Match]) -> list[Match]:
    """Return those that answer best; whoever is archived only where nobody living answers, or by the whole name."""
    best = [match for match in found if match.rank == found[0].rank]
    living = [match for match in best if not match.archived]
    if living or found[0].rank == -1:
        return living or best
    others = [match for match in found if not match.archived]
    return [*(match for match in others if match.rank == others[0].rank), *best]


def exists(connection: sqlite3.Connection, ref: Ref) -> bool:
    """Tell whether the record of a ref is in the book."""
    table = BY_LETTER[ref.letter].table
    return connection.execute(f"SELECT 1 FROM main.{table} WHERE id = :id", {"id": ref.id}).fetchone() is not None  # noqa: S608


def matches(connection: sqlite3.Connection, text: str, letters: Sequence[str], *, middle: bool = True) -> list[Match]:
    """Return the records that answer to a fragment, best first; without `middle` only by whole words and beginnings."""
    found = _named(connection, hits(connection, text, letters, middle=middle), text)
    if "o" in letters and not any(match.rank == -1 for match in found):
        called = by_firm_key(connection, text)
        found = [*_named(connection, called, text), *(match for match in found if match.ref not in called)]
    return sorted(found, key=lambda match: (match.rank, match.ref))


def _named(connection: sqlite3.Connection, ranks: dict[Ref, int], text: str) -> list[Match]:
    best = min(ranks.values(), default=0)
    wanted = fold(text.strip())
    found = []
    for ref, rank in ranks.items():
        if rank > best and len(ranks) > LIMIT:
            continue
        row = connection.execute(_LABEL[ref.letter], {"id": ref.id}).fetchone()
        if row is None:
            continue
        whole = fold(row[0]) == wanted or _without_form(row[0]) == wanted
        found.append(
            Match(
                ref,
                row[0],
                row[1] or "",
                -1 if whole else rank,
                len(ranks) > 1 and archived(connection, ref) is not None,
            )
        )
    return found


def _without_form(name: str) -> str:
    return " ".join(word for word in words(name) if word not in LEGAL_FORMS)


_LABEL = {
    "c": "SELECT c.name, o.name FROM main.contact c LEFT JOIN main.company o ON o.id = c.company_id WHERE c.id = :id",
    "o": "SELECT name, country FROM main.company WHERE id = :id",
    "d": "SELECT d.title, o.name FROM main.deal d LEFT JOIN main.company o ON o.id = d.company_id WHERE d.id = :id",
    "q": "SELECT q.number, d.title FROM quote q JOIN deal d ON d.id = q.deal_id WHERE q.id = :id",
    "s": "SELECT s.number, d.title FROM orders s JOIN deal d ON d.id = s.deal_id WHERE s.id = :id",
    "w": "SELECT name, ports FROM forwarder WHERE id = :id",
    "a": "SELECT name, code FROM offer WHERE id = :id",
    "u": "SELECT country || ' ' || code, source FROM duty WHERE id = :id",
    "f": "SELECT text, '' FROM follow_up WHERE id = :id",
    "m": "SELECT text, '' FROM promise WHERE id = :id",
    "v": "SELECT COALESCE(v.purpose || ' · ' || c.name, c.name), v.place FROM visit v JOIN contact c ON c.id = v.contact_id"
    " WHERE v.id = :id",
    "p": "SELECT name, kind FROM client_product WHERE id = :id",
    "n": "SELECT text, place FROM news WHERE id = :id",
    "l": "SELECT COALESCE(subject, text), channel FROM log_entry WHERE id = :id",
    "cp": "SELECT text, '' FROM complaint WHERE id = :id",
    "y": "SELECT d.title, y.kind FROM proof y JOIN deal d ON d.id = y.deal_id WHERE y.id = :id",
}


_TOLD, _SHORT = ("f", "m", "n", "l", "cp"), 60
"""Records called by a text, and how much of it that is."""


def label(connection: sqlite3.Connection, ref: Ref) -> str:
    """Return what a record is called, a text by its beginning; of what has no name its ref."""
    sql = _LABEL.get(ref.letter)
    row = connection.execute(sql, {"id": ref.id}).fetchone() if sql else None
    name = str(row[0]).partition("\n")[0] if row and row[0] else str(ref)
    return name if ref.letter not in _TOLD or len(name) <= _SHORT else name[: _SHORT - 1] + "…"


def near(connection: sqlite3.Connection, text: str, letters: Sequence[str]) -> list[str]:
    """Return up to three names that look like a mistyped one."""
    wanted = words(text)
    if not wanted:
        return []
    start = wanted[0][:1]
    rows = connection.execute(
        "SELECT DISTINCT word FROM look_up WHERE word >= :low AND word < :high LIMIT 20000",
        {"low": start, "high": start + END},
    )
    close = likest(wanted[0], (row[0] for row in rows), most=5)
    names = [label(connection, ref) for ref in exact(connection, close, letters)]
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


def open_deals_of(connection: sqlite3.Connection, ref: Ref) -> list[Match]:
    """Return the open deals of a contact or company; of a contact without any those of the firm that name nobody."""
    found = [each for each in deals_of(connection, ref) if each.detail not in CLOSED_STAGES]
    if found or ref.letter == "o":
        return found
    rows = connection.execute(
        "SELECT d.id, d.title, d.stage FROM contact c JOIN deal d ON d.company_id = c.company_id"
        " WHERE c.id = :id AND d.contact_id IS NULL",
        {"id": ref.id},
    )
    return [Match(Ref("d", row[0]), row[1], row[2], 0) for row in rows if row[2] not in CLOSED_STAGES]
