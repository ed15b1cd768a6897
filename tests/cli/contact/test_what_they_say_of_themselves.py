"""What people say of themselves is known without asking: weak English, a first purchase from China (checklist M33, M59)."""

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


@pytest.mark.parametrize("words", [
    "We have not bought from China before, could you explain how it works?", "This is our first import from China.",
    "C'est notre première importation.", "这是我们第一次从中国采购。",
])  # fmt: skip
def test_a_first_purchase_from_china_is_taken_from_what_they_say(run: Run, tmp_path: Path, words: str):
    letter = tmp_path / "letter.eml"
    letter.write_text(LETTER.format(words=words) + "Casa Boa Ltda\n", encoding="utf-8")
    run("add", "contact", "--from", str(letter), "--company", "Casa Boa Ltda", "--no-input")
    assert "first time (likely)" in run("show", "o1").stdout


def test_how_many_to_begin_with_is_no_name_of_goods(run: Run, tmp_path: Path):
    letter = tmp_path / "letter.eml"
    words = "we are looking for USB chargers with two ports for our shops, 3,000 pcs to begin with."
    letter.write_text(
        f"From: Hanna Lind <hanna@nord.example>\nSubject: inquiry\n\n{words}\n\nHanna\n", encoding="utf-8"
    )
    run("add", "contact", "--from", str(letter), "--no-input")
    assert "3,000 pcs USB chargers with two ports" in run("show", "d1").stdout
