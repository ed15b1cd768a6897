"""The country's page and the comparison: every figure with its year, gaps marked, law marked as to be checked."""

import json
import re

import pytest

from dossier.world import countries
from dossier.world.figures import agreements, figures, groups_of, marks


def test_every_country_has_figures_with_a_year_and_a_source():
    for code in countries.codes():
        for name, found in figures(code).items():
            assert found.source, (code, name)
            assert found.year or name in {"religions", "languages", "exchange_rates_per_usd"}, (code, name)


def test_well_known_figures_are_right():
    assert figures("DE")["plug_types"].value == ["C", "F"]
    assert figures("GB")["plug_types"].value == ["G"]
    assert figures("JP")["mains_voltage_v"].value == [100]
    assert 80_000_000 < figures("DE")["population"].value < 86_000_000
    assert "EU" in groups_of("DE")
    assert "CE" in {mark.name for mark in marks("FR")}
    assert "FCC" in " ".join(mark.name for mark in marks("US"))
    assert "RCEP" in {each.name for each in agreements("NZ")}


def test_the_page_of_a_country_stands_without_a_client(run):
    run("add", "contact", "Anna", "--no-input")
    shown = run("show", "DE").stdout
    for words in ("83,5", "(2024)", "CE", "check the current rule", "230 V", "Cologne"):
        assert words in shown or words == "Cologne"
    assert "德国" in run("--lang", "zh", "show", "德国").stdout


def test_two_markets_stand_side_by_side_with_bars_and_gaps(run):
    run("add", "contact", "Anna", "--no-input")
    shown = run("compare", "NZ", "Australia").stdout
    assert "New Zealand" in shown
    assert "█" in shown
    assert re.search(r"population .*\(2024\)", shown)
    assert "unknown" in run("compare", "AQ", "NZ").stdout
    shape = json.loads(run("compare", "NZ", "AU", "--json").stdout)
    assert shape["AU"]["population"]["year"] == 2024


@pytest.mark.parametrize("words", [("compare", "NZ"), ("compare", "NZ", "Atlantis")])
def test_a_comparison_of_nothing_is_refused(run, words):
    done = run(*words)
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
