"""Whatever is shown can be typed: every label of the declarations, in English and in Chinese, whichever is in use."""

import json
import shutil
import tomllib

import pytest

from cli.talking import talk
from dossier.advice.letters.kinds import KINDS as LETTERS
from dossier.advice.playbook.rules import MOMENT_CHOICES
from dossier.app.find.list_answer import NOUNS
from dossier.app.settings import EXPLAINED
from dossier.i18n import in_every_language
from dossier.read.find.lists import LISTS
from dossier.records.agenda.agenda import TOUCHES
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import Choice
from dossier.records.columns import column, further
from dossier.records.contact.person import POINT_KINDS
from dossier.records.deal.deal import CAUSES, STAGES
from dossier.records.kinds import KINDS
from dossier.records.known import CERTAINTY_CHOICES, SOURCE_CHOICES
from dossier.records.order.paper import PAPERS
from dossier.records.order.proof import PROOF_KINDS
from dossier.records.reading import choice_code
from dossier.records.sections import SECTIONS, TITLES
from dossier.values.units import PIECES, UNIT_LABELS, UNIT_WORDS

CROSSED = [("en", 1), ("zh", 0)]
"""The language in use, and the place of the language of the labels in what `in_every_language` returns: the other one."""


@pytest.fixture
def demo(run, demo_book, tmp_path):
    """Return the command on a copy of the demo book, which has a record of each kind."""
    shutil.copy(demo_book, tmp_path / "book.db")
    return run


@pytest.fixture
def anna(run):
    """Return the command on a book with a client and a deal."""
    run("add", "contact", "Anna", "--company", "Nordlicht", "--country", "DE", "--no-input")
    run("add", "deal", "c1", "lamps", "--stage", "quoted")
    return run


def called(label, place):
    return in_every_language(label)[place]


def rows(done):
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def form(run, ref):
    return tomllib.loads(run("edit", ref, "--show").stdout)


@pytest.mark.parametrize(("language", "place"), CROSSED)
def test_every_column_of_every_list_by_its_label(demo, language, place):
    for noun in LISTS:
        every = [column(noun, name) for name in LISTS[noun][1]] + list(further(noun))
        labels = ",".join(dict.fromkeys(called(each.label, place) for each in every))
        named = next(called(each.label, place) for each in NOUNS if each.code == noun)
        (row,) = rows(demo("--lang", language, "list", named, "--columns", labels, "--limit", "1", "--json")) or [None]
        if row is not None:
            assert {each.name for each in every} - {"unpaid"} <= row.keys(), noun


def test_every_field_of_every_kind_of_record_by_its_label(demo):
    """Whatever a form says is written again under the labels: a label of another field would change something."""
    for kind in KINDS.values():
        (row,) = rows(demo("list", kind.plural, "--limit", "1", "--json"))
        held = form(demo, row["ref"])
        labels = {each.name: each.label for each in (*kind.fields, *catalogue.for_subject(kind.noun))}
        for language, place in CROSSED:
            words = [f"{called(labels[name], place)}={text}" for name, text in held.items() if name in labels and text]
            done = demo("--lang", language, "--no-input", "set", row["ref"], *words)
            assert done.exit_code == 0, (kind.noun, done.stderr)
        assert form(demo, row["ref"]) == held, kind.noun


@pytest.mark.parametrize(("language", "place"), CROSSED)
def test_every_fact_and_address_by_its_label(anna, language, place):
    texts = {
        "choice": None,
        "yesno": "yes",
        "number": "3",
        "money": "USD 3",
        "date": "2020-05-01",
        "country": "DE",
        "currency": "USD",
    }
    for ref, noun in (("c1", "contact"), ("o1", "company"), ("d1", "deal")):
        facts = [each for each in catalogue.for_subject(noun) if each.key != "company.black_list"]
        said = {
            each: each.choices[-1].code if each.choices else texts.get(each.type) or f"words of {each.name}"
            for each in facts
        }
        points = {"fax": "+49 40 1234567", "email": "a@b.example"} if noun != "deal" else {}
        reach = {each: points[each.code] for each in POINT_KINDS if each.code in points}
        told = [f"{each.name}={text}" for each, text in said.items()] + [
            f"{each.code}={text}" for each, text in reach.items()
        ]
        anna("set", ref, *told)
        wanted = form(anna, ref)
        assert anna("undo", "--yes").exit_code == 0
        words = [f"{called(each.label, place)}={text}" for each, text in (said | reach).items()]
        done = anna("--lang", language, "set", ref, *words)
        assert done.exit_code == 0, done.stderr
        assert form(anna, ref) == wanted


def test_every_choice_by_its_label_means_its_code():
    every = [each.choices for kind in KINDS.values() for each in kind.fields] + [
        each.choices for each in catalogue.by_key().values()
    ]
    every += [column(noun, name).choices for noun in LISTS for name in LISTS[noun][1]]
    every += [SOURCE_CHOICES, CERTAINTY_CHOICES, TOUCHES, STAGES, CAUSES, MOMENT_CHOICES, PROOF_KINDS, PAPERS, SECTIONS]
    for choices in every:
        for each in choices:
            for label in in_every_language(each.label):
                assert choice_code(choices, label) == each.code, (label, each)


@pytest.mark.parametrize(("language", "place"), CROSSED)
def test_choices_of_commands_by_their_labels(anna, language, place):
    def said(*words):
        done = anna("--lang", language, *words)
        assert done.exit_code == 0, (words, done.stderr)

    for each in SOURCE_CHOICES:
        said("set", "c1", f"note={each.code}", "--source", called(each.label, place))
    noted = [
        row
        for row in rows(anna("list", "facts", "--json", "--all"))
        if row["value"] in {each.code for each in SOURCE_CHOICES}
    ]
    assert {each.code for each in SOURCE_CHOICES} - {row["value"] for row in noted} == {"client"}, "what is protected"
    assert all(row["source"] == row["value"] for row in noted)
    for each in TOUCHES:
        said("log", "c1", each.code, "--by", called(each.label, place))
    assert {(row["by"], row["text"]) for row in rows(anna("list", "log", "--json"))} >= {
        (each.code, each.code) for each in TOUCHES
    }
    for each in (*STAGES, STAGES[0]):
        said("stage", "d1", called(each.label, place), "--cause", called(CAUSES[0].label, place), "--reason", "so")
        assert rows(anna("list", "deals", "--json"))[0]["stage"] == each.code


def same(run, other, *words):
    """Tell whether a command says and leaves the same for a code as for the word in its place."""
    one, two = run(*words), run(*other)
    return (one.exit_code, one.stdout, one.stderr) == (two.exit_code, two.stdout, two.stderr)


def test_letters_moments_parts_and_reports_by_what_they_are_called(anna):
    kinds = tuple(Choice(code, each.label, each.aliases) for code, each in LETTERS.items())
    assert {
        called(each.label, place): choice_code(kinds, called(each.label, place)) for each in kinds for place in (0, 1)
    } == {called(each.label, place): each.code for each in kinds for place in (0, 1)}
    for code, word in (
        ("birthday", "生日祝福"),
        ("chase", "催款"),
        ("first-reply", "首次回复询盘"),
        ("thanks", "感谢"),
    ):
        assert same(anna, ("draft", "c1", word), "draft", "c1", code), code
    for code, word in (("visit", "拜访"), ("reception", "接待"), ("call", "电话")):
        assert same(anna, ("advise", "c1", "--moment", word), "advise", "c1", "--moment", code), code
    for each in (*SECTIONS[:1], *TITLES[::3]):
        heading = called(each.label, 1)
        assert same(anna, ("show", "c1", "--section", heading), "show", "c1", "--section", each.code), each
    for code, word in (("payments", "回款"), ("completeness", "档案完整度")):
        assert same(anna, ("report", word), "report", code), code


def test_every_setting_by_its_meaning_and_its_values_in_chinese(run):
    before = json.loads(run("config", "--json").stdout)
    words = [f"{called(meaning, 1)}={before[key]}" for key, (default, meaning) in EXPLAINED.items() if isinstance(default, int)
             and not isinstance(default, bool)]  # fmt: skip
    done = run("config", *words, "姓名=王芳", "look.theme=深色", "backup.daily=否", "profile.factory=是", "remind.off=生日、承诺",
               "me.currency=人民币", "me.hours=早8点到晚9点", "me.country=中国")  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert json.loads(run("config", "--json").stdout) == before | {
        "profile.name": "王芳", "look.theme": "dark", "backup.daily": False, "profile.factory": True, "remind.off": ["birthday", "promise"],
        "me.currency": "CNY", "me.hours": "08:00-21:00", "me.country": "CN",
    }  # fmt: skip
    assert "“节气”" in run("config", "remind.off=节气").stderr


def test_every_unit_behind_the_quantity_of_a_line(anna, tmp_path):
    units = sorted(UNIT_WORDS)
    lines = [word for unit in units for word in ("--line", f"goods in {unit}, 5000 {unit}, 3.20")]
    assert anna("quote", "d1", *lines, "--payment", "30%定金，余款出货前付清").exit_code == 0
    kept = {row["item"]: row["unit"] for row in rows(anna("list", "quote-lines", "--json"))}
    ours = {called(label, 1): code for code, label in UNIT_LABELS.items()} | dict.fromkeys(PIECES, "pcs")
    assert kept == {f"goods in {unit}": ours.get(unit, unit) for unit in units}
    done = anna("quote", "d1", "--line", "灯, 500条, 3.20", "--line", "线, 20台, 1", env={"DOSSIER_LANG": "zh"})
    assert "灯：500 条 × USD 3.20" in done.stdout
    assert "线：20 台 × USD 1" in done.stdout
    assert anna("quote", "q2", "--md", str(tmp_path / "q2.md")).exit_code == 0
    paper = (tmp_path / "q2.md").read_text(encoding="utf-8")
    assert "| 500 pcs | 3.20 |" in paper
    assert "| 20 units | 1.00 |" in paper
    assert "minimum order 500" in anna("add", "offer", "lamp", "--minimum-order", "500只").stdout


def test_a_day_as_it_is_said_in_chinese(anna):
    said = {
        "下月初": "2026-12-01", "月中": "2026-12-15", "明年1月": "2027-01-01", "12月底": "2026-12-31", "下季度": "2027-01-01",
        "明年3月5日": "2027-03-05", "大后天上午": "2026-11-26", "下周末": "2026-12-04", "一百二十天后": "2027-03-23",
        "去年12月": "2025-12-01", "明天下午3点": "2026-11-24 15:00", "明早9点": "2026-11-24 09:00", "周五晚7点半": "2026-11-27 19:30",
    }  # fmt: skip
    for typed in said:
        assert anna("follow", "c1", typed, f"call {typed}").exit_code == 0
    kept = {
        row["what"]: " ".join(filter(None, (row["due"], row["at"])))
        for row in rows(anna("list", "follow-ups", "--json", "--all"))
    }
    assert {typed: kept[f"call {typed}"] for typed in said} == said


def test_a_sum_as_it_is_said_in_chinese(anna):
    said = {
        "3.2万": (32_000, "USD"), "10万美金": (100_000, "USD"), "3万2": (32_000, "USD"), "三万二": (32_000, "USD"), "3.2w": (32_000, "USD"),
        "两万欧元": (20_000, "EUR"), "8万刀": (80_000, "USD"), "一万零五百港币": (10_500, "HKD"), "5千加币": (5_000, "CAD"),
        "一亿": (100_000_000, "USD"),
    }  # fmt: skip
    for typed, wanted in said.items():
        assert anna("set", "d1", "currency=USD", f"金额={typed}").exit_code == 0
        (row,) = rows(anna("list", "deals", "--json"))
        assert (float(row["value"]), row["currency"]) == wanted, typed


def test_a_word_under_which_two_fields_are_shown_is_refused_with_both(anna):
    anna("config", "facts.contact.home_town=text")
    anna("config", "facts.contact.home_town.label=城市")
    done = anna("--lang", "zh", "set", "c1", "城市=汉堡")
    assert done.exit_code == 2
    assert "“城市”对应多个字段：city、home_town" in done.stderr
    assert anna("set", "c1", "home_town=汉堡", "city=Hamburg").exit_code == 0


def test_papers_and_the_part_of_an_order_by_what_they_are_called(anna):
    anna("order", "d1", "--value", "1000", "--currency", "USD")
    for each in PAPERS:
        for label in in_every_language(each.label):
            assert same(anna, ("paper", "s1", label), "paper", "s1", each.code), label
    assert "is no paper" not in anna("paper", "s1", "形式发票").stderr
    assert same(anna, ("show", "s1", "--section", "生产单备注"), "show", "s1", "--section", "production")


@pytest.mark.parametrize(
    ("answers", "gone"), [((("是/否", "不\n"),), False), ((("是/否", "也许\n"), ("请回答是或否", "好\n")), True)]
)
def test_a_question_shows_and_takes_yes_and_no_in_chinese(anna, tmp_path, answers, gone):
    _code, seen = talk(tmp_path, "delete", "d1", answers=answers, env={"DOSSIER_LANG": "zh"})
    assert "y/N" not in seen
    assert (rows(anna("list", "deals", "--json")) == []) is gone


def test_help_and_mistakes_of_the_parser_are_chinese(anna):
    said = anna("--lang", "zh", "add", "visit", "--help").stdout
    assert "来访 to_us · 拜访 to_them" in said
    assert "方向：" not in said
    for words in (("add", "visit", "--help"), ("remind", "--help"), ("--help",)):
        shown = anna("--lang", "zh", *words).stdout
        assert not {left for left in ("<str>", "<int", "OPTIONS", "COMMAND") if left in shown}, words
    assert "之间的整数" in anna("--lang", "zh", "list", "--limit", "x").stderr
    assert "可以写 2026-12-31、明天" in anna("--lang", "zh", "follow", "c1", "某天", "call").stderr
