"""The rules of thumb of the field checklist, each as a client on whom the playbook must speak, and one on whom it must not.

docs/coverage.md is written from this table.
"""

from typing import NamedTuple

from advice.books import (
    ago,
    ahead,
    book,
    contact,
    deal,
    department,
    entry,
    facts,
    holiday,
    link,
    market,
    news,
    order,
    product,
    quote,
    stuck,
    visit,
)  # fmt: skip
from dossier.advice.playbook.scene import Around
from dossier.advice.profile import Profile
from dossier.records.country.country import Figure
from dossier.records.dossier import AboutDeal, Dossier
from dossier.world.feasts import feasts


class Case(NamedTuple):
    """An item of the checklist: the rule, words of its advice, a client it is for, a client it is not for."""

    item: str
    what: str
    rule: str
    words: str
    speaks: Dossier
    silent: Dossier
    around: Around = Around()


def known(**values):
    return book(facts=facts(**values))


def on(country, **changes):
    return book(country=country, **changes)


RAMADAN, LATER = Around(holidays=(holiday(on=ahead(30)),), feasts=feasts()), Around()
ASSISTANT, BOSS = known(contact__authority="assists"), known(contact__authority="decides")
NEW = known(contact__joined_firm="2026-06")
VETERAN_OF_THE_TRADE = known(contact__joined_firm="2026-06", contact__trade_since="2012")
FIRST_TIME, EXPERIENCED = known(company__china_experience="first_time"), known(company__china_experience="long")
HAND, TOURIST = known(contact__china_visits="8"), known(contact__china_visits="1")
AGENCY, NO_DESIGN, OWN_DESIGN = (
    book(departments=(department("Design", "outsourced"),)),
    book(departments=(department("Design", "none"),)),
    book(departments=(department("Design", "exists"),)),
)
FRIENDLY = book(links=(link(),), deals=(deal(),))
ANNIVERSARY, FAR_ANNIVERSARY = known(company__founded="1998-12-10"), known(company__founded="1998-06-10")
STRICT, RELAXED = known(strict__colour_box="strict"), known(strict__colour_box="relaxed")
FAIR, FAR_FAIR = book(news=(news(on=ahead(45)),)), book(news=(news(on=ahead(300)),))
TWO_MARKETS = book(markets=(market("US", "2015", number=1), market("DE", "2026-08", number=2)))
ONE_MARKET = book(markets=(market("US", "2015"),))
STANDING = book(facts=facts(terms__incoterm="FOB", terms__place="Hong Kong"), orders=(order(),))

CASES: tuple[Case, ...] = (
    Case("M19", "A title stands for power, and power decides how to negotiate", "decider-figures-and-terms", "decision",
         BOSS, ASSISTANT),
    Case("M20", "An assistant has no power to decide", "assistant-reports-to-the-boss", "Cannot decide", ASSISTANT, BOSS),
    Case("M21", "Show that you know the boss is asked", "assistant-reports-to-the-boss", "boss", ASSISTANT, BOSS),
    Case("M22", "The best plan and the papers exactly as asked", "assistant-ready-papers", "exactly as asked", ASSISTANT, BOSS),
    Case("M25", "No trouble and no blame for a subordinate", "assistant-no-trouble", "no trouble", ASSISTANT, BOSS),
    Case("M26", "Like a colleague, on the same side", "assistant-common-front", "same side", ASSISTANT, BOSS),
    Case("M29", "New in the firm, long in the trade: an expert", "new-here-old-in-the-trade", "expert",
         VETERAN_OF_THE_TRADE, NEW),
    Case("M30", "Long in the firm and close: sound them out", "long-serving-sound-out", "gently ask",
         known(contact__joined_firm="2012", contact__closeness="friend"),
         known(contact__joined_firm="2012", contact__closeness="stranger")),
    Case("M31", "A newcomer is offered full help", "newcomer-offer-help", "ask me anything", NEW, VETERAN_OF_THE_TRADE),
    Case("M32", "A newcomer is not quizzed about the firm", "newcomer-no-quiz", "Do not quiz", NEW,
         known(contact__joined_firm="2012")),
    Case("M35", "Weak written English: simple words, pictures, video", "weak-writing-simple-words", "everyday words",
         known(contact__written_english="poor"), known(contact__written_english="good")),
    Case("M36", "Weak written English: write in two languages", "weak-writing-two-languages", "two languages",
         known(contact__written_english="poor"), known(contact__written_english="good")),
    Case("M38", "Weak spoken English: stop calling", "weak-speech-no-calls", "Do not phone",
         known(contact__spoken_english="poor"), known(contact__spoken_english="good")),
    Case("M42", "Serious: business only, no jokes", "serious-business-only", "no jokes",
         known(contact__temperament="serious"), known(contact__temperament="easy_going")),
    Case("M43", "Easy-going: build the relationship", "easy-going-personal", "personal word",
         known(contact__temperament="easy_going"), known(contact__temperament="serious")),
    Case("M48", "Likes cooking: dishes and recipes", "cook-send-dishes", "photo of a dish",
         known(contact__hobbies="cooking"), known(contact__hobbies="chess")),
    Case("M49", "Likes travelling: sights in China", "traveller-suggest-sights", "one place in China",
         known(contact__hobbies="travelling"), known(contact__hobbies="chess")),
    Case("M53", "Often in China: the firm trades there regularly", "often-in-china-firm-buys-there", "regularly", HAND,
         known(contact__been_to_china="no")),
    Case("M54", "Half a China hand knows the costs", "china-hand-careful-costs", "to the cent", HAND, TOURIST),
    Case("M55", "A China hand has long-term business there", "china-hand-long-business", "present suppliers", HAND, TOURIST),
    Case("M56", "Never in China: perhaps new to the trade", "never-in-china-new-to-it", "new to the trade",
         known(contact__been_to_china="no"), known(contact__been_to_china="yes")),
    Case("M59", "First time with China: a flow chart", "first-import-flow-chart", "flow chart", FIRST_TIME, EXPERIENCED),
    Case("M60", "First time with China: it is easy and we help", "first-import-we-help", "easy", FIRST_TIME, EXPERIENCED),
    Case("M61", "Before a meal: what religion and diet forbid", "meal-muslim", "halal",
         known(contact__religion="muslim"), known(contact__religion="christian")),
    Case("M63", "A smoker gets a fine lighter at the airport", "smoker-lighter", "lighter",
         known(contact__smokes="yes"), known(contact__smokes="no")),
    Case("M71", "Long-term partners, a plan of their own, the best price", "send-deck-ask-theirs", "long-term partners",
         book(facts=facts(company__deck_received="no"), deals=(deal(),)),
         book(facts=facts(company__deck_received="yes"), deals=(deal(),))),
    Case("M74", "They may send no introduction: take notes", "no-deck-take-notes", "write everything down",
         known(company__deck_received="no"), known(company__deck_received="yes")),
    Case("M76", "Ask only a close client of another region who does not compete", "ask-a-friendly-client",
         "another region", FRIENDLY, book(links=(link("competes_with"),))),
    Case("M77", "The best informant is long in the trade and buys from them", "best-informant-long-in-trade",
         "long in the trade", FRIENDLY, book(links=(link(), link("competes_with")))),
    Case("M79", "Thank the informant with joint production", "thank-the-informant", "better price", FRIENDLY,
         book(links=(link(),), deals=(deal("lost"),))),
    Case("M82", "No designers: do not ask for 3D drawings", "no-designers-no-drawings", "3D drawings", NO_DESIGN, OWN_DESIGN),
    Case("M83", "No designers: our designer does it", "no-designers-tell-us-the-need", "our designer", NO_DESIGN, OWN_DESIGN),
    Case("M86", "Design outsourced: all packaging data at once", "agency-all-data-at-once", "at once", AGENCY, OWN_DESIGN),
    Case("M87", "Design outsourced: all changes at the first version", "agency-one-list-of-changes", "one message",
         AGENCY, OWN_DESIGN),
    Case("M89", "Offer our designers: first draft and rendering", "offer-our-designers", "rendering", NO_DESIGN, OWN_DESIGN),
    Case("M102", "Own brand: OEM; ready brands: ours", "own-brand-oem", "OEM",
         known(company__brand_strategy="own_brand"), known(company__brand_strategy="resells")),
    Case("M106", "Shows at a fair: ask what helps", "fair-ask-what-helps", "posters", FAIR, FAR_FAIR),
    Case("M109", "Anniversary: congratulate, send a gift", "anniversary-congratulate", "congratulate", ANNIVERSARY,
         FAR_ANNIVERSARY),
    Case("M110", "Anniversary: praise, grow together", "anniversary-grow-together", "growing together", ANNIVERSARY,
         FAR_ANNIVERSARY),
    Case("M113", "New market: confirm the destination of each order", "new-market-check-destination", "for which country",
         TWO_MARKETS, ONE_MARKET),
    Case("M114", "Because the charger differs", "several-markets-plug-and-marks", "plug", TWO_MARKETS, ONE_MARKET),
    Case("M119", "Observe, praise, ask, then recommend", "first-meetings-observe-then-recommend", "praise one real thing",
         known(contact__closeness="stranger"), known(contact__closeness="friend")),
    Case("M120", "Others like them chose this", "peers-chose-this", "same kind",
         book(facts=facts(company__sells_through="online"), deals=(deal("qualified"),)),
         book(facts=facts(company__sells_through="online"), deals=(deal("lost"),))),
    Case("M132", "Ramadan: prepare everything before it", "ramadan-in-the-calendar", "Ramadan", book(), book(), RAMADAN),
    Case("M135", "India priced like Europe is hard to sell", "india-own-price-list", "European price", on("IN"), on("DE")),
    Case("M137", "India: works and costs little", "india-works-and-cheap", "costs little", on("IN"), on("DE")),
    Case("M138", "Germany: strict on quality, the price may be a little higher", "germany-quality-first", "exact",
         on("DE"), on("IN")),
    Case("M139", "South Africa: glossy", "south-africa-glossy", "glossy", on("ZA"), on("US")),
    Case("M140", "USA: matt", "usa-matt", "matt", on("US"), on("ZA")),
    Case("M144", "Pillar industries tell the size of our market", "industries-tell-the-size", "cars", on("DE"), on("FR"),
         Around(figures=lambda code: {"industries": Figure(["cars"], 2026, "")} if code == "DE" else {})),
    Case("M152", "No forwarder: recommend several", "no-forwarder-recommend", "two or three",
         known(company__forwarder_in_china="no"), known(company__forwarder_in_china="yes")),
    Case("M154", "Confirmed once: do not ask again", "terms-stand-reconfirm", "do not ask again", STANDING,
         known(terms__incoterm="FOB")),
    Case("M158", "Strict: the colour box is proofed on the machine", "strict-box-machine-proof", "printing machine", STRICT,
         RELAXED),
    Case("M159", "Strict: written on every production order", "strict-note-on-production-order", "strict inspection",
         STRICT, RELAXED),
    Case("M160", "Strict: the signed sample is the standard", "strict-signed-sample", "signature", STRICT, RELAXED),
    Case("M161", "Strict: quote a little higher", "strict-price-with-scrap", "higher", STRICT, RELAXED),
    Case("M162", "Relaxed: a PDF is enough", "relaxed-box-pdf", "PDF", RELAXED, STRICT),
    Case("M163", "Relaxed: the price may be lower", "relaxed-price-a-little-lower", "lower",
         known(strict__colour_box="relaxed", strict__finish="relaxed"), RELAXED),
    Case("M164", "Payment is asked before the quotation", "payment-before-price", "before you quote", book(deals=(deal(),)),
         book(deals=(deal(),), facts=facts(terms__payment="30/70"))),
    Case("M166", "The quotation names the payment it is based on", "quote-names-its-payment", "payment",
         book(deals=(deal("quoted"),), quotes=(quote(),)), book(deals=(deal("quoted"),), quotes=(quote(payment="30/70"),))),
    Case("M174", "Stuck: policies change, try again", "stuck-on-payment-try-again", "policies",
         book(deals=(deal("negotiating"),), rounds=(stuck(),)),
         book(deals=(deal("negotiating"),), rounds=(stuck(), stuck(outcome="agreed", on=ago(5), number=2)))),
    Case("M176", "High potential: the boss may agree", "potential-case-for-the-boss", "boss",
         book(deals=(deal("negotiating"),), rounds=(stuck(),), facts=facts(company__shops="600")),
         book(deals=(deal("negotiating"),), rounds=(stuck(),), facts=facts(company__shops="3"))),
    Case("M184", "Strictness is kept per topic", "strict-here-easy-there", "where it counts",
         known(strict__colour_box="strict", strict__finish="relaxed"), known(strict__colour_box="strict", strict__finish="strict")),
    # Beyond the rules of thumb: warnings and habits that the playbook serves too.
    Case("M4", "Silence is answered from a new angle", "silence-new-angle", "new",
         book(log=(entry(number=1, on=ago(20)), entry(number=2, on=ago(14)))),
         book(log=(entry(number=1, on=ago(20)), entry("in", number=2, on=ago(14))))),
    Case("M34", "A country's habit is only a guess", "english-not-tested-yet", "Many buyers", on("FR"),
         on("FR", facts=facts(contact__written_english="fluent"))),
    Case("M41", "Before a visit: prepare by temperament", "serious-visit-by-the-minute", "agenda",
         book(facts=facts(contact__temperament="serious"), visits=(visit(on=ahead(7)),)),
         book(facts=facts(contact__temperament="serious"), visits=(visit(on=ahead(90)),))),
    Case("M84", "Custom artwork drags and delays", "custom-artwork-early", "last day",
         AGENCY._replace(deals=(deal("ordered"),), orders=(order(),)),
         AGENCY._replace(deals=(deal("ordered"),), orders=(order(shipped_on=ago(2)),))),
    Case("M95", "A new product goes to R&D", "new-product-ask-development", "solar lamp",
         book(products=(product("solar lamp", "new"),)), book(products=(product("solar lamp", "new", can_make="yes"),))),
    Case("M165", "Price first, payment later is a trap", "price-first-payment-later", "settle it",
         book(deals=(deal("quoted"),)), book(deals=(deal("quoted"),), deal_facts=(AboutDeal(1, facts(deal__payment="100% after sale")[0]),))),
    Case("M183", "Clients become friends", "friend-say-it-first", "friend", known(contact__closeness="friend"),
         known(contact__closeness="stranger")),
)  # fmt: skip

RULES_OF_THUMB = tuple(
    f"M{number}"
    for number in (
        19, 20, 21, 22, 25, 26, 29, 30, 31, 32, 35, 36, 38, 42, 43, 48, 49, 53, 54, 55, 56, 59, 60, 61, 63,
        71, 74, 76, 77, 79, 82, 83, 86, 87, 89, 102, 106, 109, 110, 113, 114, 119, 120,
        132, 135, 137, 138, 139, 140, 144,
        152, 154, 158, 159, 160, 161, 162, 163, 164, 166, 174, 176, 184,
    )
)  # fmt: skip
"""The 62 items of type R in sections 1 to 6 of the field checklist, and 184."""
DESIGNLESS_HOUSE = Around(profile=Profile(designers=False))
NOBODY = book(contact=contact())
