"""What every test may ask for: a book of its own, and the command itself, in this process or in a new one."""

import contextlib
import gc
import io
import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

from typed_before import Before

if TYPE_CHECKING:
    from dossier.app.session import Session

pytest_plugins = ["every_failure"]

ROOT = Path(__file__).resolve().parent.parent
NO_NETWORK = Path(__file__).parent / "no_network"
runpy.run_path(str(NO_NETWORK / "sitecustomize.py"))
NOW = "2026-11-23T08:30"

# No deadline: a loaded machine is not a bug. The build machine tries the same examples each time: red means the change.
settings.register_profile("here", deadline=None)
settings.register_profile("build", deadline=None, derandomize=True)
settings.load_profile("build" if os.environ.get("CI") else "here")

# The folders of the tests lie in memory where there is room: a disk is waited for at every commit, and proves nothing.
_MEMORY = Path("/dev/shm")  # noqa: S108 - below it pytest makes a folder of this user alone
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > 2**31:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def pytest_collection_finish() -> None:
    """Keep the garbage collector from walking again and again through thousands of tests and all that they import."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)  # as a command itself does


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--renew`: the golden files are written anew instead of compared."""
    parser.addoption("--renew", action="store_true", help="write tests/golden anew from what the commands say now")


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left behind."""

    exit_code: int
    stdout: str
    stderr: str


class Run(Protocol):
    """Run `dossier` with these words; `stdin` is typed into it, `env` is laid over the fixture's environment."""

    def __call__(self, *words: str, stdin: str = "", env: Mapping[str, str] | None = None) -> Result: ...


def environment(home: Path) -> dict[str, str]:
    """Return the whole environment of a command under test: one home, one day, English, and nothing of the user's."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "APPDATA": str(home / "config"),
        "LOCALAPPDATA": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "DOSSIER_DB": str(home / "book.db"),
        "DOSSIER_BACKUPS": "off",
        "DOSSIER_LANG": "en",
        "DOSSIER_NOW": NOW,
        "COLUMNS": "100",
        "DOSSIER_PAGER": "",
        "TERM": "dumb",
        "TZ": "Asia/Shanghai",
        "PYTHONUTF8": "1",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",  # nobody's own keyring is asked
    }


def passphrase(words: str = "four words without sense") -> dict[str, str]:
    """Return the variables by which a book is encrypted and opened where nobody can be asked."""
    printed = f"echo {words}"
    return {"DOSSIER_PASSPHRASE_COMMAND": printed, "DOSSIER_NEW_PASSPHRASE_COMMAND": printed}


def in_a_process(home: Path, *arguments: str, stdin: str = "", env: Mapping[str, str] | None = None) -> Result:
    """Run a new Python with these arguments, the tree's `src` first on its path, in the environment of the tests."""
    done = subprocess.run(
        [sys.executable, *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=environment(home) | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{NO_NETWORK}"} | dict(env or {}),
        timeout=120,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session", autouse=True)
def new_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the migrations run once in this process: every other new book is a copy of the first, a fiftieth of the work.

    A command in a process of its own makes its book as a user's does.
    """
    from dossier.write import migrate

    whole, first = migrate.upgrade, tmp_path_factory.mktemp("new") / "book.db"

    def upgrade(path: Path, keep: Callable[[], Path] | None = None) -> Path | None:
        path.touch(0o600)
        if keep is not None or path.stat().st_size:
            return whole(path, keep)
        if not first.exists():
            whole(first)
        path.write_bytes(first.read_bytes())
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "upgrade", upgrade)
        yield


@pytest.fixture(scope="session", autouse=True)
def one_engine() -> Iterator[None]:
    """Let every book of this process be written by one engine, as a user's one book is: it compiles a statement once."""
    from dossier.records.book_file import connected
    from dossier.records.keys import salt_of
    from dossier.write import commit, engine, migrate

    whole, shared = engine.engine_for, engine.engine_for(Path("of every test"))

    def engine_for(path: Path) -> object:
        if salt_of(path) is not None:
            return whole(path)
        shared.pool._creator = lambda: connected(path)
        return shared

    with pytest.MonkeyPatch.context() as patch:
        for module in (migrate, commit):
            patch.setattr(module, "engine_for", engine_for)
        yield


@pytest.fixture(autouse=True)
def english() -> None:
    """Begin each test in English, whatever the one before spoke."""
    from dossier import i18n

    if i18n.language() != "en":
        i18n.speak("en")


@pytest.fixture
def book_path(tmp_path: Path) -> Path:
    """Return where the commands of this test keep their book; nothing lies there yet."""
    return tmp_path / "book.db"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in this process, without a terminal; a failure that is not the user's is raised into the test.

    What was typed before on a home like this one is not typed again (typed_before.py).
    """
    from dossier.cli import run as command_itself

    before = Before(tmp_path, monkeypatch)

    def command(*words: str, stdin: str = "", env: Mapping[str, str] | None = None) -> Result:
        return before.answer(words, stdin, env or {}, lambda: typed(*words, stdin=stdin, env=env))

    def typed(*words: str, stdin: str = "", env: Mapping[str, str] | None = None) -> Result:
        typed, said, complained = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(3))
        typed.write(stdin)
        typed.seek(0)
        code: object = 0
        with monkeypatch.context() as patch:
            for name in os.environ.keys() - environment(tmp_path).keys():
                patch.delenv(name)
            for name, value in (environment(tmp_path) | dict(env or {})).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", typed)
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
                try:
                    code = command_itself(list(words))
                except SystemExit as end:
                    code = end.code
        texts = []
        for stream in (said, complained):
            stream.flush()
            texts.append(stream.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
        return Result(code if isinstance(code, int) else int(code is not None), *texts)

    return command


@pytest.fixture
def quiet_session(tmp_path: Path) -> "Session":
    """Return a session on the book of this test, at its hour, with nobody to ask and nobody to hear."""
    from dossier.app.session import Session
    from dossier.paths import places

    return Session(places(environment(tmp_path)), datetime.fromisoformat(NOW), lambda *_said: None, done=[])


@pytest.fixture
def dossier_process(tmp_path: Path) -> Run:
    """Run the command as a user does, in a process of its own."""

    def command(*words: str, stdin: str = "", env: Mapping[str, str] | None = None) -> Result:
        return in_a_process(tmp_path, "-m", "dossier", *words, stdin=stdin, env=env)

    return command


@pytest.fixture(scope="session")
def demo_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo book, typed in line by line; a line that is refused names itself. Tests copy it to write."""
    return typed_book(tmp_path_factory, "en")


@pytest.fixture(scope="session")
def chinese_demo_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo book in Chinese, as `demo_book`."""
    return typed_book(tmp_path_factory, "zh")


def typed_book(tmp_path_factory: pytest.TempPathFactory, language: str) -> Path:
    """Return the demo book of a language.

    Of several processes that test beside each other the first makes it, and each has a copy.
    """
    import fcntl

    from dossier.cli import demo_book

    home, every = tmp_path_factory.mktemp("demo"), tmp_path_factory.getbasetemp()
    made = (every.parent if "PYTEST_XDIST_WORKER" in os.environ else every) / f"demo-book-{language}"
    with made.with_suffix(".lock").open("w") as lock, pytest.MonkeyPatch.context() as patch:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            for name, value in environment(home).items():
                patch.setenv(name, value)
            demo_book.build(home / "book.db", language)
            shutil.copytree(home, made.with_suffix(".part"))
            made.with_suffix(".part").rename(made)
    shutil.copytree(made, home, dirs_exist_ok=True)
    return home / "book.db"


@pytest.fixture(scope="session")
def demo_cache(tmp_path_factory: pytest.TempPathFactory, demo_book: Path, chinese_demo_book: Path) -> Path:
    """Return a folder for XDG_CACHE_HOME in which `dossier demo` finds its books, which take their time to make."""
    from dossier.cli import demo_book as shipped

    folder = tmp_path_factory.mktemp("cache")
    (folder / "dossier").mkdir()
    for language, book in (("en", demo_book), ("zh", chinese_demo_book)):
        shipped._copied(book, folder / "dossier" / f"{shipped.name_of(language)}.db")
    return folder
