"""What is suggested passes one gate, and what is planned against a fact is answered at once: typed, then read."""

import pytest


@pytest.fixture
def person(run):
    """Add a person with facts and return what `dossier` says to words about them."""

    def add(*facts, name="Anna Schmidt", company="Nordlicht GmbH", country="NL"):
        sets = [word for each in facts for word in ("--set", each)]
        done = run("add", "contact", name, "--company", company, "--country", country, "--known", *sets, "--no-input")
        assert done.exit_code == 0, done.stderr

    return add


def talk(run, who="anna", *more):
    return "\n".join(row for row in run("advise", who, *more).stdout.splitlines() if "talk about" in row)


def advised(run, *words):
    """Return what is advised and what is overruled on a page."""
    said, _title, overruled = run("advise", "anna", *words).stdout.partition("Overruled")
    return said, overruled


def test_faith_and_diet_join_at_the_table(run, person):
    person("religion=muslim", "diet=no_seafood")
    said, _overruled = advised(run, "--moment", "reception")
    assert "Order the meal for: halal kitchen, without pork, no seafood, no alcohol." in said
    assert "at table: halal kitchen, without pork; no seafood; no alcohol" in run("show", "anna").stdout
    chinese = run("--lang", "zh", "advise", "anna", "--moment", "reception").stdout
    assert "按忌口订餐：清真餐厅，不上猪肉、不吃海鲜、不喝酒。" in chinese


@pytest.mark.parametrize(("facts", "careful"), [
    (("religion=muslim",), "at table: halal kitchen, without pork; no alcohol"),
    (("religion=muslim", "drinks=yes"), "at table: halal kitchen, without pork\n"),
    (("religion=hindu", "diet=no_beef"), "at table: no beef\n"),
    (("religion=jewish",), "at table: kosher kitchen, or vegetarian and fish dishes; no pork, no shellfish"),
    (("drinks=no",), "at table: no alcohol"),
])  # fmt: skip
def test_the_head_of_a_dossier_names_the_table_by_faith_alone_too(run, person, facts, careful):
    person(*facts)
    assert careful in run("show", "anna").stdout


def test_nothing_of_the_table_is_shared(run, person):
    person("religion=muslim", "diet=no_seafood")
    assert "halal" not in run("show", "anna", "--share").stdout


def test_a_vetoed_line_stands_under_overruled_with_the_fact_against_it(run, person):
    person("smokes=yes", "gifts=lighter (October 2026)")
    said, overruled = advised(run, "--moment", "reception")
    assert "a fine lighter" not in said
    assert "Smokes: a fine lighter" in overruled
    assert "against it: gifts given: lighter (October 2026)" in overruled


def test_a_lighter_that_is_promised_is_not_proposed_again(run, person):
    person("smokes=yes")
    assert "a fine lighter" in advised(run, "--moment", "reception")[0]
    run("add", "promise", "anna", "bring a lighter to the airport")
    assert "a fine lighter" not in advised(run, "--moment", "reception")[0]


def test_the_guide_that_is_promised_is_not_offered_again(run, person):
    person("hobbies=travelling")
    assert "offer to be the guide" in advised(run, "--moment", "call")[0]
    run("add", "promise", "anna", "be her guide in Guilin")
    said, overruled = advised(run, "--moment", "call")
    assert "offer to be the guide" not in said
    assert "against it: promise: be her guide in Guilin" in overruled


def test_the_one_who_decides_is_not_asked_who_decides(run, person):
    person("authority=assists", "joined_firm=1988", "closeness=chats", name="Ben Okafor", company="Kauri Ltd")
    assert "who really decides" in run("advise", "ben", "--moment", "call").stdout
    person("authority=decides", "joined_firm=1988", "closeness=chats")
    assert "who really decides" not in advised(run, "--moment", "call")[0]
    assert "Who besides you looks at the offer" not in run("gaps", "anna").stdout


def test_bad_news_by_voice_is_not_for_one_who_cannot_speak(run, person):
    person("closeness=friend", "spoken_english=poor")
    assert "by voice" not in advised(run, "--moment", "mail")[0]


def test_the_serious_are_not_asked_about_hobbies(run, person):
    person("temperament=serious", "hobbies=cooking, telling jokes")
    said, _overruled = advised(run, "--moment", "call")
    assert "what is cooked at home" not in said
    assert "read for five minutes" not in said


@pytest.mark.parametrize("avoid", ["his divorce", "离婚"])
def test_a_taboo_is_understood_and_not_only_found_letter_by_letter(run, person, avoid):
    person(f"avoid={avoid}", "family=divorced 2024; daughter Léa (9)", "temperament=easy_going")
    assert "Ask after the family (daughter Léa (9))." in talk(run)
    assert "divorced" not in talk(run)


@pytest.mark.parametrize(("tag", "family"), [
    ("health", "husband had a stroke"), ("divorce", "离婚了"), ("children", "two sons"), ("family", "wife Léa"),
    ("money", "debts on the house"), ("religion", "father is a priest, church every day"), ("age", "mother is 80 years old"),
    ("politics", "brother sits in parliament"),
])  # fmt: skip
def test_a_tag_hushes_every_wording_of_its_subject(run, person, tag, family):
    person(f"family={family}", "temperament=easy_going")
    assert family in talk(run)
    run("set", "anna", f"avoid={tag}")
    assert family not in talk(run)


def test_tags_are_offered_and_said_in_chinese(run, person):
    person("avoid=health, divorce")
    assert "绝口不提：健康、离婚" in run("--lang", "zh", "show", "anna").stdout


def test_an_illness_in_the_family_hushes_the_whole_field(run, person):
    person("avoid=husband's health", "family=husband Luis had a stroke in Sept", "closeness=friend")
    assert "Luis" not in talk(run)


def test_what_others_told_in_confidence_is_not_proposed_to_be_said(run, person):
    person()
    run("add", "contact", "Karen Smith", "--company", "Koala Home", "--country", "AU", "--known", "--no-input")
    run("set", "anna", "hobbies=ZZHOB", "--told-by", "karen")
    run("set", "nordlicht", "terms.incoterm=FOB ZZPORT", "terms.forwarder=ZZFWD", "--told-by", "karen")
    for secret in ("ZZHOB", "ZZPORT", "ZZFWD"):
        told = [row for row in advised(run, "--moment", "call")[0].splitlines() if secret in row]
        assert all("(protected)" in row for row in told), told


def test_a_rival_is_no_informant(run, person):
    person("authority=buys")
    run("add", "contact", "Karen Smith", "--company", "Koala Home", "--country", "AU", "--known", "--no-input",
        "--set", "closeness=friend")  # fmt: skip
    run("add", "link", "koala", "buys_from", "nordlicht")
    assert "Ask Karen Smith (Koala Home) about them" in run("advise", "anna").stdout
    run("add", "link", "koala", "competes_with", "nordlicht")
    for words in (
        ("advise", "anna"),
        ("show", "anna"),
        ("advise", "nordlicht"),
        ("advise", "anna", "--moment", "order"),
    ):
        said = run(*words).stdout.partition("Overruled")[0]
        assert "Karen Smith" not in said
        assert "informant" not in said


def test_an_informant_who_is_not_close_is_not_named_either(run, person):
    """`ask-about` and `advise` have one owner: a stranger who sells the like in the same market is refused by both."""
    person()
    run("set", "nordlicht", "main_products=lamps")
    run("add", "market", "nordlicht", "NL")
    run(
        "add",
        "contact",
        "Alt",
        "--company",
        "Alt GmbH",
        "--country",
        "NL",
        "--known",
        "--no-input",
        "--set",
        "closeness=friend",
    )
    run("set", "alt gmbh", "main_products=lamps")
    run("add", "market", "alt gmbh", "NL")
    run("add", "link", "alt gmbh", "buys_from", "nordlicht")
    assert "sells the like in the same market" in run("ask-about", "nordlicht").stdout
    assert "Alt GmbH buys from them" not in run("advise", "anna").stdout


def test_two_guesses_about_one_country_do_not_contradict_each_other(run, person):
    person(country="DE")
    page = run("advise", "anna").stdout + run("advise", "anna", "--moment", "quote").stdout
    assert "may pay a little more for it" in page
    assert "Price often weighs most in that market" not in page


@pytest.mark.parametrize(("fact", "plan", "answer"), [
    ("diet=vegetarian", "invite Anna to the team BBQ", "“BBQ” (meat) for Anna Schmidt? Noted: diet: vegetarian"),
    ("diet=vegetarian", "请她吃烧烤", "“烧烤” (meat) for Anna Schmidt? Noted: diet: vegetarian"),
    ("spoken_english=poor", "call Anna about the price", "“call” for Anna Schmidt? Noted: spoken English: poor"),
    ("spoken_english=poor", "给她打电话", "“打电话”"),
    ("religion=muslim", "bring a bottle of wine", "“wine” (alcohol) for Anna Schmidt? Noted: religion: Muslim"),
    ("religion=jewish", "dinner: shrimp dumplings", "“shrimp” (shellfish)"),
    ("diet=peanut allergy", "bring peanut cake", "Noted: diet: peanut allergy"),
    ("gifts=lighter (October 2026)", "bring a lighter", "“lighter”"),
    ("avoid=husband's health", "ask how her husband is", "Noted: not to mention: husband's health"),
    ("avoid=the fire of 2019", "ask about the fire in 2019", "Noted: not to mention: the fire of 2019"),
])  # fmt: skip
def test_a_plan_against_a_fact_is_answered_at_once_and_written(run, person, fact, plan, answer):
    person(fact)
    done = run("follow", "anna", "2026-12-06", plan)
    assert done.exit_code == 0
    assert plan in done.stdout
    assert answer in done.stderr


@pytest.mark.parametrize("plan", [
    "send the drawing of the phone case", "book the hotel 酒店", "invite her to hot pot", "take her fishing", "送样品",
    "offer a vegetarian dinner", "vegetarian BBQ", "ask for the call number of the shelf",
])  # fmt: skip
def test_a_plan_that_fits_is_not_remarked_upon(run, person, plan):
    person("diet=vegetarian", "spoken_english=poor", "drinks=no", "gifts=tea set")
    assert run("follow", "anna", "2026-12-06", plan).stderr == ""


@pytest.mark.parametrize("words", [
    ("log", "anna", "roast goose dinner", "--by", "visit"),
    ("log", "anna", "asked for a price", "--next", "+2d", "--todo", "roast goose dinner"),
    ("add", "visit", "anna", "to_us", "2026-12-05", "--purpose", "roast goose dinner"),
    ("add", "promise", "anna", "a roast goose dinner"),
    ("set", "anna", "gifts=roast goose"),
])  # fmt: skip
def test_every_way_of_planning_is_answered(run, person, words):
    person("diet=vegetarian")
    done = run(*words)
    assert done.exit_code == 0
    assert "Careful: “goose” (meat) for Anna Schmidt? Noted: diet: vegetarian — own entry, 23 Nov." in done.stderr


def test_a_next_step_planned_when_something_is_done_is_answered_too(run, person):
    person("diet=vegetarian")
    run("follow", "anna", "today", "write")
    assert "“goose” (meat)" in run("done", "anna", "--next", "+3d", "--todo", "roast goose dinner").stderr


def test_what_was_said_in_a_talk_is_no_plan_of_ours(run, person):
    person("spoken_english=poor", "avoid=divorce")
    assert run("log", "anna", "he rang: a call about the divorce", "--by", "call").stderr == ""


def test_a_plan_with_a_firm_is_held_against_its_people(run, person):
    person("diet=vegetarian")
    assert "for Anna Schmidt?" in run("follow", "nordlicht", "+3d", "BBQ with everybody").stderr


def test_a_gift_given_before_is_answered(run, person):
    person("gifts=lighter (October 2026)")
    assert "gifts given: lighter (October 2026)" in run("set", "anna", "gifts+=lighter with engraving").stderr
    assert run("set", "anna", "gifts+=tea").stderr == ""


def test_the_answer_is_chinese_where_chinese_is_spoken(run, person):
    person("diet=vegetarian")
    said = run("--lang", "zh", "follow", "anna", "+3d", "请她吃烧烤").stderr
    assert "请留意：“烧烤”（肉）给 Anna Schmidt 合适吗？记录显示：饮食忌口：素食" in said


@pytest.mark.parametrize(("diet", "bare"), [
    ("吃素", "without meat"), ("no meat", "without meat"), ("strictly vegetarian", "without meat"), ("végétarien", "without meat"),
    ("清真", "without pork"), ("halal only", "without pork"), ("不吃猪肉", "without pork"), ("no pork", "without pork"),
    ("对牛肉过敏", "without beef"),
])  # fmt: skip
def test_a_diet_is_understood_however_it_was_typed(run, person, diet, bare):
    person(f"diet={diet}", "hobbies=cooking")
    assert f"mapo tofu ({bare})" in talk(run)
    said = run("follow", "anna", "+3d", "带她吃红烧肉和牛排")
    assert f"Noted: diet: {diet}" in said.stderr


@pytest.mark.parametrize(("diet", "plan", "careful"), [
    ("不吃猪肉", "beef noodles", ""),
    ("non-vegetarian", "roast duck", ""),
    ("不喝酒", "bring a bottle of wine", "wine"),
    ("pescatarian", "lamb for dinner", "lamb"),
    ("pescatarian", "steamed fish", ""),
    ("lactose intolerant", "cheese evening", "cheese"),
    ("allergic to nuts", "peanut chicken", "peanut"),
    ("coeliac", "dumplings together", "dumplings"),
])  # fmt: skip
def test_only_what_the_diet_forbids_is_objected_to(run, person, diet, plan, careful):
    person(f"diet={diet}")
    said = run("follow", "anna", "+3d", plan).stderr
    assert (f"Careful: “{careful}”" in said) if careful else not said


@pytest.mark.parametrize(("avoid", "talked"), [
    ("her boss Mr Kruger", "Kruger was loud again; delivery is fine"),
    ("离婚", "和丈夫分开了，搬了家"),
])  # fmt: skip
def test_what_is_not_to_be_mentioned_is_no_topic_in_other_words_either(run, person, avoid, talked):
    person(f"avoid={avoid}", f"family={talked}")
    assert run("log", "anna", talked, "--by", "call", "--in").exit_code == 0
    assert talked not in talk(run)


@pytest.mark.parametrize("plan", ["Zoom with Anna about the price", "微信语音聊价格"])
def test_a_call_by_another_name_is_a_call(run, person, plan):
    person("spoken_english=poor")
    assert "Noted: spoken English: poor" in run("follow", "anna", "+2d", plan).stderr


@pytest.mark.parametrize(("lang", "beer", "vegan"), [("en", "Beer is offered", "vegan"), ("zh", "啤酒", "素食")])
def test_what_a_country_offers_at_table_is_not_offered_to_whom_it_does_not_suit(run, lang, beer, vegan):
    run("add", "contact", "Yusuf", "--company", "Demirbau", "--country", "DE", "--known", "--no-follow-up")
    run("add", "visit", "c1", "to_us", "2026-12-01")

    def page() -> str:
        return run("advise", "c1", "--moment", "reception", env={"DOSSIER_LANG": lang, "COLUMNS": "300"}).stdout

    assert beer in page()
    run("set", "c1", "religion=muslim")
    assert beer not in page()
    assert vegan in page()


def test_of_several_hobbies_only_the_one_that_does_not_suit_is_left_out(run, person):
    person("religion=muslim", "hobbies=tennis,wine")
    said, overruled = advised(run)
    assert "Likes tennis: read for five minutes" in said
    assert "wine" not in overruled
    run("set", "anna", "hobbies=wine")
    said, overruled = advised(run)
    assert "read for five minutes" not in said
    assert "Likes wine" in overruled
