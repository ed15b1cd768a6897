"""The history of a negotiation: where it is stuck, how both sides moved, what was different, what our house changed."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.advice.deal.negotiation import story
from dossier.records.deal.deal import OUTCOMES, Deal, Round
from dossier.records.deal.negotiation import Negotiation, Person
from dossier.records.ref import Ref

DAYS = ("2026-04-09", "2026-05-02", "2026-07-08", "2026-11-10")


@pytest.fixture
def stuck(run):
    """A deal whose price was agreed after three rounds and whose payment has been stuck since May."""
    run("add", "contact", "Lucía Hernández", "--company", "Casa Viva", "--country", "MX", "--known", "--no-follow-up")
    run("add", "contact", "Ricardo Salazar", "--company", "Casa Viva", "--known", "--no-follow-up")
    run("set", "ricardo", "authority=decides")
    run("set", "lucía", "authority=influences")
    run("add", "department", "casa viva", "finance", "exists", "--head", "ricardo")
    run("deal", "lucía", "Lamps", "--value", "390000", "--currency", "USD", env={"DOSSIER_NOW": "2026-04-01T09:00"})
    rounds = (
        (DAYS[0], "price", "USD 6.90", "USD 6.40", "open"),
        (DAYS[0], "payment", "before shipment", "after B/L copy", "open"),
        (DAYS[1], "price", "USD 6.80", "USD 6.60", "open"),
        (DAYS[1], "payment", "before shipment", "after B/L copy", "stuck"),
        (DAYS[2], "price", "USD 6.70", "USD 6.70", "agreed"),
        (DAYS[2], "payment", "50% before shipment", "after B/L copy", "stuck"),
    )
    for day, topic, ours, theirs, outcome in rounds:
        done = run("round", "Lamps", topic, "--ours", ours, "--theirs", theirs, "--outcome", outcome, "--said-by",
                   "ricardo", "--on", day)  # fmt: skip
        assert done.exit_code == 0, done.stderr


@pytest.mark.usefixtures("stuck")
@pytest.mark.parametrize("name", ["d1", "casa viva"])
def test_the_first_lines_say_what_is_stuck_since_when_and_who_can_unlock_it(run, name):
    head = run("history", name).stdout.split("\n\n")[0]
    for words in ("payment, stuck since 2 May (205 days)", "50% before shipment", "after B/L copy · Ricardo Salazar",
                  "Ricardo Salazar · decides · finance", "agreed         price USD 6.70 · never ask again",
                  "we moved 3 times (payment 1, price 2), they moved 2 times (price 2)"):  # fmt: skip
        assert words in head


@pytest.mark.usefixtures("stuck")
def test_the_price_path_is_drawn_and_the_agreed_is_not_asked_again(run):
    told = run("history", "d1").stdout
    assert "✓ price: USD 6.70 · agreed" in told
    for mark in ("6.90 ┤", "6.40 ┤", "●", "○", "◆"):
        assert mark in told
    found = json.loads(run("history", "d1", "--json").stdout)["negotiation"]
    (payment,) = found["open"]
    assert (payment["topic"], payment["stuck_on"], payment["ours_moves"]) == ("payment", DAYS[1], 1)
    assert [each["topic"] for each in found["settled"]] == ["price"]
    assert found["settled"][0]["gap"] == "0.00"


@pytest.mark.usefixtures("stuck")
def test_a_change_of_our_policy_is_told_and_brings_the_deal_up_again(run):
    assert "policy" not in {each["kind"] for each in json.loads(run("remind", "--json").stdout)["reminders"]}
    said = run("policy", "payment", "B/L copy up to USD 150,000", "--on", "2026-10-19").stdout
    assert "1 open deal waited for this" in said
    assert "Casa Viva" in said
    assert "our policy since 19 Oct (5 weeks ago): B/L copy up to USD 150,000" in run("history", "d1").stdout
    due = [each for each in json.loads(run("remind", "--json").stdout)["reminders"] if each["kind"] == "policy"]
    assert [(each["ref"], each["command"]) for each in due] == [("d1", "dossier history d1")]
    run("round", "d1", "payment", "--ours", "B/L copy", "--outcome", "open")
    assert "policy" not in {each["kind"] for each in json.loads(run("remind", "--json").stdout)["reminders"]}
    run("undo")
    run("undo")
    assert "changed" not in run("history", "d1").stdout.split("\n\n")[0]


@pytest.mark.usefixtures("stuck")
def test_as_it_stood_on_a_day_and_what_is_different_today(run):
    run("stage", "d1", "negotiating", "--on", "2026-06-01")
    run("set", "casa viva", "terms.payment=30% deposit", "--on", "2026-09-01")
    told = run("history", "d1", "--as-of", "2026-05-15").stdout
    assert "payment, stuck since 2 May" in told
    assert "Lamps: inquiry → negotiating" in told
    assert "payment: – → 30% deposit" in told
    assert "8 Jul" not in told.split("Then and today")[0]
    assert "USD 6.80" in told
    assert "nothing" not in told
    before = run("history", "d1", "--as-of", "2026-04-05").stdout
    assert "No round has been noted yet" in before


@pytest.mark.usefixtures("stuck")
def test_the_page_can_be_given_away_as_markdown_and_html(run, tmp_path):
    run("log", "d1", "she said <script>alert(1)</script> and her secret", "--by", "call")
    run("history", "d1", "--html", str(tmp_path / "h.html"), "--all")
    page = (tmp_path / "h.html").read_text()
    assert "payment, stuck since" in page
    assert "<script>alert" not in page
    assert "her secret" in page
    assert "her secret" not in run("history", "d1", "--md", "--all", "--share").stdout
    assert run("history", "d1", "--md").stdout.startswith("# Lamps")


@pytest.mark.usefixtures("stuck")
def test_the_past_of_fields_stays_at_hand(run):
    assert "stage" in run("history", "d1", "--fields").stdout
    run("set", "casa viva", "shops=600")
    assert "600" in run("history", "casa viva", "--field", "shops").stdout


def test_policies_are_listed_with_their_past_and_a_wrong_topic_is_told(run):
    run("policy", "payment", "100% before shipment", "--on", "2024-03-01")
    run("policy", "payment", "B/L copy up to USD 150,000")
    told = run("policy").stdout
    assert told.index("B/L copy") < told.index("100% before shipment")
    refused = run("policy", "paymnt", "x")
    assert (refused.exit_code, "payment" in refused.stderr) == (2, True)


TEXTS = st.one_of(
    st.none(), st.sampled_from(["USD 6.90", "6,40 EUR", "no", "", "30% deposit", "六块五", "1.2.3", "9" * 40])
)
ROUNDS = st.lists(
    st.tuples(
        st.integers(1, 2), st.sampled_from(["price", "payment", "quality"]), TEXTS, TEXTS,
        st.sampled_from([choice.code for choice in OUTCOMES]), st.integers(0, 500),
    ),
    max_size=25,
)  # fmt: skip


@given(ROUNDS)
def test_any_sequence_of_rounds_makes_a_sound_story(rows):
    start = date(2025, 1, 1)
    rounds = tuple(
        Round(at, deal, topic, ours, theirs, outcome, None, "Ricardo", start + timedelta(days=days), None)
        for at, (deal, topic, ours, theirs, outcome, days) in enumerate(rows, 1)
    )
    deals = tuple(
        Deal(n, 1, "Casa", None, None, "x", None, None, None, None, None, stage, None, None, None, None, start, None)
        for n, stage in ((1, "negotiating"), (2, "lost"))
    )
    people = (Person(1, "Ricardo", None, "decides", "finance"),)
    found = Negotiation(Ref("o", 1), "Casa", "MX", deals, (), rounds, (), (), (), (), (), people, (), ())
    told = story(found)
    assert all(topic.deal_id == 1 and topic.last.outcome in {"open", "stuck"} for topic in told.open)
    assert all(topic.stuck_on is None or topic.since <= topic.stuck_on <= topic.last.on_date for topic in told.open)
    assert sum(len(topic.rounds) for topic in (*told.open, *told.settled)) <= len(rounds)
    ages = [(topic.stuck_on is None, topic.stuck_on or topic.since) for topic in told.open]
    assert ages == sorted(ages)


@pytest.fixture
def lamps(run):
    run("add", "contact", "Anna Schmidt", "--known", "--no-follow-up")
    run("deal", "anna", "Lamps", env={"DOSSIER_NOW": "2026-10-01T09:00"})


@pytest.mark.usefixtures("lamps")
@pytest.mark.parametrize(
    ("words", "cause"),
    [
        (("--reason", "price 8% above target"), "price"),
        (("--reason", "价格高了一成"), "price"),
        (("--reason", "gone silent after Canton Fair"), "no_answer"),
        (("--reason", "the nephew makes lamps now"), "other"),
        (("--reason", "too late", "--cause", "lead_time"), "lead_time"),
    ],
)
def test_a_lost_deal_keeps_its_cause_from_the_list_and_the_words(run, words, cause):
    assert run("stage", "d1", "lost", *words).exit_code == 0
    deal = json.loads(run("show", "d1", "--json").stdout)["deal"]
    assert (deal["stage"], deal["cause"], deal["reason"]) == ("lost", cause, words[1])
    run("undo")
    assert json.loads(run("show", "d1", "--json").stdout)["deal"]["cause"] is None


@pytest.mark.usefixtures("lamps")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lost",), "needs the reason"),
        (("dormant",), "needs the reason"),
        (("lost", "--reason", "x", "--cause", "weather"), "Choose from: price"),
        (("quoted", "--on", "2026-09-01"), "cannot have moved before"),
        (("audit",), "no stage"),
    ],
)
def test_a_move_that_makes_no_sense_is_refused_and_nothing_is_written(run, words, said):
    refused = run("stage", "d1", *words)
    assert refused.exit_code in {1, 2}
    assert said in refused.stderr
    assert json.loads(run("show", "d1", "--json").stdout)["deal"]["stage"] == "inquiry"


@pytest.mark.usefixtures("lamps")
def test_a_stage_of_ones_own_is_a_setting(run):
    run("config", "deal.stages=audit, tender")
    assert run("stage", "d1", "audit").exit_code == 0
    assert "audit" in run("show", "d1").stdout
    assert [row["ref"] for row in json.loads(run("list", "deals", "--stage", "audit", "--json").stdout)] == ["d1"]
