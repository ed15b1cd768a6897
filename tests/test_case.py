"""The page for the boss: what a decision needs, from what is recorded, and nothing told in confidence."""

import json
from decimal import Decimal

import pytest

from dossier.advice.case import open_share


@pytest.fixture
def casa(run):
    run("add", "contact", "Lucía Hernández", "--company", "Casa Viva", "--country", "MX", "--known", "--no-follow-up")
    run("add", "contact", "Karen Whitfield", "--company", "Southern Light", "--known", "--no-follow-up")
    run("set", "casa viva", "shops=600", "purchase_band=over_1m")
    run("deal", "lucía", "Lamps", "--value", "390000", "--currency", "USD", "--opened-on", "2026-04-01")
    run("round", "d1", "payment", "--ours", "100% before shipment", "--theirs", "30% deposit, balance after B/L copy",
        "--outcome", "stuck", "--on", "2026-05-01", "--said-by", "lucía")  # fmt: skip


def told(run):
    return json.loads(run("case", "d1", "--json").stdout)


@pytest.mark.usefixtures("casa")
def test_the_page_names_size_asked_terms_exposure_and_what_is_unknown(run):
    page = run("case", "lucía").stdout
    for words in ("number of shops", "600", "they: 30% deposit, balance after B/L copy", "USD 273,000, 70 %",
                  "no order paid yet", "finances", "Decision: ___"):  # fmt: skip
        assert words in page
    assert told(run)["advice"] == "ask"


@pytest.mark.usefixtures("casa")
def test_the_recommendation_follows_from_what_is_recorded(run):
    run("set", "casa viva", "finance=listed parent", "--source", "document")
    assert told(run)["advice"] == "smaller"
    run("policy", "payment", "B/L copy up to USD 150,000 if insured")
    assert told(run)["advice"] == "insured"
    assert "our own policy allows since 23 Nov" in run("case", "d1").stdout
    run("undo")
    for number in range(3):
        run("deal", "lucía", f"Order {number}", "--value", "200000", "--currency", "USD", "--opened-on", "2026-01-05")
        run("add", "order", f"Order {number}", "--destination", "MX", "--value", "200000", "--currency", "USD",
            "--confirmed-on", "2026-01-05", "--balance-due", "2026-03-01", "--balance-paid", "2026-03-01")  # fmt: skip
    assert told(run)["advice"] == "grant"
    assert told(run)["paid"]["on_time"] == 3
    for number in (1, 2, 3):
        run("set", f"s{number}", "balance_paid=2026-04-10")
    assert told(run)["advice"] == "hold"
    assert "40 days late" in run("case", "d1").stdout


@pytest.mark.usefixtures("casa")
def test_nothing_told_in_confidence_is_on_the_page(run, tmp_path):
    run("add", "intel", "casa viva", "their bank has become nervous", "--told-by", "karen")
    run("set", "casa viva", "finance=late with two suppliers", "--told-by", "karen")
    run("case", "d1", "--html", str(tmp_path / "c.html"))
    for page in (run("case", "d1").stdout, run("case", "d1", "--json").stdout, (tmp_path / "c.html").read_text()):
        assert "nervous" not in page
        assert "late with two" not in page
    assert "late with two" in run("show", "casa viva").stdout


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("30% deposit, 70% before shipment", Decimal(0)),
        ("30% deposit, 70% against B/L copy", Decimal(70)),
        ("100% before shipment", Decimal(0)),
        ("30% deposit, 40% before shipment, 30% 60 days", Decimal(30)),
        ("open account", None),
        (None, None),
    ],
)
def test_what_is_open_when_the_goods_leave(text, share):
    assert open_share(text) == share
