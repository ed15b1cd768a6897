"""The market card (M111–M147), told in commands only: what the check takes reaches the people who make the goods."""

import re
import tomllib

import pytest

from conftest import ROOT

PRICE = re.compile(r"price|cent\b|cost|value for money|cheap|haggle|inexpensive|budget|bargain|discount|margin", re.IGNORECASE)  # fmt: skip


def test_what_the_check_takes_from_the_offer_stands_on_the_production_notes(run):
    run("add", "contact", "Hans Meier", "--company", "Nordlicht", "--country", "DE")
    run("add", "deal", "nordlicht", "Lamps", "--market", "DE")
    run(
        "add",
        "offer",
        "Luna",
        "--category",
        "lamp",
        "--plug",
        "EU",
        "--mains",
        "100-240 V",
        "--certificates",
        "CE, RoHS",
    )
    done = run("order", "d1", "--destination", "DE", "--offer", "a1")
    assert "plug EU fits F, C ✓ · 230 V (100-240 V) ✓ · mark CE, RoHS ✓" in done.stdout
    notes = run("order", "s1", "--notes").stdout
    for line in (
        "plug: EU (as our offer Luna says)",
        "mains voltage: 100-240 V (as our offer",
        "marks: CE, RoHS (as our offer",
    ):
        assert line in notes
    assert "EU（按我方产品“Luna”）" in run("order", "s1", "--notes", "--lang", "zh").stdout.replace(" (", "（").replace(
        ")", "）"
    )
    run("set", "s1", "plug=type F")
    assert "plug: type F\n" in run("order", "s1", "--notes").stdout


def test_price_weighs_most_only_where_the_page_says_so(run):
    """65 of 97 markets had price first (M138): where the page names something else that decides, it is not said."""
    high = []
    for path in sorted((ROOT / "data" / "countries").glob("??.toml")):
        guide = tomllib.loads(path.read_text(encoding="utf-8"))
        if guide["taste"]["price"] == "high":
            high.append(path.stem)
            assert PRICE.search(guide["texts"]["buying"]["en"]), path.stem
    assert len(high) < 35
    run("add", "contact", "Anna", "--company", "Nordlicht", "--country", "DE")
    run("add", "deal", "nordlicht", "Lamps", "--market", "DE")
    advice = run("advise", "nordlicht", "--moment", "quote").stdout
    assert "very exact about quality" in advice
    assert "Price often weighs most" not in advice
    compared = run("compare", "VN", "IN").stdout
    assert re.search(r"weight of price +middle +high", compared)
