"""What is different on Windows, tried by simulated platforms, encodings and file errors; none of it was run there."""

import base64
import ctypes
import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dossier import disk
from dossier.cli import clipboard, programs, streams
from dossier.cli.surroundings import language_of
from dossier.errors import HeldError

CHINESE, GERMAN = 0x0804, 0x0407


@pytest.fixture
def windows(monkeypatch):
    """Return a function that makes this a Windows of a language and a code page."""

    def made(language=CHINESE, page=936):
        kernel = SimpleNamespace(
            GetUserDefaultUILanguage=lambda: language, GetConsoleOutputCP=lambda: page, GetACP=lambda: page or 1252
        )
        monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
        monkeypatch.setattr(sys, "platform", "win32")

    return made


@pytest.mark.parametrize(
    ("language", "env", "spoken"),
    [
        (CHINESE, {}, "zh"),
        (GERMAN, {}, "en"),
        (CHINESE, {"LANG": "en_US.UTF-8"}, "en"),
        (GERMAN, {"DOSSIER_LANG": "zh"}, "zh"),
    ],
)
def test_the_language_is_that_of_windows_where_no_locale_is_set(windows, language, env, spoken):
    windows(language)
    assert language_of(env, []) == spoken


class Stream(io.TextIOWrapper):
    """A stream that is, or is not, a console."""

    def __init__(self, *, console):
        super().__init__(io.BytesIO(), encoding="ascii")
        self.console = console

    def isatty(self):
        return self.console


@pytest.mark.parametrize(
    ("console", "page", "written"),
    [
        (True, 936, "德国 ▸ Møller".encode()),
        (False, 936, "德国 > M\\u00f8ller".encode("gbk")),
        (False, 65001, "德国 ▸ Møller".encode()),
        (False, 0, b"\\u5fb7\\u56fd > M\xf8ller"),
    ],
    ids=["console", "pipe", "pipe of a UTF-8 console", "no console"],
)
def test_a_pipe_gets_the_code_page_that_its_reader_knows_and_a_console_everything(
    windows, monkeypatch, console, page, written
):
    windows(page=page)
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    monkeypatch.delenv("PYTHONUTF8", raising=False)
    out = Stream(console=console)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", Stream(console=console))
    streams.encode()
    out.write("德国 ▸ Møller")
    out.flush()
    assert out.buffer.getvalue() == written


def test_who_asks_for_utf_8_gets_it_in_a_pipe_too(windows, monkeypatch):
    windows()
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    monkeypatch.setenv("PYTHONUTF8", "1")
    out = Stream(console=False)
    monkeypatch.setattr(sys, "stdout", out)
    streams.encode()
    assert out.encoding == "utf-8"


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Return a function that puts a program into the only folder of the path."""

    def made(name, script):
        there = tmp_path / "bin" / name
        there.parent.mkdir(exist_ok=True)
        there.write_text(f"#!{sys.executable}\nimport sys\n{script}", encoding="utf-8")
        there.chmod(0o755)
        monkeypatch.setenv("PATH", str(there.parent))

    return made


def test_a_letter_goes_to_the_clipboard_of_windows_in_utf_16(tmp_path, program):
    program("clip.exe", f"open({str(tmp_path / 'clip')!r}, 'wb').write(sys.stdin.buffer.read())")
    clipboard.to_clipboard("Grüße\n报价单 €\n")
    assert (tmp_path / "clip").read_bytes().decode("utf-16-le") == "Grüße\r\n报价单 €"


def test_an_inquiry_comes_from_the_clipboard_of_windows_whole(program):
    """PowerShell is asked for plain letters: what it prints otherwise goes through the code page."""
    copied = base64.b64encode("您好，Grüße\r\n报价 €\r\n".encode("utf-16-le")).decode()
    program("powershell.exe", f"assert 'ToBase64String' in sys.argv[-1]\nprint({copied!r})")
    assert clipboard.from_clipboard() == "您好，Grüße\n报价 €\n"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (r"C:\Windows\notepad.exe", [r"C:\Windows\notepad.exe"]),
        (r'"C:\Program Files\Editor\editor.exe" -w', [r"C:\Program Files\Editor\editor.exe", "-w"]),
        ("code --wait", ["code", "--wait"]),
    ],
)
def test_a_path_with_backslashes_is_one_word(windows, typed, words):
    windows()
    assert programs.words_of(typed) == words


def test_a_path_with_blanks_needs_no_quotes_if_it_is_there(windows, tmp_path):
    windows()
    editor = tmp_path / "my editor.exe"
    editor.touch()
    assert programs.words_of(str(editor)) == [str(editor)]


def test_elsewhere_a_backslash_quotes_as_ever():
    assert programs.words_of(r"my\ editor -w") == ["my editor", "-w"]


def test_notepad_is_the_editor_of_who_names_none(windows, program):
    windows()
    assert programs.usual_editor(None) == "notepad"
    sys.platform = "linux"
    program("nano", "")
    assert programs.usual_editor(os.environ["PATH"]) == "nano"


@pytest.fixture
def kept(run, tmp_path):
    """A command on a book with one kept file."""
    run("add", "contact", "Anna Schmidt", "--no-input")
    (tmp_path / "offer #1 100%.pdf").write_bytes(b"%PDF-1.4 offer")
    assert run("attach", "anna", str(tmp_path / "offer #1 100%.pdf")).exit_code == 0
    return run


def test_a_file_is_opened_by_the_system_itself(kept, windows, monkeypatch):
    opened = []
    windows()
    monkeypatch.setattr(os, "startfile", opened.append, raising=False)
    assert "Opened" in kept("open", "h1", "--lang", "en").stdout
    assert Path(opened[0]).read_bytes() == b"%PDF-1.4 offer"

    def refused(path):
        raise OSError(path)

    monkeypatch.setattr(os, "startfile", refused)
    done = kept("open", "h1")
    assert (done.exit_code, "The system knows no viewer" in done.stderr) == (1, True)


def held(monkeypatch, times):
    """Let moving a file over another fail as on Windows, so often; return how often it was tried."""
    tried = []
    move = Path.replace

    def replace(self, target):
        tried.append(target)
        if len(tried) <= times:
            error = PermissionError(
                13, "The process cannot access the file because it is being used by another process"
            )
            error.winerror = 32
            raise error
        return move(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(disk, "_PAUSES", (0, 0))
    return tried


def test_a_file_that_a_scanner_holds_for_a_moment_is_replaced(monkeypatch, tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    tried = held(monkeypatch, 2)
    disk.write_file(tmp_path / "a", b"new", replace=True)
    assert ((tmp_path / "a").read_bytes(), len(tried)) == (b"new", 3)


def test_a_file_that_is_open_in_another_program_is_named_and_left_as_it_is(run, monkeypatch, tmp_path):
    run("add", "contact", "Anna", "--no-input")
    target = tmp_path / "list.html"
    assert run("list", "contacts", "--html", str(target)).exit_code == 0
    before = target.read_bytes()
    held(monkeypatch, 99)
    done = run("list", "contacts", "--html", str(target), "--force")
    assert (done.exit_code, done.stderr) == (1, f"{target} is open in another program. Close it there and try again.\n")
    assert target.read_bytes() == before
    assert not list(tmp_path.glob(".dossier-*"))


def test_a_file_that_may_not_be_written_is_another_matter(monkeypatch, tmp_path):
    (tmp_path / "a").write_bytes(b"old")

    def replace(_self, _target):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(PermissionError):
        disk.write_file(tmp_path / "a", b"new", replace=True)


def test_restoring_over_a_damaged_book_that_is_open_elsewhere_changes_nothing(run, book_path, monkeypatch, tmp_path):
    run("add", "contact", "Anna", "--no-input")
    run("backup", str(tmp_path / "friday.db"))
    torn = bytearray(book_path.read_bytes())
    torn[100:5000] = b"\xff" * 4900
    book_path.write_bytes(torn)
    held(monkeypatch, 99)
    done = run("restore", str(tmp_path / "friday.db"), "--yes")
    assert (done.exit_code, f"{book_path} is open in another program." in done.stderr) == (1, True), done.stderr
    assert book_path.read_bytes() == bytes(torn)
    monkeypatch.undo()


def test_a_disk_without_links_is_written_all_the_same(monkeypatch, tmp_path):
    def no_links(_self, _target):
        error = OSError(22, "Incorrect function")
        error.winerror = 1
        raise error

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    disk.write_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["C# 100%", "x%41y", "客户 #1"])
def test_folders_with_signs_that_an_address_quotes_hold_a_book(run, tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    env = {"DOSSIER_DB": str(folder / "book #1.db")}
    assert run("add", "contact", "Anna", "--no-input", env=env).exit_code == 0
    assert run("backup", str(folder / "friday 50%.db"), env=env).exit_code == 0
    assert "Anna" in run("list", "contacts", env={"DOSSIER_DB": str(folder / "friday 50%.db")}).stdout
    assert sorted(each.name for each in tmp_path.iterdir() if each.is_dir() and each.name == name) == [name]


def test_an_error_says_that_a_file_is_open_in_chinese_too():
    from dossier import i18n

    i18n.speak("zh")
    assert str(HeldError("报价.xlsx")) == "报价.xlsx 正在别的程序里打开。请先在那里关闭，再试一次。"
