import pytest

from advice.books import RULES, TODAY, book
from advice.checklist_cases import CASES, DESIGNLESS_HOUSE, NO_DESIGN, RULES_OF_THUMB
from dossier.advice.playbook.evaluate import advise
from dossier.advice.playbook.scene import Around

NAMES = [f"{case.item}-{case.rule}" for case in CASES]


def spoken(dossier, around=None):
    return {line.rule: line for line in advise(dossier, TODAY, RULES, around=around).lines}


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_rule_of_an_item_speaks_to_the_client_it_is_for(case):
    line = spoken(case.speaks, case.around)[case.rule]
    assert case.words in line.text
    assert case.item in line.items
    assert line.reasons


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_rule_of_an_item_is_silent_for_the_opposite_client(case):
    around = Around() if case.speaks == case.silent else case.around
    assert case.rule not in spoken(case.silent, around)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_the_rule_of_an_item_is_silent_when_nothing_is_known(case):
    assert case.rule not in spoken(book())


def test_every_rule_of_thumb_has_a_case_and_a_rule_that_names_it():
    assert set(RULES_OF_THUMB) <= {case.item for case in CASES}
    assert set(RULES_OF_THUMB) <= {item for rule in RULES.rules for item in rule.items}
    assert len(RULES_OF_THUMB) == 63


def test_a_house_without_designers_does_not_offer_them():
    assert "offer-our-designers" in spoken(NO_DESIGN)
    assert "offer-our-designers" not in spoken(NO_DESIGN, DESIGNLESS_HOUSE)
