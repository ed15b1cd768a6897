"""Strings that break other programs: through every field of every record into every view and medium, and into real shells."""

import csv
import io
import itertools
import json
import os
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

from cli.test_completion import HOSTILE, Shell, fish, opens
from cli.test_nasty_text import OBEYED
from conftest import ROOT
from dossier.records.catalogue import catalogue
from dossier.records.kinds import KINDS, NAMED
from golden.test_golden import VIEWS
from torture.examples import lay_out
from torture.forked import Done, NotRunError, Tried, forked, laid, on_a_terminal, warm

STRINGS = {
    "control signs": "a\x01\x07\x08\x0b\x0c\x1b[5;7;95mX\x1b]52;c;ZXZpbA==\x07\x9b5m\x7f b",
    "bidi": "a\u202egnp\u2066\u2067x\u2069\u200e\u200f\u061c b",
    "lines": "two\nX-EVIL:1\r\nthree\u2028four\u2029\x85five\ttab",
    "invisible": "zero\u200bwidth\u2060\ufeff\xad\ufff9 b",
    "markup": "<xssa onload=x>&amp;</title></script><!-- [bold red]m[/] [link=x]y[/link] :smile: **b** | c | ]]> [/]",
    "template": "{{7*19283}} {% for x in y %} ${7*19283} %s %d {0} {name} %(x)s",
    "sql": "'; DROP TABLE contact; -- \" OR 1=1",
    "shell": "`touch PWN` $(touch PWN) ; touch PWN | & > PWN ' \" \\ ! ~ *",
    "toml": "]] [x] \"\"\" ''' # = {} \\u0041",
    "scripts": "\ufdfa Z\u032e\u031e\u0320\u0359\u0354\u0345A \U0001f469\u200d\U0001f469\u200d\U0001f467 e\u0301 \U0001d57f",
    "formula =": '=cmd|"/C calc"!A0', "formula +": "+1+cmd|x", "formula -": "-2+cmd|x", "formula @": "@SUM(cmd)", "formula tab": "\t=cmd|x",
    "huge": "long words " * 2000,
}  # fmt: skip
TOGETHER = (
    ("control signs", "bidi", "lines", "invisible"), ("markup", "template", "sql"), ("shell", "toml", "scripts"), ("formula =",), ("huge",),
)  # fmt: skip
"""Those that stand in one text when views are asked: a view is not asked once for each."""
FORMULAS = re.compile(r"\s*(=cmd|\+1\+cmd|-2\+cmd|@SUM\(cmd)")
_ISOLATED = re.compile("\u2068([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc'’. -]+)\u2069")
"""What a terminal is given on purpose: a name from right to left in marks of its own, opened and closed, with nothing else in them."""
NO_TEXT = {"a lone surrogate": "a\udce9b", "two bytes of three": "\udce5\udcae"}
"""What a shell hands over as bytes that are no text."""


def fields(workshop: Path, demo_book: Path, most: int | None = None) -> Iterator[Tried]:
    """Set every field of every record to every string, then ask every view in every medium; each setting, each answer is a case."""
    (before := workshop / "fields").mkdir()
    lay_out(before, demo_book)
    (before / "config" / "dossier").mkdir(parents=True)
    bank = ROOT / "data" / "demo" / "config.toml"  # papers name it
    shutil.copyfile(bank, before / "config" / "dossier" / "config.toml")
    home = workshop / "hostile"
    laid(home, before)
    for words in (("set", "c1", "hobbies=golf"), ("show", "c1"), ("show", "c1", "--html", "x.html")):
        warm(home, *words)
    records = _records(home / "book.db")
    of_noun = {noun: _taking(home, ref, noun) for noun, ref in {noun: ref for ref, noun in records.items()}.items()}
    takes = {ref: of_noun[noun] for ref, noun in records.items()}
    for (name, text), (ref, names) in itertools.islice(
        itertools.product(STRINGS.items(), takes.items()), 0, None, 1 if most is None else 40
    ):
        yield from _set(home, ref, names, name, text)
    for name, text in NO_TEXT.items():
        done = forked(home, "log", "anna", text)
        yield Tried(f"log: {name}", done.unfit or ("" if done.code == 2 else f"ended with {done.code}"))
    for at, together in enumerate(TOGETHER if most is None else TOGETHER[:2]):
        laid(home, before)
        for ref, names in takes.items():
            for _tried in _set(home, ref, names, "+".join(together), " ".join(STRINGS[each] for each in together)):
                pass
        yield from _asked(home, "+".join(together), most, at)


def _records(book: Path) -> dict[str, str]:
    """Return refs to be filled with their noun: up to two of each kind, those of the clients that the views show first."""
    found = {"DE": "country"}
    with closing(sqlite3.connect(book)) as connection:
        anna, firm = connection.execute("SELECT id, company_id FROM contact WHERE name LIKE 'Anna%' LIMIT 1").fetchone()
        for each in NAMED:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({each.table})")]
            wanted = {"contact_id": anna, "company_id": firm, "deal_id": 12, "quote_id": 15, "order_id": 10}
            if each.table in {"contact", "company", "deal", "quote", "orders"}:
                wanted = {"id": {"contact": anna, "company": firm, "deal": 12, "quote": 15, "orders": 10}[each.table]}
            where = (
                " + ".join(
                    f"(COALESCE({column}, 0) = {number})" for column, number in wanted.items() if column in columns
                )
                or "NULL"
            )
            for (number,) in connection.execute(f"SELECT id FROM {each.table} ORDER BY {where} DESC, id LIMIT 2"):
                found[f"{each.letter}{number}"] = each.noun
    return found


def _taking(home: Path, ref: str, noun: str) -> list[str]:
    """Return the fields of a record that take a text."""
    names = {entry.name for entry in catalogue.for_subject(noun)}
    if noun != "country":
        names |= {field.name for field in KINDS[noun].fields}
    words = ((name, f"{name}={name} of {ref} in words") for name in sorted(names))  # nobody is called so
    return [name for name, typed in words if forked(home, "set", ref, typed, "--yes").code == 0]


def _set(home: Path, ref: str, names: list[str], name: str, text: str) -> Iterator[Tried]:
    """Set every field of a record to a text, all at once if they take it, else one by one."""
    values = [f"{field}={'Anna Nordlicht ' if field == 'name' else ''}{text}" for field in names]
    if values and forked(home, "set", ref, *values, "--yes").code == 0:
        yield from (Tried(f"set {ref} {field}: {name}") for field in names)
        return
    for field, value in zip(names, values, strict=True):
        done = forked(home, "set", ref, value, "--yes")
        problem = done.unfit or ("" if done.code in {0, 2, 3, 4, 6} else f"ended with {done.code}: {done.err[:200]}")
        if not problem and OBEYED & set(done.out + done.err):
            problem = f"said raw: {done.err[:200]!r}"
        yield Tried(f"set {ref} {field}: {name}", problem, "refused in words" if done.code else "")


def _asked(home: Path, name: str, most: int | None, at: int) -> Iterator[Tried]:
    pairs = [(words, medium) for _name, words, media in VIEWS for medium in (*media.split(), "100")]
    pairs += [
        ("remind", "ics"),
        ("remind --all", "ics"),
        ("list contacts", "xlsx"),
        ("list companies", "xlsx"),
        ("history c14", "zh"),
        ("find long", "json"),
    ]
    pairs = sorted({(words, "text" if medium == "zh" else medium.partition("-")[0]) for words, medium in pairs})
    for number, (words, medium) in enumerate(pairs):
        if most is None or number % max(1, len(pairs) // most) == at:
            yield Tried(f"{words} as {medium}: {name}", _said(home, words.split(), medium))


def _said(home: Path, words: list[str], medium: str) -> str:
    """Return what is wrong with a view in a medium, or nothing."""
    file = home / f"page.{medium}"
    file.unlink(missing_ok=True)
    if medium.isdigit():
        done = on_a_terminal(home, *words, "--no-input", columns=int(medium))
    else:
        flags = {
            "text": (),
            "json": ("--json",),
            "csv": ("--csv",),
            "md": ("--md", "-") if words[0] in {"paper", "quote"} else ("--md",),
        }
        done = forked(home, *words, *flags.get(medium, (f"--{medium}", str(file))))
    if done.unfit:
        return done.unfit
    if done.code not in {0, 3, 4}:
        return "" if _has_no(medium, done) else f"ended with {done.code}: {done.err[-200:]}"
    return _obeyed(done.out if medium not in {"html", "xlsx", "ics"} else file, medium)


def _has_no(medium: str, done: Done) -> bool:
    return done.code == 2 and "--" + medium in done.err


class _Tags(HTMLParser):
    seen = ""

    def handle_starttag(self, tag, attrs):
        self.seen += f" {tag}"


def _obeyed(said: str | Path, medium: str) -> str:
    """Return what a reader of this medium would obey in it, or nothing."""
    if medium == "xlsx":
        if not Path(said).is_file():
            return ""
        with zipfile.ZipFile(said) as packed:
            sheets = [packed.read(part).decode() for part in packed.namelist() if "worksheets/" in part]
        return (
            "a formula in the sheet"
            if any(FORMULAS.search(hit) for each in sheets for hit in re.findall(r"<f>([^<]*)", each))
            else ""
        )
    if isinstance(said, Path):
        said = said.read_bytes().decode() if said.is_file() else ""
    if medium.isdigit():
        said = re.sub(r"\x1b\[(?!5;7;95m)[0-9;]*m", "", said.replace("\r\n", "\n"))
        said = _ISOLATED.sub(r"\1", said)
    raw = OBEYED & set(said.replace("\r\n", "\n") if medium in {"csv", "ics"} else said)
    if raw:
        return f"raw signs: {sorted(map(ascii, raw))}"
    if "134981" in said:
        return "a template was worked out"
    if medium == "json":
        json.loads(said) if said.strip() else None
    if medium == "html":
        (tags := _Tags()).feed(said)
        return "a tag of the text" if " xssa" in tags.seen else ""
    if medium == "csv" and any(FORMULAS.match(cell) for row in csv.reader(io.StringIO(said)) for cell in row):
        return "a cell begins as a formula"
    return "a line of the text's own" if medium == "ics" and "\nX-EVIL" in said else ""


NAMES = {f"Zq{chr(97 + at)}": text for at, text in enumerate(STRINGS.values()) if len(text) < 200 and "\n" not in text}


def completion(workshop: Path, shell: str, most: int | None = None) -> Iterator[Tried]:
    """Complete records with hostile names in a real shell and open them; raises NotRunError where there is no such shell."""
    if not shutil.which(shell):
        raise NotRunError(f"{shell} is not on this machine")
    (home := workshop / f"shell-{shell}").mkdir()
    (home / "tmp").mkdir()
    (home / "empty").mkdir()
    named = [name for ref, name in HOSTILE.items() if ref.startswith("c")] + [
        f"{first} {text}" for first, text in NAMES.items()
    ]
    for name in named:
        shown = re.sub(r"([\\;,])", r"\\\1", name).replace("\n", "\\n")
        (home / "card.vcf").write_text(f"BEGIN:VCARD\nVERSION:3.0\nFN:{shown}\nEND:VCARD\n", encoding="utf-8")
        done = forked(home, "add", "contact", "--card", "card.vcf", "--no-input")
        if done.code:
            yield Tried(f"a card: {name!r}"[:60], done.unfit, "refused in words")
    command = home / "bin" / "dossier"
    command.parent.mkdir()
    command.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{os.sys.executable}" -m dossier "$@"\n', encoding="utf-8"
    )
    command.chmod(0o755)
    listed = json.loads(forked(home, "list", "contacts", "--json").out)
    people = [(each["ref"], each["name"]) for each in listed][: most or None]
    if shell == "fish":
        for _ref, name in people:
            fish(home, f"complete -C 'dossier show {re.match(chr(45) + '?' + chr(92) + 'w+', name)[0]}'")
            yield Tried(f"fish: {name[:30]!r}", _ran(home))
        return
    opened = Shell(home, *{"bash": ("bash", "--norc", "-i"), "zsh": ("zsh", "-f", "-i")}[shell])
    try:
        opened.typed(f'eval "$(dossier completion {shell})"; echo rea""dy\r', r"[\r\n]ready")
        for ref, name in people:
            problem = ""
            try:
                opens(opened, re.search(r"(Qu|Zq)\w+", name)[0], ref)
            except AssertionError as error:
                problem = f"another record, or none: {str(error)[:200]!r}"
            yield Tried(f"{shell}: {name[:30]!r}", problem or _ran(home))
            if problem:
                return
    finally:
        opened.close()


def _ran(home: Path) -> str:
    made = [path.name for path in (home / "empty").iterdir()]
    return f"the shell ran it: {made}" if made else ""
