from datetime import date

import pytest

from advice.books import AROUND, RULES, TODAY, ago, ahead, book, entry, fact, facts, news, product, promise, step, visit
from dossier import i18n
from dossier.advice.contact.card import card
from dossier.advice.contact.topics import talking_points
from dossier.records.company.files import Attachment, Sent

COOK = book(country="FR", facts=facts(contact__hobbies="cooking\nchess", contact__family="two sons"),
            career=(step(until="2019"),), news=(news("award", "Red Dot award", ago(20)),))  # fmt: skip


def texts(dossier, around=AROUND, today=TODAY, **options):
    return [point.text for point in talking_points(dossier, today, around, **options)]


def kinds(dossier, **options):
    return [point.kind for point in talking_points(dossier, TODAY, AROUND, **options)]


def told(dossier, *more, **values):
    return dossier._replace(facts=(*dossier.facts, *more, *facts(**values)))


def test_hobbies_family_career_news_and_the_season_give_something_to_talk_about():
    assert {"hobby", "family", "career", "news", "season"} == set(kinds(COOK))


def test_the_last_talk_comes_first_in_their_words_and_a_mail_of_ours_is_none():
    talked = COOK._replace(log=(
        entry("out", ago(2), 3, text="sent the drawing"),
        entry("in", ago(14), 2, text="Her son starts at the fire brigade in December."),
    ))  # fmt: skip
    assert texts(talked)[0] == "Last time, 9 Nov: “Her son starts at the fire brigade in December.” Ask how it went on."
    assert "Last time" not in " ".join(texts(told(talked, contact__avoid="children")))


def test_open_promises_of_both_sides_are_topics():
    owed = book(promises=(promise(), promise("theirs", ahead(3), "name of the forwarder")._replace(id=2)))
    assert texts(owed)[:2] == [
        "Say how far your own promise is: send the drawing.",
        "Ask kindly after what was promised to you: name of the forwarder.",
    ]


@pytest.mark.parametrize("hobby", ["cooking", "做菜", "烘焙", "cuisine", "Kochen"])
def test_a_cook_gets_a_dish_in_whatever_language_the_hobby_was_typed(hobby):
    assert "Send a picture of mapo tofu" in " ".join(texts(book(facts=facts(contact__hobbies=hobby))))


@pytest.mark.parametrize("hobby", ["travelling", "徒步", "trekking", "hiking"])
def test_a_traveller_gets_a_sight_in_whatever_language_the_hobby_was_typed(hobby):
    said = texts(book(facts=facts(contact__hobbies=hobby)))
    assert "Recommend the watchtowers of Kaiping for the next trip and offer to be the guide." in said


def test_tea_gets_tea_and_no_great_wall():
    said = " ".join(texts(book(facts=facts(contact__hobbies="Tea"))))
    assert "Ask which tea is drunk there" in said
    assert "Great Wall" not in said


def test_a_hobby_nobody_wrote_about_is_asked_after():
    assert "Ask how it goes with beekeeping." in texts(book(facts=facts(contact__hobbies="beekeeping")))


@pytest.mark.parametrize(("known", "dish"), [
    ({"contact__diet": "vegetarian"}, "Peking duck"), ({"contact__diet": "vegetarian"}, "xiaolongbao"),
    ({"contact__religion": "jewish"}, "xiaolongbao"), ({"contact__diet": "kosher"}, "xiaolongbao"),
    ({"contact__religion": "muslim"}, "xiaolongbao"), ({"contact__religion": "hindu"}, "beef noodles"),
])  # fmt: skip
def test_no_dish_is_offered_that_diet_or_religion_forbids(known, dish):
    seen = book(facts=facts(contact__hobbies="cooking", **known), log=(entry(topics="mapo tofu\nhot pot"),))
    assert dish not in " ".join(texts(seen))
    assert "Send a picture of" in " ".join(texts(book(facts=facts(contact__hobbies="cooking", **known))))


def test_what_can_be_left_out_of_a_dish_is_said():
    assert "hot pot (without meat or shellfish)" in " ".join(
        texts(book(facts=facts(contact__hobbies="cooking", contact__diet="vegetarian")))
    )


def test_a_place_seen_or_promised_is_not_recommended_and_the_guide_offers_once():
    traveller = book(facts=facts(contact__hobbies="travel", contact__china_places="Kaiping\nHangzhou"))
    said = " ".join(texts(traveller))
    assert "Kaiping for" not in said
    assert "Recommend the Li River, Guilin" in said
    promised = traveller._replace(promises=(promise(text="be her guide in Guilin"),))
    assert "offer to be the guide" not in " ".join(texts(promised))


def test_the_sight_on_the_way_of_the_next_visit_comes_first():
    coming = book(facts=facts(contact__hobbies="travel"), visits=(visit(on=ahead(20), place="Yiwu"),))
    assert texts(coming)[0].startswith("Recommend West Lake, Hangzhou")


def test_the_library_names_a_picture_that_was_not_sent_yet():
    files = (
        Attachment(3, "dumplings.jpg", "picture", None, 9, ago(9)),
        Attachment(4, "deck.pdf", "deck", None, 9, ago(9)),
    )
    around = AROUND._replace(library=files)
    cook = book(facts=facts(contact__hobbies="cooking"))
    assert "Send dumplings.jpg (h3): it has not gone there yet." in texts(cook, around)
    sent = cook._replace(sent=(Sent(1, 3, "dumplings.jpg", "picture", 1, "Anna", ago(2), None),))
    assert "dumplings.jpg" not in " ".join(texts(sent, around))
    assert "deck.pdf" not in " ".join(texts(cook, around))


def test_the_season_in_china_is_that_of_the_day():
    assert "ginkgo" in " ".join(texts(book()))
    assert "Canton Fair runs from 15 April" in " ".join(texts(book(), today=date(2027, 4, 10)))
    assert "Harbin" in " ".join(texts(book(), today=date(2027, 1, 3)))


def test_the_country_speaks_only_where_nothing_else_is_known_and_nobody_is_asked_about_their_own_sights():
    bare = book(country="FR")
    assert "Smile together: There are more than a thousand cheeses." in texts(bare)
    assert "Loire" not in " ".join(texts(bare))
    assert "cheeses" not in " ".join(texts(COOK))


def test_a_story_between_us_is_told_again_and_a_topic_that_rested_comes_back():
    known = told(
        book(log=(entry(on=ago(200), topics="old lamps"),)), contact__story="She laughed at my Hamburg umbrella."
    )
    assert "A story between the two of you: “She laughed at my Hamburg umbrella.” Take it up." in texts(known)
    assert "You talked about old lamps on 7 May: tell what is new of it." in texts(known)


@pytest.mark.parametrize(("day", "offered"), [(ago(10), False), (ago(179), False), (ago(181), True)])
def test_a_topic_used_rests_for_half_a_year(day, offered):
    talked = COOK._replace(log=(entry(on=day, topics="weather\nChess"),))
    chess = [
        point for point in talking_points(talked, TODAY, AROUND) if point.topic == "chess" and point.kind == "hobby"
    ]
    assert bool(chess) is offered


def test_topics_of_log_entries_that_were_not_read_can_be_handed_in():
    assert not [p for p in talking_points(COOK, TODAY, AROUND, used={"chess": ago(3)}) if p.topic == "chess"]
    assert [p for p in talking_points(COOK, TODAY, AROUND, used={"chess": ago(300)}) if p.topic == "chess"]


@pytest.mark.parametrize("avoid", ["his divorce", "divorce", "离婚的事"])
def test_of_the_family_the_part_that_is_not_to_be_mentioned_stays_unsaid(avoid):
    father = book(facts=facts(contact__family="divorced 2024, daughter Léa (9)", contact__avoid=avoid))
    assert "Ask after the family (daughter Léa (9))." in texts(father)


@pytest.mark.parametrize("avoid", ["husband's health", "丈夫的健康", "family"])
def test_a_family_of_which_nothing_may_be_said_is_no_topic(avoid):
    family = book(facts=facts(contact__family="husband Luis had a stroke in Sept", contact__avoid=avoid))
    assert "family" not in kinds(family)


def test_what_was_told_in_confidence_is_never_proposed_to_be_said():
    secret = book(facts=(fact("contact.hobbies", "ZZHOB", told_by=9), fact("contact.family", "ZZFAM", source="client")),
                  news=(news("other", "ZZNEWS", ago(9), told_by_id=9),))  # fmt: skip
    assert "ZZ" not in " ".join(texts(secret))


def test_with_somebody_serious_only_business_is_left():
    serious = told(COOK, contact__temperament="serious")
    assert kinds(serious) == ["news"]


def test_jokes_are_no_topic_for_the_serious_and_a_stranger_is_not_asked_in_private():
    joker = book(facts=facts(contact__hobbies="telling jokes", contact__temperament="serious"))
    assert "jokes" not in " ".join(texts(joker))
    assert not {"hobby", "family"} & set(kinds(told(COOK, contact__closeness="stranger")))


def test_a_few_points_come_from_different_corners():
    assert len(set(kinds(COOK, limit=3))) == 3


@pytest.mark.parametrize(("day", "said"), [
    (ahead(60), "Ask how they prepare for Light + Building."), (ago(10), "Ask how Light + Building went."),
    (ago(200), None), (None, "Ask whether they show at Light + Building."), ("2026-03-08", None),
])  # fmt: skip
def test_a_fair_is_asked_about_before_and_just_after_it(day, said):
    about = [text for text in texts(book(news=(news("fair", "Light + Building", day),))) if "Light + Building" in text]
    assert about == ([said] if said else [])


def test_news_older_than_a_year_is_no_news():
    assert "prize" not in " ".join(texts(book(news=(news("award", "Old prize", "2023-01-01"),))))


def test_a_new_product_is_a_topic_and_a_best_seller_is_none():
    assert "product" in kinds(book(products=(product("solar lamp", "new"),)))
    assert "product" not in kinds(book(products=(product(),)))


def test_chinese_shows_the_chinese_of_the_suggestion():
    i18n.speak("zh")
    try:
        assert [text for text in texts(COOK) if "麻婆豆腐" in text]
        talked = COOK._replace(log=(entry("in", ago(14), text="儿子十二月去消防队"),))
        assert texts(talked)[0] == "上次（11月9日）：“儿子十二月去消防队”问问后来怎么样了。"
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
