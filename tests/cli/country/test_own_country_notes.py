"""What the user notes of a country stands above what is shipped, wherever it is read; corrected and withdrawn one by one."""

import json

import pytest

DIRK = ("add", "contact", "Dirk Kurz", "--company", "Kurz GmbH", "--country", "DE")


@pytest.fixture
def germany(run):
    run("add", "contact", "Piet de Vries", "--company", "Oranje", "--country", "NL")
    run(*DIRK)
    return run


def row(page: str, label: str) -> str:
    return next(line for line in page.splitlines() if line.strip().startswith(label))


def test_price_and_quality_reach_comparison_and_rules(run):
    run("add", "contact", "Ngozi Obi", "--company", "Obi Ltd", "--country", "NG")
    assert "Price often weighs most" in run("advise", "ngozi", "--moment", "quote").stdout
    said = run("set", "NG", "price=low", "quality=relaxed").stdout
    assert "weight of price: high → low" in said
    assert "Price often weighs most" not in run("advise", "ngozi", "--moment", "quote").stdout
    compared = run("compare", "NG", "DE").stdout
    assert "low (yours)" in row(compared, "weight of price")
    assert "relaxed (yours)" in row(compared, "quality expected")
    run(*DIRK)
    assert "very exact about quality" in run("advise", "dirk", "--moment", "quote").stdout
    run("set", "DE", "quality=normal")
    assert "very exact about quality" not in run("advise", "dirk", "--moment", "quote").stdout


def test_taste_reaches_comparison_rules_and_match(germany):
    germany("set", "DE", "taste=glossy sells in our line")
    assert "glossy (yours)" in row(germany("compare", "DE", "FR").stdout, "finish liked")
    assert "Glossy in that market, by your own note" in germany("advise", "dirk", "--moment", "quote").stdout
    germany("set", "DE", "taste-=glossy")
    assert "matt " in row(germany("compare", "DE", "FR").stdout, "finish liked")


def test_hours_move_the_clock_of_the_country_its_clients_and_the_morning(germany):
    germany("config", "me.time_zone=Asia/Shanghai")
    before = germany("show", "DE").stdout, germany("show", "dirk").stdout
    assert "opens in 6 h · best 15:00" in row(before[0], "there")
    assert "opens in 6 h" in row(before[1], "there")
    said = germany("set", "DE", "hours=11-16; lunch 12-13; fri 11-14").stdout
    assert "11:00-16:00, break 12:00-13:00, fri 11:00-14:00" in said
    page = germany("show", "DE").stdout
    assert "opens in 10 h · best 18:00–19:00" in row(page, "there")
    assert "11:00–16:00, break 12:00–13:00, fri 11:00–14:00 (yours)" in page
    assert "opens in 10 h" in row(germany("show", "dirk").stdout, "there")
    germany("follow", "dirk", "today", "call")
    assert "call 18:00–19:00 your time" in germany("remind").stdout


def test_closures_reach_calendar_page_clock_and_morning(germany):
    said = germany("set", "DE", "closures+=2026-11-23..2026-11-27: works outing")
    assert "2026-11-23..2026-11-27 works outing" in said.stdout
    assert "works outing" in germany("holidays", "DE").stdout
    assert "many offices there are shut today: works outing" in germany("show", "dirk").stdout
    germany("set", "DE", "closures+=open 2026-12-24..2027-01-01")
    assert "Christmas to New Year" not in germany("holidays", "DE").stdout
    assert "Christmas Day" in germany("holidays", "DE").stdout
    germany("set", "DE", "closures-=works outing")
    assert "works outing" not in germany("show", "dirk").stdout + germany("holidays", "DE").stdout


def test_a_tariff_of_the_country_stands_above_the_average(germany):
    germany("set", "DE", "tariff=3.7%")
    assert "3.7 % · yours" in row(germany("show", "DE").stdout, "average duty")
    assert "3.7 % (yours, 2026)" in row(germany("compare", "DE", "FR").stdout, "average duty")
    germany("set", "DE", "tariff=0 on lamps")
    assert "0 on lamps" in row(germany("compare", "DE", "FR").stdout, "tariffs, your own note")
    germany("deal", "Kurz", "lamps", "--quantity", "100", "--currency", "USD")
    germany("quote", "d1", "--line", "Lamp, 100 pcs, 10.00", "--incoterm", "FOB Ningbo")
    assert "USD 37.00 · 3.7 % · noted by us · your own note, 2026" in germany("quote", "q1").stdout


def test_a_mark_reaches_page_comparison_and_the_check_of_an_order(germany):
    germany("add", "offer", "Charger A", "--plug", "EU", "--mains", "100-240 V", "--certificates", "CE, RoHS, LFGB")
    germany("deal", "Kurz", "chargers", "--currency", "EUR")
    words = ("order", "d1", "--destination", "DE", "--offer", "Charger A", "--value", "100", "--dry-run")
    assert "GS" not in germany(*words).stdout
    germany("set", "DE", "marks=GS")
    assert "GS" in row(germany("compare", "DE", "FR").stdout, "mandatory marks")
    assert "yours" in row(germany("show", "DE").stdout, "GS")
    done = germany(*words)
    assert "GS" in done.stdout + done.stderr


def test_languages_are_names_in_words_and_codes_for_programs(germany):
    assert "German, English" in row(germany("compare", "DE", "FR").stdout, "languages of business")
    germany("set", "DE", "language=French, German")
    assert "French, German" in row(germany("compare", "DE", "FR").stdout, "languages of business")
    figures = json.loads(germany("show", "DE", "--json").stdout)["figures"]
    assert figures["business_languages"]["value"] == ["fr", "de"]


def test_a_code_in_capitals_is_the_country_whoever_is_called_so(germany):
    germany("set", "DE", "law=GPSR name on the box")
    germany("add", "note", "DE", "WEEE number too", "--topic", "law")
    assert germany("history", "DE").stdout.startswith("Germany DE")
    bare = germany("history", "FR")
    assert "Nothing is noted that would be shown here." in bare.stdout + bare.stderr
    assert "GPSR" in germany("history", "Germany", "--field", "law").stdout
    assert "# Germany (DE)" in germany("edit", "DE", "--show").stdout
    assert "WEEE number too" in germany("edit", "Deutschland", "--show").stdout
    assert "Piet de Vries" in germany("history", "piet").stdout
    assert "Piet de Vries" in germany("show", "Piet de Vries").stdout


def test_one_of_several_notes_is_withdrawn_and_all_only_if_asked_for(germany):
    for note in ("GPSR name", "WEEE number"):
        germany("set", "DE", f"law={note}")
    refused = germany("set", "DE", "law=unknown")
    assert refused.exit_code == 6
    assert "2 notes stand there: WEEE number · GPSR name" in refused.stderr
    assert "all notes taken back" in germany("set", "DE", "law=unknown", "--dry-run", "--yes").stdout
    germany("set", "DE", "law-=GPSR")
    page = germany("show", "DE").stdout
    assert "GPSR name" not in page
    assert "WEEE number" in page
    assert "taken back GPSR name" in germany("history", "DE").stdout


def test_the_form_of_a_country_is_taken_back(germany, tmp_path):
    germany("set", "DE", "law=GPSR name")
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text('utf-8')\n"
        "text = text.replace('price = \"\"', 'price = \"low\"').replace('law = [\"GPSR name\"]', 'law = [\"EAR number\"]')\n"
        "path.write_text(text, 'utf-8')\n",
        encoding="utf-8",
    )
    import sys

    said = germany("edit", "DE", env={"EDITOR": f"{sys.executable} {editor}"}).stdout
    assert "weight of price: middle → low" in said
    assert "EAR number" in germany("show", "DE").stdout
    assert "GPSR name" not in germany("show", "DE").stdout


def test_a_country_is_shown_without_a_book_and_its_holidays_without_a_client(run):
    page = run("show", "GB").stdout
    assert "Import conditions" in page
    assert "Christmas" in page
    assert "not in the book" not in page


def test_the_money_of_a_country_shows_its_years(run):
    page = run("show", "AR").stdout
    assert "1 USD in ARS: 2020 70.54 · 2021 94.99" in page
    assert "worth −92 % against the dollar since 2020" in page
    assert "Portuguese (official), German" in row(run("show", "BR").stdout, "languages")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("hours=late", "“late” are no hours."),
        ("closures=summer", "“summer” names no days."),
        ("closures=2027-01-05..2026-12-24: odd", "The last day"),
        ("language=Elvish", "“Elvish” is not a language I know."),
        ("price=huge", "weight of price"),
    ],
)
def test_a_note_that_nobody_could_read_is_refused(run, word, said):
    done = run("set", "DE", word)
    assert done.exit_code == 2
    assert said in done.stderr
