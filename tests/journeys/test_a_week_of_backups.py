"""A week of work with the copies that are made by themselves, and the third day brought back."""

import json
import shutil
from pathlib import Path

import pytest

DAYS = ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-30")
WORK = {
    "2026-11-23": (
        ("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--no-input"),
        ("log", "anna", "First call"),
    ),
    "2026-11-24": (("attach", "anna", "deck.pdf"), ("log", "anna", "Sent our deck")),
    "2026-11-25": (("log", "anna", "Wants 500 desk lamps"), ("deal", "anna", "Desk lamps", "--product", "lamp")),
    "2026-11-26": (("log", "anna", "Asked for a sample"),),
    "2026-11-27": (("add", "contact", "Ben Okafor", "--no-input"), ("log", "ben", "Met at the fair")),
    "2026-11-28": (("add", "contact", "Ben Okafor Lagos", "--no-input", "--force"), ("merge", "c2", "c3", "--yes")),
    "2026-11-30": (("delete", "anna", "--yes"), ("log", "ben", "Rang back")),
}


@pytest.fixture
def at(run, tmp_path, monkeypatch):
    """Return the command on a day, with its copies made as a user has them, in a folder that holds a deck."""
    monkeypatch.chdir(tmp_path)
    Path("deck.pdf").write_bytes(b"%PDF our deck")

    def typed(day: str, *words: str, hour: str = "09:10"):
        done = run(*words, env={"DOSSIER_NOW": f"{day}T{hour}", "DOSSIER_BACKUPS": ""})
        assert done.exit_code == 0, (words, done.stderr)
        return done

    return typed


def rows(done) -> list[dict[str, object]]:
    return json.loads(done.stdout)


def test_a_week_of_work_and_the_third_day_brought_back(at, tmp_path):
    for day in DAYS:
        for words in WORK[day]:
            assert "backup" not in at(day, *words).stderr
    listed = rows(at("2026-11-30", "restore", "--list", "--json"))
    whys = [(each["at"][:10], each["why"]) for each in listed]
    assert whys == [
        ("2026-11-30", "daily"), ("2026-11-28", "daily"), ("2026-11-28", "before-merge"),
        ("2026-11-27", "daily"), ("2026-11-26", "daily"), ("2026-11-25", "daily"), ("2026-11-24", "daily"),
    ]  # fmt: skip
    assert [each["number"] for each in listed] == list(range(1, len(listed) + 1))
    third = next(each for each in listed if each["at"].startswith("2026-11-25"))
    assert (third["contacts"], third["deals"], third["log"], third["last"]) == (1, 0, 2, "2026-11-24T09:10")
    assert all(each["sound"] for each in listed)

    page = at("2026-11-30", "restore", "--list").stdout
    assert "before a merge" in page
    assert "25 Nov 09:10" in page

    tried = at("2026-11-30", "restore", "2026-11-25", "--dry-run").stdout
    assert "entries of the book are not in it" in tried
    assert "Wants 500 desk lamps" in tried
    assert "First call" not in tried
    assert "Ben Okafor" in at("2026-11-30", "show", "ben").stdout

    shutil.rmtree(tmp_path / "book-files")
    done = at("2026-11-30", "restore", "2026-11-25", "--yes").stdout
    assert "book-daily-20261125-091000.db" in done
    assert "1 kept file came back." in done
    assert "is sound" in at("2026-11-30", "check").stdout
    assert [each["name"] for each in rows(at("2026-11-30", "list", "contacts", "--json"))] == ["Anna Schmidt"]

    assert "lies here" not in at("2026-11-30", "log", "anna", "Rang after all").stderr
    back = rows(at("2026-11-30", "restore", "--list", "--json"))
    assert back[0]["why"] in {"before-restore", "daily"}
    before = next(each for each in back if each["why"] == "before-restore")
    at("2026-11-30", "restore", str(before["number"]), "--yes", hour="10:00")
    assert {each["name"] for each in rows(at("2026-11-30", "list", "contacts", "--json"))} >= {"Ben Okafor"}
