"""Hundreds of operations as they come, taken back and done again: every table is equal at each step there and back."""

import hashlib
import random
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from cli.book.test_undo_exactly import NOW, STEPS, rows
from cli.test_every_command import BEFORE, EXAMPLES, examples, lay_out
from dossier.cli.typing_in import typed_in
from torture.forked import Tried

LEFT_OUT = {"undo", "redo", "restore", "demo", "edit", "completion", "export", "case", "backup", "open", "handover"}
WORDS = ("golf", "Tee und Kaffee", "咖啡", "30/70", "asks for the price", "=1+1", "O'Neill", "long " * 40)


def _picture(book: Path) -> str:
    return hashlib.sha256(repr(rows(book)).encode("utf-8", "surrogatepass")).hexdigest()


def _operations(book: Path) -> int:
    with closing(sqlite3.connect(book)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM operation").fetchone()[0])


def _made_up(chance: random.Random) -> tuple[str, ...]:
    """Return a command about records chosen by chance."""
    contact, company, deal, plan = (f"{letter}{chance.randint(1, 24)}" for letter in "codf")
    word = chance.choice(WORDS)
    return chance.choice((
        ("set", contact, f"hobbies={word}", "--source", "phone"), ("set", company, f"name={word} {company}"),
        ("log", contact, word, "--next", "+3d"), ("follow", contact, f"+{chance.randint(1, 90)}d", word), ("done", plan, "--log", word), ("snooze", plan, "+2d"),
        ("drop", plan, "--why", word), ("stage", deal, chance.choice(("lost", "quoted", "sample", "won"))), ("round", deal, "price", "--ours", "3.2", "--theirs", word),
        ("quote", deal, "--line", "Lamp, 500 pcs, 2.10", "--payment", "30/70"), ("proof", deal, "machine", "--sent"), ("archive", contact),
        ("merge", contact, f"c{chance.randint(1, 24)}", "--yes"), ("merge", company, f"o{chance.randint(1, 24)}", "--yes"),
        ("delete", f"{chance.choice('lfnvpe')}{chance.randint(1, 30)}", "--yes"), ("delete", contact, "--yes"), ("tag", contact, "+fair"),
        ("add", "contact", f"New {word[:20]}", "--company", company, "--no-input"), ("add", "promise", contact, word, "--due-on", "fri"),
        ("add", "news", company, "fair", word), ("order", deal, "--ship-by", "2027-02-01"),
        ("add", "intel", company, word, "--told-by", contact), ("moved", contact, "--to", f"Firm {word[:20]}"), ("add", "visit", contact, "to_us", "2027-04-14"),
        ("terms", company, "incoterm=FOB Hong Kong"),
    ))  # fmt: skip


def steps(workshop: Path, demo_book: Path, most: int = 500, seed: int = 5) -> Iterator[Tried]:
    """Type commands by chance until so many operations stand, take all of them back, and do them again; each step is a case."""
    chance = random.Random(seed)  # noqa: S311  (commands, no secrets)
    (home := workshop / "steps").mkdir()
    lay_out(home, demo_book)
    book = home / "book.db"
    absolute = {path.name: str(path) for path in home.iterdir()}
    known = [
        tuple(absolute.get(word, word) for word in words)
        for name in EXAMPLES
        if name not in LEFT_OUT
        for words in examples(name)
    ]
    known += [tuple(shlex.split(line)) for name in ("unarchive", "redo") for line in BEFORE.get(name, ())]
    known = [words for words in (*known, *STEPS) if not {"undo", "--html", "--ics", "--to"} & set(words)]
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
