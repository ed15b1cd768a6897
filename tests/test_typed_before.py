"""What is laid out from memory is what typing gave, and a home, words or a program that differ are typed."""

from pathlib import Path

import pytest

from conftest import Result
from typed_before import Before


@pytest.fixture
def typing(tmp_path, monkeypatch):
    """Return a function that has a command add a line to the book of a home, and tells whether it was typed."""
    monkeypatch.setattr(Before, "known", type(Before.known)())
    monkeypatch.setattr(Before, "size", 0)
    patched = pytest.MonkeyPatch()

    def answered(name, *words, stdin="", env=None, says="added", patch=None):
        home, typed = tmp_path / name, []
        home.mkdir(exist_ok=True)

        def type_it():
            typed.append(words)
            (home / "kept").mkdir(mode=0o700, exist_ok=True)
            with (home / "kept" / "book").open("a", encoding="utf-8") as book:
                book.write(f"{words}\n")
            (home / "part").unlink(missing_ok=True)
            return Result(0, says, "")

        if patch:
            patched.setattr(*patch)
        answer = Before(home, patched).answer(words, stdin, env or {}, type_it)
        patched.undo()
        assert answer == Result(0, says, "")
        return bool(typed)

    return answered


def test_the_same_words_on_an_equal_home_are_typed_once_and_leave_the_same(typing, tmp_path):
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "part").write_text("half done", encoding="utf-8")
    assert [typing("first", "add"), typing("first", "add"), typing("second", "add"), typing("second", "add")] == [
        True, True, False, False,
    ]  # fmt: skip
    left = [
        {
            path.relative_to(home): (path.stat().st_mode, path.is_file() and path.read_bytes())
            for path in home.rglob("*")
        }
        for home in (tmp_path / "first", tmp_path / "second")
    ]
    assert left[0] == left[1]
    assert left[0].keys() == {Path("kept"), Path("kept/book")}


@pytest.mark.parametrize("more", [{"stdin": "yes"}, {"env": {"COLUMNS": "80"}}, {"patch": (Path, "home", Path.cwd)}])
def test_what_is_typed_into_it_the_environment_and_a_patched_program_count(typing, more):
    assert typing("first", "add")
    assert typing("second", "add", **more)


def test_every_byte_and_mode_of_the_home_counts(typing, tmp_path):
    assert typing("first", "add")
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "note").write_text("a", encoding="utf-8")
    assert typing("second", "add")
    (tmp_path / "third").mkdir()
    (tmp_path / "third" / "note").write_text("b", encoding="utf-8")
    assert typing("third", "add")
    (tmp_path / "fourth").mkdir()
    (tmp_path / "fourth" / "note").write_text("b", encoding="utf-8")
    (tmp_path / "fourth" / "note").chmod(0o600)
    assert typing("fourth", "add")


def test_what_names_a_place_outside_or_tells_its_own_is_never_remembered(typing, tmp_path, monkeypatch):
    for words in (("add", f"{tmp_path}/other.db"), ("add", "../other.db")):
        assert [typing("first", *words), typing("second", *words)] == [True, True]
    assert typing("third", "where", says=str(tmp_path / "third"))
    assert not (tmp_path / "fourth").exists()
    assert typing("fourth", "where", says=str(tmp_path / "fourth"))
    monkeypatch.chdir(tmp_path)
    assert [typing("fifth", "list"), typing("sixth", "list")] == [True, True]


def test_only_the_last_are_remembered(typing, monkeypatch):
    monkeypatch.setattr("typed_before.KEPT", 20)
    assert [typing("first", "add"), typing("second", "add")] == [True, False]
    assert [typing("third", "set a longer line"), typing("fourth", "add")] == [True, True]
