"""What an anniversary is called in the year in which it comes round."""

from datetime import date

import pytest

from dossier.values.anniversary import called, number


@pytest.mark.parametrize(
    ("text", "noted", "in_2027"),
    [
        ("20 years of Lampex", "2026-12-10", "21 years of Lampex"),
        ("20 years of Lampex", "2006-12-10", "21 years of Lampex"),
        ("20 years of Lampex", "2027-12-10", "20 years of Lampex"),
        ("20 years of Lampex", "--12-10", "20 years of Lampex"),
        ("the 20th anniversary", "2026-12-10", "the 21st anniversary"),
        ("the 10th anniversary", "2026-12-10", "the 11th anniversary"),
        ("20. Jubiläum", "2026-12-10", "21. Jubiläum"),
        ("二十周年庆", "2026-12-10", "21周年庆"),
        ("成立20周年", "2026-12-10", "成立21周年"),
        ("first shop opened", "2015-12-10", "first shop opened"),
    ],
)
def test_an_anniversary_is_called_by_the_number_of_its_year(text, noted, in_2027):
    assert called(text, noted, date(2027, 12, 10)) == in_2027


@pytest.mark.parametrize(
    ("text", "years"), [("20 лет", 20), ("30周年", 30), ("三十周年", 30), ("shop 3 in Rome", None)]
)
def test_the_number_of_years_is_read_in_several_languages(text, years):
    assert number(text) == years
