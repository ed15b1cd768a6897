"""What a command asks of the book does not grow with the book: the steps of SQLite are counted in a small and a large one."""

import re
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from conftest import ROOT

EVERY = 10
"""Steps of SQLite's machine between two counts."""
MORE = 1.3
"""How many times the steps of the small book a command may take in the large one."""
LARGER = 30
ALL_OF_IT = LARGER * 1.2

MAIL = """From: Vilma Ortega <vilma@ortega.example>
To: me@we.example
Subject: Chargers
Date: Mon, 23 Nov 2026 07:00:00 +0100

Dear Sir or Madam, please quote 5,000 chargers.

Best regards
Vilma Ortega
Buyer
Ortega Lighting S.L.
Tel +34 91 1234567
"""

COMMANDS = {
    "show c500": MORE,
    "show c500 --json": MORE,
    "show o167": MORE,
    "show d50": MORE,
    "show c500@firm167.example": MORE,
    "show +49400000500": MORE,
    "history c500": MORE,
    "advise c500": MORE,
    "gaps c500": MORE,
    "draft c500 visit-invitation": MORE,
    "quote Q2026-000050": MORE,
    "list contacts --limit 20": MORE,
    "list companies --limit 20": MORE,
    "list deals --limit 20": MORE,
    "list log --limit 20": MORE,
    "list companies --columns name,owes,silent_days,quotes_open --limit 20": MORE,
    "TAB dossier show A": MORE,
    "TAB dossier log c5": MORE,
    # Before anything is written: each write adds a part to the index until SQLite joins sixteen of them, in each book at its own time.
    "find packing --limit 5": MORE,
    "log c500 measured --by call": MORE,
    "log c500 measured --by email --next +3d": MORE,
    "set c500 spoken_english=good hobbies+=golf": MORE,
    "set o167 star=4": MORE,
    "follow c500 +3d again": MORE,
    "done f30": MORE,
    "deal c501 chargers": MORE,
    "quote c501 --line Charger,5000pcs,3.20 --payment 30/70 --sent": MORE,
    "order c501": MORE,
    "paper c501 --without-bank": MORE,
    "add company Novel": MORE,
    "add contact 'Nell Newman' --email nell@new.example --company 'New Firm' --country DE --no-input": MORE,
    "add contact vilma.ortega@elsewhere.example --no-input": MORE,
    "add contact --from - --no-input <MAIL": MORE,
    "undo": MORE,
    "redo": MORE,
    # The open deals of a country are counted, up to 2,000; the small book has 33 of them.
    "remind": 1.8,
    # Of a common first and last name 1,000 bearers of the rarer one are looked at; the small book has 30.
    "add contact 'Anna Schmidt' --no-input": 3.5,
    # Everybody in a country is sorted by name, and counted.
    "list contacts --country DE --limit 20": ALL_OF_IT,
    # Orders are counted by way of their deals, of which some may be hidden; what is owed is reckoned of the twenty.
    "list orders --columns number,owes,late_days --limit 20": ALL_OF_IT,
    # Of many Annas the newest of whom something was said that has the word are looked for; the small book has few.
    "find anna warranty --limit 5": 6,
    # What happened in a week is counted, and in the large book thirty times as much did.
    "week": ALL_OF_IT,
}

FULLER = """
INSERT INTO operation (at, command, sentence) SELECT '2026-01-01T08:00:00', 'set', 'set' FROM contact;
INSERT INTO change (operation_id, table_name, row_id, after) SELECT 1, 'contact', id, '{"city": "Kiel"}' FROM contact;
INSERT INTO change (operation_id, table_name, row_id, before) SELECT 1, 'quote', id, '{"number": "Q0"}' FROM quote;
INSERT INTO promise (contact_id, company_id, by, text, due_on, state, made_on)
    SELECT id, company_id, 'ours', 'samples', '2031-01-01', 'open', '2026-01-01' FROM contact;
INSERT INTO proof (deal_id, kind, version, state, sent_on, signed_on)
    SELECT id, 'machine', 1, 'signed', '2026-01-01', '2026-02-01' FROM deal;
"""
"""What the book for measuring does not hold: a past, promises, signed proofs."""


@pytest.fixture
def counted(monkeypatch):
    """Return a list to which every connection opened from now on adds one for each EVERY steps it takes."""
    steps: list[int] = []
    opened = sqlite3.connect

    def connect(*arguments, **options):
        connection = opened(*arguments, **options)
        connection.set_progress_handler(lambda: steps.append(1), EVERY)
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect)
    return steps


def made(path, contacts):
    words = [sys.executable, str(ROOT / "bench" / "make_book.py"), str(path), "--contacts", str(contacts)]
    subprocess.run(words, check=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FULLER)
    return path


def steps_of(run, counted, book, command):
    """Return the steps that a command takes; it must succeed, or find somebody alike."""
    words = shlex.split(command.removesuffix(" <MAIL"))
    env = {"DOSSIER_DB": str(book)}
    if words[0] == "TAB":
        env |= {"_DOSSIER_COMPLETE": "bash", "_DOSSIER_LINE": " ".join(words[1:])}
        words = []
    counted.clear()
    done = run(*words, stdin=MAIL if command.endswith("<MAIL") else "", env=env)
    assert done.exit_code == 0, (command, done.stderr)
    return len(counted)


def test_no_command_asks_more_of_a_larger_book(run, counted, tmp_path):
    small, large = made(tmp_path / "small.db", 1000), made(tmp_path / "large.db", 1000 * LARGER)
    for book in (small, large):
        steps_of(run, counted, book, "log c1 first --by call")  # which keeps the holidays of every country
    grown = {}
    for command, most in COMMANDS.items():
        before, after = (steps_of(run, counted, book, command) for book in (small, large))
        if not 0 < after <= most * before:
            grown[command] = f"{before} → {after}"
    assert grown == {}


def test_a_question_that_reads_the_whole_book_is_seen(counted, tmp_path):
    grow = {
        "SELECT id FROM follow_up WHERE contact_id = 50 AND state = 'open' ORDER BY due_on": True,
        "SELECT id FROM follow_up WHERE contact_id = 50 AND state || '' = 'open' ORDER BY due_on": False,
        "SELECT word FROM look_up WHERE word LIKE '%newfirm%'": True,
        "SELECT id FROM log_entry WHERE text = 'x'": True,
        "SELECT id FROM log_entry WHERE id = 7": False,
    }
    books = [made(tmp_path / f"{contacts}.db", contacts) for contacts in (100, 1000)]
    found = {}
    for sql in grow:
        steps = []
        for book in books:
            with closing(sqlite3.connect(book)) as connection:
                counted.clear()
                connection.execute(sql).fetchall()
                steps.append(len(counted) + 1)
        found[sql] = steps[1] > MORE * steps[0]
    assert found == grow


def test_every_exception_gives_its_reason():
    text = (ROOT / "tests" / "read" / "test_growth.py").read_text(encoding="utf-8")
    for command, most in COMMANDS.items():
        if most != MORE:
            assert re.search(rf'    # .+\n    "{re.escape(command)}"', text), command
