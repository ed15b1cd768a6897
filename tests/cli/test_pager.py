"""What is higher than the screen goes through the pager that the user has; nothing else does, and no pager loses an answer."""

import os
import sys

import pytest

from cli.test_screens import on_terminal
from conftest import in_a_process

SHELL = "/usr/bin:/bin"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("home")
    for words in (
        ("add", "contact", "Anna Møller", "--country", "DE", "--no-input"),
        ("log", "anna", "asked for samples"),
    ):
        assert in_a_process(folder, "-m", "dossier", *words).exit_code == 0
    return folder


@pytest.fixture
def pager(tmp_path):
    """Return a program that keeps what it is given, then shows it in a frame of its own."""
    program = tmp_path / "pager.py"
    program.write_text(
        f"#!{sys.executable}\nimport sys\ntext = sys.stdin.buffer.read()\n"
        f"open({str(tmp_path / 'seen')!r}, 'wb').write(text)\nprint('PAGED', *sys.argv[1:])\n"
    )
    program.chmod(0o755)
    return program


def seen_by(pager):
    kept = pager.with_name("seen")
    return kept.read_text(encoding="utf-8") if kept.exists() else None


LOW = {"LINES": "10", "COLUMNS": "80", "DOSSIER_LANG": "en"}


def test_a_page_higher_than_the_screen_goes_through_the_pager_with_its_colours(home, pager):
    code, seen = on_terminal(home, "show", "anna", **LOW, DOSSIER_PAGER=f"{pager} --quiet")
    assert (code, seen.strip()) == (0, "PAGED --quiet")
    assert "Anna Møller" in seen_by(pager)
    assert "\x1b[" in seen_by(pager)


def test_the_pager_of_all_programs_is_ours_too_unless_ours_is_named(home, pager):
    _code, seen = on_terminal(home, "show", "anna", **LOW, DOSSIER_PAGER=str(pager), PAGER="false")
    assert seen.strip() == "PAGED"


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (("show", "anna", "--no-pager"), {}),
        (("--no-pager", "show", "anna"), {}),
        (("show", "anna"), {"LINES": "200"}),
        (("show", "anna", "--json"), {}),
        (("show", "anna", "--md"), {}),
        (("show", "anna"), {"TERM": "dumb"}),
        (("show", "anna"), {"DOSSIER_PAGER": "cat"}),
        (("show", "anna"), {"DOSSIER_PAGER": ""}),
        (("set", "anna", "hobbies=golf"), {"LINES": "5"}),
    ],
)
def test_nothing_else_does(home, pager, words, env):
    code, seen = on_terminal(home, *words, **(LOW | {"DOSSIER_PAGER": str(pager)} | env))
    assert (code, "PAGED" in seen, seen_by(pager)) == (0, False, None)
    assert "Anna" in seen


def test_a_pipe_is_never_paged(home, pager):
    done = in_a_process(home, "-m", "dossier", "show", "anna", env=LOW | {"DOSSIER_PAGER": str(pager)})
    assert (done.exit_code, seen_by(pager)) == (0, None)


@pytest.mark.parametrize(
    ("pager", "sentence"),
    [
        ("/no/such/pager", "The pager /no/such/pager cannot be started (it is not there)."),
        ("false", "The pager false ended with an error (1)."),
        ("less 'never closed", "opens a quote that it does not close."),
    ],
)
def test_a_broken_pager_is_named_and_the_answer_is_there_all_the_same(home, pager, sentence):
    code, seen = on_terminal(home, "show", "anna", **LOW, DOSSIER_PAGER=pager)
    assert (code, "Traceback" in seen) == (0, False)
    assert sentence in " ".join(seen.split())
    assert "Anna Møller" in seen


def test_leaving_early_is_no_mistake(home):
    code, seen = on_terminal(home, "show", "anna", **LOW, DOSSIER_PAGER="head -n 3")
    assert (code, len(seen.splitlines())) == (0, 3)


def test_the_usual_pager_is_less_which_keeps_colours(home, tmp_path):
    less = tmp_path / "less"
    less.write_text('#!/bin/sh\ncat >/dev/null; echo "LESS $* $LESSCHARSET"\n')
    less.chmod(0o755)
    # The environment of the tests names no pager at all; here the variable is not there.
    import pty
    import subprocess

    from conftest import ROOT, environment

    env = environment(home) | {"PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "PATH": f"{tmp_path}:{SHELL}"} | LOW
    del env["DOSSIER_PAGER"]
    here, there = pty.openpty()
    command = [sys.executable, "-m", "dossier", "show", "anna"]
    done = subprocess.run(command, stdin=there, stdout=there, stderr=there, env=env, check=False)
    assert (done.returncode, os.read(here, 999).decode().strip()) == (0, "LESS -FRX utf-8")
    os.close(here)
    os.close(there)


def test_a_pager_of_the_settings_goes_before_that_of_all_programs(run, tmp_path, monkeypatch):
    from dossier.cli.pager import pager

    assert run("config", "look.pager=off").exit_code == 0
    assert pager({"PAGER": "less", "PATH": SHELL}, "off") == []
    assert pager({"PAGER": "most -s", "PATH": SHELL}, "") == ["most", "-s"]
    assert pager({"PATH": str(tmp_path)}, "") == []
    monkeypatch.setattr("dossier.cli.pager.shutil.which", lambda name, **_path: {"more": "more"}.get(name))
    assert pager({}, "") == []
    monkeypatch.setattr(sys, "platform", "win32")
    assert pager({}, "") == ["more"]
