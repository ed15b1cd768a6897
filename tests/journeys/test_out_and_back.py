"""Everything out of the book and in again: the whole of it into an empty one, a workbook that was edited, a list, cards."""

import csv
import io
import json
import re
import shutil
import sqlite3
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

import vcards
from comparing import TABLES

FORMULA = '=HYPERLINK("http://x.example","y")'


@pytest.fixture
def book(run, demo_book, book_path, tmp_path, monkeypatch):
    """Return the command on a copy of the demo book, in a folder of its own."""
    book_path.write_bytes(demo_book.read_bytes())
    shutil.copytree(demo_book.parent / "book-files", tmp_path / "book-files")
    monkeypatch.chdir(tmp_path)
    return run


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        tables = [row[0] for row in connection.execute(TABLES)]
        found = {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}
    connection.close()
    return found


def done(result) -> str:
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_a_whole_book_comes_back_row_by_row_with_its_history_its_refs_and_its_files(book, book_path, tmp_path):
    done(book("set", "anna", "hobbies=golf"))
    done(book("undo"))
    done(book("delete", "f20", "--yes"))
    assert "with the history" in done(book("export", "all.json"))
    assert "would" not in done(book("import", "all.json", "--db", "new.db", "--dry-run"))
    assert not (tmp_path / "new.db").exists()
    assert "4 kept files came with it" in done(book("import", "all.json", "--db", "new.db"))
    old, new = rows_of(book_path), rows_of(tmp_path / "new.db")
    for table, rows in old.items():
        assert new[table] == rows, table
    assert len(old["change"]) > 1000
    done(book("check", "--db", "new.db"))
    for words in (("show", "anna", "--all", "--json"), ("history", "anna", "--json"), ("undo", "--list", "--json")):
        assert done(book(*words)) == done(book(*words, "--db", "new.db"))
    following = [done(book("follow", "anna", "fri", "ring", *db)) for db in ((), ("--db", "new.db"))]
    assert following[0] == following[1]
    assert "f20" not in following[1]  # a ref that was deleted is not given again


def test_an_exported_book_goes_into_an_empty_one_only_and_whole_or_not_at_all(book, book_path, tmp_path):
    done(book("export", "all.json"))
    before = rows_of(book_path)
    refused = book("import", "all.json")
    assert refused.exit_code == 6
    assert "handover" in refused.stderr
    assert rows_of(book_path) == before
    text = (tmp_path / "all.json").read_text("utf-8")
    wrong = {
        "newer": (text.replace('"dossier-book": 1', '"dossier-book": 99'), "newer dossier"),
        "tables": (text.replace('"tables_form": ', '"tables_form": 99'), "newer dossier"),
        "cut": (text[: len(text) // 2], "damaged"),
        "orphan": (text.replace('"company_id": 9,', '"company_id": 999,'), "points to nothing"),
        "day": (text.replace('"created_on": "2', '"created_on": "x'), "company"),
        "number": (text.replace('{"id": 3,', '{"id": "3",'), "id"),
        "half a sign": (text.replace('"name": "', '"name": "\\ud800', 1), "company"),
        "history": (text.replace('"before": "{', '"before": "['), "change"),
        "column": (text.replace('"domain":', '"colour":'), "colour"),
        "foreign": ('{"dossier-book": 1, "tables": {}}\n', "no exported book"),
        "file": (re.sub(r'("content": ")....', r"\1AAAA", text, count=1), "not what it was"),
    }
    for name, (content, why) in wrong.items():
        (tmp_path / f"{name}.json").write_text(content, "utf-8")
        refused = book("import", f"{name}.json", "--db", "new.db")
        assert (refused.exit_code, len(refused.stderr.splitlines())) == (1 if name == "file" else 2, 1), (
            name,
            refused.stderr,
        )
        assert why in refused.stderr, name
        assert book("list", "contacts", "--db", "new.db", "--json").stdout in {"", "[]\n"}, name
    (tmp_path / "laid-out.json").write_text(json.dumps(json.loads(text), indent=4), "utf-8")
    done(book("import", "laid-out.json", "--db", "new.db"))
    assert rows_of(tmp_path / "new.db") == before


def edited(path: Path, target: Path, changes: dict[tuple[str, str, str], str]) -> None:
    """Write a workbook anew with the cells of (sheet, ref, heading) changed, as a program for sheets saves them."""
    book = CalamineWorkbook.from_path(path)
    cells: dict[str, dict[str, str]] = {}
    for (sheet, ref, heading), text in changes.items():
        rows = book.get_sheet_by_name(sheet).to_python()
        at = next(number for number, row in enumerate(rows, 1) if row[0] == ref)
        cells.setdefault(f"sheet{book.sheet_names.index(sheet) + 1}", {})[f"{_letters(rows[0].index(heading))}{at}"] = (
            text
        )
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            text = source.read(name).decode()
            for cell, words in cells.get(Path(name).stem, {}).items():
                number = re.match(r"[A-Z]+(\d+)", cell)[1]
                text = re.sub(rf'<c r="{cell}"[^>]*?(/>|>.*?</c>)', "", text)
                put = f'<c r="{cell}" t="inlineStr"><is><t>{escape(words)}</t></is></c>' if words else ""
                text = re.sub(
                    rf'(<row r="{number}"[^>]*>)(.*?)(</row>)', lambda m, put=put: m[1] + m[2] + put + m[3], text
                )
            made.writestr(name, text)


def lengthened(path: Path, target: Path, rows: list[tuple[str, dict[str, str]]]) -> None:
    """Write a workbook anew with further rows (sheet, cells by heading), as somebody types them below."""
    book = CalamineWorkbook.from_path(path)
    parts: dict[str, str] = {}
    for sheet, cells in rows:
        heading, *held = book.get_sheet_by_name(sheet).to_python()
        part = f"sheet{book.sheet_names.index(sheet) + 1}"
        at = len(held) + 2 + parts.get(part, "").count("<row ")
        put = "".join(
            f'<c r="{_letters(heading.index(name))}{at}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
            for name, text in sorted(cells.items(), key=lambda pair: heading.index(pair[0]))
        )
        parts[part] = parts.get(part, "") + f'<row r="{at}">{put}</row>'
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            text = source.read(name).decode()
            made.writestr(name, text.replace("</sheetData>", parts.get(Path(name).stem, "") + "</sheetData>"))


def _letters(at: int) -> str:
    return (chr(64 + at // 26) if at >= 26 else "") + chr(65 + at % 26)


def test_a_workbook_is_edited_comes_back_as_one_operation_and_is_undone(book, book_path, tmp_path):
    done(book("set", "d12", f"next_step={FORMULA}"))
    done(book("export", "all.xlsx"))
    assert "nothing was changed" in done(book("import", "all.xlsx", "--update"))
    before = rows_of(book_path)
    changes = {
        ("contacts", "c14", "spoken English"): "good", ("contacts", "c14", "title"): "-",
        ("contacts", "c14", "e-mail"): "anna@nordlicht.example; anna@new.example", ("contacts", "c14", "city"): "",
        ("companies", "o9", "country"): "Austria", ("deals", "d12", "value"): "12,500", ("follow-ups", "f20", "due"): "2026-12-01",
    }  # fmt: skip
    edited(tmp_path / "all.xlsx", tmp_path / "new.xlsx", changes)
    tried = book("import", "new.xlsx", "--update", "--dry-run")
    assert "Only tried" in done(tried)
    assert rows_of(book_path) == before
    said = book("import", "new.xlsx", "--update")
    assert "spoken English: poor → good" in done(said)
    assert "“city”" in said.stderr  # emptied: nothing taken back without the mark
    shown = json.loads(done(book("show", "anna", "--json")))
    assert shown["contact"]["city"] == "Hamburg"
    assert {each["value"] for each in shown["points"] if each["kind"] == "email"} == {
        "anna@nordlicht.example", "anna@new.example",
    }  # fmt: skip
    assert "12,500" in done(book("show", "d12"))
    assert "nothing was changed" in done(book("import", "new.xlsx", "--update"))
    done(book("undo"))
    after = rows_of(book_path)
    for table in before.keys() - {"operation", "change", "sqlite_sequence", "holiday"}:  # holidays are computed
        assert after[table] == before[table], table


def test_rows_that_were_added_to_a_workbook_are_added_with_a_count(book, book_path, tmp_path):
    done(book("export", "all.xlsx"))
    rows = [
        ("contacts", {"name": "Mia Moss", "company": "Moss Lamps", "e-mail": "mia@moss.example", "country": "Austria",
                      "spoken English": "good"}),
        ("companies", {"name": "Moss Lamps", "country": "Austria", "stars": "4"}),
        ("deals", {"company": "Moss Lamps", "title": "Garden lamps", "value": "9,000", "currency": "USD"}),
        ("their products", {"company": "Moss Lamps", "name": "Solar lamp"}),
        ("promises", {"name": "Anna Schmidt", "what": "the new drawing", "due": "2026-12-01", "whose": "ours"}),
    ]  # fmt: skip
    lengthened(tmp_path / "all.xlsx", tmp_path / "new.xlsx", rows)
    before = rows_of(book_path)
    tried = done(book("import", "new.xlsx", "--update", "--dry-run"))
    assert "5 new rows added (companies 1, contacts 1, deals 1, their products 1, promises 1)" in tried
    assert rows_of(book_path) == before
    said = done(book("import", "new.xlsx", "--update"))
    assert "· Moss Lamps" in said
    shown = done(book("show", "mia"))
    for words in ("Moss Lamps", "mia@moss.example", "Austria", "good", "Garden lamps"):
        assert words in shown
    assert "Mia Moss" in book("import", "new.xlsx", "--update").stderr  # a second time she is in the book already
    done(book("undo"))
    after = rows_of(book_path)
    for table in before.keys() - {"operation", "change", "sqlite_sequence", "holiday"}:
        assert after[table] == before[table], table


@pytest.mark.parametrize(
    ("sheet", "cells", "why"),
    [
        ("contacts", {"name": "Mia Moss", "spoken English": "excellentish"}, "excellentish"),
        ("contacts", {"name": "Mia Moss", "last touch": "2026-01-01"}, "only shows what other records say"),
        ("deals", {"title": "Lamps"}, "It does not say whose it is"),
        ("companies", {"name": "Nordlicht GmbH"}, "There is already a company"),
        ("log", {"text": "hello"}, "this sheet takes none"),
    ],
)
def test_a_new_row_that_cannot_be_added_is_named_and_nothing_is_written(book, book_path, tmp_path, sheet, cells, why):
    done(book("export", "all.xlsx"))
    before = rows_of(book_path)
    lengthened(tmp_path / "all.xlsx", tmp_path / "new.xlsx", [(sheet, cells), ("companies", {"name": "Good GmbH"})])
    refused = book("import", "new.xlsx", "--update")
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (2, 1)
    assert f"sheet “{sheet}”, row" in refused.stderr
    assert why in refused.stderr
    assert rows_of(book_path) == before


def test_a_text_that_is_longer_than_a_cell_is_said_and_cannot_be_changed_there(run, tmp_path):
    run("add", "contact", "Ada Moss", "--known", "--no-follow-up")
    run("set", "c1", f"source_detail={'x' * 40_000}")
    file, new = tmp_path / "all.xlsx", tmp_path / "new.xlsx"
    assert "1 text is longer" in run("export", str(file)).stderr
    assert "nothing was changed" in done(run("import", str(file), "--update"))
    edited(file, new, {("contacts", "c1", "source detail"): "short"})
    assert "was cut" in run("import", str(new), "--update").stderr


def test_what_cannot_be_taken_over_is_named_by_sheet_row_and_column_and_nothing_is_written(book, book_path, tmp_path):
    done(book("export", "all.xlsx"))
    wrong = {
        ("contacts", "c14", "spoken English"): "excellentish", ("contacts", "c14", "last touch"): "2026-01-01",
        ("deals", "d12", "value"): "much", ("quotation lines", "q1", "item"): "lamp", ("contacts", "c4", "ref"): "c5",
    }  # fmt: skip
    edited(tmp_path / "all.xlsx", tmp_path / "new.xlsx", wrong | {("contacts", "c3", "city"): "Boulder"})
    before = rows_of(book_path)
    refused = book("import", "new.xlsx", "--update")
    assert (refused.exit_code, len(refused.stderr.splitlines())) == (2, 1)
    for words in (
        "“contacts”, row 2, “spoken English”",
        "“last touch”",
        "“deals”",
        "“quotation lines”",
        "c5 stands twice",
    ):
        assert words in refused.stderr, words
    assert rows_of(book_path) == before
    edited(tmp_path / "all.xlsx", tmp_path / "late.xlsx", {("contacts", "c14", "spoken English"): "good"})
    done(book("set", "anna", "spoken_english=fair"))
    assert "Since then the book says “fair”" in book("import", "late.xlsx", "--update").stderr
    for of, text, words in (
        (("contacts", "ref", "city"), "weather", "There is no field of that name"),
        (("dossier", "dossier", "1"), "99", "written by a newer dossier"),
        (("dossier", "dossier", "dossier"), "x", "hidden sheet “dossier” of no.xlsx was changed"),
    ):
        edited(tmp_path / "all.xlsx", tmp_path / "no.xlsx", {of: text})
        assert words in book("import", "no.xlsx", "--update").stderr
    done(book("export", "shared.xlsx", "--share"))
    assert "written to be shared" in book("import", "shared.xlsx", "--update").stderr
    assert book("import", "all.xlsx").exit_code == 2
    other = book("import", "all.xlsx", "--update", "--db", "none.db")
    assert other.exit_code == 5
    done(book("add", "contact", "Ada Moss", "--no-input", "--db", "other.db"))
    assert "another book" in book("import", "all.xlsx", "--update", "--db", "other.db").stderr


def test_the_workbook_speaks_the_language_in_use_and_is_read_in_it_whatever_is_spoken_then(book, tmp_path):
    done(book("--lang", "zh", "export", "all.xlsx"))
    sheets = CalamineWorkbook.from_path(tmp_path / "all.xlsx")
    assert sheets.sheet_names[:3] == ["联系人", "公司", "商机"]
    edited(
        tmp_path / "all.xlsx",
        tmp_path / "new.xlsx",
        {("联系人", "c14", "英语口语"): "好", ("联系人", "c14", "国家"): "奥地利"},
    )
    said = done(book("import", "new.xlsx", "--update"))
    assert "2 changes taken over" in said
    with zipfile.ZipFile(tmp_path / "all.xlsx") as archive:
        first = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane xSplit="2" ySplit="1"' in first
    assert "<autoFilter" in first
    assert "差" in re.search(r"<dataValidations.*</dataValidations>", first)[0]
    assert "<f>" not in first


def test_a_list_has_the_columns_that_she_names_on_screen_and_in_files(book, tmp_path):
    done(book("set", "anna", f"nickname={FORMULA}"))
    names = "name,邮箱,mobile,spoken_english,hobbies,company"
    rows = json.loads(done(book("list", "contacts", "--columns", names, "--where", "email~nordlicht", "--json")))
    assert rows[0] == {
        "name": "Anna Schmidt", "email": "anna@nordlicht.example", "mobile": None, "spoken_english": "poor",
        "hobbies": "hiking\nbaking\nChinese tea", "company": "Nordlicht GmbH",
    }  # fmt: skip
    assert "spoken English" in done(book("list", "contacts", "--columns", names))
    done(book("export", "c.csv", "--columns", "ref,name,nickname,email", "--country", "DE"))
    text = (tmp_path / "c.csv").read_bytes().decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text, newline="")))
    assert table[0] == ["ref", "name", "nickname", "email"]
    assert ["c14", "Anna Schmidt", f"'{FORMULA}", "anna@nordlicht.example"] in table
    wrong = book("list", "contacts", "--columns", "name,shoe")
    assert (wrong.exit_code, "shoe" in wrong.stderr) == (2, True)


def test_a_guess_and_what_was_taken_back_do_not_stand_in_a_list(book):
    done(book("set", "anna", "temperament=impatient", "--certainty", "guess"))
    done(book("set", "anna", "spoken_english=unknown", "diet=none"))
    (row,) = json.loads(
        done(
            book("list", "contacts", "--columns", "temperament,spoken_english,diet", "--where", "email~anna@", "--json")
        )
    )
    assert row == {"temperament": "gentle", "spoken_english": None, "diet": "none"}


@pytest.mark.parametrize("version", ["3", "4"])
def test_cards_say_who_it_is_and_how_to_reach_them_and_are_read_again(book, tmp_path, version):
    long = "Straße der Republik 1234567890, Haus; Hof, 20457 Hamburg " + "ä" * 60
    done(
        book(
            "set",
            "anna",
            "native_name=安娜",
            "birthday=--03-12",
            "tags=vip,lamps",
            "mobile=+49 170 5550101",
            "wechat=anna_s",
            f"address={long}",
        )
    )
    assert "23 cards" in done(book("export", "all.vcf", "--vcard", version))
    raw = (tmp_path / "all.vcf").read_bytes()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    card = vcards.of(raw.decode(), "Anna Schmidt")
    assert card["N"] == ["Schmidt;Anna;;;"]
    assert card["FN"] == ["Anna Schmidt (安娜)"]
    assert card["BDAY"] == ["--0312" if version == "4" else "1604-03-12"]
    assert card["CATEGORIES"] == ["vip,lamps"]
    assert card["ADR"][0].replace("\\", "") == f";;{long};;;;"
    assert sorted(card["TEL"]) == ["+49 170 5550101", "+49 40 1234567"]
    assert "NOTE" not in card
    (tmp_path / "anna.vcf").write_text(vcards.text(raw.decode(), "Anna Schmidt"), "utf-8", newline="")
    read = done(book("inquiry", "anna.vcf", "--dry-run", "--db", "new.db", "--json"))
    for words in (
        "Anna Schmidt",
        "安娜",
        "Nordlicht GmbH",
        "anna@nordlicht.example",
        "+491705550101",
        "anna_s",
        long,
        "Purchasing Assistant",
    ):
        assert words in read, words


def test_cards_of_some_and_to_be_shared(book, tmp_path):
    done(book("export", "some.vcf", "nordlicht", "--share"))
    text = (tmp_path / "some.vcf").read_text("utf-8")
    assert text.count("BEGIN:VCARD") == 2
    assert "BDAY" not in text
    assert book("export", "x.vcf", "--vcard", "2.1").exit_code == 2


def test_what_comes_again_stands_in_the_calendar_until_it_is_dropped(run, tmp_path):
    def events(name):
        done(run("export", str(tmp_path / name)))
        found = Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT")
        return {str(each["UID"]).partition("-f")[2].partition("-")[0]: each for each in found}

    run("add", "contact", "Ada Moss", "--known", "--no-follow-up")
    run("follow", "c1", "2026-11-30", "status", "--every", "2w")
    run("follow", "c1", "2026-12-31", "month end", "--every", "1m")
    run("follow", "c1", "2026-11-27", "after that", "--every", "1w", "--after-done")
    first = events("a.ics")
    assert first["1"]["RRULE"].to_ical() == b"FREQ=WEEKLY;INTERVAL=2"
    assert first["2"]["RRULE"].to_ical() == b"FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    assert "RRULE" not in first["3"]
    run("drop", "f1", "--why", "no need")
    later = {"DOSSIER_NOW": "2027-02-01T08:30"}
    done(run("export", str(tmp_path / "b.ics"), env=later))
    again = Calendar.from_ical((tmp_path / "b.ics").read_bytes()).walk("VEVENT")
    (gone,) = [each for each in again if each["UID"] == first["1"]["UID"]]
    assert gone["STATUS"] == "CANCELLED"


def test_pages_open_from_the_disk_with_links_and_a_search_and_fetch_nothing(run, tmp_path):
    run(
        "add",
        "contact",
        "Ada Moss",
        "--company",
        "Moss GmbH",
        "--country",
        "DE",
        "--phone",
        "+49 40 1234567",
        "--no-input",
    )
    run("deal", "c1", "<b>Lamps</b>")
    pages = tmp_path / "pages"
    assert "3 pages" in done(run("export", f"{pages}/"))
    index = (pages / "index.html").read_text("utf-8")
    assert sorted(re.findall(r'href="([^"]+)"', index)) == ["c1.html", "d1.html", "o1.html"]
    assert "+49 40 1234567" in index  # not seen, but found
    assert "&lt;b&gt;Lamps" in index
    assert "default-src 'none'" in index
    assert "script-src" in index
    assert not re.search(r"fetch\(|XMLHttpRequest|https?://", index)
    ada = (pages / "c1.html").read_text("utf-8")
    assert 'href="index.html"' in ada
    assert 'href="d1.html"' in ada
    assert "script" not in ada


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("all",), "ending"), (("all.docx",), "ending"), (("all.json", "--tag", "vip"), "--tag"),
        (("all.vcf", "nobody-of-that-name"), "nobody-of-that-name"), (("c.csv", "--list", "shoes"), "shoes"),
        (("c.csv", "--share", "--columns", "name,religion"), "religion"),
    ],
)  # fmt: skip
def test_what_cannot_be_exported_is_one_sentence_and_leaves_no_file(book, tmp_path, words, why):
    refused = book("export", *words)
    assert refused.exit_code in {2, 3}
    assert len(refused.stderr.splitlines()) == 1
    assert why in refused.stderr
    assert {each.name.partition("-")[0] for each in tmp_path.iterdir()} == {"book.db", "book"}


def column_of(path, sheet, heading):
    """Return the cells of a column by the ref of their row."""
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()
    return {row[0]: row[head.index(heading)] for row in rows}


@pytest.fixture
def chinese(run, chinese_demo_book, book_path, tmp_path, monkeypatch):
    """Return the command in Chinese on a copy of the Chinese demo book."""
    book_path.write_bytes(chinese_demo_book.read_bytes())
    shutil.copytree(chinese_demo_book.parent / "book-files", tmp_path / "book-files", dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return lambda *words, lang="zh": run(*words, env={"DOSSIER_LANG": lang})


def test_a_chinese_workbook_shows_what_is_said_and_what_is_said_comes_back(chinese, tmp_path):
    assert chinese("set", "pieter", "diet=halal, 不吃香菜").exit_code == 0
    assert chinese("export", "all.xlsx").exit_code == 0
    assert column_of("all.xlsx", "联系人", "饮食忌口")["c14"] == "素食"
    assert column_of("all.xlsx", "联系人", "饮食忌口")["c19"] == "清真; 不吃香菜"
    assert column_of("all.xlsx", "货代", "服务国家")["w1"] == "美国; 墨西哥; 巴西"
    assert set(column_of("all.xlsx", "商机", "单位").values()) == {"件"}
    assert "公司介绍" in column_of("all.xlsx", "文件", "类型").values()
    assert "11月25日" in column_of("all.xlsx", "联系人", "生日").values()
    assert "没有改动" in chinese("import", "all.xlsx", "--update").stdout
    changes = {
        ("联系人", "c14", "饮食忌口"): "素食; 不喝酒",
        ("货代", "w1", "服务国家"): "美国; 德国",
        ("商机", "d18", "单位"): "套",
        ("联系人", "c14", "入职时间"): "2024年3月",
    }
    edited(tmp_path / "all.xlsx", tmp_path / "new.xlsx", changes)
    done = chinese("import", "new.xlsx", "--update")
    assert done.exit_code == 0, done.stderr
    assert (
        '"diet": "vegetarian\\nno_alcohol"'
        in chinese("list", "contacts", "--where", "email~anna@", "--columns", "diet", "--json", lang="en").stdout
    )
    assert '"serves": "US\\nDE"' in chinese("list", "forwarders", "--json", lang="en").stdout
    assert "1,200 sets" in chinese("show", "d18", lang="en").stdout
    assert "2024年3月" in chinese("show", "anna").stdout
