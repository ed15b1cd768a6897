"""The rules of strictness: complete, cited, open to the user's own, and applied topic by topic."""

from datetime import date
from decimal import Decimal

import pytest

from dossier.advice.deal.strictness import FILE, profile, read_rules
from dossier.advice.playbook.derived_trade import STRICT_TOPICS
from dossier.errors import InvalidValueError
from dossier.paths import data_folder
from dossier.records.deal.strictness import LEVELS
from dossier.records.known import Known

TODAY = date(2026, 11, 23)


def rules():
    return read_rules((data_folder(),))


def facts(**levels):
    return {
        f"strict.{topic}": Known(f"strict.{topic}", level, "known", "email", TODAY) for topic, level in levels.items()
    }


def test_every_topic_has_a_rule_for_every_level_in_both_languages_with_its_items():
    found = rules()
    assert set(found.topics) == set(STRICT_TOPICS)
    for topic in found.topics:
        for level in LEVELS:
            plan = found.plans[topic, level]
            assert all(plan.inspection)
            assert plan.items
            assert all(item.startswith("M") for item in plan.items)
            assert not plan.price or all(plan.why), (topic, level)


def test_strict_costs_more_days_and_money_than_normal_and_relaxed_never_more():
    for topic in rules().topics:
        strict, normal, relaxed = (rules().plans[topic, level] for level in LEVELS)
        assert strict.price > normal.price >= relaxed.price
        assert strict.days >= normal.days >= relaxed.days


def test_a_strict_colour_box_goes_through_machine_proof_courier_and_signed_sample():
    assert rules().plans["colour_box", "strict"].path == ("machine_proof", "courier", "signed_sample")
    assert rules().plans["colour_box", "relaxed"].path == ("pdf",)


def test_each_topic_is_priced_for_itself_and_proofs_run_side_by_side():
    found = profile(facts(colour_box="strict", finish="relaxed", print_colour="strict"), rules())
    plans = rules().plans
    assert found.price == sum(
        (plans[key].price for key in (("colour_box", "strict"), ("finish", "relaxed"), ("print_colour", "strict"))),
        Decimal(0),
    )
    assert found.days == plans["colour_box", "strict"].days
    assert [plan.level for plan in found.plans] == ["strict", "strict", "relaxed"]
    assert set(found.unknown) == {"function", "packaging", "documents"}


def test_nothing_known_asks_for_nothing_and_a_guess_is_not_known():
    guess = {"strict.finish": Known("strict.finish", "strict", "known", "guess", TODAY, certainty="guess")}
    for held in ({}, guess):
        found = profile(held, rules())
        assert (found.plans, found.days, found.price) == ((), 0, 0)


def test_the_users_own_file_takes_the_place_of_single_rules(tmp_path):
    (tmp_path / FILE).write_text(
        '[[rule]]\ntopic = "finish"\nlevel = "strict"\ndays = 4\nprice = "3.5"\nen = "x"\nzh = "y"\nitems = ["M161"]\n',
        "utf-8",
    )
    found = read_rules((tmp_path, data_folder()))
    assert (found.plans["finish", "strict"].price, found.plans["finish", "strict"].days) == (Decimal("3.5"), 4)
    assert found.plans["finish", "normal"] == rules().plans["finish", "normal"]


@pytest.mark.parametrize(
    "text",
    [
        "not toml at all [",
        '[[rule]]\ntopic = "finish"\n',
        '[[rule]]\ntopic = "taste"\nlevel = "strict"\nen = "x"\nzh = "y"\n',
        '[[rule]]\ntopic = "finish"\nlevel = "picky"\nen = "x"\nzh = "y"\n',
        '[[rule]]\ntopic = "finish"\nlevel = "strict"\nprice = "much"\nen = "x"\nzh = "y"\n',
        '[[rule]]\ntopic = "finish"\nlevel = "strict"\npath = ["magic"]\nen = "x"\nzh = "y"\n',
        '[topic.finish]\nzh = "外观"\n',
    ],
)
def test_a_file_of_the_user_that_is_wrong_names_itself(tmp_path, text):
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(InvalidValueError, match="strictness"):
        read_rules((tmp_path, data_folder()))
