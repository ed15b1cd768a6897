"""Duties: noted by code and country, found by the longest code, brought in from a sheet, and what goods come to by them."""

import json

import pytest

SHEET = (
    "Country,HS code,Duty %,Source,Looked up on\n"
    "Germany,8504.40,0%,TARIC,2026-11-20\nIndia,85044090,20%,agent,2025-10-01\n"
    "Atlantis,85,3,x,2026-11-21\nIN,8504.40.90,20%,agent,2025-10-01\nFR,,3,,\n"
)


@pytest.fixture
def quoted(run):
    def quote(country: str, line: str = "Lamp, 1000 pcs, 5.00", term: str = "FOB Ningbo", *more: str):
        run("add", "contact", "Kim Lee", "--company", "Firma", "--country", country)
        run("deal", "Firma", "lamps", "--quantity", "1000", "--currency", "USD")
        run("quote", "d1", "--line", line, "--incoterm", term, "--payment", "30/70", *more)
        return run("quote", "q1").stdout

    return quote


def test_the_longest_code_counts_and_an_old_duty_is_asked_again(run):
    assert "8504 3.7, source TARIC" in run("duty", "DE", "8504", "3.7%", "--source", "TARIC").stdout
    run("duty", "Germany", "85044090", "0", "--on", "2025-11-01", "--source", "customs agent")
    exact, near = run("duty", "DE", "8504.40.90.00").stdout, run("duty", "DE", "8504.10").stdout
    assert "8504.40.90 0 % · 1 Nov 2025, customs agent · older than a year: ask again · u2" in exact
    assert "noted by us · 8504 3.7 % · 23 Nov, TARIC · u1" in near
    run("duty", "DE", "8504", "4")
    assert "8504 4 %" in run("duty", "DE", "8504.10").stdout
    assert "8504.40.90" in run("show", "DE").stdout
    assert "8504.40.90 0 %" in run("compare", "DE", "FR").stdout
    assert "u2" in run("show", "u2").stdout


def test_without_a_noted_duty_the_average_is_said_to_be_assumed_or_unknown(run):
    assert (
        "assumed · 15.02 % · mean of all goods, without preference · 2022, World Bank"
        in run("duty", "IN", "8504").stdout
    )
    unknown = run("duty", "KP", "8504").stdout
    assert "unknown here: ask the customs agent" in unknown
    run("set", "IN", "tariff=10%")
    assert "your own note · 10 %" in run("duty", "IN", "8504").stdout


def test_a_duty_is_a_record_like_others(run):
    run("duty", "DE", "8504.40", "0", "--extra", "12.5", "--note", "told by Wei")
    assert "u1" in run("list", "duties").stdout
    assert "u1" in run("find", "Wei").stdout
    run("set", "u1", "percent=1.5%")
    assert "0  →  1.5" in run("history", "u1").stdout
    run("undo")
    run("undo")
    assert "u1" not in run("list", "duties").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("duty", "DE", "lamp", "3"), "“lamp” is no HS code."),
        (("duty", "DE", "lamp"), "“lamp” is no HS code."),
        (("duty", "DE", "8504", "5000"), "“5000” is no duty in per cent."),
        (("duty", "DE", "8504", "--source", "TARIC"), "How much is the duty?"),
        (("duty", "Atlantis"), "“Atlantis” is not a country I know."),
    ],
)
def test_a_mistyped_duty_is_one_sentence(run, words, said):
    done = run(*words)
    assert (done.exit_code, done.stderr[: len(said)]) == (2, said)


def test_a_sheet_of_duties_comes_in_and_says_what_it_left(run, tmp_path):
    sheet = tmp_path / "duties.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    assert "2 new, 3 refused" in run("import", str(sheet)).stdout
    rejects = (tmp_path / "duties.rejects.csv").read_text(encoding="utf-8")
    assert "not a country" in rejects
    assert "It stands in line 3, too." in rejects
    assert "It has no HS code." in rejects
    assert "2 in the book already" in run("import", str(sheet), "--dry-run").stdout
    run("undo")
    assert "8504" not in run("list", "duties").stdout


@pytest.mark.parametrize(
    ("country", "told"),
    [
        (
            "DE",
            (
                "duty                     USD 262.00 · 5.24 % · assumed · average of all goods, 2022, World Bank",
                "19 % · sourced",
            ),
        ),
        ("US", ("on top, goods of China   USD 625.00 · 12.5 % · sourced", "listed goods pay more", "reckoned on FOB.")),
        ("BR", ("USD 964.75–1,135.00 · sourced", "USD 6,639.75–6,810.00", "IPI")),
        ("IN", ("USD 751.00 · 15.02 % · assumed", "APTA (Asia-Pacific Trade Agreement) (Form B")),
        ("SA", ("landed                   USD 6,104.20", "without freight: not known")),
    ],
)
def test_a_quotation_says_what_it_comes_to_and_how_that_is_known(quoted, country, told):
    page = quoted(country)
    assert [words for words in told if words not in page] == []


def test_noted_duty_and_freight_take_the_place_of_what_is_assumed(run, quoted):
    run("add", "offer", "Charger A", "--hs-code", "85044090")
    run("duty", "DE", "8504.40", "0", "--source", "TARIC")
    page = quoted("DE", "Charger A, 1000 pcs, 5.00", "FOB Ningbo", "--freight", "USD 500")
    assert "duty                     USD 0.00 · 0 % · noted by us · 8504.40, 23 Nov, TARIC (u1)" in page
    assert "USD 1,045.00 · 19 % · sourced" in page  # on 5,000 and 500 of freight
    assert "landed                   USD 6,545.00 · USD 6.55 each" in page
    assert "comes to" not in run("quote", "q1", "--sent").stdout + run("quote", "q1", "--share").stdout
    assert "freight" not in run("quote", "q1", "--md", "-").stdout.casefold()
    whole = json.loads(run("quote", "q1", "--json").stdout)["landed"]
    assert (whole["low"], whole["missing"], whole["parts"][2]["basis"]) == ("6545.00", [], "noted")
    assert "landed" in run("case", "d1").stdout
    run("order", "d1", "--destination", "DE")
    assert "USD 6,0" not in run("order", "s1", "--share").stdout
    assert "landed" in run("order", "s1").stdout


def test_a_price_that_holds_the_freight_or_the_duty_is_told_apart(run, quoted):
    cif = quoted("US", "Lamp, 1000 pcs, 5.00", "CIF Los Angeles", "--freight", "USD 500")
    assert "in the price, by CIF" in cif
    assert "USD 158.85 · 3.53 %" in cif  # on the value without the freight
    assert "landed                   USD 5,721.35" in cif
    run("set", "q1", "incoterm=DDP", "place=Denver", "freight=EUR 500")
    ddp = run("quote", "q1").stdout
    assert "in the price: ours to pay" in ddp
    assert "landed                   USD 5,000.00" in ddp


def test_a_freight_in_another_money_is_added_by_the_rate_that_is_kept_or_named(run, quoted):
    page = quoted("DE", "Lamp, 1000 pcs, 5.00", "FOB Ningbo", "--freight", "EUR 500")
    assert "noted as EUR 500, and no rate is kept: note one: dossier rate EUR …" in page
    assert "without freight: not known" in page
    run("rate", "EUR", "7.70", "--on", "2026-11-20")
    run("rate", "USD", "7.00", "--on", "2026-11-18")
    page = run("quote", "q1").stdout
    assert "freight                  USD 550.00 · noted by us · EUR 500 at 1.1, the rate of 18 Nov" in page
    assert "without" not in page.partition("landed")[2].partition("\n")[0]
    part = json.loads(run("quote", "q1", "--json").stdout)["landed"]["parts"][1]
    assert (part["noted"], part["rate"], part["rate_on"], part["low"]) == ("EUR 500", "1.1", "2026-11-18", "550.00")


def test_an_old_duty_is_asked_again_where_an_open_order_goes(run, quoted):
    quoted("DE")
    run("duty", "DE", "85044090", "0", "--on", "2025-11-01", "--source", "customs agent")
    run("duty", "DE", "8513", "2.7", "--on", "2024-01-01")
    run("duty", "DE", "8513", "2.2")
    run("duty", "FR", "8504", "0", "--on", "2024-01-01")
    assert "8504" not in run("remind", "--all").stdout
    done = run("order", "d1", "--destination", "DE", "--from-quote", "q1")
    assert done.exit_code == 0, done.stderr
    spare = run("remind", "--all").stdout.partition("When there is a moment")[2]
    assert "the duty DE 8504.40.90 was looked up on 1 Nov 2025: ask their customs agent again" in spare
    assert "dossier duty DE 8504.40.90 %" in spare
    assert "8513" not in spare
    assert "FR" not in spare
    gaps = run("gaps", "Firma").stdout
    assert "looked up more than a year ago" in gaps
    assert "dossier duty DE 8504.40.90 %" in gaps
    run("duty", "DE", "8504.40.90", "0")
    assert "customs agent again" not in run("remind", "--all").stdout
    assert "looked up more than a year ago" not in run("gaps", "Firma").stdout


def test_sanctions_are_named_on_a_quotation_for_us_and_never_on_the_paper(run, quoted):
    page = quoted("RU")
    assert "Sanctions" in page
    assert "833/2014; Council Regulation" in page or "833/2014" in page
    for words in (("--share",), ("--md", "-")):
        run("set", "q1", "state=sent")
        assert "833/2014" not in run("quote", "q1", *words).stdout, words
    assert "Sanctions" not in run("quote", "q1", "--share").stdout


def test_a_sheet_that_says_something_older_than_the_book_is_told_so(run, tmp_path):
    run("duty", "DE", "8504.40", "5", "--source", "customs agent")
    sheet = tmp_path / "duties.csv"
    sheet.write_text("Country,HS code,Duty %,Source,Date\nDE,8504.40,0,client,2026-03-01\n", encoding="utf-8")
    assert "stays as it is in the book: 5 % of 23 Nov" in run("import", str(sheet), "--dry-run").stdout
    done = run("import", str(sheet))
    assert "1 row says something else than the book, which stays." in done.stdout
    assert "8504.40 5 %" in run("duty", "DE", "8504.40").stdout
