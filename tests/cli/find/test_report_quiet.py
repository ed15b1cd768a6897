"""`report quiet`: who has gone quiet, whether that is long for them, who waits for us, and whose silence has its reason."""

import json

import pytest

from conftest import Run

FIRMS = {
    "Ada": "Alfa", "Ben": "Beta", "Cleo": "Kappa", "Dan": "Delta", "Fay": "Phi", "Gil": "Gamma", "Hal": "Theta", "Ida": "Iota",
    "Wei": "Sigma",
}  # fmt: skip


def done(run: Run, *words: str, day: str = "2026-11-23"):
    result = run(*words, "--no-input", "--yes", env={"DOSSIER_NOW": f"{day}T09:00"})
    assert result.exit_code == 0, result.stdout + result.stderr
    return result


def client(run: Run, name: str, *more: str) -> None:
    words = ("--company", f"{FIRMS[name]} Ltd") if "--alone" not in more else ()
    done(run, "add", "contact", name, *words, "--known", "--no-follow-up", day="2025-01-06")


def mail(run: Run, name: str, day: str, words: str = "about prices", *, ours: bool = False) -> None:
    done(run, "log", name, words, "--by", "email", "--out" if ours else "--in", day=day)


def talked(run: Run, name: str, heard: str, wrote: str) -> None:
    """Let somebody write, and us answer later."""
    mail(run, name, heard)
    mail(run, name, wrote, "our answer", ours=True)


@pytest.fixture
def book(run: Run) -> Run:
    """Return the command on five clients who were heard of 4, 40, 70, 100 and 400 days ago, each answered a day later."""
    for name, heard, wrote in (
        ("Ada", "2026-11-19", "2026-11-20"), ("Ben", "2026-10-14", "2026-10-15"), ("Cleo", "2026-09-14", "2026-09-15"),
        ("Dan", "2026-08-15", "2026-08-16"), ("Eve", "2025-10-19", "2025-10-20"),
    ):  # fmt: skip
        client(run, name, *(("--alone",) if name == "Eve" else ()))
        talked(run, name, heard, wrote)
    return run


def told(run: Run, *more: str):
    return json.loads(run("report", "quiet", "--json", *more).stdout)


def names(run: Run, *more: str) -> list[str]:
    return [row["name"] for row in told(run, *more)["clients"]]


def test_whoever_was_not_heard_of_for_longer_than_the_cadence_is_quiet_the_longest_first(book: Run):
    assert [(row["name"], row["silent_days"]) for row in told(book)["clients"]] == [
        ("Eve", 400), ("Dan", 100), ("Cleo", 70), ("Ben", 40),
    ]  # fmt: skip
    (row,) = (row for row in told(book)["clients"] if row["name"] == "Ben")
    keys = ("heard_on", "wrote_on", "after", "after_by", "usual_days", "cadence_days", "is_unusual", "command")
    assert tuple(row[key] for key in keys) == (
        "2026-10-14", "2026-10-15", "our answer", "out", None, 30, True, "dossier draft c2 chase",
    )  # fmt: skip


def test_the_bars_count_every_client_by_the_days_of_silence(book: Run):
    assert [(row["until"], row["clients"], row["quiet"]) for row in told(book)["silences"]] == [
        (30, 1, 0), (60, 1, 1), (90, 1, 1), (180, 1, 1), (365, 0, 0), (None, 1, 1),
    ]  # fmt: skip


def test_what_is_at_stake_stands_before_stars_and_stars_before_the_days(book: Run):
    done(book, "set", "Kappa Ltd", "star=2")
    done(book, "deal", "ben", "lamps", "--value", "500", "--currency", "USD")
    done(book, "deal", "dan", "chargers", "--value", "90000", "--currency", "USD")
    assert names(book) == ["Dan", "Ben", "Cleo", "Eve"]
    page = " ".join(book("report", "quiet").stdout.split())
    assert (
        "c4 Dan · Delta Ltd · silent for 100 days USD 90,000 · d2 they wrote 15 Aug · we wrote 16 Aug “our answer”"
        in page
    )


def test_stars_shorten_the_days_until_a_client_is_quiet(book: Run):
    talked(book, "ada", "2026-11-04", "2026-11-05")
    client(book, "Fay")
    talked(book, "fay", "2026-11-05", "2026-11-06")
    assert "Fay" not in names(book)
    done(book, "set", "Phi Ltd", "star=5")
    assert "Fay" in names(book)


def test_whoever_writes_often_is_unusually_quiet_sooner_and_whoever_writes_seldom_later(book: Run):
    for name, days in (
        ("Gil", ("2026-10-05", "2026-10-09", "2026-10-13", "2026-10-17", "2026-10-21", "2026-11-01")),
        ("Hal", ("2025-07-01", "2025-09-20", "2025-12-10", "2026-03-01", "2026-05-20", "2026-08-10")),
    ):
        client(book, name)
        done(book, "set", f"{FIRMS[name]} Ltd", "star=1")
        for day in days:
            mail(book, name, day)
        mail(book, name, days[-1], "our answer", ours=True)
    rows = {row["name"]: row for row in told(book)["clients"]}
    keys = ("silent_days", "usual_days", "cadence_days", "is_unusual")
    assert [tuple(rows[name][key] for key in keys) for name in ("Gil", "Hal")] == [
        (22, 4, 90, True),
        (105, 81, 90, False),
    ]
    page = " ".join(book("report", "quiet").stdout.split())
    assert "silent for 22 days · usually every 4 days they wrote" in page
    assert "silent for 105 days · usually every 81 days, so this is not unusual" in page


def test_whoever_waits_for_our_answer_is_not_quiet(book: Run):
    client(book, "Ida")
    mail(book, "ida", "2026-09-01")
    found = told(book)
    assert "Ida" not in names(book)
    assert [(row["name"], row["reason"], row["since"]) for row in found["wait_for_us"]] == [
        ("Ida", "waits", "2026-09-01")
    ]
    page = " ".join(book("report", "quiet").stdout.split())
    assert 'Wait for us c6 Ida · since 1 Sep › dossier log c6 "…" --by email --out' in page


def test_the_black_list_a_lost_deal_an_absence_and_an_archived_client_are_no_silence(book: Run):
    done(book, "set", "Beta Ltd", "black_list=never paid")
    done(book, "deal", "cleo", "lamps", "--value", "500", "--currency", "USD", day="2026-09-16")
    done(book, "stage", "d1", "lost", "--cause", "price", "--reason", "8% above target", day="2026-09-20")
    done(book, "follow", "dan", "2026-12-07", "write again: back from an absence")
    done(book, "archive", "eve", "--why", "left the trade")
    found = told(book)
    assert found["clients"] == []
    assert {(row["name"], row["reason"], row["until"]) for row in found["aside"]} == {
        ("Beta Ltd", "black_list", None), ("Kappa Ltd", "lost", None), ("Delta Ltd", "on_leave", "2026-12-07"),
    }  # fmt: skip
    page = book("report", "quiet").stdout
    assert "deal lost: Kappa Ltd" in page
    assert "away: Delta Ltd (until 7 Dec)" in page
    assert "Nobody has gone quiet." in page + book("report", "quiet").stderr


def test_a_deal_that_was_lost_because_nobody_answered_leaves_them_quiet(book: Run):
    done(book, "deal", "cleo", "lamps", "--value", "500", "--currency", "USD", day="2026-09-16")
    done(book, "stage", "d1", "lost", "--cause", "no_answer", "--reason", "three mails", day="2026-11-20")
    assert "Cleo" in names(book)


def test_a_country_that_is_shut_for_days_is_not_asked(book: Run):
    client(book, "Wei")
    done(book, "set", "Sigma Ltd", "country=VN")
    talked(book, "wei", "2025-12-01", "2025-12-02")
    done(book, "holidays", "VN", "--refresh", day="2026-02-17")
    found = json.loads(book("report", "quiet", "--json", env={"DOSSIER_NOW": "2026-02-17T09:00"}).stdout)
    assert [(row["name"], row["reason"]) for row in found["aside"]] == [("Sigma Ltd", "on_holiday")]


def test_an_open_promise_of_ours_is_kept_first_and_what_is_planned_is_named(book: Run):
    done(book, "add", "promise", "ben", "send the test report", "--by", "ours", "--due-on", "2026-11-01")
    done(book, "follow", "cleo", "2026-11-30", "call about the season")
    rows = {row["name"]: row for row in told(book)["clients"]}
    assert (rows["Ben"]["promise"], rows["Ben"]["command"]) == ("send the test report", "dossier done m1")
    assert (rows["Cleo"]["planned_on"], rows["Cleo"]["command"]) == ("2026-11-30", 'dossier done f1 --log "…"')


def test_a_quotation_without_an_answer_is_named(book: Run):
    done(book, "deal", "ben", "lamps", "--value", "500", "--currency", "USD", day="2026-10-15")
    done(
        book,
        "quote",
        "lamps",
        "--line",
        "Lamp, 100 pcs, 5",
        "--payment",
        "100% before shipment",
        "--sent",
        day="2026-10-15",
    )
    rows = {row["name"]: row for row in told(book)["clients"]}
    assert rows["Ben"]["quotation"]
    assert f"quotation {rows['Ben']['quotation']} without an answer" in " ".join(book("report", "quiet").stdout.split())


def test_whoever_never_answered_is_silent_since_our_first_letter(run: Run):
    client(run, "Ada")
    mail(run, "ada", "2026-09-01", "our introduction", ours=True)
    mail(run, "ada", "2026-10-01", "the same again", ours=True)
    client(run, "Ben")
    (row,) = told(run)["clients"]
    assert (row["name"], row["heard_on"], row["wrote_on"], row["silent_days"]) == ("Ada", None, "2026-10-01", 83)
    assert "they never wrote · we wrote 1 Oct “the same again”" in " ".join(run("report", "quiet").stdout.split())


def test_a_period_is_that_in_which_they_were_heard_of_last(book: Run):
    assert names(book, "--period", "2026-Q3") == ["Dan", "Cleo"]
    assert names(book, "--period", "2024") == []


def test_only_the_clients_asked_about_are_told(book: Run):
    assert names(book, "--where", "name~Dan") == ["Dan"]


def test_the_sheet_has_a_line_for_each(book: Run):
    sheet = book("report", "quiet", "--csv").stdout.splitlines()
    assert sheet[0].startswith("ref,name,company,country,star,heard_on,wrote_on,silent_days,after,")
    assert sheet[1].startswith("c5,Eve,,,,2025-10-19,2025-10-20,400,our answer,out,,30,yes,")
    assert len(sheet) == 5


def test_it_is_not_made_to_be_shared(book: Run):
    shared = book("report", "quiet", "--share")
    assert (shared.exit_code, shared.stdout) == (6, "")
    assert "for our own eyes" in shared.stderr


def test_an_empty_book_says_how_to_begin(run: Run):
    client(run, "Ada")
    empty = run("report", "quiet")
    assert "Nobody has been in touch yet: dossier log WHO" in empty.stdout + empty.stderr


def test_it_is_found_by_its_chinese_name(book: Run):
    assert "久未联系的客户" in book("report", "久未联系", "--lang", "zh").stdout
