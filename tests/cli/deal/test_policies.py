"""Policies are limits: what each allows and forbids, and which stuck deals it frees."""

import json

import pytest

FULL = "30% deposit, 70% before shipment"
ON_COPY = "Balance after B/L copy up to USD 150,000 a lot, where the credit insurance covers it"


@pytest.fixture
def stuck(run):
    """Two deals that are stuck since October: one on payment, one on the price."""
    run("add", "contact", "Lucía Hernández", "--company", "Casa Viva", "--country", "MX", "--known", "--no-follow-up")
    for title, value in (("Lamps", "390000"), ("Cables", "1000")):
        run("deal", "lucía", title, "--value", value, "--currency", "USD", "--opened-on", "2026-09-01")
    run("round", "d1", "payment", "--ours", "100% before shipment", "--theirs", "30% deposit, balance after B/L copy",
        "--outcome", "stuck", "--on", "2026-10-01")  # fmt: skip
    run(
        "round", "d2", "price", "--ours", "USD 6.90", "--theirs", "USD 5.10", "--outcome", "stuck", "--on", "2026-10-01"
    )
    return run


def policy_due(run):
    return [
        each["text"] for each in json.loads(run("remind", "--json").stdout)["reminders"] if each["kind"] == "policy"
    ]


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ([FULL], "forbids: anything open when the goods leave"),
        ([f"{FULL}; no open balance"], "forbids: anything open when the goods leave"),
        (["定金30%，余款发货前付清"], "forbids: anything open when the goods leave"),
        (["50% deposit"], "allows: up to 50 % open when the goods leave"),
        ([ON_COPY], "allows: up to USD 150,000 open at once; only with credit insurance"),
        ([ON_COPY], "forbids: anything open once they can have the goods"),
        (["见提单副本付余款，最多15万美元每批，须投保"], "allows: up to USD 150,000 open at once; only with credit insurance"),
        (["30% deposit, 70% 30 days after B/L"], "paid up to 30 days after shipment"),
        (["L/C at sight"], "allows: only by L/C"),
        (["confirmed L/C at sight"], "allows: only with confirmed L/C"),
        (["we trust them", "--open", "70%", "--handed", "40%"],
         "allows: up to 70 % open when the goods leave; up to 40 % open once they have the goods"),
        ([FULL, "--open", "20%", "--days", "30 days"], "allows: up to 20 % open when the goods leave; paid up to 30 days after shipment"),
        (["small lots", "--sum", "USD 50k", "--by", "LC, TT"], "allows: up to USD 50,000 open at once; only by L/C, T/T"),
        (["O/A 30", "--security", "credit insurance up to EUR 20,000"], "up to EUR 20,000 open at once; only with credit insurance"),
        ([FULL, "--allowed-by", "Mr Chen"], "more may be allowed by: Mr Chen"),
        (["as it suits"], "No limit can be read from it"),
    ],
)  # fmt: skip
def test_a_policy_says_what_it_allows_and_forbids(run, words, limits):
    assert limits in run("policy", "payment", *words).stdout
    if "No limit" not in limits:
        words = " ".join(run("policy").stdout.split())
        assert limits.replace("allows: ", "allows ").replace("forbids: ", "forbids ").replace("by: ", "by ") in words
    else:
        assert "to be weighed by reading it" in run("policy").stdout


@pytest.mark.parametrize(
    "words",
    [
        ["payment", "x", "--open", "170%"], ["payment", "x", "--open", "much"], ["payment", "x", "--days", "soon"],
        ["payment", "x", "--by", "beans"], ["payment", "x", "--security", "hope"], ["payment", "x", "--sum", "50000"],
        ["payment", "x", "--open", "10%", "--handed", "20%"], ["payment", "30% deposit, 60% before shipment"],
        ["price", "never below 3", "--open", "0%"], ["--open", "0%"], ["payment", "x", "--sum", "USD 0"],
    ],
)  # fmt: skip
def test_a_limit_that_is_none_is_refused_and_nothing_is_kept(run, words):
    run("add", "contact", "Ana", "--known", "--no-follow-up")
    refused = run("policy", *words)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "No policy is noted yet." in run("policy").stdout


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ([FULL], "1 open deal asks for more than this:|70 % open when the goods leave, allowed 0 %"),
        (["100% before shipment, no exceptions"], "1 open deal asks for more than this:|allowed 0 %"),
        (["50% deposit"], "1 open deal asks for more than this:|70 % open when the goods leave, allowed 50 %"),
        (["30% deposit, balance against copy of B/L"], "1 open deal waited for this:|Casa Viva · Lamps"),
        (["30% deposit, 70% 30 days after B/L"], "1 open deal waited for this:|Casa Viva · Lamps"),
        ([ON_COPY],
         "1 open deal waited for this:|on condition: credit insurance; at most USD 150,000 open at once: it would be USD 273,000"),
        (["L/C at sight"], "1 open deal waited for this:|on condition: by L/C"),
        (["as it suits"], "1 open deal is stuck here, weigh it:|it says no limit that can be reckoned"),
    ],
)  # fmt: skip
def test_a_stuck_deal_waited_for_a_policy_only_if_it_allows_what_they_ask(stuck, policy, said):
    told = stuck("policy", "payment", *policy).stdout
    for words in said.split("|"):
        assert words in told
    assert "Cables" not in told
    assert len(policy_due(stuck)) == (0 if "asks for more" in said else 1)
    if "waited" in said:
        assert "our policy allows it now" in stuck("remind", "--plain").stdout


def test_on_other_topics_the_reader_weighs(stuck):
    told = stuck("policy", "price", "never below USD 6").stdout
    assert "1 open deal is stuck here, weigh it:" in told
    assert "only payment is judged by numbers" in told
    assert "waited" not in told


def test_a_newer_policy_takes_the_place_of_the_one_that_allowed(stuck):
    stuck("policy", "payment", "30% deposit, balance against copy of B/L", "--on", "2026-11-02")
    assert len(policy_due(stuck)) == 1
    stuck("policy", "payment", FULL, "--on", "2026-11-09")
    assert policy_due(stuck) == []


def test_the_limits_stand_in_json(run):
    run("policy", "payment", ON_COPY, "--allowed-by", "Mr Chen", "--by", "T/T")
    told = json.loads(run("policy", "--json").stdout)[0]
    kept = {name: told[name] for name in ("open_percent", "handed_percent", "open_days", "open_sum", "currency", "means",
                                          "security", "allowed_by")}  # fmt: skip
    assert kept == {
        "open_percent": None, "handed_percent": "0", "open_days": 0, "open_sum": "150000", "currency": "USD",
        "means": ["T/T"], "security": "credit_insurance", "allowed_by": "Mr Chen",
    }  # fmt: skip
