"""A firm in the book: its tree, its markets, its news; matching, asking, reports and rounds of visits on the demo book."""

import json

import pytest


@pytest.fixture
def summit(run):
    """Return the command on a book with one firm, two people and a deal without a destination."""
    for words in (
        ("add", "contact", "Emily Carter", "--company", "Summit Goods", "--country", "US", "--no-input"),
        ("add", "contact", "Brian Walsh", "--company", "Summit Goods", "--title", "VP Sourcing", "--no-input"),
        ("deal", "emily", "Power banks"),
    ):
        assert run(*words).exit_code == 0
    return run


def test_the_tree_says_in_words_who_has_the_power_and_who_is_unknown(summit):
    summit("set", "walsh", "authority=decides")
    summit("add", "department", "summit", "design", "exists", "--head", "Emily Carter", "--reports-to", "VP Sourcing")
    summit("add", "department", "summit", "compliance", "--reports-to", "CEO")
    shown = summit("show", "summit", "--section", "company").stdout
    tree = shown[shown.index("Who handles what") :].splitlines()
    assert any("Brian Walsh" in row and "decides" in row for row in tree)
    assert any("design" in row and "Emily Carter" in row and "power unknown" in row for row in tree)
    assert any("CEO" in row and "who? unknown" in row for row in tree)
    assert any("nobody known for" in row and "finance" in row for row in tree)


def test_lines_that_run_in_a_circle_are_drawn_and_said_in_one_sentence(summit):
    summit("add", "department", "summit", "design", "exists", "--reports-to", "sourcing")
    summit("add", "department", "summit", "sourcing", "exists", "--reports-to", "design")
    summit("set", "emily", "reports_to=walsh")
    summit("set", "walsh", "reports_to=Emily Carter")
    done = summit("show", "summit", "--section", "company")
    assert done.exit_code == 0
    assert done.stdout.count("These lines run in a circle") == 2
    assert "design → sourcing → design" in done.stdout
    assert "Emily Carter → Brian Walsh → Emily Carter" in done.stdout


def test_a_company_is_not_linked_to_itself(summit):
    done = summit("add", "link", "summit", "competes_with", "summit")
    assert (done.exit_code, len(done.stderr.splitlines())) == (6, 1)


def test_a_second_market_asks_for_the_destination_of_what_is_open(summit):
    one = summit("add", "market", "summit", "US", "--from-date", "2012")
    assert "market=" not in one.stdout
    assert all(gap["fact"] != "record:destination" for gap in gaps(summit))
    two = summit("add", "market", "summit", "DE", "--from-date", "2026-09", "--channel", "distributor")
    assert "dossier set d1 market=" in two.stdout
    assert any(gap["fact"] == "record:destination" for gap in gaps(summit))
    assert "several markets" in summit("show", "summit", "--section", "company").stdout
    assert any("markets" in line["rule"] or "market" in line["rule"] for line in advice(summit))
    summit("set", "d1", "market=DE")
    assert all(gap["fact"] != "record:destination" for gap in gaps(summit))


def test_news_of_a_distributor_alone_switches_the_question_on(summit):
    done = summit("add", "news", "summit", "distributor", "Alpenhandel", "--on-date", "2026-04-09")
    assert "dossier set d1 market=" in done.stdout
    assert "new-distributor-check-destination" in {line["rule"] for line in advice(summit)}
    assert any(gap["fact"] == "record:destination" for gap in gaps(summit))


def gaps(run):
    return json.loads(run("gaps", "summit", "--json").stdout)["gaps"]


def advice(run):
    return json.loads(run("advise", "summit", "--json").stdout)["advice"]


def test_each_kind_of_news_brings_its_action_unless_one_is_given(summit):
    from dossier.records.company.firm import NEWS_KINDS

    for kind in NEWS_KINDS:
        assert "To do: " in summit("add", "news", "summit", kind.code, "something", "--on-date", "2026-11-01").stdout
    summit("add", "news", "summit", "award", "own words", "--action", "send flowers")
    rows = {row["text"]: row for row in json.loads(summit("show", "summit", "--json").stdout)["news"]}
    assert rows["own words"]["action"] == "send flowers"
    assert all(row["action"] for row in rows.values())


def test_an_anniversary_comes_every_year(summit):
    summit("add", "news", "summit", "anniversary", "founded", "--on-date", "2011-12-05")
    assert json.loads(summit("show", "summit", "--json").stdout)["news"][0]["yearly"] is True
    assert "founded" in summit("remind", "--days", "30").stdout


@pytest.fixture
def demo(run, demo_cache):
    """Return the command on the demo book."""
    return lambda *words: run("demo", *words, env={"XDG_CACHE_HOME": str(demo_cache)})


MUST_SHOW = [
    (("match", "nordlicht"), ("Charger Duo 65 W", "+4  they sell", "Germany")),
    (("match", "summit"), ("as OEM", "United States, Germany, Switzerland")),
    (("match", "kauri", "--market", "NZ", "--all"), ("no plug of ours fits",)),
    (("ask-about", "brighthome"), ("1. Karen Whitfield", "buys from Brighthome", "Not to be asked", "works there")),
    (("report", "ideas"), ("lamp · 3 clients", "asked R&D", "we cannot make it")),
    (("report", "competitors"), ("Brillex · at 4 clients", "Casa Viva")),
    (("report", "fairs"), ("Light + Building", "worth going", "Mar 2028")),
    (("trip", "Europe spring", "--stops", "NL,DE,FR", "--from", "2027-04-06", "--to", "2027-04-16"),
     ("Pieter de Vries", "gifts to avoid", "lighter (October 2026)", "rendering of the bedside lamp")),
    (("list", "files"), ("first-import.svg", "flow chart")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), MUST_SHOW, ids=[" ".join(words) for words, _expected in MUST_SHOW])
def test_the_demo_book_shows(demo, words, expected):
    done = demo(*words)
    assert done.exit_code == 0, done.stderr
    for text in expected:
        assert text in done.stdout
    if words[0] != "list":
        json.loads(demo(*words, "--json").stdout)


@pytest.mark.parametrize("who", ["nordlicht", "summit", "brighthome", "hikari", "casaviva"])
def test_the_demo_companies_are_shown_with_their_tree(demo, who):
    assert "Who handles what" in demo("show", who).stdout


def test_a_round_needs_stops_and_days_in_order_and_says_what_it_does_not_know(demo):
    assert demo("trip", "x", "--stops", ",").exit_code == 2
    assert demo("trip", "x", "--stops", "NL", "--from", "2027-04-06").exit_code == 2
    assert demo("trip", "x", "--stops", "NL", "--from", "2027-04-06", "--to", "2027-04-01").exit_code == 2
    assert "not set yet" in demo("trip", "x", "--stops", "NL").stdout
    assert "none yet" in demo("trip", "x", "--stops", "IS").stdout


def test_a_round_is_written_as_markdown_and_as_a_page(demo, tmp_path):
    page = tmp_path / "trip.html"
    assert demo("trip", "Spring", "--stops", "NL,DE", "--html", str(page)).exit_code == 0
    assert "Brighthome" in page.read_text(encoding="utf-8")
    assert "Brighthome" in demo("trip", "Spring", "--stops", "NL", "--md").stdout


def test_a_report_that_is_not_there_names_the_nearest(demo):
    done = demo("report", "fair")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1].endswith("Did you mean fairs?")


def test_a_department_that_somebody_heads_exists(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "NL", "--known", "--no-input")
    run("add", "department", "nordlicht", "quality")
    assert "quality · unknown whether it exists" in run("show", "nordlicht").stdout
    run("add", "department", "nordlicht", "设计部", "--head", "anna")
    shown = run("show", "nordlicht").stdout
    assert shown.count("unknown whether it exists") == 1
    assert "设计部 · ○ Anna Schmidt" in shown


def test_a_link_that_was_noted_twice_counts_once(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--country", "NL", "--known", "--no-input")
    run("add", "contact", "Mia Brown", "--company", "Koala Home Pty", "--country", "AU", "--known", "--no-input")
    run("set", "mia", "closeness=friend")
    for kind in ("buys_from", "采购自"):
        run("add", "link", "koala", kind, "nordlicht")
    assert run("ask-about", "nordlicht").stdout.count("buys from Nordlicht GmbH") == 1
    assert run("advise", "anna").stdout.count("buys from Nordlicht GmbH") == 1
