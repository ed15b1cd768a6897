"""The marks of a market against what an order carries (M111–M114, M128): carried, not noted, run out, for later; no verdict."""

import csv
import json

import pytest

from conftest import ROOT
from dossier.values.certificate import holds_until, name_of
from dossier.world.figures import marks

MOST_TRADED = (
    "US DE NL FR IT ES PL BE GB CH NO TR UA RU KZ CA MX BR AR CL CO PE AU NZ JP KR TW HK SG MY TH VN ID PH IN PK BD LK "
    "SA AE KW QA OM IL EG MA ZA NG KE GH"
).split()


@pytest.fixture
def order(run):
    """Return what writes an order of one offer for a market and shows its check."""

    def written(market, category, certificates, *more):
        run("add", "company", "Nordlicht", "--country", market)
        run("add", "deal", "nordlicht", "Goods", "--market", market)
        run(
            "add",
            "offer",
            "Item",
            "--code",
            "I-1",
            "--category",
            category,
            *(("--certificates", certificates) if certificates else ()),
        )
        done = run(
            "order",
            "d1",
            "--destination",
            market,
            "--offer",
            "I-1",
            "--ship-by",
            "2027-01-20",
            "--override",
            "test",
            *more,
        )
        assert done.exit_code == 0, done.stderr
        return run("order", "s1", "--check").stdout

    return written  # fmt: skip


def row(page, name):
    return next(line.strip() for line in page.splitlines() if line.strip().startswith(name))


def test_each_mark_says_carried_or_not_noted_with_scope_and_act(order):
    page = order("DE", "bluetooth speaker", "CE, RoHS, EN 18031")
    assert "carried (EN 18031)" in row(page, "Radio cybersecurity")
    assert "Delegated Regulation (EU) 2022/30 · since 1 Aug 2025" in row(page, "Radio cybersecurity")
    assert "not noted" in row(page, "USB-C common charger")
    assert "Directive (EU) 2022/2380 · since 28 Dec 2024" in row(page, "USB-C common charger")
    assert "settle who does it" in row(page, "GPSR")
    assert "from 11 Dec 2027" in row(page, "Cyber Resilience Act")
    assert "check the current rule" in page


def test_the_check_is_given_as_data(run, order):
    order("DE", "bluetooth speaker", "CE until 2026-12-01, RoHS")
    said = json.loads(run("order", "s1", "--check", "--json").stdout)
    found = {each["wanted"][0]: each for each in said["found"]}
    assert (said["ref"], said["destination"], said["unruled"]) == ("s1", "DE", [])
    assert (found["CE"]["state"], found["CE"]["until"], found["CE"]["rule"]["act"][:10]) == (
        "expires",
        "2026-12-01",
        "Directives",
    )
    assert found["USB-C common charger"]["state"] == "ask"
    written = json.loads(run("order", "s1", "--check", "--destination", "FR", "--json").stdout)
    assert written["destination"] == "FR"


def test_a_remark_on_a_mark_is_chinese_on_a_chinese_page(run, order):
    order("US", "towel", None)
    page = run("order", "s1", "--check", "--lang", "zh").stdout
    assert "出货前备好供应链文件" in page
    assert "papers of the chain" not in page


def test_a_certificate_that_runs_out_before_the_goods_leave_is_said(run, order):
    page = order("DE", "bluetooth speaker", "CE until 2026-12-01, RoHS")
    assert "expires 1 Dec, before it ships (CE until 2026-12-01)" in row(page, "CE ")
    assert "runs out before it ships: CE until 2026-12-01" in run("order", "s1").stdout
    run("set", "s1", "ship_by=2026-11-28")
    assert "expires 1 Dec" in row(run("order", "s1", "--check").stdout, "CE ")
    assert "before it ships" not in run("order", "s1", "--check").stdout


def test_what_is_not_noted_of_papers_never_refuses_an_order(run):
    run("add", "company", "Nordlicht", "--country", "DE")
    run("add", "deal", "nordlicht", "Goods", "--market", "DE")
    run("add", "offer", "Item", "--code", "I-1", "--category", "bluetooth speaker", "--certificates", "CE, RoHS")
    done = run("order", "d1", "--destination", "DE", "--offer", "I-1", "--check")
    assert done.exit_code == 0
    assert "not noted" in row(done.stdout, "USB-C common charger")


def test_the_first_questions_of_a_market_are_asked(run):
    run("add", "company", "Nordlicht", "--country", "DE")
    run("add", "deal", "nordlicht", "Goods")
    run("order", "d1", "--destination", "DE")
    for market, category, mark in (
        ("GB", "bluetooth speaker", "PSTI: product security"),
        ("US", "charger", "DOE energy efficiency"),
        ("US", "towel", "UFLPA: forced labour"),
        ("US", "power bank", "Lithium batteries in transport (UN 38.3)"),
        ("FR", "mug", "Food contact (EC 1935/2004, glass-and-fork symbol)"),
        ("KZ", "toy", "EAC"),
    ):
        run("set", "d1", f"product={category}")
        run("set", "s1", f"destination={market}")
        page = run("order", "s1", "--check").stdout
        assert row(page, mark + "  ").removeprefix(mark).strip().startswith("not noted"), (market, category)


def test_where_no_rule_is_on_file_the_check_says_so(order):
    assert "no rule on file for electronics, batteries in Argentina: ask the client or a test house" in order(
        "AR", "power bank", None
    )


def test_sanctions_name_the_regime_and_ask_to_check(run, order):
    page = order("RU", "cushion", None)
    assert "833/2014" in json.loads(run("order", "s1", "--check", "--json").stdout)["sanctions"]["regimes"]
    assert "Regulations (EU) No 833/2014" in page
    assert "check goods, parties and bank first" in page
    assert "833/2014" in run("show", "RU").stdout
    assert "833/2014" in run("order", "s1").stdout
    assert "anctions" not in run("show", "FR").stdout


def test_an_order_that_goes_nowhere_is_not_checked(run):
    run("add", "company", "Nordlicht", "--country", "DE")
    run("add", "deal", "nordlicht", "Goods")
    run("order", "d1")
    done = run("order", "s1", "--check")
    assert (done.exit_code, done.stderr.count("\n")) == (6, 1)
    assert "is not noted. Note it: dossier set s1 destination=DE" in done.stderr
    assert run("order", "s1", "--check", "--destination", "DE").exit_code == 0


@pytest.mark.parametrize("market", MOST_TRADED)
def test_the_most_traded_markets_have_rules_each_with_a_month(market):
    found = marks(market)
    assert len(found) >= 2
    assert all(mark.scope and mark.scope_zh and mark.checked == "2026-11" for mark in found)
    assert sum(bool(mark.act) for mark in found) >= len(found) // 2


def test_a_rule_of_a_union_stands_once_and_for_all_its_members():
    with (ROOT / "data/countries/marks.csv").open(encoding="utf-8", newline="") as stream:
        held = {(each["market"], each["mark"]) for each in csv.DictReader(stream)}
    assert ("EEA", "CE") in held
    assert {"CE"} <= {mark.name for mark in marks("IS")} & {mark.name for mark in marks("MT")}
    assert {"EAC"} <= {mark.name for mark in marks("AM")}


def test_the_day_of_a_certificate_is_read_only_where_it_says_until():
    for text, until in (
        ("BSMI until 2026-12-31", "2026-12-31"), ("KC 至2027-03", "2027-03-31"), ("PSE (valid to 2027.1.5)", "2027-01-05"),
        ("CE 2014-05-20", None), ("NOM until 2026-13-40", None), ("EN 71", None),
    ):  # fmt: skip
        found = holds_until(text)
        assert (found.isoformat() if found else None) == until, text
    assert name_of("BSMI until 2026-12-31") == "BSMI"
