"""`add contact` without a word asks what matters, like a good form."""

import json

import pytest

from cli.talking import talk

BUT_FOR_LINE = "\x15"
"""Ctrl-U: what stands on the line goes."""


def person(run, who="anna"):
    return json.loads(run("show", who, "--json").stdout)


@pytest.fixture
def book(run):
    run("add", "company", "Nordlicht GmbH", "--country", "DE", "--set", "domain=nordlicht.example")
    return run


def test_what_is_known_is_the_default_and_a_choice_is_a_number(book, tmp_path):
    code, seen = talk(
        tmp_path, "add", "contact",
        answers=[
            ("1/9 Name or e-mail address", "anna.schmidt@nordlicht.example\n"),
            ("2/9 company [Nordlicht GmbH]", "\n"),
            ("3/9 e-mail [anna.schmidt@nordlicht.example]", "\n"),
            ("4/9 phone", "+49 40 1234567\n"),
            ("5/9 country [DE]", "\n"),
            ("6/9 title", "Buyer\n"),
            ("2 fair", ""),
            ("7/9 source", "2\n"),
            ("8/9 source detail", "Canton Fair\n"),
            ("9/9 note", "\n"),
            ("Enter adds", "\n"),
        ],
    )  # fmt: skip
    assert code == 0, seen
    assert "Added Anna Schmidt (c1), Buyer at Nordlicht GmbH (o1)." in seen
    shown = book("show", "anna", "--section", "person").stdout
    assert "Canton Fair" in shown
    assert "+49 40 1234567" in shown


def test_a_mistake_keeps_what_was_typed_on_the_line_and_every_answer_before(book, tmp_path):
    code, seen = talk(
        tmp_path, "add", "contact",
        answers=[
            ("1/9", "Ben Lee\n"),
            ("2/9", "Leeds Ltd\n"),
            ("3/9", "ben.lee@leeds\n"),
            ("is not an e-mail address", ""),
            ("3/9 e-mail: ben.lee@leeds", ".example\n"),
            ("4/9", "12\n"),
            ("4/9 phone: 12", BUT_FOR_LINE + "+44 113 496 0000\n"),
            ("5/9 country [GB]", "Germny\n"),
            ("Germany", ""),
            ("5/9", BUT_FOR_LINE + "GB\n"),
            ("6/9", ".\n"),
            ("Enter adds", "\n"),
        ],
    )  # fmt: skip
    assert code == 0, seen
    shown = book("show", "ben", "--section", "person").stdout
    assert "ben.lee@leeds.example" in shown
    assert "+44 113 496 0000" in shown


def test_one_may_go_back_leave_out_and_change_one_answer_at_the_end(book, tmp_path):
    code, seen = talk(
        tmp_path, "add", "contact",
        answers=[
            ("1/9", "Carla\n"),
            ("2/9", "Lampex\n"),
            ("3/9", "<\n"),
            ("2/9 company [Lampex]", "Lampex SA\n"),
            ("3/9", "\n"),
            ("4/9", "\n"),
            ("5/9", "PL\n"),
            ("6/9", "<\n"),
            ("5/9 country [PL]", "-\n"),
            ("6/9", "Buyer\n"),
            ("7/9", "referral\n"),
            ("8/9", "\n"),
            ("9/9", "\n"),
            ("1 name Carla · 2 company Lampex SA · 6 title Buyer · 7 source referral", ""),
            ("Enter adds", "6\n"),
            ("6/9 title [Buyer]", "Owner\n"),
            ("6 title Owner", ""),
            ("Enter adds", "\n"),
        ],
    )  # fmt: skip
    assert code == 0, seen
    assert "Added Carla (c1), Owner" in seen, seen
    assert book("list", "contacts", "--csv").stdout.splitlines()[1].startswith("c1,Carla,Lampex SA,,")


@pytest.mark.usefixtures("book")
def test_a_whole_line_fills_what_it_says_and_the_rest_is_asked(tmp_path):
    code, seen = talk(
        tmp_path, "add", "contact",
        answers=[
            ("1/9", "Anna Schmidt, Buyer, Nordlicht GmbH, anna@nordlicht.example\n"),
            ("2/9 company [Nordlicht GmbH]", "\n"),
            ("3/9 e-mail [anna@nordlicht.example]", ".\n"),
            ("Enter adds", "\n"),
        ],
    )  # fmt: skip
    assert code == 0, seen
    assert "Added Anna Schmidt (c1)" in seen


@pytest.mark.parametrize(
    ("answers", "code"), [([("1/9", "Dora\n"), ("2/9", ".\n"), ("x drops", "x\n")], 1), ([("1/9", "\n")], 2)]
)
def test_dropped_or_empty_nothing_is_written(book, tmp_path, answers, code):
    done, seen = talk(tmp_path, "add", "contact", answers=answers)
    assert done == code, seen
    assert "Dora" not in book("list", "contacts").stdout


def test_chinese_questions_are_answered_in_chinese(book, tmp_path):
    code, seen = talk(
        tmp_path, "add", "contact", "--lang", "zh",
        answers=[
            ("1/9 姓名或邮箱", "王伟\n"),
            ("2/9 公司", "光明公司\n"),
            ("3/9 邮箱", "<\n"),
            ("2/9 公司 [光明公司]", "\n"),
            ("3/9 邮箱", "\n"),
            ("4/9 电话", "\n"),
            ("5/9 国家", "新加坡\n"),
            ("6/9 职位", "\n"),
            ("2 展会 fair", ""),
            ("7/9 来源", "展会\n"),
            ("8/9", "完\n"),
            ("回车添加", "\n"),
        ],
    )  # fmt: skip
    assert code == 0, seen
    assert person(book, "王伟")["contact"]["country"] == "SG"
