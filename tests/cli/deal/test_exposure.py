"""Currency moves against open orders (M113, M133, M134): on the page, in the morning, and at rest when nothing is new."""

import json

import pytest


@pytest.fixture
def book(run):
    """Return a command on a book where a client in Russia owes dollars and the rouble has fallen by a fifth."""
    for words in (
        ("add", "company", "Volna", "--country", "RU"),
        ("add", "contact", "Dmitri", "--company", "Volna", "--no-follow-up", "--known", "--no-input"),
        ("deal", "dmitri", "Power banks", "--opened-on", "2026-06-01"),
        ("rate", "RUB", "0.0831", "--on", "2026-06-10"),
        ("rate", "USD", "7.02", "--on", "2026-06-10"),
        ("rate", "RUB", "0.0661", "--on", "2026-11-20"),
        ("rate", "USD", "6.98", "--on", "2026-11-20"),
        (
            "add",
            "order",
            "d1",
            "--number",
            "PI-8",
            "--value",
            "21600",
            "--currency",
            "USD",
            "--payment",
            "30% deposit, 70% before shipment",
            "--confirmed-on",
            "2026-06-10",
            "--deposit-paid",
            "2026-06-17",
        ),
    ):
        done = run(*words)
        assert done.exit_code == 0, done.stderr
    return run


def morning(run, **env):
    """Return the reminders about currencies."""
    done = run("remind", "--all", "--json", env=env)
    assert done.exit_code == 0, done.stderr
    return [each for each in json.loads(done.stdout)["reminders"] if each["kind"] == "currency"]


def test_the_morning_names_the_open_sum_and_how_much_dearer_it_became_for_the_client(book):
    found = morning(book)
    assert [(each["ref"], each["contact"]) for each in found] == [("s1", "Dmitri")]
    assert found[0]["text"] == "PI-8, USD 15,120 open: for them 25 % dearer in RUB since 10 Jun (84.477 → 105.6)"
    assert found[0]["command"] == "dossier show d1"


def test_the_pages_of_deal_firm_person_and_country_tell_it_too(book):
    for who in ("d1", "volna", "dmitri", "RU"):
        shown = book("show", who).stdout
        assert "for them 25 % dearer in RUB since 10 Jun" in shown, who
    assert "for us 0.6 % less in CNY" in book("show", "d1").stdout


def test_it_is_never_in_what_is_made_to_be_shared(book):
    for who in ("d1", "volna", "dmitri"):
        assert "dearer" not in book("show", who, "--share").stdout


@pytest.mark.parametrize(
    "end", [("set", "s1", "balance_paid=today"), ("stage", "d1", "lost", "--reason", "gone", "--cause", "price")]
)
def test_a_sum_that_is_paid_or_lost_is_no_longer_named(book, end):
    assert len(morning(book)) == 1
    done = book(*end)
    if done.exit_code == 2:
        done = book(*end[:3], "--reason", "gone")
    assert done.exit_code == 0, done.stderr
    assert morning(book) == []


def test_it_rests_a_week_after_the_last_rate_and_wakes_with_a_new_one(book):
    later = {"DOSSIER_NOW": "2026-11-30T08:30"}
    assert morning(book, **later) == []
    book("rate", "RUB", "0.0640", env=later)
    assert len(morning(book, **later)) == 1


def test_the_limits_are_the_users(book, tmp_path):
    settings = tmp_path / "config" / "config.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[money]\nmove_warn = 30\nmove_strong = 40\n", encoding="utf-8")
    assert morning(book, DOSSIER_CONFIG=str(settings.parent)) == []
    settings.write_text("[money]\nmove_warn = 20\nmove_strong = 40\n", encoding="utf-8")
    assert morning(book, DOSSIER_CONFIG=str(settings.parent))[0]["group"] == "today"


def test_one_client_gets_one_line_the_worst(book):
    book(
        "add", "order", "d1", "--number", "PI-9", "--value", "100", "--currency", "USD", "--confirmed-on", "2026-06-12"
    )
    assert len(morning(book)) == 1


def test_a_quotation_that_still_holds_is_exposed_until_it_is_answered_by_an_order(book):
    line = ("--line", "P10, 1000 pcs, 5.40", "--currency", "USD", "--payment", "30/70")
    book("deal", "dmitri", "More")
    book("quote", "d2", *line, "--state", "sent", "--valid", "300d", env={"DOSSIER_NOW": "2026-06-11T09:00"})
    told = json.loads(book("rate", "USD", "--json").stdout)[0]["open"]
    assert {each["ref"]: each["amount"] for each in told} == {"s1": "15120", "q1": "5400"}
    book("add", "order", "d2", "--quote", "q1", "--value", "5400", "--currency", "USD")
    told = json.loads(book("rate", "USD", "--json").stdout)[0]["open"]
    assert {each["ref"] for each in told} == {"s1", "s2"}


def test_rates_of_another_time_are_not_compared(run):
    run("add", "company", "Volna", "--country", "RU")
    run("add", "deal", "volna", "Old", "--opened-on", "2026-06-01")
    run("rate", "USD", "7.4", "--on", "2025-01-02")
    run("add", "order", "d1", "--value", "10", "--currency", "USD", "--confirmed-on", "2026-06-10")
    run("rate", "USD", "6.5")
    assert morning(run) == []
    run("rate", "USD", "7.2", "--on", "2026-06-01")
    assert len(morning(run)) == 1
