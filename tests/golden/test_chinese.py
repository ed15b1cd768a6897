"""No page in Chinese holds a half-width sign beside Han or a word that the glossary forbids."""

import pytest

import chinese


def test_every_page_in_chinese_is_written_as_our_readers_write():
    found = chinese.pages()
    assert len(found) > 90
    assert not any(found.values()), chinese.counted(found)


@pytest.mark.parametrize(
    ("text", "english", "fault"),
    [
        ("已付款(全部)", "paid", "half-width sign"),
        ("报价已发:请跟进", "quoted", "half-width sign"),
        ("定金，余款", "balance", "“余款” is never said"),
        ("你还没有报价", "none", "“你” is never said"),
    ],
)
def test_the_check_finds_what_it_is_for(text, english, fault):
    assert any(fault in each for each in chinese.forbidden(text, english)), text


@pytest.mark.parametrize(
    ("text", "fault"),
    [("共3 个", "no space"), ("请写 WHO", "WHO is said in Chinese"), ("再次 confirm 一下", "“confirm” is no word")],
)
def test_the_check_finds_what_was_left_in_latin_letters(text, fault):
    assert any(fault in each for each in chinese.foreign(text, frozenset({"WHO"}))), text


def test_what_is_typed_and_what_was_decided_passes():
    for text in (
        "请加 --next 日期，例如 --next +3d。",
        "查看：dossier list contacts",
        "写成 PDF（{path}）",
        '请写 "30% deposit"',
    ):
        assert not [*chinese.forbidden(text), *chinese.foreign(text)], text
