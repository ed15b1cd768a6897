"""Clients from a file: who is new, who is known, what is refused, and the same rows as if each had been typed."""

import csv
import json
import os
import random
import re
import sqlite3
import sys
import threading

import pytest
import xlsxwriter

HEADING = "Name,Company,Position,Email,Phone,Country,City,Source,First contact\n"
PEOPLE = """Anna Schmidt,Nordlicht GmbH,Purchasing Manager,anna@nordlicht.example,+49 40 1234567,Germany,Kiel,fair,2024-03-01
Ben Okafor,Koala Ltd,Owner,ben@koala.example,0049 171 5550001,NG,,marketplace,2025
张伟,深圳市光明有限公司,采购经理,zhang@guangming.example,+86 755 2345678,中国,,fair,2024-05
Änne Müller,Nordlicht,Assistant,aenne@nordlicht.example,,Germany,,referral,2024-06-30
Zoë O'Brien-Łukasz,,,zoe@gmail.com,,IE,,search,2024-06-30
Jan de Vries,Bright Home B.V.,CEO,jan@brighthome.example,+31 20 5550101,Netherlands,Utrecht,fair,2023
Piet Kuiper,,Buyer,piet@brighthome.example,,Netherlands,,fair,2023
"""
TABLES = {
    "contact": "name, native_name, nickname, city, country, created_on, touch_by, waiting_since, birthday",
    "company": "name, aliases, domain, city, country, created_on",
    "point": "kind, value, normal, label, preferred, source",
    "fact": "subject_kind, key, value, state, source, source_detail, noted_on, certainty, note",
    "look_up": "word, kind, what",
}


def typed(path, text):
    path.write_text(text, encoding="utf-8")
    return str(path)


def held(home):
    """Return what a book holds, without ids: rows of the tables, and the history of each row."""
    with sqlite3.connect(home / "book.db") as book:
        found = {
            table: sorted(map(repr, book.execute(f"SELECT {names} FROM {table}"))) for table, names in TABLES.items()
        }
        changes = book.execute("SELECT table_name, before, after FROM change").fetchall()
    found["change"] = sorted(
        f"{table} {before} {sorted((name, value) for name, value in json.loads(after).items() if not name.endswith('id'))}"
        for table, before, after in changes
    )
    return found


def outcomes(run, *words):
    done = run("import", *words, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_rows_imported_at_once_are_those_of_people_added_one_by_one(run, tmp_path):
    file = typed(tmp_path / "people.csv", HEADING + PEOPLE)
    assert run("import", file).exit_code == 0
    imported = held(tmp_path)
    (tmp_path / "book.db").unlink()
    for row in csv.DictReader((HEADING + PEOPLE).splitlines()):
        flags = {"--company": "Company", "--title": "Position", "--email": "Email", "--phone": "Phone", "--country": "Country",
                 "--city": "City", "--source": "Source"}  # fmt: skip
        words = [word for flag, name in flags.items() if row[name] for word in (flag, row[name])]
        first = ("--set", "first_contact=" + row["First contact"])
        done = run("add", "contact", row["Name"], *words, *first, "--known", "--no-follow-up", "--new", "--no-input")
        assert done.exit_code == 0, done.stderr
    one_by_one = held(tmp_path)
    assert imported["look_up"]
    for table, rows in one_by_one.items():
        assert imported[table] == rows, table


@pytest.fixture
def book(run, tmp_path):
    """Return the command on a book into which a list was imported."""
    assert run("import", typed(tmp_path / "people.csv", HEADING + PEOPLE)).exit_code == 0
    return run


def test_a_trial_writes_nothing_and_says_what_becomes_of_each_row(run, tmp_path):
    file = typed(tmp_path / "people.csv", HEADING + PEOPLE + "Cara Diaz,Sol SL,,cara@@sol,,Spain,,,\n")
    done = run("import", file, "--dry-run")
    assert done.exit_code == 0
    assert "8 rows: 7 new, 1 refused" in done.stdout
    assert re.search(r"Position +contact: title +Purchasing Manager", done.stdout)
    assert "9  Cara Diaz · Sol SL  Email “cara@@sol”: “cara@@sol” is not an e-mail address." in done.stdout
    assert "Nothing was written" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in {".csv", ".db"}) == ["people.csv"]


def test_the_same_file_again_changes_nothing(book, tmp_path):
    before = held(tmp_path)
    done = book("import", str(tmp_path / "people.csv"), "--update")
    assert "nothing was written" in done.stdout
    assert held(tmp_path) == before


def test_an_import_is_taken_back_and_done_again_exactly(book, tmp_path):
    full = held(tmp_path)
    assert book("undo").exit_code == 0
    taken_back = held(tmp_path)
    assert not any(taken_back[table] for table in TABLES)
    assert book("redo").exit_code == 0
    assert held(tmp_path) == full
    assert "sound" in book("check").stdout


def test_what_is_known_is_added_only_with_update_and_what_is_newer_in_the_book_stays(book, tmp_path):
    book("set", "c1", "city=Hamburg", "--on", "today")
    text = (
        HEADING
        + "Anna Schmidt,Nordlicht GmbH,Head of Purchasing,anna@nordlicht.example,+49 171 5550099,Germany,Bremen,,\n"
    )
    file = typed(tmp_path / "more.csv", text)
    os.utime(file, (1_700_000_000, 1_700_000_000))  # saved long before the book learned of it
    done = book("import", file)
    assert "1 row would change what is in the book: add --update" in done.stdout
    assert "5550099" not in book("show", "c1", "--json").stdout
    (row,) = outcomes(book, file, "--update")["rows"]
    assert row["what"] == "adds"
    assert any("5550099" in said for said in row["said"])
    assert [said.partition(":")[0] for said in row["stays"]] == ["city", "title", "authority"]
    shown = json.loads(book("show", "c1", "--json").stdout)
    assert shown["contact"]["city"] == "Hamburg"
    os.utime(file, (1_900_000_000, 1_900_000_000))
    outcomes(book, file, "--update")
    assert json.loads(book("show", "c1", "--json").stdout)["contact"]["city"] == "Bremen"


def test_a_change_of_firm_is_seen_as_one_and_told_in_the_career(book, tmp_path):
    file = typed(tmp_path / "moved.csv", "Name,Company,Email\nZoë O'Brien-Łukasz,Fern GmbH,zoe@gmail.com\n"
                 "Anna Schmidt,Fern GmbH,anna@nordlicht.example\n")  # fmt: skip
    book("set", "c5", "company=Moss GmbH") if book("add", "company", "Moss GmbH").exit_code == 0 else None
    found = outcomes(book, file, "--dry-run")["rows"]
    assert [row["what"] for row in found] == ["moves", "same"]
    assert "Fern GmbH" in found[1]["stays"][0]  # with the address of the old firm nobody has moved
    outcomes(book, file, "--update")
    shown = json.loads(book("show", "c5", "--json").stdout)
    assert [step["employer"] for step in shown["career"]] == ["Moss GmbH"]
    assert "Fern GmbH" in book("list", "contacts").stdout


def test_doubled_rows_are_one_person_and_what_contradicts_is_kept(run, tmp_path):
    text = (
        HEADING
        + "Ada Moss,Moss GmbH,Buyer,ada@moss.example,,Germany,Bonn,,\nAda Moss,Moss Gmbh,,ADA@moss.example,+49 30 5550102,,Berlin,,\n"
    )
    found = outcomes(run, typed(tmp_path / "twice.csv", text))
    assert [row["what"] for row in found["rows"]] == ["new", "same"]
    shown = run("show", "c1", "--all").stdout
    assert "+49 30 5550102" in shown
    assert "line 3: city: Berlin" in shown


def test_a_look_alike_waits_for_an_answer_that_can_be_written_into_the_sheet(book, tmp_path):
    file = typed(
        tmp_path / "alike.csv", "Name,Company,Email\nAnna Schmitt,Nordlicht GmbH,a.schmidt@nordlicht.example\n"
    )
    done = book("import", file)
    assert "Look-alikes were left" in done.stdout
    refused = tmp_path / "alike.rejects.csv"
    row = next(csv.DictReader(refused.read_text(encoding="utf-8-sig").splitlines()))
    assert "c1" in row["why not imported"]
    refused.write_text(refused.read_text(encoding="utf-8-sig").replace(',,"Line', ',c1,"Line'), encoding="utf-8-sig")
    assert outcomes(book, str(refused))["rows"][0]["ref"] == "c1"
    assert "a.schmidt@nordlicht.example" in book("show", "c1", "--json").stdout
    (tmp_path / "alike.rejects.csv").unlink()
    assert "rejects" not in book("import", file, "--skip").stdout
    assert [path.name for path in tmp_path.glob("*.rejects*")] == []


def test_days_terms_and_words_of_no_field_find_their_place(run, tmp_path):
    text = (
        "Name,Company,Email,Phone,Payment terms,Last contact,Next contact,Colour of the door\n"
        "Ada Moss,Moss GmbH,ada@moss.example,ask the desk,T/T 30/70,2026-11-02,2026-12-01,green\n"
    )
    done = run("import", typed(tmp_path / "days.csv", text), "--source", "fair")
    assert "Kept in a note as written: Phone: ask the desk" in done.stdout
    shown = run("show", "c1", "--all").stdout
    for words in ("Colour of the door: green", "Phone: ask the desk", "trade fair", "2 Nov", "1 Dec", "30/70"):
        assert words in shown, words


def test_deals_and_quotations_are_imported_with_their_client(book, tmp_path):
    deals = 'Client,Deal name,Amount,Stage\nKoala Ltd,Lamps 2027,"USD 9,600",quoted\nNew One BV,Torches,,inquiry\nKoala Ltd,,,\n'
    found = outcomes(book, typed(tmp_path / "deals.csv", deals))
    assert [row["what"] for row in found["rows"]] == ["new", "new", "refused"]
    listed = {row["title"]: row for row in json.loads(book("list", "deals", "--json").stdout)}
    assert (listed["Lamps 2027"]["company"], listed["Lamps 2027"]["value"], listed["Lamps 2027"]["currency"]) == (
        "Koala Ltd",
        "9600",
        "USD",
    )
    assert listed["Torches"]["company"] == "New One BV"
    quotes = (
        "Client,Quotation no,Quotation date,Product name,Quantity,Unit price,Payment\n"
        "Koala Ltd,Q-77,2026-11-23,Lamp A,500 pcs,USD 3.20,30% deposit\nKoala Ltd,Q-77,2026-11-23,Lamp B,200 pcs,USD 4.20,30% deposit\n"
    )
    file = typed(tmp_path / "quotes.csv", quotes)
    assert outcomes(book, file, "--about", "quotations")["counts"] == {"new": 2}
    shown = book("show", "q1").stdout
    assert "USD 2,440.00" in shown
    assert "Lamps 2027" in shown
    assert outcomes(book, file, "--about", "quotations")["counts"] == {"same": 2}


SYLLABLES = "ka lo mi ren tas vor del ni pu sha ber gon lin dro fel mar".split()


def sheet_of_800():
    """Return 800 invented clients as rows of a sheet, twenty of them with a fault, and which those are."""
    draw = random.Random(800)  # noqa: S311
    rows = []
    for number in range(800):
        name = "".join(draw.sample(SYLLABLES, 3)).capitalize()
        firm = "".join(draw.sample(SYLLABLES, 4)).capitalize()
        rows.append(
            {
                "Name": f"{name} {firm}er", "Company": f"{firm} {number} Ltd", "Email": f"n{number}@{firm.lower()}{number}.example",
                "Country": draw.choice(("Germany", "France", "巴西", "US")), "First contact": "2024-05-02", "Remark": f"r{number}",
            }
        )  # fmt: skip
    faulty = draw.sample(range(800), 20)
    for at, number in enumerate(faulty):
        column = ("Country", "Email", "First contact")[at % 3]
        rows[number] |= {column: {"Country": "Germny", "Email": "n@@x", "First contact": "31/31/2024"}[column]}
    return rows, sorted(faulty)


def test_800_clients_with_twenty_faults_are_imported_as_she_would(run, tmp_path):
    rows, faulty = sheet_of_800()
    sheet = tmp_path / "clients.csv"
    with sheet.open("w", encoding="gb18030", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    assert "800 rows: 780 new, 20 refused" in run("import", str(sheet), "--dry-run").stdout
    assert not (tmp_path / "book.db").exists()
    found = outcomes(run, str(sheet))
    assert found["counts"] == {"new": 780, "refused": 20}
    assert [row["line"] - 2 for row in found["rows"] if row["what"] == "refused"] == faulty
    refused = tmp_path / "clients.rejects.csv"
    assert refused.stat().st_mode & 0o777 == 0o600
    assert refused.read_bytes().startswith(b"\xef\xbb\xbf")
    assert not any(f"n{number}@" in run("list", "contacts", "--all", "--json").stdout for number in faulty[:1])
    text = refused.read_text(encoding="utf-8-sig")
    mended = text.replace(",Germny,", ",Germany,").replace(",n@@x,", ",,").replace(",31/31/2024,", ",2024,")
    refused.write_text(mended, encoding="utf-8-sig")
    again = outcomes(run, str(refused))
    assert again["counts"] == {"new": 20}
    assert again["rejects"] is None
    assert len(json.loads(run("list", "contacts", "--all", "--json").stdout)) == 800
    assert "r" + str(faulty[0]) in run("find", f"r{faulty[0]}").stdout
    assert run("undo").exit_code == 0
    assert len(json.loads(run("list", "contacts", "--all", "--json").stdout)) == 780


def test_an_import_that_is_cut_off_leaves_the_book_as_it_was(book, tmp_path, monkeypatch):
    from dossier.app.imports import deed
    from dossier.app.imports.clients import Clients

    monkeypatch.setattr(deed, "CHUNK", 1)
    chunk = Clients.chunk

    def stopped(self, rows):
        found = chunk(self, rows)
        if rows[0].line > 2:
            raise KeyboardInterrupt
        return found

    monkeypatch.setattr(Clients, "chunk", stopped)
    before = held(tmp_path)
    file = typed(tmp_path / "two.csv", "Name,Email\nUno Prima,u@one.example\nDue Prima,d@two.example\n")
    assert book("import", file).exit_code == 130
    assert held(tmp_path) == before


def laid_out(book):
    return sorted(map(str, book.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")))


MORE = "".join(f"N{n} Prima{n % 7},Firm {n // 3},Owner,n{n}@firm{n // 3}.example,,,,,\n" for n in range(90))


def written_behind(monkeypatch):
    """Let a list of any length be written behind, in short pieces."""
    from dossier.app.imports import deed
    from dossier.write import search, transaction

    monkeypatch.setattr(transaction, "_MANY", 1)
    monkeypatch.setattr(deed, "CHUNK", 20)
    monkeypatch.setattr(search, "MANY", 30)


@pytest.mark.parametrize("encrypted", [False, True])
def test_what_is_written_behind_is_what_is_written_at_once(run, tmp_path, monkeypatch, encrypted):
    env = {"DOSSIER_PASSPHRASE_COMMAND": "echo 'four words without sense'"} if encrypted else {}
    doubled = "Anna Schmidt,Nordlicht GmbH,Owner,anna@nordlicht.example,+49 40 7654321,,,,\n"
    file = typed(tmp_path / "more.csv", HEADING + PEOPLE + MORE + doubled)
    at_once, behind = (["--db", str(tmp_path / name / "book.db")] for name in ("at once", "behind"))

    def fine(*words):
        done = run(*words, env=env)
        assert done.exit_code == 0, done.stderr
        return done.stdout

    written_behind(monkeypatch)
    for book, many in ((at_once, 1000), (behind, 1)):
        monkeypatch.setattr("dossier.write.transaction._MANY", many)
        fine("add", "contact", "Otto", "--no-input", *book)
        if encrypted:
            fine("encrypt", "--yes", *book)
        said = fine("import", file, *book)
    assert "not imported" not in said
    fine("check", *behind)
    for asked in ("n7@firm2.example", "Prima3", "Schmidt", "title: Owner"):
        assert fine("find", asked, *behind) == fine("find", asked, *at_once)
    if encrypted:
        for book in (at_once, behind):
            fine("decrypt", "--yes", *book)
    assert held(tmp_path / "behind") == held(tmp_path / "at once")
    assert "N7 Prima0" in fine("find", "n7@firm2.example", *behind)


@pytest.mark.parametrize("end", ["tried", "cut off", "broken", "broken behind"])
def test_a_long_import_that_does_not_end_well_leaves_the_book_as_it_was(run, tmp_path, monkeypatch, end):
    from dossier.app.imports.clients import Clients
    from dossier.write import look_up

    assert run("import", typed(tmp_path / "first.csv", HEADING + PEOPLE)).exit_code == 0
    with sqlite3.connect(tmp_path / "book.db") as book:
        before, plain = laid_out(book), held(tmp_path)
    written_behind(monkeypatch)
    chunk, enter, threads = Clients.chunk, look_up.enter, []

    def watched(self, rows):
        found = chunk(self, rows)
        if end == "cut off" and rows[0].line > 30:
            raise KeyboardInterrupt
        if end == "broken" and rows[0].line > 30:
            raise sqlite3.OperationalError
        return found

    def broken(*given):
        threads.append(threading.current_thread())
        if end == "broken behind" and len(threads) > 3:
            raise sqlite3.OperationalError("disk I/O error")
        enter(*given)

    monkeypatch.setattr(Clients, "chunk", watched)
    monkeypatch.setattr(look_up, "enter", broken)
    file = typed(tmp_path / "more.csv", HEADING + PEOPLE + MORE)
    done = run("import", file, *(["--dry-run"] if end == "tried" else []))
    assert done.exit_code == {"cut off": 130, "tried": 0}.get(end, 5), done.stderr
    assert threads
    assert threading.main_thread() not in threads
    assert len(threads) == 4 or end != "broken behind"  # nothing is written after a failure
    with sqlite3.connect(tmp_path / "book.db") as book:
        assert laid_out(book) == before
    assert held(tmp_path) == plain
    assert run("check").exit_code == 0
    assert sys.getswitchinterval() == pytest.approx(0.005)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--ask", "--skip"), 2, "exclude each other"),
        (("--about", "peple"), 2, "peple"),
        (("--source", "nowhere at all"), 2, "source"),
        (("--map", "Nothing=name"), 2, "nothing"),
    ],
    ids=str,
)
def test_options_that_cannot_be_are_refused(run, tmp_path, words, code, said):
    done = run("import", typed(tmp_path / "people.csv", HEADING + PEOPLE), *words)
    assert done.exit_code == code, done.stderr
    assert said in done.stderr


UGLY = """公司名称,客户来源,联系人,标签,标签,贸易条款,员工人数,时区,跟进情况,下一步计划,首次联系,生日
Nordlicht GmbH,2025年秋季广交会,Anna Schmidt,重点,户外,FOB宁波,51-200人,GST,发了报价,催样品,2024-03,5月6日
Silva Ltda,老客户介绍,,,,,,,,,2026-11-02,
Freelance,Canton Fair spring,Ravi Kumar,,,,,,,,,
"""


KEPT = {
    "anna": (
        "fair",
        "2025年秋季广交会",
        "重点, 户外",
        "FOB 宁波",
        "员工人数: 51-200人; 时区: GST",
        "跟进情况: 发了报价; 下一步计划: 催样品",
    ),
    "Silva": ("source: referral", "first contact: 2026-11-02"),
    "ravi": ("Canton Fair spring",),
}


def test_what_a_sheet_says_in_its_own_words_is_in_the_book(run, tmp_path):
    assert run("import", typed(tmp_path / "ugly.csv", UGLY)).exit_code == 0
    shown = {who: " ".join(run("show", who).stdout.split()) for who in KEPT}
    assert [(who, words) for who, every in KEPT.items() for words in every if words not in shown[who]] == []
    assert "Freelance" not in run("list", "companies").stdout


def test_a_card_says_no_more_than_it_knows(run, tmp_path):
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Rui Silva\nADR:;;;Porto;;;Portugal\n"
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-07-08\nCATEGORIES:Fair,Lisbon\nEND:VCARD\n"
    )
    assert run("import", typed(tmp_path / "card.vcf", card)).exit_code == 0
    row = json.loads(run("show", "rui", "--json").stdout)
    words = json.dumps(row, ensure_ascii=False)
    assert "Porto, Portugal" not in words
    assert "--07-08" in words
    assert re.search("Fair.{1,12}Lisbon", words)


def test_a_short_name_of_the_same_firm_is_no_new_job(run, tmp_path):
    head = "公司,联系人,邮箱\n"
    run("import", typed(tmp_path / "a.csv", f"{head}深圳市光明贸易有限公司,欧阳娜娜,ou@g.example\n"))
    assert {
        row["what"]
        for row in outcomes(run, typed(tmp_path / "b.csv", f"{head}光明贸易,欧阳娜娜,ou@g.example\n"), "--update")[
            "rows"
        ]
    } == {"same"}


def test_rows_that_cannot_be_kept_aside_are_named_all_the_same(run, tmp_path, monkeypatch):
    def full(*_words):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dossier.app.imports.rejects.write_file", full)
    said = run("import", typed(tmp_path / "a.csv", "Name,Email\nAnna Berg,a@b.example\nIda Holm,nonsense\n"))
    assert said.exit_code == 0
    assert "a.rejects.csv" in said.stderr
    assert "1 new" in said.stdout + said.stderr


def test_a_price_of_no_goods_and_a_touch_that_is_still_to_come(run, tmp_path):
    quoted = outcomes(run, typed(tmp_path / "q.csv", "Quote No,Company,Unit price\nQ1,Nord GmbH,3.20\n"))
    assert "says of no goods" in quoted["rows"][0]["faults"][0]["reason"]
    run("import", typed(tmp_path / "l.csv", "Name,Last contact\nAnna Berg,2027-05-01\n"))
    assert "Last contact: 2027-05-01" in run("show", "anna").stdout


def test_a_name_stands_by_itself(run, tmp_path):
    sheet = 'Name,Company\nMrs. Anna Berg,A\n"SMITH, John",B\nAnna Wang (王安娜),C\nTom Brown (Buyer),D\n"Dr. Ravi Kumar, PhD",E\n'
    run("import", typed(tmp_path / "a.csv", sheet))
    people = [json.loads(run("show", f"c{n}", "--json").stdout) for n in range(1, 6)]
    names = [
        (each["contact"]["name"], each["contact"]["native_name"], each["contact"]["salutation"]) for each in people
    ]
    assert names == [
        ("Anna Berg", None, "Ms"),
        ("John Smith", None, None),
        ("Anna Wang", "王安娜", None),
        ("Tom Brown", None, None),
        ("Dr. Ravi Kumar, PhD", None, None),
    ]
    assert "Buyer" in run("show", "c4").stdout
    assert {row["what"] for row in outcomes(run, str(tmp_path / "a.csv"))["rows"]} == {"same"}


def test_sheets_that_were_not_read_are_named(run, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        for country, name in (("德国", "Anna Berg"), ("法国", "Claire Dubois")):
            sheet = book.add_worksheet(country)
            sheet.write_row(0, 0, ["联系人", "邮箱"])
            sheet.write_row(1, 0, [name, f"{name[:2]}@x.example"])
    assert "Other sheets were not read: 法国" in run("import", str(tmp_path / "a.xlsx")).stdout
    assert "not read" not in run("import", str(tmp_path / "a.xlsx"), "--sheet", "法国").stdout


def test_a_last_contact_counts_as_a_touch_and_goes_with_its_person(run, tmp_path):
    file = typed(
        tmp_path / "a.csv",
        "Name,Email,Last contact,Next contact,To do\nAnna Berg,a@b.example,2026-11-01,2026-12-01,send samples\n",
    )
    run("import", file)
    row = json.loads(run("list", "contacts", "--json").stdout)
    assert "2026-11-01" in json.dumps(row)
    assert "send samples" in run("list", "follow-ups").stdout
    assert outcomes(run, file)["counts"] == {"same": 1}
    run("undo")
    assert "send samples" not in run("list", "follow-ups").stdout
    run("redo")
    assert "send samples" in run("list", "follow-ups").stdout


def test_people_of_whom_nothing_but_a_name_is_known_do_not_come_twice(run, tmp_path):
    file = tmp_path / "names.csv"
    file.write_text("Name,City\nPiet de Vries,Utrecht\n王安娜,广州\n", encoding="utf-8")
    assert "2 new" in run("import", str(file)).stdout
    again = run("import", str(file))
    assert "2 perhaps in the book already" in again.stdout + again.stderr
    assert len(run("list", "contacts", "--csv").stdout.splitlines()) == 3


def test_a_price_of_a_sheet_is_read_as_everywhere(run, tmp_path):
    file = tmp_path / "quotes.csv"
    file.write_text(
        "报价单号,客户,联系人,品名,数量,单价,币种\n"
        'Q1,Nord GmbH,Anna,Lamp A,2000,"1,250.50",USD\n'
        "Q2,Nord GmbH,Anna,Lamp B,500,10.000,USD\n"
        'Q3,Nord GmbH,Anna,Lamp C,500,"3,20",USD\n',
        encoding="utf-8",
    )
    assert "2 new, 1 refused" in run("import", str(file)).stdout
    assert "USD 1,250.50" in run("show", "q1").stdout
    assert "USD 3.20" in run("show", "q2").stdout
    assert "10,000 or 10.00" in (tmp_path / "quotes.rejects.csv").read_text("utf-8-sig")


def test_a_day_of_contact_that_is_still_to_come_is_a_follow_up(run, tmp_path):
    (tmp_path / "a.csv").write_text(
        "联系人,邮箱,跟进日期\nAda,a@x.example,2026-12-01\nBob,b@x.example,2026-11-20\n", encoding="utf-8"
    )
    run("import", str(tmp_path / "a.csv"))
    assert "Tue 1 Dec" in run("show", "ada").stdout
    assert [
        each["last_touch"]
        for each in json.loads(run("list", "contacts", "--json", "--columns", "name,last_touch").stdout)
    ] == [
        None,
        "2026-11-20",
    ]


def test_headings_in_traditional_characters_are_understood(run, tmp_path):
    text = "公司名稱,國家,聯絡人,職稱,電郵,電話,客戶等級,主營產品\nFoo Ltd,香港,陳大文,採購,chan@foo.example,+852 2345 6789,A,燈具\n"
    (tmp_path / "a.csv").write_bytes(text.encode("big5"))
    said = run("import", str(tmp_path / "a.csv")).stdout
    assert "note" not in said
    assert "1 new" in said
