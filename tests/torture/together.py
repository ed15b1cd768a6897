"""Many processes write into one book while others read it: what was acknowledged is there, once, and nobody is sent away hurt."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from torture.examples import lay_out
from torture.forked import Done, Tried, forked, warm

READS = (
    ("show", "anna"),
    ("list", "contacts", "--json"),
    ("remind",),
    ("find", "charger"),
    ("list", "log", "--csv"),
    ("check",),
)
READERS = 4
MARK = "torture {writer}-{number}."


def together(workshop: Path, demo_book: Path, writers: int = 8, commands: int = 50) -> Iterator[Tried]:
    """Let so many processes write so many commands each into one book, beside readers, and count what came of each."""
    (home := workshop / "together").mkdir()
    lay_out(home, demo_book)
    (home / "tmp").mkdir()
    for words in (*READS, *_words("warm", 0)):
        warm(home, *words)
    said = [_apart(lambda writer=writer: _writer(home, writer, commands)) for writer in range(writers)]
    (going := home / "going").touch()
    read = [_apart(lambda reader=reader: _reader(home, reader, going)) for reader in range(min(READERS, writers))]
    written = [each for handle in said for each in _told(handle)]
    going.unlink()
    yield from (
        Tried("a reader beside the writers: " + what, problem) for handle in read for what, problem in _told(handle)
    )
    yield from _found(home / "book.db", written)
    checked = forked(home, "check")
    yield Tried("the book after all of them", checked.unfit or checked.err)
    yield from _begun(workshop / "begun", writers)


def _writer(home: Path, writer: int, commands: int) -> Iterator[tuple[str, str, int]]:
    for number in range(commands):
        mark = MARK.format(writer=writer, number=number)
        done = forked(home, *_words(mark, writer + number)[number % 5])
        yield mark, _problem(done) or ("" if done.code == 0 else _refusal(done)), done.code


def _words(mark: str, number: int) -> list[list[str]]:
    return [
        ["log", "anna", mark, "--by", "call"],
        ["follow", f"c{1 + number % 20}", "+3d", mark],
        ["add", "note", "DE", mark, "--topic", "taste"],
        ["log", f"c{1 + number % 20}", mark, "--by", "email", "--in", "--next", "+2d", "--todo", "answer"],
        ["add", "contact", mark, "--country", "PL", "--no-input"],
    ]


def _problem(done: Done) -> str:
    return done.unfit or (f"called damage: {done.err[:200]}" if "damaged" in done.err else "")


def _refusal(done: Done) -> str:
    return "" if "Another program is writing" in done.err else f"refused: {done.err[:200]}"


def _reader(home: Path, reader: int, going: Path) -> Iterator[tuple[str, str]]:
    at = reader
    while going.exists() or at < reader + len(READS):
        words, at = READS[at % len(READS)], at + 1
        done = forked(home, *words)
        problem = _problem(done) or (f"ended with {done.code}: {done.err[:200]}" if done.code else "")
        if not problem and "--json" in words:
            problem = "" if isinstance(json.loads(done.out), list) else "no list"
        yield " ".join(words), problem


def _apart(work) -> int:
    """Let a process of its own do a work, and return where it writes what it yields, a line each."""
    out, into = os.pipe()
    if os.fork() == 0:
        code = 1
        try:
            os.close(out)
            with os.fdopen(into, "w", encoding="utf-8") as stream:
                for each in work():
                    print(json.dumps(each), file=stream, flush=True)
            code = 0
        finally:
            os._exit(code)
    os.close(into)
    return out


def _told(handle: int) -> list[list[object]]:
    with os.fdopen(handle, encoding="utf-8") as stream:
        told = [json.loads(line) for line in stream]
    os.wait()
    return told


def _found(book: Path, written: list[list[object]]) -> Iterator[Tried]:
    """Compare what was acknowledged with what stands in the book."""
    with closing(sqlite3.connect(book)) as connection:
        texts = [
            row[0] for table, column in (("log_entry", "text"), ("follow_up", "text"), ("fact", "value"), ("contact", "name"))
            for row in connection.execute(f"SELECT {column} FROM {table} WHERE {column} LIKE 'torture %'")
        ]  # fmt: skip
    for mark, told, code in written:
        there, problem = texts.count(mark), told
        if not problem and there != (code == 0):
            problem = f"acknowledged and there {there} times" if code == 0 else f"refused and there {there} times"
        yield Tried(f"a writer among others: {mark}", str(problem), "" if code == 0 else "told to try again")


def _begun(home: Path, writers: int) -> Iterator[Tried]:
    """Let all of them begin the same book at once."""
    home.mkdir()
    for handle in [_apart(lambda writer=writer: _first(home, writer)) for writer in range(writers)]:
        yield from (Tried(f"a first command among others: {what}", problem) for what, problem in _told(handle))
    with closing(sqlite3.connect(home / "book.db")) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM contact")]
    lost = [f"Person {writer}" for writer in range(writers) if names.count(f"Person {writer}") != 1]
    left = [path.name for path in home.glob(".dossier-*")]
    yield Tried("the book that all of them began", "; ".join([*(f"lost: {name}" for name in lost), *left]))


def _first(home: Path, writer: int) -> Iterator[tuple[str, str]]:
    done = forked(home, "add", "contact", f"Person {writer}", "--no-input")
    yield f"Person {writer}", _problem(done) or (done.err if done.code else "")
