"""Where clients come from: what came of each source, and where the next advertising money should go (checklist M17)."""

import json

from conftest import Run


def came(run: Run, name: str, source: str, *more: str, day: str = "2026-01-05T09:00") -> None:
    done = run("add", "contact", name, "--company", f"Firm {ord(name[0])} Ltd", "--source", source, *more, "--no-input",
               env={"DOSSIER_NOW": day})  # fmt: skip
    assert done.exit_code == 0, done.stderr


def ordered(run: Run, name: str, value: str, day: str = "2026-03-05T09:00") -> None:
    for words in (
        ("deal", name, f"{name} lamps {day}", "--value", value, "--currency", "USD"),
        ("order", f"{name} lamps {day}", "--value", f"USD {value}"),
    ):
        done = run(*words, "--no-input", "--yes", env={"DOSSIER_NOW": day})
        assert done.exit_code == 0, done.stdout + done.stderr


def lines_of(run: Run) -> dict[str, dict[str, object]]:
    return {row["source"]: row for row in json.loads(run("report", "sources", "--json").stdout)}


def test_the_source_whose_clients_order_gets_the_next_money(run: Run):
    for name in ("Ada", "Ben", "Cleo"):
        came(run, name, "fair")
    for name in ("Dan", "Eve", "Fay"):
        came(run, name, "marketplace")
    ordered(run, "Ada", "1000")
    ordered(run, "Ada", "500", "2026-06-05T09:00")
    said = run("report", "sources").stdout
    words = "1 of 3 clients from “trade fair” ordered, 1 again, USD 1,500: a hint that the next money belongs there."
    assert words in said
    assert "So few clients are a hint, not a proof." in said
    assert "What a source costs does not stand in the book" in said
    assert "3 clients from “marketplace”, and none has ordered: ask why before you pay for it again." in said
    assert "USD 1,500" in said
    row = lines_of(run)["fair"]
    assert (row["clients"], row["ordered"], row["repeated"], row["days_to_order"], row["value"]) == (
        3, 1, 1, 59, {"USD": "1500"},
    )  # fmt: skip


def test_two_people_of_one_firm_came_once(run: Run):
    came(run, "Iron", "fair")
    run("add", "contact", "Zoe", "--company", "Firm 73 Ltd", "--source", "website", "--no-input")
    assert {name: row["clients"] for name, row in lines_of(run).items()} == {"fair": 1}


def test_a_client_we_found_has_answered_when_they_wrote_back(run: Run):
    came(run, "Ada", "customs", "--known")
    run("log", "ada", "sent our introduction", "--by", "email", "--out", env={"DOSSIER_NOW": "2026-01-06T09:00"})
    assert lines_of(run)["customs"]["answered"] == 0
    run("log", "ada", "asks for prices", "--by", "email", "--in", env={"DOSSIER_NOW": "2026-01-15T09:00"})
    row = lines_of(run)["customs"]
    assert (row["answered"], row["days_to_answer"]) == (1, 10)


def test_a_cancelled_order_is_none(run: Run):
    came(run, "Ada", "fair")
    ordered(run, "Ada", "1000")
    assert run("order", "s1", "--cancelled", "they stopped the project").exit_code == 0
    assert lines_of(run)["fair"]["ordered"] == 0


def test_clients_without_a_source_are_counted_and_listed(run: Run):
    run("add", "contact", "Ada", "--no-input")
    came(run, "Ben", "fair")
    said = run("report", "sources").stdout
    assert "1 client has no source noted: dossier list contacts --source unknown" in said
    listed = run("list", "contacts", "--source", "unknown").stdout
    assert "Ada" in listed
    assert "Ben" not in listed


def test_an_empty_book_says_how_to_begin(run: Run):
    run("add", "company", "Nobody Ltd")
    done = run("report", "sources")
    assert "No client is in the book yet: dossier add contact NAME --source fair" in done.stdout + done.stderr


def test_shared_it_names_no_sums(run: Run):
    came(run, "Ada", "fair")
    ordered(run, "Ada", "1000")
    assert "1,000" in run("report", "sources").stdout
    assert "1,000" not in run("report", "sources", "--share").stdout


def test_who_we_found_and_who_never_wrote_is_no_inquiry(run: Run):
    came(run, "Ada", "customs", "--known")
    came(run, "Ben", "customs", "--known")
    came(run, "Cleo", "fair")
    run("log", "ben", "asks for prices", "--by", "email", "--in", env={"DOSSIER_NOW": "2026-01-15T09:00"})
    run("deal", "cleo", "lamps")
    run("deal", "cleo", "chargers")
    found = {name: (row["clients"], row["inquired"], row["inquiries"]) for name, row in lines_of(run).items()}
    assert found == {"customs": (2, 1, 1), "fair": (1, 1, 2)}


def test_a_period_counts_who_came_within_it_and_says_so(run: Run):
    came(run, "Ada", "fair", day="2025-12-31T09:00")
    came(run, "Ben", "fair", day="2026-01-01T09:00")
    came(run, "Cleo", "website", day="2026-01-31T09:00")
    came(run, "Dan", "website", day="2026-02-01T09:00")
    came(run, "Eve", "fair", day="2026-01-15T09:00")
    assert run("set", "eve", "first_contact=2019").exit_code == 0
    done = run("report", "sources", "--period", "2026-01")
    assert "2 clients · who came 1 Jan 2026 – 31 Jan 2026, and what came of them until today" in done.stdout
    rows = json.loads(run("report", "sources", "--period", "2026-01", "--json").stdout)
    assert {row["source"]: row["clients"] for row in rows} == {"fair": 1, "website": 1}
    assert "1 client ·" in run("report", "sources", "--period", "2019").stdout
    assert "Nothing of these clients or of this time" in run("report", "sources", "--period", "2018").stderr


def test_a_filter_leaves_only_its_clients(run: Run):
    came(run, "Ada", "fair", "--country", "DE")
    came(run, "Ben", "website", "--country", "FR")
    rows = json.loads(run("report", "sources", "--where", "country~DE", "--json").stdout)
    assert [row["source"] for row in rows] == ["fair"]


def test_shares_are_said_of_three_clients_and_more(run: Run):
    for name in ("Ada", "Ben", "Cleo", "Dan"):
        came(run, name, "fair")
    came(run, "Eve", "website")
    ordered(run, "Ada", "1000")
    page = run("report", "sources").stdout
    said = page[page.index("In per cent of the clients") :].split("\n\n")[0].splitlines()
    assert len(said) == 3, said
    assert said[2].split() == ["trade", "fair", "100%", "25%", "0%", "0%", "25%", "██▌", "0%"]


def test_a_source_that_one_order_more_would_put_level_makes_it_a_hint(run: Run):
    for letter in "ABCDEFGHIJ":
        came(run, f"{letter}ina", "fair", "--known")
    for letter in "KLMNOPQRST":
        came(run, f"{letter}ina", "website", "--known")
    for name in ("Aina", "Bina", "Kina"):
        ordered(run, name, "1000")
    said = run("report", "sources").stdout
    assert "a hint that the next money belongs there" in said
    assert "Close behind: 1 of 10 from “our website”; one order more there, and it is as good." in said


def test_the_firm_is_where_its_first_known_person_came_from(run: Run):
    run("add", "contact", "Ada", "--company", "Iron Ltd", "--no-input")
    run("add", "contact", "Zoe", "--company", "Iron Ltd", "--source", "website", "--no-input")
    assert {name: row["clients"] for name, row in lines_of(run).items()} == {"website": 1}
    run("set", "zoe", "source=unknown")
    assert {name: row["clients"] for name, row in lines_of(run).items()} == {"": 1}


def test_what_was_said_before_a_person_had_a_firm_counts(run: Run):
    run("add", "contact", "Ada", "--source", "fair", "--known", "--no-input", env={"DOSSIER_NOW": "2026-01-05T09:00"})
    run("log", "ada", "our answer", "--by", "email", "--out", env={"DOSSIER_NOW": "2026-01-08T09:00"})
    run("add", "company", "Iron Ltd", env={"DOSSIER_NOW": "2026-02-01T09:00"})
    assert run("set", "ada", "company=Iron Ltd").exit_code == 0
    run("log", "ada", "our price", "--by", "email", "--out", env={"DOSSIER_NOW": "2026-02-08T09:00"})
    assert lines_of(run)["fair"]["days_to_answer"] == 3


def test_the_list_for_a_sheet_says_where_each_client_comes_from(run: Run):
    came(run, "Ada", "fair")
    sheet = run("list", "contacts", "--csv").stdout.splitlines()
    assert sheet[0].endswith(",source")
    assert sheet[1].endswith(",fair")
    assert "source" not in run("list", "contacts").stdout
