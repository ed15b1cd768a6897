"""`report workload`: what was done week by week, and how fast we answer and are answered, counted by hand."""

import json

import pytest

from conftest import Run


def done(run: Run, *words: str, at: str = "2026-11-23T09:00"):
    result = run(*words, "--no-input", "--yes", env={"DOSSIER_NOW": at})
    assert result.exit_code == 0, result.stdout + result.stderr
    return result


def client(run: Run, name: str, firm: str, country: str = "DE") -> None:
    done(
        run,
        "add",
        "contact",
        name,
        "--company",
        firm,
        "--country",
        country,
        "--known",
        "--no-follow-up",
        at="2026-01-05T09:00",
    )


def mail(run: Run, name: str, at: str, *, ours: bool = False, by: str = "email") -> None:
    done(run, "log", name, "about prices", "--by", by, "--out" if ours else "--in", at=at)


@pytest.fixture
def book(run: Run) -> Run:
    """Return the command on a book of three weeks in November, and a message long before them."""
    client(run, "Ada", "Alfa GmbH")
    client(run, "Omar", "Beta LLC", "AE")
    mail(run, "ada", "2026-05-11T09:00")
    mail(run, "ada", "2026-05-12T09:00", ours=True)
    mail(run, "ada", "2026-11-02T09:00")  # answered after 3.5 hours
    mail(run, "ada", "2026-11-02T12:30", ours=True)
    mail(run, "ada", "2026-11-04T10:00")  # their answer to that, after two days; ours on Monday
    mail(run, "ada", "2026-11-05T10:00")  # waits together with the one before
    mail(run, "ada", "2026-11-09T10:00", ours=True)
    done(run, "log", "ada", "agreed on the price", "--by", "call", at="2026-11-10T15:00")  # their answer, and ours
    mail(run, "omar", "2026-11-13T09:00", by="chat")  # a Friday; answered on Monday
    mail(run, "omar", "2026-11-16T09:00", ours=True)
    mail(run, "omar", "2026-11-18T09:00")  # waits
    return run


def told(run: Run, *more: str):
    return json.loads(run("report", "workload", "--json", *more).stdout)


def weeks(run: Run, *more: str):
    return {row["first"]: row for row in told(run, *more)["weeks"]}


def test_letters_calls_and_meetings_are_counted_by_week(book: Run):
    done(book, "log", "omar", "coffee at the fair", "--by", "fair", at="2026-11-20T10:00")
    done(book, "log", "omar", "likes tea", at="2026-11-20T10:00")
    keys = ("letters_in", "letters_out", "calls", "meetings")
    assert {first: tuple(row[key] for key in keys) for first, row in weeks(book).items() if first >= "2026-11"} == {
        "2026-11-02": (3, 1, 0, 0), "2026-11-09": (1, 1, 1, 0), "2026-11-16": (1, 1, 0, 1), "2026-11-23": (0, 0, 0, 0),
    }  # fmt: skip
    assert (len(weeks(book)), next(iter(weeks(book)))) == (12, "2026-09-07")


def test_what_was_sent_and_ordered_is_counted_by_the_day_on_which_it_was(book: Run):
    done(book, "deal", "ada", "lamps", "--value", "500", "--currency", "USD", at="2026-11-03T09:00")
    done(book, "proof", "lamps", "sample", "--sent", at="2026-11-05T09:00")
    done(
        book,
        "quote",
        "lamps",
        "--line",
        "Lamp, 100 pcs, 5",
        "--payment",
        "100% before shipment",
        "--sent",
        at="2026-11-09T09:00",
    )
    done(book, "order", "lamps", at="2026-11-18T09:00")
    keys = ("samples", "quotations", "orders")
    assert {first: tuple(row[key] for key in keys) for first, row in weeks(book, "--period", "2026-11").items()} == {
        "2026-10-26": (0, 0, 0), "2026-11-02": (1, 0, 0), "2026-11-09": (0, 1, 0), "2026-11-16": (0, 0, 1), "2026-11-23": (0, 0, 0),
    }  # fmt: skip


def test_follow_ups_are_done_on_their_day_and_left_where_they_were_open_at_the_end_of_the_week(book: Run):
    for day in ("2026-11-04", "2026-11-05", "2026-11-17", "2026-11-27"):
        done(book, "follow", "ada", day, f"call on {day}", at="2026-11-01T09:00")
    done(book, "done", "f1", at="2026-11-04T12:00")
    done(book, "done", "f2", at="2026-11-11T12:00")
    found = weeks(book)
    assert [(found[first]["done"], found[first]["left"]) for first in ("2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23")] == [
        (1, 1), (1, 0), (0, 1), (0, 0),
    ]  # fmt: skip


def test_we_answer_in_working_days_from_the_first_message_that_waits(book: Run):
    ours = told(book)["ours"]
    assert (ours["answered"], ours["days"], ours["hours"], ours["timed"], ours["unanswered"]) == (3, 1, 24.0, 3, 1)
    assert (ours["slowest"]["name"], ours["slowest"]["days"], ours["slowest"]["came_on"]) == ("Ada", 3, "2026-11-04")
    by_week = {first: (row["ours"]["answered"], row["ours"]["days"]) for first, row in weeks(book).items()}
    assert (by_week["2026-11-02"], by_week["2026-11-09"], by_week["2026-11-16"]) == ((2, 0), (1, 1), (0, None))


def test_they_answer_in_the_working_days_of_their_country(book: Run):
    theirs = told(book)["theirs"]
    assert (theirs["answered"], theirs["days"], theirs["unanswered"]) == (3, 2, 0)
    mail(book, "omar", "2026-11-20T09:00", ours=True)
    client(book, "Noor", "Gamma KSC", "KW")  # Friday and Saturday are their weekend
    mail(book, "noor", "2026-11-12T09:00", ours=True)
    mail(book, "noor", "2026-11-15T09:00")
    found = weeks(book)["2026-11-09"]["theirs"]
    assert (found["answered"], found["slowest"]["name"], found["slowest"]["days"]) == (2, "Ada", 1)


def test_the_page_says_it_in_sentences_and_names_who_waits(book: Run):
    page = " ".join(book("report", "workload").stdout.split())
    assert "We answered 3 messages, half of them within 1 working day." in page
    assert "The slowest of our answers took 3 working days: Ada, whose message came 4 Nov." in page
    assert "They answered 3 letters, half of them within 2 working days." in page
    assert 'c2 Omar · since 18 Nov · 3 working days › dossier log c2 "…" --by email --out' in page
    assert "2 Nov ██████ 3 1 0 0 0 0 0 0 0" in page


def test_the_hours_are_told_while_they_are_less_than_a_day(run: Run):
    client(run, "Ada", "Alfa GmbH")
    mail(run, "ada", "2026-11-20T17:00")
    mail(run, "ada", "2026-11-23T08:00", ours=True)  # a weekend between that nobody counts
    assert told(run)["ours"]["hours"] == 15.0
    assert "Of 1 the hours are kept: half within 15 h." in run("report", "workload").stdout


def test_days_that_were_logged_later_have_no_hours(run: Run):
    client(run, "Ada", "Alfa GmbH")
    done(run, "log", "ada", "asks", "--by", "email", "--in", "--on", "2026-11-16")
    done(run, "log", "ada", "told", "--by", "email", "--out", "--on", "2026-11-17")
    ours = told(run)["ours"]
    assert (ours["answered"], ours["days"], ours["hours"], ours["timed"]) == (1, 1, None, 0)


def test_only_what_lies_in_the_period_is_counted(book: Run):
    found = weeks(book, "--period", "2026-05-01..2026-05-31")
    assert sum(row["letters_in"] for row in found.values()) == 1
    assert [row["ours"]["days"] for row in found.values() if row["ours"]["answered"]] == [1]
    assert len(found) == 5
    assert list(weeks(book, "--period", "since 2026-11-16")) == ["2026-11-16", "2026-11-23"]
    assert next(iter(weeks(book, "--period", "..2026-05"))) == "2026-05-11"
    empty = book("report", "workload", "--period", "2025-02")
    assert "Nothing of these clients or of this time" in empty.stdout + empty.stderr


def test_only_the_clients_asked_about_are_counted(book: Run):
    found = told(book, "--where", "name~Omar")
    assert (sum(row["letters_in"] for row in found["weeks"]), found["ours"]["answered"]) == (2, 1)


def test_where_there_are_too_many_touches_the_newest_are_looked_at_and_that_is_said(
    book: Run, monkeypatch: pytest.MonkeyPatch
):
    from dossier.read.reports import workload as read

    monkeypatch.setattr(read, "_SINCE", read._SINCE.replace(str(read.NEWEST), "3"))
    assert (told(book)["answers_since"], told(book)["ours"]["answered"]) == ("2026-11-11", 1)
    assert (
        "There are too many touches to look at all answers: those since 11 Nov are."
        in book("report", "workload").stdout
    )
    found = weeks(book)
    assert sum(row["letters_in"] for row in found.values()) == 5
    assert [found[first]["ours"] is None for first in ("2026-11-02", "2026-11-09", "2026-11-16")] == [True, True, False]
    assert book("report", "workload", "--csv").stdout.splitlines()[9] == "2026-11-02,3,1,0,0,0,0,0,0,0,,,,,,,,"


def test_a_line_of_the_sheet_is_a_week(book: Run):
    sheet = book("report", "workload", "--csv").stdout.splitlines()
    assert sheet[0].startswith(
        "first,letters_in,letters_out,calls,meetings,samples,quotations,orders,done,left,answered,"
    )
    assert sheet[9] == "2026-11-02,3,1,0,0,0,0,0,0,0,2,0,3.5,3,Ada,0,1,2"
    assert len(sheet) == 13


def test_it_is_not_made_to_be_shared(book: Run):
    shared = book("report", "workload", "--share")
    assert (shared.exit_code, shared.stdout) == (6, "")
    assert "for our own eyes" in shared.stderr


def test_it_is_found_by_its_chinese_name(book: Run):
    assert "回复时间" in book("report", "工作量", "--lang", "zh").stdout
