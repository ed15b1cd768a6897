"""Whatever happens to the streams or inside: one sentence, an exit code, and whether it was written. No traceback."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Result, environment, in_a_process

COMMAND = f'"{sys.executable}" -m dossier'
LOST = "The answer could not be shown (the disk is full); nothing was written."
WRITTEN = "This was written, but the answer could not be shown"


@pytest.fixture(scope="module")
def book_of_anna(tmp_path_factory) -> Path:
    """Return a book with one client."""
    home = tmp_path_factory.mktemp("anna")
    result = in_a_process(home, "-m", "dossier", "add", "contact", "Anna Schmidt", "--country", "DE", "--no-input")
    assert result.exit_code == 0, result.stderr
    return home / "book.db"


@pytest.fixture
def shell(tmp_path, book_of_anna):
    """Return a function that runs a line of the shell in which `dossier` is the command, on a book of this test."""
    shutil.copy(book_of_anna, tmp_path / "book.db")
    env = environment(tmp_path) | {"PYTHONPATH": str(ROOT / "src")}

    def run_line(line: str, **more: str) -> Result:
        done = subprocess.run(
            ["/bin/sh", "-c", re.sub(r"(?<![\w/.-])dossier(?= )", lambda _hit: COMMAND, line, count=1)],
            env=env | more, capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=tmp_path, timeout=60, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr
        assert done.stderr.count("\n") <= 1
        return Result(done.returncode, done.stdout, done.stderr)

    return run_line


READS = ["show anna", "list contacts --json", "--help", "--version", "completion bash", "remind"]
WRITES = {
    "log anna fullout": "Logged l1 for Anna Schmidt (c1): ↔ note: fullout",
    "add company Nordlicht": "Added company Nordlicht (o1).",
    "undo": "Taken back: Added Anna Schmidt (c1)",
    "config remind.lines=30": "Set remind.lines in ",
    "backup": "The book was copied to ",
    "show anna --html page.html": "Written to page.html.",
}


@pytest.mark.parametrize("words", READS)
def test_a_reader_whose_disk_is_full_is_told_that_nothing_was_written(shell, words):
    assert shell(f"dossier {words} >/dev/full") == Result(1, "", LOST + "\n")


@pytest.mark.parametrize("words", READS[:2])
def test_a_reader_without_a_stdout_is_told_so(shell, words):
    result = shell(f"dossier {words} >&-")
    assert (result.exit_code, result.stderr) == (
        1,
        LOST.replace("the disk is full", "it is closed") + "\n",
    )


@pytest.mark.parametrize("words", ["show anna", "list contacts --json", "--help"])
def test_a_reader_that_has_gone_away_is_left_in_peace(shell, words):
    assert shell("{ dossier " + words + "; echo rc $? >&2; } | true").stderr == "rc 1\n"


@pytest.mark.parametrize(
    ("words", "what", "fault"),
    [
        *((words, what, ">/dev/full") for words, what in WRITES.items()),
        ("log anna fullout", "Logged l1 for Anna", ">&-"),
    ],
)
def test_a_write_whose_answer_is_lost_says_that_it_was_written(shell, words, what, fault):
    result = shell(f"dossier {words} {fault}")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(WRITTEN)
    assert "do not type it again: " + what in result.stderr


def test_a_write_into_a_pipe_that_nobody_reads_says_that_it_was_written(shell):
    assert "(the other side is gone); do not type it again: Logged l1" in shell("dossier log anna hello | true").stderr
    assert "l1" in shell("dossier list log").stdout


def test_what_python_keeps_back_makes_no_difference(shell):
    assert WRITTEN in shell("dossier log anna hello >/dev/full", PYTHONUNBUFFERED="1").stderr
    assert shell("dossier show anna >/dev/full", PYTHONUNBUFFERED="1").stderr == LOST + "\n"


@pytest.mark.parametrize("fault", ["<&-", "2>&-", "2>/dev/full"])
def test_a_write_goes_on_without_a_stdin_or_somebody_to_complain_to(shell, fault):
    result = shell(f"dossier log anna hello {fault}")
    assert result.exit_code == 0
    assert result.stdout.startswith("Logged l1 for Anna Schmidt (c1): ↔ note: hello\n")


@pytest.mark.parametrize(("line", "code"), [
    ("dossier log anna hello <&- >&- 2>&-", 0), ("dossier show anna <&- >&- 2>&-", 1), ("dossier show nobody 2>&-", 3),
    ("dossier show nobody 2>/dev/full", 3), ("dossier show anna >/dev/full 2>&1", 1), ("dossier show nobody >&-", 3),
])  # fmt: skip
def test_the_exit_code_tells_what_no_stream_can(shell, line, code):
    assert shell(line).exit_code == code


def test_a_file_never_takes_the_number_of_a_closed_stream(shell, tmp_path):
    assert shell("dossier show anna --html page.html <&- >&- 2>&-").exit_code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Written to" not in page


PATCHED = """
import os, signal, sys
from dossier.app.session import Session
from dossier.cli.desk import Desk
def fault(*_anything, **_more):
    {fault}
setattr(Session if hasattr(Session, "{method}") else Desk, "{method}", fault)
from dossier.cli import main
main()
"""


@pytest.fixture
def faulty(tmp_path, book_of_anna):
    """Return a function that runs a command in which a method of the session or the desk does something else."""
    shutil.copy(book_of_anna, tmp_path / "book.db")

    def run_it(method: str, fault: str, *words: str, **env: str) -> Result:
        return in_a_process(tmp_path, "-c", PATCHED.format(method=method, fault=fault), *words, env=env)

    return run_it


MORE = "DOSSIER_DEBUG=1 before the command shows where it happened.\n"


@pytest.mark.parametrize(("fault", "said"), [
    ("raise KeyError('Anna drinks')", "Something went wrong inside dossier (KeyError)."),
    ("raise RecursionError", "Something went wrong inside dossier (RecursionError)."),
    ("raise MemoryError", "There is not enough memory for this."),
    ("open('/no/such/file')", "The system refused (/no/such/file: it is not there)."),
    ("import shutil; raise shutil.Error([('a', 'b', \"[Errno 28] No space left on device: 'b'\")])",
     "The system refused (the disk is full)."),
    ("os.chdir('/'); raise FileNotFoundError(2, 'No such file')", "The folder you are in is no longer there."),
])  # fmt: skip
def test_a_surprise_is_one_sentence_that_names_no_word_of_the_book(faulty, fault, said):
    assert faulty("reading", fault, "show", "anna") == Result(1, "", f"{said} Nothing was written. {MORE}")


def test_a_surprise_after_the_write_says_that_it_was_written(faulty):
    said = "Something went wrong inside dossier (KeyError). This was written before: Logged l1 for Anna Schmidt (c1)"
    result = faulty("write", "raise KeyError", "log", "anna", "hello")
    assert (result.exit_code, result.stderr.startswith(said)) == (1, True)
    assert result.stderr.count("\n") == 1


def test_who_wants_to_see_more_sees_where_it_happened(faulty):
    result = faulty("reading", "raise KeyError('x')", "show", "anna", DOSSIER_DEBUG="1")
    assert "Traceback" in result.stderr
    assert "KeyError: 'x'" in result.stderr
    assert result.stderr.endswith(MORE)


@pytest.mark.parametrize("fault", ["raise KeyboardInterrupt", "os.kill(os.getpid(), signal.SIGINT)"])
def test_a_command_stopped_before_it_wrote_says_so(faulty, fault):
    assert faulty("reading", fault, "log", "anna", "hello") == Result(130, "", "Stopped; nothing was written.\n")


def test_a_command_stopped_after_it_wrote_says_so(faulty):
    result = faulty("write", "raise KeyboardInterrupt", "log", "anna", "hello")
    assert result.exit_code == 130
    assert result.stderr == "Stopped; this was written: Logged l1 for Anna Schmidt (c1): ↔ note: hello\n"


COMMITTING = """
import os, signal
from sqlalchemy.engine import Connection
commit = Connection.commit
def stopped(self):
    {when}
Connection.commit = stopped
from dossier.__main__ import main
main()
"""
PRESSED = "os.kill(os.getpid(), signal.SIGINT)"


@pytest.mark.parametrize("when", [f"{PRESSED}; commit(self)", f"commit(self); {PRESSED}"])
@pytest.mark.parametrize(("words", "said"), [
    (("log", "anna", "hello"), "Logged l1 for Anna Schmidt (c1): ↔ note: hello"), (("undo",), "Taken back: Added Anna Schmidt (c1)."),
])  # fmt: skip
def test_a_command_stopped_while_the_file_is_written_says_that_it_was(tmp_path, when, words, said):
    in_a_process(tmp_path, "-m", "dossier", "add", "contact", "Anna Schmidt", "--no-input")
    result = in_a_process(tmp_path, "-c", COMMITTING.format(when=when), *words)
    assert result == Result(130, "", f"Stopped; this was written: {said}\n")
    newest = in_a_process(tmp_path, "-m", "dossier", "undo" if words[0] == "log" else "redo").stdout
    assert (said if words[0] == "log" else "Added Anna Schmidt") in newest


ABORTED = """
    import typer
    try:
        raise {cause}
    except BaseException:
        raise typer.Abort from None"""


@pytest.mark.parametrize(("cause", "code", "said"), [
    ("KeyboardInterrupt", 130, "Stopped; nothing was written.\n"), ("EOFError", 1, "Nothing was changed.\n"),
])  # fmt: skip
def test_a_question_that_is_not_answered_ends_the_command_in_one_sentence(faulty, cause, code, said):
    assert faulty("reading", ABORTED.format(cause=cause), "log", "anna", "hello") == Result(code, "", said)


LONG = "self = _anything[0]; self.out.write('x' * 1_000_000)"


@pytest.mark.parametrize(("words", "code", "said"), [
    (("log", "anna", "hello"), 0, WRITTEN), (("show", "anna"), 1, LOST),
])  # fmt: skip
def test_an_answer_longer_than_what_is_kept_back_makes_no_difference(shell, tmp_path, words, code, said):
    (tmp_path / "long.py").write_text(PATCHED.format(method="show_whole", fault=LONG).replace(
        "\nmain()", "\nDesk.write = fault\nmain()"), encoding="utf-8")  # fmt: skip
    result = shell("dossier ".replace("dossier", f'"{sys.executable}" long.py') + " ".join(words) + " >/dev/full")
    assert (result.exit_code, result.stderr.startswith(said)) == (code, True)


IMPORTING = """
import sys
class Interrupting:
    def find_spec(self, name, *_more):
        if name == "typer" and self in sys.meta_path:
            sys.meta_path.remove(self)
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
from dossier.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Stopped; nothing was written.\n"), ("zh", "已停止；未写入。\n")]
)
def test_a_command_stopped_while_it_is_still_imported_says_so(tmp_path, language, said):
    result = in_a_process(tmp_path, "-c", IMPORTING, "show", "anna", env={"DOSSIER_LANG": language})
    assert result == Result(130, "", said)
