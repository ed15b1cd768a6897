"""Who is archived is in nobody's way and stays in the book: left out of what is to do, found by name, brought back whole."""

import json
import re
import sqlite3
from datetime import date, timedelta

import pytest

from dossier.app.reports.report import REPORTS
from dossier.read.find.lists import LISTS
from dossier.read.living import LIVING
from dossier.write.tables import every

LETTER = """From: Ada Moss <ada@moss.example>
To: lily@us.example
Subject: Desk lamps
Date: Fri, 20 Nov 2026 09:12:00 +0100

Dear Lily,
please quote 500 desk lamps FOB Shenzhen.

Best regards
Ada Moss
"""


@pytest.fixture
def book(run):
    """Return a book with two people of one firm; with the first a follow-up, a promise and a deal are open."""
    for name in ("Ada Moss", "Bo Reed"):
        run(
            "add",
            "contact",
            name,
            "--company",
            "Moss GmbH",
            "--country",
            "DE",
            "--known",
            "--no-follow-up",
            "--no-input",
        )
    run("set", "c1", "email=ada@moss.example")
    run("follow", "c1", "+1d", "call")
    run("add", "promise", "c1", "the report", "--due-on", "fri")
    run("deal", "c1", "lamps")
    return run


def archived(run, *more):
    done = run("archive", "c1", "--why", "wants no more mail", *more)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_what_is_open_is_asked_about_and_nothing_is_written_before(book):
    refused = book("archive", "c1")
    assert (refused.exit_code, refused.stdout) == (6, "")
    assert (
        "Still open: call (f1), the report (m1). Drop them? Add --drop to drop what is open, or --keep"
        in refused.stderr
    )
    assert "archived" not in book("show", "c1", "--brief").stdout


def test_what_is_open_goes_with_the_reason_or_waits_and_deals_stay(book):
    said = archived(book, "--drop")
    assert "Archived Ada Moss (c1): wants no more mail.\n" in said
    assert "Dropped f1 (Ada Moss: call): wants no more mail.\n" in said
    assert "Dropped m1 (Ada Moss: the report)" in said
    assert "d1 stays with the firm.\n" in said
    book("undo")
    assert "f1, m1 stay open and wait until they come back.\n" in archived(book, "--keep")
    assert "call" not in book("remind", "--all").stdout
    assert "no longer archived" in book("unarchive", "ada").stdout
    assert "call" in book("remind", "--all").stdout


def test_the_book_still_knows_them_and_says_so_first(book):
    archived(book, "--drop")
    assert book("show", "ada moss", "--brief").stdout.splitlines()[1].split(maxsplit=1) == [
        "archived",
        "since 23 Nov: wants no more mail  › dossier unarchive c1",
    ]
    assert "wants no more mail" not in book("show", "c1", "--brief", "--share").stdout
    assert "Ada Moss" in book("find", "ada moss").stdout
    (row,) = json.loads(book("list", "contacts", "--archived", "--json").stdout)
    assert (row["name"], row["archived_on"], row["archived_why"]) == ("Ada Moss", "2026-11-23", "wants no more mail")
    assert [each["name"] for each in json.loads(book("list", "contacts", "--json").stdout)] == ["Bo Reed"]
    assert "wants no more mail" in book("history", "c1").stdout
    told = book("add", "contact", "Ada Moss", "--email", "ada@moss.example").stderr
    assert "Ada Moss (c1) is archived since 23 Nov: wants no more mail." in told


def test_a_name_means_the_living_one_first(book):
    archived(book, "--drop")
    book("add", "contact", "Ada Lund", "--known", "--no-follow-up", "--no-input")
    assert book("show", "ada", "--brief").stdout.startswith("Ada Lund c3")
    assert book("show", "Ada Moss", "--brief").stdout.startswith("Ada Moss c1")
    assert book("unarchive", "ada").stdout.startswith("Ada Moss (c1): no longer archived.")


def test_a_living_one_who_answers_less_well_is_asked_about(book):
    for name in ("Zoe Quill", "Zoella Park"):
        book("add", "contact", name, "--known", "--no-follow-up", "--no-input")
    assert book("log", "zoe", "called").stdout.startswith("Logged l1 for Zoe Quill")
    book("archive", "c3")
    unclear = book("log", "zoe", "called")
    assert (unclear.exit_code, unclear.stdout) == (4, "")
    assert "  c4  Zoella Park\n  c3  Zoe Quill · archived\n" in unclear.stderr


@pytest.mark.parametrize(
    "line",
    [
        ("draft", "c1", "thanks"), ("follow", "c1", "+3d", "call"), ("log", "c1", "called", "--next", "+3d"),
        ("add", "visit", "c1", "to_us", "2027-01-04"), ("add", "promise", "c1", "a sample"), ("deal", "c1", "bulbs"),
    ],
)  # fmt: skip
def test_nothing_is_planned_with_them_and_no_letter_written(book, line):
    archived(book, "--drop")
    refused = book(*line)
    assert (refused.exit_code, refused.stdout) == (6, "")
    assert refused.stderr == (
        "Ada Moss (c1) is archived since 23 Nov: wants no more mail. Nothing reminds of them."
        " Bring them back with: dossier unarchive c1\n"
    )
    assert book("log", "c1", "she called").exit_code == 0


def test_who_writes_again_is_named_and_brought_back_after_a_yes(book, tmp_path):
    archived(book, "--drop")
    (tmp_path / "mail.eml").write_text(LETTER, encoding="utf-8")
    told = book("inquiry", str(tmp_path / "mail.eml"))
    assert "Ada Moss (c1) is archived since 23 Nov: wants no more mail." in told.stderr
    assert "waits for our answer" not in book("remind", "--all").stdout
    book("undo")
    assert (
        "Ada Moss (c1) is archived since 23 Nov: wants no more mail."
        in book("mailbox", str(tmp_path / "mail.eml")).stdout
    )
    book("undo")
    assert "no longer archived" in book("inquiry", str(tmp_path / "mail.eml"), "--yes").stdout
    assert "waits for our answer" in book("remind", "--all").stdout


def test_a_firm_is_archived_with_its_people_or_alone(book):
    asked = book("archive", "moss gmbh", "--drop")
    assert asked.exit_code == 6
    assert "Archive the people of Moss GmbH with it: 2 at once: Ada Moss (c1), Bo Reed (c2)?" in asked.stderr
    assert "Add --people, or --alone to leave them." in asked.stderr
    alone = book("archive", "moss gmbh", "--alone", "--drop")
    assert "Ada Moss (c1)" not in alone.stdout
    assert "d1 stays in the book as it is, and out of sight." in alone.stdout
    assert json.loads(book("list", "deals", "--json").stdout) == []
    assert [each["company"] for each in json.loads(book("list", "contacts", "--json").stdout)] == [None, None]
    book("undo")
    book("archive", "moss gmbh", "--people", "--drop")
    assert json.loads(book("list", "contacts", "--json").stdout) == []
    assert "dossier unarchive c1 c2" in book("unarchive", "moss gmbh").stdout


@pytest.mark.parametrize(
    "line", ["quote d1 --line lamps,10pcs,3.20", "order d1 --value 900", "proof d1 machine", "add order d1"]
)
def test_nothing_new_is_written_of_a_deal_that_is_out_of_sight(book, line):
    book("archive", "o1", "--people", "--drop")
    refused = book(*line.split())
    assert refused.exit_code == 6
    assert "Moss GmbH (o1) is archived since 23 Nov. Nothing reminds of them." in refused.stderr


def test_a_firm_whose_goods_or_money_are_on_their_way_is_not_put_out_of_sight(book):
    assert book("add", "order", "d1", "--number", "PI-1", "--destination", "DE").exit_code == 0
    refused = book("archive", "o1", "--people", "--drop")
    assert refused.exit_code == 6
    assert "Goods or money of s1 are still on their way" in refused.stderr
    assert "d1 stays with the firm" in archived(book, "--drop")


def test_a_firm_without_anybody_is_named(book):
    archived(book, "--drop")
    words = "Moss GmbH has nobody in the book now: ask who follows, then: dossier add contact NAME --company o1"
    assert words in book("archive", "c2").stdout


READING = (
    "", "remind --all --days 400", "remind --count", "week", "gaps", "holidays --days 200", "compare DE US", "forwarders", "rate USD",
    "policy", "match o1", "ask-about o9", "trip round --stops DE,NL,US,FR,RU,MX,AE,AU,NZ,JP,ZA,IN,BR,SA",
    *(f"report {name}" for name in REPORTS),
    *(f"list {noun} --all" for noun in LISTS),
)  # fmt: skip
"""Every command that reads across clients."""


@pytest.fixture
def everybody(run, demo_book, book_path):
    """Return the demo book with everybody archived who has no order on its way, firms with them."""
    book_path.write_bytes(demo_book.read_bytes())
    firms = [each["ref"] for each in json.loads(run("list", "companies", "--all", "--json").stdout)]
    gone = [each for each in firms if run("archive", each, "--people", "--keep").exit_code == 0]
    assert len(gone) > 4
    people = [each["ref"] for each in json.loads(run("list", "contacts", "--all", "--json").stdout)]
    assert run("archive", *people, "--drop", "--yes").exit_code == 0
    run("config", "remind.lines=400")
    return run


def test_nobody_archived_is_named_by_what_says_what_is_to_do(everybody):
    names = [
        each["name"]
        for noun in ("contacts", "companies")
        for each in json.loads(everybody("list", noun, "--archived", "--json").stdout)
    ]
    assert len(names) > 25
    leaks = []
    for line in READING:
        done = everybody(*line.split())
        assert done.exit_code == 0, (line, done.stderr)
        rows = [row for row in done.stdout.splitlines() if "Last (" not in row and "distributor" not in row]
        leaks += [(line, name, row) for name in names for row in rows if name in row]
    assert leaks == []
    everybody("unarchive", "c14")
    assert "Anna Schmidt" in everybody("remind", "--all").stdout


def test_every_table_of_a_client_hides_the_rows_of_who_is_archived():
    every()
    from sqlmodel import SQLModel

    owned = {
        table.name
        for table in SQLModel.metadata.tables.values()
        if {"contact_id", "company_id", "archived_on"} & set(table.columns.keys())
    }
    assert owned - {"fact", "search_place"} == LIVING.keys() - {"fact"}  # the index says only where something stands


@pytest.mark.usefixtures("everybody")
def test_those_who_are_archived_cost_no_look_at_everybody(book_path):
    from dossier.read.agenda.agenda import KINDS
    from dossier.read.living import hide_archived

    connection = sqlite3.connect(book_path)
    hide_archived(connection)
    today = date(2026, 11, 23)
    day = (today + timedelta(days=1)).isoformat()
    for kind, sql in KINDS.items():
        days = dict.fromkeys(re.findall(r":(\w+)", sql), day) | {"limit": 10}
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", days)]
        assert not [each for each in plan if "AUTOMATIC" in each or each.startswith("MATERIALIZE")], (kind, plan)
    connection.close()


def test_several_come_back_by_what_narrows_their_list_and_are_marked_where_they_are_found(book):
    book("archive", "c1,c2", "--drop", "--yes")
    assert "Ada Moss c1 · Moss GmbH · archived" in book("find", "moss").stdout
    hits = json.loads(book("find", "ada", "--json").stdout)
    assert {hit["archived"] for hit in hits if hit["ref"] == "c1"} == {True}
    asked = book("unarchive", "--where", "company~moss")
    assert (asked.exit_code, "Bring back 2 at once" in asked.stderr) == (6, True)
    back = book("unarchive", "--where", "company~moss", "--yes").stdout
    assert "Ada Moss (c1): no longer archived." in back
    assert book("unarchive", "--where", "company~moss", "--yes").exit_code == 3
    assert "archived" not in book("find", "moss").stdout


def test_a_touch_with_somebody_who_is_archived_is_logged_and_remarked_on(book):
    book("archive", "ada", "--drop")
    done = book("log", "ada", "met her at the fair")
    assert "Logged" in done.stdout
    assert "Ada Moss (c1) is archived since 23 Nov" in done.stderr


def test_cards_for_the_phone_leave_out_who_is_archived_unless_named(book, tmp_path):
    archived(book, "--drop")
    assert book("export", str(tmp_path / "all.vcf")).exit_code == 0
    assert "Ada Moss" not in (tmp_path / "all.vcf").read_text("utf-8")
    assert book("export", str(tmp_path / "ada.vcf"), "c1").exit_code == 0
    assert "Ada Moss" in (tmp_path / "ada.vcf").read_text("utf-8")
