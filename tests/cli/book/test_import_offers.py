"""Our offers from a sheet: every dialect, all or nothing, each bad cell named."""

import io
import json

import pytest
import xlsxwriter

CHINESE = (
    "货号,品名,类别,插头,认证,起订量,单价,备注\n"
    "X-1,快充头 45W,充电器,EU、UK,CE;RoHS,1000,USD 4.20-4.80,red\n"
    "X-2,台灯,灯,EU,CE,500,6.5,\n"
)


def workbook(*rows):
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    sheet = book.add_worksheet("Offers")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return held.getvalue()


SHEETS = {
    "gb18030.csv": CHINESE.encode("gb18030"),
    "bom.csv": b"\xef\xbb\xbf" + CHINESE.encode(),
    "semicolon.csv": CHINESE.replace("CE;RoHS", "CE RoHS").replace(",", ";").encode(),
    "book.xlsx": workbook(["Our offers 2027"], [], *(line.split(",") for line in CHINESE.splitlines())),
}


def offers(run):
    return json.loads(run("list", "offers", "--json").stdout)


@pytest.mark.parametrize("name", SHEETS)
def test_offers_come_in_from_every_kind_of_sheet(run, tmp_path, name):
    (tmp_path / name).write_bytes(SHEETS[name])
    done = run("import", str(tmp_path / name))
    assert done.exit_code == 0, done.stderr
    assert "Columns left out: 备注" in done.stdout
    found = {row["code"]: row for row in offers(run)}
    assert (found["X-1"]["name"], found["X-1"]["price"], found["X-1"]["currency"]) == ("快充头 45W", "4.20", "USD")
    assert found["X-1"]["plug"].split("\n") == ["EU", "UK"]
    assert found["X-2"]["minimum_order"] == "500"


def test_a_number_of_a_workbook_is_read_as_it_stands(run, tmp_path):
    (tmp_path / "n.xlsx").write_bytes(workbook(["Item", "Name", "MOQ", "Unit price"], [4711, "Lamp", 1000, 3.25]))
    assert run("import", str(tmp_path / "n.xlsx")).exit_code == 0
    assert [(row["code"], row["minimum_order"], row["price"]) for row in offers(run)] == [("4711", "1000", "3.25")]


def test_bad_cells_are_named_by_line_and_column_and_the_good_rows_are_imported(run, tmp_path):
    sheet = tmp_path / "bad.csv"
    sheet.write_text(
        "code,name,price,moq\nA,lamp,abc,12\nB,lamp 2,3,-4\n,,9,\nC,good,1,1\nC,twice,1,1\n", encoding="utf-8"
    )
    done = run("import", str(sheet))
    assert "1 new, 4 refused" in done.stdout
    said = (tmp_path / "bad.rejects.csv").read_text(encoding="utf-8-sig")
    for words in ("Line 2: price “abc”", "Line 3: moq “-4”", "Line 4: It has neither", "It stands in line 5, too"):
        assert words in said
    assert [row["name"] for row in offers(run)] == ["good"]


def test_known_item_numbers_stay_unless_update_is_given_and_undo_brings_all_back(run, tmp_path):
    sheet = tmp_path / "o.csv"
    sheet.write_text("code,name,price\nA,Lamp,3\n", encoding="utf-8")
    run("import", str(sheet))
    sheet.write_text("code,name,price\nA,Lamp,4\nB,Pad,5\n", encoding="utf-8")
    dry = run("import", str(sheet), "--dry-run")
    assert "B" in dry.stdout
    assert [row["price"] for row in offers(run)] == ["3"]
    assert "--update" in run("import", str(sheet)).stdout
    assert [row["price"] for row in offers(run)] == ["3", "5"]
    run("import", str(sheet), "--update")
    assert [row["price"] for row in offers(run)] == ["4", "5"]
    assert run("undo").exit_code == 0
    assert [row["price"] for row in offers(run)] == ["3", "5"]


def test_a_column_is_named_by_hand(run, tmp_path):
    sheet = tmp_path / "o.csv"
    sheet.write_text("Bezeichnung,Preis\nLampe,3\n", encoding="utf-8")
    assert run("import", str(sheet)).exit_code == 2
    assert run("import", str(sheet), "--map", "Bezeichnung=name", "--map", "Preis=price_low").exit_code == 0
    assert [(row["name"], row["price"]) for row in offers(run)] == [("Lampe", "3")]
    assert run("import", str(sheet), "--map", "Preis=weight").exit_code == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", 2), (b"PK\x03\x04 no workbook", 2), (b"\x00\xff\x00", 2), (b"just words", 2), (None, 3)],
    ids=str,
)
def test_what_is_no_sheet_is_refused_in_one_sentence(run, tmp_path, content, code):
    path = tmp_path / "odd.xlsx"
    if content is not None:
        path.write_bytes(content)
    done = run("import", str(path))
    assert (done.exit_code, len(done.stderr.splitlines())) == (code, 1)
    assert run("import", str(tmp_path)).exit_code == 2
