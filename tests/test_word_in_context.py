"""A word that means two things in English has a Chinese word for each of them."""

import importlib.util
import re

import pytest

from conftest import ROOT
from dossier import i18n
from dossier.records.catalogue.choices import LEVELS


@pytest.fixture
def book(run):
    assert run("add", "contact", "Anna", "--company", "Nordlicht", "--country", "DE", "--no-input").exit_code == 0
    return run


def test_a_fair_level_of_english_is_no_trade_fair(book):
    said = book("--lang", "zh", "set", "c1", "口语=一般").stdout
    assert "英语口语：未知 → 一般" in said
    book("set", "c1", "written_english=good")
    book("add", "news", "nordlicht", "fair", "IFA", "--on-date", "2027-09-03")
    for words in (("show", "c1"), ("show", "c1", "--all"), ("history", "c1"), ("advise", "c1"), ("advise", "c1", "--moment", "call"),
                  ("show", "c1", "--md"), ("edit", "c1", "--show")):  # fmt: skip
        done = book("--lang", "zh", *words)
        assert done.exit_code == 0, (words, done.stderr)
        for line in done.stdout.splitlines():
            if "口语" in line or "英语" in line:
                assert "展会" not in line, (words, line)
    assert "一般" in book("--lang", "zh", "show", "c1").stdout
    assert "一般" in book("--lang", "zh", "history", "c1").stdout
    assert "展会" in book("--lang", "zh", "show", "o1").stdout, "the fair in the news is one"


def test_english_reads_the_plain_word(book):
    assert "spoken English: unknown → fair" in book("set", "c1", "spoken_english=fair").stdout
    assert book("--lang", "zh", "set", "c1", "口语=fair").exit_code == 0


def test_a_marked_word_is_itself_in_english_and_translated_by_what_it_is_said_of():
    i18n.speak("en")
    fair = next(each.label for each in LEVELS if each.code == "fair")
    assert (fair, i18n._(fair)) == ("fair", "fair")
    i18n.speak("zh")
    try:
        assert i18n._(fair) == i18n.pgettext("level of English", "fair") == "一般"
        assert i18n._("fair") == "展会"
    finally:
        i18n.speak("en")


def test_the_catalogue_gathers_a_word_once_for_each_meaning(tmp_path):
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "scripts" / "catalogue.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    source = tmp_path / "src" / "dossier"
    source.mkdir(parents=True)
    (source / "words.py").write_text('NP_("level", "fair")\n_("fair")\npgettext("price", "fair")\n', encoding="utf-8")
    found = {(message.context, message.id) for message in script.gather(tmp_path) if message.id}
    assert found == {("level", "fair"), (None, "fair"), ("price", "fair")}


def test_the_function_of_a_product_is_not_the_function_of_a_colleague(book):
    book("set", "nordlicht", "strict.function=strict")
    book("add", "deal", "c1", "lamps", "--stage", "negotiating")
    book("order", "d1", "--value", "1000", "--currency", "USD")
    said = book("--lang", "zh", "advise", "c1", "--moment", "order").stdout
    assert "功能" in said
    assert "职能" not in said


@pytest.mark.parametrize(
    ("sentence", "who", "said"),
    [
        ("向 {who} 打听", "Karen（Lumio）", "向 Karen（Lumio）打听"),
        ("向 {who} 打听", "王芳", "向王芳打听"),
        ("向{who}打听", "Karen", "向 Karen 打听"),
    ],
)
def test_a_value_has_the_blanks_beside_it_that_chinese_has(sentence, who, said):
    assert i18n.Spaced(sentence).format(who=who) == said
    assert i18n.filled(i18n.Spaced(sentence), re.compile("{who}"), lambda _hit: who) == said
    assert i18n.filled(sentence, re.compile("{who}"), lambda _hit: who) == sentence.replace("{who}", who)
