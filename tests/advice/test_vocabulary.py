import pytest

from advice.books import (
    AROUND,
    TODAY,
    ago,
    ahead,
    book,
    company,
    contact,
    deal,
    department,
    entry,
    fact,
    facts,
    holiday,
    link,
    market,
    news,
    order,
    product,
    promise,
    proof,
    quote,
    since,
    step,
    stuck,
    visit,
)  # fmt: skip
from dossier.advice.playbook.derived_firm import BIG_SHOPS, BIG_STARS
from dossier.advice.playbook.derived_person import CHINA_HAND_VISITS, NEWCOMER_YEARS
from dossier.advice.playbook.scene import RECORD, Around
from dossier.advice.playbook.vocabulary import DERIVED, derived, layer, scene, told, word, words
from dossier.advice.profile import Profile
from dossier.records.catalogue.catalogue import by_key
from dossier.records.company.files import Attachment, Sent
from dossier.records.company.informants import Candidate, Informant
from dossier.records.country.country import Figure
from dossier.records.dossier import AboutCountry, AboutDeal, Dossier
from dossier.records.order.complaint import Complaint
from dossier.records.why import Why
from dossier.world.feasts import feasts

_MIA = Candidate(
    2, "Mia Brown", 2, "Koala", "AU", (), (), "friend", "2000", None, None, None, None, (("buys_from", True),), 0, ()
)
MIA = Informant(_MIA, 8, (Why("friend", 4, "a friend"), Why("long_in_trade", 2, "26 years in the trade")), (), ())
STRANGER = MIA._replace(candidate=_MIA._replace(closeness="stranger"))
MUSLIM = book(facts=facts(contact__religion="muslim"))
HOUSE = Around(profile=Profile(lab=True, quality_control=True, designers=False, factory=True, certificates="CE"))
TALKED = book(log=(entry(number=2), entry("in", on=ago(20))), log_count=2)
QUOTED = book(deals=(deal("quoted", market="FR", product="lamp"),), quotes=(quote(valid_until=ahead(4)),))
ORDERED = book(deals=(deal("ordered"),), orders=(order(destination="US"),))
STUCK = book(deals=(deal("negotiating"),), rounds=(stuck("price", ago(90)), stuck("payment", ago(30), number=2)))
TERMS = book(facts=facts(terms__incoterm="FOB", terms__payment="30/70", terms__forwarder="Sino"))
STRICTNESS = book(facts=facts(strict__colour_box="strict", strict__finish="relaxed"))

BROKEN = Complaint(2, 1, 7, None, None, "two lamps broken", ago(3), *[None] * 9)

FOUND = [
    ("company.complaint_days", 3, book(complaints=(BROKEN,))),
    ("contact.tenure_years", 14, book(facts=facts(contact__joined_firm="2012-05"))),
    ("contact.tenure_years", 13, book(facts=facts(contact__joined_firm="2012-12"))),
    ("contact.tenure_years", 6, book(career=(step(since="2020-03"),))),
    ("contact.trade_years", 16, book(career=(step(since="2010", until="2015", trade="lamps"), step(since="2015")))),
    ("contact.is_newcomer", "yes", book(facts=facts(contact__joined_firm="2025-06"))),
    ("contact.is_newcomer", "no", book(facts=facts(contact__joined_firm="2024-06"))),
    ("contact.past_jobs", ("Lumen AG",), book(career=(step(until="2019"), step("Nordlicht GmbH", "2019")))),
    ("contact.been_to_china", "yes", book(visits=(visit(),))),
    ("contact.been_to_china", "no", book(facts=facts(contact__china_visits="0"))),
    ("contact.been_to_china", "no", book(facts=facts(contact__been_to_china="no"), visits=(visit(),))),
    ("contact.china_visits", 0, book(facts=facts(contact__been_to_china="no"))),
    ("contact.china_hand", "yes", book(visits=tuple(visit(on=ago(n * 90)) for n in range(1, 5)))),
    ("contact.china_hand", "no", book(facts=facts(contact__china_visits="2"))),
    ("contact.china_hand", "no", book(facts=facts(contact__been_to_china="no"))),
    ("contact.table", ("halal kitchen, without pork", "no_seafood", "no_alcohol"),
     book(facts=facts(contact__religion="muslim", contact__diet="no_seafood"))),
    ("contact.table", ("no beef, several real vegetarian dishes",), book(facts=facts(contact__religion="hindu"))),
    ("contact.table", ("vegetarian",), book(facts=facts(contact__religion="hindu", contact__diet="vegetarian"))),
    ("contact.birthday_days", 7, book(facts=facts(contact__birthday="1985-11-30"))),
    ("contact.birthday_days", 364, book(facts=facts(contact__birthday="--11-22"))),
    ("contact.known_years", 2, book(facts=facts(contact__first_contact="2024"))),
    ("contact.waiting", 3, book(contact=contact(waiting_since=since(3)))),
    ("visits.count", 2, book(visits=(visit(), visit("to_them", ago(90)), visit(on=ahead(3))))),
    ("visits.to_us", 1, book(visits=(visit(), visit("to_them")))),
    ("visits.to_them", 1, book(visits=(visit(), visit("to_them"), visit("to_them", person=2)))),
    ("visits.last_days", 30, book(visits=(visit(on=ago(90)), visit()))),
    ("visits.next_to_us_days", 5, book(visits=(visit(on=ahead(5)), visit(on=ahead(50)), visit("to_them", ahead(2))))),
    ("visits.next_to_us_days", 0, book(visits=(visit(on=ago(1), until=ahead(1)),))),
    ("visits.next_to_them_days", 2, book(visits=(visit(on=ahead(5)), visit("to_them", ahead(2))))),
    ("log.silent_days", 14, TALKED),
    ("log.silent_days", 4, book(contact=contact(last_touch_on=ago(4)))),
    ("log.replies", 1, TALKED),
    ("contact.source.age", 52, book(facts=facts(contact__source="colleague"))),
    ("company.china_experience", "first_time", book(facts=facts(company__china_experience="first_time"))),
    ("company.china_experience", "some", book(
        facts=facts(company__china_experience="first_time"), deals=(deal("shipped"),), orders=(order(shipped_on=ago(9)),))),
    ("company.deck_sent", "yes", book(sent=(Sent(1, 1, "us.pdf", "deck", 1, "Anna", ago(3), None),))),
    ("company.deck_received", "yes", book(attachments=(Attachment(1, "theirs.pdf", "deck", None, 9, ago(3)),))),
    ("company.distributor_days", 0, book(news=(news("distributor", "exclusive for Europe", None),))),
    ("market.taste", "glossy", book(country="US", country_facts=(AboutCountry("US", fact("country.taste", "glossy")),))),
    ("market.own_finish", "glossy", book(country="US", country_facts=(AboutCountry("US", fact("country.taste", "亮面")),))),
    ("market.income", "high", book(country="DE"), Around(figures=lambda _code: {"income_group": Figure("high", 2026, "")})),
    ("log.unanswered", 1, TALKED),
    ("log.unanswered", 0, book(log=(entry("in"),))),
    ("log.count", 2, TALKED),
    ("promises.ours_late", 1, book(promises=(promise(), promise("theirs"), promise(due=ahead(2))))),
    ("promises.theirs_late", 1, book(promises=(promise("theirs"),))),
    ("department.design", "outsourced", book(facts=facts(company__design_team="outsourced"))),
    ("department.design", "exists", book(facts=facts(company__design_team="in_house"))),
    ("department.design", "none", book(facts=facts(company__design_team=None))),
    ("department.design", "none", book(departments=(department("Purchasing", "exists"), department("Design team")))),
    ("department.design", "exists", book(facts=facts(company__design_team="in_house"), departments=(department(),))),
    ("company.age_years", 27, book(facts=facts(company__founded="1998-12"))),
    ("company.markets", ("US", "DE"), book(markets=(market("US"), market("DE", "2025"), market("FR", "2010", "2020")))),
    ("company.markets", ("US",), book(markets=(market("US"), market("DE", "2027")))),
    ("company.markets_count", 2, book(markets=(market("US"), market("DE", "2025")))),
    ("company.market_changed_days", 53, book(markets=(market("US", "2015"), market("DE", "2026-10-01")))),
    ("company.attends_fair", "yes", book(news=(news(),))),
    ("company.attends_fair", "yes", book(facts=facts(company__sells_through="online\nfairs"))),
    ("company.next_fair_days", 10, book(news=(news(on=ahead(10)), news(on=ahead(90)), news("launch", on=ahead(1))))),
    ("company.next_fair_days", 8, book(news=(news(on="2019-12-01", yearly=True),))),
    ("company.last_fair_days", 10, book(news=(news(on=ago(10)), news(on=ago(90))))),
    ("company.anniversary_days", 17, book(facts=facts(company__founded="1998-12-10"))),
    ("company.anniversary_days", 4, book(news=(news("anniversary", "50 years", ahead(4)),))),
    ("company.news_days", 9, book(news=(news("award", on=ago(9)), news("award", on=ago(99))))),
    ("company.distributor_days", 9, book(news=(news("distributor", on=ago(9)), news("award", on=ago(2))))),
    ("company.best_sellers", ("night lamp",), book(products=(product(), product("kettle", "other")))),
    ("company.new_products", ("solar lamp",), book(products=(product(), product("solar lamp", "new")))),
    ("company.products_unasked", ("b",), book(products=(product("a", "new", can_make="asked"), product("b", "new")))),
    ("company.informant", "Koala Home Pty", book(links=(link(), link(other="Own supplier", forward=True)))),
    ("company.informant", "none", book(links=(link(), link("competes_with")))),
    ("company.informant", "Mia Brown (Koala)", book(links=(link(),)), Around(informants=(MIA,))),
    ("company.informant", "none", book(links=(link(),)), Around(informants=(STRANGER,))),
    ("company.old_informant", "Mia Brown (Koala)", book(links=(link(),)), Around(informants=(STRANGER, MIA))),
    ("company.old_informant", "none", book(links=(link(),)), Around(informants=(MIA._replace(reasons=()),))),
    ("company.forwarder_in_china", "no", book(facts=(fact("terms.forwarder", None),))),
    ("company.forwarder_in_china", "yes", book(facts=facts(company__forwarder_in_china="yes"))),
    ("company.strength", "strong", book(facts=facts(company__shops="120", contact__china_visits="12"))),
    ("company.strength", "small", book(facts=facts(company__shops="1", company__china_experience="first_time"))),
    ("company.strength", "middle", book(facts=facts(company__shops="30", contact__china_visits="5"))),
    ("contact.china_yearly", 2, book(facts=facts(contact__china_visits="14", contact__trade_since="2019"))),
    ("contact.china_yearly", 2, book(visits=tuple(visit(on=ago(n * 182)) for n in range(1, 9)))),
    ("contact.own_languages", ("German",), book(facts=facts(contact__languages="English\nGerman"))),
    ("contact.speaks_chinese", "yes", book(facts=facts(contact__languages="Dutch\n普通话"))),
    ("contact.speaks_chinese", "no", book(facts=facts(contact__languages="a little Chinese"))),
    ("contact.perhaps", "impatient", book(facts=facts(contact__pace="fast", contact__tone="even"))),
    ("contact.perhaps", "gentle", book(facts=facts(contact__tone="soft"))),
    ("visits.next_days", 2, book(visits=(visit(on=ahead(5)), visit("to_them", ahead(2))))),
    ("company.rivals", ("Koala Home Pty",), book(links=(link("competes_with"),))),
    ("company.potential", "high", book(facts=facts(company__star="4"))),
    ("company.potential", "high", book(facts=facts(company__shops="600"))),
    ("company.potential", "high", book(facts=facts(company__purchase_band="over_1m"))),
    ("company.potential", "ordinary", book(facts=facts(company__star="2"))),
    ("country.code", "DE", book(country="DE")),
    ("country.industries", ("cars",), book(country="DE"), Around(figures=lambda _code: {"industries": Figure(["cars"], 2026, "")})),
    ("market.country", "US", ORDERED._replace(country="DE")),
    ("market.country", "FR", QUOTED._replace(country="DE")),
    ("market.country", "US", book(country="DE", markets=(market("US"),))),
    ("market.country", "DE", book(country="DE")),
    ("market.price", "high", book(country="FR")),
    ("market.quality", "strict", book(country="DE")),
    ("market.finish", "glossy", QUOTED),
    ("calendar.ramadan_days", 30, book(), Around(holidays=(holiday(), holiday("National Day", ahead(3))), feasts=feasts())),
    ("calendar.ramadan_days", 77, MUSLIM, Around(feasts=feasts())),
    ("calendar.fast_begins", 77, MUSLIM, Around(feasts=feasts())),
    ("calendar.fast_left", 4, book(), Around(holidays=(holiday(on=ago(3))._replace(until=ahead(4)),), feasts=feasts())),
    ("calendar.fast_known", "yes", MUSLIM, Around(feasts=feasts())),
    ("calendar.fast_there", "no", MUSLIM, Around(feasts=feasts())),
    ("calendar.fast_there", "yes", book(), Around(holidays=(holiday(),), feasts=feasts())),
    ("calendar.feast_days", 3, book(), Around(holidays=(holiday("National Day", ahead(3)),), feasts=feasts())),
    ("calendar.holiday_days", 3, book(), Around(holidays=(holiday(), holiday("National Day", ahead(3))))),
    ("ours.lab", "yes", book(), HOUSE),
    ("ours.quality_control", "yes", book(), HOUSE),
    ("ours.designers", "no", book(), HOUSE),
    ("ours.factory", "yes", book(), HOUSE),
    ("ours.certificates", "CE", book(), HOUSE),
    ("deal.stage", "quoted", QUOTED),
    ("deal.stage", "quoted", book(deals=(deal("lost", id=9), deal("quoted")))),
    ("deal.open", "no", book(deals=(deal("lost"),))),
    ("deal.open", "yes", QUOTED),
    ("deal.market", "FR", QUOTED),
    ("deal.product", "lamp", QUOTED),
    ("deal.stuck_topic", ("price", "payment"), STUCK),
    ("deal.stuck_topic", ("price",), STUCK._replace(rounds=(*STUCK.rounds, stuck("payment", ago(2), "agreed", 3)))),
    ("deal.unsettled_topic", ("price", "payment"), STUCK),
    ("deal.unsettled_topic", ("price", "payment"), STUCK._replace(rounds=(*STUCK.rounds, stuck("payment", ago(2), "open", 3)))),
    ("deal.unsettled_topic", ("price",), STUCK._replace(rounds=(*STUCK.rounds, stuck("payment", ago(2), "we_gave", 3)))),
    ("deal.stuck_days", 30, STUCK),
    ("deal.payment_asked", "no", QUOTED),
    ("deal.payment_asked", "yes", QUOTED._replace(quotes=(quote(payment="30/70"),))),
    ("deal.payment_asked", "yes", QUOTED._replace(facts=facts(terms__payment="30/70"))),
    ("deal.payment_asked", "yes", QUOTED._replace(rounds=(stuck("payment", ago(2)),))),
    ("deal.priced", "yes", QUOTED),
    ("deal.priced", "no", book(deals=(deal("sampling"),), proofs=(proof(),))),
    ("deal.incoterm_asked", "no", QUOTED),
    ("deal.incoterm_asked", "yes", QUOTED._replace(deal_facts=(AboutDeal(1, fact("deal.incoterm", "FOB")),))),
    ("quote.open", "yes", QUOTED),
    ("quote.silent_days", 9, QUOTED),
    ("quote.expires_days", 4, QUOTED),
    ("quote.payment_known", "no", QUOTED),
    ("order.open", "yes", ORDERED),
    ("order.open", "no", ORDERED._replace(orders=(order(shipped_on=ago(1)),))),
    ("order.destination", "US", ORDERED),
    ("order.destination_known", "no", ORDERED._replace(orders=(order(),))),
    ("order.plug_known", "no", ORDERED),
    ("order.plug_known", "yes", ORDERED._replace(orders=(order(destination="US", plug="US"),))),
    ("order.first", "yes", ORDERED),
    ("order.earlier", 0, ORDERED),
    ("order.earlier", 1, ORDERED._replace(orders=(order(id=2, shipped_on=ago(90)), order()))),
    ("orders.shipped", 1, ORDERED._replace(orders=(order(shipped_on=ago(90)), order(id=2)))),
    ("terms.delivery", "FOB Hong Kong with Sino", TERMS._replace(facts=(*TERMS.facts, fact("terms.place", "Hong Kong")))),
    ("order.first", "no", ORDERED._replace(orders=(order(), order(deal_id=8)))),
    ("orders.count", 1, ORDERED),
    ("proof.waiting_days", 8, book(deals=(deal("sampling"),), proofs=(proof(), proof(kind="pdf", sent_on=ago(30), feedback_on=ago(20))))),
    ("proof.version", 3, book(deals=(deal("sampling"),), proofs=(proof(version=3), proof(version=2)))),
    ("proof.signed", "yes", book(deals=(deal("sampling"),), proofs=(proof(state="signed"), proof()))),
    ("proof.signed", "no", book(deals=(deal("sampling"),), proofs=(proof(),))),
    ("proof.artwork_signed", "yes", book(deals=(deal("sampling"),), proofs=(proof(kind="pdf", state="signed"), proof()))),
    ("proof.artwork_signed", "no", book(deals=(deal("sampling"),), proofs=(proof(kind="pdf"), proof(state="signed")))),
    ("proof.machine_signed", "yes", book(deals=(deal("sampling"),), proofs=(proof(kind="machine", state="signed"),))),
    ("terms.incoterm.age", 52, TERMS),
    ("terms.payment.age", 52, TERMS),
    ("terms.forwarder.age", 52, TERMS),
    ("strict.overall", "mixed", STRICTNESS),
    ("strict.overall", "strict", book(facts=facts(strict__finish="strict", strict__function="strict"))),
    ("strict.strict_topics", ("colour_box",), STRICTNESS),
    ("strict.relaxed_topics", ("finish",), STRICTNESS),
    ("contact.chat", ("wechat",), None),
]  # fmt: skip
CASES = [(*case, AROUND)[:4] for case in FOUND]


@pytest.mark.parametrize(("name", "value", "dossier", "around"), CASES, ids=[f"{c[0]}={c[1]}" for c in CASES])
def test_a_name_is_worked_out_from_the_records(name, value, dossier, around):
    if dossier is None:
        from dossier.records.contact.person import Point

        dossier = book(points=(Point(1, "wechat", "anna", None, False), Point(2, "email", "a@n.example", None, True)))
    found = scene(dossier, TODAY, around).get(name)
    assert found is not None
    assert found.value == value
    assert found.reasons


def test_every_derived_name_has_a_case():
    assert set(DERIVED) == {name for name, *_rest in FOUND}


@pytest.mark.parametrize("name", DERIVED)
def test_a_derived_name_is_unknown_in_an_empty_dossier(name):
    assert scene(Dossier(None, None), TODAY).get(name) is None


@pytest.mark.parametrize("name", [each.name for each in words()])
def test_a_name_says_what_it_is(name):
    known = word(name)
    assert known.label
    assert known.type in {"text", "choice", "list", "number", "money", "date", "country", "currency", "yesno"}
    assert known.meaning or name in by_key()
    assert not known.asks or known.asks.startswith("record:") or known.asks in by_key()


def test_the_vocabulary_holds_every_fact_of_the_catalogue():
    assert set(by_key()) <= {each.name for each in words()}


def test_a_fact_known_to_be_none_is_known_and_one_that_does_not_apply_is_not():
    row = fact("contact.smokes", None)
    assert scene(book(facts=(row,)), TODAY).get("contact.smokes").value == "no"
    assert scene(book(facts=(row._replace(state="n/a"),)), TODAY).get("contact.smokes") is None


def test_the_reason_names_source_and_day():
    row = fact("contact.spoken_english", "poor", source="phone", on=ago(52), certainty="likely")
    reason = scene(book(facts=(row,)), TODAY).get("contact.spoken_english").reasons[0]
    assert reason == ("contact.spoken_english", "poor", "phone", ago(52), "likely", "", "")


def test_whom_a_name_speaks_of():
    assert [layer(n) for n in ("contact.diet", "strict.finish", "country.code", "market.price", "ours.lab")] == [
        "person", "company", "country", "country", "house",
    ]  # fmt: skip
    assert company().ref == "o1"


READ_BY_LABEL = {
    "contact.past_jobs", "contact.chat", "company.best_sellers", "company.new_products", "company.products_unasked",
    "company.rivals", "country.code", "contact.china_yearly",
}  # fmt: skip
"""Names whose label and value are words enough: `best sellers night lamp`."""


@pytest.mark.parametrize("case", CASES, ids=[f"{c[0]}={c[1]}" for c in CASES])
def test_the_reason_of_a_derived_name_is_a_sentence_or_is_read_by_its_label(case):
    name, _value, dossier, around = case
    found = scene(dossier or book(), TODAY, around).get(name)
    own = [reason for reason in found.reasons if reason.source == RECORD] if found else []
    assert all(told(reason) or reason.key in READ_BY_LABEL for reason in own), own


def test_the_vocabulary_says_what_each_name_means_and_no_other():
    assert list(derived()) == list(DERIVED)
    assert f"at most {NEWCOMER_YEARS} full year" in word("contact.is_newcomer").meaning
    assert f"At least {CHINA_HAND_VISITS} visits" in word("contact.china_hand").meaning
    assert f"High from {BIG_STARS} stars, {BIG_SHOPS} shops" in word("company.potential").meaning
