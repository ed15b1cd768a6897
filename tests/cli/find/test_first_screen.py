"""The first screen of `show` at 80 columns: enough for a call, each row one line, in both languages."""

import re
import shutil
from collections.abc import Callable

import pytest

from dossier.render.media.widths import cells

SCREEN = 24


@pytest.fixture
def shown(run, demo_book, book_path, monkeypatch) -> Callable[..., list[str]]:
    """Return a function that shows somebody of the demo book on a terminal and gives back its lines."""
    shutil.copyfile(demo_book, book_path)
    assert run("config", "me.time_zone=Asia/Shanghai").exit_code == 0
    monkeypatch.setattr("dossier.cli.desk.Desk.is_terminal", property(lambda _desk: True))

    def lines(*words: str, columns: int = 80, language: str = "en", now: str = "2026-11-23T08:30") -> list[str]:
        env = {
            "COLUMNS": str(columns),
            "LINES": str(SCREEN),
            "NO_COLOR": "1",
            "DOSSIER_LANG": language,
            "DOSSIER_NOW": now,
        }
        done = run("show", *words, env=env)
        assert done.exit_code == 0, done.stderr
        return re.sub("\x1b\\[[0-9;]*m", "", done.stdout).splitlines()

    return lines


def row(lines: list[str], label: str) -> str:
    return next(each for each in lines if each.startswith(f"  {label} "))


OURS = str.maketrans("⋅✦", "·★")
"""The signs of a Chinese terminal that stand for ours."""
ENGLISH = {
    "known": "chats · since Mar 2026, 8 months · 2 years in the firm",
    "power": "Purchasing Assistant · assists · gentle · voice: slow, soft",
    "channel": "writes: good · speaks: poor · prefers: e-mail  → write, do not phone",
    "there": "Mon 01:30 · read from 15:00 your time · office closed, opens in 6 h",
    "last": "7 days ago → e-mail Thanked both.",
    "next": "",
    "careful": "at table: vegetarian · gifts given: oolong tea",
    "to do": "theirs: artwork of the black box from the agency  20 Nov  m4",
    "terms": "FOB Hong Kong · 30% deposit, 70% before shipment · Hansa Sea & Air",
    "deal": "Desk lamps in sand · quoted · USD 8,880 · 1,200 pcs  d18  +1 more",
}
CHINESE = {
    "相识": "聊得来 · 2026年3月起，已 8 个月 · 在公司 2 年",
    "决策权": "Purchasing Assistant · 协助 · 温和",
    "联系方式": "书面：好 · 口语：差 · 偏好：邮件  ▸ 写邮件，别打电话",
    "当地": "周一 01:30 · 我方时间 15:00 起能看到",
    "上次": "7 天前 ▸ 邮件",
    "接下来": "",
    "注意": "餐桌上：素食 · 送过：oolong tea",
    "待办": "对方：artwork of the black box from the agency",
    "条款": "FOB Hong Kong",
    "商机": "Desk lamps in sand · 已报价 · USD 8,880",
}


@pytest.mark.parametrize(("language", "expected"), [("en", ENGLISH), ("zh", CHINESE)])
def test_the_first_24_lines_say_everything_that_a_call_needs(shown, language, expected):
    lines = [each.translate(OURS) for each in shown("anna", language=language)[:SCREEN]]
    place = "Hamburg, Germany" if language == "en" else "德国 Hamburg"
    assert f"Anna Schmidt c14 · Nordlicht GmbH · ★★★★ · 🇩🇪 {place}" in lines[0]
    for label, words in expected.items():
        assert words in row(lines, label)
    advices = [at for at, each in enumerate(lines) if each.startswith("  ▸ ")]
    assert len(advices) >= 3
    said = "".join(lines[advices[0] :])
    assert ("Do not phone" if language == "en" else "别打电话") in said
    assert ("(spoken English: poor)" if language == "en" else "英语口语") in said


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("who", ["anna", "karen", "pieter", "lucia", "omar", "emily", "dmitri", "o9", "d12"])
@pytest.mark.parametrize("columns", [80, 100])
def test_brief_is_one_screen_whoever_it_is_and_no_line_is_wider(shown, who, language, columns):
    lines = shown(who, "--brief", language=language, columns=columns)
    assert 5 < len(lines) < SCREEN
    assert max(map(cells, lines)) <= columns
    assert shown(who, language=language, columns=columns)[: len(lines)] == lines


def test_a_row_is_one_line_and_a_piece_of_advice_two_at_most(shown):
    for who in ("lucia", "emily", "dmitri"):
        lines = shown(who, "--brief")
        first = next(at for at, each in enumerate(lines) if each.startswith("  ▸ "))
        labels = [each[2:10].strip() for each in lines[1:first]]
        assert labels.count("") <= 2  # a second occasion, a second open end
        assert len(lines) - first <= 6


def test_the_rest_is_compact_and_names_what_is_empty_in_one_line(shown, run):
    run("add", "contact", "Bo", "--country", "SE", "--no-input")
    whole = shown("bo")
    at = next(at for at, each in enumerate(whole) if each.startswith("Nothing noted yet"))
    rest = " ".join(whole[at + 1 :])
    for empty in ("authority", "religion", "career", "visits", "company", "deals", "log"):
        assert empty in rest
    assert not any(each.startswith(("Company", "Negotiation", "Log")) for each in whole)
    assert len(whole) <= 2 * SCREEN + 1


def test_short_facts_stand_two_on_a_line_where_the_screen_is_wide(shown):
    wide = shown("anna", columns=100)
    assert any("reports to" in each and "source" in each for each in wide)
    assert len(wide) < len(shown("anna")) - 15


def test_a_piped_page_is_uncut_and_brief_stops_there_too(run, demo_book, book_path):
    shutil.copyfile(demo_book, book_path)
    brief = run("show", "anna", "--brief").stdout
    assert "without it 15 January is lost" in brief
    assert "Log" not in brief.splitlines()
    assert run("show", "anna").stdout.startswith(brief.rstrip("\n"))
    assert run("show", "anna", "--brief", "--json").stdout == run("show", "anna", "--json").stdout


def test_the_portrait_of_advise_is_what_heads_show(run, demo_book, book_path):
    shutil.copyfile(demo_book, book_path)
    head = run("show", "anna", "--brief").stdout.splitlines()[1:11]
    card = [each.split() for each in run("advise", "anna").stdout.splitlines()]
    assert all(each.split() in card for each in head)


def test_somebody_new_here_who_is_old_in_the_trade_is_called_so(run):
    run("add", "contact", "Igor", "--country", "RU", "--known", "--no-input")
    run(
        "set",
        "igor",
        "joined=2026-06",
        "trade_since=2012",
        "written_english=poor",
        "spoken_english=poor",
        "channel=call",
    )
    brief = run("show", "igor", "--brief").stdout
    assert "new here · 14 years in the trade" in brief
    assert "writes: poor · speaks: poor · prefers: call  → write in plain words, do not phone" in brief


def test_diet_and_faith_stand_together_at_the_table_and_what_is_not_to_be_said_before_them(run):
    run("add", "contact", "Imran", "--country", "GB", "--known", "--no-input")
    run("set", "imran", "avoid=his divorce", "diet=no_seafood", "religion=muslim", "drinks=no")
    brief = run("show", "imran", "--brief").stdout
    careful = row(brief.splitlines(), "careful")
    assert "not a word about: his divorce" in careful
    assert careful.index("his divorce") < careful.index("at table: halal kitchen, without pork; no seafood; no alcohol")
    assert "no alcohol" in careful
    assert "divorce" not in run("show", "imran", "--share").stdout


@pytest.mark.parametrize(("lang", "asked"), [("en", "unknown: ask who decides"), ("zh", "未知：问清由谁拍板")])
def test_a_person_of_whom_nobody_knows_what_they_decide_is_told_so(run, lang, asked):
    run("add", "contact", "Gina Rossi", "--company", "Luce Srl", "--country", "IT", "--known", "--no-follow-up")
    env = {"DOSSIER_LANG": lang, "COLUMNS": "200"}
    power = "power" if lang == "en" else "决策权"

    def row() -> str:
        return next(each for each in run("show", "c1", "--brief", env=env).stdout.splitlines() if f"  {power}" in each)

    assert row().endswith(asked)
    run("set", "c1", "temperament=serious")
    assert f"{asked} · " in row()
    run("set", "c1", "authority=decides")
    assert asked not in row()


def test_how_somebody_speaks_is_not_shared(run):
    run("add", "contact", "Gina Rossi", "--company", "Luce Srl", "--country", "IT", "--known", "--no-follow-up")
    run("set", "c1", "tone=forceful", "pace=fast")
    assert "forceful" in run("show", "c1").stdout
    shared = run("show", "c1", "--share").stdout
    assert "forceful" not in shared
    assert "fast" not in shared
    assert "pace" not in shared
