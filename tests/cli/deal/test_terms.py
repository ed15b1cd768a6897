"""Standing terms: asked once, reconfirmed in one sentence, and never departed from in silence."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.advice.deal.terms import departures, standing
from dossier.records.deal.incoterm import Incoterm, read_incoterm, whole
from dossier.records.deal.reconfirm import asked, sentence
from dossier.records.known import KNOWN, Known
from dossier.values.payment import check_shares, same_payment

SPLIT = "30% deposit, 70% before shipment"


@pytest.fixture
def settled(run):
    """A firm whose terms were settled in spring, and a deal in which nothing was quoted yet."""
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--country", "DE", "--known", "--no-follow-up")
    run("set", "anna", "languages=German, English")
    run("deal", "anna", "Chargers", "--value", "16000", "--currency", "USD", "--opened-on", "2026-03-01")
    done = run(
        "terms", "nordlicht", "incoterm=FOB Hong Kong", f"payment={SPLIT}", "forwarder=Hansa", "--on", "2026-03-10"
    )
    assert done.exit_code == 0, done.stderr
    return run


def told(run):
    return {each["key"]: each for each in json.loads(run("terms", "nordlicht", "--json").stdout)["terms"]}


def test_each_term_says_since_when_when_it_was_confirmed_and_on_which_order_it_was_used(settled):
    for number, day in (("PI-1", "2026-04-01"), ("PI-2", "2026-06-01")):
        settled("add", "order", "d1", "--number", number, "--incoterm", "FOB Hong Kong", "--payment", "30/70",
                "--confirmed-on", day)  # fmt: skip
    settled("terms", "anna", "--answer", "yes", "--on", "2026-06-02")
    terms = told(settled)
    incoterm = terms["terms.incoterm"]
    assert (incoterm["since"], incoterm["confirmed"], incoterm["used_on"]) == ("2026-03-10", "2026-06-02", "PI-2")
    assert (incoterm["confirmations"], incoterm["times"], terms["terms.payment"]["times"]) == (2, 2, 2)
    assert terms["terms.forwarder"]["used_on"] is None
    page = settled("terms", "nordlicht").stdout
    assert "FOB Hong Kong · since 10 Mar · confirmed 2 Jun · last used 1 Jun on PI-2 (2 orders in a row)" in page


def test_one_sentence_reconfirms_them_in_english_and_in_the_clients_language(settled):
    said = settled("terms", "nordlicht", "--confirm").stdout.splitlines()
    assert said[0] == (f"We have noted FOB Hong Kong, forwarder Hansa, payment {SPLIT}; is that right for this order?")
    assert said[1].startswith("Ihre Angaben laut unseren Notizen: FOB Hong Kong, Spediteur Hansa")
    assert settled("terms", "nordlicht", "--confirm", "--lang", "es").stdout.startswith("Tenemos anotado FOB")
    settled("add", "order", "d1", "--number", "PI-2", "--incoterm", "FOB Hong Kong", "--payment", SPLIT)
    said = settled("terms", "nordlicht", "--confirm").stdout.splitlines()
    assert said[0] == (
        f"Last time (PI-2) it was FOB Hong Kong, payment {SPLIT}; we go on in the same way for this order, right? "
        "We have noted forwarder Hansa; is that right for this order?"
    )


@pytest.mark.parametrize(
    ("answer", "place", "payment"),
    [
        ("yes", "FOB Hong Kong", SPLIT),
        ("changed: FCA Shenzhen", "FCA Shenzhen", SPLIT),
        ("FCA", "FCA Hong Kong", SPLIT),
        ("changed: CIF Hamburg; 40/60", "CIF Hamburg", "40/60"),
        ("no, 50% deposit, 50% before shipment", "FOB Hong Kong", "50% deposit, 50% before shipment"),
    ],
)
def test_an_answer_is_kept_with_its_day_and_can_be_taken_back(settled, answer, place, payment):
    assert settled("terms", "nordlicht", "--answer", answer).exit_code == 0
    now = told(settled)
    assert f"{now['terms.incoterm']['value']} {now['terms.place']['value']}" == place
    assert now["terms.payment"]["value"] == payment
    assert {now[f"terms.{name}"]["confirmed"] for name in ("incoterm", "place", "payment")} == {"2026-11-23"}
    assert now["terms.payment"]["source"] == "email"
    settled("undo")
    assert told(settled)["terms.incoterm"]["confirmed"] == "2026-03-10"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("incoterm=FOBB",), "“FOBB” is no rule of Incoterms 2020. Did you mean FOB?"),
        (("incoterm=CIF",), "CIF needs a place."),
        (("payment=30/60",), "come to 90 %"),
        (("payment=30% deposit, 80% later",), "come to 110 %"),
        (("incotrm=FOB",), "Did you mean incoterm?"),
        (("shoes=42",), "no standing term"),
        (("--answer", "no"), "What changed?"),
        (("--answer", "changed: blah"), "Which term is “blah”?"),
        (("--answer", "yes", "--on", "2027-01-01"), "to come"),
    ],
)
def test_what_cannot_be_a_term_is_one_sentence_and_nothing_is_written(settled, words, said):
    before = told(settled)
    refused = settled("terms", "nordlicht", *words)
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert said in refused.stderr
    assert told(settled) == before


def test_the_same_checks_stand_before_set(settled):
    for word, said in (("incoterm=CIF", "CIF needs a place"), ("terms.payment=30/60", "90 %")):
        refused = settled("set", "nordlicht", word)
        assert (refused.exit_code, said in refused.stderr) == (2, True)
    assert settled("set", "nordlicht", "incoterm=CIF Hamburg").exit_code == 0
    assert (told(settled)["terms.incoterm"]["value"], told(settled)["terms.place"]["value"]) == ("CIF", "Hamburg")


def test_a_quotation_that_departs_says_so_and_one_that_does_not_says_nothing(settled):
    for day in ("2026-04-01", "2026-06-01", "2026-08-01"):
        settled("add", "order", "d1", "--incoterm", "FOB Hong Kong", "--confirmed-on", day)
    line = ("--line", "A, 5 pcs, 3.20", "--currency", "USD")
    departed = settled("quote", "d1", *line, "--incoterm", "EXW Shenzhen")
    assert "incoterm: EXW Shenzhen now, FOB Hong Kong the last three times. Intended?" in departed.stdout
    same = settled("quote", "d1", *line, "--incoterm", "FOB Hong Kong", "--payment", "30/70")
    assert "Intended?" not in same.stdout


def test_changed_payment_flags_the_quotations_that_stand_on_the_old_one(settled):
    settled("quote", "d1", "--line", "A, 5 pcs, 3.20", "--currency", "USD", "--payment", SPLIT, "--sent")
    assert "Careful" not in settled("terms", "nordlicht", "payment=30/70").stdout
    for command in (("terms", "nordlicht", "payment=50/50"), ("set", "nordlicht", "terms.payment=60/40")):
        assert "Careful, Q2026-001 (q1) is based on" in settled(*command).stdout
    for page in (("show", "d1"), ("history", "d1"), ("terms", "nordlicht")):
        assert "settled otherwise since" in settled(*page).stdout or "settled since" in settled(*page).stdout
    settled("quote", "q1", "--refused")
    assert "Careful" not in settled("terms", "nordlicht", "payment=20/80").stdout


def test_what_another_client_told_is_neither_shared_nor_confirmed(settled):
    settled("add", "contact", "Karen Whitfield", "--known", "--no-follow-up")
    settled("set", "nordlicht", "terms.forwarder=Secret Line", "--told-by", "karen")
    assert "Secret" not in settled("terms", "nordlicht", "--confirm").stdout
    assert "Secret" not in settled("terms", "nordlicht", "--share").stdout
    assert "Secret" in settled("terms", "nordlicht").stdout


def test_a_forwarder_is_theirs_or_one_that_we_recommend(settled):
    assert "Hansa (their own)" in settled("terms", "nordlicht").stdout
    settled("add", "forwarder", "Hansa", "--ports", "Hong Kong")
    assert "Hansa (recommended by us)" in settled("terms", "nordlicht").stdout
    assert json.loads(settled("terms", "nordlicht", "--json").stdout)["forwarder_is"] == "ours"


def test_a_term_settled_long_ago_is_a_gap_to_confirm_and_not_to_ask_anew(settled):
    def gap(**env):
        found = json.loads(settled("gaps", "nordlicht", "--json", env=env).stdout)["gaps"]
        return [each["command"] for each in found if each["fact"] == "terms.payment"]

    assert gap() == []
    assert gap(DOSSIER_NOW="2027-06-01T09:00") == ["dossier terms o1 --confirm"]


RULES = st.sampled_from(["EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"])


@given(RULES, st.text("abcdefgh ", min_size=1).filter(str.strip))
def test_every_rule_is_read_with_its_place(rule, place):
    term = read_incoterm(f"{rule.lower()} {place}")
    assert (term.rule, term.place) == (rule, " ".join(place.split()))
    assert whole(term) == term


@given(RULES)
def test_a_place_is_taken_over_only_where_it_names_the_same_end(rule):
    held = Incoterm("FOB", "Hong Kong")
    if rule in {"EXW", "FCA", "FAS", "FOB"}:
        assert whole(Incoterm(rule, None), held).place == "Hong Kong"
    else:
        with pytest.raises(Exception, match="needs a place"):
            whole(Incoterm(rule, None), held)


@given(st.lists(st.integers(1, 99), min_size=2, max_size=4))
def test_shares_are_whole_or_refused(shares):
    text = ", ".join(f"{share}% then" for share in shares)
    if sum(shares) == 100:
        check_shares(text)
    else:
        with pytest.raises(Exception, match="come to"):
            check_shares(text)


def test_two_payments_mean_the_same_by_their_instalments():
    assert same_payment("30/70", SPLIT)
    assert same_payment("T/T 30/70", "30% deposit, 70% against B/L copy")
    assert not same_payment(SPLIT, "30% deposit, 70% against B/L copy")
    assert not same_payment("40/60", SPLIT)


def test_a_yes_confirms_what_the_sentence_named_and_nothing_else():
    terms = {"incoterm": "CIF", "place": "Hamburg", "forwarder": "Hansa", "payment": SPLIT, "packaging": "box"}
    assert asked(terms) == ("incoterm", "place", "payment")
    assert "Hansa" not in sentence(terms, None)
    assert "booked by us" in sentence(terms, None)
    assert asked({"forwarder": "Hansa"}) == ()


def test_a_term_that_was_never_settled_departs_from_nothing():
    rows = [Known("terms.incoterm", "FOB", KNOWN, "email", date(2026, 3, 1))]
    terms = standing(rows, [], date(2026, 11, 23))
    assert departures(terms, {"payment": SPLIT, "incoterm": "FOB"}) == ()
    assert [each.settled for each in departures(terms, {"incoterm": "EXW", "place": "Shenzhen"})] == ["FOB"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("pt", "30% de sinal, 70% antes do embarque"),
        ("de", "30 % Anzahlung, 70 % vor Versand"),
        ("zh", "定金 30%，出货前付 70%"),
    ],
)
def test_a_letter_and_the_sentence_write_the_payment_in_their_own_language(settled, lang, words):
    for said in (
        settled("draft", "anna", "reconfirm-terms", "--lang", lang),
        settled("terms", "nordlicht", "--confirm", "--lang", lang),
    ):
        assert words in said.stdout
        assert "deposit" not in said.stdout


def test_a_payment_whose_shares_cannot_be_read_is_marked_wherever_it_stands(run):
    """Nothing is reckoned of it, and both pages of the firm say so; one that can be read bears no mark."""
    run("add", "contact", "Bo Larsson", "--company", "Summit", "--country", "US")
    run("terms", "summit", "payment=as always")
    for line in (("terms", "summit"), ("show", "o1"), ("show", "bo")):
        assert "as always (no shares can be read)" in run(*line).stdout, line
    run("terms", "summit", "payment=30% deposit, 70% before shipment")
    for line in (("terms", "summit"), ("show", "o1"), ("show", "bo")):
        assert "no shares can be read" not in run(*line).stdout, line
