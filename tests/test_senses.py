"""A word of the catalogue that stands at several places has a context for each sense, or one sense that was reviewed."""

from pathlib import Path

import pytest

import measures
import senses

ONE = senses.Place("a.py:f", "row")
OTHER = senses.Place("b.py:g", "choice")


def said(found: dict[str, set[senses.Place]], *listed: senses.Reviewed) -> str:
    return "\n".join(senses.faults(found, list(listed)))


def test_a_word_at_two_places_is_reviewed_or_has_a_context():
    assert "at several places without a context: 'open'" in said({"open": {ONE, OTHER}})
    assert not said({"open": {ONE, OTHER}}, senses.Reviewed("open", "undecided", "choice row"))
    assert not said({"open": {ONE}})


def test_a_place_of_another_kind_is_looked_at_anew():
    assert "looked at as row, stands now as choice row" in said(
        {"open": {ONE, OTHER}}, senses.Reviewed("open", "undecided", "row")
    )


def test_an_entry_that_is_no_longer_needed_or_says_nothing_is_named():
    assert "no longer at several places: 'open'" in said({"open": {ONE}}, senses.Reviewed("open", "undecided", "row"))
    assert "without its sense" in said({"open": {ONE, OTHER}}, senses.Reviewed("open", "", "choice row"))
    twice = senses.Reviewed("open", "undecided", "choice row")
    assert "names a word twice" in said({"open": {ONE, OTHER}}, twice, twice)


def test_a_form_of_a_number_is_no_word_of_its_own():
    number = senses.Place("b.py:g", senses.PLURAL)
    assert "a form of a number and a word of its own: 'every year'" in said(
        {"every year": {ONE, number}}, senses.Reviewed("every year", "yearly", "plural row")
    )


@pytest.mark.parametrize(
    ("line", "word", "kind"),
    [
        ('NAME = shared(N_("open"), "day")', "open", "field"),
        ('STATES = choices(("open", N_("open")))', "open", "choice"),
        ('columns = (_("open"), _("due"))', "open", "column"),
        ('def f():\n    return Pair(_("open"), line(_("none")))', "open", "row"),
        ('def f():\n    return Pair(_("open"), line(_("none")))', "none", "word"),
        ('WORDS = {"a": N_("still open")}', "still open", "word"),
    ],
)
def test_a_place_is_known_by_what_is_called_there(tmp_path: Path, line: str, word: str, kind: str):
    (tmp_path / "one.py").write_text(line, encoding="utf-8")
    assert (word, kind) in {(each, place.kind) for each, place in senses.in_python(tmp_path / "one.py", "one.py")}


def test_words_in_a_context_and_sentences_are_no_such_words(tmp_path: Path):
    (tmp_path / "one.py").write_text(
        'A = NP_("to do", "open")\nB = _("Nothing is open here.")\nC = _("{n} open")', encoding="utf-8"
    )
    assert not list(senses.in_python(tmp_path / "one.py", "one.py"))


def test_a_new_sense_in_the_source_makes_the_check_red(tmp_path: Path, capsys):
    for folder, line in (("a", 'Pair(_("open"), x)'), ("b", 'choices(("open", N_("open")))')):
        place = tmp_path / "src" / "dossier" / folder
        place.mkdir(parents=True)
        (place / "words.py").write_text(f"X = {line}\n", encoding="utf-8")
    (tmp_path / "scripts").mkdir()
    (tmp_path / senses.ONE_SENSE).write_text("word,sense,kinds\n", encoding="utf-8")
    assert senses.check(tmp_path) == 1
    assert "at several places without a context: 'open'" in capsys.readouterr().err


def test_a_number_stands_before_the_measure_word_of_what_it_counts():
    nouns = {"客户": {"家", "位"}, "信": {"封"}, "订单": {"张"}}
    assert list(measures.faults(["{n} 个客户"], nouns)) == ["个 does not count 客户 (位 家): '{n} 个客户'"]
    assert list(measures.faults(["{n} 个未出货订单", "3 条在途的信"], nouns))
    assert not list(
        measures.faults(["{n} 家客户", "{n} 封信", "有 {n} 条其他客户告知的情况", "{name} 只有一张订单"], nouns)
    )
