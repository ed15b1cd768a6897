"""Who in the book is very like somebody about to be added: by address, by number, by name at the same firm."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from dossier.facts.naming import fold, normal_point, words
from dossier.facts.proposals import AddPoint
from dossier.i18n import N_


class Alike(NamedTuple):
    """Somebody who may be the same person, and why; `certain` where the very same address or number is held."""

    ref: str
    name: str
    reason: str
    certain: bool


_REASONS = {"email": N_("same e-mail address"), "whatsapp": N_("same number"), "website": ""}


def alike(connection: sqlite3.Connection, name: str, company_id: int | None, points: Iterable[AddPoint]) -> list[Alike]:
    """Return contacts who hold one of these addresses, or the same name at the same or no firm, surest first."""
    found: dict[int, Alike] = {}
    for point in points:
        if point.kind in {"website", "address"}:
            continue
        reason = _REASONS.get(point.kind) or N_("same number or handle")
        sql = """SELECT c.id, c.name FROM point e JOIN contact c ON c.id = e.contact_id
            WHERE e.normal = :normal AND (e.kind = :kind OR :number) LIMIT 5"""
        number = int(point.kind in {"phone", "mobile", "whatsapp"})
        values = {"normal": normal_point(point.kind, point.value), "kind": point.kind, "number": number}
        for row in connection.execute(sql, values):
            found.setdefault(row[0], Alike(f"c{row[0]}", row[1], reason, certain=point.kind == "email"))
    for number, held, firm in _same_words(connection, name):
        if fold(held) == fold(name) and (firm == company_id or firm is None or company_id is None):
            found.setdefault(
                number, Alike(f"c{number}", held, N_("same name"), certain=firm == company_id and firm is not None)
            )
    return sorted(found.values(), key=lambda twin: not twin.certain)


def _same_words(connection: sqlite3.Connection, name: str) -> list[tuple[int, str, int | None]]:
    wanted = sorted(words(name), key=len, reverse=True)
    if not wanted:
        return []
    rows = connection.execute(
        """SELECT c.id, c.name, c.company_id FROM look_up w JOIN contact c ON c.id = w.record_id
        WHERE w.word = :word AND w.kind = 'c' AND w.what = 'name' LIMIT 200""",
        {"word": wanted[0]},
    )
    return [tuple(row) for row in rows]
