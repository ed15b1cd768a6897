import pytest

from advice.books import AROUND, RULES, TODAY, ago, book, contact, deal, fact, facts
from dossier import i18n
from dossier.advice.playbook.compiling import compiled
from dossier.advice.playbook.evaluate import advise
from dossier.advice.playbook.rules import Rules


def line_of(said, rule):
    return next(line for line in said.lines if line.rule == rule)


def rules_from(tmp_path, text):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return Rules(*compiled([path])[:2])


def test_a_line_shows_its_reason_with_source_and_day():
    said = advise(book(facts=(fact("contact.spoken_english", "poor", source="phone", on=ago(52)),)), TODAY, RULES)
    (reason,) = line_of(said, "weak-speech-no-calls").reasons
    assert (reason.key, reason.value, reason.source, reason.noted_on) == (
        "contact.spoken_english",
        "poor",
        "phone",
        ago(52),
    )


def test_the_heaviest_line_stands_first():
    said = advise(
        book(facts=facts(contact__spoken_english="poor", contact__pace="fast", contact__avoid="the merger")),
        TODAY,
        RULES,
    )
    weights = [line.weight for line in said.lines]
    assert weights == sorted(weights, reverse=True)
    assert said.lines[0].rule == "do-not-mention"


def test_an_old_fact_weighs_less_and_says_so():
    fresh, old = (book(facts=(fact("contact.authority", "assists", on=day),)) for day in (ago(30), ago(731)))
    first, second = (line_of(advise(each, TODAY, RULES), "assistant-reports-to-the-boss") for each in (fresh, old))
    assert (first.stale, second.stale) == (False, True)
    assert second.weight < first.weight


def test_a_guess_about_the_person_weighs_less_and_is_marked():
    sure, guessed, likely = (
        advise(book(facts=(fact("contact.spoken_english", "poor", certainty=c),)), TODAY, RULES)
        for c in ("certain", "guess", "likely")
    )
    lines = [line_of(each, "weak-speech-no-calls") for each in (sure, guessed, likely)]
    assert [line.is_guess for line in lines] == [False, True, False]
    assert lines[0].weight > lines[2].weight > lines[1].weight


def test_a_moment_leaves_out_what_matters_at_another():
    smoker = book(facts=facts(contact__smokes="yes"))
    assert [line.rule for line in advise(smoker, TODAY, RULES, "reception").lines] == ["smoker-lighter"]
    assert advise(smoker, TODAY, RULES, "call").lines == ()


def test_a_recorded_fact_outranks_the_guess_about_a_country_and_the_conflict_is_shown():
    said = advise(book(country="FR", facts=facts(contact__written_english="fluent")), TODAY, RULES)
    assert "english-not-tested-yet" not in {line.rule for line in said.lines}
    (conflict,) = [each for each in said.conflicts if each.loser.rule == "english-not-tested-yet"]
    assert conflict.fact.key == "contact.written_english"


def test_a_guess_that_agrees_with_the_fact_is_no_conflict():
    said = advise(book(country="FR", facts=facts(contact__written_english="poor")), TODAY, RULES)
    assert said.conflicts == ()
    assert "weak-writing-simple-words" in {line.rule for line in said.lines}


def test_the_firm_outranks_the_taste_of_its_country():
    said = advise(book(country="IN", facts=facts(company__price_level="high")), TODAY, RULES, around=AROUND)
    assert "high-price-level-value" in {line.rule for line in said.lines}
    assert {conflict.loser.rule for conflict in said.conflicts} >= {"india-own-price-list", "india-works-and-cheap"}


def test_the_person_outranks_the_firm(tmp_path):
    own = rules_from(
        tmp_path,
        """
[[rule]]
id = "firm"
when = ["company.price_level is high"]
topic = "call"
weight = 90
about = "phone"
says = "yes"
advice = "Call."
[[rule]]
id = "person"
when = ["contact.spoken_english is poor"]
topic = "avoid"
weight = 10
about = "phone"
says = "no"
advice = "Do not call."
""",
    )
    said = advise(book(facts=facts(company__price_level="high", contact__spoken_english="poor")), TODAY, own)
    assert [line.rule for line in said.lines] == ["person"]
    (conflict,) = said.conflicts
    assert (conflict.loser.rule, conflict.winner.rule) == ("firm", "person")


def test_of_two_facts_about_the_person_the_heavier_rule_wins():
    said = advise(
        book(facts=facts(contact__spoken_english="poor", contact__preferred_channel="call")), TODAY, RULES, "call"
    )
    assert "prefers-to-be-called" not in {line.rule for line in said.lines}
    assert [conflict.winner.rule for conflict in said.conflicts] == ["weak-speech-no-calls"]


def test_what_rules_wait_for_is_named_most_valuable_first():
    waiting = advise(book(deals=(deal(),)), TODAY, RULES).waiting
    assert [wait.weight for wait in waiting] == sorted((wait.weight for wait in waiting), reverse=True)
    authority = next(wait for wait in waiting if wait.fact == "contact.authority")
    assert "assistant-reports-to-the-boss" in authority.rules
    assert {"company.design_team", "contact.been_to_china", "company.forwarder_in_china"} <= {
        wait.fact for wait in waiting
    }


def test_a_rule_that_is_already_out_waits_for_nothing():
    waiting = advise(book(facts=facts(contact__joined_firm="2026-06")), TODAY, RULES).waiting
    assert not [wait for wait in waiting if "long-serving-sound-out" in wait.rules]


def test_names_in_braces_are_filled_from_the_facts():
    said = advise(
        book(facts=facts(contact__avoid="politics\nthe merger", contact__preferred_channel="wechat")), TODAY, RULES
    )
    assert line_of(said, "do-not-mention").text == "Do not mention: politics, the merger."
    assert line_of(said, "prefers-chat").text.startswith("Answers on WeChat:")


@pytest.fixture
def chinese():
    i18n.speak("zh")
    yield
    i18n.speak("en")


@pytest.mark.usefixtures("chinese")
def test_a_rule_of_the_users_own_speaks_her_chinese(tmp_path):
    own = rules_from(
        tmp_path,
        """
[[rule]]
id = "tea"
when = ["contact.likes is known"]
topic = "gift"
weight = 10
advice = "Bring {contact.likes}."
advice_zh = "带{contact.likes}。"
""",
    )
    said = advise(book(facts=facts(contact__likes="green tea")), TODAY, own)
    assert said.lines[0].text == "带 green tea。"


def test_advice_is_the_same_whatever_the_order_of_the_rules():
    dossier = book(
        contact=contact(), country="IN", facts=facts(contact__joined_firm="2026-06", company__price_level="high")
    )
    backwards = Rules(RULES.rules[::-1], RULES.needs)
    assert advise(dossier, TODAY, RULES).lines == advise(dossier, TODAY, backwards).lines


def test_codes_are_said_in_words():
    said = advise(book(facts=facts(contact__diet="no_beef\nhalal", strict__colour_box="strict")), TODAY, RULES)
    assert line_of(said, "meal-as-noted").text.startswith("Order the meal for: no beef, halal.")
    assert "“strict inspection: colour box”" in line_of(said, "strict-note-on-production-order").text


@pytest.mark.parametrize(("term", "rule", "words"), [
    ("FOB", "terms-stand-reconfirm", "Last time it was FOB:"),
    ("CIF", "terms-stand-we-book", "booked by us"),
])  # fmt: skip
def test_who_books_decides_the_words_of_the_reconfirmation(term, rule, words):
    from advice.books import ago, order

    said = advise(book(facts=facts(terms__incoterm=term), orders=(order(shipped_on=ago(2)),)), TODAY, RULES)
    assert [line.rule for line in said.about("terms")] == [rule]
    assert words in line_of(said, rule).text


def test_no_forwarder_is_recommended_to_a_client_who_has_one_or_whose_goods_we_book():
    without = facts(company__forwarder_in_china="no")
    for more in (facts(terms__forwarder="Hansa"), facts(terms__incoterm="CIF")):
        assert advise(book(facts=without + more), TODAY, RULES).about("logistics") == ()
    assert advise(book(facts=without + facts(terms__incoterm="FOB")), TODAY, RULES).about("logistics") != ()
