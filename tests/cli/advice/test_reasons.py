"""What advice rests on, read as she reads it: sentences, in her language, and nothing that the book does not hold."""

import json

import pytest

NOW = "2026-11-23"


@pytest.fixture
def type_(run):
    def type_(*lines, on=NOW):
        for line in lines:
            done = run("--no-input", *line.split("|"), env={"DOSSIER_NOW": f"{on}T08:30"})
            assert done.exit_code == 0, (line, done.stderr)
        return " ".join(done.stdout.split())

    return type_


@pytest.fixture
def page(run):
    def page(moment, *words, on=NOW):
        asked = run(*words, "advise", "anna", "--moment", moment, env={"DOSSIER_NOW": f"{on}T08:30", "COLUMNS": "1000"})
        return {
            line.rpartition("[")[2].rstrip("]"): " ".join(line.split())
            for line in asked.stdout.splitlines()
            if line.startswith("  ▸ ")
        }

    return page


ANNA = "add|contact|Anna Schmidt|--company|Nordlicht GmbH|--country|VN|--known|--no-follow-up"


def test_a_quotation_that_ended_and_a_payment_that_is_missing_are_told_in_sentences(type_, page):
    type_(ANNA, "deal|nordlicht|chargers|--contact|anna", "quote|d1|--line|Charger A, 5000 pcs, 3.20|--currency|USD|--valid|2026-11-10",
          "quote|q1|--sent|--override|urgent", on="2026-10-20")  # fmt: skip
    said = page("quote")
    assert (
        "because: no payment terms are noted for d1; the price is out with q1 — 20 Oct"
        in said["price-first-payment-later"]
    )
    assert "because: q1 is valid until 10 Nov" in said["quote-has-ended"]
    said = page("quote", "--lang", "zh")
    assert "因为：d1 还没有付款方式；q1 已报价 — 10月20日" in said["price-first-payment-later"]
    assert "因为：q1 有效期至11月10日" in said["quote-has-ended"]


def test_who_waits_for_an_answer_is_told_with_the_day(type_, run):
    type_(ANNA)
    type_("log|anna|when do you ship?|--by|email|--in", on="2026-11-20")
    assert "(waiting for our answer since 20 Nov)" in " ".join(run("show", "anna", "--brief").stdout.split())


def test_the_reason_of_a_guess_about_a_market_is_the_shipped_guidance_with_its_month(type_, page):
    type_(ANNA, "set|anna|country=BD", "set|nordlicht|country=BD", "deal|nordlicht|chargers|--contact|anna")
    said = page("quote")["market-counts-every-cent"]
    assert said.endswith(
        "because: shipped guidance on Bangladesh, Nov 2026; lower middle income class in Bangladesh [market-counts-every-cent]"
    )


def test_the_terms_that_stand_are_a_sentence_for_the_client(type_, page):
    type_(ANNA, "terms|nordlicht|incoterm=FOB|place=Hong Kong|forwarder=Sino Trans|payment=30/70", "deal|nordlicht|lamps|--contact|anna",
          "order|d1|--destination|VN|--value|USD 900", "order|s1|--received|USD 900", "order|s1|--shipped", on="2026-11-02")  # fmt: skip
    type_("deal|nordlicht|chargers|--contact|anna")
    assert (
        "“Last time it was FOB Hong Kong with Sino Trans: the same way again, right?”"
        in page("quote")["terms-stand-reconfirm"]
    )
    assert (
        "“上次是 FOB Hong Kong，货代 Sino Trans，这次照旧，对吗？”"
        in page("quote", "--lang", "zh")["terms-stand-reconfirm"]
    )


def test_the_kitchen_is_told_the_same_before_a_visit_and_in_the_advice(type_, page):
    type_(ANNA, "set|anna|religion=muslim|drinks=yes", "add|visit|anna|to_us|+6d")
    assert "order for: halal kitchen, without pork. because" in page("reception")["meal-muslim"]
    told = type_("remind|anna")
    assert "table: halal kitchen, without pork" in told
    assert "alcohol" not in told
    type_("set|anna|drinks=no")
    assert "table: halal kitchen, without pork; no alcohol" in type_("remind|anna")


def test_meat_is_still_asked_about_of_a_buddhist_whose_diet_names_something_else(type_, page):
    type_(ANNA, "set|anna|religion=buddhist|diet=no_seafood")
    assert (
        "vegetable dishes ready (ask whether meat is eaten, and on which days), no seafood"
        in page("reception")["meal-as-noted"]
    )


def test_one_word_for_a_finish_stands_in_a_chinese_line(type_, page):
    type_(ANNA, "set|VN|taste=哑光")
    assert page("quote", "--lang", "zh")["own-note-matt"].startswith(
        "▸ [产品] 按您自己的记录（哑光），这个市场喜欢哑光"
    )


def test_what_is_known_of_the_temperament_only_by_the_voice_is_a_guess_that_can_be_noted(type_, page):
    type_(ANNA, "set|anna|tone=forceful")
    assert "temperament=impatient. (a guess) because: tone: forceful" in page("call")["perhaps-impatient"]
    type_("set|c1|temperament=impatient")
    assert "perhaps-impatient" not in page("call")
    assert "impatient-to-the-point" in page("call")


def test_what_is_not_to_be_mentioned_stands_against_a_line_of_talk_with_its_fact(type_, run):
    type_(ANNA, "set|anna|hobbies=做饭|avoid=recipes")
    said = json.loads(run("advise", "anna", "--moment", "call", "--json").stdout)
    assert "cook-send-dishes" not in {line["rule"] for line in said["advice"]}
    assert "cook-send-dishes" in said["overruled"]


def test_the_control_another_thing_that_is_not_to_be_mentioned_stops_nothing(type_, page):
    type_(ANNA, "set|anna|hobbies=cooking|avoid=politics")
    assert "cook-send-dishes" in page("call")
