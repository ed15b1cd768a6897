"""Each command killed at each call that changes a file, and refused by the disk at each: whole or absent, sound, and said right.

The commands are those of the command tree, by the examples of their help: a new one is tried without a word here.
"""

import errno
import random
import re
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from conftest import ROOT
from dossier.disk import sweep
from dossier.records.book import APPLICATION_ID
from dossier.records.database import failures
from dossier.write.migrate import upgrade
from every_example import BEFORE, EXAMPLES
from torture.examples import examples, lay_out
from torture.forked import (
    CALLS,
    COUNT,
    FAULT,
    FULL,
    KILL,
    SHORT,
    SIDECARS,
    TORN,
    Done,
    Kept,
    Tried,
    forked,
    kept,
    laid,
    opened,
    tables,
    warm,
)  # fmt: skip

ANNA = ["add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--country", "DE", "--no-input"]
WAYS = {
    "kill": (KILL, 0), "torn": (TORN, 0), "full": (FULL, errno.ENOSPC), "short": (SHORT, errno.ENOSPC), "fault": (FAULT, errno.EIO),
}  # fmt: skip
"""What the shim does in each way of being tried."""


class Line(NamedTuple):
    """A command line to be tried: the home it begins with, its words, what it leaves, and its calls, a letter each."""

    before: Path
    words: list[str]
    begins: Kept
    ends: Kept
    differs: frozenset[str]
    """Files that are never twice the same."""
    known: frozenset[str]
    """Every file there is before or after."""
    calls: str
    empty: str = ""
    """What a new book holds before its first record, where this line makes one."""

    @property
    def name(self) -> str:
        return " ".join(self.words)[:60]


NEW, OLD, TRIAL = "a first book", "a book of the first form", "a trial run"
COMMANDS = (*EXAMPLES, NEW, OLD, TRIAL)
"""What is tried, each by itself: every command, and what is done once in the life of a book."""
SAMPLE = {"log": 2, "restore": 1, NEW: 1, TRIAL: 1}
"""What `make test` tries: commands, and at how many calls in each way."""
MOST = 600
"""Calls of one line that are tried in one way at most; they are spread by chance over a line that makes more."""


def faults(
    workshop: Path, demo_book: Path, command: str, most: int | None = None, seed: int = 3
) -> Iterator[tuple[str, Tried]]:
    """Try every line of a command in every way, at each of its calls or at most so many; yield the way with what came of it."""
    chance = random.Random(seed)  # noqa: S311  (moments, no secrets)
    trying = Faults(workshop)
    for line in lines(workshop, demo_book, command):
        if isinstance(line, Tried):
            yield "kill", line
            continue
        for way in WAYS:
            for at in cases(line, way, most or (MOST if way in {"kill", "full"} else 20), chance):
                yield way, trying.tried(line, way, at)


def lines(workshop: Path, demo_book: Path, command: str) -> Iterator[Line | Tried]:
    """Yield every example of a command with what it does where nothing goes wrong; one that does not work is told."""
    before = workshop / "before"
    if command in {NEW, OLD}:
        _old(before) if command == OLD else before.mkdir()
        line = _line(workshop, before, ["show", "anna"] if command == OLD else ANNA)
        upgrade(workshop / "empty.db")
        yield line._replace(empty=tables(workshop / "empty.db")) if isinstance(line, Line) and command == NEW else line
        return
    before.mkdir()
    lay_out(before, demo_book)
    for line in BEFORE.get(command, ()):
        forked(before, *line.split())
    for step, words in enumerate([[*examples("set")[0], "--dry-run"]] if command == TRIAL else examples(command)):
        if words[0] == "demo":  # its book is a file of the cache, made in 300,000 calls, once
            return
        line = _line(workshop, before, words)
        yield line
        if isinstance(line, Tried):
            return
        laid(workshop / f"before-{step}", before)
        forked(workshop / f"before-{step}", *words)
        before = workshop / f"before-{step}"


def names(home: Path) -> set[str]:
    """Return the name of every file of a home."""
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


def _old(home: Path) -> Path:
    """Lay a book of the first form, which the next command brings to today's."""
    home.mkdir()
    with closing(sqlite3.connect(home / "book.db")) as book:
        book.executescript((ROOT / "tests" / "old_books" / "0001.sql").read_text(encoding="utf-8"))
        book.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1")
    return home


def _line(workshop: Path, before: Path, words: list[str]) -> Line | Tried:
    home = workshop / "home"
    laid(home, before)
    begins, known = kept(home), names(home)
    warm(home, *words)
    ends = []
    for _twice in range(2):
        laid(home, before)
        done = forked(home, *words, mode=COUNT)
        if done.code or done.unfit:
            return Tried(" ".join(words)[:60], told=f"not run: {' '.join(words)[:30]}: {done.err.strip()[:60]}")
        ends.append(kept(home))
        known |= names(home)
    differs = {
        name
        for first, second in zip(ends[0], ends[1], strict=True)
        for name in first.keys() | second.keys()
        if first.get(name) != second.get(name)
    }
    return Line(before, words, begins, ends[0], frozenset(differs), frozenset(known), done.calls)


def cases(line: Line, way: str, most: int | None, chance: random.Random) -> list[int]:
    """Return the numbers of the calls at which a line is tried in a way, each or at most so many of them."""
    found = range(1, len(line.calls) + 1)
    if way in {"torn", "short"}:
        found = [number for number in found if line.calls[number - 1] == "w"]
    if most is None or len(found) <= most:
        return list(found)
    return sorted(chance.sample(found, most))


class Faults:
    """Tries lines in a home that is laid anew for each; homes that were seen to be sound need not be looked at twice."""

    def __init__(self, workshop: Path) -> None:
        self.home = workshop / "home"
        self.seen: dict[bytes, tuple[str, Kept]] = {}

    def tried(self, line: Line, way: str, at: int) -> Tried:
        """Try a line with a fault at one of its calls."""
        mode, error = WAYS[way]
        laid(self.home, line.before)
        done = forked(self.home, *line.words, mode=mode, at=at, error=error)
        call = CALLS[line.calls[at - 1]]
        problem = self.problem(line, way, done)
        return Tried(f"{line.name}: {way} at call {at} of {len(line.calls)}, {call}", problem)

    def problem(self, line: Line, way: str, done: Done) -> str:
        """Return what is not as it should be after a fault, or nothing."""
        if done.unfit:
            return done.unfit
        killed = done.code == -signal.SIGKILL
        if way in {"kill", "torn"} and not killed:
            return f"it was not killed but ended with {done.code}: {done.err[:200]}"
        if not killed and (problem := _misspoken(way, done)):
            return problem
        litter = self._litter(line)
        problem, found = self._found()
        if problem := problem or _neither(line, found, done):
            return problem
        return self._left(line) if litter else ""

    def _found(self) -> tuple[str, Kept]:
        """Return what is wrong with what lies in the home now, and what it is; what was seen before is not looked at twice."""
        book = self.home / "book.db"
        if book.exists():
            try:
                with closing(
                    opened(book)
                ) as connection:  # as the next command does: what was cut off is finished or taken back
                    connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()  # and folds what lies beside it
            except failures() as error:
                return f"it cannot be opened any more: {error}", Kept({}, {})
        digest = blake2b()
        for name in sorted(names(self.home)):
            if not name.startswith(("cache/", "tmp/", "bin/")) and ".part" not in name:
                digest.update(repr((name, (self.home / name).read_bytes())).encode())
        if digest.digest() not in self.seen:
            self.seen[digest.digest()] = self._unsound(), kept(self.home)
        return self.seen[digest.digest()]

    def _litter(self, line: Line) -> list[str]:
        """Return the files that were not there before, are not of what the command makes, and are nobody's to keep."""
        return [
            name for name in names(self.home) - line.known
            if not any(name.removesuffix(end) in line.known for end in SIDECARS)
            and (not name.startswith("book-files/") or ".part" in name)  # under its own digest the next try finds it
        ]  # fmt: skip

    def _unsound(self) -> str:
        if not (self.home / "book.db").exists():
            return ""
        checked = forked(self.home, "check")
        if checked.unfit:
            return f"check: {checked.unfit}"
        if checked.code or "is sound" not in checked.out:
            return f"check says: {(checked.err or checked.out).strip()[:200]}"
        return ""

    def _left(self, line: Line) -> str:
        """Type the command once more: it works, and sweeps what was left, or it is refused and the next in that folder sweeps."""
        again = forked(self.home, *line.words)
        if again.unfit:
            return f"typed again: {again.unfit}"
        for name in self._litter(line):
            if again.code or name.startswith("state/"):  # which is written by the next write alone
                sweep((self.home / name).parent)
        left = [name for name in self._litter(line) if not self._is_copy(line, name)]
        return f"left lying about: {', '.join(left)}"[:200] if left else ""

    def _is_copy(self, line: Line, name: str) -> bool:
        """Tell whether a file is the copy that typing it once more made beside the first one, whole."""
        states = {*line.begins.books.values(), *line.ends.books.values()}
        return re.sub(r"-\d+(?=\.db$)", "", name) in line.known and tables(self.home / name) in states


def _misspoken(way: str, done: Done) -> str:
    """Return what is wrong with what a command said that the disk refused."""
    said = done.err.strip()
    if "damaged" in said:
        return f"a fault of the disk is called damage: {said[:200]}"
    if done.code and not said:
        return f"it ended with {done.code} and said nothing"
    if done.code and way in {"full", "short"} and "full" not in said and "written" not in said:
        return f"a full disk is not called full: {said[:200]}"
    if done.code and way == "fault" and "full" in said:
        return f"a fault is called a full disk: {said[:200]}"
    told = said.startswith("Forgets ")  # what would go is said before
    return f"more than a sentence or two: {said[:200]}" if said.count("\n") > 3 and not told else ""


def _neither(line: Line, found: Kept, done: Done) -> str:
    """Return what is neither as before nor as after, or was acknowledged and is not there."""
    states = {*line.begins.books.values(), *line.ends.books.values()}
    for name in sorted({*found.books, *line.begins.books, *line.ends.books} - line.differs):
        now, before, after = (each.books.get(name) for each in (found, line.begins, line.ends))
        if str(now).startswith("unsound"):
            return f"{name} is {now}"
        if done.code == 0 and now != after and after is not None:
            return f"{name} was acknowledged and is not there"
        more = (
            now in states if before is after is None else now == line.empty
        )  # one copy more, or a book that was only begun
        if now not in {before, after} and not more:
            return f"{name} is neither as before nor as after"
    for name in sorted({*found.files, *line.begins.files, *line.ends.files} - line.differs):
        if name.startswith("state/"):
            continue  # what a machine remembers may be behind the book: it only notices less
        now, before, after = (each.files.get(name) for each in (found, line.begins, line.ends))
        if done.code == 0 and now != after:
            return f"{name} was acknowledged and is not there"
        if now not in {before, after}:
            return f"{name} is neither as before nor as after"
    return ""
