"""The second look at facts: a disagreement is judged by the first verdict that fits, and one without a verdict is open."""

from conftest import ROOT
from second_look import PAGE, Differs, page, verdict

KABUL = Differs("weekend", "AF", "babel", "fri", "thu,fri")


def test_the_first_verdict_that_fits_counts_and_none_is_open():
    assert verdict(KABUL)[0] == "both"
    assert verdict(KABUL._replace(place="DE", library="nobody")) == ("open", "")
    assert verdict(Differs("currency", "BG", "countryinfo", "EUR", "BGN"))[0] == "ours"
    assert verdict(Differs("public holidays 2027", "NL", "workalendar", "–", "05-05 Liberation Day"))[0] == "ours"


def test_the_page_names_place_library_both_values_the_verdict_and_why():
    said = page([KABUL, KABUL._replace(place="DE")], ["babel 2: 2"])
    assert "| AF | babel | fri | thu,fri | both | Friday for all;" in said
    assert "| DE | babel | fri | thu,fri | open |  |" in said


def test_what_was_found_is_all_judged_and_told_where_nobody_looked_it_up():
    told = PAGE.read_text(encoding="utf-8")
    assert "| open |" not in told
    assert "| unproved |" in told
    assert "docs/truth.md" in (ROOT / "data" / "countries" / "README.md").read_text(encoding="utf-8")
