"""The morning on a terminal fits it, counted in lines as they stand there."""

import re
import shutil

import pytest

from dossier.render.media.widths import cells


@pytest.fixture
def morning(run, monkeypatch):
    """Return a function that gives the lines of `remind` on a terminal of so many columns and rows."""
    monkeypatch.setattr("dossier.cli.desk.Desk.is_terminal", property(lambda _desk: True))

    def lines(columns: int, rows: int, *words: str, language: str = "en") -> list[str]:
        env = {"COLUMNS": str(columns), "LINES": str(rows), "NO_COLOR": "1", "DOSSIER_LANG": language}
        done = run("remind", *words, env=env)
        assert done.exit_code == 0, done.stderr
        return re.sub("\x1b\\[[0-9;]*m", "", done.stdout).splitlines()

    return lines


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (100, 30), (140, 40), (60, 20), (200, 50)])
def test_the_morning_fits_the_screen_late_first_and_holidays_last(
    morning, demo_book, book_path, columns, rows, language
):
    shutil.copyfile(demo_book, book_path)
    lines = morning(columns, rows, language=language)
    assert rows - 5 <= len(lines) <= rows - 2
    assert max(map(cells, lines)) <= columns
    assert lines[-1].endswith("› dossier remind --all")
    assert lines[1].startswith("Now" if language == "en" else "现在")
    if rows >= 24:
        shown = " ".join(re.findall(r"^  ([a-z]\d+) ", "\n".join(lines), re.MULTILINE))
        assert shown.startswith("c23 s5 m8 s5 m6 m7 m11 f11 f10 y8 m4 m5 q11")  # whatever is late
        assert ("  US " in lines[-2] + lines[-3] + lines[-4]) == (
            rows > 24
        )  # no holiday in the place of what is for today


def test_a_command_is_never_broken(morning, demo_book, book_path):
    shutil.copyfile(demo_book, book_path)
    for columns, rows in ((80, 24), (100, 30), (60, 20)):
        for each in morning(columns, rows):
            if "›" in each:
                assert re.search(r"› dossier (log|order|show|done|set|history|remind|draft) \S.*$", each), each
                assert each.count('"') % 2 == 0, each
    whole = morning(80, 24, "--all")
    assert not [each for each in whole if each.rstrip().endswith(("› dossier", '--log "…', "--by"))]


def test_with_more_that_is_late_than_lines_nothing_else_gets_one(morning, run):
    run("add", "contact", "Anna", "--country", "DE", "--known", "--no-input")
    for number in range(30):
        run("follow", "c1", "2026-11-20", f"late {number}")
    run("follow", "c1", "today", "today's own")
    lines = morning(80, 24)
    assert len(lines) <= 22
    assert sum("3 d late" in each for each in lines) >= 19
    assert "today's own" not in " ".join(lines)
    assert "now, 1 today" in lines[-1]


def test_an_empty_morning_stays_friendly(morning, run):
    run("add", "company", "Nordlicht", "--country", "DE")
    assert "Nothing is due" in " ".join(morning(80, 24))


def test_a_holiday_takes_no_line_of_what_is_for_today_and_a_long_wait_says_how_long(morning, run):
    run("add", "contact", "Hanna", "--country", "US", "--known", "--no-follow-up", "--no-input")
    run("holidays", "US", "2026")
    run("add", "deal", "c1", "Lamps")
    for number in range(30):
        run("follow", "c1", "today", f"today {number}")
    lines = morning(80, 24)
    assert not [each for each in lines if "Thanksgiving" in each]
    run("add", "contact", "Otto", "--country", "DE", "--known", "--no-follow-up", "--no-input")
    run("log", "c2", "please quote", "--by", "email", "--in", "--on", "2026-10-01")
    assert any("Otto" in each and "late" in each for each in morning(80, 24))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_whole_morning_breaks_between_its_parts_and_before_its_commands(morning, demo_book, book_path, language):
    shutil.copyfile(demo_book, book_path)
    lines = morning(80, 500, "--all", language=language)
    assert max(map(cells, lines)) <= 80
    commands = [line for line in lines if "› dossier" in line]
    assert len(commands) > 40
    assert all(re.fullmatch(r" +› dossier .*|.*\S  › dossier .*", line) for line in commands)
    assert sum(line.lstrip().startswith("›") for line in commands) > 10
    assert not [line for line in lines if re.fullmatch(r" +(Nov|Dec|[0-9]+月?[0-9]*日?)[)）]", line)], ()
