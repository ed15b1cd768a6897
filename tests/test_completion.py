"""Completion in real shells, with records that try to be commands: nothing of a record is ever run or split."""

import contextlib
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ROOT, environment
from dossier.cli.completing import quoted, read_line

HOSTILE = (
    "Quinn `touch PWN1`", "Quilla $(touch PWN2)", "Quade \\$(touch PWN3)", "Quest ; touch PWN4 ;", "Quod ' touch PWN5 '",
    'Quoin " touch PWN6 "', "Quell [/] y", "[bold]Quart[/red]", "Quake ! !! * ?", "Quote\tTab", "Queue \x1b[31m red",
    "-Quick --help", "Quxo 王小明 🙂", "Quux | touch PWN7", "Quiz & touch PWN8 &", "Quay > PWN9", "Quark ${IFS}touch${IFS}PWN10",
)  # fmt: skip
"""Names whose first word no other name begins with."""

SHELLS = [shell for shell in ("bash", "zsh", "fish") if shutil.which(shell)]


@pytest.fixture
def home(tmp_path, run):
    """A book with the hostile names, each put in by a business card, and the command on a path of its own."""
    for number, name in enumerate(HOSTILE):
        card = tmp_path / f"{number}.vcf"
        shown = name.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        card.write_text(f"BEGIN:VCARD\nVERSION:3.0\nFN:{shown}\nEND:VCARD\n", encoding="utf-8")
        done = run("add", "contact", "--card", str(card), "--no-input")
        assert done.exit_code == 0, (name, done.stderr)
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
    opened.typed(f'eval "$(dossier completion {name})"; echo rea""dy\r', "ready")
    yield opened
    opened.close()


@pytest.mark.parametrize("shell", [each for each in ("bash", "zsh") if each in SHELLS], indirect=True)
def test_tab_and_enter_open_the_record_and_run_nothing(shell, home):
    for number, name in enumerate(HOSTILE, 1):
        first = re.search(r"Qu\w+", name)[0]
        seen = shell.typed(f"dossier show {first}\t", rf"c{number} ")
        seen += shell.typed('| head -1; echo en""d\r', "end")
        sys.stdout.write(seen)  # `pytest -s` shows the transcript
        assert f"(c{number})" in seen or f"c{number}" in seen.split("\n", 1)[1], (name, seen)
    assert list((home / "empty").iterdir()) == []


@pytest.mark.parametrize("shell", [each for each in ("bash", "zsh") if each in SHELLS], indirect=True)
def test_several_are_listed_and_nothing_of_them_is_run(shell, home):
    seen = shell.typed("dossier show Qu\t\t", "Quill")
    sys.stdout.write(seen + shell.typed('\x15echo en""d\r', "end"))
    assert "Traceback" not in seen
    assert list((home / "empty").iterdir()) == []


@pytest.mark.parametrize("shell", [each for each in ("bash", "zsh") if each in SHELLS], indirect=True)
def test_commands_and_options_are_completed_beside_names(shell):
    assert "remind" in shell.typed("dossier remi\t", "remind ")
    assert "--exit-code" in shell.typed("--exi\t", "--exit-code ")


@pytest.mark.skipif("fish" not in SHELLS, reason="fish is not on this machine; the answer it reads is tested below")
def test_fish_offers_names_and_runs_nothing(home):
    script = subprocess.run(
        [shutil.which("fish"), "--no-config", "-c", "dossier completion fish | source; complete -C 'dossier show Qu'"],
        capture_output=True, encoding="utf-8", env=surroundings(home), cwd=home / "empty", check=True,
    )  # fmt: skip
    assert "Quilla $(touch PWN2)" in script.stdout
    assert script.stderr == ""
    assert list((home / "empty").iterdir()) == []


@pytest.mark.parametrize("asking", ["bash", "zsh", "fish", "powershell"])
def test_an_answer_to_a_shell_has_a_line_a_candidate_and_no_control_signs(home, asking):
    done = subprocess.run(
        [home / "bin" / "dossier"], capture_output=True, check=True,
        env=surroundings(home) | {"_DOSSIER_COMPLETE": asking, "_DOSSIER_LINE": "dossier show qu"},
    )  # fmt: skip
    lines = done.stdout.decode().splitlines()
    assert len(lines) == len(HOSTILE)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", "".join(lines))
    if asking in {"zsh", "powershell"}:
        assert all(re.fullmatch(r"c\d+\t.*", line) for line in lines)
    if asking == "bash":
        assert not re.search(r"(?<!\\)[`$;|&<>'\"!*? ]", "".join(lines))
    assert done.stderr == b""


@pytest.mark.parametrize(
    "line", ["dossier show An", "dossier sh", "dossier demo show an", "dossier show --", "dossier", ""]
)
@pytest.mark.parametrize("state", ["no book", "a damaged book"])
def test_completion_never_fails_aloud(dossier_process, book_path, line, state):
    if state == "a damaged book":
        book_path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4096)
    done = dossier_process(env={"_DOSSIER_COMPLETE": "zsh", "_DOSSIER_LINE": line})
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


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.isprintable()])
def test_a_quoted_name_is_one_word_for_a_shell(name):
    said = subprocess.run(
        ["/bin/sh", "-c", f"printf '%s|' {quoted(name)}"], capture_output=True, encoding="utf-8", check=True
    )
    assert said.stdout == f"{name}|"
