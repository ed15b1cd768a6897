"""What to talk about with somebody: from the log, the library, stories and the season, by commands only."""

import pytest


@pytest.fixture
def anna(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "DE", "--known", "--no-input")
    return "anna"


def talk(run, who):
    return "\n".join(row for row in run("advise", who).stdout.splitlines() if "talk about" in row)


def test_the_last_talk_stands_first_and_rests_once_used(run, anna):
    run("log", anna, "Ruby passed the exams; party on 5 December.", "--by", "call", "--on", "2026-11-09")
    first = talk(run, anna).splitlines()[0]
    assert "Last time, 9 Nov: “Ruby passed the exams; party on 5 December.” Ask how it went on.  --topic l1" in first
    run("log", anna, "sent the list", "--by", "email", "--topic", "l1")
    assert "Ruby" not in talk(run, anna)


def test_a_file_of_the_library_is_named_until_it_went(run, anna, tmp_path):
    (tmp_path / "hot-pot.jpg").write_bytes(b"picture")
    run("set", anna, "hobbies=烘焙")
    run("attach", "us", str(tmp_path / "hot-pot.jpg"), "--as", "picture")
    assert "Send hot-pot.jpg (h1): it has not gone there yet." in talk(run, anna)
    run("send", anna, "h1")
    assert "hot-pot.jpg" not in talk(run, anna)


def test_a_story_is_noted_and_told_again(run, anna):
    run("add", "note", anna, "She laughed about my umbrella in Hamburg.", "--topic", "story")
    assert "A story between the two of you: “She laughed about my umbrella in Hamburg.” Take it up." in talk(run, anna)
    assert "umbrella" in run("show", anna).stdout
    assert "umbrella" not in run("show", anna, "--share").stdout


def test_a_fair_of_last_spring_is_no_topic(run, anna):
    run("add", "news", "nordlicht", "fair", "Light + Building", "--on-date", "2026-03-08")
    assert "Light + Building" not in talk(run, anna)


def test_a_reason_stands_beside_each_hobby(run, anna):
    run("set", anna, "hobbies=fishing", "--source", "facebook")
    assert "cormorant fishers on the Li River.  because: hobbies: fishing — Facebook, 23 Nov" in talk(run, anna)


def test_the_quiet_client_of_the_morning_gets_a_topic_that_fits(run, anna):
    run("set", anna, "hobbies=cooking", "diet=vegetarian")
    assert "mapo tofu (without meat)" in run("advise", anna).stdout
    assert "xiaolongbao" not in run("advise", anna, "--moment", "reception").stdout


def test_topics_are_chinese_where_chinese_is_spoken(run, anna):
    run("set", anna, "hobbies=钓鱼")
    assert "问问今年最好的收获，发一张漓江鸬鹚捕鱼的照片。" in run("--lang", "zh", "advise", anna).stdout
