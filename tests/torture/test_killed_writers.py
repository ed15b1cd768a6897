"""The long tests: writers killed at any moment leave a sound book in which every operation is whole or absent."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

from conftest import ROOT, environment

ROUNDS = 40


def test_a_writer_killed_at_any_moment_leaves_whole_operations(run, tmp_path):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--no-input")
    env = environment(tmp_path) | {"PYTHONPATH": str(ROOT / "src")}
    chance = random.Random(7)  # noqa: S311  (moments, no secrets)
    killed = 0
    for number in range(ROUNDS):
        words = ["log", "anna", f"touch {number}", "--by", "call", "--next", "+3d", "--todo", f"todo {number}"]
        process = subprocess.Popen(
            [sys.executable, "-m", "dossier", *words], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.2, 1.2))
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
    assert run("check").exit_code == 0
    connection = sqlite3.connect(tmp_path / "book.db")
    touches = {row[0].split()[1] for row in connection.execute("SELECT text FROM log_entry WHERE text LIKE 'touch %'")}
    plans = {row[0].split()[1] for row in connection.execute("SELECT text FROM follow_up WHERE text LIKE 'todo %'")}
    operations = connection.execute("SELECT COUNT(*) FROM operation WHERE command = 'log'").fetchone()[0]
    connection.close()
    assert touches == plans
    assert len(touches) == operations
    assert killed >= ROUNDS // 4
    assert len(touches) >= ROUNDS // 4


def test_a_book_begun_by_many_at_once_is_one_book(tmp_path):
    env = environment(tmp_path) | {"PYTHONPATH": str(ROOT / "src")}
    writers = [
        subprocess.Popen(
            [sys.executable, "-m", "dossier", "add", "contact", f"Person {n}", "--no-input"],
            env=env,
            stdout=subprocess.DEVNULL,
        )
        for n in range(8)
    ]
    codes = [each.wait() for each in writers]
    connection = sqlite3.connect(tmp_path / "book.db")
    kept = connection.execute("SELECT COUNT(*) FROM contact").fetchone()[0]
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()
    assert kept == codes.count(0) == 8
    assert not list(tmp_path.glob(".dossier-*"))


def test_twenty_thousand_contacts_are_listed_found_and_checked(run, tmp_path):
    subprocess.run(
        [sys.executable, str(ROOT / "bench" / "make_book.py"), str(tmp_path / "book.db"), "--contacts", "20000"],
        check=True,
    )
    assert run("check").exit_code == 0
    assert run("show", "c500").exit_code == 0
    assert run("list", "contacts", "--json").stdout.count('"ref"') == 20000
    assert run("find", "item 77:").exit_code == 0
