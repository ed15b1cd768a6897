"""Where the book, the cache and the folders lie: also where they cannot lie."""

import os
import shlex
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from conftest import ROOT, environment
from dossier.cli import demo_book
from dossier.cli.typing_in import typed_in
from dossier.records.book_file import fold


@pytest.mark.parametrize("address", ["postgresql://me:secret@host/book", "sqlite:///x.db", "MySQL://host/book"])
@pytest.mark.parametrize("words", [("show", "anna"), ("add", "contact", "Bo", "--no-input"), ("where",)])
def test_a_book_named_by_an_address_is_refused_and_no_folder_is_made(run, tmp_path, monkeypatch, address, words):
    monkeypatch.chdir(tmp_path)
    start = address.partition("//")[0]
    said = (
        f"This version keeps the book in a file; “{start}//…” is an address. Name a file: --db FILE, or DOSSIER_DB.\n"
    )
    for result in (run("--db", address, *words), run(*words, env={"DOSSIER_DB": address})):
        assert (result.exit_code, result.stdout, result.stderr) == (5, "", said)
    assert not [path for path in tmp_path.iterdir() if ":" in path.name]


def test_a_file_with_a_colon_in_its_name_is_a_file(run, tmp_path):
    assert run("--db", str(tmp_path / "c:d" / "e:f.db"), "add", "contact", "Bo", "--no-input").exit_code == 0
    assert (tmp_path / "c:d" / "e:f.db").is_file()


def test_the_home_of_somebody_unknown_stays_as_it_was_typed(run):
    for name in ("DOSSIER_DB", "DOSSIER_CONFIG", "DOSSIER_CACHE"):
        env = {name: "~nobody-of-this-name/x"}
        assert run("where", env=env).exit_code == 0
    assert run("show", "anna", env={"DOSSIER_DB": "~nobody-of-this-name/x"}).exit_code == 5


@pytest.fixture
def in_a_gone_folder(tmp_path):
    """Return a function that runs the command in a folder that was removed."""

    def run_there(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / "gone").mkdir()
        line = f'cd gone && rmdir ../gone && exec "{sys.executable}" -P -m dossier '
        return subprocess.run(
            ["/bin/sh", "-c", line + shlex.join(words)], cwd=tmp_path, capture_output=True, text=True, check=False,
            env=environment(tmp_path) | {"PYTHONPATH": str(ROOT / "src")} | env,
        )  # fmt: skip

    return run_there


GONE = "The folder you are in is no longer there."


@pytest.mark.parametrize(("words", "env", "code", "said"), [
    (("show", "anna"), {"DOSSIER_DB": "book.db"}, 5, f"{GONE} Go to another one, or name the book by its full path.\n"),
    (("--db", "x.db", "add", "contact", "Bo", "--no-input"), {}, 5,
     f"{GONE} Go to another one, or name the book by its full path.\n"),
    (("add", "contact", "Bo", "--no-input"), {}, 0, ""),
    (("backup", "copy.db"), {}, 5, None),
    (("attach", "anna", "x.pdf"), {}, 5, None),
])  # fmt: skip
def test_a_folder_that_is_gone_is_one_sentence_unless_it_does_not_matter(in_a_gone_folder, words, env, code, said):
    done = in_a_gone_folder(*words, **env)
    assert done.returncode == code
    assert done.stderr == said if said is not None else done.stderr.count("\n") == 1


def mode(path: Path) -> int:
    """Return the rights of a path."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def open_handed():
    """Let the process make what it makes open to everybody, as some machines do."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_handed")
def test_every_folder_that_is_made_is_for_the_user_alone(run, tmp_path):
    env = {
        "DOSSIER_DB": str(tmp_path / "a/b/book.db"),
        "DOSSIER_CONFIG": str(tmp_path / "c/d"),
        "DOSSIER_CACHE": str(tmp_path / "e/f"),
    }
    (tmp_path / "note.txt").write_text("x", encoding="utf-8")
    for words in (
        ("add", "contact", "Anna", "--country", "DE", "--no-input"), ("config", "remind.lines=30"), ("show", "anna"),
        ("backup",), ("backup", str(tmp_path / "g/h/copy.db")), ("attach", "anna", str(tmp_path / "note.txt")),
    ):  # fmt: skip
        assert run(*words, env=env).exit_code == 0, words
    made = [path for path in tmp_path.rglob("*") if path.is_dir()]
    assert {path.name for path in made} >= {"a", "b", "c", "d", "e", "f", "g", "h", "backups", "book-files"}
    assert [path for path in made if mode(path) != 0o700] == []


@pytest.fixture
def quick_demo(monkeypatch):
    """Let the demo book be one of a single client, which is made at once; return how often it was made."""
    made: list[Path] = []

    def build(book: Path, _language: str) -> None:
        made.append(book)
        assert not typed_in(book, ("add", "contact", "Zoe", "--no-input"), demo_book.NOW)
        fold(book)

    monkeypatch.setattr(demo_book, "build", build)
    return made


@pytest.mark.usefixtures("open_handed")
def test_the_demo_book_is_made_once_and_kept_for_the_user_alone(run, tmp_path, quick_demo):
    first, second = (
        run("demo", "list", "contacts", env={"DOSSIER_CACHE": str(tmp_path / "up/cache")}) for _ in range(2)
    )
    assert first.stderr == "Making the demo book; this takes 10 to 40 seconds, once …\n"
    assert (first.exit_code, second.exit_code, second.stderr, second.stdout) == (0, 0, "", first.stdout)
    assert len(quick_demo) == 1
    assert "Zoe" in first.stdout
    assert [mode(tmp_path / "up"), mode(tmp_path / "up/cache")] == [0o700, 0o700]
    assert len(list((tmp_path / "up/cache").glob("*.db"))) == 1


def test_a_cache_folder_that_cannot_be_written_costs_only_the_time(run, tmp_path, quick_demo, monkeypatch):
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    for _ in range(2):
        result = run("demo", "list", "contacts", env={"DOSSIER_CACHE": str(tmp_path / "file" / "cache")})
        assert result.exit_code == 0
        assert "Zoe" in result.stdout
        assert result.stderr.endswith(
            f"once …\nIt cannot be kept in {tmp_path}/file/cache (a part of the path is a file, not a folder).\n"
        )
    assert len(quick_demo) == 2
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.usefixtures("quick_demo")
def test_the_demo_book_follows_no_link_that_somebody_laid(run, tmp_path):
    cache, precious = tmp_path / "cache", tmp_path / "precious.txt"
    cache.mkdir()
    precious.write_text("mine", encoding="utf-8")
    (cache / f"{demo_book.name_of('en')}.db").symlink_to(tmp_path / "nowhere")
    (cache / f"{demo_book.name_of('en')}-files").symlink_to(precious)
    assert run("demo", "list", "contacts", env={"DOSSIER_CACHE": str(cache)}).exit_code == 0
    assert precious.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.usefixtures("quick_demo")
def test_what_is_written_in_the_demo_is_not_called_written(run):
    from dossier.cli.desk import deeds

    deeds.clear()
    assert run("demo", "log", "zoe", "hello").exit_code == 0
    assert deeds == []


def test_a_command_runs_in_the_environment_it_is_given_and_the_one_around_it_stays(tmp_path, capsys):
    from dossier.cli import desk as room
    from dossier.cli import run as command

    outer = environment(tmp_path) | {"DOSSIER_DB": str(tmp_path / "outer.db"), "DOSSIER_LANG": "zh"}
    inner = environment(tmp_path) | {"DOSSIER_DB": str(tmp_path / "inner.db"), "DOSSIER_NOW": "2025-01-02T09:00"}
    process = dict(os.environ)
    with room.surrounded(outer):
        laid = room.desk()
        assert command(["add", "contact", "Zoe", "--no-input"], inner) == 0
        assert room.desk() is laid
        assert room.environment() is outer
    assert dict(os.environ) | {"LANGUAGE": ""} == process | {"LANGUAGE": ""}
    assert capsys.readouterr().out.startswith("Added")
    assert [path.name for path in tmp_path.glob("*.db")] == ["inner.db"]
    assert command(["undo", "--list", "--json"], inner) == 0
    assert '"at": "2025-01-02T09:00"' in capsys.readouterr().out
