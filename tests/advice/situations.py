"""Situations of the field checklist as they are typed: the moment, and the rules of which one must stand among the first five lines.

Every one is typed into the same dossier, which holds some fourteen other facts that rules speak on.
"""

from typing import NamedTuple

START = (
    'add contact "Anna Schmidt" --company "Nordlicht GmbH" --email anna@nordlicht.example --country NL --known --source fair',
    "set anna hobbies=chess preferred_channel=wechat wechat=anna_s joined_firm=2017 china_visits=2 languages=English",
    "set anna written_english=good spoken_english=good birthday=1985-03-12 closeness=chats",
    "set nordlicht founded=1998 sells_through=online,own_shops main_products=chargers brand_strategy=own_brand shops=40",
    "set nordlicht deck_received=no finance=sound",
    'add product nordlicht "night lamp" --kind best_seller',
    'add career anna "Lumen AG" --from 2010 --to 2016',
    'add deal anna "5000 chargers" --stage qualified',
    "set d1 opened_on=2026-05-04",
    "set nordlicht terms.payment=30/70",
)
"""What every dossier holds before its situation: fourteen facts, a best seller, an earlier job, a deal with its payment."""
QUOTE = 'quote d1 --line "Charger, 5000 pcs, 3.20" --incoterm "FOB Ningbo" --payment 30/70'
ORDER = ("stage d1 negotiating", "order d1 --destination NL --value 16000 --currency USD")
SHIPPED = (*ORDER, 'order s1 --received "USD 16,000"', "order s1 --shipped 5000")


class Situation(NamedTuple):
    """An item of the checklist at the moment at which it matters."""

    item: str
    typed: tuple[str, ...]
    moment: str
    expected: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return a name for the test."""
        return f"{self.item}-{self.expected[0]}-{self.moment}"


def at(moment: str, item: str, expected: str, *typed: str) -> Situation:
    """Return a situation; `expected` may name several rules."""
    return Situation(item, typed, moment, tuple(expected.split()))


SITUATIONS = (
    # the person
    at("call", "M19", "decider-figures-and-terms", "set anna authority=decides"),
    at("quote", "M19", "decider-figures-and-terms", "set anna authority=decides"),
    at("mail", "M19", "buyer-comparable-offer", "set anna authority=buys"),
    at("call", "M20", "assistant-reports-to-the-boss", 'set anna title="Purchasing Assistant"'),
    at("mail", "M21", "assistant-reports-to-the-boss", "set anna title=采购助理"),
    at("quote", "M22", "assistant-ready-papers", "set anna authority=assists"),
    at("mail", "M23", "assistant-ready-papers", "set anna authority=assists"),
    at("order", "M24", "assistant-no-trouble", "set anna authority=assists", "config profile.quality_control=yes"),
    at("call", "M25", "assistant-no-trouble", "set anna authority=assists", "config profile.quality_control=yes"),
    at("call", "M26", "assistant-common-front", "set anna authority=assists"),
    at("call", "M28", "earlier-jobs-as-a-topic"),
    at("call", "M29", "new-here-old-in-the-trade", "set anna joined_firm=2026-06 trade_since=2009"),
    at("mail", "M29", "new-here-old-in-the-trade", "set anna joined_firm=2026-06 trade_since=2009"),
    at("visit", "M30", "long-serving-sound-out", "set anna joined_firm=2008 closeness=friend"),
    at("mail", "M31", "newcomer-offer-help", "set anna joined_firm=2026-09"),
    at("call", "M32", "newcomer-no-quiz", "set anna joined_firm=2026-09"),
    at("mail", "M34", "english-not-tested-yet", "set nordlicht country=FR", "set anna country=FR written_english=unknown"),
    at("mail", "M35", "weak-writing-simple-words", "set anna written_english=poor"),
    at("mail", "M36", "weak-writing-two-languages", "set anna written_english=poor"),
    at("call", "M38", "weak-speech-no-calls", "set anna spoken_english=poor"),
    at("call", "M39", "impatient-to-the-point", "set anna temperament=impatient"),
    at("call", "M40", "gentle-leave-room", "set anna temperament=gentle"),
    at("visit", "M41", "serious-visit-by-the-minute", "set anna temperament=serious", "add visit anna to_them +6d"),
    at("reception", "M41", "easy-going-visit", "set anna temperament=easy_going", "add visit anna to_us +6d"),
    at("call", "M42", "serious-business-only", "set anna temperament=serious"),
    at("visit", "M42", "serious-business-only", "set anna temperament=serious"),
    at("call", "M43", "easy-going-personal", "set anna temperament=easy_going"),
    at("call", "M47", "hobby-prepare-material"),
    at("call", "M48", "cook-send-dishes", "set anna hobbies=cooking"),
    at("mail", "M48", "cook-send-dishes", "set anna hobbies=做菜"),
    at("call", "M49", "traveller-suggest-sights", "set anna hobbies=travelling"),
    at("reception", "M50", "traveller-suggest-sights", "set anna hobbies=徒步"),
    at("call", "M53", "often-in-china-firm-buys-there", "set anna china_visits=3"),
    at("quote", "M54", "china-hand-careful-costs", "set anna china_visits=8"),
    at("reception", "M55", "china-hand-long-business", "set anna china_visits=8"),
    at("call", "M56", "never-in-china-new-to-it", "set anna been_to_china=no china_visits=0"),
    at("mail", "M59", "first-import-flow-chart", "set nordlicht china_experience=first_time"),
    at("quote", "M59", "first-import-flow-chart", "set nordlicht china_experience=first_time"),
    at("call", "M60", "first-import-we-help", "set nordlicht china_experience=first_time"),
    at("reception", "M61", "meal-muslim", "set anna religion=muslim", "add visit anna to_us +3d"),
    at("reception", "M61", "meal-as-noted", "set anna diet=vegetarian", "add visit anna to_us +3d"),
    at("reception", "M63", "smoker-lighter", "set anna smokes=yes", "add visit anna to_us +3d"),
    # the firm
    at("mail", "M70", "send-deck-ask-theirs"),
    at("visit", "M74", "no-deck-take-notes"),
    at("mail", "M82", "no-designers-no-drawings", "set nordlicht design_team=none"),
    at("mail", "M83", "no-designers-tell-us-the-need", "set nordlicht design_team=none",
       "config profile.designers=yes"),
    at("order", "M84", "custom-artwork-early", "set nordlicht design_team=outsourced", *ORDER),
    at("order", "M86", "agency-all-data-at-once", "set nordlicht design_team=outsourced", *ORDER),
    at("order", "M87", "agency-one-list-of-changes", "set nordlicht design_team=outsourced", *ORDER),
    at("quote", "M89", "offer-our-designers", "set nordlicht design_team=outsourced",
       "config profile.designers=yes"),
    at("mail", "M95", "new-product-ask-development", 'add product nordlicht "solar lamp" --kind new'),
    at("quote", "M102", "own-brand-oem"),
    at("quote", "M102", "reseller-our-brand", "set nordlicht brand_strategy=resells"),
    at("mail", "M103", "recommend-beside-the-best-seller"),
    at("mail", "M106", "fair-ask-what-helps", 'add news nordlicht fair "IFA" --on +40d'),
    at("call", "M108", "fair-tell-our-boss", 'add news nordlicht fair "IFA" --on 2026-11-10'),
    at("holiday", "M109", "anniversary-congratulate", 'add news nordlicht anniversary "30 years" --on +20d'),
    at("mail", "M110", "anniversary-grow-together anniversary-congratulate", 'add news nordlicht anniversary "30 years" --on +20d'),
    at("order", "M113", "new-market-check-destination", "add market nordlicht US --from 2015",
       "add market nordlicht DE --from 2026-08"),
    at("order", "M114", "new-distributor-check-destination", 'add news nordlicht distributor "exclusive for Europe"'),
    at("order", "M114", "several-markets-plug-and-marks", "add market nordlicht US", "add market nordlicht DE", *ORDER),
    at("mail", "M116", "proposal-on-what-you-know"),
    at("mail", "M117", "silence-new-angle", 'log anna "any news?" --by email --out --on 2026-10-20',
       'log anna "any news?" --by email --out --on 2026-11-02'),
    at("fair", "M119", "first-meetings-observe-then-recommend", "set anna closeness=stranger"),
    at("quote", "M120", "peers-chose-this"),
    # the country
    at("quote", "M135", "india-own-price-list", "set nordlicht country=IN", "set anna country=IN"),
    at("quote", "M137", "india-works-and-cheap", "set nordlicht country=IN", "set anna country=IN"),
    at("quote", "M138", "germany-quality-first", "set nordlicht country=DE", "set anna country=DE"),
    at("quote", "M139", "south-africa-glossy", "set nordlicht country=ZA", "set anna country=ZA"),
    at("quote", "M140", "usa-matt", "set nordlicht country=US", "set anna country=US"),
    at("quote", "M146", "own-note-glossy", "set nordlicht country=US", "set anna country=US", "set US taste=glossy"),
    # the negotiation
    at("quote", "M152", "no-forwarder-recommend", "set nordlicht forwarder_in_china=no"),
    at("quote", "M155", "terms-stand-reconfirm", 'set nordlicht terms.incoterm="FOB Hong Kong" terms.forwarder="Sino Trans"',
       *SHIPPED, 'add deal anna "5000 more"'),
    at("quote", "M158", "strict-box-machine-proof", "set nordlicht strict.colour_box=strict"),
    at("order", "M159", "strict-note-on-production-order", "set nordlicht strict.finish=strict", *ORDER),
    at("order", "M160", "strict-signed-sample", "set nordlicht strict.finish=strict", *ORDER),
    at("quote", "M161", "strict-price-with-scrap", "set nordlicht strict.finish=strict"),
    at("quote", "M162", "relaxed-box-pdf", "set nordlicht strict.colour_box=relaxed"),
    at("quote", "M163", "relaxed-price-a-little-lower", "set nordlicht strict.colour_box=relaxed strict.finish=relaxed"),
    at("quote", "M164", "payment-before-price", "set nordlicht terms.payment=unknown"),
    at("mail", "M165", "price-first-payment-later", "set nordlicht terms.payment=unknown",
       'quote d1 --line "Charger, 5000 pcs, 3.20"', "quote q1 --sent --override urgent"),
    at("quote", "M166", "quote-names-its-payment", "set nordlicht terms.payment=unknown", 'quote d1 --line "Charger, 5000 pcs, 3.20"'),
    at("mail", "M168", "inherited-client-read-first", "set anna source=colleague"),
    at("call", "M174", "stuck-on-payment-try-again", "round d1 payment --ours full --theirs B/L --outcome stuck --on 2026-06-01"),
    at("quote", "M176", "potential-case-for-the-boss", "set nordlicht shops=600",
       "round d1 payment --ours full --theirs B/L --outcome stuck --on 2026-06-01"),
    at("mail", "M4", "quote-silent-one-question", QUOTE, "quote q1 --sent --on 2026-11-10"),
    at("call", "M4", "answer-now", 'log anna "how much?" --by email --in --on 2026-11-19'),
    at("call", "M50", "our-promise-first", 'add promise anna "test report" --due 2026-11-16'),
    at("call", "M88", "third-proof-call", "stage d1 sampling", "proof d1 pdf --version 3 --sent"),
)  # fmt: skip
