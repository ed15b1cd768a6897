"""Matching: every reason counts what the table says, and what is unknown counts nothing."""

from decimal import Decimal

import pytest

from advice.books import ROOT, TODAY, company, deal, facts
from dossier.advice.company.match import Ground, match
from dossier.advice.company.match_table import read_table
from dossier.records.company.matching import Buyer, MarketNeeds, Purchase
from dossier.records.company.products import ClientProduct, Offer
from dossier.records.country.country import Mark
from dossier.records.dossier import Dossier
from dossier.records.ref import Ref
from dossier.world.figures import marks

TABLE = read_table(ROOT / "data/match.toml")
CE = Mark("CE", "mandatory", "electrical", "", "", "")
GERMANY = MarketNeeds("DE", "Germany", ("C", "F"), "F", (230,), (CE,), "matt")
AMERICA = MarketNeeds("US", "United States", ("A", "B"), "B", (120,), (), "matt")


def offer(number=1, **changes):
    made = Offer(number, f"Charger {number}", None, "charger", None, None, None, None, None, None, None, None, None)
    return made._replace(**changes)


def ground(dossier, *offers, markets=(), buyers=(), purchases=(), share=False):
    return Ground(dossier, TODAY, offers, tuple(markets), tuple(buyers), tuple(purchases), TABLE, share)


def client(*, products=(), deals=(), **known):
    found = {f"company__{key}": value for key, value in known.items()}
    return Dossier(
        Ref("o", 1), "DE", company=company(), facts=facts(**found), products=tuple(products), deals=tuple(deals)
    )


def whys(found, at=0):
    one = found.proposals[at]
    return {why.name: why.points for why in (*one.reasons, *one.against)}


def test_the_score_is_the_sum_of_what_is_said():
    dossier = client(main_products="chargers", brand_strategy="own_brand", price_level="high")
    found = match(ground(dossier, offer(plug="EU", mains="100-240 V", certificates="CE", finish="matt"), offer(2, category="tent"),
                         markets=[GERMANY]))  # fmt: skip
    assert found.mode == "oem"
    assert [each.offer.id for each in found.proposals] == [1, 2]
    for each in found.proposals:
        assert each.score == sum(why.points for why in (*each.reasons, *each.against))
    assert whys(found) == {name: TABLE.points[name] for name in ("category", "plug", "marks", "mains", "finish")}
    assert whys(found, 1) == {"other_category": TABLE.points["other_category"]}


def test_nothing_known_gives_no_points_and_says_what_is_missing():
    found = match(ground(client(), offer()))
    assert (found.mode, found.proposals[0].score, found.proposals[0].reasons) == (None, 0, ())
    assert len(found.unknown) == 4


@pytest.mark.parametrize(
    ("changes", "markets", "name"),
    [
        ({"plug": "US"}, [GERMANY], "plug_none"),
        ({"plug": "US"}, [GERMANY, AMERICA], "plug_some"),
        ({"mains": "220-240 V", "plug": "EU"}, [AMERICA], "mains_wrong"),
        ({"certificates": "FCC"}, [GERMANY], "marks_missing"),
        ({"finish": "glossy"}, [GERMANY], "finish_wrong"),
    ],
)
def test_what_does_not_fit_a_market_counts_against(changes, markets, name):
    assert whys(match(ground(client(), offer(**changes), markets=markets)))[name] == TABLE.points[name]


def test_a_lamp_on_a_usb_plug_needs_no_mains():
    assert "mains" not in whys(match(ground(client(), offer(mains="5 V USB-C"), markets=[GERMANY])))


def test_clients_of_the_same_kind_who_bought_count_and_are_named_only_for_us():
    alike = Buyer(2, "Southern Light", "AU", frozenset({"online"}), "high", "own_brand")
    other = Buyer(3, "Umoja", "ZA", frozenset({"wholesale"}), "low", None)
    own = Buyer(1, "Nordlicht GmbH", "DE", frozenset({"online"}), "high", None)
    bought = [Purchase(2, "Charger 1 white", None, TODAY), Purchase(3, "Charger 2", None, TODAY)]
    for share in (False, True):
        found = match(ground(client(), offer(), offer(2), buyers=[own, alike, other], purchases=bought, share=share))
        peers = [why for each in found.proposals for why in each.reasons if why.name == "peers"]
        assert [why.points for why in peers] == [TABLE.points["peers"]]
        assert ("Southern Light" in peers[0].words) is not share


def test_what_is_on_the_table_or_bought_already_is_no_way_in():
    talked = client(deals=[deal("quoted", product="Charger 1")])
    assert whys(match(ground(talked, offer())))["open_deal"] == TABLE.points["open_deal"]
    bought = match(ground(client(), offer(), purchases=[Purchase(1, "x", 1, TODAY)]))
    assert whys(bought)["bought"] == TABLE.points["bought"]


def test_a_best_seller_of_the_category_is_the_way_in_unless_we_cannot_make_the_like():
    seller = ClientProduct(1, "Kompakt", "best_seller", "charger", None, None, None, "Voltera", None, None, None, None)
    assert "best_seller" in whys(match(ground(client(products=[seller]), offer())))
    assert "best_seller" not in whys(match(ground(client(products=[seller._replace(can_make="no")]), offer())))


def test_price_stands_among_our_own_of_the_kind():
    cheap, dear = offer(price_low=Decimal(1), currency="USD"), offer(2, price_low=Decimal(9), currency="USD")
    found = {each.offer.id: {why.name for why in (*each.reasons, *each.against)}
             for each in match(ground(client(price_level="high"), cheap, dear)).proposals}  # fmt: skip
    assert found == {1: {"price_wrong"}, 2: {"price"}}


def test_a_guess_about_the_firm_counts_nothing():
    sure = client(main_products="chargers")
    guessed = sure._replace(facts=tuple(row._replace(certainty="guess") for row in sure.facts))
    assert match(ground(guessed, offer())).proposals[0].score == 0
    assert match(ground(sure, offer())).proposals[0].score == TABLE.points["category"]


def test_every_paper_of_the_table_is_a_mark_of_some_market():
    import csv

    with (ROOT / "data/countries/marks.csv").open(encoding="utf-8", newline="") as stream:
        known = {row["mark"] for row in csv.DictReader(stream)}
    assert set(TABLE.papers) <= known
    assert {mark.name for mark in marks("DE")} & set(TABLE.papers)
