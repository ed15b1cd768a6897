import re

import pytest

from advice.books import RULES, TODAY, ahead, book, company, contact, deal, fact, facts, order, visit
from dossier.advice.gaps import ESSENTIAL, RECORDS, completeness, gaps
from dossier.advice.playbook.vocabulary import word
from dossier.cli.record.add_record import NOUNS
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.catalogue import by_key
from dossier.records.contact.person import POINT_KINDS
from dossier.records.dossier import Dossier
from dossier.records.kinds import KINDS
from dossier.records.ref import read_ref

NEWCOMER = facts(contact__joined_firm="2026-06")


def found(dossier, **options):
    return {gap.fact: gap for gap in gaps(dossier, TODAY, RULES, **options)}


def test_payment_terms_come_before_a_hobby_while_a_quotation_is_open():
    ranked = list(found(book(deals=(deal("quoted"),))))
    assert ranked[0] == "terms.payment"
    assert ranked.index("terms.payment") < ranked.index("contact.hobbies")


def test_payment_terms_weigh_less_when_nothing_is_negotiated():
    assert found(book())["terms.payment"].weight < found(book(deals=(deal("quoted"),)))["terms.payment"].weight
    assert next(iter(found(book()))) != "terms.payment"


def test_a_visit_near_makes_the_diet_urgent():
    near = found(book(visits=(visit(on=ahead(5)),)))
    assert near["contact.diet"].weight > found(book(visits=(visit(on=ahead(90)),)))["contact.diet"].weight
    assert "visit" in near["contact.diet"].why


def test_what_is_known_or_known_to_be_none_or_does_not_apply_is_no_gap():
    hobbies = fact("contact.hobbies", "chess")
    assert "contact.hobbies" in found(book())
    for row in (hobbies, fact("contact.hobbies", None), hobbies._replace(state="n/a", value=None)):
        assert "contact.hobbies" not in found(book(facts=(row,)))


def test_a_gap_says_how_to_ask_where_and_the_command_that_answers():
    gap = found(book(contact=contact(id=12)))["contact.authority"]
    assert gap.command == "dossier set c12 authority=…"
    assert gap.question == "Who besides you looks at the offer before you decide?"
    assert (gap.channel, gap.elsewhere) == ("call", "title in the signature, LinkedIn")
    assert gap.why == "who decides shapes every offer"
    assert "assists" in gap.choices
    assert "assistant-reports-to-the-boss" in gap.rules


def test_a_fact_of_the_firm_is_set_at_the_firm_and_one_of_the_deal_at_the_deal():
    told = found(book(company=company(id=3), deals=(deal("quoted", id=4),)))
    assert told["terms.payment"].command == "dossier set o3 terms.payment=…"
    assert told["deal.target_price"].command == "dossier set d4 target_price=…"
    assert told["record:product"].command == "dossier add product o3 …"


def test_every_command_names_a_record_that_is_there():
    full = book(deals=(deal("quoted"),), orders=(order(),), country="DE")
    for gap in gaps(full, TODAY, RULES):
        ref = next(part for part in gap.command.split() if read_ref(part) or part == "DE")
        assert ref in {"c1", "o1", "d1", "DE"}
        if gap.command.startswith("dossier set"):
            subject = {"c": "contact", "o": "company", "d": "deal", "D": "country"}[ref[0]]
            name = gap.command.split()[3].removesuffix("=…")
            assert gap.fact == "record:destination" or catalogue.find(subject, name).key == gap.fact


@pytest.mark.parametrize("record", RECORDS.values())
def test_the_command_of_a_record_names_a_kind_of_record_or_one_of_its_fields(record):
    added = re.match(r"dossier add ([a-z-]+) \{", record.command)
    field = re.match(r"dossier set \{([a-z]+)\} ([a-z_]+)=", record.command)
    points = {choice.code for choice in POINT_KINDS}
    assert added[1] in NOUNS if added else KINDS[field[1]].field(field[2]) or field[2] in points


def test_a_gap_without_a_record_to_note_it_at_is_not_shown():
    person = gaps(book(company=None), TODAY, RULES)
    assert not [gap for gap in person if gap.fact.startswith(("company.", "terms.", "record:market"))]
    assert gaps(Dossier(None, None), TODAY, RULES) == ()


def test_a_newcomer_is_not_quizzed_about_the_firm():
    quiet, open_ = found(book(facts=NEWCOMER)), found(book())
    gap = quiet["company.purchase_band"]
    assert (gap.ask, gap.question) == (False, "")
    assert "do not quiz" in gap.caution
    assert gap.elsewhere
    assert open_["company.purchase_band"].ask
    assert quiet["contact.authority"].ask
    assert not [g for g in gaps(book(facts=NEWCOMER), TODAY, RULES, budget=50) if g.fact.startswith("company.")]


@pytest.mark.parametrize("budget", [0, 1, 3])
def test_a_budget_limits_the_questions_of_one_conversation(budget):
    asked = gaps(book(deals=(deal("quoted"),)), TODAY, RULES, budget=budget)
    assert len(asked) == budget
    assert all(gap.question and gap.ask for gap in asked)


def test_what_one_observes_has_no_question_but_says_where_to_look():
    gap = found(book())["contact.spoken_english"]
    assert (gap.question, gap.channel) == ("", "observe")
    assert gap.elsewhere


def test_completeness_counts_what_is_known_of_each_part():
    nothing = completeness(Dossier(None, None), TODAY)
    assert nothing == {"contact": 0, "company": 0, "country": 0, "negotiation": 0}
    some = completeness(book(country="DE", facts=facts(contact__authority="buys", contact__diet=None)), TODAY)
    assert some["contact"] == round(2 / 12, 2)
    assert some["country"] == round(2 / 5, 2)


def test_completeness_reaches_one():
    from advice.test_vocabulary import TERMS

    terms = facts(terms__packaging="box", strict__colour_box="strict", strict__finish="relaxed", terms__documents="B/L")
    full = completeness(book(deals=(deal(),), facts=(*TERMS.facts, *terms)), TODAY)
    assert full["negotiation"] == 1


def test_every_essential_name_and_every_need_is_in_the_vocabulary():
    assert all(word(name) for names in ESSENTIAL.values() for name in names)
    for need in RULES.needs:
        asks = word(need.fact).asks
        assert (
            asks in RECORDS or by_key()[asks].question or by_key()[asks].elsewhere or need.question or need.weight < 10
        )


def test_a_need_brings_the_question_that_the_catalogue_lacks():
    gap = found(book(deals=(deal("ordered"),), orders=(order(),)))["terms.label_language"]
    assert gap.question == "Which languages have to stand on label and manual?"


def test_what_the_records_say_is_not_asked():
    from advice.books import department, market, product, step

    told = found(
        book(
            deals=(deal(),),
            departments=(department(),),
            markets=(market(),),
            products=(product(),),
            career=(step(),),
        )
    )
    asked = {"company.design_team", "record:market", "record:product", "contact.joined_firm"}
    assert not asked & set(told)
    assert asked <= set(found(book(deals=(deal(),))))


def test_nobody_is_asked_for_faith_first():
    ranked = list(found(book()))
    assert "contact.religion" in ranked
    assert ranked.index("contact.religion") > ranked.index("contact.authority")
    assert not [gap for gap in found(book()).values() if not gap.question and not gap.elsewhere]
