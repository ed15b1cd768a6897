import pytest
from hypothesis import given
from hypothesis import strategies as st

from advice.books import AROUND, RULES, TODAY, book, fact, facts
from dossier.advice.playbook.advice_line import lifted
from dossier.advice.playbook.condition import Condition, holds
from dossier.advice.playbook.evaluate import advise, judged
from dossier.advice.playbook.examples import faults, told
from dossier.advice.playbook.rules import MOMENTS, Rules
from dossier.advice.playbook.vocabulary import layer, word
from dossier.records.catalogue.catalogue import by_key
from dossier.records.dossier import Dossier

EACH_RULE = pytest.mark.parametrize("rule", RULES.rules, ids=[rule.id for rule in RULES.rules])


@EACH_RULE
def test_a_rule_speaks_on_its_own_example_and_is_silent_on_each_change(rule):
    assert rule.fires
    assert rule.silent
    assert faults(Rules((rule,), ())) == ()


@EACH_RULE
def test_a_rule_is_silent_when_any_fact_it_needs_is_unknown(rule):
    speaks = told(rule.fires)
    for condition in rule.when:
        assert judged(rule, speaks.without(condition.name)).state == "waits"
    hushed = speaks
    for condition in rule.any:
        hushed = hushed.without(condition.name)
    if rule.any:
        assert judged(rule, hushed).state == "waits"


def untested(rule):
    """Return the conditions that no silent example breaks alone, or that no example holds back by."""
    speaks = told(rule.fires)
    changes = [told([text]).values for text in rule.silent]
    missed = []
    for condition in rule.conditions + rule.unless:
        values = [change[condition.name] for change in changes if condition.name in change]
        wanted = condition in rule.unless
        if not any(holds(condition, value) == wanted for value in values) and (
            condition not in rule.any or condition.name in speaks.values
        ):
            missed.append(condition)
    return tuple(missed)


@EACH_RULE
def test_each_condition_of_a_rule_is_broken_by_an_example(rule):
    assert untested(rule) == ()


OPPOSITE = {"is": "is not", "is not": "is", "at least": "at most", "at most": "at least"}


def turned(condition: Condition) -> Condition:
    return condition._replace(op=OPPOSITE.get(condition.op, condition.op), values=condition.values or ("?",))


@EACH_RULE
def test_the_examples_of_a_rule_see_a_condition_that_was_dropped(rule):
    """The control: were a condition left out, an example that must be silent would speak."""
    for dropped in rule.when:
        if len(rule.conditions) > 1:
            lax = rule._replace(when=tuple(each for each in rule.when if each is not dropped))
            assert faults(Rules((lax,), ())), f"nothing misses {dropped}"
    for dropped in rule.unless:
        lax = rule._replace(unless=tuple(each for each in rule.unless if each is not dropped))
        assert faults(Rules((lax,), ())), f"nothing misses unless {dropped}"


@EACH_RULE
def test_the_examples_of_a_rule_see_a_condition_that_was_turned_round(rule):
    for place, condition in enumerate(rule.when):
        if condition.op in OPPOSITE:
            wrong = (*rule.when[:place], turned(condition), *rule.when[place + 1 :])
            assert faults(Rules((rule._replace(when=wrong),), ()))


def test_no_rule_speaks_of_an_empty_dossier():
    empty = advise(Dossier(None, None), TODAY, RULES, around=AROUND)
    assert (empty.lines, empty.conflicts) == ((), ())


def test_no_rule_speaks_of_somebody_of_whom_only_the_name_is_known():
    assert advise(book(), TODAY, RULES, around=AROUND).lines == ()


def test_no_need_is_told_twice():
    assert len({(need.fact, need.when) for need in RULES.needs}) == len(RULES.needs)


VALUES = {
    "yesno": st.sampled_from(["yes", "no"]),
    "number": st.integers(0, 900).map(str),
    "date": st.sampled_from(["1985", "2026-03", "2019-12-01", "--03-12"]),
    "money": st.just("3.20 USD"),
    "country": st.sampled_from(["DE", "ZA"]),
}


def values_of(key):
    entry = by_key()[key]
    codes = [choice.code for choice in entry.choices] or entry.items.split()
    return st.sampled_from(codes) if codes else VALUES.get(entry.type, st.sampled_from(["cooking", "travel", "Kombi"]))


FACTS = st.lists(st.sampled_from(sorted(by_key())), unique=True, max_size=12).flatmap(
    lambda keys: st.tuples(*(values_of(key).map(lambda value, key=key: fact(key, value)) for key in keys))
)


@given(FACTS)
def test_every_line_rests_on_known_facts_only(rows):
    said = advise(book(facts=rows), TODAY, RULES, around=AROUND)
    known = {row.key for row in rows}
    for line in said.lines:
        noted = {reason.key for reason in line.reasons if reason.source != "record"}
        assert line.reasons
        assert noted <= known


@given(FACTS)
def test_what_is_unknown_never_makes_a_rule_speak(rows):
    """Take one fact away: no line may appear that was not there, unless the fact held a rule back."""
    before = {line.rule for line in advise(book(facts=rows), TODAY, RULES).lines}
    for row in rows:
        fewer = tuple(each for each in rows if each is not row)
        after = advise(book(facts=fewer), TODAY, RULES)
        for line in after.lines:
            rule = RULES.find(line.rule)
            held_back = {name for each in rule.unless for name in (each.name, word(each.name).asks)}
            if line.rule not in before and not held_back and not rule.about and not rule.guess_of:
                used = {reason.key for reason in line.reasons}
                assert row.key not in used


PRIORS = [rule for rule in RULES.rules if any(layer(c.name) == "country" for c in rule.conditions)]


def test_there_are_country_priors_to_look_at():
    assert len(PRIORS) >= 8


@pytest.mark.parametrize("rule", PRIORS, ids=[rule.id for rule in PRIORS])
def test_a_country_never_decides_about_a_meal_a_gift_or_faith(rule):
    assert rule.topic not in {"meal", "gift"}
    assert not any(word in rule.advice.casefold() for word in ("halal", "pork", "beef", "alcohol", "religio", "gift"))


@pytest.mark.parametrize("country", ["SA", "PK", "IL", "IN", "FR", "DE", "IT", "TH", "ZA"])
def test_a_country_alone_gives_only_marked_guesses(country):
    lines = advise(book(country=country), TODAY, RULES, around=AROUND).lines
    assert all(line.is_guess for line in lines)
    assert not [line for line in lines if line.topic in {"meal", "gift"}]


TABLE_RULES = [rule for rule in RULES.rules if rule.topic == "meal" or "smok" in rule.advice.casefold()]


@pytest.mark.parametrize("rule", TABLE_RULES, ids=[rule.id for rule in TABLE_RULES])
def test_food_drink_and_smoke_are_judged_by_recorded_facts_of_the_person_only(rule):
    assert {condition.name for condition in rule.when} <= {
        "contact.religion",
        "contact.diet",
        "contact.table",
        "contact.drinks",
        "contact.smokes",
    }
    assert not rule.guess


def test_a_recorded_diet_stands_above_what_a_religion_suggests():
    said = advise(book(facts=facts(contact__religion="muslim", contact__diet="vegetarian")), TODAY, RULES)
    assert [line.rule for line in said.about("meal")] == ["meal-as-noted"]
    assert "vegetarian" in said.about("meal")[0].text


OF_OCCASIONS = {
    "visit to us": "reception", "visit to them": "visit", "fair": "fair", "feast": "holiday", "birthday": "holiday",
    "anniversary": "holiday", "call planned": "call", "quotation ends": "quote", "price asked": "quote", "letter waits": "mail",
    "order open": "order", "proof waits": "order", "shipment": "order", "nothing near": "call",
}  # fmt: skip
"""What may be near, and the moment of the playbook it makes."""


def test_each_moment_of_the_playbook_is_made_by_something_that_may_be_near():
    assert set(OF_OCCASIONS.values()) == set(MOMENTS)


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_rule_can_be_seen_when_something_is_near(rule):
    assert not rule.moments or set(rule.moments) & set(OF_OCCASIONS.values())


@pytest.mark.parametrize(("moment", "weight"), [(None, 50), ("call", 50), ("fair", 70), ("mail", 60)])
def test_a_line_gains_at_the_moment_asked_for_the_more_the_fewer_others_it_is_for(moment, weight):
    rule = RULES.find("smoker-lighter")._replace(
        weight=50, moments=("fair",) if moment != "mail" else ("mail", "order")
    )
    said = advise(book(facts=facts(contact__smokes="yes")), TODAY, Rules((rule,), ()))
    assert lifted(said.lines[0], moment).weight == weight


def test_what_two_rules_disagree_about_is_settled_before_the_moment_lifts_one_of_them():
    mixed = book(facts=facts(strict__finish="strict", strict__function="relaxed"))
    both = RULES.find("strict-here-easy-there"), RULES.find("strict-price-with-scrap")._replace(unless=())
    assert {line.rule for line in advise(mixed, TODAY, Rules(both, ()), "quote").lines} == {"strict-here-easy-there"}
