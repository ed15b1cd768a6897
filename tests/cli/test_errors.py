"""Every mistake in `errors.txt` gets its sentence and its exit code, in English word by word, and a Chinese one in Chinese.

A block is a command on the demo book, then its exit code and what stands on stderr. Nothing of it changes the book.
"""

import re
import shlex
import shutil
from pathlib import Path

import pytest

FILE = Path(__file__).with_name("errors.txt")
BLOCKS = [block.partition("\n") for block in FILE.read_text(encoding="utf-8").strip().split("\n\n")]
CASES = [(line.removeprefix("$ "), *told.split(" ", 1)) for line, _newline, told in BLOCKS]
FILES = {
    "plain.csv": b"name,city\nAda,Kiel\n",
    "empty.csv": b"",
    "noheading.csv": b"a,b\n1,2\n",
    "bad.zip": b"PK nothing",
    "bad.xlsx": b"PK nothing",
    "taken.db": b"x",
    "notabook.db": b"hello there, this is no book at all",
}


@pytest.fixture
def typed(run, demo_book, book_path, tmp_path, monkeypatch):
    """Return a function that types a line on a copy of the demo book, in a folder with the files that lines name."""
    shutil.copytree(demo_book.parent / "book-files", tmp_path / "book-files", dirs_exist_ok=True)
    book_path.write_bytes(demo_book.read_bytes())
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    return run


def picture(folder):
    """Return every file of a folder but caches and what SQLite keeps beside a book, with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and "cache" not in path.parts)
    return {path: path.read_bytes() for path in files if not path.name.startswith("book.db-")}


@pytest.mark.parametrize(("line", "code", "sentence"), CASES, ids=[line for line, _code, _sentence in CASES])
def test_a_mistake_gets_its_sentence_in_both_languages_and_changes_nothing(typed, tmp_path, line, code, sentence):
    words = shlex.split(line)
    before = picture(tmp_path)
    done = typed(*words)
    assert (done.exit_code, done.stderr.replace(f"{tmp_path}/", "").strip()) == (int(code), sentence.strip())
    assert done.stdout == ""
    if "--lang" not in words:
        spoken = typed(*words, env={"DOSSIER_LANG": "zh"})
        assert spoken.exit_code == int(code)
        assert len(re.findall("[一-鿿]", spoken.stderr)) >= 3, spoken.stderr
        assert not re.search("[。？！] ", spoken.stderr), spoken.stderr
    assert picture(tmp_path) == before
