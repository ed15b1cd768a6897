"""Hundreds of operations as they come, taken back and done again: every table is equal at each step there and back."""

import hashlib
import random
import re
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from cli.book.test_undo_exactly import NOW, STEPS, rows
from dossier.cli.typing_in import typed_in
from every_example import BEFORE, EXAMPLES
from torture.examples import examples, lay_out
from torture.forked import Tried

LEFT_OUT = {"undo", "redo", "restore", "demo", "edit", "completion", "export", "case", "backup", "open", "handover", "forget"}  # fmt: skip
"""What writes nothing that can be taken back, or, as `forget`, writes the past anew: what stood before stands nowhere any more."""
WORDS = ("golf", "Tee und Kaffee", "咖啡", "30/70", "asks for the price", "=1+1", "O'Neill", "long " * 40)


def _picture(book: Path) -> str:
    return hashlib.sha256(repr(rows(book)).encode("utf-8", "surrogatepass")).hexdigest()


def _operations(book: Path) -> int:
    with closing(sqlite3.connect(book)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM operation").fetchone()[0])


MADE_UP = """
set CONTACT hobbies=WORD --source phone
set COMPANY name=WORD-NUMBER
log CONTACT WORD --next +3d
follow CONTACT +NUMBERd WORD
done PLAN --log WORD
snooze PLAN +2d
drop PLAN --why WORD
stage DEAL lost --reason WORD
stage DEAL quoted
round DEAL price --ours 3.2 --theirs WORD
quote DEAL --line Lamp,500pcs,2.10 --payment 30/70
proof DEAL machine --sent
order DEAL --ship-by 2027-02-01
archive CONTACT
tag CONTACT +fair
merge CONTACT cNUMBER --yes
merge COMPANY oNUMBER --yes
delete CONTACT --yes
delete lNUMBER --yes
delete eNUMBER --yes
delete vNUMBER --yes
add contact WORD --company COMPANY --no-input
add promise CONTACT WORD --due-on fri
add news COMPANY fair WORD
add intel COMPANY WORD --told-by CONTACT
add visit CONTACT to_us 2027-04-14
moved CONTACT --to WORD
terms COMPANY incoterm=FOB
""".strip().splitlines()
"""Commands about records chosen by chance: what is written in capitals is put in."""


def _made_up(chance: random.Random) -> tuple[str, ...]:
    """Return a command about records chosen by chance."""
    line, number = chance.choice(MADE_UP), str(chance.randint(1, 24))
    put_in = {each: f"{each[0].lower()}{chance.randint(1, 24)}" for each in ("CONTACT", "DEAL")}
    put_in |= {
        "COMPANY": f"o{number}",
        "PLAN": f"f{number}",
        "NUMBER": str(chance.randint(1, 24)),
        "WORD": chance.choice(WORDS),
    }
    return tuple(re.sub("|".join(put_in), lambda hit: put_in[hit[0]], word) for word in line.split())


def _known(home: Path) -> list[tuple[str, ...]]:
    """Return the examples of commands that write into the book alone, with the files at home that they name."""
    absolute = {path.name: str(path) for path in home.iterdir()}
    known = [
        tuple(absolute.get(word, word) for word in words)
        for name in EXAMPLES
        if name not in LEFT_OUT
        for words in examples(name)
    ]
    known += [tuple(shlex.split(line)) for name in ("unarchive", "redo") for line in BEFORE.get(name, ())]
    return [words for words in (*known, *STEPS) if not {"undo", "--html", "--ics", "--to"} & set(words)]


def steps(workshop: Path, demo_book: Path, most: int = 500, seed: int = 5) -> Iterator[Tried]:
    """Type commands by chance until so many operations stand, take all of them back, and do them again; each step is a case."""
    chance = random.Random(seed)  # noqa: S311  (commands, no secrets)
    (home := workshop / "steps").mkdir()
    lay_out(home, demo_book)
    book = home / "book.db"
    known = _known(home)
    yield from (Tried(f"typed first: {' '.join(words)}", _typed(book, tuple(words))) for words in examples("forget"))
    stood: list[tuple[str, str]] = [("the demo book", _picture(book))]
    tries = 0
    while len(stood) <= most and tries < 6 * most:
        tries += 1
        words = chance.choice(known) if chance.random() < 0.35 else _made_up(chance)
        number = _operations(book)
        problem = _typed(book, words)
        if problem.startswith("!"):
            yield Tried(f"typed: {' '.join(words)[:60]}", problem[1:])
        if _operations(book) == number + 1:
            stood.append((" ".join(words)[:60], _picture(book)))
        elif _operations(book) > number:
            yield Tried(f"typed: {' '.join(words)[:60]}", "several operations for one command")
            return
    if len(stood) <= most:
        yield Tried("enough operations", f"only {len(stood) - 1} in {tries} commands")
    for way, there in (("undo", stood[-2::-1]), ("redo", stood[1:])):
        for at, (name, picture) in enumerate(there, 1):
            problem = _typed(book, (way,))
            if not problem and _picture(book) != picture:
                problem = "the tables are not what they were"
            yield Tried(f"{way} {at}, to where stood: {name}", problem.lstrip("!"))
            if problem:
                return
    yield Tried("the book after all of them", _typed(book, ("check",)).lstrip("!"))


def _typed(book: Path, words: tuple[str, ...]) -> str:
    """Type a command; return why it was refused, or with ! before it what no command may do."""
    try:
        return typed_in(book, words, NOW)
    except Exception as error:  # noqa: BLE001  (what it was is the case's problem)
        return f"!traceback: {type(error).__name__}: {error}"[:300]
