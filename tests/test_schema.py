"""One schema, described twice: the tables, the migrations, and every question asked of them."""

import inspect
import re
import sqlite3
from pathlib import Path
from types import ModuleType

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from dossier.read import dossier as dossier_read
from dossier.read.agenda import agenda as agenda_read
from dossier.read.agenda import agenda_deals
from dossier.read.country import rates as rates_read
from dossier.read.find import by_words, lists
from dossier.records.book import APPLICATION_ID, SCHEMA
from dossier.records.indexed import FOUND_BY
from dossier.records.whole_book import DERIVED
from dossier.values.money import CURRENCIES
from dossier.write.engine import engine_for
from dossier.write.migrate import upgrade
from dossier.write.tables import every

OLD_BOOKS = sorted((Path(__file__).parent / "old_books").glob("*.sql"))


def old_book(sample: Path, path: Path) -> Path:
    """Write the sample of an earlier form as a book."""
    with sqlite3.connect(path) as connection:
        connection.executescript(sample.read_text("utf-8"))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {int(sample.stem)}")
    connection.close()
    return path


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "book.db"
    upgrade(path)
    connection = sqlite3.connect(path)
    connection.create_function("folded", 1, str)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def differences(path: Path) -> list[object]:
    """Return where a book differs from what the tables say."""
    every()
    with engine_for(path).connect() as connection:
        opts = {
            "compare_type": False,
            "include_name": lambda name, _kind, _within: name not in FOUND_BY - {"search_place"},
        }
        context = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(context, SQLModel.metadata))


def shape_of(path: Path) -> dict[str, set[object]]:
    """Return every table and index with all that SQLite says of its columns but their places."""
    asked = {"table": ("table_xinfo", 1), "index": ("index_xinfo", 2)}
    with sqlite3.connect(path) as connection:
        names = connection.execute(
            "SELECT name, type FROM sqlite_schema WHERE tbl_name <> 'alembic_version'"
        ).fetchall()
        shape = {
            name: {tuple(row[asked[kind][1] :]) for row in connection.execute(f"PRAGMA {asked[kind][0]}({name})")}
            for name, kind in names
        }
    connection.close()
    return shape


@pytest.mark.parametrize("sample", OLD_BOOKS, ids=lambda each: each.stem)
def test_the_migrations_make_of_an_old_book_what_a_new_one_is(sample, tmp_path):
    old, new = old_book(sample, tmp_path / "old.db"), tmp_path / "new.db"
    upgrade(old)
    upgrade(new)
    assert differences(old) == differences(new) == []
    assert shape_of(old) == shape_of(new)


def test_a_book_that_lacks_an_index_or_a_column_is_seen(tmp_path):
    path = tmp_path / "book.db"
    upgrade(path)
    before = shape_of(path)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP INDEX ix_change_row")
        connection.execute("ALTER TABLE deal DROP COLUMN cause")
    connection.close()
    assert len(differences(path)) == 2
    assert {name for name in before if before[name] != shape_of(path).get(name)} == {"ix_change_row", "deal"}


def statements(module: ModuleType) -> list[str]:
    texts = [value for name, value in vars(module).items() if name.isupper() or name.startswith("_")]
    flat = [each for text in texts for each in (text.values() if isinstance(text, dict) else [text])]
    return [each for each in flat if isinstance(each, str) and re.match(r"\s*SELECT ", each) and "{" not in each]


@pytest.mark.parametrize(
    "sql", [dossier_read._ABOUT_PEOPLE, *(dossier_read._SENT + end for end in dossier_read._SENT_TO.values())]
)
def test_the_people_of_a_firm_and_what_they_got_scan_no_table(book, sql):
    assert not [row for row in plan_of(book, sql) if row.startswith("SCAN")]


MORNING = statements(agenda_read) + statements(agenda_deals)


@pytest.mark.parametrize("sql", MORNING, ids=lambda sql: " ".join(sql.split())[:60])
def test_the_morning_scans_no_table(book, sql):
    plan = [row for row in plan_of(book, sql) if row not in {"SCAN CONSTANT ROW", "SCAN k"}]  # k is one made-up row
    assert not [row for row in plan if row.startswith("SCAN") and "INDEX" not in row], plan


@pytest.mark.parametrize(
    "sql", [rates_read._AT, rates_read._SERIES, *rates_read._ORDERS.values(), *rates_read._QUOTES.values()]
)
def test_rates_and_what_is_open_in_them_scan_no_table(book, sql):
    plan = plan_of(book, sql)
    assert not [row for row in plan if row.startswith("SCAN") and "INDEX" not in row], plan


def test_a_scan_would_be_seen(book):
    assert [row for row in plan_of(book, "SELECT id FROM log_entry WHERE text = :x") if row.startswith("SCAN")]


def test_finding_somebody_scans_no_table(book):
    sql = "SELECT kind, record_id, what, word FROM look_up WHERE word >= :low AND word < :high LIMIT :limit"
    assert sql in inspect.getsource(by_words)
    assert not [row for row in plan_of(book, sql) if row.startswith("SCAN")]


def plan_of(book, sql: str) -> list[str]:
    names = dict.fromkeys(re.findall(r":([a-z_0-9]+)", sql), 1)
    return [row["detail"] for row in book.execute(f"EXPLAIN QUERY PLAN {sql}", names)]


def test_the_currencies_are_those_of_iso_4217():
    import pycountry

    known = {currency.alpha_3 for currency in pycountry.currencies}
    assert CURRENCIES - {"CNH"} <= known
    assert {"USD", "EUR", "CNY", "XCG", "SLE", "ZWG"} <= CURRENCIES


@pytest.mark.parametrize("sample", OLD_BOOKS, ids=lambda each: each.stem)
def test_a_book_of_every_released_form_is_brought_to_today_with_a_backup(sample, run, tmp_path):
    old = old_book(sample, tmp_path / "book.db")
    before = everything(old)
    done = run("--db", str(old), "show", "anna", "--json")
    assert done.exit_code == 0, done.stderr
    after = everything(old)
    for table, rows in before.items():
        kept = [tuple(row[name] for name in rows[0]) for row in after[table]] if rows else []
        if table == "sqlite_sequence":  # a migration may write rows of its own into tables that are new
            kept = [row for row in kept if row[0] in before]
        assert kept == [tuple(row.values()) for row in rows], table
    with sqlite3.connect(old) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        made = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'orders'").fetchone()[0]
        assert "AUTOINCREMENT" in made
    connection.close()
    assert run("--db", str(old), "undo").exit_code == 0
    backups = list(tmp_path.rglob(f"*-before-{SCHEMA}-*.db"))
    assert [everything(each) for each in backups] == [before]


def test_there_is_a_sample_of_every_earlier_form():
    assert [int(each.stem) for each in OLD_BOOKS] == list(range(1, SCHEMA))


def everything(path: Path) -> dict[str, list[dict[str, object]]]:
    """Return every row of every table of a book."""
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'"
        names = [row[0] for row in connection.execute(sql)]
        tables = {name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")] for name in names}
    connection.close()
    return {name: rows for name, rows in tables.items() if name not in {"alembic_version", *DERIVED}}


@pytest.mark.parametrize(
    "sql",
    [
        agenda_read._PLANNED.format(column="contact_id"),
        "SELECT " + lists._NEXT.format(column="contact_id", id=":id"),
    ],
)
def test_what_is_planned_with_a_client_is_found_by_the_client(book, sql):
    plan = " ".join(plan_of(book, sql))
    assert "ix_follow_up_contact_id" in plan, plan
    worse = " ".join(plan_of(book, sql.replace(" || ''", "")))
    assert "ix_follow_up_state_due" in worse, "the planner has learned; write the question plainly"
