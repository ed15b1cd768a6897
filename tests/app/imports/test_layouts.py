"""Sheets as people and programs write them: what each is about, and what its rows say."""

import tomllib
from pathlib import Path

import pytest

from dossier.app.imports.reading import keep_mapping
from dossier.errors import DossierError, WrongUsageError

from .reading import read_table

LAYOUTS = {
    each["name"]: each for each in tomllib.loads((Path(__file__).parent / "layouts.toml").read_text("utf-8"))["layout"]
}
STACK = "a list of firms and people in Chinese, with a title, a sum and a signature"


def told(row):
    """Return a row as one line: its number, each field with its values, and behind `~` what belongs to no field."""
    values = [f"{field}={'|'.join(texts)}" for field, texts in row.values.items()]
    rest = [f"{cell.heading}={cell.text}" for cell in row.rest]
    return " ".join([str(row.line), *values, *(["~"] if rest else []), *rest])


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("form", ["utf-8", "gb18030", "utf-16"])
def test_rows_are_read_whatever_program_wrote_them(quiet_session, tmp_path, name, form):
    text = LAYOUTS[name]["text"]
    (tmp_path / "list.csv").write_bytes(text.encode(form, "xmlcharrefreplace" if text[0] == "<" else "strict"))
    if form == "gb18030" and "é" in text:  # no Chinese program writes Spanish so
        return
    table = read_table(quiet_session, tmp_path / "list.csv")
    assert (table.about, [told(row) for row in table.rows]) == (LAYOUTS[name]["about"], LAYOUTS[name]["rows"])


def test_what_is_no_record_stands_beside_with_its_line(quiet_session, tmp_path):
    (tmp_path / "list.csv").write_text(LAYOUTS[STACK]["text"], encoding="utf-8")
    table = read_table(quiet_session, tmp_path / "list.csv")
    assert tuple(table.beside) == ((1, "客户资料导出"), (2, "导出时间：2026-11-01"), (6, "合计 · 2"), (7, "制表：李丽"))


def test_each_column_is_told_with_its_field_and_a_cell_of_it(quiet_session, tmp_path):
    (tmp_path / "list.csv").write_text("No,First Name,Last Name,Mail,Land,Hue\n1,Jan,Bos,j@b.example,NL,red\n")
    table = read_table(quiet_session, tmp_path / "list.csv")
    assert [tuple(column) for column in table.columns] == [
        ("No", "-", "heading", "1"),
        ("First Name", "contact.name", "heading", "Jan"),
        ("Last Name", "contact.name", "heading", "Bos"),
        ("Mail", "contact.email", "heading", "j@b.example"),
        ("Land", "contact.country", "heading", "NL"),
        ("Hue", None, "unknown", "red"),
    ]


def test_a_line_that_fell_apart_is_not_guessed(quiet_session, tmp_path):
    (tmp_path / "list.csv").write_text("Company,Contact,Email\nAl Noor, Est,Ali,a@n.example\nB,Jan,j@b.example\n")
    table = read_table(quiet_session, tmp_path / "list.csv")
    assert [told(row) for row in table.rows] == ["3 company.name=B contact.name=Jan contact.email=j@b.example"]
    assert [row.cells for row in table.unread] == [("Al Noor", "Est", "Ali", "a@n.example")]


def test_the_user_says_what_columns_mean_and_is_believed_the_next_time(quiet_session, tmp_path):
    (tmp_path / "list.csv").write_text("Wer,Wo,Was,Nr\nJan,NL,lamps,7\n")
    mapped = ("Wer=name", "Wo=contact.country", "Was=fact:wants", "Nr=-")
    table = read_table(quiet_session, tmp_path / "list.csv", mapped)
    assert [told(row) for row in table.rows] == ["2 contact.name=Jan contact.country=NL fact:wants=lamps"]
    keep_mapping(quiet_session, table, mapped)
    (tmp_path / "list.csv").write_text("of 2026,,,\nWer,Wo,Was,Nr\nPiet,BE,torches,8\n")
    table = read_table(quiet_session, tmp_path / "list.csv")
    assert [told(row) for row in table.rows] == ["3 contact.name=Piet contact.country=BE fact:wants=torches"]
    assert [column.how for column in table.columns] == ["saved"] * 4
    assert (quiet_session.places.config / "imports.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("mapped", "about", "words"),
    [
        (("Wer=",), None, "“Wer=” does not name a column"),
        (("Wer",), None, "“Wer” does not name a column"),
        (("Wen=name",), None, "There is no column “wen”. Did you mean Wer?"),
        (("Wer=weight",), None, "“wer=weight” does not name a column and a field"),
        ((), "orders", "A list cannot be about “orders”"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(quiet_session, tmp_path, mapped, about, words):
    (tmp_path / "list.csv").write_text("Wer,Email\nJan,j@b.example\n")
    with pytest.raises(WrongUsageError) as raised:
        read_table(quiet_session, tmp_path / "list.csv", mapped, about=about)
    assert words in str(raised.value)


def test_every_shipped_word_means_a_field_that_there_is():
    from dossier.app.imports.headings import target
    from dossier.values.shipped import table

    own = {"name", "address", "email", "phone", "website", "custom", "reach", "line"}
    for kind, fields in table("imports/headings").items():
        for field in fields if kind not in {"row", "words"} else ():
            if field.partition(".")[0] not in own:
                assert target(field if field.startswith("terms.") else f"{kind}.{field}", "contact"), (kind, field)


STRANGERS = {
    b"%PDF-1.7\n": "a PDF", b"\x89PNG\r\n": "a picture", b"MZ\x90\0": "a program", b"PK\x03\x04junk": "workbook",
    b"\xd0\xcf\x11\xe0junk": "workbook", b"BEGIN:VCALENDAR\n": "a calendar",
    b'{"contacts": []}': "JSON", bytes(range(256)) * 20: "not a list", b"": "holds nothing", b"<html>hi": "has no table",
    b"\x1f\x8bx": "an archive", b"{\\rtf1 a}": "a text document", b"hello world": "No heading was understood",
}  # fmt: skip


@pytest.mark.parametrize("content", STRANGERS, ids=STRANGERS.values())
def test_what_is_no_list_is_named(quiet_session, tmp_path, content):
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(DossierError) as raised:
        read_table(quiet_session, tmp_path / "file")
    assert STRANGERS[content] in str(raised.value)
    assert raised.value.exit_code == 2
