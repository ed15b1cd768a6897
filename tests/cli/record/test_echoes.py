"""What was typed is said back as it was understood: days, changes of a form, a day that is past."""

import sys

import pytest


@pytest.fixture
def book(run):
    run("add", "contact", "Ada Moss", "--company", "Moss GmbH", "--known", "--no-follow-up")
    run("follow", "c1", "+1d", "call")
    return run


@pytest.mark.parametrize(
    ("words", "understood"),
    [
        (("promise", "c1", "the report", "--due-on", "下周三"), "Wed 2 Dec"),
        (("promise", "c1", "the report", "--due-on", "+3d"), "Thu 26 Nov"),
        (("news", "o1", "fair", "IFA", "--on", "next tue"), "24 Nov"),
        (("news", "o1", "anniversary", "ten years", "--on", "1985"), "1985"),
        (("visit", "c1", "to_us", "next tue"), "Tue 24 Nov"),
        (("career", "c1", "Fern AG", "--from", "03/1985"), "Mar 1985"),
    ],
)
def test_a_day_is_said_back_as_it_was_understood(book, words, understood):
    done = book("add", *words)
    assert done.exit_code == 0, done.stderr
    assert understood in done.stdout


@pytest.mark.parametrize("country", ["德国", "DE", "Germany"])
def test_a_country_is_known_by_any_of_its_names(book, country):
    assert book("add", "note", country, "they like lists").exit_code == 0
    assert "they like lists" in book("show", "DE").stdout


@pytest.mark.parametrize("words", [("log", "c1", "hello"), ("done", "f1")])
def test_a_next_step_on_a_past_day_is_remarked(book, words):
    assert "stands as overdue" in book(*words, "--next", "yesterday").stderr
    assert "stands as overdue" not in book("log", "c1", "again", "--next", "+1d").stderr


def test_the_form_says_what_was_changed(book, tmp_path):
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "text = path.read_text(encoding='utf-8')\n"
        "path.write_text(text.replace('name = \"Ada Moss\"', 'name = \"Ada Fern\"'), encoding='utf-8')\n"
    )
    done = book("edit", "c1", env={"EDITOR": f"{sys.executable} {script}", "VISUAL": ""})
    assert "name: Ada Moss → Ada Fern" in done.stdout, done.stderr


def test_a_choice_is_told_by_its_word_and_chinese_by_its_own_punctuation(run):
    run("add", "contact", "Gina Rossi", "--company", "Luce Srl", "--country", "IT", "--known", "--no-follow-up")
    zh = {"DOSSIER_LANG": "zh"}
    assert ": to us Tue 1 Dec." in run("add", "visit", "c1", "to_us", "2026-12-01").stdout
    assert "：来访 周二 12月1日" in run("add", "visit", "c1", "to_us", "2026-12-01", env=zh).stdout
    assert "方向：来访 → 拜访" in run("set", "v1", "direction=to_them", env=zh).stdout
    assert "当导游，到期 周二 12月1日。" in run("add", "promise", "c1", "当导游", "--due", "2026-12-01", env=zh).stdout
    said = run("set", "c1", "hobbies=网球,爬山", "family=女儿9岁", env=zh).stdout
    assert (
        "爱好：未知 → 网球、爬山（自己录入，11月23日）；家庭" in said
        or "家庭：未知 → 女儿9岁（自己录入，11月23日）；爱好" in said
    )
    assert not [
        mark for mark in ", ()" if mark in said.partition("下一步")[0].replace("Gina Rossi", "").replace(" → ", "")
    ]
