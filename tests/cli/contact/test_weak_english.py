"""Who says of herself that her English is weak is written to simply, without being asked (checklist M33)."""

from pathlib import Path

import pytest

from conftest import Run

LETTER = "From: Paulo Nogueira <paulo@casaboa.example>\nSubject: price\n\n{words}\nwant price charger 20w 2000 pieces CIF Santos\n\nPaulo\n"


@pytest.mark.parametrize("words", [
    "hello friend i no speak english good sorry", "Sorry, my English is very bad.", "Je ne parle pas anglais, désolé.",
    "Я плохо говорю по-английски.", "No hablo inglés, uso DeepL.", "我英文不好,请见谅",
])  # fmt: skip
def test_weak_english_is_taken_from_what_they_say(run: Run, tmp_path: Path, words: str):
    letter = tmp_path / "letter.eml"
    letter.write_text(LETTER.format(words=words), encoding="utf-8")
    assert run("add", "contact", "--from", str(letter), "--no-input").exit_code == 0
    said = run("show", "c1").stdout
    assert "poor (likely)" in said


def test_a_letter_about_english_manuals_says_nothing_of_the_writer(run: Run, tmp_path: Path):
    letter = tmp_path / "letter.eml"
    letter.write_text(
        LETTER.format(words="Do you have an English manual? Our English team will read it."), encoding="utf-8"
    )
    run("add", "contact", "--from", str(letter), "--no-input")
    assert "poor (likely)" not in run("show", "c1").stdout
