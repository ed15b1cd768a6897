"""Every mistake in `errors.txt` gets its sentence and its exit code, in English word by word, and a Chinese one in Chinese.

A block is a command on the demo book, then its exit code and what stands on stderr. Nothing of it changes the book. Commands before
it in the block prepare it; NAME=value before its words is said to it in the environment.
"""

import io
import re
import shlex
import shutil
from pathlib import Path

import pytest
import xlsxwriter

FILE = Path(__file__).with_name("errors.txt")
BLOCKS = [block.rpartition("$ ")[::2] for block in FILE.read_text(encoding="utf-8").strip().split("\n\n")]
CASES = [
    (line, before.replace("$ ", "").splitlines(), *told.split(" ", 1))
    for before, (line, _newline, told) in ((before, block.partition("\n")) for before, block in BLOCKS)
]


def workbook():
    """Return a workbook with one sheet, called Sheet1."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet().write_row(0, 0, ["name", "city"])
    return content.getvalue()


BOUNCE = b"""From: MAILER-DAEMON@mx.example
To: me@pearl.example
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

not delivered
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; nobody@gone.example
Action: failed
Status: 5.1.1
--b--
"""
FILES = {
    "plain.csv": b"name,city\nAda,Kiel\n",
    "empty.csv": b"",
    "noheading.csv": b"a,b\n1,2\n",
    "endless.csv": b'Date,USD\n"2026-11-20,' + b"x" * 1_100_000,
    "nodays.csv": b"Date,USD,\n",
    "rates.csv": b"Date,USD,CNY\n2026-11-20,1.1,7.7\n",
    "sheet.xlsx": workbook(),
    "bounce.eml": BOUNCE,
    "bad.zip": b"PK nothing",
    "bad.xlsx": b"PK nothing",
    "taken.db": b"x",
    "notabook.db": b"hello there, this is no book at all",
    "bare/config.toml": b"[me]\ncountry = CN\n",
    "twice/config.toml": b'[me]\ncountry = "CN"\ncountry = "DE"\n',
    "fact/config.toml": b'[facts.shoe]\ntype = "text"\n',
    "source/config.toml": b'[remind]\noff = ["weather"]\n',
    "alone/drafts/chase.en.j2": b"@nothing\n",
    "strange/drafts/chase.en.j2": b"[strange] x\n",
    "open/drafts/chase.en.j2": b"Hello {{ x\n",
    "words/sources.toml": b"[words\n",
}


@pytest.fixture
def typed(run, demo_book, book_path, tmp_path, monkeypatch):
    """Return a function that types a line on a copy of the demo book, in a folder with the files that lines name."""
    shutil.copytree(demo_book.parent / "book-files", tmp_path / "book-files", dirs_exist_ok=True)
    book_path.write_bytes(demo_book.read_bytes())
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)

    def command(line, **env):
        words = shlex.split(line)
        said = [word for word in words if re.match(r"[A-Z_]+=", word)] if re.match(r"[A-Z_]+=", words[0]) else []
        return run(*words[len(said) :], env=dict(word.split("=", 1) for word in said) | env)

    return command


def picture(folder):
    """Return every file of a folder but caches and what SQLite keeps beside a book, with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and "cache" not in path.parts)
    return {path: path.read_bytes() for path in files if ".db-" not in path.name}


@pytest.mark.parametrize(("line", "before", "code", "sentence"), CASES, ids=[line for line, *_rest in CASES])
def test_a_mistake_gets_its_sentence_in_both_languages_and_changes_nothing(
    typed, tmp_path, line, before, code, sentence
):
    for each in before:
        assert typed(each).exit_code == 0, each
    was = picture(tmp_path)
    done = typed(line)
    assert (done.exit_code, done.stderr.replace(f"{tmp_path}/", "").strip()) == (int(code), sentence.strip())
    assert done.stdout == ""
    if "--lang" not in line.split():
        spoken = typed(line, DOSSIER_LANG="zh")
        assert spoken.exit_code == int(code)
        assert len(re.findall("[一-鿿]", spoken.stderr)) >= 3, spoken.stderr
        assert not re.search("[。？！] ", spoken.stderr), spoken.stderr
    assert picture(tmp_path) == was
