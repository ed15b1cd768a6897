"""Whatever a file holds comes in by one command: known by itself, tried row by row, one undo, nothing where it is cut off."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

LETTER = """From: {name} <{address}>
To: lily@us.example
Date: Mon, 23 Nov 2026 07:00:00 +0100
Message-ID: <{address}>
Subject: Inquiry

Please quote 300 pcs of lantern GL-7.

Best regards
{name}
Buyer
{firm}
"""
PEOPLE = (("Eva Lund", "Lund Lys AB"), ("Omar Said", "Said Trading LLC"), ("Ida Holm", "Holm Design ApS"))


def letters(folder: Path) -> Path:
    """Return a folder of mails from three people."""
    folder.mkdir()
    for name, firm in PEOPLE:
        short, domain = name.split()[0].lower(), firm.split()[0].lower()
        text = LETTER.format(name=name, firm=firm, address=f"{short}@{domain}-home.example")
        (folder / f"{short}.eml").write_text(text, encoding="utf-8")
    return folder


def rows(path: Path) -> dict[str, int]:
    """Return how many rows each table of a book has."""
    with sqlite3.connect(path) as book:
        return {
            name: book.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0]
            for name in ("contact", "log_entry", "operation")
        }


def test_a_folder_of_mails_is_known_tried_written_and_taken_back_as_one(run, book_path, tmp_path):
    box = letters(tmp_path / "box")
    tried = run("import", str(box), "--dry-run")
    assert "box · letters" in tried.stdout
    assert "3 rows: 3 new" in tried.stdout
    assert not book_path.exists()
    assert run("import", str(box)).stdout.startswith("Imported box: 3 new.\nRead as letters.\n")
    assert rows(book_path) == {"contact": 3, "log_entry": 3, "operation": 1}
    assert "Nothing new in box; nothing was written." in run("mailbox", str(box)).stdout
    run("undo")
    assert rows(book_path)["contact"] == 0


def test_who_may_be_in_the_book_is_left_unless_she_is_asked(run, tmp_path):
    run("add", "contact", "Eva Lund", "--company", "Lund Lys AB", "--known", "--no-follow-up")
    done = run("import", str(letters(tmp_path / "box")))
    assert "2 new, 1 perhaps in the book already" in done.stdout
    assert "Line 1: " in done.stdout


def test_a_list_of_people_within_a_folder_of_mails_is_refused_with_its_line(run, tmp_path):
    box = letters(tmp_path / "box")
    (box / "a.eml").write_text(
        "Name,Company,Email\nAda,Moss,a@moss.example\nBo,Reed,b@reed.example\n", encoding="utf-8"
    )
    done = run("import", str(box))
    assert "3 new, 1 refused" in done.stdout
    assert "Line 1: a.eml; This is a list of people or firms" in done.stdout


@pytest.mark.parametrize("words", [("import",), ("mailbox",), ("inherit",), ("rates", "import")])
def test_no_road_waits_for_a_pipe_or_a_device(run, tmp_path, words):
    os.mkfifo(tmp_path / "pipe")
    done = run(*words, str(tmp_path / "pipe"))
    assert (done.exit_code, "is a device or a pipe, not a file" in done.stderr) == (2, True)


def test_an_interrupt_in_the_middle_leaves_the_book_as_it_was(run, book_path, tmp_path, monkeypatch):
    run("add", "contact", "Ben Ford", "--known", "--no-follow-up")
    before = rows(book_path)
    from dossier.app.imports import letters as road

    real, seen = road.add_one, []

    def cut_off(*given, **more):
        seen.append(1)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return real(*given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(road, "add_one", cut_off)
        assert run("import", str(letters(tmp_path / "box"))).exit_code == 130
    assert rows(book_path) == before
    assert "3 new" in run("import", str(tmp_path / "box")).stdout


def test_a_shared_mailbox_is_the_address_of_the_firm(run, tmp_path):
    (tmp_path / "c.csv").write_text(
        "Name,Company,Email,Country\n,Sun LLC,info@sun.example,US\n,,sales@moon-lights.example,CN\n,,info@gmail.com,\n",
        encoding="utf-8",
    )
    assert "3 new" in run("import", str(tmp_path / "c.csv")).stdout
    assert [each["name"] for each in json.loads(run("list", "contacts", "--json").stdout)] == ["Info"]
    firms = [each["name"] for each in json.loads(run("list", "companies", "--json").stdout)]
    assert sorted(firms) == ["Sun LLC", "moon-lights.example"]
    assert "info@sun.example" in run("show", "Sun LLC").stdout
    assert "3 in the book already" in run("import", str(tmp_path / "c.csv")).stdout


@pytest.mark.parametrize(
    ("cell", "country", "kept"),
    [
        ("8613800001111", "CN", "+8613800001111"),
        ("4915112345678", "Germany", "+4915112345678"),
        ("493012345678", "DE", "+493012345678"),
        ("13800001111", "CN", "13800001111"),
        ("7012345678", "KZ", "7012345678"),
        ("493012345678", "", "493012345678"),
    ],
)
def test_a_number_that_a_spreadsheet_made_of_a_phone_gets_its_plus_back(run, tmp_path, cell, country, kept):
    (tmp_path / "c.csv").write_text(f"Name,Mobile,Country\nAnna Berg,{cell},{country}\n", encoding="utf-8")
    run("import", str(tmp_path / "c.csv"))
    assert f"mobile {kept} " in " ".join(run("show", "anna").stdout.split()) + " "


def test_a_deal_that_is_refused_leaves_its_client_out_too(run, tmp_path):
    (tmp_path / "d.csv").write_text(
        "Deal,Client,Contact,Email,Value,Currency\n"
        "Lamps,Alpha Ltd,Zed One,z@alpha.example,100,USD\n"
        ",Beta Ltd,Yan Two,y@beta.example,100,USD\n"
        "Torches,Beta Ltd,Xi Three,x@beta.example,200,USD\n",
        encoding="utf-8",
    )
    done = run("import", str(tmp_path / "d.csv"))
    assert "2 new, 1 refused" in done.stdout
    names = [each["name"] for each in json.loads(run("list", "contacts", "--json").stdout)]
    assert sorted(names) == ["Xi Three", "Zed One"]
    assert "Beta Ltd,Yan Two,y@beta.example" in (tmp_path / "d.rejects.csv").read_text(encoding="utf-8-sig")
    assert run("check").exit_code == 0
    run("undo")
    assert json.loads(run("list", "companies", "--json").stdout) == []


def test_a_file_that_is_no_text_is_no_mailbox(run, tmp_path):
    (tmp_path / "photo.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (tmp_path / "empty.mbox").touch()
    for name in ("photo.xlsx", "empty.mbox"):
        said = run("mailbox", str(tmp_path / name))
        assert said.exit_code == 2
        assert "holds no letter" in said.stderr
