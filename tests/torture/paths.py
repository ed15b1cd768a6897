"""Books, copies and files under every name that a disk takes: each command works, or says in one sentence why not."""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from cli.book.test_odd_names import ODD
from torture.forked import Done, Tried, forked

ZOO = ODD | {
    "dot-end": "ends.", "space-first": " begins", "percent-41": "%41", "pipe": "a|b", "redirect": "a>b<c", "nul-of-windows": "nul",
    "case": "BOOK.DB", "bidi": "a\u202eb", "escape": "a\x1b[31mb", "combining": "e\u0301", "composed": "\xe9", "wide": "\u5ba2" * 80,
    "longest": "n" * 240, "markup": "[bold]x", "template": "{{7*7}}", "two-dots": "a..b", "comma": "a,b", "caret": "a^b!c",
    "zero-width": "a\u200bb",
}  # fmt: skip
"""What a folder or a book may be called, by the name of the case; those of the everyday test, and more."""
NOBODY = 65534


def paths(workshop: Path, most: int | None = None) -> Iterator[Tried]:
    """Try every name as that of a folder and of a book, then links, and a folder that can only be read."""
    cases = [(where, name) for where in ("folder", "file") for name in ZOO]
    for where, name in cases[:: max(1, len(cases) // most) if most else 1]:
        yield from _tried(workshop / "zoo" / f"{where}-{name}", ZOO[name], where)
    yield from _linked(workshop / "links")
    yield from _shut(workshop / "shut")


def _tried(top: Path, odd: str, where: str) -> Iterator[Tried]:
    folder = top / (odd if where == "folder" else "plain")
    folder.mkdir(parents=True)
    (top / "tmp").mkdir()
    env = {"DOSSIER_DB": str(folder / ("book.db" if where == "folder" else odd))}
    copy, letter = folder / f"{odd[:60]}.copy", folder / f"{odd[:60]}.txt"
    letter.write_text("a letter", encoding="utf-8")
    for words in (
        ("add", "contact", "Anna Schmidt", "--no-input"),
        ("log", "anna", "sent the catalogue", "--by", "email"),
        ("attach", "anna", str(letter), "--as", "other"),
        ("backup", str(copy)),
        ("add", "contact", "Later Lee", "--no-input"),
        ("undo",),
        ("show", "anna", "--html", str(folder / f"{odd[:60]}.html")),
        ("check",),
        ("restore", str(copy), "--yes"),
    ):
        yield Tried(f"{where} {odd[:40]!r}: {words[0]}", _problem(forked(top, *words, env=env)))
    listed = forked(top, "list", "contacts", "--json", env=env)
    names = [each["name"] for each in json.loads(listed.out or "[]")]
    strays = {path.name for path in top.iterdir()} - {folder.name, "tmp", "cache", "config", "data", "state"}
    yield Tried(
        f"{where} {odd[:40]!r}: what came back", "" if names == ["Anna Schmidt"] and not strays else f"{names} {strays}"
    )


def _problem(done: Done, code: int = 0, says: str = "") -> str:
    if done.unfit:
        return done.unfit
    if done.code != code or says not in done.err:
        return f"ended with {done.code}: {done.err.strip()[:200]}"
    return "more than a sentence" if done.err.strip().count("\n") else ""


def _linked(home: Path) -> Iterator[Tried]:
    """Try a book behind a link, a folder behind a link, and links that lead nowhere or round."""
    for name in ("real", "tmp"):
        (home / name).mkdir(parents=True)
    (home / "book.db").symlink_to(home / "real" / "book.db")
    (home / "way").symlink_to(home / "real")
    (home / "round").symlink_to(home / "round")
    for words in (
        ("add", "contact", "Anna", "--no-input"),
        ("log", "anna", "hello"),
        ("backup", "copy.db"),
        ("check",),
        ("restore", "copy.db", "--yes"),
    ):
        yield Tried(f"a book behind a link: {words[0]}", _problem(forked(home, *words)))
    whole = (home / "book.db").is_symlink() and (home / "real" / "book.db").is_file()
    yield Tried("a book behind a link: the link stays", "" if whole else "it was replaced by a file")
    for words in (("show", "anna"), ("log", "anna", "again"), ("undo",)):
        yield Tried(
            f"a folder behind a link: {words[0]}",
            _problem(forked(home, *words, env={"DOSSIER_DB": str(home / "way" / "book.db")})),
        )
    for words in (("show", "anna"), ("log", "anna", "x"), ("add", "contact", "Bo", "--no-input")):
        yield Tried(
            f"a link that leads round: {words[0]}",
            _problem(forked(home, *words, env={"DOSSIER_DB": str(home / "round")}), 5),
        )


def _shut(home: Path) -> Iterator[Tried]:
    """Try a book in a folder that can only be read; where this is root's process, the commands are nobody's."""
    user = NOBODY if os.geteuid() == 0 else None
    for name in ("tmp", "shut"):
        (home / name).mkdir(parents=True)
    env = {"DOSSIER_DB": str(home / "shut" / "book.db")}
    forked(home, "add", "contact", "Anna", "--no-input", env=env)
    with closing(sqlite3.connect(env["DOSSIER_DB"])) as connection:
        connection.execute("SELECT COUNT(*) FROM contact").fetchone()  # the last one that may write takes the WAL away
    for path in [home, *home.rglob("*")]:
        if user is not None:
            os.chown(path, user, user)
    if user is not None:
        home.chmod(0o777)
        for above in home.parents:
            if not os.access(above, os.X_OK) or above.stat().st_mode & 0o001 == 0:
                yield Tried("a folder that can only be read", told="not run: another user cannot reach it here")
                return
    (home / "shut").chmod(0o500)
    for words, code, says in (
        (("show", "anna"), 0, ""), (("list", "contacts", "--json"), 0, ""), (("check",), 0, ""),
        (("log", "anna", "x"), 5, "cannot be written"), (("undo",), 5, "cannot be written"),
        (("backup", str(home / "copy.db")), 0, ""), (("backup",), 1, "cannot be written"),
    ):  # fmt: skip
        yield Tried(
            f"a folder that can only be read: {words[0]}",
            _problem(forked(home, *words, env=env, user=user), code, says),
        )
    (home / "shut").chmod(0o700)
