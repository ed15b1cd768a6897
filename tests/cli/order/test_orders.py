"""From the quotation to the order, its days, its production notes, and the next one that asks nothing twice."""

import json

import pytest

ANNA = ("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "DE", "--known", "--no-follow-up",
        "--no-input")  # fmt: skip
SPLIT = "30% deposit, 70% before shipment"


@pytest.fixture
def deal(run):
    """Return `run` on a book with a deal d1 of which a quotation q1 is out."""
    run(*ANNA)
    run("deal", "anna", "Chargers", "--product", "Charger A", "--quantity", "5000", "--market", "DE", "--opened-on",
        "2026-10-01")  # fmt: skip
    done = run("quote", "d1", "--line", "Charger A, 1000 pcs, 3.40; 5000 pcs, 3.20; 10000 pcs, 3.05", "--incoterm",
               "FOB Hong Kong", "--payment", SPLIT, "--marks", "CE, RoHS", "--packing", "50 pcs a carton", "--sent")  # fmt: skip
    assert done.exit_code == 0, done.stderr
    return run


def shown(run, ref):
    done = run("show", ref, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_an_order_takes_everything_from_its_quotation_as_one_operation(deal):
    done = deal("order", "anna", "--ship-by", "2027-01-20")
    assert "Order PI-2026-001 (s1) for Chargers (d1), USD 16,000.00." in done.stdout
    order = shown(deal, "s1")
    assert (order["quote_ref"], order["incoterm"], order["place"], order["payment"], order["currency"]) == (
        "q1", "FOB", "Hong Kong", SPLIT, "USD",
    )  # fmt: skip
    assert (order["value"], order["destination"], order["confirmed_on"]) == ("16000.00", "DE", "2026-11-23")
    book = shown(deal, "d1")
    assert (book["deal"]["stage"], book["deal"]["value"], book["quotes"][0]["state"]) == (
        "ordered",
        "16000.00",
        "accepted",
    )
    terms = shown(deal, "nordlicht")["facts"]
    assert [terms[f"terms.{name}"]["value"] for name in ("incoterm", "place", "payment")] == ["FOB", "Hong Kong", SPLIT]
    assert terms["terms.payment"]["source_detail"] == "PI-2026-001"
    deal("undo")
    before = shown(deal, "d1")
    assert (before["orders"], before["deal"]["stage"], before["quotes"][0]["state"]) == ([], "quoted", "sent")
    assert shown(deal, "nordlicht")["facts"]["terms.incoterm"] is None


def test_the_payment_terms_set_the_days_and_say_so(deal):
    done = deal("order", "d1", "--ship-by", "2027-01-20")
    assert "deposit due 30 Nov, by the terms; balance due 17 Jan 2027, by the terms." in done.stdout
    assert (shown(deal, "s1")["deposit_due"], shown(deal, "s1")["balance_due"]) == ("2026-11-30", "2027-01-17")
    assert "30 Nov (in 7 days) · 30 % USD 4,800.00" in deal("order", "s1").stdout


def test_numbers_go_on_in_the_form_of_the_house(deal):
    deal("add", "order", "d1", "--number", "SC/2026/09")
    assert "SC/2026/10" in deal("order", "d1", "--more", "--no-stage").stdout
    assert "SC/2027/01" in deal("order", "d1", "--more", env={"DOSSIER_NOW": "2027-01-05T09:00"}).stdout
    taken = deal("order", "d1", "--more", "--number", "sc/2026/09")
    assert (taken.exit_code, "taken by s1" in taken.stderr) == (2, True)


def test_no_stage_leaves_the_deal_where_it_is(deal):
    deal("order", "d1", "--no-stage")
    assert shown(deal, "d1")["deal"]["stage"] == "quoted"


def test_deposit_loading_and_balance_bring_the_deal_to_its_end(deal):
    deal("order", "d1", "--on", "2026-11-02")
    deal("order", "s1", "--payment", "30% deposit, balance after B/L")
    assert "deposit paid 10 Nov USD 4,800.00" in deal("order", "s1", "--paid-deposit", "--on", "2026-11-10").stdout
    assert "deal d1: shipped" in deal("order", "s1", "--shipped", "--on", "2026-11-20").stdout
    assert "deal d1: paid" in deal("order", "s1", "--paid-balance").stdout
    assert shown(deal, "d1")["deal"]["closed_on"] == "2026-11-23"


def test_a_deal_with_two_orders_has_shipped_only_with_both(deal):
    deal("order", "d1", "--on", "2026-11-02", "--payment", "30% deposit, balance after B/L")
    deal("add", "order", "d1", "--confirmed-on", "2026-11-02")
    unpaid = deal("order", "s1", "--shipped")
    assert (unpaid.exit_code, "USD 4,800 due before shipment has not come" in unpaid.stderr) == (6, True)
    done = deal("order", "s1", "--shipped", "--override", "they paid in cash")
    assert (done.exit_code, "deal d1" in done.stdout) == (0, False)
    assert "deal d1: shipped" in deal("order", "s2", "--shipped").stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--ship-by", "2026-11-01"), 2, "ship by lies before confirmed on"),
        (("--on", "2026-09-01"), 2, "before the inquiry of 1 Oct 2026"),
        (("--on", "2027-09-01"), 2, "still to come"),
        (("--payment", "30% deposit, 60% later"), 2, "come to 90 %"),
        (("--incoterm", "FOBB Hong Kong"), 2, "Did you mean FOB?"),
        (("--incoterm", "CIF"), 2, "CIF needs a place"),
        (("--value", "a lot"), 2, ""),
        (("--destination", "Atlantis"), 2, "not a country"),
        (("--from-quote", "q9"), 3, "no quotation q9"),
        (("--like", "s9"), 3, "no order s9"),
        (("--like", "nonsense"), 2, "is no order"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(deal, words, code, said):
    done = deal("order", "d1", *words)
    assert (done.exit_code, done.stderr.count("\n")) == (code, 1)
    assert said in done.stderr
    assert json.loads(deal("list", "orders", "--json").stdout) == []


def test_a_refused_quotation_or_one_of_another_deal_is_not_ordered_from(deal):
    deal("quote", "q1", "--refused")
    assert deal("order", "d1", "--from-quote", "q1").exit_code == 6
    deal("deal", "anna", "Lamps")
    other = deal("order", "d2", "--from-quote", "q1")
    assert (other.exit_code, "another deal" in other.stderr) == (2, True)


def test_an_order_that_departs_from_the_standing_terms_says_so_and_leaves_them(deal):
    deal(
        "set", "nordlicht", "terms.incoterm=FOB", "terms.place=Shenzhen", "terms.payment=40/60", "terms.forwarder=Hansa"
    )
    done = deal("order", "d1")
    assert "named place: FOB Hong Kong now, FOB Shenzhen settled since 23 Nov. Intended?" in done.stdout
    assert f"payment: {SPLIT} now, 40/60 settled since 23 Nov. Intended?" in done.stdout
    assert shown(deal, "s1")["forwarder"] == "Hansa"
    terms = shown(deal, "nordlicht")["facts"]
    assert (terms["terms.place"]["value"], terms["terms.payment"]["value"]) == ("Shenzhen", "40/60")


def test_a_guess_and_what_another_client_told_are_no_standing_terms(deal):
    deal("add", "contact", "Ben Okafor", "--no-input")
    deal("set", "nordlicht", "terms.forwarder=Guess Line", "--source", "guess")
    deal("order", "d1")
    deal("set", "nordlicht", "terms.forwarder=Told Line", "--told-by", "ben")
    deal("order", "d1", "--more")
    assert [shown(deal, ref)["forwarder"] for ref in ("s1", "s2")] == [None, None]


def test_the_next_order_proposes_the_settled_terms_in_one_sentence_and_writes_nothing(deal):
    deal("order", "d1", "--forwarder", "Hansa Sea & Air", "--number", "PI-1")
    deal("deal", "anna", "Chargers again", "--market", "DE")
    done = deal("order", "anna", "--like", "PI-1")
    assert done.exit_code == 0, done.stderr
    assert (
        f"Last time (PI-1) it was FOB Hong Kong, forwarder Hansa Sea & Air, payment {SPLIT}; "
        "we go on in the same way for this order, right?"
    ) in done.stdout
    assert "quantity and price: no quotation yet" in done.stdout
    assert "dossier order d2 --like s1 --confirmed" in done.stderr
    assert len(json.loads(deal("list", "orders", "--json").stdout)) == 1
    assert deal("order", "anna", "--like", "s1", "--confirmed").exit_code == 0
    second = shown(deal, "s2")
    assert (second["number"], second["incoterm"], second["place"], second["payment"], second["forwarder"]) == (
        "PI-2", "FOB", "Hong Kong", SPLIT, "Hansa Sea & Air",
    )  # fmt: skip


def test_a_place_never_comes_from_another_incoterm(deal):
    deal("order", "d1")
    deal("deal", "anna", "Again")
    deal("order", "d2", "--like", "s1", "--confirmed", "--incoterm", "CIF Hamburg", "--destination", "DE")
    assert (shown(deal, "s2")["incoterm"], shown(deal, "s2")["place"]) == ("CIF", "Hamburg")


STRICT = ("strict.colour_box=strict", "strict.finish=strict", "strict.documents=relaxed", "strict.function=normal")


def test_production_notes_say_strict_inspection_for_what_is_strict_and_no_price(deal):
    deal("set", "nordlicht", *STRICT, "terms.label_language=German", "terms.inspection=third party, AQL 1.5")
    deal("order", "d1", "--ship-by", "2027-01-20", "--note", "white only")
    notes = deal("show", "s1", "--section", "production").stdout
    assert notes == deal("order", "s1", "--notes", "--lang", "en").stdout
    for text in (
        "Production notes · PI-2026-001 · Nordlicht GmbH", "STRICT INSPECTION: colour box, finish of the product",
        "may be relaxed: documents", "not known yet, ask before production: print colours, packing", "ship by: 20 Jan 2027",
        "no signed sample yet", "marks: CE, RoHS", "packing: 50 pcs a carton", "language of labels: German",
        "inspection: third party, AQL 1.5", "note: white only", "destination: Germany",
    ):  # fmt: skip
        assert text in notes, text
    for price in ("3.40", "3.20", "16,000", "16000", "USD"):
        assert price not in notes


def test_production_notes_are_chinese_for_a_chinese_factory(deal):
    deal("set", "nordlicht", *STRICT)
    deal("order", "d1")
    notes = deal("order", "s1", "--notes", "--lang", "zh").stdout
    for text in ("生产单备注 · PI-2026-001 · Nordlicht GmbH", "严检：彩盒、产品外观", "可放宽：单证", "目的国：德国"):
        assert text in notes
    assert deal("order", "s1", "--notes", "--lang", "fr").exit_code == 2


def test_the_signed_sample_is_the_standard_also_from_an_earlier_order_of_the_same_product(deal):
    deal("set", "nordlicht", *STRICT)
    deal("order", "d1")
    deal("proof", "d1", "sample", "--signed", "--lies-at", "QC room B3")
    assert "lies at: QC room B3" in deal("order", "s1", "--notes").stdout
    deal("deal", "anna", "Chargers again", "--product", "charger a")
    deal("deal", "anna", "Lamps", "--product", "Lamp L9")
    deal("order", "d2")
    deal("order", "d3")
    again = deal("order", "s2", "--notes").stdout
    assert "lies at: QC room B3; from the earlier order, deal d1: is it still the same version?" in again
    assert "QC room B3" not in deal("order", "s3", "--notes").stdout


def test_sharing_an_order_leaves_out_the_price_step_and_the_notes(deal):
    deal("set", "nordlicht", *STRICT)
    deal("order", "d1", "--note", "he pays late")
    whole, shared = deal("show", "s1").stdout, deal("show", "s1", "--share").stdout
    for text in ("he pays late", "How exact they are", "Production notes"):
        assert text in whole
        assert text not in shared
    assert {"note", "strictness", "production_notes"} & json.loads(
        deal("show", "s1", "--share", "--json").stdout
    ).keys() == set()


def test_an_order_that_does_not_fit_where_it_goes_is_refused_unless_a_reason_is_given(deal):
    deal(
        "add",
        "offer",
        "Charger A",
        "--code",
        "A-30",
        "--category",
        "charger",
        "--plug",
        "EU",
        "--certificates",
        "CE, RoHS",
    )
    fits = deal("order", "d1", "--offer", "A-30")
    assert (fits.exit_code, "plug EU fits" in fits.stdout) == (0, True)
    assert "Does it fit where it goes?" in deal("order", "s1").stdout
    american = ("order", "d1", "--more", "--offer", "A-30", "--destination", "US")
    done = deal(*american)
    assert (done.exit_code, "--override" in done.stderr) == (6, True)
    assert len(json.loads(deal("list", "orders", "--json").stdout)) == 1
    assert deal(*american, "--override", "adapters go along").exit_code == 0
    assert "adapters go along" in shown(deal, "s2")["note"]
    assert deal("order", "s1", "--destination", "US").exit_code == 6 or "destination" in deal("show", "s1").stdout


def test_a_client_that_sells_in_several_markets_is_asked_which(deal):
    deal("add", "market", "nordlicht", "DE")
    deal("add", "market", "nordlicht", "FR")
    done = deal("order", "d1")
    assert (done.exit_code, "which market" in done.stderr) == (6, True)
    assert deal("order", "d1", "--destination", "FR").exit_code == 0
