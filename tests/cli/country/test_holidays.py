"""Holidays from the first client of a country to the morning, the page, the list and the calendar file."""

import csv
import io
import json
import sqlite3
from datetime import date

import pytest
from icalendar import Calendar

from dossier.read.country import at_stake
from dossier.read.country import holidays as read
from dossier.records.country.closures import Concern

ANNA = ("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--country", "DE", "--no-input")
ALI = ("add", "contact", "Ali Rahman", "--company", "Al Noor", "--country", "AE", "--no-input")
RAMADAN_NEAR = {"DOSSIER_NOW": "2027-01-08T09:00"}


def years(path):
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("SELECT country, year FROM holiday WHERE kind IN ('source', 'unknown') ORDER BY 1, 2")
        return [tuple(row) for row in rows]
    finally:
        connection.close()


def order(run, *, when=RAMADAN_NEAR, client=ALI):
    run(*client, env=when)
    run("deal", "c1", "20,000 power banks", env=when)
    run("add", "order", "d1", "--ship-by", "2027-02-12", env=when)


def test_the_first_client_of_a_country_brings_its_years_and_ours(run, book_path):
    run(*ANNA)
    assert years(book_path) == [("CN", 2026), ("CN", 2027), ("DE", 2026), ("DE", 2027)]
    run(*ALI)
    assert ("AE", 2027) in years(book_path)
    run("deal", "anna", "lamps", "--market", "FR")
    run("add", "order", "d1", "--destination", "CH")
    assert ("CH", 2026) in years(book_path)


def test_a_new_year_brings_the_next_one_with_whatever_is_written_first(run, book_path):
    run(*ANNA)
    assert ("DE", 2028) not in years(book_path)
    run("log", "anna", "happy new year", "--by", "chat", env={"DOSSIER_NOW": "2027-01-02T09:00"})
    assert {("CN", 2028), ("DE", 2028)} <= set(years(book_path))


def test_reading_writes_nothing_and_says_quietly_which_years_are_missing(run, book_path):
    run(*ANNA)
    run("deal", "anna", "lamps")
    before = years(book_path)
    late = {"DOSSIER_NOW": "2028-02-03T09:00"}
    missing = "holidays of China, Germany for 2028 are not in the book yet: dossier holidays --refresh"
    assert missing in run("remind", env=late).stdout
    alone = "holidays of Germany for 2028 are not in the book yet: dossier holidays DE --refresh"
    assert alone in run("show", "anna", env=late).stdout
    assert json.loads(run("remind", "--json", env=late).stdout)["holidays_missing"] == [
        {"country": "CN", "year": 2028}, {"country": "DE", "year": 2028},
    ]  # fmt: skip
    assert years(book_path) == before
    assert "not in the book" not in run("remind").stdout
    said = run("holidays", "--refresh", env=late)
    assert "2 countries" in said.stderr
    assert missing not in run("remind", env=late).stdout


def test_undo_neither_takes_the_calendar_back_nor_trips_over_it(run, book_path):
    run(*ANNA)
    run(*ALI)
    before = years(book_path)
    assert run("undo").exit_code == 0
    assert years(book_path) == before
    assert run("redo").exit_code == 0
    assert run("check").exit_code == 0


def test_a_country_that_the_library_does_not_know_is_asked_for_once(run, monkeypatch):
    run("add", "contact", "Penguin", "--country", "BV", "--no-input")
    monkeypatch.setattr("dossier.world.holidays.of_year", lambda *_: pytest.fail("computed again"))
    assert run("log", "penguin", "hello", "--by", "chat").exit_code == 0
    with pytest.raises(BaseException, match="computed again"):  # a new country is computed
        run(*ALI)


def test_remind_ties_a_time_of_rest_to_open_orders_a_production_time_ahead(run):
    order(run)
    told = run("remind", env=RAMADAN_NEAR).stdout
    assert "Ramadan  8 Feb – 8 Mar (±1 day) · in 4 weeks" in told
    assert "1 open order (s1): ship before 8 Feb" in told
    assert "s1 is to ship on 12 Feb, within it" in told
    assert "our own house" in told  # Chinese New Year closes us, too
    assert "tell them the last day to ship" in told
    assert "Ramadan" in run("remind", env={"DOSSIER_NOW": "2027-01-03T09:00"}).stdout  # a production time ahead
    assert "Ramadan" not in run("remind", env={"DOSSIER_NOW": "2026-12-20T09:00"}).stdout
    run("set", "s1", "shipped_on=2027-01-08", env=RAMADAN_NEAR)
    assert "open order" not in run("remind", env=RAMADAN_NEAR).stdout


def test_remind_says_nothing_of_countries_where_nothing_is_open(run):
    run(*ALI, env=RAMADAN_NEAR)
    assert "Ramadan" not in run("remind", env=RAMADAN_NEAR).stdout
    run("set", "o1", "star=5", env=RAMADAN_NEAR)
    assert "somebody there is close to us" in run("remind", env=RAMADAN_NEAR).stdout


def test_a_deal_in_a_stage_of_ones_own_counts_and_a_closed_one_does_not(run, book_path):
    run(*ALI)
    run("deal", "ali", "power banks")
    for stage, count in (("audit", 1), ("lost", 0)):
        with sqlite3.connect(book_path) as connection:
            connection.execute("UPDATE deal SET stage = ?", (stage,))
        connection.row_factory = sqlite3.Row
        assert at_stake.by_country(connection).get("AE", Concern()).deals == count
        connection.close()


def test_the_thresholds_are_the_users(run, tmp_path):
    order(run)
    soon = {"DOSSIER_NOW": "2026-12-20T09:00"}
    assert "Ramadan" not in run("remind", env=soon).stdout
    (tmp_path / "config" / "dossier").mkdir(parents=True)
    (tmp_path / "config" / "dossier" / "config.toml").write_text("[remind]\nclosure_days = 60\n", encoding="utf-8")
    assert "Ramadan" in run("remind", env=soon).stdout


def test_show_names_the_next_holidays_and_a_holiday_today(run):
    run(*ALI)
    page = run("show", "ali", env={"DOSSIER_NOW": "2026-12-02T15:00"}).stdout
    assert "today is a holiday there: National Day" in page
    assert "now, until 3 Dec: National Day" in page
    assert run("show", "AE", env={"DOSSIER_NOW": "2026-11-25T15:00"}).stdout.count("National Day") == 1
    shape = json.loads(run("show", "ali", "--json").stdout)
    eid = next(day for day in shape["holidays"] if day["name"] == "Eid al-Fitr" and day["on_date"] > "2027")
    assert (eid["kind"], eid["computed"], eid["name_zh"]) == ("public", True, "开斋节")
    assert "source" not in {day["kind"] for day in shape["holidays"]}


def test_the_list_holds_the_clients_countries_and_ours(run):
    run(*ANNA)
    page = run("holidays").stdout
    assert "Christmas to New Year" in page
    assert "Chinese New Year closure" in page
    assert "our own house" in page
    assert "Eid" not in page
    assert run("holidays", "anna", "--days", "40").stdout.count("Germany") == 4


def test_a_country_can_be_asked_for_without_a_book(run, book_path):
    said = run("holidays", "阿联酋", "--year", "2027", "--csv")
    assert said.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(said.stdout)))
    ramadan = next(row for row in rows if row["name"] == "Ramadan")
    assert (ramadan["on_date"], ramadan["until"], ramadan["computed"]) == ("2027-02-08", "2027-03-08", "yes")
    assert not book_path.exists()


def test_json_says_what_was_computed_now(run):
    run(*ANNA)
    kept = json.loads(run("holidays", "DE", "--json").stdout)
    assert kept["computed_now"] == []
    assert set(kept["holidays"][0]) == {"country", "on_date", "until", "name", "name_zh", "kind", "computed"}
    assert json.loads(run("holidays", "FR", "--year", "2027", "--json").stdout)["computed_now"] == [
        {"country": "FR", "year": 2027}
    ]


def test_regional_days_come_with_all(run):
    run(*ANNA)
    assert "Corpus Christi" not in run("holidays", "DE", "--year", "2027").stdout
    assert "Corpus Christi" in run("holidays", "DE", "--year", "2027", "--all").stdout


def test_our_make_up_days_are_in_the_list(run):
    assert "Working day" in run("holidays", "CN", "--year", "2026").stdout


def events(path):
    return {str(each["uid"]): each for each in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


def test_the_calendar_file_reads_back_with_whole_days_and_the_same_identities(run, tmp_path):
    file = tmp_path / "gulf.ics"
    said = run("holidays", "AE", "SA", "--year", "2027", "--ics", str(file))
    assert f"holidays written to {file}" in said.stdout
    first = events(file)
    ramadan = first["ae-2027-season-ramadan-1@dossier"]
    assert (ramadan.start, ramadan.end) == (date(2027, 2, 8), date(2027, 3, 9))  # the end is exclusive
    assert str(ramadan["summary"]) == "Ramadan (±1 day) · United Arab Emirates"
    national = first["ae-2027-public-national-day-1@dossier"]
    assert (national.end - national.start).days == 1
    run("holidays", "AE", "SA", "--year", "2027", "--ics", str(file))
    assert set(events(file)) == set(first)
    assert len(first) == len(list(Calendar.from_ical(file.read_bytes()).walk("VEVENT")))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("holidays", "Atlantis"), 3, "Atlantis"),
        (("holidays", "Germny"), 3, "Germany"),
        (("holidays", "DE", "--year", "2027", "--days", "3"), 2, "--year"),
        (("holidays", "DE", "--year", "3000"), 2, "1990 to 2076"),
        (("holidays", "DE", "--ics", "/no/such/folder/x.ics"), 1, "/no/such/folder"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(run, words, code, said):
    run(*ANNA)
    done = run(*words)
    assert done.exit_code == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_book_the_clients_are_asked_for(run):
    assert run("holidays").exit_code == 5


def test_a_country_without_a_client_can_be_kept_too(run, book_path):
    run(*ANNA)
    before = run("show", "NZ").stdout
    assert "Waitangi Day" in before  # computed for the page: the book keeps none
    assert "not in the book" not in before
    run("holidays", "NZ", "--refresh")
    assert ("NZ", 2027) in years(book_path)
    assert run("show", "NZ").stdout == before


def test_the_morning_asks_two_questions_of_the_calendar_however_many_countries_there_are(run, book_path, quiet_session):
    from dossier.app.country.closures import ahead
    from dossier.read.connection import reading

    for code in ("DE", "AE", "FR", "US", "JP", "BR"):
        run("add", "contact", f"Buyer {code}", "--company", f"Firm {code}", "--country", code, "--no-input")
        run("deal", f"firm {code}", "lamps")
    asked = []
    with reading(book_path) as connection:
        connection.set_trace_callback(lambda sql: asked.append(sql) if "FROM holiday" in sql else None)
        told = ahead(quiet_session, connection, date(2026, 12, 20))
    assert {code for each in told.closures for code in each.countries} >= {"DE", "FR", "US", "JP", "BR"}
    assert len(asked) == 2


def plan(path, sql, values):
    connection = sqlite3.connect(path)
    try:
        return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    finally:
        connection.close()


def test_every_question_about_holidays_goes_by_index(run, book_path):
    run(*ANNA)
    values = {"since": "2026-10-01", "first": "2026-11-23", "last": "2026-12-31", "ours": "CN", "country": "DE",
              "regional": "regional", "second": 2027, "most": 10}  # fmt: skip
    questions = [
        read.IN_USE, read.MISSING, read.OF_COUNTRY, read.BETWEEN.format(codes="'DE', 'CN'"), read.KEPT.format(codes="'DE'"),
        at_stake.ORDERS, at_stake.deals_sql(), *at_stake.client_questions(),
    ]  # fmt: skip
    tables = ("holiday", "company", "contact", "deal", "orders", "fact", "d", "s", "h")
    for sql in questions:
        steps = plan(book_path, sql, values)
        assert not [step for step in steps if step.startswith("SCAN ") and step.split()[1] in tables], (sql, steps)
    assert any(step.startswith("SCAN deal") for step in plan(book_path, "SELECT * FROM deal WHERE market = 'DE'", {}))


def test_bridges_that_are_not_announced_are_said_to_be_unknown(run):
    run("add", "company", "Nordlicht", "--country", "DE")
    told = run("holidays", "CN", "--year", "2027")
    assert "bridge days of 2027 are not announced yet" in told.stderr
    assert "not announced" not in run("holidays", "CN", "--year", "2026").stderr
    assert "not announced" not in run("holidays", "DE", "--year", "2027").stderr
