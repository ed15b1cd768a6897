"""With Chinese in use a code, a day, a unit and a country are said in words, and what is said can be typed again."""

import re
import shutil

import pytest

ZH = {"DOSSIER_LANG": "zh"}


@pytest.fixture
def book(run, chinese_demo_book, book_path, tmp_path, monkeypatch):
    """Return the command in Chinese on a copy of the Chinese demo book, in a folder of its own."""
    book_path.write_bytes(chinese_demo_book.read_bytes())
    shutil.copytree(chinese_demo_book.parent / "book-files", tmp_path / "book-files", dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return lambda *words, env=ZH: run(*words, env=env)


def test_what_is_shown_of_a_diet_and_a_unit_finds_what_is_kept_by_its_code(book):
    for typed in ("饮食忌口~素食", "饮食忌口=素食", "diet=vegetarian"):
        found = book("list", "contacts", "--where", typed).stdout
        assert "Anna Schmidt" in found, typed  # noted as vegetarian
        assert "Rajesh Iyer" in found, typed  # noted as 素食
    assert "沙色台灯" in book("list", "deals", "--where", "单位=件", "--columns", "name,title").stdout


def test_a_chinese_unit_is_english_on_the_paper_of_a_client(book):
    assert (
        book(
            "quote", "d18", "--line", "Lamp L9，5000个，3.20", "--incoterm", "FOB Shenzhen", "--payment", "30/70"
        ).exit_code
        == 0
    )
    assert "5,000 件" in book("show", "q16").stdout
    assert "| 5,000 pcs |" in book("quote", "q16", "--md", "-").stdout


def test_a_country_stands_by_its_name_where_somebody_is_asked_which_is_meant(book):
    for country in ("PL", "CZ"):
        assert book("add", "company", "Lampex", "--country", country, "--force").exit_code == 0
    asked = book("show", "Lampex").stderr
    assert "Lampex · 波兰" in asked
    assert "Lampex · 捷克" in asked
    market = book("order", "d1", "--more").stderr
    assert "的市场有" in market
    assert not re.search(r"\b(US|DE|AT|CH)\b", market), market
    assert "德国" in market
    assert "已删除澳大利亚 8504.40（u1）" in book("delete", "u1", "--yes").stdout


def test_days_stand_in_sentences_as_everywhere(book):
    said = [
        book("rate", "EUR", "7.81", "--on", "昨天").stdout,
        book("stage", "d18", "won", "--on", "2020-01-01").stderr,
        book("done", "anna").stderr,
        book("config", "me.bank_account=12345678").stdout,
        book("order", "s11", "--notes").stdout,
    ]
    assert not [each for each in said if re.search(r"\b20\d\d-\d\d-\d\d\b", each) or not re.search(r"\d月\d", each)], (
        said
    )


def test_the_language_of_a_letter_is_not_the_language_spoken_to_the_user(book):
    letter = book("draft", "anna", "chase", "--lang", "en")
    assert "Dear Ms Schmidt" in letter.stdout
    assert "发出后：dossier log c14" in letter.stderr
    assert (
        "没有“xx”" in book("terms", "anna", "--confirm", "--lang", "xx").stderr
        or "xx" in book("terms", "anna", "--confirm", "--lang", "xx").stderr
    )


def test_a_topic_of_ours_is_shown_in_chinese_and_rests_under_either_name(book):
    assert "--topic 开平碉楼" in book("advise", "anna", "--moment", "call").stdout
    assert book("log", "anna", "聊了碉楼", "--topic", "开平碉楼").exit_code == 0
    assert "开平碉楼" not in book("advise", "anna", "--moment", "call").stdout.partition("避免")[0]
    assert "watchtowers" not in book("advise", "anna", "--moment", "call", env={"DOSSIER_LANG": "en"}).stdout


@pytest.mark.parametrize(
    ("typed", "band"),
    [
        ("10万美金", "5 万–20 万美元"),
        ("USD 50,000", "5 万–20 万美元"),
        ("3万美元", "5 万美元以下"),
        ("200万美元", "100 万美元以上"),
    ],
)
def test_a_sum_in_dollars_is_put_into_its_band(book, typed, band):
    assert band in book("set", "o9", f"年采购额={typed}").stdout
    assert book("set", "o9", "年采购额=10万欧元").exit_code == 2
