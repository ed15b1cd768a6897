"""A client without a forwarder hears of three that others have used for long, and never of those others (M151, M152)."""

import json
from datetime import date

import pytest

from dossier.records.deal.forwarder_use import Forwarder, Use, fitting

HOUSES = (("Blue Ocean", "Shenzhen, Ningbo", "US, MX", "2015"), ("Hansa Sea", "Hong Kong", "DE, FR", "2012"),
          ("Great Circle", "Shenzhen", "AU, NZ", "2018"), ("Fresh Start", "Shenzhen", "NZ", "2026"))  # fmt: skip


@pytest.fixture
def trade(run):
    """Return `run` on a book where two clients have shipped with three of four forwarders, and Kauri has none."""
    for name, ports, countries, since in HOUSES:
        run("add", "forwarder", name, "--ports", ports, "--countries", countries, "--since", since, "--contact-line",
            f"{name} desk", "--text", "gives us a dinner each year")  # fmt: skip
    for number, (client, forwarder, country) in enumerate(
        (("Nordlicht GmbH", "Hansa Sea", "DE"), ("Nordlicht GmbH", "hansa sea", "DE"), ("Summit Goods", "Blue Ocean", "US"),
         ("Summit Goods", "Great Circle", "AU")), 1,
    ):  # fmt: skip
        run("add", "company", client)
        assert run("deal", client, f"Deal {number}").exit_code == 0
        assert run("add", "order", f"d{number}", "--forwarder", forwarder, "--destination", country).exit_code == 0
    run("add", "contact", "Jamie Wilson", "--company", "Kauri Home", "--country", "NZ", "--no-input")
    run("set", "kauri", "forwarder_in_china=no", "terms.place=Shenzhen")
    return run


def names(run, *words):
    done = run("forwarders", *words, "--json")
    assert done.exit_code == 0, done.stderr
    return [each["name"] for each in json.loads(done.stdout)]


def test_three_are_named_and_the_one_that_goes_there_stands_first(trade):
    assert names(trade, "kauri") == ["Great Circle", "Blue Ocean", "Hansa Sea"]


def test_one_that_no_client_has_used_is_not_recommended_but_listed(trade):
    assert "Fresh Start" not in names(trade, "kauri", "--all")
    assert len(names(trade)) == 4


def test_reasons_are_given_inside_and_no_client_is_named_outside(trade):
    inside = trade("forwarders", "kauri").stdout
    assert "goes to their country, loads in Shenzhen, with us since 2018, 1 order, 1 client" in inside
    assert "none in China: recommend these" in inside
    for words in (("--draft",), ("--share",), ("--share", "--json")):
        said = trade("forwarders", "kauri", *words).stdout
        assert "Great Circle" in said
        for secret in ("Nordlicht", "Summit", "order", "1 client", "2 clients", "dinner"):
            assert secret not in said, (words, secret)


def test_the_text_to_send_names_port_and_contact(trade):
    said = trade("forwarders", "kauri", "--draft").stdout
    assert "1. Great Circle; loads in Shenzhen; known to us since 2018; contact: Great Circle desk" in said


def test_a_client_whose_forwarder_is_settled_is_recommended_none(trade):
    trade("set", "kauri", "terms.forwarder=Own Line")
    done = trade("forwarders", "kauri")
    assert "Own Line" in done.stdout
    assert "settled: do not ask again" in done.stdout
    assert "Great Circle" not in done.stdout
    assert names(trade, "kauri", "--all") == ["Great Circle", "Blue Ocean", "Hansa Sea"]


def test_a_client_with_one_whose_name_is_unknown_is_asked_first(trade):
    trade("set", "kauri", "forwarder_in_china=yes")
    assert "they have one, name unknown" in trade("forwarders", "kauri").stdout
    trade("set", "kauri", "forwarder_in_china=unknown")
    assert "unknown: ask first" in trade("forwarders", "kauri").stdout


def test_a_clients_own_orders_do_not_recommend_to_itself(trade):
    found = json.loads(trade("forwarders", "summit", "--all", "--json").stdout)
    assert [each["name"] for each in found] == ["Hansa Sea"]


def test_without_any_experience_there_is_nothing_to_send(run):
    run("add", "contact", "Jamie Wilson", "--company", "Kauri Home", "--no-input")
    assert run("forwarders", "kauri").exit_code == 0
    assert run("forwarders", "kauri", "--draft").exit_code == 3


def use(name, ports, countries, orders, clients, since="2015"):
    forwarder = Forwarder(1, name, "\n".join(ports), "\n".join(countries), since, None, None)
    return Use(forwarder, orders, clients, date(2020, 1, 1), date(2026, 1, 1), frozenset())


def test_country_counts_before_port_before_clients_before_orders_before_years():
    rows = (
        use("years", [], [], 1, 1, "2001"), use("orders", [], [], 9, 1), use("clients", [], [], 2, 2),
        use("port", ["Shenzhen"], [], 1, 1), use("country", [], ["NZ"], 1, 1),
    )  # fmt: skip
    assert [fit.use.forwarder.name for fit in fitting(rows, "NZ", "shenzhen")] == [
        "country", "port", "clients", "orders", "years",
    ]  # fmt: skip
