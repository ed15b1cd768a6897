"""Two entries become one: everything goes over, the newest counts, and undo brings both back exactly."""

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.book.test_undo_exactly import NOW, newest, rows
from dossier.cli.book.typing_in import typed_in
from dossier.read.book.history import last_to_undo, next_to_redo
from dossier.read.connection import reading
from dossier.write.book.erase import referring
from dossier.write.book.undo import do_again, take_back
from dossier.write.transaction import opened

TWO = (
    ("add", "contact", "Jürgen Müller", "--company", "Nordlicht GmbH", "--email", "j@nordlicht.example", "--phone",
     "+49 40 1234567", "--set", "hobbies=sailing", "--country", "DE", "--no-input"),
    ("add", "contact", "Juergen Mueller", "--company", "Nordlicht Handels GmbH", "--mobile", "+49 170 5556667",
     "--phone", "040 1234567", "--set", "hobbies=chess", "--city", "Kiel", "--no-input", "--new"),
)  # fmt: skip
STEPS = (
    ("set", "c1", "title=Buyer", "birthday=1980-02-29", "--on", "2026-10-01"),
    ("set", "c2", "title=Head of Purchasing", "birthday=02-28", "--source", "linkedin"),
    ("set", "c2", "title=unknown"),
    ("set", "c1", "city=Hamburg", "native_name=Юрген"),
    ("set", "c2", "native_name=尤尔根", "also_called=Jogi"),
    ("set", "c1", "spoken_english=good", "--on", "2026-01-05"),
    ("set", "c2", "spoken_english=poor", "--source", "guess"),
    ("log", "c1", "asked for prices", "--by", "email", "--in"),
    ("log", "c2", "sent the prices", "--by", "email", "--out"),
    ("log", "c2", "called", "--by", "call", "--on", "2026-11-01", "--next", "+3d"),
    ("deal", "c2", "5,000 chargers"),
    ("round", "d1", "payment", "--ours", "a", "--theirs", "b", "--outcome", "stuck"),
    ("add", "career", "c1", "Siemens", "--title", "Buyer"),
    ("add", "career", "c2", "Siemens", "--title", "Buyer"),
    ("add", "visit", "c2", "to_us", "2026-05-05"),
    ("add", "department", "o2", "purchasing", "--state", "exists", "--head", "c2"),
    ("add", "department", "o1", "purchasing", "--state", "exists", "--head", "c1"),
    ("add", "market", "o1", "DE"),
    ("add", "market", "o2", "DE", "--from", "2019"),
    ("add", "market", "o2", "DE"),
    ("add", "link", "o1", "competes_with", "o2"),
    ("add", "link", "o2", "knows", "o1"),
    ("add", "promise", "c2", "the report", "--due-on", "fri"),
    ("add", "intel", "o1", "pays late", "--told-by", "c2", "--promise", "a better price"),
    ("set", "o1", "aliases=Nordlicht Lampen", "domain=nordlicht.example"),
    ("set", "o2", "domain=nl-handel.example", "country=DE", "star=4"),
    ("follow", "c2", "+1d", "call", "--every", "2w"),
)
MERGES = (
    ("merge", "c1", "c2", "--yes"),
    ("merge", "c2", "c1", "--yes"),
    ("merge", "c1", "c2", "--yes", "--keep", "name=B", "--keep", "hobbies=A"),
    ("merge", "c2", "c1", "--yes", "--keep", "title=c1", "--keep", "spoken_english=B"),
    ("merge", "o1", "o2", "--yes"),
    ("merge", "o2", "o1", "--yes", "--keep", "name=B", "--keep", "domain=A"),
)


def typed(book, *commands):
    for words in commands:
        assert typed_in(book, words, NOW) == "", words


def left_behind(book: Path, table: str, number: int) -> list[str]:
    """Return the columns that still point to a record."""
    connection = sqlite3.connect(book)
    try:
        found = [
            f"{model.__tablename__}.{column}"
            for model, column in referring(table)
            if connection.execute(f"SELECT 1 FROM {model.__tablename__} WHERE {column} = ?", (number,)).fetchone()
        ]
        sql = "SELECT 1 FROM fact WHERE subject_kind = ? AND subject_id = ?"
        return found + (["fact.subject_id"] if connection.execute(sql, (table, number)).fetchone() else [])
    finally:
        connection.close()


def known(book: Path, column: str, table: str) -> set[tuple[object, ...]]:
    connection = sqlite3.connect(book)
    try:
        return set(connection.execute(f"SELECT {column} FROM {table}"))
    finally:
        connection.close()


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(STEPS), max_size=8, unique=True), st.lists(st.sampled_from(MERGES), min_size=1, max_size=2)
)
def test_a_merge_loses_nothing_and_undo_brings_both_back_exactly(steps, merges):
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.db"
        typed(book, *TWO)
        for words in steps:
            typed_in(book, words, NOW)
        pictures = [rows(book)]
        for words in merges:
            before = {table: known(book, what, table) for what, table in WHAT_STAYS}
            if typed_in(book, words, NOW):
                continue  # the second merge may find one of the two gone
            pictures.append(rows(book))
            assert {table: before[table] - known(book, what, table) for what, table in WHAT_STAYS if
                    before[table] - known(book, what, table)} == {}  # fmt: skip
            gone = words[2]
            assert left_behind(book, {"c": "contact", "o": "company"}[gone[0]], int(gone[1:])) == []
            assert known(book, "company_id = other_id", "link") <= {(0,)}
        for before_it in reversed(pictures[:-1]):
            with opened(book, Path(folder), NOW) as writing:
                take_back(writing, newest(book, last_to_undo))
            assert rows(book) == before_it
        for after in pictures[1:]:
            with opened(book, Path(folder), NOW) as writing:
                do_again(writing, newest(book, next_to_redo))
            assert rows(book) == after


WHAT_STAYS = (
    ("key, value, state, source, noted_on", "fact"), ("kind, normal", "point"), ("text, direction", "log_entry"),
    ("text, due_on", "follow_up"), ("employer, title", "career"), ("on_date", "visit"), ("country", "market"),
    ("from_date", "market WHERE from_date IS NOT NULL"),
    ("function", "department"), ("title", "deal"), ("text", "promise"),
)  # fmt: skip
"""What must still stand in the book after any merge, whoever it belongs to now."""


def test_the_same_link_both_ways_is_dropped_when_the_two_become_one(book_path):
    typed(book_path, *TWO, ("add", "link", "o1", "knows", "o2"), ("merge", "o1", "o2", "--yes"))
    assert known(book_path, "id", "link") == set()


def test_the_newest_value_counts_and_the_older_one_stays_in_the_history(run, book_path):
    typed(book_path, *TWO)
    run("set", "c1", "title=Buyer", "--on", "2026-10-01")
    run("set", "c2", "title=Head of Purchasing", "--on", "2026-11-02")
    done = run("merge", "c1", "c2", "--yes")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Merged Juergen Mueller (c2) into Jürgen Müller (c1)" in done.stdout
    title = next(row for row in done.stdout.splitlines() if row.strip().startswith("title"))
    assert title.index("Head of Purchasing") < title.index("c2, own entry, 2 Nov") < title.index("Buyer")
    assert "Head of Purchasing" in run("show", "c1").stdout
    assert "Buyer" in run("history", "c1").stdout


@pytest.mark.parametrize(("keep", "title"), [("title=A", "Buyer"), ("title=c1", "Buyer"), ("title=B", "Boss")])
def test_the_user_may_say_whose_value_counts(run, book_path, keep, title):
    typed(book_path, *TWO)
    run("set", "c1", "title=Buyer", "--on", "2026-10-01")
    run("set", "c2", "title=Boss", "--on", "2026-11-02")
    run("merge", "c1", "c2", "--yes", "--keep", keep)
    with reading(book_path) as connection:
        from dossier.read.dossier import facts_about
        from dossier.records.known import current

        assert current(facts_about(connection, "contact", 1))["contact.title"].value == title


def test_a_known_value_is_not_lost_because_the_other_entry_took_back_its_own(run, book_path):
    typed(book_path, *TWO)
    run("set", "c1", "title=Buyer", "--on", "2026-10-01")
    run("set", "c2", "title=Boss", "--on", "2026-10-02")
    run("set", "c2", "title=unknown", "--on", "2026-11-02")
    run("merge", "c1", "c2", "--yes")
    assert "Buyer" in run("show", "c1").stdout


def test_how_somebody_first_came_is_what_the_older_entry_says(run, book_path):
    typed(book_path, *TWO)
    run("set", "c1", "first_contact=2019-03-01")
    run("set", "c2", "first_contact=2026-11-20")
    run("merge", "c2", "c1", "--yes")
    assert "2019" in run("show", "c2").stdout


def test_words_of_both_lead_to_the_one(run, book_path):
    typed(book_path, *TWO, ("set", "c2", "name=Georg Sommer"))
    run("merge", "c1", "c2", "--yes")
    for words in ("georg sommer", "müller", "0170 5556667", "j@nordlicht.example"):
        assert run("show", words).stdout.startswith("Jürgen Müller"), words
    run("merge", "o1", "o2", "--yes")
    assert run("show", "nordlicht handels gmbh").stdout.startswith("Nordlicht GmbH")


def test_a_name_in_its_own_script_becomes_the_native_name(run):
    run("add", "contact", "Zhang Wei", "--company", "Mingda", "--no-input")
    run("add", "contact", "张伟", "--company", "Mingda", "--no-input", "--new")
    run("merge", "c1", "c2", "--yes")
    assert run("show", "c1").stdout.startswith("Zhang Wei 张伟")


def test_an_inquiry_answered_through_the_other_entry_waits_no_longer(run, book_path):
    typed(book_path, *TWO, ("log", "c1", "asks", "--by", "email", "--in", "--on", "2026-11-20"))
    typed(book_path, ("log", "c2", "answered", "--by", "call", "--on", "2026-11-23"))
    run("merge", "c1", "c2", "--yes")
    connection = sqlite3.connect(book_path)
    assert connection.execute("SELECT waiting_since, last_touch_on FROM contact").fetchall() == [(None, "2026-11-23")]
    connection.close()


def test_a_client_who_still_waits_goes_on_waiting(run, book_path):
    typed(book_path, *TWO, ("log", "c2", "answered", "--by", "call", "--on", "2026-11-19"))
    typed(book_path, ("log", "c1", "asks", "--by", "email", "--in", "--on", "2026-11-20"))
    before = known(book_path, "waiting_since", "contact")
    run("merge", "c2", "c1", "--yes")
    assert known(book_path, "waiting_since", "contact") <= before
    assert known(book_path, "waiting_since", "contact") != {(None,)}


def test_a_dry_run_and_a_missing_yes_write_nothing(run, book_path):
    typed(book_path, *TWO)
    before = rows(book_path)
    assert run("merge", "c1", "c2", "--dry-run").exit_code == 0
    refused = run("merge", "c1", "c2")
    assert (refused.exit_code, "--yes" in refused.stderr) == (6, True)
    assert rows(book_path) == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("c1", "c1"), 2, "c1 cannot be merged with itself."),
        (("c1", "o1"), 2, "only two of one kind can be merged"),
        (("c1", "c99"), 3, "There is no contact c99"),
        (("c1", "d1"), 2, "does not fit here"),
        (("c1", "c2", "--keep", "title"), 2, "does not say whose value counts"),
        (("c1", "c2", "--keep", "title=C"), 2, "does not say whose value counts"),
        (("c1", "c2", "--keep", "titel=A"), 2, "title"),
        (("c1", "c2", "--keep", "note=A"), 2, "no field"),
    ],
)
def test_what_cannot_be_merged_is_refused_in_one_sentence(run, book_path, words, code, said):
    typed(book_path, *TWO, ("deal", "c1", "chargers"))
    before = rows(book_path)
    done = run("merge", *words, "--yes")
    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr
    assert rows(book_path) == before


def test_a_merged_ref_says_where_its_record_is_until_the_merge_is_taken_back(run, book_path):
    typed(book_path, *TWO)
    run("add", "contact", "J. Müller", "--no-input", "--new")
    run("merge", "c2", "c3", "--yes")
    run("merge", "c1", "c2", "--yes")
    gone = run("show", "c3")
    assert (gone.exit_code, gone.stderr) == (3, "c3 was merged into c1. Type c1 instead: dossier show c1\n")
    run("undo")
    assert "c3 was merged into c2" in run("show", "c3").stderr
    run("undo")
    assert run("show", "c3").stdout.startswith("J. Müller")
