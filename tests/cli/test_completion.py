"""Completion in real shells, with records that try to be commands: nothing of a record is ever run or split."""

import contextlib
import os
import pty
import re
import select
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ROOT, environment, in_a_process
from dossier import cli
from dossier.cli import at_cursor, completing, offered
from dossier.cli.completing import quoted, read_line

PEOPLE = (
    "Quinn `touch PWN1`", "Quilla $(touch PWN2)", "Quade \\$(touch PWN3)", "Quest ; touch PWN4 ;", "Quod ' touch PWN5 '",
    'Quoin " touch PWN6 "', "Quake ! !! * ?", "Quote\tTab", "Queue \x1b[31m red", "-Quick --help", "Quxo 王小明 🙂",
    "Quux | touch PWN7", "Quiz & touch PWN8 &", "Quay > PWN9", "Quark ${IFS}touch${IFS}PWN10", "Qubit\ntouch PWN11",
    "Quip \\`touch PWN12\\`", "Quaff 100%F{red} ~ :x=y@z",
)  # fmt: skip
FIRMS = ("Quell [/] y", "[bold]Quart[/red]", "Quern ; touch PWN13 ;", "Quoth `touch PWN14` $(touch PWN15)")
HOSTILE = {f"c{at}": name for at, name in enumerate(PEOPLE, 1)} | {f"o{at}": name for at, name in enumerate(FIRMS, 1)}
"""The ref of each record and its name, whose first word no other name begins with."""

SHELLS = [shell for shell in ("bash", "zsh", "fish") if shutil.which(shell)]


@pytest.fixture(scope="module")
def hostile_book(tmp_path_factory):
    """A book with the hostile names: the people come by business cards, the firms are typed."""
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment(folder).items():
            patch.setenv(name, value)
        for number, name in enumerate(PEOPLE):
            card = folder / f"{number}.vcf"
            shown = re.sub(r"([\\;,])", r"\\\1", name).replace("\n", "\\n")
            card.write_text(f"BEGIN:VCARD\nVERSION:3.0\nFN:{shown}\nEND:VCARD\n", encoding="utf-8")
            assert cli.run(["add", "contact", "--card", str(card), "--no-input"]) == 0, name
        for name in FIRMS:
            assert cli.run(["add", "company", name]) == 0, name
    return folder / "book.db"


@pytest.fixture
def home(tmp_path, hostile_book):
    """A home with the hostile book, the command on a path of its own, and an empty folder to stand in."""
    shutil.copy(hostile_book, tmp_path / "book.db")
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "dossier"
    command.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}" -m dossier "$@"\n', encoding="utf-8"
    )
    command.chmod(0o755)
    (tmp_path / "empty").mkdir()
    return tmp_path


def surroundings(home: Path) -> dict[str, str]:
    found = environment(home) | {"TERM": "xterm", "PS1": "> ", "HISTFILE": "", "ZDOTDIR": str(home), "LANG": "C.UTF-8"}
    return found | {"PATH": f"{home / 'bin'}{os.pathsep}{found['PATH']}"}


def _bare(text: str) -> str:
    """Return what a terminal shows of a text without its colours; a sign that was taken back is gone."""
    text = re.sub(r"\x1b\[[?0-9;]*[A-Za-z]", "", text)
    while "\b" in text and not text.startswith("\b"):
        text = re.sub(r"[^\b]\x08", "", text, count=1)
    return text


class Shell:
    """A shell on a terminal of its own: what is typed into it, and what it shows."""

    def __init__(self, home: Path, *words: str) -> None:
        self.name = words[0]
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            words,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=surroundings(home),
            cwd=home / "empty",
            start_new_session=True,
        )
        os.close(slave)

    def typed(self, text: str, until: str, patience: float = 30) -> str:
        """Type a text and return what is shown until a pattern comes; what did not come is in the failure."""
        os.write(self.master, text.encode())
        seen, end = "", time.monotonic() + patience
        while not re.search(until, seen):
            assert time.monotonic() < end, f"{until!r} did not come: {seen!r}"
            if select.select([self.master], [], [], 0.2)[0]:
                seen = _bare(seen + os.read(self.master, 65536).decode("utf-8", "replace"))
        return seen

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture
def shell(home, request):
    """The shell of this test, with completion installed as the manual says."""
    name = request.param
    opened = Shell(home, *{"bash": ("bash", "--norc", "-i"), "zsh": ("zsh", "-f", "-i")}[name])
    try:
        opened.typed(f'eval "$(dossier completion {name})"; echo rea""dy\r', r"[\r\n]ready")
        yield opened
    finally:
        opened.close()


each_shell = pytest.mark.parametrize("shell", [each for each in ("bash", "zsh") if each in SHELLS], indirect=True)


def opens(shell: Shell, typed: str, ref: str) -> None:
    """Type a beginning, TAB and ENTER; the record that is shown is the one meant."""
    seen = shell.typed(f"dossier show {typed}\t", rf"{ref}['\"]? ")
    shown = shell.typed('| head -1; echo en""d\r', r"[\r\n]end")
    sys.stdout.write(seen + shown)  # `pytest -s` shows the transcript
    assert re.search(rf"\b{ref}\s+end", shown), (typed, shown)


@each_shell
def test_tab_and_enter_open_the_record_and_run_nothing(shell, home):
    for ref, name in HOSTILE.items():
        opens(shell, re.search(r"Qu\w+", name)[0], ref)
    assert list((home / "empty").iterdir()) == []


@each_shell
def test_a_word_that_is_quoted_already_is_completed_as_well(shell, home):
    for typed in ("'Quinn `t", "Quinn\\ \\`to", "'Quilla", "quilla\\ t"):
        opens(shell, typed, "c1" if "inn" in typed else "c2")
    assert list((home / "empty").iterdir()) == []


@each_shell
def test_several_are_listed_with_their_names_and_what_is_typed_stays(shell, home):
    seen = shell.typed("dossier show Quo", "Quo")
    seen += shell.typed("\t\t" if shell.name == "bash" else "\t", "c6  Quoin")  # zsh would begin to choose
    shown = shell.typed('\x01echo "<\x05>"; echo en""d\r', r"[\r\n]end")
    sys.stdout.write(seen + shown)
    assert "c5  Quod ' touch PWN5 '" in seen
    assert "c8  Quote Tab" in seen
    assert "<dossier show Quo>" in shown
    assert "Traceback" not in seen
    assert list((home / "empty").iterdir()) == []


@each_shell
def test_commands_options_and_their_values_are_completed_beside_names(shell):
    assert "remind" in shell.typed("dossier remi\t", "remind ")
    assert "--exit-code" in shell.typed("--exi\t", "--exit-code ")
    assert "--lang=zh " in shell.typed("\x15dossier --lang=z\t", "--lang=zh ")


@pytest.mark.skipif("fish" not in SHELLS, reason="fish is not on this machine; the answer it reads is tested below")
def test_fish_puts_names_on_the_line_as_one_word_and_runs_nothing(home):
    offered = fish(home, "complete -C 'dossier show Qu'")
    assert offered.split("\n")[0].count("\t") == 1
    for ref, name in HOSTILE.items():
        if name.isprintable() and name.startswith("Qu"):
            assert f"{name}\t{ref}" in offered
            once = f"complete -C 'dossier show {name.split()[0]}' | string split -f1 \\t | string escape"
            line = fish(home, once).rstrip("\n")  # what fish itself puts on the line
            assert fish(home, f"string join '|' x {line}") == f"x|{name}\n"
    assert list((home / "empty").iterdir()) == []


def fish(home: Path, script: str) -> str:
    """Return what a fish with completion installed prints; it may not complain."""
    done = subprocess.run(
        [str(shutil.which("fish")), "--no-config", "-c", f"dossier completion fish | source; {script}"],
        capture_output=True, encoding="utf-8", env=surroundings(home), cwd=home / "empty", check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("asking", ["bash", "zsh", "fish", "powershell"])
def test_an_answer_to_a_shell_has_a_line_a_candidate_and_no_control_signs(home, asking):
    done = subprocess.run(
        [home / "bin" / "dossier"], capture_output=True, check=True,
        env=surroundings(home) | {"_DOSSIER_COMPLETE": asking, "_DOSSIER_LINE": "dossier show qu"},
    )  # fmt: skip
    lines = done.stdout.decode().splitlines()
    if asking == "bash":
        assert lines.pop() == "qu"  # a ref among the names: nothing is begun alike, so what is typed stays
    assert len(lines) == len(HOSTILE)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", "".join(lines))
    if asking in {"zsh", "powershell"}:
        assert all(re.fullmatch(r"[co]\d+\t.*", line) for line in lines)
    if asking == "bash":
        assert not re.search(r"(?<!\\)[`$;|&<>'\"!*? ]", "".join(lines))
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("typed", "names", "answer"),
    [
        ("dossier show mul", ("Anna Muller", "Andrew Mulder"), ["Anna\\ Muller", "Andrew\\ Mulder", "mul"]),
        ("dossier show Ann", ("Anna B", "Anna; C"), ["Anna\\ B", "Anna\\;\\ C", "Ann"]),
        ("dossier show Ann", ("Anna", "Anna Bell"), ["Anna", "Anna\\ Bell"]),
        ("dossier show Ann", ("Anna Bell", "Anna Bell"), ["c1", "c2", "Ann"]),
        ("dossier show 'Ann", ("Anna B", "Anna's"), ["Anna B", "c2", "Ann"]),
        ('dossier show "Ann', ("Anna `x`", "Anna B"), ["c1", "Anna B", "Ann"]),
        ("dossier show x:Ann", ("Anna", "Annabel"), []),
    ],
)
def test_bash_never_replaces_what_is_typed_by_something_else(monkeypatch, typed, names, answer):
    records = [(f"c{at}", name, "") for at, name in enumerate(names, 1)]
    monkeypatch.setitem(
        offered._QUESTIONS, ":who", lambda _typed, _given: ((ref, "", name) for ref, name, _firm in records)
    )
    assert completing.answer("bash", typed) == answer


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_an_option_keeps_its_name_before_the_value(shell):
    assert completing.answer(shell, "dossier --lang=z") == ["--lang=zh"]


def test_choices_stand_beside_their_meaning_and_files_are_left_to_the_shell():
    assert "email\te-mail" in completing.answer("zsh", "dossier log anna hello --by ")
    assert completing.answer("zsh", "dossier stage d1 quot") == ["quoted"]
    assert completing.answer("zsh", "dossier show anna --section pro") == ["production\tproduction notes"]
    assert completing.answer("zsh", "dossier attach anna ") == [at_cursor.FILES]


def test_powershell_reads_a_strange_value_as_one_word():
    strange = offered.Candidate("a 'b’ $(c)")
    assert completing._line(strange, "powershell", "") == "'a ''b’’ $(c)'"


def test_records_are_offered_by_ref_title_and_all_typed_words(run, dossier_process):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--no-input")
    run("add", "contact", "Anna Bell", "--no-input")
    run("deal", "nordlicht", "Winter lamps")

    def answered(line: str) -> str:
        return dossier_process(env={"_DOSSIER_COMPLETE": "zsh", "_DOSSIER_LINE": line}).stdout

    assert answered("dossier show 'anna sch") == "c1\tAnna Schmidt · Nordlicht GmbH\n"
    assert answered("dossier show c2") == "c2\tAnna Bell\n"
    assert answered("dossier stage lam") == "d1\tWinter lamps · Nordlicht GmbH\n"
    assert answered("dossier --db elsewhere.db show anna") == ""
    assert answered("dossier show --all anna").count("\n") == 2


def test_under_demo_the_names_are_those_of_the_demo_book(tmp_path, demo_book, dossier_process):
    (tmp_path / "cache" / "dossier").mkdir(parents=True)
    shutil.copy(demo_book, tmp_path / "cache" / "dossier" / "demo-0.db")
    done = dossier_process(env={"_DOSSIER_COMPLETE": "zsh", "_DOSSIER_LINE": "dossier demo show ann"})
    assert "Anna" in done.stdout


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("dossier add contact --country Germ", "Germany"),
        ("dossier add ord", "order"),
        ("dossier compare Germ", "Germany"),
        ("dossier list deals --stage quo", "quoted"),
        ("dossier set c1 spoken_english=po", "spoken_english=poor"),
        ("dossier show anna --sour", "--sources"),
        ("dossier show anna --section ga", "gaps"),
        ("dossier report so", "sources"),
        ("dossier draft anna ans", "answer"),
    ],
)
def test_a_line_is_completed_without_the_parser_and_the_deeds(tmp_path, line, first):
    """The parser and the chapters cost more than all the rest: a shell that completes must not wait for them."""
    witness = """
import sys
from dossier.cli import run
run([])
print(*(name for name, module in sys.modules.items() if type(module) is type(sys)), file=sys.stderr)
"""
    env = {"_DOSSIER_COMPLETE": "zsh", "_DOSSIER_LINE": line}
    done = in_a_process(tmp_path, "-c", witness, env=env)
    assert done.stdout.startswith(first)
    modules = set(done.stderr.split())
    assert "dossier.cli.at_cursor" in modules
    costly = {
        "typer",
        "dossier.app.record.fields",
        "dossier.app.find.show",
        "dossier.records.dossier",
        "dossier.capture",
    }
    assert modules & costly == set()


@pytest.mark.parametrize(
    "line", ["dossier show An", "dossier sh", "dossier demo show an", "dossier show --", "dossier", ""]
)
@pytest.mark.parametrize("state", ["no book", "a damaged book", "a book of the old form", "a strange day"])
def test_completion_never_fails_aloud(dossier_process, book_path, line, state):
    if state == "a damaged book":
        book_path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    if state == "a book of the old form":
        with contextlib.closing(sqlite3.connect(book_path)) as old:
            old.executescript((ROOT / "tests" / "old_books" / "0001.sql").read_text(encoding="utf-8"))
            old.executescript("PRAGMA application_id=0x446F7373; PRAGMA user_version=1")
    before = book_path.read_bytes() if book_path.exists() else None
    day = {"DOSSIER_NOW": "yesterday"} if state == "a strange day" else {}
    done = dossier_process(env={"_DOSSIER_COMPLETE": "zsh", "_DOSSIER_LINE": line} | day)
    assert (book_path.read_bytes() if book_path.exists() else None) == before
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("line", "words", "last"),
    [
        ("dossier show Qu", ["dossier", "show"], "Qu"),
        ("dossier show Qu ", ["dossier", "show", "Qu"], ""),
        ('dossier show "Quinn A', ["dossier", "show"], "Quinn A"),
        ("dossier show Quinn\\ A", ["dossier", "show"], "Quinn A"),
        ("dossier show 'a\\b", ["dossier", "show"], "a\\b"),
        ("dossier log '' x", ["dossier", "log", ""], "x"),
    ],
)
def test_a_line_is_read_as_shells_read_it(line, words, last):
    typed = read_line(line)
    assert (typed.words, typed.last) == (words, last)


@pytest.mark.parametrize("name", [name for name in HOSTILE.values() if name.isprintable()])
def test_a_quoted_name_is_one_word_for_a_shell(name):
    said = subprocess.run(
        ["/bin/sh", "-c", f"printf '%s|' {quoted(name)}"], capture_output=True, encoding="utf-8", check=True
    )
    assert said.stdout == f"{name}|"


OFFERED = [
    ("dossier list ", "companies"),
    ("dossier list deals --stage ", "quoted"),
    ("dossier list contacts --country ger", "Germany\tDE"),
    ("dossier list contacts --country=德", "--country\\=德国\tDE"),
    ("dossier compare neth", "Netherlands\tNL"),
    ("dossier done ", "f20\t2026-11-23 ask Anna kindly for the artwork"),
    ("dossier snooze f1", "f10\t2026-11-18"),
    ("dossier set anna spo", "spoken_english=\tspoken English"),
    ("dossier set anna spoken_english=p", "spoken_english=poor"),
    ("dossier set nordlicht founded=1 shop", "shops=\t"),
    ("dossier set anna x=1 --source ph", "phone\tphone call"),
    ("dossier config remind.l", "remind.lines=\t"),
    ("dossier draft anna ch", "chase"),
    ("dossier round d4 pay", "payment"),
    ("dossier round d4 price --outcome st", "stuck"),
    ("dossier policy pri", "price"),
    ("dossier report f", "fairs"),
    ("dossier proof d4 mach", "machine"),
    ("dossier add proof d4 mach", "machine"),
    ("dossier add visit anna to_", "to_us\tto us"),
    ("dossier add contact X --country Pol", "Poland\tPL"),
    ("dossier add con", "contact\t"),
    ("dossier help mor", "morning"),
    ("dossier --lang z", "zh"),
    ("dossier show anna --lang z", "zh"),
    ("dossier demo list dea", "deals"),
]


@pytest.mark.parametrize(("line", "first"), OFFERED)
def test_values_fields_settings_and_open_items_are_offered(run, demo_book, book_path, line, first):
    book_path.write_bytes(demo_book.read_bytes())
    result = run(env={"_DOSSIER_COMPLETE": "zsh", "_DOSSIER_LINE": line})
    assert any(each.startswith(first) for each in result.stdout.splitlines()), result.stdout


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("dossier list deals --stage 已报", "已报价\tquoted"),
        ("dossier compare 德", "德国\tDE"),
        ("dossier compare Ger", "Germany\tDE"),
        ("dossier set anna 口语=", "口语\\=poor\t差"),
    ],
)
def test_chinese_words_are_completed_as_well(run, line, first):
    result = run(env={"_DOSSIER_COMPLETE": "zsh", "_DOSSIER_LINE": line, "DOSSIER_LANG": "zh"})
    assert any(each.startswith(first) for each in result.stdout.splitlines()), result.stdout
