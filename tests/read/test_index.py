"""The one index of all texts: whatever was written is found in any notation, and stays found however the record changes."""

import sqlite3
from contextlib import closing

import pytest

from dossier.read.find import index
from dossier.records.kinds import KINDS
from dossier.values.question import Term
from dossier.write.book.undo import table_of
from dossier.write.tables import every

WRITTEN = (
    ("add", "company", "Lumen Licht GmbH", "--country", "DE"),
    ("add", "contact", "Anna Müller", "--company", "Lumen Licht GmbH", "--email", "anna@lumen.example", "--country", "DE"),
    ("add", "contact", "Seán O'Hara", "--country", "IE"),
    ("add", "contact", "İpek Işık", "--country", "TR"),
    ("add", "contact", "王小明", "--country", "CN"),
    ("add", "contact", "Анна Ёлкина", "--country", "RU"),
    ("set", "c1", "phone=+49 40 1234567 ext 12", "hobbies+=orchids"),
    ("log", "c1", "Wants an e-charger for the Hauptstraße; call 0755 8123 4567"),
    ("log", "c2", "問貨代 about the ＦＯＢ price"),
    ("log", "c3", "warranty for the charger"),
    ("deal", "c1", "Desk lamps 2027"),
    ("quote", "d1", "--line", "Banker lamp,500pcs,4.20", "--payment", "30/70"),
    ("follow", "c2", "+3d", "send samples"),
)  # fmt: skip

ASKED = {
    "muller": "c1", "MÜLLER": "c1", "mueller": "c1", "o'hara": "c2", "ohara": "c2", "o hara": "c2", "sean": "c2",
    "ipek ISIK": "c3", "isik": "c3", "wangxiaoming": "c4", "wxm": "c4", "小明": "c4", "xiaoming": "c4", "елкина": "c5",
    "lumen": "o1", "hauptstrasse": "l1", "email": "", "echarger": "l1", "e-charger": "l1", "货代": "l2", "貨代": "l2",
    "huodai": "l2", "hd": "l2", "fob": "l2", "+494012345 67": "e2", "040 1234567": "e2", "1234567": "e2", "ext 12": "e2",
    "81234567": "l1", "+86 755 81234567": "l1", "orchids": "fact", "banker": "q1", "samples": "f", "warr": "l3",
    "anna banker": "q1", "muller orchids": "fact", "isik warranty": "l3", "charger warranty": "l3", "arrant": "l3",
    "anna@lumen.example": "e1", "orchids hauptstrasse": "fact",
}  # fmt: skip
"""What is typed, and the record that has to come first."""
NASTY = (
    '"', '""', "*", "-", "a AND", "NEAR(", "NEAR(a b, 2)", "name:muller", "{name} : x", "x^2", "(", ")", "a\x00b", "\x00",
    "\ud800", "OR OR OR", "'; DROP TABLE search; --", "%", "_", "😀", "﷽" * 50, "a" * 100_000, "，。", "1" * 400,
)  # fmt: skip


def terms(text: str) -> list[Term]:
    return [Term(word) for word in text.split()]


def found(path, text: str, **options) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = index.matching(connection, terms(text), limit=options.pop("limit", 20), **options)
    return [f"{each.kind}{each.id}" for each in rows]


@pytest.fixture
def book(run, book_path):
    for words in WRITTEN:
        done = run(*words, "--no-input")
        assert done.exit_code == 0, (words, done.stderr)
    return book_path


def test_what_was_written_is_found_in_any_notation(book):
    wrong = {text: found(book, text)[:3] for text, first in ASKED.items() if not starts(found(book, text), first)}
    assert wrong == {}


def starts(hits: list[str], wanted: str) -> bool:
    return hits == [] if not wanted else bool(hits) and hits[0].startswith(wanted)


@pytest.mark.parametrize("text", NASTY)
def test_no_sign_reaches_the_engine(book, text):
    with closing(sqlite3.connect(book)) as connection:
        for term in (Term(text), Term(text, exact=True), Term(text, beginning=True), Term(text, without=True)):
            assert len(index.matching(connection, [term, Term("charger")], limit=5)) <= 5
            index.owners(connection, [term])
            index.counts(connection, [term])
        assert index.matching(connection, [Term(text)] * 10_000, limit=5) is not None


def test_phrases_beginnings_and_what_is_left_out(book):
    with closing(sqlite3.connect(book)) as connection:

        def hits(*asked, **options):
            return [f"{each.kind}{each.id}" for each in index.matching(connection, asked, limit=20, **options)]

        assert hits(Term("for the charger", exact=True)) == ["l3"]
        assert hits(Term("charger the for", exact=True)) == []
        assert hits(Term("warr", exact=True)) == []
        assert hits(Term("wa", beginning=True)) == ["c4", "l3", "l1"]
        assert hits(Term("charger"), Term("warranty", without=True)) == ["l1"]
        assert hits(Term("charger"), kinds=["f"]) == []
        assert hits(Term("charger"), people=[3]) == ["l3"]
        assert hits(Term("banker"), firms=[1]) == ["q1"]
        assert index.owners(connection, [Term("orchids"), Term("muller")]).people == {1}
        assert index.owners(connection, [Term("charger"), Term("warranty", without=True)]).people == {1}
        assert index.counts(connection, [Term("charger")]) == {(1, 1): 1, (3, None): 1}


def test_a_client_is_found_before_what_was_said_and_the_newest_first(book, run):
    for day in ("2026-11-03", "2026-11-20", "2026-11-10"):
        assert run("log", "c2", "Lumen again", "--on", day, "--no-input").exit_code == 0
    assert found(book, "lumen")[0] == "o1"
    assert found(book, "lumen again") == ["l5", "l6", "l4"]


CHANGES = (
    (("set", "l3", "text=guarantee"), "guarantee", "l3", "warranty"),
    (("set", "c3", "name=Ipek Demir"), "demir", "c3", "isik"),
    (("delete", "l3", "--yes"), "", "", "warranty"),
    (("merge", "c1", "c3", "--yes"), "", "", ""),
    (("delete", "c1", "--yes"), "", "", "orchids"),
)


@pytest.mark.parametrize(("typed", "new", "ref", "old"), CHANGES, ids=lambda each: str(each)[:20])
def test_a_change_and_its_undo_and_redo_are_kept_in_step(book, run, typed, new, ref, old):
    before = found(book, old) if old else []
    for words in (typed, ("undo",), ("redo",)):
        done = run(*words, "--no-input")
        assert done.exit_code == 0, done.stderr
        assert run("check").exit_code == 0
        undone = words == ("undo",)
        if old:
            assert found(book, old) == (before if undone else [])
        if new:
            assert found(book, new) == ([] if undone else [ref])


@pytest.mark.usefixtures("book")
def test_what_is_known_of_a_deal_goes_with_it_to_another_firm(run):
    known, firm = ("set", "d1", "port=Dammam", "--source", "email"), ("add", "company", "Lux AG")
    for words in (known, firm, ("merge", "o2", "o1", "--yes"), ("undo",), ("redo",)):
        done = run(*words)
        assert done.exit_code == 0, done.stderr
        assert "is sound" in run("check").stdout


def test_an_index_out_of_step_is_seen_and_made_anew(book, run):
    with closing(sqlite3.connect(book)) as connection, connection:
        connection.execute("UPDATE search_place SET mark = mark + 1 WHERE record_id = 3 AND kind = 12")
        connection.execute("DELETE FROM search_place WHERE kind = 3 AND record_id = 1")
        connection.execute("DELETE FROM look_up WHERE kind = 'c' AND record_id = 2")
    said = run("check")
    assert said.exit_code == 5
    for part in ("the search knows 1 of log_entry otherwise", "1 of contact cannot be found by name", "check --repair"):
        assert part in said.stderr
    assert run("check", "--repair").exit_code == 0
    assert found(book, "warranty") == ["l3"]
    assert found(book, "muller")[0] == "c1"
    assert run("show", "ohara").exit_code == 0


def test_an_index_that_cannot_be_read_is_seen_and_made_anew(book, run):
    with closing(sqlite3.connect(book)) as connection, connection:
        connection.execute("UPDATE search_data SET block = x'00' WHERE id > 10")
    assert run("find", "ohara").exit_code == 5
    said = run("check")
    assert said.exit_code == 5
    assert "the words of the search cannot be read. Make it anew: dossier check --repair" in said.stderr
    assert run("check", "--repair").exit_code == 0
    assert run("find", "ohara").exit_code == 0


@pytest.mark.usefixtures("book")
def test_an_exported_book_brings_no_index_and_gets_one(run, tmp_path):
    out = tmp_path / "all.json"
    assert run("export", str(out)).exit_code == 0
    assert "search_place" not in out.read_text("utf-8")
    new = tmp_path / "new.db"
    done = run("--db", str(new), "import", str(out), "--yes")
    assert done.exit_code == 0, done.stderr
    assert found(new, "wxm") == ["c4"]


NOT_TEXT = {"birthday", "digest", "message_id", "month_day", "normal"}
"""Columns of text that nobody wrote, and that no view reads."""


@pytest.mark.parametrize("noun", KINDS)
def test_every_text_that_somebody_can_write_is_searched(noun):
    kind = KINDS[noun]
    columns = table_of(every()[kind.table]).columns
    hidden = {name for name in kind.hidden if columns[name].type.python_type in {str, object}}
    assert hidden - NOT_TEXT <= set(kind.searched)
