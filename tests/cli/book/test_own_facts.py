"""A fact of her own is declared in one line and then behaves like every other (checklist M65)."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.fixture
def allergy(run: Run) -> Run:
    run("add", "contact", "Ada", "--no-input")
    assert run("config", "facts.contact.allergy=list").exit_code == 0
    assert run("config", "facts.contact.allergy.label=过敏").exit_code == 0
    return run


def test_the_refused_field_says_how_to_keep_it(run: Run):
    run("add", "contact", "Ada", "--no-input")
    said = run("set", "c1", "allergy=peanuts")
    assert said.exit_code == 2
    assert "Keep it as a fact of your own: dossier config facts.contact.allergy=text" in said.stderr


def test_it_is_set_shown_listed_found_and_in_the_json(allergy: Run):
    run = allergy
    assert "过敏: unknown → peanuts, cats" in run("set", "c1", "allergy=peanuts, cats").stdout
    assert "cats, dust" in run("set", "c1", "过敏+=dust").stdout
    assert "peanuts, cats, dust" in run("show", "c1").stdout
    assert "Ada" in run("list", "contacts", "--where", "allergy~dust").stdout
    assert "Ada" in run("find", "peanuts").stdout
    assert "contact.allergy" in json.loads(run("show", "c1", "--json").stdout)["facts"]


def test_it_is_private_unless_declared_otherwise(allergy: Run):
    run = allergy
    run("set", "c1", "allergy=peanuts")
    assert "peanuts" not in run("show", "c1", "--share").stdout
    run("config", "facts.contact.allergy.sensitivity=shareable")
    assert "peanuts" in run("show", "c1", "--share").stdout


def test_a_choice_of_her_own_takes_only_its_choices(run: Run):
    run("add", "contact", "Ada", "--no-input")
    run("config", "facts.contact.size=选项")
    run("config", "facts.contact.size.choices=small、big")
    assert run("set", "c1", "size=huge").exit_code == 2
    assert "small" in run("set", "c1", "size=small").stdout


def test_each_type_is_read_shown_and_listed_by_its_label_and_other_words(run: Run):
    run("add", "contact", "Ada", "--company", "Nord", "--no-input")
    for change in ("margin=number", "margin.label=毛利率", "margin.aliases=gm、毛利", "budget=money", "audited=yesno"):
        assert run("config", f"facts.company.{change}").exit_code == 0
    done = run("set", "c1", "gm=12.5", "budget=5万美元", "audited=是")
    assert "毛利率: unknown → 12.5" in done.stdout
    assert "budget: unknown → USD 50,000" in done.stdout
    assert run("set", "o1", "毛利=viel").exit_code == 2
    assert "audited  yes" in run("show", "o1").stdout
    assert "Nord" in run("list", "companies", "--where", "毛利~12").stdout


def test_a_rule_of_her_own_may_speak_of_it(allergy: Run):
    run = allergy
    run("set", "c1", "allergy=peanuts")
    folder = Path(json.loads(run("where", "--json").stdout)["settings"]).parent / "playbook"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(
        '[[rule]]\nid = "allergy-kitchen"\ntopic = "meal"\nmoments = []\nweight = 90\n'
        'advice = "Tell the kitchen before the meal."\nwhen = ["contact.allergy is known"]\n'
        'fires = ["contact.allergy = peanuts"]\nsilent = ["contact.hobbies = chess"]\n', encoding="utf-8",
    )  # fmt: skip
    assert "Tell the kitchen before the meal." in run("advise", "c1").stdout


@pytest.mark.parametrize(("change", "said"), [
    ("facts.contact.title=text", "“title” is a fact that there is already"),
    ("facts.contact.phone=text", "“phone” is a fact that there is already"),
    ("facts.company.客户等级=text", "“客户等级” is a fact that there is already"),
    ("facts.contact.allergy=strange", "“strange” is no kind of fact. Choose from: text, choice"),
    ("facts.contact.foo.label=Foo", "First say what it holds: dossier config facts.contact.foo=text"),
    ("facts.person.foo=text", "“facts.person.foo=text” declares no fact"),
    ("facts.contact.allergy.stale_after=soon", "“soon” is no number of days"),
    ("facts.contact.allergy.sensitivity=secret", "“secret” is no mark of privacy"),
])  # fmt: skip
def test_a_declaration_that_cannot_be_is_refused(allergy: Run, change: str, said: str):
    done = allergy("config", change)
    assert done.exit_code == 2
    assert said in done.stderr


def test_taken_away_the_values_stay_in_the_book(allergy: Run):
    run = allergy
    run("set", "c1", "allergy=peanuts")
    assert "what is noted under it stays in the book" in run("config", "facts.contact.allergy=").stdout
    assert "peanuts" not in run("show", "c1").stdout
    run("config", "facts.contact.allergy=list")
    assert "peanuts" in run("show", "c1").stdout
