"""Books whose pages were damaged: no view, no check and no copy takes damage for truth in silence, or it is counted."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from torture.examples import lay_out
from torture.forked import Done, Tried, forked, laid, tables, warm

PAGE = 4096
VIEWS = (
    ("show", "anna"),
    ("list", "contacts", "--json"),
    ("find", "charger"),
    ("remind", "--all"),
    ("show", "d12"),
    ("history", "anna"),
)
KINDS = ("flipped", "zeroed", "swapped", "stale", "filled", "cut off")


def damaged(book: bytes, old: bytes, kind: str, chance: random.Random) -> bytes:
    """Return the bytes of a book with one damage; `old` is an older state of it."""
    raw, pages = bytearray(book), len(book) // PAGE
    at, other = (chance.randrange(pages) * PAGE for _ in range(2))
    if kind == "flipped":
        for _byte in range(chance.randint(1, 16)):
            raw[at + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    elif kind == "swapped":
        raw[at : at + PAGE], raw[other : other + PAGE] = raw[other : other + PAGE], raw[at : at + PAGE]
    elif kind == "stale":
        changed = [n for n in range(0, min(len(old), len(book)), PAGE) if old[n : n + PAGE] != book[n : n + PAGE]]
        at = chance.choice(changed)
        raw[at : at + PAGE] = old[at : at + PAGE]
    elif kind == "cut off":
        del raw[max(at, PAGE) :]
    else:
        raw[at : at + PAGE] = (b"\0" if kind == "zeroed" else b"\xff") * PAGE
    return bytes(raw)


def pages(workshop: Path, demo_book: Path, most: int = 100, seed: int = 11) -> Iterator[Tried]:
    """Damage a book so many times and ask it everything: each damage is one case."""
    chance = random.Random(seed)  # noqa: S311  (damages, no secrets)
    (before := workshop / "whole").mkdir()
    lay_out(before, demo_book)
    home = workshop / "damaged"
    laid(home, before)
    for n in range(6):
        warm(home, "log", "anna", f"what was said later, {n}", "--next", "+3d", "--todo", "answer")
        warm(home, "set", f"c{n + 1}", f"hobbies=golf {n}")
    warm(home, "backup", "good.db")
    warm(home, "check")
    with closing(sqlite3.connect(home / "book.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    old, whole, good = demo_book.read_bytes(), (home / "book.db").read_bytes(), (home / "good.db").read_bytes()
    for words in VIEWS:
        warm(home, *words)
    sound = {words: forked(home, *words) for words in VIEWS}
    for number in range(most):
        kind = KINDS[number % len(KINDS)]
        laid(home, before)
        (home / "good.db").write_bytes(good)
        (home / "book.db").write_bytes(damaged(whole, old, kind, chance))
        yield Tried(f"damage {number + 1}: a page {kind}", *_judged(home, sound))


def _judged(home: Path, sound: dict) -> tuple[str, str]:
    """Return what is wrong with how a damaged book is treated, and what is to be counted."""
    shown = {words: forked(home, *words) for words in VIEWS}
    check, copy = forked(home, "check"), forked(home, "backup", "copy.db")
    write = forked(home, "log", "anna", "said after the damage", env={"DOSSIER_BACKUPS": "as usual"})
    bring = forked(home, "restore", "good.db", "--yes")
    for words, done in {**shown, ("check",): check, ("backup",): copy, ("log",): write, ("restore",): bring}.items():
        if done.unfit:
            return f"{' '.join(words)}: {done.unfit}", ""
        if done.code and not done.err.strip():
            return f"{' '.join(words)} ended with {done.code} and said nothing", ""
    if "is damaged" in check.err and copy.code == 0:
        return "what check calls damaged was copied as a backup", ""
    if copy.code and (home / "copy.db").exists():
        return "a backup that was refused lies there", ""
    if bring.code or tables(home / "book.db") != tables(home / "good.db"):
        return f"the backup was not brought back: {bring.err[:200]}", ""
    wrong = any(done.code == 0 and done.out != sound[words].out for words, done in shown.items())
    return "", _counted(write, noticed=check.code != 0, wrong=wrong)


def _counted(write: Done, *, noticed: bool, wrong: bool) -> str:
    """Return in which words a damage is counted that was treated as it should be."""
    if not noticed:
        return "not noticed by check, and a view shows something else" if wrong else "harmless"
    if write.code == 0 and "is damaged" in write.err:
        return "found by check; log said so with the first write of the day"
    if wrong and write.code == 0:
        return "found by check; a view showed something else and log wrote, without a word"
    if wrong:
        return "found by check; a view showed something else without a word"
    return "found by check; log wrote without a word" if write.code == 0 else "refused by the commands themselves"
