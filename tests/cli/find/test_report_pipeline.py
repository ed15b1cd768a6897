"""`report pipeline`: what is open at each stage, what it may bring, and what it is stuck on; sums counted by hand."""

import json

import pytest


@pytest.fixture
def clients(run):
    """Return the command on a book of two firms with four open deals, one of them without a value, and a lost one."""

    def on(day, *words):
        done = run(*words, "--no-input", "--yes", env={"DOSSIER_NOW": f"{day}T09:00"})
        assert done.exit_code == 0, done.stdout + done.stderr

    on("2026-09-01", "add", "contact", "Anna", "--company", "Nordlicht", "--country", "DE", "--known", "--no-follow-up")
    on("2026-09-01", "add", "contact", "Bruno", "--company", "Boa Luz", "--country", "BR", "--known", "--no-follow-up")
    on("2026-09-02", "deal", "anna", "Chargers", "--value", "1000", "--currency", "USD")
    on("2026-10-13", "deal", "anna", "Lamps", "--value", "500", "--currency", "EUR")
    on(
        "2026-11-13",
        "deal",
        "bruno",
        "Cables",
        "--value",
        "250",
        "--currency",
        "USD",
        "--next-step",
        "send the drawing",
    )
    on("2026-11-03", "deal", "bruno", "Torches", "--stage", "negotiating")
    on("2026-11-03", "deal", "bruno", "Radios", "--value", "9000", "--currency", "USD")
    on("2026-11-04", "stage", "Radios", "lost", "too dear")
    on("2026-11-05", "round", "Torches", "payment", "--ours", "30% deposit", "--outcome", "stuck", "--said-by", "Bruno")
    return run


def told(run, *more):
    return {each["stage"]: each for each in json.loads(run("report", "pipeline", "--json", *more).stdout)}


def test_each_stage_has_its_deals_its_sums_by_currency_and_its_age(clients):
    found = told(clients)
    assert set(found) == {"inquiry", "negotiating"}
    first = found["inquiry"]
    assert (first["deals"], first["value"], first["without_value"]) == (3, {"EUR": "500", "USD": "1250"}, 0)
    assert (first["age"], first["oldest"]) == (41, 82)
    last = found["negotiating"]
    assert (last["deals"], last["value"], last["without_value"], last["stuck"]) == (1, {}, 1, 1)
    page = clients("report", "pipeline").stdout
    assert "4 open deals · 1 stuck" in page
    assert "EUR 500, USD 1,250" in page
    assert "1 deal has no value noted." in page


def test_a_topic_that_somebody_refused_is_what_a_deal_is_stuck_on_until_it_is_agreed(clients):
    page = clients("report", "pipeline").stdout
    assert "stuck on payment since 5 Nov: Bruno said no (it is their turn)" in page
    assert page.index("Torches") < page.index("What moves")
    assert "→ send the drawing" in page
    assert "→ no next step noted" in page
    clients("round", "Torches", "payment", "--theirs", "30% deposit", "--outcome", "agreed")
    assert told(clients)["negotiating"]["stuck"] == 0


def test_a_topic_is_stuck_once_it_has_been_open_for_a_month(clients):
    clients("round", "Chargers", "price", "--theirs", "USD 2.00", "--outcome", "open", "--on", "2026-10-25")
    held = told(clients)["inquiry"]["open"][0]["held"]
    assert held == [{"on": "price", "since": "2026-10-25", "is_stuck": False, "waits_for": "us", "text": None}]
    assert "price open since 25 Oct (it is our turn)" in clients("report", "pipeline").stdout
    clients("set", "r2", "on=2026-10-20")
    assert told(clients)["inquiry"]["stuck"] == 1


def test_a_quotation_a_sample_and_a_message_without_an_answer_hold_a_deal_up(clients):
    clients("quote", "Chargers", "--line", "charger, 1000 pcs, 1.00", "--currency", "USD", "--payment", "30/70", "--valid",
            "2026-11-10", "--state", "sent", env={"DOSSIER_NOW": "2026-10-20T09:00"})  # fmt: skip
    clients("add", "proof", "Lamps", "sample", "--state", "sent", "--sent-on", "2026-11-02")
    clients("log", "bruno", "Where is the price?", "--by", "email", "--in")
    page = " ".join(clients("report", "pipeline").stdout.split())
    assert "quotation Q2026-001 ran out on 10 Nov without an answer" in page
    assert "sample sent 2 Nov, no feedback" in page
    assert "Bruno waits for our answer since 23 Nov" in page


def test_the_next_follow_up_is_the_next_step_where_none_is_noted(clients):
    clients("follow", "anna", "2026-12-01", "ask about the colour")
    assert "→ 1 Dec: ask about the colour" in clients("report", "pipeline").stdout


def test_a_period_is_that_of_the_opening_and_a_filter_leaves_its_clients(clients):
    assert {name: each["deals"] for name, each in told(clients, "--period", "2026-11").items()} == {
        "inquiry": 1,
        "negotiating": 1,
    }
    assert "opened 1 Nov 2026 – 30 Nov 2026" in clients("report", "pipeline", "--period", "2026-11").stdout
    assert {name: each["deals"] for name, each in told(clients, "--where", "country~DE").items()} == {"inquiry": 2}
    assert "Nothing of these clients or of this time" in clients("report", "pipeline", "--period", "2025").stderr


def test_what_a_stage_may_bring_is_said_only_from_ten_decided_deals_on(clients):
    assert told(clients)["inquiry"]["expected"] == {}
    for at in range(9):
        name = f"Past {'ABCDEFGHI'[at]}"
        clients("deal", "anna", name, "--value", "100", "--currency", "USD")
        clients("stage", name, "paid" if at < 4 else "dormant", "over")
    found = told(clients)["inquiry"]
    assert (found["decided"], found["ordered"]) == (10, 4)
    assert found["expected"] == {"EUR": "200", "USD": "500"}
    page = clients("report", "pipeline").stdout
    assert "4 of 10  ███▎  40%  EUR 200, USD 500" in page
    assert "Expected is the value times that share, said from ten decided deals on" in page


def test_it_has_a_line_a_stage_in_a_sheet_and_is_not_made_to_be_shared(clients):
    sheet = clients("report", "商机", "--csv").stdout.splitlines()
    assert sheet[0] == "stage,deals,value,without_value,age,oldest,stuck,decided,ordered,expected"
    assert sheet[1] == "inquiry,3,EUR 500; USD 1250,0,41,82,0,1,0,"
    assert clients("report", "pipeline", "--share").exit_code == 6


def test_an_empty_book_says_how_to_open_a_deal(run):
    run("add", "contact", "Anna", "--no-input")
    assert "No deal is open: dossier deal WHO" in run("report", "pipeline").stderr
