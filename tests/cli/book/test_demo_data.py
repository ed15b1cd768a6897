"""The demo book's day books: complete, in one time, and about the clients they say they are about."""

import itertools
import json
import re
import shutil
import sqlite3
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from dossier.app.book.day_books import steps, texts
from dossier.cli import demo_book
from dossier.cli.record.add_record import NOUNS
from dossier.cli.typing_in import typed_in
from dossier.paths import data_folder
from dossier.records.kinds import BY_LETTER, KINDS

NOW = demo_book.NOW
COUNTRIES = {"DE", "US", "RU", "IN", "ZA", "AE", "FR", "BR", "NL", "AU", "NZ", "JP", "SA", "MX"}
OWN_HOUSE = "00-our-house.txt"

WITHOUT_COMMAND: set[str] = set()
"""Nouns that no command writes yet; the exception falls as soon as one does."""

TO_COME = re.compile(r"due_on|due|valid_until|ship_by|touch_by|inspection_on|cut_off|etd|eta")
"""Columns that name a day to come by their nature; an event may lie ahead too, everything else has happened."""


@pytest.fixture
def book(demo_book: Path) -> Path:
    return demo_book


def rows(book: Path, sql: str) -> list[sqlite3.Row]:
    connection = sqlite3.connect(book)
    connection.row_factory = sqlite3.Row
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def numbers_of_rows(book: Path) -> dict[str, int]:
    return {noun: rows(book, f"SELECT COUNT(*) FROM {kind.table}")[0][0] for noun, kind in KINDS.items()}


def dates_after(book: Path, now: datetime) -> list[str]:
    """Return every date of something that happened, in any table, that lies after `now`."""
    late = []
    tables = [row["name"] for row in rows(book, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in [name for name in tables if not name.startswith(("sqlite_", "search"))]:
        for column in rows(book, f"PRAGMA table_info({table})"):
            name = column["name"]
            if column["type"] not in {"DATE", "DATETIME"} or re.search(TO_COME, name) or table in {"news", "holiday"}:
                continue
            held = rows(book, f"SELECT {name} FROM {table} WHERE {name} IS NOT NULL")
            late += [f"{table}.{name} {row[0]}" for row in held if datetime.fromisoformat(row[0]) > now]
    return late


def firms_in(file: str) -> set[str]:
    """Return the companies that a day book opens, by the name it gives them."""
    names: set[str] = set()
    for step in steps(data_folder() / "demo"):
        if step.file == file and step.words[:2] == ("add", "company"):
            names.add(step.words[2])
        if step.file == file and "--company" in step.words:
            names.add(step.words[step.words.index("--company") + 1])
    return names


def firm_of(book: Path, ref: str) -> str:
    """Return the company that a ref's record belongs to."""
    kind = BY_LETTER[ref[0]]
    table = kind.table
    columns = {column["name"] for column in rows(book, f"PRAGMA table_info({table})")}
    join = "JOIN deal d ON d.id = x.deal_id" if "company_id" not in columns else "JOIN (SELECT 1) d"
    owner = "d.company_id" if "company_id" not in columns else "x.company_id"
    sql = f"SELECT o.name FROM {table} x {join} JOIN company o ON o.id = {owner} WHERE x.id = {int(ref[1:])}"
    found = rows(book, sql)
    return str(found[0]["name"]) if found else ""


def strangers(book: Path, named: list[tuple[str, str]]) -> list[str]:
    """Return each (file, ref) whose record belongs to no company of its file."""
    return [f"{file}: {ref}" for file, ref in named if firm_of(book, ref) not in firms_in(file)]


def refs_in_day_books() -> list[tuple[str, str]]:
    typed = steps(data_folder() / "demo")
    return [(step.file, word) for step in typed for word in step.words if re.fullmatch(r"[a-z][1-9]\d*", word)]


def test_every_kind_of_record_occurs_in_the_demo(book: Path) -> None:
    missing = {noun for noun, count in numbers_of_rows(book).items() if count == 0}
    assert missing == WITHOUT_COMMAND
    assert not WITHOUT_COMMAND & NOUNS.keys(), "it can be written now: let it occur in the demo"


def test_a_kind_that_does_not_occur_would_be_seen(book: Path, tmp_path: Path) -> None:
    poorer = shutil.copyfile(book, tmp_path / "poorer.db")
    connection = sqlite3.connect(poorer)
    connection.execute("DELETE FROM forwarder")
    connection.commit()
    connection.close()
    assert numbers_of_rows(poorer)["forwarder"] == 0
    assert numbers_of_rows(book)["forwarder"] > 0


def test_fourteen_clients_in_fourteen_countries_have_a_day_book_each(book: Path) -> None:
    files = {step.file for step in steps(data_folder() / "demo")} - {OWN_HOUSE}
    opened = [
        row["country"]
        for row in rows(book, "SELECT DISTINCT o.country FROM company o JOIN contact c ON c.company_id = o.id")
    ]
    assert len(files) == len(COUNTRIES)
    assert sorted(opened) == sorted(COUNTRIES)


def test_no_company_and_no_person_is_in_the_book_twice(book: Path) -> None:
    for table in ("company", "contact", "deal"):
        names = [row[0] for row in rows(book, f"SELECT {'title' if table == 'deal' else 'name'} FROM {table}")]
        assert len(names) == len(set(names))


def test_nothing_has_happened_after_the_morning_of_the_demo(book: Path) -> None:
    assert max(step.at for step in steps(data_folder() / "demo")) <= NOW
    assert dates_after(book, NOW) == []


def test_something_dated_later_would_be_seen(book: Path) -> None:
    assert any(found.startswith("log_entry.on_date 2026-11-23") for found in dates_after(book, datetime(2026, 11, 22)))


def test_a_ref_in_a_day_book_is_a_record_of_that_client(book: Path) -> None:
    named = refs_in_day_books()
    assert len(named) > 20
    assert strangers(book, named) == []


def test_a_ref_of_another_client_would_be_seen(book: Path) -> None:
    file, ref = next(each for each in refs_in_day_books() if each[0].startswith("02"))
    assert strangers(book, [(file, ref)]) == []
    assert strangers(book, [("01-nordlicht.txt", ref)]) == [f"01-nordlicht.txt: {ref}"]


def test_a_name_that_nobody_has_would_be_refused(book: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copyfile(book, tmp_path / "book.db"))
    assert "Zacharias" in typed_in(copy, ("log", "Zacharias", "hello", "--by", "email"), NOW)
    assert typed_in(copy, ("log", "anna", "hello", "--by", "email"), NOW) == ""


def test_a_deal_is_worth_what_its_quotation_or_its_orders_say(book: Path) -> None:
    quoted = rows(
        book, "SELECT q.deal_id, q.id, l.quantity, l.price FROM quote q JOIN quote_line l ON l.quote_id = q.id"
    )
    ordered = rows(book, "SELECT deal_id, value FROM orders")
    worth: dict[int, dict[str, Decimal]] = {}
    for row in quoted:
        sums = worth.setdefault(row["deal_id"], {})
        sums[f"q{row['id']}"] = sums.get(f"q{row['id']}", Decimal(0)) + Decimal(row["quantity"]) * Decimal(row["price"])
    for row in ordered:
        sums = worth.setdefault(row["deal_id"], {})
        sums["orders"] = sums.get("orders", Decimal(0)) + Decimal(row["value"])
    deals = {
        row["id"]: (row["title"], Decimal(row["value"]))
        for row in rows(book, "SELECT id, title, value FROM deal WHERE value > 0")
    }
    assert len(worth) > 12
    for number, sums in worth.items():
        title, value = deals[number]
        assert value in sums.values(), f"{title}: {value} is none of {sums}"


def test_the_fields_of_the_checklist_are_told(book: Path) -> None:
    held = {(row["key"], row["value"]) for row in rows(book, "SELECT key, value FROM fact")}
    for told in (
        ("contact.authority", "assists"), ("contact.temperament", "serious"), ("contact.spoken_english", "poor"),
        ("contact.religion", "muslim"), ("contact.smokes", "yes"), ("contact.china_visits", "24"), ("company.shops", "600"),
        ("company.design_team", "outsourced"), ("company.china_experience", "first_time"), ("strict.colour_box", "strict"),
    ):  # fmt: skip
        assert told in held


def test_what_another_client_told_names_who_told_it(book: Path) -> None:
    told = rows(book, "SELECT told_by FROM fact WHERE key = 'company.intel'")
    assert told
    assert all(row["told_by"] for row in told)


def prose(words: tuple[str, ...]) -> list[str]:
    """Return what the user wrote herself in a line of a day book: texts, remarks, reasons and what is next."""
    hers = {"--text", "--note", "--log", "--reason", "--purpose", "--action", "--override", "--difference", "--why"}
    found = [word for before, word in itertools.pairwise(words) if before in hers]
    return [*found, *(words[2:3] if words[0] in {"log", "follow", "note", "promise", "complaint"} else ())]


def test_the_chinese_book_has_the_same_records_in_the_same_places(book: Path, chinese_demo_book: Path) -> None:
    assert numbers_of_rows(chinese_demo_book) == numbers_of_rows(book)
    sql = "SELECT id, on_date, channel, direction, contact_id, deal_id FROM log_entry ORDER BY id"
    assert [tuple(row) for row in rows(chinese_demo_book, sql)] == [tuple(row) for row in rows(book, sql)]
    sql = "SELECT id, key, certainty, state FROM fact ORDER BY id"
    assert [tuple(row) for row in rows(chinese_demo_book, sql)] == [tuple(row) for row in rows(book, sql)]


def test_what_the_user_writes_in_the_chinese_book_is_chinese() -> None:
    typed = [(step.file, text) for step in steps(data_folder() / "demo", "zh") for text in prose(step.words)]
    assert len(typed) > 200
    english = {
        text
        for _file, text in typed
        if not re.search("[\u4e00-\u9fff“]", text) and re.search("[a-z]{3} [a-z]{2}", text)
    }
    assert english <= {"homologation in Brazil not included", "every word explained on page two"}


def test_every_chinese_text_stands_for_one_of_its_day_book() -> None:
    folder = data_folder() / "demo"
    for path in (folder / "zh").iterdir():
        words = {word for step in steps(folder) if step.file == path.name for word in step.words}
        assert texts(path).keys() - words - {word.partition("=")[2] for word in words} == set()
        assert all(re.search("[\u4e00-\u9fff]|“|USD|DE", said) for said in texts(path).values())


def test_the_demo_speaks_the_language_that_is_asked_for(run, demo_cache: Path) -> None:
    env = {"XDG_CACHE_HOME": str(demo_cache)}
    english, chinese = (run("--lang", lang, "demo", "show", "anna", env=env).stdout for lang in ("en", "zh"))
    assert ("Desk lamps in sand" in english, "Desk lamps in sand" in chinese) == (True, False)
    assert "沙色台灯" in chinese
    assert run("demo", "list", "deals", env=env | {"DOSSIER_LANG": "zh"}).stdout.count("充电器") > 3


def test_a_demo_that_is_made_leaves_that_of_the_other_language(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(
        demo_book, "build", lambda book, lang: typed_in(book, ("add", "company", lang), NOW, lang) or None
    )
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "demo-0123456789abcdef.db").write_text("of an older version", encoding="utf-8")
    for lang in ("en", "zh", "en"):
        assert (
            lang
            in run("--lang", lang, "demo", "list", "companies", env={"DOSSIER_CACHE": str(tmp_path / "cache")}).stdout
        )
    assert len(list((tmp_path / "cache").glob("demo-*.db"))) == 2


def test_what_is_noted_in_chinese_is_understood_and_nothing_of_it_slips_into_an_english_letter(
    run, chinese_demo_book: Path
) -> None:
    env = {"DOSSIER_DB": str(chinese_demo_book), "DOSSIER_CONFIG": str(chinese_demo_book.parent), "DOSSIER_LANG": "zh"}
    letters = [run("draft", each, "proposal", "--lang", "en", env=env).stdout for each in ("emily", "thandi")]
    cases = [run("case", each, "--json", env=env).stdout for each in ("casaviva", "volna")]
    sentences = [json.loads(each)["to_client"]["en"] for each in cases]
    assert [text for text in (*letters, *sentences) if re.search("[\u4e00-\u9fff]", text)] == []
    assert "30% deposit, 70% against copy of B/L, with at most USD 150,000" in sentences[0]
    fairs = {each["name"]: each["next_on"] for each in json.loads(run("report", "fairs", "--json", env=env).stdout)}
    assert fairs["广交会"] == "2027-04"
