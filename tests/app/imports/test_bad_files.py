"""Files made to hurt: each is refused in one sentence, within a memory and a time that the file cannot choose."""

import contextlib
import json
import subprocess
import sys

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT, environment
from dossier.errors import DossierError
from faulty_files import CHANGES, GOOD, NAMED, SHEET, cell, mutated, ods, xls, xlsx

from .reading import read_table

MEMORY = 300
"""Megabytes that no small file may cost: the program itself takes thirty."""
FILLED = '<table:table-cell office:value-type="string" {}><text:p>x</text:p></table:table-cell>'
HUGE = b"x" * 5_000_000
BAD = {
    "two cells at the ends of a sheet": xlsx(f'{NAMED}<row r="1048576">{cell("XFD1048576")}</row>'),
    "a cell in the hundred thousandth line": xlsx(f'{NAMED}<row r="100000">{cell("ALL100000")}</row>'),
    "cells without names in the last line": xlsx(f'{NAMED}<row r="1048576">{cell("") * 200}</row>'),
    "small letters": xlsx(f'{NAMED}<row r="1048576">{cell("xfd1048576")}</row>'),
    "a name that no sheet has": xlsx(f'{NAMED}<row r="9">{cell("ZZZZZZ99999999")}</row>'),
    "blanks that unpack to more than it may": xlsx(NAMED + " " * 41_000_000),
    "texts that come again by the million": xlsx(NAMED, **{"xl/sharedStrings.xml": "<sst>" + "<si><t>a</t></si>" * 600_000 + "</sst>"}),
    "two cells of an old workbook": xls((0, 0), (65535, 65535)),
    "a filled cell repeated": ods(f'<table:table-row table:number-rows-repeated="1048576">'
        f'{FILLED.format(chr(116) + "able:number-columns-repeated=" + chr(34) + "16384" + chr(34))}</table:table-row>'),
    "a filled cell far below": ods(f'<table:table-row>{FILLED.format("")}</table:table-row><table:table-row '
        f'table:number-rows-repeated="1048570"><table:table-cell/></table:table-row><table:table-row><table:table-cell '
        f'table:number-columns-repeated="16000"/>{FILLED.format("")}</table:table-row>'),
    "a cell of five megabytes": b"Name,Email\nAnna," + HUGE,
    "a cell of five megabytes in a workbook": xlsx(f'{NAMED}<row r="2">{cell("A2", HUGE.decode())}</row>'),
    "a cell of five megabytes in a page": b"<table><tr><td>Name<tr><td>" + HUGE,
    "a name of five megabytes in a card": b"BEGIN:VCARD\nFN:" + HUGE + b"\nEND:VCARD\n",
    "nothing but commas": b"," * 5_000_000,
    "a tag without end": b"<table>" + b"<a " * 2_000_000,
    "nothing but rows": b"<table>" + b"<tr><td>" * 100_000,
}  # fmt: skip
MEASURED = """
import json, re, sys
from datetime import datetime
from pathlib import Path
from dossier.app.imports.deed import planned
from dossier.app.imports.plan import FileToImport, Source
from dossier.app.session import Session
from dossier.errors import DossierError
from dossier.exchange.incoming import workbook_limits
from dossier.paths import places
import os
workbook_limits.UNPACKED, workbook_limits.STRINGS = 40_000_000, 10_000_000  # a tenth, so that the test has less to make
session = Session(places(dict(os.environ)), datetime(2026, 11, 23), lambda *said: None, done=[])
found = {}
for name in sys.argv[1:]:
    try:
        planned(session, FileToImport(Path(name)), Source(Path(name)))
        found[name] = "read"
    except DossierError as error:
        found[name] = str(error)
found["memory"] = int(re.search("VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """Read all the bad files in one process; return what each was answered, and the most memory in megabytes."""
    folder = tmp_path_factory.mktemp("bad")
    for number, content in enumerate(BAD.values()):
        (folder / str(number)).write_bytes(content)
    names = [str(folder / str(number)) for number in range(len(BAD))]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *names],
        capture_output=True,
        text=True,
        env=environment(folder) | {"PYTHONPATH": str(ROOT / "src")},
        timeout=120,
        check=True,
    )
    found = json.loads(done.stdout)
    return {name: found[path] for name, path in zip(BAD, names, strict=True)} | {"memory": found["memory"]}


@pytest.mark.parametrize("name", BAD)
def test_what_would_take_too_much_is_refused(measured, name):
    said = measured[name]
    assert any(words in said for words in ("spreads over", "unpacks to", "characters", "lines or", "holds nothing")), (
        said
    )
    assert "\n" not in said


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (BAD["two cells at the ends of a sheet"], "spreads over"),
        (BAD["blanks that unpack to more than it may"], "unpacks to"),
        (BAD["a cell of five megabytes"], "is longer than"),
        (b"Name,Email\nAnna," + b"x" * 1_200_000, "has a cell of more than"),
        (b"Name\n" + b"Anna\n" * 60, "more than 50 lines"),
        (b"Name,Email\n", "no record under its heading"),
    ],
)
def test_what_is_too_much_is_said(quiet_session, tmp_path, monkeypatch, content, words):
    monkeypatch.setattr("dossier.exchange.incoming.workbook_limits.UNPACKED", 1_000_000)
    monkeypatch.setattr("dossier.exchange.incoming.sheet.ROWS", 50)
    (tmp_path / "list").write_bytes(content)
    with pytest.raises(DossierError) as raised:
        read_table(quiet_session, tmp_path / "list")
    assert words in str(raised.value)


def test_an_old_workbook_that_harms_nobody_is_read(quiet_session, tmp_path):
    (tmp_path / "list.xls").write_bytes(xls((0, 0), (2, 3)))
    table = read_table(quiet_session, tmp_path / "list.xls", ("A=name", "D=note"))
    assert [(row.line, row.cells) for row in table.rows] == [(1, ("1", "", "", "")), (3, ("", "", "", "1"))]


def test_no_bad_file_takes_much_memory(measured):
    assert measured["memory"] < MEMORY


def test_a_workbook_is_read_with_its_title_joined_cells_and_numbers(quiet_session, tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "list.xlsx")
    book.add_worksheet("空的")
    sheet = book.add_worksheet("Clients")
    sheet.merge_range("A1:D1", "客户信息表")
    sheet.merge_range("A3:A4", "公司")
    sheet.merge_range("B3:C3", "联系人信息")
    sheet.write_row("B4", ["联系人", "电话", "日期"])
    sheet.merge_range("A5:A6", "Bright")
    sheet.write_row("B5", ["Jan", 31205550101])
    sheet.write_row("B6", ["Piet", 31205550102])
    book.close()
    table = read_table(quiet_session, tmp_path / "list.xlsx")
    assert (table.sheet, table.others) == ("Clients", ("空的",))
    assert [(row.line, row.values["company.name"], row.values["contact.phone"]) for row in table.rows] == [
        (5, ("Bright",), ("31205550101",)),
        (6, ("Bright",), ("31205550102",)),
    ]


@pytest.mark.parametrize("name", GOOD)
def test_a_file_with_faults_is_read_or_refused_and_never_a_surprise(quiet_session, tmp_path, name):
    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(CHANGES)
    def reads(changes):
        (tmp_path / name).write_bytes(mutated(GOOD[name], changes))
        with contextlib.suppress(DossierError):
            table = read_table(quiet_session, tmp_path / name)
            assert all(row.values or row.rest for row in table.rows)

    reads()


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(at=st.integers(1, 11), place=st.integers(1, 200), sign=st.sampled_from(['"', "'", "=", "\\", "“"]))
def test_one_sign_too_many_loses_no_other_row(quiet_session, tmp_path, at, place, sign):
    lines = SHEET.splitlines()
    inside = place % (len(lines[at]) + 1)
    lines[at] = lines[at][:inside] + sign + lines[at][inside:]
    (tmp_path / "list.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    table = read_table(quiet_session, tmp_path / "list.csv")
    read = {row.line: row.values.get("contact.email") for row in table.rows}
    others = [n for n in range(12) if n + 1 != at]
    assert [read.get(n + 2) for n in others] == [(f"a{n}@f{n}.example",) for n in others]
    assert at + 1 in read or at + 1 in {row.line for row in table.unread}
