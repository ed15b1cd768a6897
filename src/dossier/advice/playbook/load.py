"""The playbook in use: shipped rules under the user's own, kept in a compiled form that is read in a millisecond."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from dossier.advice.playbook.condition import Condition
from dossier.advice.playbook.rules import Need, Rule, Rules
from dossier.disk import private_folder, write_file

FORM = 5
"""Counted up when the compiled form changes, so that an older one is not read."""
_LAST: dict[str, tuple[tuple[Rule, ...], tuple[Need, ...]]] = {}
"""What this process read last, by its stamp: of a day book's many commands only the first reads the playbook."""


def load(
    shipped: Path, user: Path | None = None, switched_off: Collection[str] = (), cache: Path | None = None
) -> Rules:
    """Return the rules of two folders; the user's stand in the place of shipped ones with the same id.

    `cache` is a file of the caller's choice for the compiled form; it is read when nothing has changed since, and
    written again when something has. Raises PlaybookError for a mistake in a shipped file; one in a file of the user's
    leaves out what is wrong and is named in `mistakes`.
    """
    paths, own = _sources(shipped), _sources(user) if user is not None else []
    stamp = [FORM, *(_state(path) for path in (*paths, *own))]
    kept, mistakes = _LAST.get(str(stamp)) or _read_cache(cache, stamp), tuple[str, ...]()
    if kept is None:
        from dossier.advice.playbook.compiling import compiled  # TOML and every check: only when a file has changed

        fresh = compiled(paths, own)
        kept, mistakes = (fresh.rules, fresh.needs), fresh.mistakes
        if cache is not None and not mistakes:  # what is wrong is told anew each time, in the language of the moment
            _write_cache(cache, stamp, kept)
    _LAST.clear()
    if not mistakes:
        _LAST[str(stamp)] = kept
    rules, needs = kept
    left = tuple(rule for rule in rules if rule.id not in switched_off)
    return Rules(left, needs, tuple(sorted(switched_off)), mistakes)


def _state(path: Path) -> list[Any]:
    """Return what changes when a file does; a link that leads nowhere has no state, and is a mistake when it is read."""
    try:
        seen = path.stat()
    except OSError:
        return [str(path)]
    return [str(path), seen.st_mtime_ns, seen.st_size]


def _sources(folder: Path) -> list[Path]:
    """Return the files of a folder in order; a JSON twin is read in the place of its TOML file."""
    if not folder.is_dir():
        return []
    return [twin if (twin := path.with_suffix(".json")).is_file() else path for path in sorted(folder.glob("*.toml"))]


def _read_cache(cache: Path | None, stamp: list[Any]) -> tuple[tuple[Rule, ...], tuple[Need, ...]] | None:
    if cache is None or not cache.is_file():
        return None
    try:
        kept = json.loads(cache.read_text(encoding="utf-8"))
        if kept["stamp"] != stamp:
            return None
        return tuple(_revived_rule(row) for row in kept["rules"]), tuple(_revived_need(row) for row in kept["needs"])
    except (OSError, ValueError, KeyError, TypeError):
        return None  # a cache that cannot be read is made anew


def _revived(rows: list[list[Any]]) -> tuple[Condition, ...]:
    return tuple(Condition(name, op, tuple(values)) for name, op, values in rows)


def _revived_rule(row: list[Any]) -> Rule:
    (ident, items, topic, moments, weight, advice, when, each, unless, *rest) = row
    guess, guess_of, about, says, advice_zh, fires, silent, file, line, touches = rest
    return Rule(ident, tuple(items), topic, tuple(moments), weight, advice, _revived(when), _revived(each), _revived(unless),
                guess, guess_of, about, says, advice_zh, tuple(fires), tuple(silent), file, line, tuple(touches))  # fmt: skip


def _revived_need(row: list[Any]) -> Need:
    fact, weight, why, when, why_zh, question = row
    return Need(fact, weight, why, _revived(when), why_zh, question)


def _write_cache(cache: Path, stamp: list[Any], kept: tuple[tuple[Rule, ...], tuple[Need, ...]]) -> None:
    text = json.dumps({"stamp": stamp, "rules": kept[0], "needs": kept[1]}, ensure_ascii=False, separators=(",", ":"))
    try:
        private_folder(cache.parent)
        write_file(cache, text.encode(), replace=True)
    except OSError:
        return  # a read-only disk costs only the time of compiling again
