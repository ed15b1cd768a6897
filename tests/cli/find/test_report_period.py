"""What a period means to the reports on ideas, suppliers, fairs, friends and dossiers, and that `--where` keeps out everybody else."""

import json

import pytest

from conftest import Run
from dossier.app.reports.report import REPORTS

TYPED = (
    ("2026-02-10", "add contact Ada --company Alpha --country DE --known --no-follow-up"),
    ("2026-02-11", "add contact Bea --company Beta --country FR --known --no-follow-up"),
    ("2026-03-05", "add product alpha Lamp --category lamp --can-make asked --asked-on 2026-03-06 --supplier Brillex"),
    ("2026-05-05", "add product beta Lantern --category lamp"),
    ("2026-05-06", "add product beta Inverter --category inverter --can-make no"),
    ("2026-06-20", "set p2 supplier=Brillex"),
    ("2026-07-01", "set beta suppliers=Voltera"),
    ("2026-02-12", "add news alpha fair Ambiente --on-date 2027-02-05 --place Frankfurt"),
    ("2026-02-12", "add news beta fair Maison --on-date 2027-01-21 --place Paris"),
    ("2026-04-01", "set ada closeness=chats"),
    ("2026-09-01", "set bea closeness=answers"),
    ("2026-10-02", "log ada lunch --by meeting"),
    ("2026-10-03", "set ada hobbies=golf temperament=serious"),
)  # fmt: skip


@pytest.fixture
def book(run: Run) -> Run:
    for day, words in TYPED:
        done = run(*words.split(), "--no-input", "--yes", env={"DOSSIER_NOW": f"{day}T09:00"})
        assert done.exit_code == 0, (words, done.stdout + done.stderr)
    return run


def found(run: Run, report: str, key: str, *words: str) -> list[object]:
    done = run("report", report, "--json", *words)
    assert done.exit_code == 0, done.stderr
    return [row[key] for row in json.loads(done.stdout)]


@pytest.mark.parametrize(
    ("report", "key", "period", "rows"),
    [
        ("ideas", "product", "2026-03", ["Lamp"]),
        ("ideas", "product", "2026-05", ["Lantern", "Inverter"]),
        ("competitors", "company", "2026-03", ["Alpha"]),
        ("competitors", "company", "2026-06", ["Beta"]),
        ("competitors", "supplier", "2026-07", ["Voltera"]),
        ("fairs", "name", "2027-01", ["Maison"]),
        ("fairs", "name", "2027", ["Maison", "Ambiente"]),
        ("fairs", "name", "2026", []),
        ("friends", "name", "2026-09", ["Bea"]),
        ("friends", "name", "2026-Q4", ["Ada"]),
        ("friends", "name", "2026-03", []),
        ("completeness", "company", "2026-10", ["Alpha"]),
        ("completeness", "noted", "2026-10", [2]),
        ("completeness", "noted", "2026-07", [1]),
    ],
)
def test_a_period_means_the_day_that_a_report_is_about(book: Run, report, key, period, rows):
    assert sorted(map(str, found(book, report, key, "--period", period))) == sorted(map(str, rows))


@pytest.mark.parametrize(
    ("report", "key", "rows"),
    [
        ("ideas", "product", ["Lamp"]), ("competitors", "company", ["Alpha"]), ("fairs", "name", ["Ambiente"]),
        ("friends", "name", ["Ada"]), ("completeness", "company", ["Alpha"]),
    ],
)  # fmt: skip
def test_a_condition_keeps_everybody_else_out(book: Run, report, key, rows):
    assert found(book, report, key, "--where", "country~DE") == rows
    assert found(book, report, key, "--where", "company~Alpha", "--period", "2019") == []


@pytest.mark.parametrize("report", [name for name in REPORTS if name != "countries"])  # clients sit there at any time
def test_where_nothing_answers_one_sentence_says_that_it_was_narrowed(book: Run, report):
    done = book("report", report, "--period", "2019")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Nothing of these clients or of this time; without --period and --where all is shown.\n"


def test_each_is_compared_in_a_table_with_bars(book: Run):
    tables = {
        name: book("report", name).stdout.partition("\n\n")[0] for name in ("ideas", "competitors", "fairs", "friends")
    }
    assert [row.split()[:4] for row in tables["ideas"].splitlines()[2:]] == [
        ["lamp", "2", "██████████", "2"],
        ["inverter", "1", "█████", "1"],
    ]
    assert [row.split()[:3] for row in tables["competitors"].splitlines()[2:]] == [
        ["Brillex", "2", "██████████"],
        ["Voltera", "1", "█████"],
    ]
    assert "1  ██████████" in tables["fairs"]
    assert [row.split() for row in tables["friends"].splitlines()[1:]] == [
        ["chats", "1", "██████████"],
        ["answers", "1", "██████████"],
    ]


def test_what_becomes_of_ideas_here_is_on_no_page_to_be_shared(book: Run):
    said = book("report", "ideas", "--share").stdout
    assert "R&D" not in said
    assert "we cannot" not in said


def test_an_idea_that_was_taken_back_and_noted_again_counts_from_the_second_day(book: Run):
    day = {"DOSSIER_NOW": "2026-11-01T09:00"}
    book("add", "product", "alpha", "Clock", "--category", "clock", env=day)
    book("undo", "--yes", env=day)
    assert "Clock" not in found(book, "ideas", "product", "--period", "2026-11")
    book("redo", "--yes", env=day)
    assert "Clock" in found(book, "ideas", "product", "--period", "2026-11")


def test_so_many_are_looked_through_and_the_others_are_counted(run: Run, monkeypatch):
    from dossier.app.reports import completeness, friends

    monkeypatch.setattr(completeness, "LOOKED_INTO", 1)
    monkeypatch.setattr(friends, "LISTED", 1)
    for name in ("Ada", "Bea"):
        run("add", "contact", name, "--known", "--no-follow-up", "--no-input")
    assert "1 of 2 clients were looked through" in run("report", "completeness").stderr
    assert "1 more person is only counted; --where narrows it down." in run("report", "friends").stderr


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_of_help_names_every_report(run: Run, lang):
    page = run("help", "report", "--lang", lang).stdout
    assert [name for name in REPORTS if f"dossier report {name} " not in page] == []


@pytest.mark.parametrize("report", REPORTS)
def test_each_says_in_one_sentence_that_nothing_is_noted_yet(run: Run, report):
    run("add", "contact", "Ada", "--known", "--no-follow-up", "--no-input")
    run("undo", "--yes")
    done = run("report", report)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (0, "", 1)


@pytest.mark.parametrize("report", REPORTS)
def test_each_page_begins_with_its_name_and_says_what_was_kept_back_or_is_not_shared(book: Run, report):
    page = book("report", report, "--share")
    if page.exit_code == 6:
        assert "this report is not made to be shared" in page.stderr
        return
    assert page.stdout.splitlines()[-1].startswith("  Left out, because this page is shown to others: ")


def test_without_a_name_the_reports_are_listed_with_what_each_answers(run: Run):
    page = run("report").stdout
    assert [row.split()[0] for row in page.splitlines()[2:-1]] == list(REPORTS)
    assert [row["name"] for row in json.loads(run("report", "--json").stdout)] == list(REPORTS)
    assert "有哪些商机" in run("report", "--lang", "zh").stdout


def test_the_name_on_a_chinese_page_finds_its_report(book: Run):
    assert book("report", "档案完整度").stdout == book("report", "completeness").stdout
    assert "Did you mean payments?" in book("report", "paymnts").stderr


def test_why_a_fair_is_worth_going_to_is_not_told_to_others(book: Run):
    assert "client of ours is there" in book("report", "fairs").stdout
    assert "client of ours" not in book("report", "fairs", "--share").stdout
    assert found(book, "fairs", "reasons", "--share") == [[], []]


def test_what_is_no_field_is_named_where_nothing_answers(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "DE", "--no-follow-up")
    said = "“blah” is no field: “blah:XX” was looked for as a word."
    for words in (("report", "pipeline", "--where", "blah:XX"), ("list", "contacts", "blah:XX")):
        done = run(*words)
        assert said in done.stdout + done.stderr, words
    assert "is no field" not in run("report", "pipeline", "--where", "country:FR").stderr
    assert run("find", "nordlicht", "--lang", "zh").stderr.rstrip().endswith("。")
