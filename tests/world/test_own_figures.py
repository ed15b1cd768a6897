"""What the user knows better than the shipped figures: noted with her source and day, shown as hers, the shipped one beside it."""

import json
import sqlite3

import pytest

MARKS = "market,mark,kind,scope,goods,names\n"


@pytest.fixture
def own_marks(tmp_path):
    """Return where the user's marks lie."""
    folder = tmp_path / "config"
    folder.mkdir(exist_ok=True)
    return folder / "marks.csv"


@pytest.fixture
def settings(own_marks):
    return {"DOSSIER_CONFIG": str(own_marks.parent)}


def test_a_figure_is_noted_with_its_source_and_month_and_shown_as_hers(run):
    done = run(
        "set", "DE", "population=84.1m", "--source", "website", "--source-detail", "destatis.de", "--on", "2026-05"
    )
    assert done.exit_code == 0, done.stderr
    assert "population: 83,516,593 (2024) → 84,100,000 (website destatis.de, 1 May)" in done.stdout
    page = run("show", "DE").stdout
    assert "84,100,000  (yours: website destatis.de, 1 May)" in page
    assert "83,516,593" not in page
    assert "shipped: 83,516,593 (2024)" in run("show", "DE", "--sources").stdout
    run("undo")
    assert "83,516,593  (2024)" in run("show", "DE").stdout


def test_a_comparison_takes_hers_and_says_so(run):
    run("set", "NZ", "gdp_per_capita=51,000", "--on", "2026")
    shown = run("compare", "NZ", "AU").stdout
    assert "USD 51,000 (yours, 2026)" in shown
    told = json.loads(run("compare", "NZ", "AU", "--json").stdout)
    assert told["NZ"]["gdp_per_capita_official_usd"]["value"] == 51000
    assert told["NZ"]["gdp_per_capita_official_usd"]["own"]["source"] == "user"
    assert told["AU"]["gdp_per_capita_official_usd"]["own"] is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("84.1m", "84100000"), ("84,100,000", "84100000"), ("8410万", "84100000"), ("0.841亿", "84100000"), ("84.1 million", "84100000"),
        ("1.4bn", "1400000000"), ("500k", "500000"),
    ],
)  # fmt: skip
def test_large_numbers_are_read_as_people_write_them(run, book_path, typed, kept):
    assert run("set", "DE", f"population={typed}").exit_code == 0
    connection = sqlite3.connect(book_path)
    assert connection.execute("SELECT value FROM fact").fetchall() == [(kept,)]
    connection.close()


def test_per_cent_and_dollars_are_read_with_their_sign(run):
    assert run("set", "DE", "inflation=2.1%", "gdp=USD 4.7 bn", "gdp_growth=-0.4").exit_code == 0
    page = run("show", "DE").stdout
    assert "2.1 %  (yours" in page
    assert "USD 4.7 bn  (yours" in page
    assert "-0.4 %  (yours" in page


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("set", "DE", "popluation=4"), "Did you mean population"),
        (("set", "DE", "population=many"), "not a number"),
        (("set", "DE", "population=-4"), "below zero"),
        (("set", "DE", "population"), "field=value"),
        (("set", "DE", "population=1", "--on", "2027-05"), "to come"),
    ],
)
def test_a_mistake_is_one_sentence_and_writes_nothing(run, book_path, words, says):
    run("add", "company", "Nordlicht")
    done = run(*words)
    assert done.exit_code == 2
    assert says in done.stderr
    connection = sqlite3.connect(book_path)
    assert connection.execute("SELECT COUNT(*) FROM fact WHERE key LIKE 'country.figure.%'").fetchone() == (0,)
    connection.close()


def test_a_country_typed_by_name_is_meant_unless_a_client_has_such_a_field(run):
    assert run("set", "germany", "inflation=2.1").exit_code == 0
    assert "2.1 %  (yours" in run("show", "DE").stdout
    run("add", "contact", "Chad Miller", "--no-follow-up", "--known", "--no-input")
    assert "Chad Miller (c1)" in run("set", "chad", "hobbies=chess").stdout


def test_taking_it_back_shows_the_shipped_one_again(run):
    run("set", "DE", "population=84.1m")
    run("set", "DE", "population=unknown")
    assert "83,516,593  (2024)" in run("show", "DE").stdout


def test_her_figures_do_not_crowd_the_page_of_a_client(run):
    run("add", "company", "Nordlicht", "--country", "DE")
    run("set", "DE", "population=84.1m")
    run("add", "note", "DE", "matt sells", "--topic", "taste")
    page = run("show", "nordlicht").stdout
    assert "matt sells" in page
    assert "84,100,000" not in page


def test_her_plugs_and_languages_count_in_the_check_of_an_order(run):
    run("add", "company", "Nordlicht", "--country", "DE")
    run("add", "deal", "nordlicht", "Chargers")
    order = ("add", "order", "d1", "--destination", "DE", "--plug", "UK")
    assert run(*order).exit_code == 6
    run("set", "DE", "plug_types=G", "--note", "a test house")
    assert run(*order).exit_code == 0


def test_her_own_marks_stand_among_the_shipped_ones_and_in_their_place(run, own_marks, settings):
    run("add", "company", "Nordlicht", "--country", "DE")
    own_marks.write_text(
        MARKS
        + "DE,Chain audit,customary,goods for the big chain,,\n"
        + "EU,RoHS,voluntary,our note on RoHS,,\n"
        + "DE,Own lab,mandatory,chargers,charger,LAB-7\n",
        encoding="utf-8",
    )
    page = run("show", "DE", env=settings).stdout
    assert "customary · goods for the big chain · yours" in page
    assert "voluntary · our note on RoHS · yours" in page
    assert "restricted substances · shown through CE" not in page
    run("add", "deal", "nordlicht", "Chargers", "--product", "charger")
    done = run("add", "order", "d1", "--destination", "DE", "--plug", "EU", "--certificates", "CE", env=settings)
    assert done.exit_code == 6
    assert "mark Own lab is not noted" in done.stderr
    assert run("add", "order", "d1", "--destination", "DE", "--plug", "EU", "--certificates", "CE").exit_code == 0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (MARKS + "DE,X,mandatory,a,,\nZZ,Y,mandatory,b,,\n", "marks.csv, line 3: “ZZ” is no country"),
        (MARKS + "DE,X,advisable,a,,\n", "marks.csv, line 2: kind is one of"),
        (MARKS + "DE,X,mandatory\n", "marks.csv, line 2: too many or too few cells"),
        (MARKS + "DE,X,mandatory,a,,,,,\n", "marks.csv, line 2: too many or too few cells"),
        (MARKS + "DE,,mandatory,a,,\n", "marks.csv, line 2: the mark has no name"),
        ("market;mark\nDE;X\n", "marks.csv, line 1: the column market is missing"),
        ("", "marks.csv, line 1: the column market is missing"),
    ],
)
def test_a_malformed_line_of_her_marks_is_named(run, own_marks, settings, text, says):
    run("add", "company", "Nordlicht", "--country", "DE")
    own_marks.write_text(text, encoding="utf-8")
    done = run("show", "DE", env=settings)
    assert done.exit_code == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
