"""Taking operations back brings every row back exactly, whatever was typed; doing them again, too."""

import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comparing import TABLES
from dossier.cli.typing_in import typed_in
from dossier.read.book.history import last_to_undo, next_to_redo
from dossier.read.connection import reading
from dossier.write.book.undo import do_again, take_back
from dossier.write.transaction import opened

NOW = datetime(2026, 11, 23, 8, 30)
BEGIN = (
    ("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--email", "a@n.example", "--country", "DE", "--no-input"),
    ("add", "contact", "Bo Li", "--phone", "+86 755 8888 6666", "--no-input"),
    ("deal", "nordlicht", "chargers", "--value", "16000", "--currency", "USD"),
)  # fmt: skip
STEPS = (
    ("set", "anna", "spoken_english=poor", "birthday=02-29", "--source", "phone"),
    ("set", "anna", "city=Hamburg", "whatsapp=+49 170 1234567", "design_team=none"),
    ("set", "anna", "name=Änna Müller", "company=nordlicht"),
    ("set", "nordlicht", "name=Südlicht", "aliases=Süd, Nord"),
    ("log", "c1", "asked", "--by", "email", "--in", "--next", "+3d", "--todo", "send"),
    ("log", "c1", "answered", "--by", "call"),
    ("follow", "c2", "+1d", "call", "--every", "2w"),
    ("done", "f1", "--log", "done", "--next", "+1w"),
    ("snooze", "f2", "+9d"),
    ("drop", "f1", "--why", "no"),
    ("stage", "d1", "lost", "--reason", "price"),
    ("round", "d1", "payment", "--ours", "a", "--theirs", "b", "--outcome", "stuck"),
    ("quote", "d1", "--line", "Charger, 5000 pcs, 3.20", "--incoterm", "FOB Shenzhen", "--payment", "30/70"),
    ("quote", "--revise", "q1", "--line", "Charger, 5000 pcs, 3.10", "--sent"),
    ("quote", "q1", "--accepted"),
    ("order", "d1", "--ship-by", "2027-01-20"),
    ("order", "s1", "--shipped", "--paid-balance"),
    ("proof", "d1", "pdf", "--correction", "logo higher"),
    ("proof", "y1", "--corrections"),
    ("add", "order", "d1", "--destination", "US", "--ship-by", "2027-01-20"),
    ("add", "news", "o1", "anniversary", "20 years", "--on-date", "2006-12-05", "--yearly", "yes"),
    ("add", "promise", "c1", "the report", "--due-on", "fri"),
    ("add", "note", "DE", "matt sells", "--topic", "taste"),
    ("add", "intel", "o1", "pays late", "--told-by", "c2", "--promise", "a better price"),
    ("add", "contact", "Änna Schmitt", "--wechat", "anna66", "--title", "Boss", "--same", "c1", "--no-input"),
    ("set", "c2", "also_called=李波"),
    ("merge", "c1", "c2", "--yes"),
    ("merge", "c2", "c1", "--yes", "--keep", "name=B"),
    ("delete", "c2", "--yes"),
    ("delete", "o1", "--yes"),
    ("delete", "d1", "--yes"),
)


def rows(book: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table but the history itself and the calendar, which is computed and outside of it."""
    connection = sqlite3.connect(book)
    try:
        tables = [row[0] for row in connection.execute(TABLES)]
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in tables
            if table not in {"operation", "change", "sqlite_sequence", "alembic_version", "holiday"}
        }
    finally:
        connection.close()


def newest(book: Path, question) -> int:
    with reading(book) as connection:
        found = question(connection)
    assert found is not None
    return found.id


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(STEPS), max_size=7))
def test_undo_brings_every_row_back_and_redo_writes_it_again(steps):
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.db"
        for words in BEGIN:
            assert typed_in(book, words, NOW) == ""
        pictures = [rows(book)]
        for words in steps:
            typed_in(book, words, NOW)  # what cannot be done leaves no trace
            if rows(book) != pictures[-1]:
                pictures.append(rows(book))
        for before in reversed(pictures[:-1]):
            number = newest(book, last_to_undo)
            with opened(book, Path(folder), NOW) as writing:
                take_back(writing, number)
            assert rows(book) == before
        for after in pictures[1:]:
            number = newest(book, next_to_redo)
            with opened(book, Path(folder), NOW) as writing:
                do_again(writing, number)
            assert rows(book) == after


def test_the_picture_would_see_a_single_row_more(tmp_path):
    book = tmp_path / "book.db"
    for words in BEGIN:
        typed_in(book, words, NOW)
    before = rows(book)
    typed_in(book, STEPS[0], NOW)
    assert rows(book) != before
