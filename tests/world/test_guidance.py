"""The guidance on every country: whole, in both languages, and short."""

import pytest

from dossier.paths import data_folder
from dossier.render.country.ways import TOPICS
from dossier.world import countries
from dossier.world.guidance import guidance

FILES = sorted((data_folder() / "countries").glob("??.toml"))


def test_the_markets_that_buy_most_are_all_there():
    assert len(FILES) >= 70
    assert {"DE", "US", "RU", "IN", "ZA", "AE", "FR", "BR", "NL", "AU", "NZ", "JP", "SA", "MX", "GB", "CN"} <= {
        each.stem for each in FILES
    }


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_country_is_told_whole_and_in_both_languages(path):
    found = guidance(path.stem)
    assert found is not None
    assert countries.of(path.stem) is not None
    assert set(found.texts) == set(TOPICS)
    for told in (
        *found.texts.values(),
        *found.sights,
        *found.dishes,
        *(fair.about for fair in found.fairs),
        found.hours,
    ):
        assert told["en"].strip()
        assert any("\u4e00" <= sign <= "\u9fff" for sign in told["zh"])
        assert len(told["en"]) <= 260
    assert (len(found.sights), len(found.dishes)) == (3, 3)
    assert found.price in {"high", "middle", "low", "unknown"}
    assert found.quality in {"strict", "normal", "relaxed", "unknown"}
    assert found.finish in {"matt", "glossy", "mixed", "unknown"}
    assert all(1 <= month <= 12 for fair in found.fairs for month in fair.months)


def test_a_country_without_guidance_has_none():
    assert guidance("AQ") is None
