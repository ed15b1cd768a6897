"""Each thing that `check` looks at, damaged alone: it is named, and what to do about it; `--repair` mends what is derived."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

REPAIR = "Make it anew: dossier check --repair"
COMPARE = "Compare with a backup: dossier restore --list"


@pytest.fixture
def book(run, book_path, tmp_path):
    """Return a book with people, a log, a birthday, a file and a copy."""
    (tmp_path / "deck.pdf").write_bytes(b"%PDF our deck")
    for words in (
        ("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--no-input"),
        ("add", "contact", "Ben Okafor", "--no-input"),
        ("set", "anna", "birthday=1980-03-04", "city=Kiel"),
        ("log", "anna", "Called", "--by", "call"),
        ("log", "anna", "Wrote", "--by", "email"),
        ("set", "anna", "city=Lübeck"),
        ("attach", "anna", str(tmp_path / "deck.pdf")),
        ("delete", "l2", "--yes"),
        ("backup",),
    ):
        done = run(*words)
        assert done.exit_code == 0, (words, done.stderr)
    assert run("check").exit_code == 0
    return book_path


def spoilt(book: Path, *statements: str) -> None:
    with closing(sqlite3.connect(book)) as connection, connection:
        for each in statements:
            assert connection.execute(each).rowcount, each


CITY = """FROM change WHERE table_name = 'contact' AND "after" LIKE '%{}%'"""
DAMAGED = {
    "a table": ("DROP TABLE sending", "the table sending is missing", "The newest backup: dossier restore"),
    "a column": ("ALTER TABLE deal DROP COLUMN cause", "deal lacks cause", "The newest backup: dossier restore"),
    "a foreign key": ("UPDATE contact SET company_id = 99 WHERE id = 2", "contact row 2 points to nothing", "newest backup"),
    "a change in the middle": ("DELETE " + CITY.format("Kiel"), "a change of c1 is missing (city)", COMPARE),
    "the last change": ("DELETE " + CITY.format("Lübeck"), "city of c1 is not what was noted last", COMPARE),
    "a beginning": ("DELETE FROM change WHERE table_name = 'contact' AND row_id = 1 AND before IS NULL",
                    "the beginning of c1 is missing", COMPARE),
    "the only change": ("DELETE FROM change WHERE table_name = 'contact' AND row_id = 2 AND before IS NULL",
                        "the beginning of c2 is missing", COMPARE),
    "a row that went": ("DELETE FROM log_entry WHERE id = 1", "l1 is gone, but not by any command", COMPARE),
    "a value": ("UPDATE contact SET name = 'Anna Weber' WHERE id = 1", "name of c1 is not what was noted last", COMPARE),
    "last touch": ("UPDATE contact SET last_touch_on = '2026-01-01' WHERE id = 1",
                   "last_touch_on of c1 is not what was noted last", REPAIR),
    "a birthday": ("UPDATE contact SET birthday = '01-01' WHERE id = 1", "birthday of c1 is not what was noted last", REPAIR),
    "an index": ("DROP INDEX ix_change_row", "the index ix_change_row is missing", REPAIR),
    "a name": ("DELETE FROM look_up WHERE kind = 'c' AND record_id = 2", "1 of contact cannot be found by name", REPAIR),
    "the search": ("DELETE FROM search_place WHERE record_id = 1", "the search knows", REPAIR),
    "a merge": ("INSERT INTO operation (at, command, sentence) VALUES ('2026-11-23T08:30:00', 'merge c1 c1', 'x')",
                "an operation that cannot have been: merge c1 c1", COMPARE),
}  # fmt: skip


@pytest.mark.parametrize(("sql", "says", "way"), DAMAGED.values(), ids=DAMAGED)
def test_each_damage_is_named_with_what_to_do_and_repair_mends_what_is_derived(run, book, sql, says, way):
    before = run("show", "c1", "--json").stdout if way == REPAIR else ""
    spoilt(book, sql) if "DROP" not in sql else sqlite3.connect(book).execute(sql).connection.close()
    done = run("check")
    assert done.exit_code == 5
    assert says in done.stderr
    assert way in done.stderr
    assert len(done.stderr.splitlines()) == 1
    repaired = run("check", "--repair")
    assert repaired.exit_code == (0 if way == REPAIR else 5)
    if way == REPAIR:
        assert "-before-repair-" in repaired.stdout
        assert run("show", "c1", "--json").stdout == before


def test_a_deleted_row_that_is_there_again_is_named(run, book):
    spoilt(
        book,
        """INSERT INTO log_entry (id, contact_id, on_date, channel, direction, text)
        VALUES (2, 1, '2026-11-23', 'email', 'out', 'Wrote')""",
    )
    assert "l2 is there, but was deleted" in run("check").stderr


@pytest.mark.usefixtures("book")
def test_a_kept_file_that_was_altered_is_named(run, tmp_path):
    (kept,) = (each for each in (tmp_path / "book-files").rglob("*") if each.is_file())
    kept.write_bytes(b"%PDF another one")
    done = run("check")
    assert done.exit_code == 5
    assert "the file deck.pdf (h1) is gone or was changed" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such rights")
def test_what_others_may_read_is_a_remark(run, book, tmp_path):
    book.chmod(0o644)
    (tmp_path / "backups").chmod(0o755)
    done = run("check")
    assert done.exit_code == 0
    assert f"Others may look into {book}; shut it: chmod 600 {book}" in done.stderr
    assert f"chmod 700 {tmp_path}/backups" in done.stderr
    book.chmod(0o600)
    (tmp_path / "backups").chmod(0o700)
    assert run("check").stderr == ""


def test_a_journal_of_another_book_is_named_before_anything_is_opened(run, book):
    journal = book.with_name("book.db-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 600)
    raw = book.read_bytes()
    for words in (("check",), ("check", "--repair")):
        done = run(*words)
        assert done.exit_code in {5, 6}
        assert f"{journal} is not of this book; move it away before anything else" in done.stderr
        assert book.read_bytes() == raw
    journal.unlink()
    assert run("check").exit_code == 0


def journal_of(page: bytes, pages: int, number: int = 1) -> bytes:
    """Return the finished journal of a book of so many pages, with one of them."""
    nonce = 7
    mark = (nonce + sum(page[at] for at in range(len(page) - 200, 0, -200))) % 2**32
    head = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"".join(
        each.to_bytes(4, "big") for each in (1, nonce, pages, 512, len(page))
    )
    return head.ljust(512, b"\0") + number.to_bytes(4, "big") + page + mark.to_bytes(4, "big")


def test_the_journal_of_a_book_that_was_killed_while_it_gave_up_its_log_is_its_own(run, book):
    journal = book.with_name("book.db-journal")
    whole = book.read_bytes()
    first, second, pages = whole[:4096], whole[4096:8192], len(whole) // 4096
    for own in (journal_of(first, pages), b"\0" * 8 + journal_of(first, pages)[8:], b"\0" * 512):
        journal.write_bytes(own)
        done = run("check")
        assert (done.exit_code, done.stderr) == (0, "")
    for other in (
        journal_of(second, pages), journal_of(second, pages, 2), journal_of(first, pages - 1),
        journal_of(first, pages) + b"more", journal_of(first, pages)[:900],
    ):  # fmt: skip
        journal.write_bytes(other)
        assert "book.db-journal is not of this book" in run("check").stderr
        journal.unlink()
    assert run("show", "c1").exit_code == 0


def test_a_log_of_another_book_beside_one_that_keeps_none_is_named(run, book, tmp_path):
    run("backup", str(tmp_path / "copy.db"))
    shutil.copyfile(tmp_path / "copy.db", book)
    for end in ("-wal", "-shm"):
        book.with_name(f"book.db{end}").unlink(missing_ok=True)
    book.with_name("book.db-wal").write_bytes(b"\x37\x7f\x06\x82" + b"\0" * 60)
    done = run("check")
    assert done.exit_code == 5
    assert "book.db-wal is not of this book" in done.stderr
