"""Quotations: lines with quantity breaks, revisions with what changed, and the way to the client's answer."""

import json

import pytest

ANNA = ("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "DE", "--known", "--no-follow-up",
        "--no-input")  # fmt: skip
TERMS = ("--incoterm", "FOB Hong Kong", "--payment", "30% deposit, 70% before shipment", "--valid", "30d")
BREAKS = "Charger A, 1000 pcs, 3.40; 5000 pcs, 3.20; 10000, 3.05"


@pytest.fixture
def deal(run):
    """Return `run` on a book with one client and one deal of hers, d1."""
    assert run(*ANNA).exit_code == 0
    assert run("deal", "anna", "Chargers", "--opened-on", "2026-11-02").exit_code == 0
    return run


def quoted(run, *words):
    done = run("quote", "d1", *words)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def shown(run, ref="q1"):
    done = run("quote", "show", ref, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def prices(run, ref="q1"):
    return [(each["item"], each["quantity"], each["unit"], each["price"]) for each in shown(run, ref)["lines"]]


def test_a_line_may_have_a_price_for_each_quantity(deal):
    assert "Quotation Q2026-001 (q1) for Chargers (d1), 3 lines." in quoted(deal, "--line", BREAKS, *TERMS)
    assert prices(deal) == [
        ("Charger A", "1000", "pcs", "3.40"),
        ("Charger A", "5000", "pcs", "3.20"),
        ("Charger A", "10000", "pcs", "3.05"),
    ]
    page = deal("show", "q1").stdout
    assert page.count("Charger A") == 1
    assert "10,000 pcs  USD 3.05" in page


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Charger A, 5000 pcs, 3.20", [("Charger A", "5000", "pcs", "3.20")]),
        ("Charger A,5000pcs,3.20", [("Charger A", "5000", "pcs", "3.20")]),
        ("Lamp,500,7.20", [("Lamp", "500", None, "7.20")]),
        ("Charger A, EU plug, white, 1,000 pcs, 3,20", [("Charger A, EU plug, white", "1000", "pcs", "3.20")]),
        ("Charger A; 5000 pcs; 3.20", [("Charger A", "5000", "pcs", "3.20")]),
        ("充电器，5000个，3.20", [("充电器", "5000", "个", "3.20")]),
        ("Charger A, 3.40; 5000 pcs, 3.20", [("Charger A", None, None, "3.40"), ("Charger A", "5000", "pcs", "3.20")]),
        ("Charger A, EU, 500 sets, 3.4；1000, 3.2", [("Charger A, EU", "500", "sets", "3.4"),
                                                      ("Charger A, EU", "1000", "sets", "3.2")]),
        ("Mould for the lamp, 1800", [("Mould for the lamp", None, None, "1800")]),
    ],
)  # fmt: skip
def test_a_line_is_read_as_people_write_it(deal, typed, read):
    quoted(deal, "--line", typed)
    assert prices(deal) == read


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Charger A", "is no line of a quotation"),
        ("", "is no line of a quotation"),
        ("Charger A, 5000 pcs, 0", "above zero"),
        ("Charger A, 5000 pcs, -3", "above zero"),
        ("Charger A, 5000 pcs, cheap", "not a sum"),
        ("Charger A, 0 pcs, 3.20", "is no quantity"),
        ("Charger A, 999999999999 pcs, 3.20", "is no quantity"),
        ("Charger A, 5000 pcs, 3.12345678", "is no price"),
        ("Charger A, 5000 pcs, 99999999999", "is no price"),
        ("Charger A, 5000 pcs, 3.20 XYZ", "not a currency"),
        (", 5000 pcs, 3.20", ""),
    ],
)
def test_a_line_that_cannot_be_is_one_sentence_and_nothing_is_written(deal, typed, said):
    done = deal("quote", "d1", "--line", typed)
    if not said:
        assert done.exit_code in {0, 2}
        return
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert json.loads(deal("list", "quotes", "--json").stdout) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--incoterm", "FOBB Hong Kong"), "Did you mean FOB?"),
        (("--incoterm", "FOB"), "FOB needs a place"),
        (("--currency", "EURO"), "not a currency"),
        (("--payment", "30% deposit, 60% before shipment"), "come to 90 %"),
        (("--payment", "40/70"), "come to 110 %"),
        (("--valid", "yesterday"), "ended already"),
        (("--sent", "--payment", "30/70", "--on", "2026-11-01"), "before the inquiry of 2 Nov 2026"),
        (("--sent", "--payment", "30/70", "--on", "2026-12-24"), "still to come"),
        (("--sent", "--accepted", "--payment", "30/70"), "one state"),
        (("--state", "posted"), "posted"),
    ],
)
def test_terms_that_cannot_be_are_one_sentence_and_nothing_is_written(deal, words, said):
    done = deal("quote", "d1", "--line", "Charger A, 5000 pcs, 3.20", *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert json.loads(deal("list", "quotes", "--json").stdout) == []


def test_numbers_count_by_the_year_and_an_own_number_is_kept_and_never_given_twice(deal):
    quoted(deal, "--line", "A, 1 pcs, 1")
    quoted(deal, "--line", "B, 1 pcs, 1", "--number", "LC-77")
    quoted(deal, "--line", "C, 1 pcs, 1")
    assert [row["number"] for row in json.loads(deal("list", "quotes", "--json").stdout)] == [
        "Q2026-001", "LC-77", "Q2026-002",
    ]  # fmt: skip
    refused = deal("quote", "d1", "--line", "D, 1 pcs, 1", "--number", "lc-77")
    assert refused.exit_code == 2
    assert "taken by q2" in refused.stderr
    next_year = deal("quote", "d1", "--line", "E, 1 pcs, 1", env={"DOSSIER_NOW": "2027-01-04T09:00"})
    assert "Q2027-001" in next_year.stdout


def test_a_quotation_without_a_line_says_what_to_add(deal):
    done = deal("quote", "d1", "--payment", "30/70")
    assert (done.exit_code, "--line" in done.stderr) == (2, True)
    assert deal("quote").exit_code == 2


def test_a_revision_shows_line_by_line_what_changed(deal):
    quoted(deal, "--line", BREAKS, "--line", "Lamp, 500 pcs, 7.20", *TERMS, "--sent")
    done = deal("quote", "d1", "--revise", "Q2026-001", "--line", "Charger A, 1000 pcs, 3.30; 5000 pcs, 3.20; 20000, 2.95",
                "--payment", "40/60", "--lead-time", "35 days")  # fmt: skip
    assert "Revision 2 of Q2026-001 (q2)" in done.stdout
    for change in (
        "payment basis: 30% deposit, 70% before shipment → 40/60",
        "lead time: not named → 35 days",
        "Charger A · 1,000: USD 3.40 → 3.30 (−2.9 %)",
        "quantity 10,000 → 20,000",
        "Lamp · 500: left out (USD 7.20)",
    ):
        assert change in done.stdout
    assert "5,000: USD" not in done.stdout
    found = shown(deal, "Q2026-001")
    assert (found["ref"], found["revision"], found["incoterm"], found["place"]) == ("q2", 2, "FOB", "Hong Kong")
    assert [each["ref"] for each in found["revisions"]] == ["q1", "q2"]
    assert {
        "kind": "price",
        "name": "Charger A",
        "before": "3.40",
        "after": "3.30",
        "quantity": "1000",
        "payment": None,
        "currency": None,
    } in (found["revisions"][1]["changes"])


def test_nobody_is_reminded_of_a_revision_that_was_replaced(deal):
    quoted(deal, "--line", BREAKS, *TERMS, "--sent", "--on", "2026-11-03")

    def silent():
        found = json.loads(deal("remind", "--json", "--all").stdout)["reminders"]
        return [each["ref"] for each in found if each["kind"] == "quote_silent"]

    assert silent() == ["q1"]
    deal("quote", "--revise", "q1", "--valid", "60d")
    assert silent() == ["q1"]
    deal("quote", "q2", "--sent", "--on", "2026-11-10")
    assert silent() == ["q2"]
    assert shown(deal, "q1")["state"] == "replaced"
    deal("quote", "q2", "--answered")
    assert silent() == []
    deal("undo")
    deal("undo")
    assert (silent(), shown(deal, "q1")["state"], shown(deal, "q2")["state"]) == (["q1"], "sent", "draft")


def test_an_accepted_quotation_is_not_revised(deal):
    quoted(deal, "--line", BREAKS, *TERMS, "--sent")
    assert deal("quote", "q1", "--accepted").exit_code == 0
    done = deal("quote", "--revise", "q1", "--line", "Charger A, 1 pcs, 1")
    assert (done.exit_code, done.stderr.count("\n")) == (6, 1)
    assert "Q2026-001 was accepted" in done.stderr
    assert len(json.loads(deal("list", "quotes", "--json").stdout)) == 1


def test_only_the_last_revision_is_revised_and_only_of_the_client_named(deal):
    quoted(deal, "--line", BREAKS, *TERMS)
    deal("quote", "--revise", "q1", "--valid", "60d")
    done = deal("quote", "--revise", "q1", "--valid", "70d")
    assert (done.exit_code, "--revise q2" in done.stderr) == (2, True)
    deal("add", "contact", "Ben Okafor", "--no-input")
    assert "belongs to Chargers" in deal("quote", "ben", "--revise", "q2", "--valid", "70d").stderr


def test_a_draft_may_change_and_what_has_left_the_house_may_not(deal):
    quoted(deal, "--line", BREAKS)
    assert deal("quote", "q1", "--payment", "30/70", "--line", "Charger A, 100 pcs, 3.50").exit_code == 0
    assert prices(deal) == [("Charger A", "100", "pcs", "3.50")]
    deal("quote", "q1", "--sent")
    done = deal("quote", "q1", "--payment", "40/60")
    assert (done.exit_code, "dossier quote --revise q1" in done.stderr) == (6, True)
    assert shown(deal)["payment"] == "30/70"
    deal("quote", "q1", "--note", "he called, likes it")
    assert shown(deal)["note"] == "he called, likes it"


def test_a_quotation_does_not_go_out_without_its_payment_basis(deal):
    quoted(deal, "--line", BREAKS)
    done = deal("quote", "q1", "--sent")
    assert (done.exit_code, "--override" in done.stderr) == (6, True)
    assert shown(deal)["state"] == "draft"
    assert deal("quote", "q1", "--sent", "--override", "he only wants a rough price").exit_code == 0
    assert shown(deal)["note"] == "no payment basis: he only wants a rough price"


def test_a_quotation_is_found_by_its_number_in_any_case_and_a_missing_one_is_named(deal):
    quoted(deal, "--line", BREAKS)
    assert deal("quote", "show", "q2026-001").exit_code == 0
    assert deal("show", "Q2026-001").stdout == deal("quote", "q1").stdout
    assert deal("show", "q9").exit_code == 3
    assert deal("quote", "show", "Q2026-099").exit_code == 3
    assert deal("quote", "show").exit_code in {2, 3}


def test_sharing_leaves_out_the_note_that_stays_in_the_house(deal):
    quoted(deal, "--line", BREAKS, "--note", "floor price 2.95", "--remark", "Two samples free")
    assert deal("show", "q1", "--share").exit_code == deal("quote", "q1", "--share", "--json").exit_code == 6
    assert deal("set", "q1", "state=sent", "payment=30/70").exit_code == 0
    assert "floor price" in deal("show", "q1").stdout
    for words in (("show", "q1", "--share"), ("quote", "q1", "--share"), ("quote", "q1", "--share", "--json")):
        said = deal(*words).stdout
        assert "floor price" not in said
        assert "Two samples free" in said


def test_what_the_first_order_settled_need_not_be_typed_again(deal):
    deal("set", "nordlicht", "terms.incoterm=FOB", "terms.place=Shenzhen", "terms.payment=40/60")
    said = quoted(deal, "--line", BREAKS, "--sent")
    assert "Taken from the standing terms: incoterm FOB, named place Shenzhen, payment basis 40/60." in said
    quoted(deal, "--line", BREAKS, "--incoterm", "CIF Hamburg", "--payment", "30/70")
    found = [shown(deal, ref) for ref in ("q1", "q2")]
    assert [(each["incoterm"], each["place"], each["payment"]) for each in found] == [
        ("FOB", "Shenzhen", "40/60"), ("CIF", "Hamburg", "30/70"),
    ]  # fmt: skip


def test_a_guessed_payment_is_no_basis(deal):
    deal("set", "nordlicht", "terms.payment=40/60", "--source", "guess")
    assert deal("quote", "d1", "--line", BREAKS, "--sent").exit_code == 6


def test_a_state_that_is_set_by_hand_gets_its_day_and_replaces_what_was_before(deal):
    quoted(deal, "--line", BREAKS, *TERMS, "--sent")
    deal("quote", "--revise", "q1", "--valid", "60d")
    assert "sent on" in deal("set", "q2", "state=sent").stdout
    assert (shown(deal, "q2")["sent_on"], shown(deal, "q1")["state"]) == ("2026-11-23", "replaced")
    deal("set", "q2", "state=answered", "answered_on=2026-11-22")
    assert (shown(deal, "q2")["sent_on"], shown(deal, "q2")["answered_on"]) == ("2026-11-23", "2026-11-22")
