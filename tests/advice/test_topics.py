import pytest

from advice.books import AROUND, RULES, TODAY, ago, ahead, book, entry, facts, news, product, promise, step
from dossier import i18n
from dossier.advice.contact.card import card
from dossier.advice.contact.topics import talking_points

COOK = book(country="FR", facts=facts(contact__hobbies="cooking\nchess", contact__family="two sons"),
            career=(step(until="2019"),), news=(news("award", "Red Dot award", ago(20)),))  # fmt: skip


def texts(dossier, **options):
    return [point.text for point in talking_points(dossier, TODAY, AROUND, **options)]


def kinds(dossier, **options):
    return [point.kind for point in talking_points(dossier, TODAY, AROUND, **options)]


def test_hobbies_family_career_news_and_country_give_something_to_talk_about():
    assert {"hobby", "family", "career", "news", "sight", "dish", "curiosity", "dishes"} == set(kinds(COOK))


def test_a_cook_gets_dishes_of_ours_and_a_traveller_sights():
    assert "Send a picture of dumplings and say how it is made at home." in texts(COOK)
    traveller = book(facts=facts(contact__hobbies="travel"))
    assert "Recommend the Great Wall for the next trip and offer to be the guide." in texts(traveller)
    assert not [text for text in texts(book(facts=facts(contact__hobbies="chess"))) if "Great Wall" in text]


def test_nothing_known_gives_nothing_to_say():
    assert talking_points(book(), TODAY, AROUND) == ()


@pytest.mark.parametrize(("day", "offered"), [(ago(10), False), (ago(179), False), (ago(181), True)])
def test_a_topic_used_rests_for_half_a_year(day, offered):
    talked = COOK._replace(log=(entry(on=day, topics="weather\nChess"),))
    assert ("hobby" in kinds(talked, limit=None)) is True
    chess = [point for point in talking_points(talked, TODAY, AROUND) if point.topic == "chess"]
    assert bool(chess) is offered


def test_topics_of_log_entries_that_were_not_read_can_be_handed_in():
    assert not [p for p in talking_points(COOK, TODAY, AROUND, used={"chess": ago(3)}) if p.topic == "chess"]
    assert [p for p in talking_points(COOK, TODAY, AROUND, used={"chess": ago(300)}) if p.topic == "chess"]


def test_what_is_not_to_be_mentioned_is_not_offered():
    hushed = COOK._replace(facts=(*COOK.facts, *facts(contact__avoid="family\ncheese")))
    assert not {"family", "curiosity"} & set(kinds(hushed))
    assert "hobby" in kinds(hushed)


def test_with_somebody_serious_only_business_is_left():
    serious = COOK._replace(facts=(*COOK.facts, *facts(contact__temperament="serious")))
    assert kinds(serious) == ["news"]


def test_a_few_points_come_from_different_corners():
    assert len(set(kinds(COOK, limit=3))) == 3


def test_news_older_than_a_year_is_no_news_and_a_fair_to_come_is():
    old = book(news=(news("award", "Old prize", "2023-01-01"), news("fair", "Light + Building", ahead(60))))
    assert texts(old) == ["Ask how they prepare for Light + Building."]


def test_a_new_product_is_a_topic_and_a_best_seller_is_none():
    assert kinds(book(products=(product(), product("solar lamp", "new")))) == ["product"]


def test_chinese_shows_the_chinese_of_the_guidance():
    i18n.speak("zh")
    try:
        assert [text for text in texts(COOK) if "饺子" in text]
    finally:
        i18n.speak("en")


def test_the_card_before_a_call_fits_in_ten_seconds():
    known = facts(
        contact__title="Buyer", contact__authority="buys", contact__spoken_english="poor", terms__incoterm="FOB"
    )
    dossier = COOK._replace(
        facts=(*COOK.facts, *known), log=(entry(on=ago(14)), entry(on=ago(3), number=2)), promises=(promise(),)
    )
    shown = card(dossier, TODAY, RULES, AROUND)
    assert [row.value for row in shown.power] == ["Buyer", "buys"]
    assert shown.last_touch.on_date == ago(3)
    assert [row.value for row in shown.terms] == ["FOB"]
    assert (len(shown.talk), len(shown.ask), len(shown.promises)) == (3, 2, 1)
    assert shown.avoid.rule == "weak-speech-no-calls"
    assert card(book(), TODAY, RULES).avoid is None
