"""`list`: how a record stands today, groups with their sums by currency, several columns to sort by, and narrow screens."""

import csv
import io
import json
import re
import shutil
from datetime import datetime

import pytest

from conftest import NOW, environment
from dossier.app.find.list_answer import NOUNS, answered
from dossier.app.find.list_records import Wanted
from dossier.app.session import Session
from dossier.paths import places
from dossier.render.media.layout import laid_out
from dossier.render.page import text_of

SPLIT = "30% deposit, 70% before shipment"


@pytest.fixture
def trade(run):
    """Return `run` on a book of three firms and a private person, with orders in two currencies and one without a value."""
    for name, firm, country in (
        ("Megan Hall", "Summit Stores", "US"),
        ("Anna Vogt", "Nordlicht", "DE"),
        ("王晓明", "光明灯饰", "CN"),
    ):
        run("add", "contact", name, "--company", firm, "--country", country, "--known", "--no-follow-up", "--no-input")
    run("add", "contact", "Ravi Menon", "--country", "IN", "--known", "--no-follow-up", "--no-input")
    for who, title, value, currency, opened in (
        ("Summit", "Chargers", "98400", "USD", "2026-03-02"), ("Nordlicht", "Lamps", "5000", "EUR", "2026-10-05"),
        ("Summit", "Lanterns", "9000", "USD", "2026-10-20"),
    ):  # fmt: skip
        done = run("add", "deal", who, title, "--value", value, "--currency", currency, "--opened-on", opened)
        assert done.exit_code == 0, done.stderr
    assert run("add", "deal", "Ravi", "Bulbs", "--opened-on", "2026-11-01").exit_code == 0
    for deal, number, *more in (
        (
            "d1",
            "PI-1",
            "--value",
            "10000",
            "--currency",
            "USD",
            "--payment",
            SPLIT,
            "--confirmed-on",
            "2026-10-01",
            "--deposit-due",
            "2026-10-08",
            "--balance-due",
            "2026-12-17",
        ),
        (
            "d2",
            "PI-2",
            "--value",
            "5000",
            "--currency",
            "EUR",
            "--payment",
            SPLIT,
            "--confirmed-on",
            "2026-11-20",
            "--deposit-due",
            "2026-11-27",
            "--balance-due",
            "2026-12-17",
        ),
        ("d4", "PI-3", "--payment", SPLIT, "--confirmed-on", "2026-11-02"),
    ):
        done = run("add", "order", deal, "--number", number, "--ship-by", "2026-12-20", *more)
        assert done.exit_code == 0, done.stderr
    return run


def rows(run, *words, **more):
    done = run("list", *words, "--json", **more)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_who_owes_what_is_due_by_the_terms_and_what_is_not_known_is_null(trade):
    first, second = rows(trade, "owed")
    assert (first["number"], first["client"], first["unpaid"]) == ("PI-1", "Summit Stores", "10000.00 USD")
    assert (first["owes"], first["overdue"], first["due_on"], first["late_days"]) == (
        "3000.00 USD", "3000.00 USD", "2026-10-08", 46,
    )  # fmt: skip
    assert (second["number"], second["owes"], second["overdue"], second["late_days"]) == ("PI-2", "0", "0", 0)
    assert rows(trade, "欠款") == [first, second]
    words = ("--value", "9000", "--currency", "USD", "--payment", "as agreed", "--confirmed-on", "2026-11-02")
    assert trade("add", "order", "d3", "--number", "PI-4", *words).exit_code == 0
    (undated,) = rows(trade, "owed", "--where", "number~PI-4")
    assert (undated["unpaid"], undated["owes"], undated["due_on"]) == ("9000.00 USD", None, None)
    unknown = rows(trade, "orders", "--columns", "number,client,unpaid,owes,late_days", "--where", "number~PI-3")[0]
    assert unknown == {"number": "PI-3", "client": "Ravi Menon", "unpaid": None, "owes": None, "late_days": None}


def test_what_came_is_taken_off_and_the_due_day_itself_is_not_late(trade):
    on_the_day = {"DOSSIER_NOW": "2026-10-08T09:00"}
    (first, *_rest) = rows(trade, "owed", env=on_the_day)
    assert (first["owes"], first["overdue"], first["late_days"]) == ("3000.00 USD", "0", 0)
    done = trade("order", "s1", "--received", "1000", "--on", "2026-10-20")
    assert done.exit_code == 0, done.stderr
    (first, *_rest) = rows(trade, "owed")
    assert (first["unpaid"], first["overdue"]) == ("9000.00 USD", "2000.00 USD")
    assert trade("order", "s1", "--cancelled", "they changed their mind", "--yes").exit_code == 0
    assert [each["number"] for each in rows(trade, "owed")] == ["PI-2"]


def test_firms_by_what_they_owe_and_a_firm_without_orders_owes_nothing(trade):
    found = rows(
        trade,
        "companies",
        "--columns",
        "name,unpaid,overdue,orders,last_order,open_deals,open_value",
        "--sort",
        "-unpaid",
    )
    assert [tuple(each.values()) for each in found] == [
        ("Summit Stores", "10000.00 USD", "3000.00 USD", 1, "2026-10-01", 2, "107400 USD"),
        ("Nordlicht", "5000.00 EUR", "0", 1, "2026-11-20", 1, "5000 EUR"),
        ("光明灯饰", "0", "0", 0, None, 0, "0"),
    ]
    (person,) = rows(trade, "contacts", "--columns", "name,unpaid,open_value", "--where", "name~ravi")
    assert (person["unpaid"], person["open_value"]) == (None, None)


def test_groups_stand_in_the_order_of_the_stages_with_sums_by_currency_and_never_across(trade):
    trade("stage", "d3", "quoted", "--yes")
    found = rows(trade, "deals", "--group", "stage")
    assert (found["by"], found["count"]) == (["stage"], 4)
    assert [(each["value"], each["count"]) for each in found["groups"]] == [("quoted", 1), ("ordered", 3)]
    assert found["groups"][1]["totals"] == [
        {
            "column": "value",
            "sums": [{"currency": "USD", "sum": "98400"}, {"currency": "EUR", "sum": "5000"}],
            "unknown": 1,
        }
    ]
    alone = rows(trade, "deals", "--group", "contact", "--where", "title~bulbs")["groups"][0]
    assert (alone["value"], alone["totals"]) == ("Ravi Menon", [{"column": "value", "sums": [], "unknown": 1}])
    assert found["totals"][0]["sums"] == [{"currency": "USD", "sum": "107400"}, {"currency": "EUR", "sum": "5000"}]
    page = trade("list", "deals", "--group", "stage").stdout
    assert "ordered · 3 · value USD 98,400; EUR 5,000 (1 not known)" in page
    assert "In all 4 rows  value USD 107,400; EUR 5,000 (1 not known)" in page
    assert "103,400" not in page
    sheet = list(csv.DictReader(io.StringIO(trade("list", "deals", "--group", "opened:month", "--csv").stdout)))
    assert [(each["opened:month"], each["title"]) for each in sheet] == [
        ("2026-03", "Chargers"), ("2026-10", "Lamps"), ("2026-10", "Lanterns"), ("2026-11", "Bulbs"),
    ]  # fmt: skip


def test_two_columns_are_groups_inside_of_groups_and_the_sums_alone_need_no_rows(trade):
    outer = rows(trade, "deals", "--group", "company，opened：季度")["groups"]
    assert [(each["value"], [part["value"] for part in each["parts"]]) for each in outer] == [
        ("Summit Stores", ["2026-Q1", "2026-Q4"]), ("Nordlicht", ["2026-Q4"]), (None, ["2026-Q4"]),
    ]  # fmt: skip
    assert outer[0]["rows"] == []
    assert [row["title"] for row in outer[0]["parts"][1]["rows"]] == ["Lanterns"]
    bare = trade("list", "deals", "--group", "company", "--totals").stdout
    assert re.search(r"Summit Stores +2 +USD 107,400\n", bare)
    assert "Chargers" not in bare
    assert trade("list", "deals", "--totals", "--csv").stdout == "count,value\r\n4,107400 USD; 5000 EUR\r\n"
    assert (
        trade("list", "deals", "--columns", "title", "--group", "company", "--where", "title~nothing").stderr
        == "Nothing fits.\n"
    )


def test_the_sums_count_what_is_not_shown_and_a_typed_limit_asks_for_none(run, tmp_path):
    lines = "".join(f"Order {at},Firm,{at},USD\n" for at in range(1, 122))
    (tmp_path / "deals.csv").write_text("deal,company,value,currency\n" + lines, encoding="utf-8")
    done = run("import", str(tmp_path / "deals.csv"), "--no-input")
    assert done.exit_code == 0, done.stderr
    page = run("list", "deals")
    assert "In all 121 rows  value USD 7,381" in page.stdout
    assert "100 of 121" in page.stderr
    assert "Order 121" not in page.stdout
    assert "In all" not in run("list", "deals", "--limit", "5").stdout
    grouped = run("list", "deals", "--group", "currency")
    assert "USD · 121 · value USD 7,381" in grouped.stdout
    assert "100 of 121" in grouped.stderr


def test_several_columns_sort_numbers_by_size_choices_in_their_order_and_names_as_they_sound(trade):
    def titles(sort):
        return [each["title"] for each in rows(trade, "deals", "--columns", "title", f"--sort={sort}")]

    assert titles("-value") == ["Chargers", "Lanterns", "Lamps", "Bulbs"]
    assert titles("stage,-value") == ["Lanterns", "Chargers", "Lamps", "Bulbs"]
    assert titles("currency、-opened") == ["Lamps", "Lanterns", "Chargers", "Bulbs"]
    names = [each["name"] for each in rows(trade, "contacts", "--columns", "name", "--sort", "name")]
    assert names == ["Anna Vogt", "Megan Hall", "Ravi Menon", "王晓明"]
    trade("add", "contact", "安静", "--known", "--no-follow-up", "--no-input")
    names = [each["name"] for each in rows(trade, "contacts", "--columns", "name", "--sort", "name")]
    assert names == ["安静", "Anna Vogt", "Megan Hall", "Ravi Menon", "王晓明"]


def test_silence_counts_from_their_last_word_and_waiting_from_ours(trade):
    trade("log", "megan", "they asked for samples", "--by", "email", "--in", "--on", "2026-11-03")
    trade("log", "megan", "sent the list", "--by", "email", "--out", "--on", "2026-11-10")
    trade("log", "anna", "they ask again", "--by", "email", "--in", "--on", "2026-11-20")
    found = rows(trade, "contacts", "--columns", "name,silent_since,silent_days,waiting", "--sort", "silent_days,name")
    assert [tuple(each.values()) for each in found[:3]] == [
        ("Anna Vogt", "2026-11-20", 3, "2026-11-20"), ("Megan Hall", "2026-11-03", 20, None), ("Ravi Menon", None, None, None),
    ]  # fmt: skip
    firms = rows(trade, "companies", "--columns", "name,silent_days,waiting", "--sort", "-silent_days")
    assert [tuple(each.values()) for each in firms] == [
        ("Summit Stores", 20, None), ("Nordlicht", 3, "2026-11-20"), ("光明灯饰", None, None),
    ]  # fmt: skip


def test_a_deal_says_how_old_it_is_what_was_quoted_and_on_what_it_is_stuck(trade):
    then = {"env": {"DOSSIER_NOW": "2026-11-05T09:00"}}
    line = "Lantern, 1000 pcs, 9.00"
    done = trade(
        "quote", "d3", "--line", line, "--payment", SPLIT, "--currency", "USD", "--valid", "10d", "--sent", **then
    )
    assert done.exit_code == 0, done.stderr
    for topic, outcome in (("price", "stuck"), ("payment", "stuck"), ("payment", "agreed")):
        assert trade("round", "d3", topic, "--ours", "9.00", "--theirs", "8.00", "--outcome", outcome).exit_code == 0
    columns = "title,age,stage_since,quoted,last_quote_state,stuck_on"
    (deal,) = rows(trade, "deals", "--columns", columns, "--where", "title~lanterns")
    assert (deal["age"], deal["quoted"], deal["last_quote_state"], deal["stuck_on"]) == (
        34, "9000.00 USD", "expired", "price",
    )  # fmt: skip
    assert deal["stage_since"] == "2026-11-05"
    (quote,) = rows(trade, "quotes", "--columns", "number,state,now,days_left,total")
    assert (quote["state"], quote["now"], quote["days_left"], quote["total"]) == ("sent", "expired", -8, "9000.00 USD")
    assert rows(trade, "companies", "--columns", "quotes_open", "--where", "name~summit") == [{"quotes_open": 0}]
    assert "price" in trade("list", "deals", "--columns", "title,stuck_on").stdout


def test_rows_without_a_ref_stand_under_what_they_belong_to_and_drafts_are_not_shared(trade):
    assert (
        trade("quote", "d3", "--line", "Lantern, 1000 pcs, 9.00", "--payment", SPLIT, "--currency", "USD").exit_code
        == 0
    )
    (line,) = rows(trade, "报价明细", "--columns", "ref,item,amount")
    assert line == {"ref": "q1", "item": "Lantern", "amount": "9000.00"}
    assert rows(trade, "quote-lines", "--share") == []
    moves = rows(trade, "stages", "--where", "to~ordered", "--sort", "date")
    assert [(each["ref"], each["company"]) for each in moves] == [
        ("d1", "Summit Stores"),
        ("d4", None),
        ("d2", "Nordlicht"),
    ]
    assert "In all 1 row  amount USD 9,000" in trade("list", "quote-lines").stdout


@pytest.mark.parametrize("language", ["en", "zh"])
def test_on_a_narrow_screen_no_word_and_no_number_of_any_list_is_broken(demo_book, tmp_path, language):
    from dossier import i18n

    shutil.copytree(demo_book.parent, tmp_path / "demo")
    env = environment(tmp_path) | {"DOSSIER_DB": str(tmp_path / "demo" / "book.db")}
    session = Session(places(env), datetime.fromisoformat(NOW), lambda *_said: None, done=[])
    i18n.speak(language)
    for noun in (each.code for each in NOUNS):
        found = answered(session, Wanted(noun, limit=15))
        page = found.page()
        whole = {word for row in laid_out(page, 1000) for word in text_of(row).split()}
        for width in (60, 80, 100):
            words = [word for row in laid_out(page, width) for word in text_of(row).split()]
            broken = {word for word in words if word not in whole and word.isascii() and word != "·"}
            labels = {word for label in page.head[0].columns for word in label.split()} if page.head else set()
            assert broken <= labels, (noun, width)


def test_a_list_of_facts_keeps_the_words_of_what_is_protected_back(trade):
    trade("set", "anna", "hobbies=golf", "religion=islam", "--source", "call")
    trade("set", "Nordlicht", "finance=SLOW", "--told-by", "megan")
    found = {each["field"]: each["value"] for each in rows(trade, "facts")}
    assert found["contact.hobbies"] == "golf"
    assert found["company.finance"] == "(protected)"
    assert "SLOW" not in trade("list", "facts", "--where", "value~slow").stdout
    assert "hobbies" in trade("list", "facts").stdout


def test_each_list_heads_its_columns_in_its_own_chinese_words(run):
    run("add", "contact", "Ada", "--company", "Nord", "--no-input")
    run("add", "offer", "Lamp", "--no-input")
    run("follow", "c1", "+3d", "call")
    run("rate", "USD", "7.1")
    told = {
        noun: run("list", noun, "--lang", "zh").stdout
        for noun in ("companies", "offers", "follow-ups", "rates", "facts")
    }
    assert "姓名" not in told["companies"] + told["offers"]
    assert "未完成" in told["follow-ups"]
    assert "汇率" in told["rates"]
    assert "certain" not in told["facts"]
    assert "call" in run("list", "follow-ups", "状态:未完成", "--lang", "zh").stdout


def test_rows_without_a_ref_are_asked_whose_they_are_and_when(trade, tmp_path):
    (tmp_path / "deck.pdf").write_bytes(b"%PDF-1.4 deck")
    assert trade("attach", "us", str(tmp_path / "deck.pdf"), "--as", "deck").exit_code == 0
    for who, day in (("megan", "2026-10-01"), ("anna", "2026-11-02")):
        assert trade("send", who, "h1", "--on", day).exit_code == 0
        assert trade("set", who, "hobbies=chess").exit_code == 0
    for deal, firm in (("d1", "Summit"), ("d2", "Nordlicht")):
        assert trade("quote", deal, "--line", f"{firm} goods, 100 pcs, 3.20").exit_code == 0
    assert [each["name"] for each in rows(trade, "sendings", "who:anna")] == ["Anna Vogt"]
    assert {each["whose"] for each in rows(trade, "facts", "who:anna")} == {"Anna Vogt"}
    assert {each["field"] for each in rows(trade, "facts", "chess")} == {"contact.hobbies"}
    assert [each["item"] for each in rows(trade, "quote-lines", "who:nordlicht")] == ["Nordlicht goods"]
    assert {each["company"] for each in rows(trade, "stages", "who:nordlicht")} == {"Nordlicht"}
    assert rows(trade, "quote-lines", "told:yes") == []
    assert len(rows(trade, "quote-lines", "told:no")) == 2
    assert rows(trade, "order-lines", "since:2026-12") == []


def test_a_word_that_must_not_stand_there_leaves_out_of_what_a_field_asks(trade):
    assert trade("log", "megan", "asked for lanterns").exit_code == 0
    assert [each["name"] for each in rows(trade, "contacts", "country:US")] == ["Megan Hall"]
    assert [each["name"] for each in rows(trade, "contacts", "country:US -zebra")] == ["Megan Hall"]
    assert rows(trade, "contacts", "country:US -lanterns") == []
    assert {each["name"] for each in rows(trade, "contacts", "-lanterns")} == {"Anna Vogt", "王晓明", "Ravi Menon"}
    assert {each["title"] for each in rows(trade, "deals", "company:Summit -lanterns")} == {"Chargers"}
    said = trade("find", "country:US -lanterns").stdout
    assert "Megan Hall" in said
    assert "asked for lanterns" not in said
