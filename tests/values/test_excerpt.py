"""The sentence of a hit: the words stand in it however they are written, and what is long is cut at a word."""

import pytest

from dossier.values.excerpt import LONGEST, excerpt
from dossier.values.question import read_question


@pytest.mark.parametrize(
    ("text", "asked", "sentence", "marked"),
    [
        ("Hi. The charger of Müller passes. Bye.", "charger mueller", "The charger of Müller passes.", ["charger", "Müller"]),
        ("采购经理说价格太高。请回复。", "价格", "采购经理说价格太高。", ["价格"]),
        ("Call +49 (40) 123-4567 please", "0401234567", "Call +49 (40) 123-4567 please", ["+49 (40) 123-4567"]),
        ("Nell O’Hara wrote", "ohara", "Nell O’Hara wrote", ["O’Hara"]),
        ("Straße 5", "strasse", "Straße 5", ["Straße"]),
        ("two\n words", '"two words" -five', "two words", ["two words"]),
        ("Chargers", "charg*", "Chargers", ["Chargers"]),
        ("Nothing of it", "charger", "Nothing of it", []),
    ],
)  # fmt: skip
def test_the_words_are_marked_in_their_sentence(text: str, asked: str, sentence: str, marked: list[str]) -> None:
    found = excerpt(text, read_question(asked).terms)
    assert (found.text, [found.text[start:end] for start, end in found.marks]) == (sentence, marked)


def test_a_long_sentence_is_cut_around_the_word() -> None:
    found = excerpt("before " * 60 + "the charger stands here " + "behind " * 60, read_question("charger").terms)
    assert found.text.startswith("…before")
    assert found.text.endswith("behind…")
    assert len(found.text) <= LONGEST + 2
    assert [found.text[start:end] for start, end in found.marks] == ["charger"]
