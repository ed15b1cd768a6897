"""A month on one page: sums counted by hand on a book made by commands, what stays in the house, and which time is meant."""

import json
import re

import pytest

from conftest import Run

TYPED = (
    ("2026-09-10", "add contact Ada --company Alpha --country DE --source fair --known --no-follow-up"),
    ("2026-10-05", "add contact Bea --company Beta --country FR --source marketplace --no-follow-up"),
    ("2026-10-06", "add contact Cyd --company Gamma --country GB --source fair --no-follow-up"),
    ("2026-10-07", "add contact Cora --company Gamma --country GB --source fair --known --no-follow-up"),
    ("2026-10-02", "deal ada Lamps --value 1000 --currency USD"),
    ("2026-10-08", "deal bea Chargers --value 900 --currency EUR"),
    ("2026-10-09", "quote d1 --line Lamp,200pcs,5 --payment 30/70 --currency USD --sent"),
    ("2026-10-10", "quote d2 --line Charger,100pcs,9 --payment 30/70 --currency EUR --sent"),
    ("2026-10-12", "quote --revise q2 --line Charger,100pcs,8 --sent"),
    ("2026-10-20", "order d1 --value USD900 --destination DE --ship-by 2026-11-20 --payment 30/70"),
    ("2026-10-21", "order s1 --received USD270"),
    ("2026-10-22", "add promise ada certificates --due-on 2026-11-01"),
    ("2026-10-28", "stage d2 lost --why price --text secretprice"),
    ("2026-10-29", "add visit ada to_us 2026-11-12 --place Shenzhen"),
    ("2026-10-30", "set s1 balance_due=2026-11-10"),
)  # fmt: skip


def on(day: str) -> dict[str, str]:
    return {"DOSSIER_NOW": f"{day}T09:00"}


@pytest.fixture
def book(run: Run) -> Run:
    for day, words in TYPED:
        line = words.replace("--text secretprice", "secretprice").split()
        done = run(*line, "--no-input", "--yes", env=on(day))
        assert done.exit_code == 0, (words, done.stdout + done.stderr)
    return run


def told(run: Run, *words: str, day: str = "2026-11-03") -> dict:
    done = run("month", "--json", *words, env=on(day))
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def page(run: Run, *words: str, day: str = "2026-11-03") -> str:
    return " ".join(run("month", *words, env=on(day)).stdout.split())


def test_who_came_is_counted_by_firm_with_source_country_and_the_month_before(book: Run):
    came = told(book)["came"]
    assert (came["clients"], came["clients_before"]) == (2, 1)
    assert came["by_source"] == {"fair": 1, "marketplace": 1}
    assert came["by_country"] == {"GB": 1, "FR": 1}
    assert [row["client"] for row in came["rows"]] == ["Gamma", "Beta"]


def test_an_inquiry_is_a_deal_that_came_or_a_new_client_who_waits_and_answered_once_we_wrote(book: Run):
    came = told(book)["came"]
    assert (came["inquiries"], came["without_deal"], came["answered"]) == (3, 1, 2)
    assert [row["client"] for row in came["unanswered"]] == ["Gamma"]
    book("log", "cyd", "answered", "--by", "email", "--out", env=on("2026-11-03"))
    assert told(book)["came"]["answered"] == 3


def test_quotations_orders_and_money_are_summed_by_currency_and_never_across(book: Run):
    moved = told(book)["moved"]
    assert (moved["quotations"]["number"], moved["quotations"]["value"]) == (2, {"USD": "1000.00", "EUR": "800.00"})
    assert (moved["orders"]["number"], moved["orders"]["value"], moved["orders"]["before"]) == (1, {"USD": "900"}, 0)
    assert moved["received"]["value"] == {"USD": "270.00"}
    assert moved["shipped"]["number"] == 0
    assert "2 · EUR 800 + USD 1,000 · before: none" in page(book)


def test_a_quotation_replaced_within_the_month_counts_once_and_one_replaced_later_counts_in_both(book: Run):
    assert [row["ref"] for row in told(book)["moved"]["quotations"]["rows"]] == ["q3", "q1"]
    until = told(book, "2026-10-01..2026-10-11")["moved"]["quotations"]
    assert (until["number"], until["value"]) == (2, {"USD": "1000.00", "EUR": "900.00"})


def test_a_lot_that_left_is_its_share_of_the_order(book: Run):
    book("order", "s1", "--shipped", "50", "--no-input", "--yes", env=on("2026-11-02"))
    shipped = told(book, "2026-11")["moved"]["shipped"]
    assert (shipped["number"], shipped["value"]) == (1, {"USD": "225.00"})


def test_a_cancelled_order_is_not_confirmed_and_owes_nothing(book: Run):
    book("order", "s1", "--cancelled", "they stopped", "--yes", env=on("2026-10-30"))
    seen = told(book)
    assert (seen["moved"]["orders"]["number"], len(seen["moved"]["cancelled"])) == (0, 1)
    assert seen["owed"]["overdue"] == seen["owed"]["coming"] == []


def test_a_lost_deal_has_its_cause(book: Run):
    (ended,) = told(book)["moved"]["ended"]
    assert (ended["client"], ended["stage"], ended["cause"]) == ("Beta", "lost", "price")
    assert "lost 🇫🇷 Beta · Chargers · EUR 900 · price; secretprice · 28 Oct · d2" in page(book)


def test_what_is_owed_is_told_as_of_today_with_days_and_what_we_owe(book: Run):
    assert told(book)["owed"]["overdue"] == []
    owed = told(book, "2026-10", day="2026-11-15")["owed"]
    assert [(each["kind"], each["days"], each["missing"]) for each in owed["overdue"]] == [("balance", 5, "630.00")]
    assert owed["overdue_sums"] == {"USD": "630.00"}
    assert "USD 630 is overdue, the oldest of it for 5 days." in page(book, "2026-10", day="2026-11-15")
    assert [row["text"] for row in owed["promises"]] == ["certificates"]
    assert [row["text"] for row in owed["answers"]] == ["Cyd"]


def test_what_is_next_ends_with_the_month_after(book: Run):
    following = told(book)
    assert following["ahead"] == ["2026-11-03", "2026-11-30"]
    assert [row["on_date"] for row in following["next"]["visits"]] == ["2026-11-12"]
    assert [row["ref"] for row in following["next"]["to_ship"]] == ["s1"]
    assert following["next"]["fairs"] == following["next"]["expiring"] == []


def test_three_things_are_to_be_decided_and_no_client_stands_there_twice(book: Run):
    book("round", "d1", "payment", "--ours", "30/70", "--theirs", "60 days", "--outcome", "stuck", env=on("2026-10-25"))
    decide = told(book, day="2026-11-15")["decide"]
    assert [(each["kind"], each["client"], each["theirs"]) for each in decide] == [("stuck", "Alpha", "60 days")]
    assert (
        "payment has been stuck for 3 weeks · they: 60 days; we: 30/70 · Give way, or hold? › dossier case d1"
        in page(book, day="2026-11-15")
    )
    book("round", "d1", "payment", "--ours", "40/60", "--theirs", "40/60", "--outcome", "agreed", env=on("2026-11-15"))
    assert [each["kind"] for each in told(book, day="2026-11-15")["decide"]] == ["overdue"]


@pytest.mark.parametrize(
    ("day", "words", "first", "last", "before"),
    [
        ("2026-11-03", (), "2026-10-01", "2026-10-31", "2026-09-01"),
        ("2026-11-08", (), "2026-11-01", "2026-11-30", "2026-10-01"),
        ("2026-11-08", ("last", "month"), "2026-10-01", "2026-10-31", "2026-09-01"),
        ("2026-11-08", ("2026-Q3",), "2026-07-01", "2026-09-30", "2026-04-01"),
        ("2026-11-08", ("2026-11-02..2026-11-08",), "2026-11-02", "2026-11-08", "2026-10-26"),
        ("2026-11-08", ("since", "Oct"), "2026-10-01", "2026-11-08", "2026-08-23"),
    ],
)
def test_which_time_it_is_about_and_with_which_it_is_compared(book: Run, day, words, first, last, before):
    seen = told(book, *words, day=day)
    assert (seen["first"], seen["last"], seen["before"][0]) == (first, last, before)


def test_a_month_without_anything_says_so_in_one_line_and_does_not_speak_of_today(book: Run):
    said = page(book, "2026-02")
    assert said == (
        "Report: Feb 2026 Nothing was noted in this time: nobody new, no inquiry, no quotation, no order. "
        "What is owed and what is next is told of today only. › dossier month"
    )
    assert told(book, "2026-02")["owed"] is None


def test_a_page_to_be_shared_says_what_it_left_out_and_names_no_ref_and_no_command(book: Run):
    book("round", "d1", "payment", "--ours", "30/70", "--theirs", "60 days", "--outcome", "stuck", env=on("2026-10-25"))
    said = page(book, "--share", day="2026-11-15") + page(book, "2026-10", "--share", day="2026-11-15")
    assert "Left out, because this page is shown to others: what is owed" in said
    assert not re.search(r"\b[cdoqsmvz]\d+\b", said)
    for private in ("dossier ", "secretprice", "certificates", "Cyd waits", "630", "270", "60 days", "overdue"):
        assert private not in said.replace("what is owed, what was paid", ""), private
    seen = told(book, "--share", day="2026-11-15")
    assert (seen["owed"], seen["decide"], seen["moved"]["received"], seen["came"]["unanswered"]) == (None,) * 4
    assert seen["moved"]["orders"]["number"] == 0


def test_a_visit_that_another_client_told_of_is_not_shared(book: Run):
    book("set", "v1", "source=client", "told_by=bea", env=on("2026-11-03"))
    assert len(told(book)["next"]["visits"]) == 1
    assert told(book, "--share")["next"]["visits"] == []


def test_who_is_archived_is_on_no_page(book: Run):
    book("archive", "beta", "--why", "left", "--yes", env=on("2026-11-02"))
    seen = told(book)
    assert (seen["came"]["clients"], seen["moved"]["ended"]) == (1, [])


def test_every_command_behind_a_number_can_be_typed_and_shows_as_many_rows(run: Run, book: Run):
    commands = set(re.findall(r"› dossier ([^›]*?)(?=  |\n|$)", book("month", env=on("2026-11-15")).stdout))
    commands |= set(re.findall(r"› dossier ([^›]*?)(?=  |\n|$)", book("month", "2026-10", env=on("2026-11-15")).stdout))
    assert len(commands) >= 8
    for each in commands:
        assert run(*each.split(), env=on("2026-11-15")).exit_code == 0, each
    rows = json.loads(run("list", "orders", "--where", "confirmed~2026-10", "--json", env=on("2026-11-15")).stdout)
    assert len(rows) == told(book)["moved"]["orders"]["number"]


def test_a_chinese_word_calls_it_and_a_boss_who_reads_english_gets_english(book: Run):
    assert "工作报告：2026年10月" in book("月报", "上个月", "--lang", "zh", env=on("2026-11-15")).stdout
    assert (
        "Report: Oct 2026"
        in book("month", "2026-10", "--lang", "en", env=on("2026-11-15") | {"DOSSIER_LANG": "zh"}).stdout
    )


def test_the_file_is_one_sheet_for_light_and_dark_that_fetches_nothing(book: Run, tmp_path):
    file = tmp_path / "october.html"
    assert book("month", "2026-10", "--html", str(file), env=on("2026-11-15")).exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert "@page{size:A4;margin:12mm}" in text
    assert "prefers-color-scheme:dark" in text
    assert not re.search(r"(?:src|href)=|https?:", text)
