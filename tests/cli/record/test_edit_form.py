"""`dossier edit`: the whole record in one form, which comes back after a mistake with the line marked and loses no text."""

import os
import pty
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from conftest import ROOT, environment

ANNA = ("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--email", "anna@nordlicht.example", "--no-input")


@pytest.fixture
def book(run):
    run(*ANNA)
    run("set", "anna", "email=a.schmidt@nordlicht.example", "phone=+49 40 1234567", "tags=fair, VIP")
    run("add", "note", "anna", "likes Guilin")
    run("add", "note", "anna", "asks for a guide")
    return run


@pytest.fixture
def editor(tmp_path):
    """Return a function that makes an editor: each time it is opened it does the next of some replacements."""

    def made(*rounds):
        program, count = tmp_path / "editor.py", tmp_path / "count"
        program.write_text(
            "import pathlib, sys\n"
            f"count = pathlib.Path({str(count)!r})\n"
            "turn = int(count.read_text()) if count.exists() else 0\n"
            "count.write_text(str(turn + 1))\n"
            "path = pathlib.Path(sys.argv[1])\n"
            "text = path.read_text(encoding='utf-8')\n"
            f"pathlib.Path({str(tmp_path)!r}, f'seen{{turn}}.toml').write_text(text, encoding='utf-8')\n"
            f"for before, after in {rounds!r}[turn]:\n"
            "    assert before in text, (before, text)\n"
            "    text = text.replace(before, after)\n"
            "path.write_text(text, encoding='utf-8')\n",
            encoding="utf-8",
        )
        return {"EDITOR": f"{sys.executable} {program}", "VISUAL": ""}

    return made


def test_the_form_holds_the_whole_record(book):
    form = tomllib.loads(book("edit", "anna", "--show").stdout)
    assert form["reach"]["email"] == ["anna@nordlicht.example", "a.schmidt@nordlicht.example"]
    assert form["reach"]["phone"] == ["+49 40 1234567"]
    assert form["reach"]["wechat"] == []
    assert set(form["notes"]["note"]) == {"likes Guilin", "asks for a guide"}
    assert form["facts"]["tags"] == "fair, VIP"
    assert "reach" not in tomllib.loads(book("edit", "o1", "--show").stdout)["facts"]
    assert tomllib.loads(book("edit", "o1", "--show").stdout)["aliases"] == ""


def test_addresses_and_notes_are_changed_one_by_one_as_one_operation(book, editor):
    env = editor(
        [
            ('email = ["anna@nordlicht.example", ', 'email = ["anna.s@nordlicht.example", '),
            ("wechat = []", 'wechat = ["anna_s"]'),
            ('phone = ["+49 40 1234567"]', "phone = []"),
            ('"likes Guilin"', '"likes Yangshuo"'),
        ]
    )
    done = book("edit", "anna", env=env)
    assert done.exit_code == 0, done.stderr
    form = tomllib.loads(book("edit", "anna", "--show").stdout)
    assert set(form["reach"]["email"]) == {"a.schmidt@nordlicht.example", "anna.s@nordlicht.example"}
    assert (form["reach"]["phone"], form["reach"]["wechat"]) == ([], ["anna_s"])
    assert set(form["notes"]["note"]) == {"likes Yangshuo", "asks for a guide"}
    assert "“likes Guilin” taken back" in done.stdout
    book("undo")
    assert tomllib.loads(book("edit", "anna", "--show").stdout)["reach"]["phone"] == ["+49 40 1234567"]


def test_nothing_changed_is_nothing_written(book, editor):
    assert "nothing changed" in book("edit", "anna", env=editor([])).stdout


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ('spoken_english = ""', 'spoken_english = "god"', "Did you mean good?"),
        ("whatsapp = []", 'whatsapp = ["12"]', "is not a phone number"),
        ('country = ""', "country = Germany", "cannot be read"),
        ('birthday = ""', 'birthday = "2026-02-30"', "no such day"),
        ('city = ""', 'city = ["Kiel"]', "one value in quotes"),
    ],
)
def test_without_a_terminal_a_mistake_keeps_the_text_with_the_line_marked(book, editor, before, after, why):
    done = book("edit", "anna", env=editor([(before, after), ('salutation = ""', 'salutation = "Ms"')]))
    assert (done.exit_code, why in done.stderr) == (2, True), done.stderr
    kept = Path(done.stderr.strip().rsplit("at ", 1)[1].rstrip(".")).read_text(encoding="utf-8")
    rows = kept.splitlines()
    line = rows.index(after)
    if why != "one value in quotes":
        assert rows[line - 1].startswith("# >>> ")
        assert why in rows[line - 1]
    assert 'salutation = "Ms"' in kept
    assert "Ms" not in book("show", "anna").stdout


def on_a_terminal(home, env, *words, answers):
    here, there = pty.openpty()
    whole = environment(home) | {"PYTHONPATH": str(ROOT / "src"), "TERM": "xterm"} | env
    process = subprocess.Popen(
        [sys.executable, "-m", "dossier", *words], stdin=there, stdout=there, stderr=there, env=whole
    )
    os.close(there)
    os.write(here, answers.encode())
    seen = b""
    while True:
        try:
            piece = os.read(here, 65_536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(here)
    return process.wait(), seen.decode()


def test_on_a_terminal_the_form_comes_back_with_what_was_typed_and_the_line_marked(book, editor, tmp_path):
    env = editor(
        [('spoken_english = ""', 'spoken_english = "god"'), ('city = ""', 'city = "Kiel"')], [('"god"', '"good"')]
    )
    code, seen = on_a_terminal(tmp_path, env, "edit", "anna", answers="\n")
    assert code == 0, seen
    again = (tmp_path / "seen1.toml").read_text(encoding="utf-8").splitlines()
    line = again.index('spoken_english = "god"')
    assert again[line - 1].startswith("# >>> spoken English cannot be “god”.")
    assert 'city = "Kiel"' in again
    form = tomllib.loads(book("edit", "anna", "--show").stdout)
    assert (form["facts"]["spoken_english"], form["city"]) == ("good", "Kiel")


@pytest.mark.usefixtures("book")
def test_who_does_not_go_on_is_told_where_the_text_lies(editor, tmp_path):
    env = editor([('spoken_english = ""', 'spoken_english = "god"')])
    code, seen = on_a_terminal(tmp_path, env, "edit", "anna", answers="n\n")
    words = " ".join(seen.split())
    assert (code, "Your text is kept at" in words) == (2, True)


def test_an_editor_that_fails_after_something_was_typed_loses_nothing(book, tmp_path):
    program = tmp_path / "editor.sh"
    program.write_text("#!/bin/sh\necho '# half a thought' >> \"$1\"\nexit 3\n")
    program.chmod(0o755)
    done = book("edit", "anna", env={"EDITOR": str(program), "VISUAL": ""})
    assert (done.exit_code, "Your text is kept at" in done.stderr) == (1, True)
    gone = book("edit", "anna", env={"EDITOR": "false", "VISUAL": ""})
    assert (gone.exit_code, "Your text is kept" in gone.stderr) == (1, False)


def test_a_note_is_taken_back_by_some_of_its_words_and_never_by_guessing(book):
    assert "Type more of the one that is meant." in book("set", "anna", "note-=i").stderr
    missing = book("set", "anna", "note-=Paris")
    assert (missing.exit_code, "There is: asks for a guide · likes Guilin." in missing.stderr) == (3, True)
    assert book("set", "anna", "note-=guilin").stdout.startswith("Anna Schmidt (c1): note: “likes Guilin” taken back.")
    shown = book("show", "anna", "--section", "person").stdout
    assert ("Guilin" in shown, "asks for a guide" in shown) == (False, True)
    assert "taken back likes Guilin" in book("history", "anna", "--field", "note").stdout
    book("add", "note", "DE", "matt sells", "--topic", "taste")
    book("add", "note", "DE", "green sells", "--topic", "taste")
    assert book("set", "DE", "taste-=matt").exit_code == 0
    assert ("matt sells" in book("show", "DE").stdout, "green sells" in book("show", "DE").stdout) == (False, True)


def test_any_record_has_a_form_and_what_is_changed_in_it_passes_the_checks_of_set(run, demo_book, book_path, editor):
    book_path.write_bytes(demo_book.read_bytes())
    for ref in ("s5", "q5", "f20", "v1", "y8", "l20", "a1", "r1", "m4", "h1", "j1", "k1", "n1", "w1", "p1", "b1"):
        shown = run("edit", ref, "--show")
        assert shown.exit_code == 0, (ref, shown.stderr)
        assert tomllib.loads(shown.stdout)
    done = run("edit", "s5", env=editor([('vessel = ""', 'vessel = "MSC Anna"'), ('etd = ""', 'etd = "6 Aug"')]))
    assert "vessel: unknown → MSC Anna" in done.stdout
    assert "MSC Anna" in run("show", "s5").stdout
    untouched = run("edit", "q5", env={"EDITOR": "true"})
    assert "nothing changed" in untouched.stdout
