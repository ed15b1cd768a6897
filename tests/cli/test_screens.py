"""Screens and encodings that nobody has, and what is done with them."""

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ROOT, environment, in_a_process


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """Return a home whose book holds one client with a long note."""
    folder = tmp_path_factory.mktemp("home")
    for words in (
        ("add", "contact", "Anna Møller", "--country", "DE", "--no-input"),
        ("log", "anna", "你好 ✓ " + "long " * 300),
    ):
        result = in_a_process(folder, "-m", "dossier", *words)
        assert result.exit_code == 0, result.stderr
    return folder


def on_terminal(home: Path, *words: str, **env: str) -> tuple[int, str]:
    """Return the exit code of a command run on a terminal, and what was seen there."""
    here, there = pty.openpty()
    whole = environment(home) | {"PYTHONPATH": str(ROOT / "src"), "TERM": "xterm"} | env
    process = subprocess.Popen(
        [sys.executable, "-m", "dossier", *words], stdin=there, stdout=there, stderr=there, env=whole
    )
    os.close(there)
    seen = b""
    while True:
        try:
            piece = os.read(here, 65_536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not piece:
            break
        seen += piece
    os.close(here)
    return process.wait(), seen.decode()


ABSURD = ["0", "-5", "7", "100000", "1000000000000", "²⁰²", "abc", "9" * 5000]


@pytest.mark.parametrize("size", ABSURD)
def test_a_terminal_of_an_absurd_size_is_drawn_at_once_and_readably(home, size):
    began = time.monotonic()
    code, seen = on_terminal(home, "show", "anna", COLUMNS=size, LINES=size)
    assert (code, "Traceback" in seen) == (0, False)
    assert "Anna" in seen
    widest = max(map(len, seen.splitlines()))
    assert 20 <= widest <= 700  # with the codes of the colours
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("size", ["²⁰²", "1000000000000"])
def test_a_pipe_does_not_care_about_the_size(home, size):
    plain = in_a_process(home, "-m", "dossier", "remind")
    assert in_a_process(home, "-m", "dossier", "remind", env={"COLUMNS": size, "LINES": size}) == plain


def spoken(home: Path, encoding: str, *words: str, **env: str) -> bytes:
    """Return the bytes of an answer under this PYTHONIOENCODING."""
    whole = environment(home) | {"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": encoding} | env
    done = subprocess.run([sys.executable, "-m", "dossier", *words], env=whole, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


@pytest.mark.parametrize("encoding", ["gbk", "gbk:strict", "gbk:surrogateescape"])
def test_who_asks_for_gbk_gets_gbk_with_flags_as_letters_and_our_signs_alike(home, encoding):
    seen = spoken(home, encoding, "show", "anna", DOSSIER_LANG="zh").decode("gbk")
    assert "DE 德国" in seen
    assert "> " in seen
    assert "你好" in seen
    assert "M\\u00f8ller" in seen


def test_a_handler_that_was_asked_for_is_kept(home):
    assert "?? Germany" in spoken(home, "gbk:replace", "show", "anna").decode("gbk")


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_json_stays_json_and_loses_nothing_of_a_name(home, encoding):
    found = json.loads(spoken(home, encoding, "show", "anna", "--json").decode(encoding))
    assert "Anna Møller" in json.dumps(found, ensure_ascii=False)


def test_nobody_else_gets_anything_but_utf_8(home):
    assert "🇩🇪 德国" in spoken(home, "", "show", "anna", DOSSIER_LANG="zh", LC_ALL="zh_CN.GBK", PYTHONUTF8="0").decode()
    assert "🇩🇪" in spoken(home, ":ignore", "show", "anna").decode()
