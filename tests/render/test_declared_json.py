"""What every command prints with `--json` is what is declared: no key more, none less, each of its type."""

import json
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, NotRequired, TypedDict, get_args, get_origin

import pytest
from typer.main import get_command

import json_docs
from conftest import ROOT, Run, passphrase
from dossier.cli.contents import build
from dossier.render.shapes.keys import alternatives, is_object, keys_of
from json_lines import LINES, READ

FILES = {
    "clients.csv": "Name,Company,Email,Door\nUno Prima,Prima SL,uno@prima.example,red\nDue Prima,,due@@x,\n",
    "mail.eml": (
        "From: Eva Lund <eva@lund-lys.example>\nSubject: Lanterns\nDate: Mon, 23 Nov 2026 06:00:00 +0000\n"
        "To: lily@ourfactory.example\nCc: Nils Ek <nils@lund-lys.example>\n\n"
        "Please quote 300 pcs of lantern GL-7, FOB Ningbo, target price USD 3.20, CE needed.\n\nEva Lund\nLund Lys AB\n"
    ),
    "cards.vcf": "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEND:VCARD\n" for name in ("Eva Lund", "Nils Ek")),
    "deck.txt": "Who we are",
    "letter.txt": "Dear Anna,\n\nwe ship FOB Ningbo.\n\nLily\n",
    "rates.csv": "Date,USD,CNY,\n2026-11-20,1.1,8.1,\n",
}
"""What the lines are given to read, by the names they call it."""
FORMS = {Decimal: r"-?\d+(\.\d+)?", date: r"\d{4}-\d\d-\d\d", datetime: r"\d{4}-\d\d-\d\dT\d\d:\d\d"}


def problems(value: Any, kind: Any, seen: set[Any], *, share: bool = False, at: str = "") -> Iterator[str]:
    """Yield where a value is not of its declared type; the objects that are met go into `seen`."""
    arms = alternatives(kind)
    if value is None:
        if None.__class__ not in get_args(kind) and kind not in {Any, object}:
            yield f"{at} is null"
        return
    found = []
    for arm in arms:
        met: set[Any] = set()
        found = list(_wrong(value, arm, met, share=share, at=at))
        if not found:
            seen |= met
            return
    yield from found


def _wrong(value: Any, kind: Any, seen: set[Any], *, share: bool, at: str) -> Iterator[str]:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Sequence and isinstance(value, list):
        for each in value:
            yield from problems(each, inner[0], seen, share=share, at=f"{at}[]")
    elif origin is tuple and isinstance(value, list) and len(value) == len(inner):
        for each, part in zip(value, inner, strict=True):
            yield from problems(each, part, seen, share=share, at=f"{at}[]")
    elif origin is Mapping and isinstance(value, dict):
        for name, each in value.items():
            yield from problems(each, inner[1], seen, share=share, at=f"{at}.{name}")
    elif is_object(kind) and isinstance(value, dict):
        seen.add(kind)
        yield from _wrong_keys(value, kind, seen, share=share, at=at)
    elif not _is_plain(value, kind):
        yield f"{at} is {value!r}, no {kind}"


def _wrong_keys(value: dict[str, Any], kind: Any, seen: set[Any], *, share: bool, at: str) -> Iterator[str]:
    declared = keys_of(kind)
    yield from (f"{at}.{name} is not declared" for name in value.keys() - declared.keys())
    for name, key in declared.items():
        if name in value:
            if not (share and key.is_private):
                yield from problems(value[name], key.type, seen, share=share, at=f"{at}.{name}")
            else:
                yield f"{at}.{name} is shared"
        elif not (share and key.is_private):
            yield f"{at}.{name} is missing"


def _is_plain(value: Any, kind: Any) -> bool:
    if kind in {Any, object}:
        return True
    if kind in FORMS:
        return isinstance(value, str) and re.fullmatch(FORMS[kind], value) is not None
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(kind, type) and type(value) is kind


@pytest.fixture
def home(demo_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the demo book, its settings and the files of the lines, and work in it."""
    folder = tmp_path / "here"
    _furnish(folder, demo_book)
    monkeypatch.chdir(folder)
    return folder


def _furnish(folder: Path, demo_book: Path) -> None:
    shutil.copytree(demo_book.parent, folder, dirs_exist_ok=True)
    shutil.copyfile(ROOT / "data" / "demo" / "config.toml", folder / "config.toml")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")


def test_every_command_prints_what_is_declared(run: Run, home: Path, demo_book: Path):
    env = {"DOSSIER_DB": str(home / "book.db"), "DOSSIER_CONFIG": str(home), **passphrase()}
    reading = {line for lines in READ.values() for line in lines if not line.before}
    seen: set[Any] = set()
    wrong = []
    for line in LINES:
        for words in line.before:
            assert run(*shlex.split(words), env=env).exit_code == 0, words
        done = run(*shlex.split(line.words), "--json", env=env)
        assert done.exit_code == 0, f"{line.words}: {done.stderr}"
        share = "--share" in line.words
        wrong += [f"{line.words}: {each}" for each in problems(json.loads(done.stdout), line.prints, seen, share=share)]
        if line not in reading:
            shutil.copyfile(demo_book, home / "book.db")
            for left in home.glob("book.db-*"):
                left.unlink()
            shutil.rmtree(home.parent / "state", ignore_errors=True)  # else the older book would be named
    assert not wrong
    declared = {shape for line in LINES for shape in json_docs.objects(line.prints)}
    unseen = sorted(shape.__name__ for shape in declared - seen)
    assert not unseen, "no line shows these: nothing is proved of them"


def commands(command: Any, context: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the words of every command that a line can end with; one that hands its words on answers for none of them."""
    members = getattr(command, "list_commands", lambda _context: [])(context)
    if path and not command.context_settings.get("ignore_unknown_options") and not command.no_args_is_help:
        yield " ".join(path)
    for name in members:
        member = command.get_command(context, name)
        inner = member.make_context(name, [], parent=context, resilient_parsing=True)
        yield from commands(inner.command, inner, (*path, name))


def test_every_command_has_a_line():
    root = get_command(build())
    every = set(commands(root, root.make_context("dossier", [], resilient_parsing=True)))
    assert len(every) > 60
    assert {name for name in every if not any(f"{line.words} ".startswith(f"{name} ") for line in LINES)} == set()
    assert {name for name in READ if not all(line.words.split()[0] == name for line in READ[name])} == set()


def test_no_two_objects_share_a_heading():
    shapes = {shape for line in LINES for shape in json_docs.objects(line.prints)}
    headings = [json_docs.title(shape).casefold() for shape in shapes]
    assert sorted(headings) == sorted(set(headings))


def test_every_key_has_a_meaning():
    shapes = {shape for line in LINES for shape in json_docs.objects(line.prints) if not json_docs.is_row(shape)}
    assert [
        f"{each.__name__}.{name}" for each in shapes for name, key in keys_of(each).items() if not key.meaning
    ] == []


class Inner(TypedDict):
    day: Annotated[date | None, "a day"]


class Outer(TypedDict):
    ref: Annotated[str, "a ref"]
    price: Annotated[Decimal, "a price"]
    parts: Annotated[Sequence[Inner], "parts"]
    note: NotRequired[Annotated[str, "ours"]]


GOOD: dict[str, Any] = {"ref": "c1", "price": "3.20", "parts": [{"day": "2026-11-23"}, {"day": None}], "note": "x"}


def test_what_is_declared_passes():
    seen: set[Any] = set()
    assert list(problems(GOOD, Outer, seen)) == []
    assert seen == {Outer, Inner}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"more": 1}, ".more is not declared"),
        ({"ref": None}, ".ref is null"),
        ({"ref": 1}, ".ref is 1"),
        ({"price": 3.2}, ".price is 3.2"),
        ({"price": "3,20"}, ".price is '3,20'"),
        ({"parts": {}}, ".parts is {}"),
        ({"parts": [{}]}, ".parts[].day is missing"),
        ({"parts": [{"day": "23 Nov"}]}, ".parts[].day is '23 Nov'"),
    ],
)
def test_what_is_not_declared_is_named(change, complaint):
    found = list(problems(GOOD | change, Outer, set()))
    assert len(found) == 1
    assert found[0].startswith(complaint)


def test_a_key_may_only_be_missing_where_it_is_shared():
    short = {name: value for name, value in GOOD.items() if name != "note"}
    assert list(problems(short, Outer, set())) == [".note is missing"]
    assert list(problems(short, Outer, set(), share=True)) == []
    assert list(problems(GOOD, Outer, set(), share=True)) == [".note is shared"]
