"""Bad input: one clear sentence, the right exit code, nothing half-written."""

import sqlite3

import pytest

from comparing import TABLES

ANNA = ("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--email", "anna@n.example", "--no-input")
MISTAKES = (
    (("add", "contact", "X", "--country", "Germny"), 2, "Germany"),
    (("add", "contact", "X", "--email", "no-address"), 2, "e-mail"),
    (("add", "contact", "X", "--phone", "12"), 2, "phone"),
    (("add", "contact", "\x01\x02\u200b"), 2, "visible"),
    (("add", "contact", "x" * 5000), 2, "300"),
    (("add", "contact"), 2, "name or an e-mail"),
    (("add", "contact", "--from", "missing.eml"), 3, "missing.eml"),
    (("add", "contct", "X"), 2, "contact"),
    (("set", "anna", "birthday=2026-02-30"), 2, "no such day"),
    (("set", "anna", "spoken_englsh=poor"), 2, "spoken_english"),
    (("set", "anna", "spoken_english=por"), 2, "poor"),
    (("set", "anna", "smokes=maybe"), 2, "yes, no or unknown"),
    (("set", "anna", "spoken_english"), 2, "field=value"),
    (("set", "anna", "hobbies=x", "--source", "gossip"), 2, "Choose from"),
    (("set", "anna", "hobbies=x", "--on", "+3d"), 2, "to come"),
    (("set", "anna", "time_zone=Mars/Base"), 2, "time zone"),
    (("set", "anna", "note=" + "x" * 10_000_000), 2, "longer"),
    (("log", "anna", "y" * 10_000_000), 2, "longer"),
    (("log", "anna", "x", "--by", "pigeon"), 2, "Choose from"),
    (("log", "anna", "x", "--in", "--out"), 2, "--in and --out"),
    (("log", "anna", " "), 2, "nothing to log"),
    (("log", "anna", "x", "--todo", "y"), 2, "--next"),
    (("show", "c99"), 3, "c99"),
    (("show", "zzzz"), 3, "zzzz"),
    (("show", "anna", "--section", "persn"), 2, "person"),
    (("show", "anna", "--jsn"), 2, "--json"),
    (("showw", "anna"), 2, "dossier show"),
    (("follow", "anna", "someday", "x"), 2, "next tue"),
    (("follow", "anna", "+3d", "x", "--every", "blue moon"), 2, "every 3 months"),
    (("done", "f99"), 3, "f99"),
    (("drop", "f1"), 2, "--why"),
    (("snooze", "f1", "yesterday"), 2, "to come"),
    (("list", "cntacts"), 2, "contacts"),
    (("list", "contacts", "--sort", "nam"), 2, "name"),
    (("list", "contacts", "--where", "city"), 2, "field~text"),
    (("list", "deals", "--stage", "bought"), 2, "Choose from"),
    (("deal", "anna", "X", "--value", "many"), 2, "number"),
    (("deal", "anna", "X", "--currency", "XXQ"), 2, "currency"),
    (("stage", "anna", "lost"), 2, "--reason"),
    (("quote", "anna", "--line", "Charger, 3.20", "--incoterm", "FOBB Shenzhen"), 2, "FOB"),
    (("quote", "anna", "--line", "Charger, 3.20", "--incoterm", "FOB"), 2, "place"),
    (("quote", "anna", "--line", "Charger, 3.20", "--state", "sent"), 6, "--payment"),
    (("add", "link", "anna", "competes_with", "nordlicht"), 6, "itself"),
    (("add", "rate", "CNY", "1"), 2, "itself"),
    (("add", "visit", "anna", "to_us", "2026-04-14", "--until", "2026-04-01"), 2, "before"),
    (("delete", "anna"), 6, "--yes"),
    (("history", "anna", "--field", "spokn_english"), 2, "spoken_english"),
    (("find", " "), 2, "nothing to look for"),
    (("restore", "missing.db", "--yes"), 5, "missing.db"),
    (("completion", "tcsh"), 2, "bash"),
    (("config", "remind.line=3"), 2, "remind.lines"),
    (("config", "remind.lines=many"), 2, "whole number"),
    (("advise", "anna", "--moment", "lunch"), 2, "call"),
    (("draft", "anna", "sonnet"), 2, "first-reply"),
    (("playbook", "show", "no-such"), 3, "no-such"),
    (("demo", "demo"), 2, "demo show anna"),
    (("--lang", "xx", "where"), 2, "--lang zh"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "code", "hint"), MISTAKES, ids=[" ".join(m[0])[:50] for m in MISTAKES])
def test_a_mistake_gets_one_sentence_and_writes_nothing(run, book_path, words, code, hint):
    run(*ANNA)
    if words[0] in {"stage", "quote"}:
        run("deal", "anna", "chargers")
    before = picture(book_path)
    done = run(*words)
    assert done.exit_code == code, done
    assert done.stdout == ""
    assert hint in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr) < 700
    assert picture(book_path) == before


CHINESE = (
    (
        ("set", "anna", "spoken_english=糟糕"),
        "英语口语不能是“糟糕”。可选：差 poor · 一般 fair · 好 good · 流利 fluent。",
    ),
    (("set", "anna", "hobbies=x", "--source", "报纸"), "没有“报纸”这种来源。可选：网站 website · "),
    (("set", "anna", "hobbies=x", "--certainty", "说不准"), "可选：确定 certain · 很可能 likely · 猜测 guess。"),
    (("log", "anna", "x", "--by", "鸽子"), "邮件 email · 电话 call"),
    (("stage", "d1", "已报"), "没有“已报”这个阶段。您是想写已报价吗？"),
    (("proof", "d1", "奇怪"), "上机打样 machine · 数码稿 digital"),
)


@pytest.mark.parametrize(("words", "sentence"), CHINESE, ids=[" ".join(m[0]) for m in CHINESE])
def test_in_chinese_the_choices_are_named_by_their_meaning_with_the_code(run, words, sentence):
    run(*ANNA)
    run("deal", "anna", "chargers")
    done = run(*words, "--lang", "zh")
    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_a_degree_of_certainty_may_be_typed_in_chinese(run):
    run(*ANNA)
    assert run("set", "anna", "hobbies=chess", "--certainty", "猜测", "--lang", "zh").exit_code == 0
    assert "guess" in run("show", "anna", "--section", "person", "--sources").stdout


def picture(book):
    connection = sqlite3.connect(book)
    try:
        tables = [row[0] for row in connection.execute(TABLES)]
        return [(table, *row) for table in tables for row in connection.execute(f"SELECT * FROM {table}")]
    finally:
        connection.close()


def test_several_answers_are_listed_with_their_refs(run):
    run(*ANNA)
    run("add", "contact", "Anna Berg", "--no-input")
    done = run("show", "anna")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "c1  Anna Schmidt" in done.stderr
    assert "c2  Anna Berg" in done.stderr


def test_the_same_address_is_not_entered_twice(run):
    run(*ANNA)
    done = run("add", "contact", "A. Schmidt", "--email", "ANNA@n.example", "--no-input")
    assert done.exit_code == 6
    assert "c1" in done.stderr
    assert run("add", "contact", "A. Schmidt", "--email", "anna@n.example", "--no-input", "--force").exit_code == 0


def test_a_word_that_is_no_text_is_refused(run):
    done = run("add", "contact", "bad\udcff")
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
