"""Commands in processes of their own, forked from this one, which has imported everything: a case costs what the command does.

`faults` are set by a shim before the C library (shim.c): without a C compiler or outside Linux there are none, and what
needs them is not run.
"""

import ctypes
import gc
import hashlib
import importlib
import io
import mmap
import os
import pkgutil
import pty
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Mapping
from contextlib import closing, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import NamedTuple

import dossier
from comparing import TABLES
from conftest import environment, passphrase
from dossier.disk import PARTS
from dossier.records.database import cipher, failures
from dossier.records.keys import MARK

OFF, COUNT, KILL, TORN, FULL, FAULT, SHORT = range(7)
"""What the shim does at a call: nothing; count; kill before it, or in the middle of a write; refuse it and all after it
as a full disk does; refuse it alone; write half, then refuse as a full disk."""
CALLS = {
    "w": "write", "f": "fsync", "r": "rename", "u": "unlink", "l": "link", "t": "truncate", "m": "mkdir", "d": "rmdir", "o": "create",
}  # fmt: skip
SIDECARS = ("-wal", "-shm", "-journal")
_PATH = os.environ["PATH"]
PATIENCE = 60
"""Seconds after which a command is taken to hang."""


class NotRunError(Exception):
    """Something cannot be tried on this machine; the message says what is missing."""


class Tried(NamedTuple):
    """One case: what was tried, and what went wrong, nothing if it held; `told` counts for a remark in the table."""

    what: str
    problem: str = ""
    told: str = ""


class Done(NamedTuple):
    """How a command ended: its exit code (negative: the signal), what it said, and the calls it made, a letter each."""

    code: int
    out: str
    err: str
    calls: str = ""
    fired: int = 0

    @property
    def unfit(self) -> str:
        """What no command may do, whatever happened to it."""
        if "Traceback" in self.err or "Something went wrong inside" in self.err:
            return f"traceback: {self.err.strip()[-300:]}"
        if self.code == -signal.SIGALRM:
            return "it hangs"
        if self.code < 0 and -self.code != signal.SIGKILL:
            return f"it died by signal {-self.code}"
        return ""


def import_everything() -> None:
    """Import every module of the program but its start, so that no process after this one does; what is heavy comes with its use."""
    for module in pkgutil.walk_packages(dossier.__path__, "dossier."):
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)
    sys.dont_write_bytecode = True  # no fork is to be caught writing its own
    gc.collect()
    gc.freeze()


def built(folder: Path) -> Path:
    """Build the shim; raises NotRunError where that cannot be done."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if not sys.platform.startswith("linux") or compiler is None:
        raise NotRunError("needs Linux and a C compiler")
    made = folder / "shim.so"
    source = Path(__file__).with_name("shim.c")
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise NotRunError(f"the shim cannot be compiled: {done.stderr.splitlines()[0]}")
    return made


class _State(ctypes.Structure):
    _fields_ = [(name, ctypes.c_long) for name in ("mode", "at", "error", "calls", "fired")] + [
        ("kinds", ctypes.c_char * 65536)
    ]


_state = _State()


def shimmed() -> bool:
    """Tell whether the shim lies before the C library of this process, and let its forks share their counts with it alone."""
    global _state  # noqa: PLW0603  (one process, one memory)
    try:
        place = ctypes.c_void_p.in_dll(ctypes.CDLL(None), "state")
    except ValueError:
        return False
    _state = _State.from_buffer(mmap.mmap(-1, ctypes.sizeof(_State)))
    place.value = ctypes.addressof(_state)
    return True


def surroundings(home: Path) -> dict[str, str]:
    """Return the environment of a command at a home: what it makes for a moment lies there, and no viewer of the machine opens."""
    path = f"{home / 'bin'}{os.pathsep}{_PATH}"
    return environment(home) | passphrase() | {"TMPDIR": str(home / "tmp"), "PATH": path}


def forked(
    home: Path, *words: str, mode: int = OFF, at: int = 0, error: int = 0, stdin: bytes = b"",
    env: Mapping[str, str] | None = None, cwd: Path | None = None, user: int | None = None,
) -> Done:  # fmt: skip
    """Run a command in a fork of this process, and wait for it; `mode`, `at` and `error` are the fault at a call."""
    begun = start(home, *words, mode=mode, at=at, error=error, stdin=stdin, env=env, cwd=cwd, user=user)
    return ended(*begun)


def start(
    home: Path, *words: str, mode: int = OFF, at: int = 0, error: int = 0, stdin: bytes = b"",
    env: Mapping[str, str] | None = None, cwd: Path | None = None, user: int | None = None,
) -> tuple[int, int, int]:  # fmt: skip
    """Start a command in a fork of this process; return its process and the files with what it says."""
    _state.mode, _state.calls, _state.fired, _state.at, _state.error = OFF, 0, 0, at, error
    typed, said, complained = (os.memfd_create(name) for name in ("typed", "said", "complained"))
    os.write(typed, stdin)
    os.lseek(typed, 0, os.SEEK_SET)
    around = surroundings(home) | dict(env or {})
    if (process := os.fork()) == 0:
        code = 70
        try:
            for number, handle in enumerate((typed, said, complained)):
                os.dup2(handle, number)
                os.close(handle)
            os.environ.clear()
            os.environ.update(around)
            time.tzset()
            os.chdir(cwd or home)
            if user is not None:
                os.setuid(user)
            code = _the_command(words, mode)
        except BaseException as surprise:  # noqa: BLE001  (a child never returns into the tests)
            with suppress(BaseException):
                os.write(2, f"Traceback of the harness: {surprise!r}".encode())
        os._exit(code)
    os.close(typed)
    return process, said, complained


def ended(process: int, said: int, complained: int) -> Done:
    """Wait for a command that was started."""
    _pid, status = os.waitpid(process, 0)
    calls = _state.kinds[: _state.calls].decode() if _state.calls else ""
    texts = []
    for handle in (said, complained):
        os.lseek(handle, 0, os.SEEK_SET)
        with os.fdopen(handle, "rb") as stream:
            texts.append(stream.read().decode("utf-8", "replace"))
    _state.mode = OFF
    return Done(os.waitstatus_to_exitcode(status), *texts, calls, _state.fired)


def warm(home: Path, *words: str) -> None:
    """Run a command in this process, so that what it imports and compiles is there for every fork; what it says is dropped."""
    from dossier.cli import run

    here = Path.cwd()
    os.environ.update(surroundings(home))
    os.chdir(home)
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), suppress(Exception, SystemExit):
            run(list(words))
    finally:
        os.chdir(here)
        gc.freeze()


def _the_command(words: tuple[str, ...], mode: int) -> int:
    from dossier.cli import desk, main

    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  (they are there as long as the process)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    desk.deeds.clear()
    tempfile.tempdir = None  # what it found before is another home's
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(PATIENCE)
    _state.mode = mode
    try:
        main(list(words))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    finally:
        _state.mode = OFF
    return 0


def on_a_terminal(home: Path, *words: str, columns: int = 80) -> Done:
    """Run a command in a fork of this process, on a terminal of its own; what it shows is `out`."""
    around = surroundings(home) | {"TERM": "xterm-256color", "COLUMNS": str(columns)}
    process, leader = pty.fork()
    if process == 0:
        code = 70
        try:
            os.environ.clear()
            os.environ.update(around)
            time.tzset()
            os.chdir(home)
            code = _the_command(words, OFF)
        finally:
            os._exit(code)
    said = b""
    with suppress(OSError):  # the end of what a closed terminal says
        while part := os.read(leader, 65536):
            said += part
    os.close(leader)
    text = said.decode("utf-8", "replace")
    return Done(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), text, text)


def laid(home: Path, before: Path) -> None:
    """Let a home be as it was before."""
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(before, home, symlinks=True)
    (home / "tmp").mkdir(exist_ok=True)


class Kept(NamedTuple):
    """What a home holds: the digest of every table of every book by file, and that of every other file."""

    books: dict[str, str]
    files: dict[str, str]


def is_of_sqlite(name: str) -> bool:
    """Tell whether a name is that of what SQLite keeps beside a book while it is open or was cut off."""
    return name.endswith(SIDECARS)


def kept(home: Path) -> Kept:
    """Return what a home holds, without what can be computed again (its cache) and what SQLite keeps beside a book."""
    books, files = {}, {}
    for path in sorted(home.rglob("*")):
        name = path.relative_to(home).as_posix()
        if not path.is_file() or is_of_sqlite(name) or path.match(PARTS) or name.startswith(("cache/", "tmp/", "bin/")):
            continue
        if path.read_bytes()[:15] == b"SQLite format 3":
            books[name] = tables(path)
        elif zipfile.is_zipfile(path):  # its bytes name the hour
            with zipfile.ZipFile(path) as packed:
                parts = [
                    (each.filename, each.CRC) for each in packed.infolist() if each.filename != "docProps/core.xml"
                ]
            files[name] = repr(parts)
        else:
            files[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return Kept(books, files)


WORDS = passphrase()["DOSSIER_PASSPHRASE_COMMAND"].removeprefix("echo ")
"""The passphrase of the trials."""


def opened(book: Path) -> sqlite3.Connection:
    """Open a book as it lies, an encrypted one by the passphrase that the trials use; raises what `failures` names."""
    with book.open("rb") as stream:
        encrypted = stream.read(len(MARK)) == MARK
    if not encrypted:
        return sqlite3.connect(book)
    connection: sqlite3.Connection = cipher().connect(str(book))
    connection.execute(f"PRAGMA key = '{WORDS}'")
    return connection


def tables(book: Path) -> str:
    """Return the digest of every row of every table of a book, or what SQLite says of it."""
    seen = hashlib.sha256()
    try:
        with closing(opened(book)) as connection:
            unsound = [row[0] for row in connection.execute("PRAGMA integrity_check(1)") if row[0] != "ok"]
            unsound += map(repr, connection.execute("PRAGMA foreign_key_check").fetchall())
            if unsound:
                return f"unsound: {unsound[0]}"
            for (table,) in connection.execute(TABLES).fetchall():
                rows = sorted(repr(row) for row in connection.execute(f'SELECT * FROM "{table}"'))
                seen.update(repr((table, rows)).encode("utf-8", "surrogatepass"))
    except failures() as error:
        return f"unsound: {error}"
    return seen.hexdigest()
