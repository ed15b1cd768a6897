"""Who is forgotten is nowhere: not in the book, its past, its texts, nor in any byte of its folder; all the rest stays."""

import hashlib
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from cli.book.test_undo_exactly import BEGIN, NOW, STEPS, rows
from comparing import TABLES
from conftest import ROOT
from dossier.cli.typing_in import typed_in
from dossier.disk import part_beside
from dossier.read.book.rows_of import Book
from dossier.records.book import APPLICATION_ID
from dossier.records.personal import purpose_of
from dossier.records.ties import TELLERS
from privacy.test_share_gate import TYPED

HER = ("add", "contact", "Zuzanna Wróbel", "--company", "Oranje BV", "--email", "zuz.w@oranje.example",
       "--phone", "+48 22 123 45 67", "--no-input")  # fmt: skip
PLAIN = "Zuzanna Wróbel"
UNTOUCHED = {"look_up", "alembic_version", "sqlite_sequence", "search_place"}
"""Tables that are derived, or hold names of the program's own."""
HERS_OR_THEIRS = {("contact", "name"), ("contact", "native_name"), ("change", "table_name")}
"""Where another person's own name stands, and a name of the program's own."""
SAID_BY_THE_PROGRAM = {("fact", "subject_kind"), ("inheritance", "kind"), ("operation", "undone_at")}
"""Words and moments by which it decides whose a row is, and whether it stands."""


def in_bytes(folder: Path, words: Iterable[str]) -> dict[str, list[str]]:
    """Return in which files of a folder words stand, in any of the encodings in which a text is kept."""
    found: dict[str, list[str]] = {}
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        held = path.read_bytes()
        for word in words:
            if (
                any(word.encode(code) in held for code in ("utf-8", "utf-16-le"))
                or json.dumps(word)[1:-1].encode() in held
            ):
                found.setdefault(word, []).append(str(path.relative_to(folder)))
    return found


def text_columns(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return [
        (table, row[1])
        for (table,) in connection.execute(TABLES).fetchall()
        if table not in UNTOUCHED
        for row in connection.execute(f"PRAGMA table_info({table})")
        if row[2].upper().startswith(("VARCHAR", "TEXT")) and (table, row[1]) not in HERS_OR_THEIRS
    ]


def test_every_text_column_of_every_table_loses_her(run, book_path, tmp_path):
    for words in (*TYPED, HER, ("set", "zuzanna", "name=Zuzanna Nowicka")):
        assert run(*words).exit_code == 0, words
    her = int(run("show", "zuzanna", "--json").stdout.split('"ref": "c')[1].split('"')[0])
    with closing(sqlite3.connect(book_path)) as connection:
        columns = text_columns(connection)
        for table, column in columns:
            if (table, column) in {("change", "before"), ("change", "after")}:
                sql = f"SELECT id, table_name, {column} FROM change WHERE {column} IS NOT NULL"
                for number, of, text in connection.execute(sql).fetchall():
                    told = {
                        key: f"{value} of {PLAIN}"
                        if isinstance(value, str) and (of, key) not in HERS_OR_THEIRS
                        else value
                        for key, value in json.loads(text).items()
                    }
                    connection.execute(f"UPDATE change SET {column} = ? WHERE id = ?", (json.dumps(told), number))
            elif (table, column) not in SAID_BY_THE_PROGRAM:
                whose = {"contact": "id", "point": "contact_id", "fact": "subject_kind = 'contact' AND subject_id"}.get(
                    table
                )
                hers = f"WHERE NOT COALESCE({whose} = {her}, 0)" if whose else ""
                connection.execute(f"UPDATE {table} SET {column} = COALESCE({column}, '') || ' of {PLAIN}' {hers}")
        connection.commit()
        planted = {
            (table, column)
            for table, column in columns
            if connection.execute(f"SELECT 1 FROM {table} WHERE {column} LIKE '%{PLAIN}%'").fetchone()
        }
    assert len(planted) > 150  # a control: nearly every column of every table holds her name
    done = run("forget", f"c{her}", "--yes")
    assert done.exit_code == 0, done.stderr
    assert in_bytes(tmp_path, [PLAIN, "Zuzanna Nowicka", "zuz.w@oranje.example"]) == {}
    with closing(sqlite3.connect(book_path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table, column in planted - {("change", "before"), ("change", "after")}:
            kept = connection.execute(f"SELECT COUNT(*) FROM {table} WHERE {column} LIKE '%[forgotten]%'").fetchone()[0]
            assert kept or table in {"operation", "stage_change"}, (
                table,
                column,
            )  # the text about others is still there


STORY = (
    ("add", "contact", "Anna Schmitt", "--company", "Nordlicht GmbH", "--email", "anna@nordlicht.example", "--phone",
     "+49 40 1234567", "--country", "DE", "--no-input"),
    ("set", "c1", "name=Anna Kowalska", "native_name=王小芳", "nickname=Ania", "birthday=1990-05-06", "family=a cat called Momo"),
    ("set", "c1", "email-=anna@nordlicht.example"),
    ("set", "c1", "email=kowalska@nordlicht.example", "also_called=Hania"),
    ("add", "contact", "A. Kowalski-Unique", "--wechat", "wx-kow-77", "--no-input"),
    ("merge", "c1", "c2", "--yes"),
    ("add", "contact", "Bo Li", "--company", "Nordlicht GmbH", "--no-input"),
    ("add", "contact", "Anna Berg", "--company", "Fjord AS", "--no-input"),
    ("log", "c1", "she asked for 5,000 chargers", "--by", "email", "--in"),
    ("log", "nordlicht", "Bo says: ask Ania, or ANNA KOWALSKA, or Ms Kowalska, on 040 / 123 45 67", "--by", "call"),
    ("log", "fjord", "heard of 王小芳 and of kowalska@nordlicht.example; Anna will call", "--by", "call"),
    ("add", "intel", "fjord", "pays late", "--told-by", "c1"),
    ("add", "department", "nordlicht", "design", "--head", "c1"),
    ("add", "visit", "c1", "to_us", "2026-11-01", "--place", "Shenzhen"),
    ("follow", "c1", "+3d", "send Ania the deck"),
    ("deal", "c1", "Chargers for Ania", "--value", "16000", "--currency", "USD"),
    ("round", "d1", "price", "--ours", "3.20", "--theirs", "Anna wants 3.00", "--outcome", "stuck"),
    ("quote", "d1", "--line", "Charger, 5000 pcs, 3.20", "--incoterm", "FOB Shenzhen", "--payment", "30/70", "--sent"),
    ("order", "d1", "--ship-by", "2027-01-20"),
    ("find", "--save", "hers", "company=nordlicht ania"),
    ("set", "c3", "city=Kiel"),
    ("set", "c3", "city=Bonn"),
    ("undo",),
)  # fmt: skip
NAMES = ("Kowalska", "KOWALSKA", "Ania", "Hania", "Schmitt", "王小芳", "Momo", "kowalska@", "anna@nord", "wx-kow-77", "Kowalski-Unique",
         "1234567", "123 45 67", "7654321")  # fmt: skip
"""Every way in which she was ever written; the last is how a number is kept to be found."""


@pytest.fixture
def told(run, tmp_path):
    (tmp_path / "hers.txt").write_text("portrait of 王小芳, Kowalska")
    (tmp_path / "both.txt").write_text("catalogue")
    (tmp_path / "stick").mkdir()
    story = (
        ("config", f"backup.also={tmp_path / 'stick'}"),
        *STORY,
        ("attach", "c1", str(tmp_path / "hers.txt"), "--note", "Ania's papers"),
        ("attach", "c1", str(tmp_path / "both.txt")),
        ("attach", "c3", str(tmp_path / "both.txt")),
        ("open", "h1", "--path"),
        ("backup",),
        ("backup", str(tmp_path / "beside.db")),
    )
    for words in story:
        done = run(*words)
        assert done.exit_code == 0, (words, done.stderr)
    (tmp_path / "hers.txt").unlink()
    return run


def test_she_is_in_no_byte_of_the_folder_and_the_orders_stay(told, tmp_path):
    run = told
    before = in_bytes(tmp_path, NAMES)
    assert set(before) >= {"Kowalska", "Ania", "王小芳", "1234567"}
    asked = run("forget", "ania", "--no-input")
    assert asked.exit_code == 6
    assert "Add --yes" in asked.stderr
    assert in_bytes(tmp_path, NAMES) == before
    done = run("forget", "ania", "--backups", "--yes")
    assert done.exit_code == 0, done.stderr
    for said in (
        "Forgot c1.",
        "d1 stays without the person",
        "Forgotten in:",
        "beside.db",
        "out of reach: handover files",
    ):
        assert said in done.stdout
    assert in_bytes(tmp_path, NAMES) == {}
    shown = run("show", "c1")
    assert shown.exit_code == 3
    assert "c1 was forgotten on 23 Nov 2026" in shown.stderr
    assert "c2 was forgotten on 23 Nov 2026" in run("show", "c2").stderr  # merged into her before
    assert "16,000" in run("show", "d1").stdout
    assert run("show", "s1").exit_code == 0
    logged = run("list", "log", "--json").stdout
    assert "ask [forgotten], or [forgotten], or Ms [forgotten], on [forgotten]" in logged
    assert "heard of [forgotten] and of [forgotten]; Anna will call" in logged  # that may be Anna Berg
    assert "pays late" in run("show", "fjord").stdout
    assert (
        "[forgotten]"
        in run("config", "questions").stdout + (tmp_path / "config" / "dossier" / "config.toml").read_text()
    )
    assert run("open", "h3", "--path").exit_code == 0  # the other client's copy of the same content
    for book in ("book.db", "beside.db"):
        assert "is sound" in run("check", "--db", str(tmp_path / book)).stdout
    assert "Eve Neu (c5)" in run("add", "contact", "Eve Neu", "--no-input").stdout  # no number is given twice


def left_unfinished(folder, process, word):
    """Lay a file that a process had not finished into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with part_beside(folder / "x") as part:
        name = part.name.replace(f"-{os.getpid()}-", f"-{process}-")
    (folder / name).write_text(word)


@pytest.fixture
def ended():
    """Return the number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


def test_what_a_killed_command_left_unfinished_goes_with_the_next_that_writes(run, tmp_path, ended):
    run("add", "contact", "Bo Li", "--no-input")
    folders = ("", "backups", "book-files", "cache/dossier", "config/dossier")
    for each in folders:
        left_unfinished(tmp_path / each, ended, "Zoe Moss")
    assert len(in_bytes(tmp_path, ["Zoe Moss"])["Zoe Moss"]) == len(folders)
    run("log", "bo", "rang")
    assert in_bytes(tmp_path, ["Zoe Moss"]) == {}


def test_forgetting_again_sweeps_what_a_killed_one_left_and_leaves_what_another_still_writes(told, tmp_path, ended):
    copy = next((tmp_path / "backups").glob("*.db"))
    before = copy.read_bytes()
    assert told("forget", "ania", "--backups", "--yes").exit_code == 0
    second = next((tmp_path / "stick").glob("book-*"), tmp_path / "stick")
    for folder in (tmp_path, copy.parent, second, tmp_path / "config" / "dossier"):
        left_unfinished(folder, ended, "Zoe Moss")
    with part_beside(copy) as part:  # a copy that is being made at this moment
        part.write_bytes(before)
        done = told("forget", "c1", "--backups", "--yes")
        assert done.exit_code == 0, done.stderr
        assert part.read_bytes() == before
    assert in_bytes(tmp_path, ["Zoe Moss"]) == {}


def kept_unnamed(store, content, hours=2):
    """Lay a content into a folder of kept files, as it was kept so many hours ago, and return its place."""
    digest = hashlib.sha256(content).hexdigest()
    place = store / digest[:2] / digest
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    os.utime(place, (time.time() - hours * 3600,) * 2)
    return place


def test_forgetting_again_deletes_the_kept_files_that_a_killed_one_left_and_nothing_names(told, tmp_path):
    stores = (tmp_path / "book-files", tmp_path / "backups" / "book-files")
    assert told("forget", "ania", "--backups", "--yes").exit_code == 0
    left = [kept_unnamed(each, b"portrait of her") for each in stores]
    just_kept = kept_unnamed(stores[0], b"what another command keeps and names in a moment", 0)
    done = told("forget", "c1", "--backups", "--yes")
    assert "1 kept file was deleted." in done.stdout
    assert not any(each.exists() for each in left)
    assert just_kept.exists()
    assert told("open", "h3", "--path").exit_code == 0


def test_check_repair_deletes_kept_files_that_nothing_names_and_says_so(run, tmp_path):
    run("add", "contact", "Bo Li", "--no-input")
    for name in ("named.txt", "undone.txt"):
        (tmp_path / name).write_text(name)
        assert run("attach", "bo", str(tmp_path / name)).exit_code == 0
    assert run("undo").exit_code == 0
    for each in (tmp_path / "book-files").glob("??/*"):
        os.utime(each, (0, 0))
    left = kept_unnamed(tmp_path / "book-files", b"a portrait")
    (tmp_path / "damaged.db").write_bytes((tmp_path / "book.db").read_bytes()[:5000])
    assert "that nothing names" not in run("check", "--repair").stdout
    assert left.exists()  # nobody knows what that copy names
    (tmp_path / "damaged.db").unlink()
    assert "1 kept file was deleted that nothing names." in run("check", "--repair").stdout
    assert not left.exists()
    assert run("redo").exit_code == 0  # what the history names stays
    assert "is sound" in run("check").stdout


def test_a_copy_is_made_before_and_the_second_place_is_named_while_it_is_away(told, tmp_path):
    (tmp_path / "stick").rename(tmp_path / "away")
    usual = {"DOSSIER_BACKUPS": ""}
    done = told("forget", "ania", "--yes", env=usual)
    assert done.exit_code == 0
    assert "The second place for backups" in done.stderr
    assert "may know them still" in done.stderr
    assert (tmp_path / "backups" / "book-daily-20261123-083000.db").exists()  # of before
    done = told("forget", "c1", "--backups", "--yes", env=usual)
    assert done.exit_code == 1
    assert "The second place for backups" in done.stderr
    (tmp_path / "away").rename(tmp_path / "stick")
    assert told("forget", "c1", "--backups", "--yes", env=usual).exit_code == 0
    assert in_bytes(tmp_path, NAMES) == {}


@pytest.mark.parametrize("seed", range(3))
def test_undo_and_redo_go_on_around_her_and_never_bring_her_back(seed):
    chance = random.Random(seed)  # noqa: S311  (nothing secret)
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.db"
        for words in (*BEGIN, *chance.choices((*STEPS, ("undo",), ("redo",)), k=20)):
            typed_in(book, words, NOW)
        if refused := typed_in(book, ("forget", "c1", "--yes"), NOW):
            assert "merged into c2" in refused
            assert typed_in(book, ("forget", "c2", "--yes"), NOW) == ""
        after = rows(book)
        words = ("Anna", "Änna", "Müller", "a@n.example", "1234567", "7654321", "anna66")
        states = [after]
        while typed_in(book, ("undo",), NOW) == "":
            assert in_bytes(Path(folder), words[:5]) == {}
            assert typed_in(book, ("check",), NOW) == ""
            states.append(rows(book))
        for state in states[-2::-1]:
            assert typed_in(book, ("redo",), NOW) == ""
            assert rows(book) == state
        assert typed_in(book, ("redo",), NOW) != ""


def test_a_deleted_person_is_forgotten_by_their_ref_and_a_stopped_command_changes_nothing(
    run, book_path, tmp_path, monkeypatch
):
    run("add", "contact", "Ada Moss", "--email", "ada@moss.example", "--no-input")
    run("add", "contact", "Bo Li", "--no-input")
    run("set", "c2", "city=Bonn")
    run("delete", "c1", "--yes")
    before = book_path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("dossier.write.book.forget.make_anew", lambda _book: (_ for _ in ()).throw(KeyboardInterrupt))
        assert run("forget", "c1", "--yes").exit_code == 130
    assert book_path.read_bytes() == before
    assert [each.name for each in tmp_path.glob(".dossier*")] == []
    assert run("forget", "c1", "--yes").exit_code == 0
    assert in_bytes(tmp_path, ["Ada", "moss"]) == {}
    assert "unknown → Bonn" in run("undo").stdout
    assert "c1 was forgotten" in run("forget", "c1").stderr
    assert "c1 was forgotten" in run("show", "c1").stderr


def test_a_firm_is_refused_and_its_people_are_forgotten_together(run, tmp_path):
    for name in ("Ada Moss", "Eve Moss"):
        run("add", "contact", name, "--company", "Moss Ltd", "--no-input")
    refused = run("forget", "o1", "--yes")
    assert refused.exit_code == 6
    assert 'dossier forget --where "company=Moss Ltd"' in refused.stderr
    assert "Forgot c1, c2." in run("forget", "--where", "company=Moss Ltd", "--yes").stdout
    assert in_bytes(tmp_path, ["Ada", "Eve Moss"]) == {}
    assert "Moss Ltd" in run("show", "o1").stdout  # a firm keeps its name
    assert "Forgot" in run("undo", "--list").stdout


def test_a_copy_that_cannot_be_read_or_still_knows_her_is_named(run, tmp_path, monkeypatch):
    run("add", "contact", "Ada Moss", "--no-input")
    run("backup")
    run("forget", "c1", "--yes")
    backup = next((tmp_path / "backups").glob("*.db"))
    with monkeypatch.context() as patch:
        patch.setattr("dossier.app.book.forgotten_copies.is_known", lambda _connection, _ref: True)
        kept = backup.read_bytes()
        done = run("forget", "c1", "--backups", "--yes")
        assert done.exit_code == 1
        assert "Something of them is left in" in done.stderr
        backup.write_bytes(kept)
    held = bytearray(backup.read_bytes())
    held[4096:12288] = b"\xff" * 8192
    backup.write_bytes(held)
    done = run("forget", "c1", "--backups", "--yes")
    assert done.exit_code == 1
    assert "1 copy still knows them" in done.stderr
    assert backup.name in done.stderr


def test_her_own_record_holds_every_row_of_hers_with_source_and_purpose(told):
    run = told
    assert run("set", "c1", "habits=drinks too much tea", "--told-by", "c3").exit_code == 0
    assert run("set", "c1", "religion=catholic").exit_code == 0
    page = run("data", "ania").stdout
    for said in (
        "Anna Kowalska", "王小芳", "a cat called Momo", "kowalska@nordlicht.example", "she asked for 5,000 chargers", "2026",
        "send Ania the deck", "Chargers for Ania", "hers.txt", "Shenzhen", "to write and to call", "Charger", "told by Bo Li",
        "protected more than the rest (GDPR Art. 9; PIPL Art. 28)", "deleted, still in the history", "anna@nordlicht.example",
        "texts about others name them: l2, l3", "They told us 1 thing of others.", "PIPL Art. 47", "is for a lawyer to say",
        "add --without-tellers",
    ):  # fmt: skip
        assert said in page, said
    shown = json.loads(run("data", "ania", "--json").stdout)
    assert all(each["purpose"] for each in shown["items"])
    assert {each["ref"][:1] for each in shown["items"]} >= set("cdefhlqsv")
    silent = run("data", "ania", "--without-tellers").stdout
    assert "told by Bo Li" not in silent
    assert "The page names nobody who told it." in silent
    assert run("data", "nordlicht").exit_code == 2


def test_every_row_that_may_be_a_persons_has_a_purpose(run, book_path):
    run("add", "contact", "Ada Moss", "--no-input")
    with closing(sqlite3.connect(book_path)) as connection:
        tied = {
            tie.table for tie in Book(connection).ties if tie.of in {"contact", "deal"} and tie.column not in TELLERS
        }
    for table in tied | {"contact", "fact", "inheritance", "quote", "orders"}:
        assert purpose_of(table).says


def test_who_is_kept_without_need_is_proposed_and_what_is_open_keeps_the_others(run):
    early = {"DOSSIER_NOW": "2019-03-04T09:00"}
    for name in ("Ada Moss", "Bo Li", "Eve Neu", "Ida Berg"):
        run("add", "contact", name, "--no-input", env=early)
    for number in "1234":
        run("drop", f"f{number}", "--why", "no", env=early)
    run("deal", "c2", "Chargers", env=early)
    run("archive", "c3", env=early)
    run("log", "c4", "called", "--by", "call")
    assert "c1" in run("list", "contacts", "--where", "idle_since<2020-01-01").stdout
    assert "need they be kept" not in run("remind", "--all").stdout
    run("config", "keep.years=5")
    monday = run("remind", "--all").stdout
    assert "Ada Moss" in monday
    assert "nothing since 6 Mar 2019, nothing open: need they be kept?" in monday
    assert "need they be kept" not in run("remind", "--all", env={"DOSSIER_NOW": "2026-11-24T08:30"}).stdout
    tried = run("forget", "--older-than", "5y", "--dry-run").stdout
    assert "Bo Li (c2) stays; not done yet: d1." in tried
    assert "Forgot c1, c3." in run("forget", "--older-than", "5 years", "--yes").stdout  # the archived as well
    assert run("show", "c4").exit_code == 0
    assert run("show", "c2").exit_code == 0
    assert run("forget", "c4", "--older-than", "5", "--yes").exit_code == 3


def test_a_file_that_another_program_holds_is_named(told, monkeypatch):
    def held(path: Path, *, missing_ok: bool = False) -> None:
        if not missing_ok or "book-files" in path.parts:
            raise PermissionError(13, "held")
        unlink(path, missing_ok=missing_ok)

    unlink = Path.unlink
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        patch.setattr(
            "dossier.app.book.forgotten_copies.write_file",
            lambda *_told, **_how: (_ for _ in ()).throw(PermissionError(13, "held")),
        )
        done = told("forget", "ania", "--yes")
    assert done.exit_code == 1
    assert "2 copies still know them" in done.stderr
    assert str(Path("config") / "dossier" / "config.toml") in done.stderr
    assert "book-files" in done.stderr


def test_what_may_mean_something_else_stays_and_is_said(run):
    for words in (
        ("add", "contact", "Will", "--company", "Blue Ltd", "--website", "https://www.blue.example", "--no-input"),
        ("set", "o1", "website=https://www.blue.example"),
        ("set", "c1", "wechat=blue", "address=Hamburg"),
        ("add", "contact", "Grace Hall", "--company", "Hall Ltd", "--city", "Hamburg", "--no-input"),
        ("add", "contact", "Grace Hall", "--no-input"),
        ("log", "o2", "Will you send 500 blue ones to Hamburg? See www.blue.example.", "--by", "call"),
        ("log", "o1", "Will and his blue samples, note; Grace Hall asks", "--by", "note"),
    ):
        assert run(*words).exit_code == 0, words
    done = run("forget", "c1", "--yes")
    assert "1 more text holds a part of the name" in done.stderr
    logged = run("list", "log", "--json").stdout
    assert "Will you send 500 blue ones to Hamburg? See www.blue.example." in logged
    assert "[forgotten] and his blue samples, note; Grace Hall asks" in logged
    assert "blue.example" in run("show", "o1").stdout
    again = run("forget", "c2", "--yes")
    assert "Somebody else is called Grace Hall, too" in again.stderr
    assert "Grace Hall asks" in run("list", "log", "--json").stdout
    assert "Grace Hall" in run("show", "c3").stdout


def test_the_order_of_a_private_person_stays_and_an_idle_deal_goes(run, tmp_path):
    for words in (
        ("add", "contact", "Jan Vos", "--email", "jan@vos.example", "--country", "NL", "--no-input"),
        ("deal", "c1", "Bikes", "--value", "900", "--currency", "USD"),
        ("quote", "d1", "--line", "Lamp, 10 pcs, 5", "--incoterm", "FOB Shenzhen", "--payment", "30/70", "--sent"),
        ("order", "d1", "--ship-by", "2027-01-20"),
        ("deal", "c1", "Idle talk"),
        ("forget", "jan", "--yes"),
    ):
        assert run(*words).exit_code == 0, words
    assert in_bytes(tmp_path, ["Vos", "vos.example", "Idle talk"]) == {}
    assert "USD 50.00" in run("show", "d1").stdout
    assert "PI-2026-001" in run("list", "owed").stdout
    assert run("show", "d2").exit_code == 3
    morning = run("remind", "--all").stdout
    assert "deposit due for PI-2026-001: USD 15" in morning
    assert "dossier gaps d1" in morning
    assert "None" not in morning + run("case", "d1").stdout


def test_the_backup_of_an_older_form_forgets_her_too_and_such_a_book_is_exported_whole(run, book_path, tmp_path):
    with closing(sqlite3.connect(book_path)) as old:
        old.executescript((ROOT / "tests/old_books/0004.sql").read_text("utf-8"))
        old.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 4")
    assert run("show", "anna").exit_code == 0  # brought to today's form, with a backup of the old one
    assert run("export", str(tmp_path / "whole.json")).exit_code == 0
    (tmp_path / "whole.json").unlink()
    done = run("forget", "anna", "--backups", "--yes")
    assert done.exit_code == 0, done.stderr
    assert "-before-" in done.stdout
    assert in_bytes(tmp_path, ["Anna Schmidt"]) == {}
    assert run("check").exit_code == 0
