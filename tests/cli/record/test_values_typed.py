"""Values as people write them, typed into commands and read where they are shown."""

import json

import pytest


@pytest.fixture
def ada(run):
    run(
        "add",
        "contact",
        "Ada Moss",
        "--company",
        "Moss BV",
        "--country",
        "NL",
        "--known",
        "--no-follow-up",
        "--no-input",
    )
    return run


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("3.4.2027", "3 Apr 2027"), ("20270403", "3 Apr 2027"), ("23/12/2026", "23 Dec"), ("下个月10号", "10 Dec"),
        ("半个月后", "8 Dec"), ("30天", "23 Dec"), ("下月初", "1 Dec"), ("本月28号", "28 Nov"), ("周五", "27 Nov"),
    ],
)  # fmt: skip
def test_a_day_is_read_as_it_is_written(ada, typed, shown):
    assert shown in ada("follow", "c1", typed, "call").stdout


@pytest.mark.parametrize(
    ("typed", "readings"), [("3/4/2027", ("3 Apr 2027", "4 Mar 2027")), ("12.1", ("12 Jan", "1 Dec"))]
)
def test_a_day_with_two_readings_names_both_and_writes_nothing(ada, typed, readings):
    done = ada("follow", "c1", typed, "call")
    assert done.exit_code == 2
    assert all(reading in done.stderr for reading in readings)
    assert ada("list", "follow-ups").stdout == "" or "call" not in ada("list", "follow-ups").stdout


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("12/11", ("12 Nov", "11 Dec")), ("3.4", ("3 Apr", "4 Mar")),
        ("5/6/1985", ("5 Jun 1985", "6 May 1985")), ("05-06-1985", ("5 Jun 1985", "6 May 1985")),
    ],
)  # fmt: skip
def test_a_birthday_with_two_readings_names_both_and_writes_nothing(ada, typed, readings):
    for words in (("set", "c1"), ("set", "c1", "--note", "told at dinner")):
        done = ada(*words, f"birthday={typed}")
        assert done.exit_code == 2
        assert all(reading in done.stderr for reading in readings)
    assert "birthday" not in ada("history", "c1").stdout


def test_both_readings_are_named_in_the_language_in_use(ada):
    said = ada("--lang", "zh", "set", "c1", "birthday=3/4/1985").stderr
    assert "1985年4月3日" in said
    assert "1985年3月4日" in said
    assert "3 Apr" in ada("set", "c1", "birthday=4月3日").stdout


def test_a_birthday_with_one_reading_is_kept_without_a_year(ada):
    assert "21 Nov" in ada("set", "c1", "birthday=21/11").stdout


def test_a_weekday_of_what_was_logged_lies_behind_us(ada):
    assert "20 Nov" in ada("log", "c1", "hello", "--by", "call", "--out", "--on", "周五").stdout


@pytest.mark.parametrize(
    ("typed", "rule", "words"),
    [
        ("半年", "FREQ=MONTHLY;INTERVAL=6", "every 6 months"),
        ("last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1", "last day of the month"),
        ("每月最后一个工作日", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "last working day of the month"),
        ("工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every working day"),
    ],
)
def test_a_repeat_is_read_and_said(ada, typed, rule, words):
    assert words in ada("follow", "c1", "2027-01-31", "call", "--every", typed).stdout
    assert rule in ada("list", "follow-ups", "--json").stdout


@pytest.mark.parametrize(
    ("typed", "value"), [("1,00,000", "100000"), ("10k", "10000"), ("3.2万", "32000"), ("2 lakh", "200000")]
)
def test_a_value_is_read_as_it_is_written(ada, typed, value):
    ada("deal", "o1", "lamps", "--value", typed, "--currency", "INR")
    (deal,) = json.loads(ada("list", "deals", "--json").stdout)
    assert str(deal["value"]).rstrip("0").rstrip(".") == value.rstrip("0") or float(deal["value"]) == float(value)


@pytest.mark.parametrize(("typed", "searched"), [
    ("+1 650 253 0000 ext. 136", "+1 650 253 0000"), ("＋８６ １３９ ００００ １２３４", "+86 139 0000 1234"),
    ("+52 1 55 1234 5678", "+52 55 1234 5678"),
])  # fmt: skip
def test_a_number_is_found_by_any_notation(run, typed, searched):
    run("add", "contact", "Ada Moss", "--phone", typed, "--known", "--no-follow-up", "--no-input")
    assert "Ada Moss" in run("show", searched).stdout


@pytest.mark.parametrize(
    "typed", ["Ada Moss <ada@moss.example>", "ada@moss.example; am@moss.example", "<mailto:ada@moss.example>"]
)
def test_pasted_addresses_are_taken_apart(run, typed):
    run("add", "contact", "Ada Moss", "--email", typed, "--known", "--no-follow-up", "--no-input")
    assert "Ada Moss" in run("show", "ada@moss.example").stdout
    assert ("am@moss.example" in run("show", "c1").stdout) == (";" in typed)


def test_a_field_of_a_record_is_taken_back(ada):
    ada("set", "c1", "time_zone=Asia/Tokyo")
    done = ada("set", "c1", "time_zone=unknown")
    assert done.exit_code == 0
    assert "unknown" in done.stdout


@pytest.mark.parametrize(("name", "searched"), [
    ("Jana Müller", "muller"), ("Jörg Weiß", "JÖRG"), ("Jörg Weiß", "weiss"), ("Nell O’Hara", "o'hara"), ("Ana Peña", "pena"),
])  # fmt: skip
def test_a_text_is_found_without_its_accents(run, name, searched):
    run("add", "contact", name, "--known", "--no-follow-up", "--no-input")
    assert name in run("find", searched).stdout


@pytest.mark.parametrize(
    ("typed", "shown"), [("10.000 pcs", "10,000"), ("10k", "10,000"), ("2万 只", "20,000"), ("2,000 pcs", "2,000")]
)
def test_a_quantity_of_a_quotation_is_read_as_it_is_written(ada, typed, shown):
    ada("deal", "o1", "lamps", "--currency", "EUR")
    assert ada("quote", "d1", "--line", f"Lamp, {typed}, 0.50", "--payment", "30/70").exit_code == 0
    assert shown in ada("show", "q1").stdout


def test_a_first_name_of_two_letters_is_no_country(run):
    run("add", "contact", "Al Banks", "--known", "--no-follow-up", "--no-input")
    run("add", "contact", "Piet de Vries", "--known", "--no-follow-up", "--no-input")
    assert "Al Banks" in run("show", "al").stdout
    assert "Albania" in run("show", "AL").stdout
    assert "Germany" in run("show", "de").stdout


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("joined_firm=last year", "2025"), ("joined_firm=去年", "2025年"), ("joined_firm=3 months ago", "Aug 2026"),
        ("trade_since=10 years ago", "2016"), ("trade_since=10 years", "2016"), ("trade_since=十年", "2016"),
        ("trade_since=08年", "2008"), ("joined_firm=半年前", "May 2026"), ("joined_firm=上个月", "Oct 2026"),
    ],
)  # fmt: skip
def test_a_year_counted_back_is_kept_as_a_year(ada, typed, kept):
    done = ada("set", "c1", typed)
    assert f"unknown → {kept.removesuffix('年')} (own entry, 23 Nov)" in done.stdout
    assert "days to come" not in done.stderr


def test_a_firm_founded_ten_years_ago_has_no_anniversary_today(ada):
    ada("set", "o1", "成立时间=10年前")
    advised = ada("advise", "c1").stdout
    assert "anniversary" not in advised
    assert "2016" in ada("show", "o1").stdout


def test_a_number_of_years_that_may_be_a_year_names_both_and_writes_nothing(ada):
    done = ada("set", "c1", "入行时间=10年")
    assert done.exit_code == 2
    assert "“10年” can be 2010 or 2016." in done.stderr
    assert "in the trade since" not in ada("history", "c1").stdout


@pytest.mark.parametrize(
    ("typed", "source", "detail"),
    [
        ("Canton Fair", "trade fair", "Canton Fair"), ("第137届广交会", "trade fair", "第137届广交会"),
        ("中国制造网", "marketplace", "Made-in-China"), ("made in china", "marketplace", "Made-in-China"),
        ("领英", "social network", "LinkedIn"), ("谷歌搜索", "own search", "谷歌搜索"),
        ("展会", "trade fair", None), ("朋友介绍", "referral", None),
    ],
)  # fmt: skip
def test_a_source_keeps_the_platform_or_the_fair_that_was_named(ada, typed, source, detail):
    ada("set", "c1", f"来源={typed}")
    facts = json.loads(ada("show", "c1", "--json").stdout)["facts"]
    assert source in ada("show", "c1").stdout
    assert (facts["contact.source_detail"] or {}).get("value") == detail
    assert detail is None or detail in ada("report", "sources").stdout


def test_another_source_takes_back_the_platform_of_the_one_before(ada):
    ada("set", "c1", "source=LinkedIn")
    assert "source detail: LinkedIn → unknown" in ada("set", "c1", "source=朋友介绍").stdout
    assert json.loads(ada("show", "c1", "--json").stdout)["facts"]["contact.source_detail"] is None


def test_the_detail_that_was_typed_stands_above_the_name_in_the_source(ada):
    for words in (("source=广交会", "source_detail=hall 3"), ("source_detail=hall 4", "source=Canton Fair")):
        ada("set", "c1", *words)
        detail = next(word.partition("=")[2] for word in words if "detail" in word)
        assert detail in ada("show", "c1").stdout


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("权限=没有决策权", "authority: unknown → assists"), ("决策权=没有", "authority: unknown → assists"),
        ("authority=none", "authority: unknown → assists"), ("口语=不太行", "spoken English: unknown → poor"),
        ("书面英语=较差", "written English: unknown → poor"), ("性格=急性子", "temperament: unknown → impatient"),
        ("性格=好说话", "temperament: unknown → easy-going"), ("语速=很快", "pace of speech: unknown → fast"),
        ("抽烟=抽", "smokes: unknown → yes"), ("抽烟=戒了", "smokes: unknown → no"), ("喝酒=不喝", "drinks alcohol: unknown → no"),
        ("来过中国=没来过", "been to China: unknown → no"), ("来华次数=8次", "visits to China so far: unknown → 8"),
        ("来华频次=每年两次", "visits to China a year: unknown → 2"), ("来华次数=八次", "visits to China so far: unknown → 8"),
        ("宗教=回教", "religion: unknown → Muslim"), ("抽烟=不知道", "smokes: unknown"),
    ],
)  # fmt: skip
def test_a_value_is_read_in_the_words_of_the_trade(ada, typed, said):
    assert said in ada("set", "c1", typed).stdout


@pytest.mark.parametrize("typed", ["来华次数=每年两次", "smokes=perhaps", "性格=不严肃"])
def test_a_value_that_says_something_else_is_refused_as_it_was_typed(ada, typed):
    done = ada("set", "c1", typed)
    assert done.exit_code == 2
    assert f"“{typed.partition('=')[2]}”" in done.stderr


def test_who_has_no_power_to_decide_is_dealt_with_as_one_who_reports(ada):
    ada("set", "c1", "决策权=没有")
    assert "Cannot decide alone" in ada("advise", "c1").stdout


def test_who_never_bought_from_china_gets_the_flow_chart(ada):
    ada("set", "o1", "中国采购经验=没有")
    assert "explain it with a flow chart" in ada("advise", "c1").stdout


def test_a_reason_says_in_chinese_that_there_is_none(ada):
    ada("set", "o1", "设计部=没有")
    assert "设计团队：无" in ada("advise", "c1", "--lang", "zh").stdout
