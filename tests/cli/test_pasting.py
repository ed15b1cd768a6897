"""What is pasted into the terminal is kept whole, however long its lines are, and the terminal is left as it was."""

import contextlib
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import termios
import threading
import time
from contextlib import closing

import pytest

from conftest import ROOT, environment

LONG = "我们需要五千个充电器，请报离岸价，并告知交货期。" * 60  # 1,440 characters, 4,320 bytes
END = b"\x04"


class Terminal:
    """A command on a terminal of its own."""

    def __init__(self, home, *words):
        self.leader, self.follower = pty.openpty()
        self.before = termios.tcgetattr(self.follower)
        env = environment(home) | {"PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "PATH": str(home)}
        command = [sys.executable, "-m", "dossier", *words]
        self.process = subprocess.Popen(
            command, env=env, stdin=self.follower, stdout=self.follower, stderr=self.follower, start_new_session=True
        )
        self.shown = b""
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self):
        with contextlib.suppress(OSError):
            while chunk := os.read(self.leader, 65536):
                self.shown += chunk

    def wait_until_it_reads(self):
        until = time.monotonic() + 30
        while termios.tcgetattr(self.follower)[3] & termios.ICANON:
            assert time.monotonic() < until, self.shown
            assert self.process.poll() is None, self.shown
            time.sleep(0.01)

    def type(self, raw):
        while raw:
            raw = raw[os.write(self.leader, raw) :]

    def end(self):
        code = self.process.wait(60)
        after = termios.tcgetattr(self.follower)
        time.sleep(0.05)
        os.close(self.follower)
        os.close(self.leader)
        assert after == self.before
        return code


def logged(home):
    with closing(sqlite3.connect(home / "book.db")) as book, book:
        return [row[0] for row in book.execute("SELECT text FROM log_entry WHERE channel = 'email' ORDER BY id")]


@pytest.mark.parametrize(
    "text",
    [LONG, "a" + LONG, "ab" + LONG, "x" * 4095, "x" * 4096, "chargers " * 2_100 + "end", f"{LONG}\n\nsecond\n{LONG}"],
    ids=["Chinese", "one byte on", "two bytes on", "4095", "4096", "19 kB", "lines"],
)
def test_a_long_line_is_logged_whole(run, tmp_path, text):
    run("add", "contact", "Anna Schmidt", "--no-input")
    terminal = Terminal(tmp_path, "log", "anna", "-", "--by", "email")
    terminal.wait_until_it_reads()
    terminal.type(text.encode() + END)
    assert terminal.end() == 0
    assert logged(tmp_path) == [text]


def test_a_long_line_of_a_pasted_letter_is_read_to_its_end_and_what_follows_answers_the_question(run, tmp_path):
    terminal = Terminal(tmp_path, "add", "contact", "--paste")
    terminal.wait_until_it_reads()
    filler = "We have been selling chargers since 1998 in forty countries and know the market well. " * 70
    signature = "Best regards\nAnna Schmidt\nBuyer\nNordlicht GmbH\nanna@nordlicht.example\n"
    letter = f"Dear Lily, {filler}Please quote 700 pcs chargers.\n{signature}"
    terminal.type(letter.encode() + END + b"\n")
    assert terminal.end() == 0
    assert "700" in run("show", "anna").stdout
    with closing(sqlite3.connect(tmp_path / "book.db")) as book, book:
        assert filler in book.execute("SELECT original FROM log_entry WHERE original IS NOT NULL").fetchone()[0]


def test_what_is_rubbed_out_is_gone_a_character_at_a_time(run, tmp_path):
    run("add", "contact", "Anna Schmidt", "--no-input")
    terminal = Terminal(tmp_path, "log", "anna", "-", "--by", "email")
    terminal.wait_until_it_reads()
    terminal.type("\x7f价格太低\x7f高x\x7f\n".encode() + END)
    assert terminal.end() == 0
    assert logged(tmp_path) == ["价格太高"]


def test_an_end_typed_before_the_reading_begins_ends_it(run, tmp_path):
    run("add", "contact", "Anna Schmidt", "--no-input")
    terminal = Terminal(tmp_path, "log", "anna", "-", "--by", "email")
    terminal.type(b"hello\n" + END)
    assert terminal.end() == 0
    assert logged(tmp_path) == ["hello"]


def test_an_interrupt_leaves_the_terminal_as_it_was_and_nothing_written(run, tmp_path):
    run("add", "contact", "Anna Schmidt", "--no-input")
    terminal = Terminal(tmp_path, "log", "anna", "-", "--by", "email")
    terminal.wait_until_it_reads()
    terminal.type(b"half a sent")
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.end() == 130
    assert b"Traceback" not in terminal.shown
    assert logged(tmp_path) == []


def test_the_key_for_an_interrupt_is_still_one(run, tmp_path):
    run("add", "contact", "Anna Schmidt", "--no-input")
    terminal = Terminal(tmp_path, "log", "anna", "-")
    terminal.wait_until_it_reads()
    assert termios.tcgetattr(terminal.follower)[3] & termios.ISIG
    terminal.type(END)
    assert terminal.end() == 2


def test_without_termios_a_terminal_is_read_like_a_pipe(monkeypatch):
    import io

    from dossier.cli import standard_input

    class Console(io.TextIOWrapper):
        def isatty(self):
            return True

        def fileno(self):
            return 0

    monkeypatch.setitem(sys.modules, "termios", None)
    monkeypatch.setattr(sys, "stdin", Console(io.BytesIO("你好\n".encode()), encoding="utf-8"))
    assert standard_input.all_bytes() == "你好\n".encode()
