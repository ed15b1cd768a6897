"""Nobody is entered twice: a newcomer is put to who is there, and the whole book can be searched for pairs."""

import csv
import io
import json
import os
import pty
import sqlite3
import subprocess
import sys

import pytest

from cli.book.test_undo_exactly import rows
from conftest import ROOT, environment
from dossier.read.find import twins as room
from dossier.read.find.likeness import Person

MAIL = """From: "Mueller, Juergen" <j@nordlicht.example>
To: lily@lumen.example
Subject: Inquiry chargers
Date: Fri, 20 Nov 2026 10:12:00 +0100
Message-ID: <4711@nordlicht.example>
Content-Type: text/plain; charset=utf-8

Hello,

please quote 5,000 pcs USB charger, FOB Hamburg.

Best regards
Juergen Mueller
Head of Purchasing
Nordlicht GmbH
Phone: +49 40 1234567
Mobile: +49 170 5556667
"""


@pytest.fixture
def mail(tmp_path):
    path = tmp_path / "inquiry.eml"
    path.write_text(MAIL, encoding="utf-8")
    return str(path)


@pytest.fixture
def book(run, book_path):
    for words in (
        (
            "Jürgen Müller",
            "--company",
            "Nordlicht GmbH",
            "--email",
            "j@nordlicht.example",
            "--title",
            "Buyer",
            "--known",
        ),
        ("张伟", "--company", "Mingda Ltd", "--wechat", "zhangwei88", "--country", "CN", "--no-follow-up"),
    ):
        assert run("add", "contact", *words, "--no-input").exit_code == 0
    return book_path


def asked(book, sql):
    connection = sqlite3.connect(book)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_a_letter_from_the_very_same_address_is_a_touch_where_nobody_can_be_asked(run, book, mail):
    done = run("add", "contact", "--from", mail, "--no-input")
    assert done.exit_code == 0
    assert "Put to Jürgen Müller (c1)" in done.stdout
    assert asked(book, "SELECT count(*) FROM contact") == [(2,)]
    again = run("add", "contact", "--from", mail, "--no-input")
    assert "has all of this already" in again.stdout
    assert asked(book, "SELECT count(*) FROM follow_up") == [(1,)]


def test_the_very_same_address_typed_is_refused_with_the_ways_out(run, book):
    before = rows(book)
    done = run("add", "contact", "Juergen Mueller", "--email", "j@nordlicht.example", "--no-input")
    assert done.exit_code == 6
    assert "same e-mail address j@nordlicht.example" in done.stderr
    assert "--same c1" in done.stderr
    assert "--new" in done.stderr
    assert rows(book) == before


def test_somebody_very_alike_is_named_and_nothing_is_added_where_nobody_can_be_asked(run, book):
    before = rows(book)
    done = run("add", "contact", "Wei Zhang", "--company", "Mingda Co., Ltd.")
    assert done.exit_code == 4
    assert "张伟 (c2) · Mingda Ltd" in done.stderr
    assert "same name in another spelling" in done.stderr
    assert "--colleague-of c2" in done.stderr
    assert rows(book) == before


@pytest.mark.usefixtures("book")
def test_somebody_only_a_little_alike_is_named_and_added(run):
    done = run("add", "contact", "Juergen Mueller", "--country", "FR", "--no-input")
    assert done.exit_code == 0
    assert "In the book already: Jürgen Müller (c1)" in done.stderr
    assert "Added Juergen Mueller (c3)" in done.stdout


def test_a_mail_of_the_same_person_is_put_to_them_and_undo_takes_it_away(run, book, mail):
    before = rows(book)
    done = run("add", "contact", "--from", mail, "--no-input", "--same", "c1")
    assert done.exit_code == 0, done.stderr
    assert "Put to Jürgen Müller (c1)" in done.stdout
    assert asked(book, "SELECT COUNT(*) FROM contact") == [(2,)]
    assert asked(book, "SELECT contact_id, message_id FROM log_entry") == [(1, "<4711@nordlicht.example>")]
    assert {row[0] for row in asked(book, "SELECT normal FROM point WHERE contact_id = 1")} >= {"766655507194"}
    assert ("known", "Head of Purchasing") in asked(book, "SELECT state, value FROM fact WHERE key = 'contact.title'")
    assert asked(book, "SELECT contact_id, company_id FROM deal") == [(1, 1)]
    assert run("undo").exit_code == 0
    assert rows(book) == before


def test_the_same_mail_is_not_logged_twice(run, book, mail):
    run("add", "contact", "--from", mail, "--no-input", "--same", "c1")
    before = rows(book)
    done = run("add", "contact", "--from", mail, "--no-input", "--same", "c1")
    assert (done.exit_code, rows(book)) == (0, before)
    assert "has all of this already" in done.stdout


def test_a_person_who_writes_from_another_firm_stays_where_they_are_known(run, book):
    done = run("add", "contact", "Jürgen Müller", "--company", "Sonne AG", "--same", "c1", "--no-input")
    assert done.exit_code == 0
    assert "if they have moved: dossier moved c1 --to" in done.stderr
    assert asked(book, "SELECT company_id FROM contact WHERE id = 1") == [(1,)]


def test_a_name_in_its_own_script_is_learned_from_a_card(run, book):
    run("add", "contact", "Olga Smirnova", "--no-input", "--known")
    run("add", "contact", "Ольга Смирнова", "--same", "c3", "--no-input", "--known")
    assert asked(book, "SELECT name, native_name FROM contact WHERE id = 3") == [("Olga Smirnova", "Ольга Смирнова")]


def test_a_proposal_names_who_is_like_it_and_writes_nothing(run, book, mail):
    before = rows(book)
    found = json.loads(run("add", "contact", "--from", mail, "--json").stdout)["alike"]
    assert [(each["ref"], each["certain"]) for each in found] == [("c1", True)]
    assert "same e-mail address" in run("add", "contact", "--from", mail, "--dry-run").stdout
    assert "Nothing was written." in run("add", "contact", "Ben Okafor", "--phone", "0123456789", "--dry-run").stderr
    assert rows(book) == before


def test_a_colleague_is_linked_to_the_firm(run, book):
    done = run("add", "contact", "Anna Schmidt", "--colleague-of", "c1", "--no-input")
    assert "at Nordlicht GmbH (o1)" in done.stdout
    assert asked(book, "SELECT company_id FROM contact WHERE id = 3") == [(1,)]


def test_who_insists_gets_a_second_entry(run, book):
    assert (
        run("add", "contact", "Jürgen Müller", "--email", "j@nordlicht.example", "--new", "--no-input").exit_code == 0
    )
    assert asked(book, "SELECT COUNT(*) FROM contact") == [(3,)]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--same", "c1", "--new"), 2, "exclude each other"),
        (("--same", "c77"), 3, "c77"),
        (("--same", "o1"), 2, "does not fit here"),
        (("--colleague-of", "c3"), 2, "No company is known of Ben (c3)"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(run, book, words, code, said):
    run("add", "contact", "Ben", "--no-input")
    before = rows(book)
    done = run("add", "contact", "Jo Doe", *words, "--no-input")
    assert (done.exit_code, said in done.stderr, rows(book) == before) == (code, True, True), done.stderr


def on_a_terminal(home, answers: str, *words: str) -> str:
    """Return what the terminal shows of a command that is given these answers."""
    leader, follower = pty.openpty()
    env = environment(home) | {
        "PYTHONPATH": str(ROOT / "src"),
        "COLUMNS": "140",
        "TERM": "xterm-256color",
        "NO_COLOR": "1",
    }
    command = [sys.executable, "-m", "dossier", *words]
    process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env=env)
    os.close(follower)
    os.write(leader, answers.encode())
    said = b""
    while True:
        try:
            chunk = os.read(leader, 65536)
        except OSError:  # the other side is closed
            break
        if not chunk:
            break
        said += chunk
    process.wait(60)
    os.close(leader)
    return said.decode()


@pytest.mark.parametrize(
    ("answers", "people", "firms"),
    [
        ("1\n", 2, {1}),
        ("\n", 2, {1}),
        ("c1\n", 3, {1}),
        ("n\n", 3, {1}),
        ("9\nq\n1\n", 2, {1}),
        ("x\n", 2, set()),
    ],
)
def test_on_a_terminal_the_user_chooses(book, tmp_path, answers, people, firms):
    words = (
        "Juergen Mueller",
        "--company",
        "Nordlicht",
        "--email",
        "j@nordlicht.example",
        "--mobile",
        "+49 170 5556667",
    )
    said = on_a_terminal(tmp_path, answers, "add", "contact", *words)
    assert "same e-mail address" in said
    assert asked(book, "SELECT COUNT(*) FROM contact") == [(people,)]
    held = asked(book, "SELECT c.company_id FROM point p JOIN contact c ON c.id = p.contact_id WHERE p.kind = 'mobile'")
    assert {row[0] for row in held} == firms, said


@pytest.mark.usefixtures("book")
def test_on_a_terminal_a_merge_may_take_the_other_value(run, tmp_path):
    run("add", "contact", "Juergen Mueller", "--company", "Nordlicht GmbH", "--title", "Boss", "--new", "--no-input")
    said = on_a_terminal(tmp_path, "titel=B\ntitle=A\n\n", "merge", "c1", "c3")
    assert "has no field" in said
    assert "Merged Juergen Mueller (c3) into Jürgen Müller (c1)" in said
    assert "Buyer" in run("show", "c1").stdout


@pytest.fixture
def doubled(run, book):
    for words in (
        ("Wei Zhang", "--company", "Shenzhen Mingda", "--wechat", "ZhangWei88"),
        ("Juergen Mueller", "--company", "Nordlicht Handels GmbH", "--mobile", "0170 5556667"),
        ("Anna Schmidt", "--email", "anna@sonne.example"),
    ):
        assert run("add", "contact", *words, "--new", "--no-input").exit_code == 0
    return book


@pytest.mark.usefixtures("doubled")
def test_pairs_are_listed_best_first_with_the_command_that_merges_them(run):
    found = json.loads(run("dupes", "--json").stdout)
    assert [(pair["ref"], pair["other_ref"]) for pair in found[:2]] == [("c2", "c3"), ("c1", "c4")]
    assert found[0]["command"] == "dossier merge c2 c3"
    assert {reason["code"] for reason in found[0]["reasons"]} == {"handle", "spelling", "near_firm"}
    assert {(pair["ref"], pair["other_ref"]) for pair in found if pair["kind"] == "company"} == {
        ("o1", "o4"),
        ("o2", "o3"),
    }
    scores = [pair["score"] for pair in found]
    assert scores == sorted(scores, reverse=True)
    assert "c5" not in json.dumps(found)


@pytest.mark.usefixtures("doubled")
def test_pairs_can_be_narrowed_and_taken_to_a_spreadsheet(run):
    whole = list(csv.DictReader(io.StringIO(run("dupes", "--csv").stdout)))
    assert len(whole) == 4
    assert [row["ref"] for row in json.loads(run("dupes", "--min", "95", "--json").stdout)] == ["c2"]
    assert len(json.loads(run("dupes", "--limit", "1", "--json").stdout)) == 1
    said = run("dupes", "--limit", "1")
    assert "dossier merge c2 c3" in said.stdout
    assert "1 of 4" in said.stderr


@pytest.mark.usefixtures("book")
def test_a_book_without_pairs_says_so(run):
    done = run("dupes", "--min", "50")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "No two records are that alike." in done.stderr


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("words", [("--min", "0"), ("--min", "101"), ("--min", "many"), ("--limit", "0")])
def test_a_number_that_makes_no_sense_is_refused(run, words):
    assert run("dupes", *words).exit_code == 2


@pytest.mark.usefixtures("doubled")
def test_merging_what_dupes_names_leaves_nothing_to_name(run):
    for _turn in range(6):
        pairs = json.loads(run("dupes", "--json").stdout)
        if not pairs:
            break
        assert run(*pairs[0]["command"].split()[1:], "--yes").exit_code == 0
    assert json.loads(run("dupes", "--json").stdout) == []


@pytest.mark.parametrize("crowd", [1000, 4000])
def test_a_crowd_under_one_key_is_compared_with_its_neighbours_only(crowd):
    people = {n: Person(n, (f"Li {n}",), None, None, None, ()) for n in range(crowd)}
    pairs = list(room._pairs(people, [("all", n) for n in people], lambda person: person.names[0]))
    assert len(pairs) <= crowd * room.NEIGHBOURS


def test_a_few_under_one_key_are_compared_each_with_each():
    people = {n: Person(n, (f"Li {n}",), None, None, None, ()) for n in range(10)}
    assert len(list(room._pairs(people, [("all", n) for n in people], lambda person: person.names[0]))) == 45
