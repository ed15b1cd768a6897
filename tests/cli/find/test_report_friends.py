"""`report friends` and the line on the relationship in `show`: how close, since when, what changed, what next."""

import json

import pytest

from conftest import ROOT
from dossier.advice.contact import closer
from dossier.advice.playbook.scene import Reason
from dossier.advice.playbook.veto import Vetoed
from dossier.records.contact.relationship import STEPS


@pytest.fixture
def friends(run):
    """Return the command on a book of four people at different distances, noted over two years."""
    for name, firm in (("Karen", "Southern"), ("Anna", "Nordlicht"), ("Rajesh", "Shakti"), ("Omar", "Najd")):
        run("add", "contact", name, "--company", firm, "--known", "--no-follow-up", "--no-input")
    on = {"env": {"DOSSIER_NOW": "2024-11-23T08:30"}}
    run("set", "karen", "closeness=chats", **on)
    run("set", "rajesh", "closeness=chats", **on)
    run("set", "karen", "closeness=friend", env={"DOSSIER_NOW": "2026-03-24T08:30"})
    run("set", "karen", "closeness=friend", "first_contact=2024-04-17")
    run("set", "rajesh", "first_contact=2023")
    run("set", "rajesh", "closeness=answers", env={"DOSSIER_NOW": "2026-08-14T08:30"})
    run("set", "anna", "closeness=chats", "first_contact=2026-03-02")
    return run


def told(run):
    return {each["name"]: each for each in json.loads(run("report", "friends", "--json").stdout)}


def test_the_closest_stand_first_and_are_counted_and_whoever_has_no_closeness_last(friends):
    page = friends("report", "friends").stdout
    counted = [row.split() for row in page.partition("\n\n")[0].splitlines()[1:]]
    assert [(row[0], row[-2]) for row in counted] == [("friend", "1"), ("chats", "1"), ("answers", "1"), ("not", "1")]
    assert [page.index(name) for name in ("Karen", "Anna", "Rajesh", "Omar")] == sorted(
        page.index(name) for name in ("Karen", "Anna", "Rajesh", "Omar")
    )
    assert "Omar" in page.partition("Closeness not noted")[2]


def test_since_when_is_the_first_day_on_which_it_was_so_and_what_was_before_is_named(friends):
    page = " ".join(friends("report", "friends").stdout.split())
    assert "friend since 24 Mar (before: chats) · came closer within a year" in page
    assert "answers since 14 Aug (before: chats) · drifted away within a year" in page
    assert {name: each["moved"] for name, each in told(friends).items()} == {
        "Karen": "closer", "Anna": None, "Rajesh": "drifted", "Omar": None,
    }  # fmt: skip


def test_how_long_we_know_each_other_is_in_years_and_months_and_never_finer_than_what_is_noted(friends):
    page = " ".join(friends("report", "friends").stdout.split())
    assert "known since 17 Apr 2024, 2 years 7 months" in page
    assert "known since 2 Mar 2026, 8 months" in page
    assert "known since 2023, about 3 years" in page
    assert [told(friends)[name]["months"] for name in ("Karen", "Anna", "Rajesh")] == [31, 8, None]


def test_show_says_it_in_one_line_with_the_first_order_that_stands(friends):
    friends("deal", "karen", "Lamps", "--opened-on", "2024-05-01", "--value", "900", "--currency", "USD")
    for day in ("2024-06-01", "2025-06-30"):
        friends(
            "add", "order", "d1", "--value", "900", "--currency", "USD", "--confirmed-on", day, "--destination", "AU"
        )
    friends("order", "s1", "--cancelled", "changed their mind")
    page = " ".join(friends("show", "karen").stdout.split())
    line = "relationship known since 17 Apr 2024, 2 years 7 months · first order 30 Jun 2025 · friend since 24 Mar"
    assert line in page
    seen = json.loads(friends("show", "karen", "--json").stdout)["relationship"]
    assert (seen["since"], seen["first_order_on"]) == ("2024-04-17", "2025-06-30")
    assert [each["closeness"] for each in seen["steps"]] == ["chats", "friend"]


def test_each_suggestion_is_the_one_for_that_distance_with_its_reason(friends):
    friends("set", "rajesh", "hobbies=cricket", "--source", "chat")
    page = " ".join(friends("report", "friends").stdout.split())
    assert (
        "two lines or a picture on cricket, and no question about the order under it. because: hobbies: cricket" in page
    )
    assert "Sit at one table" in told(friends)["Anna"]["next_step"]["text"]
    friends("add", "visit", "anna", "to_them", "2026-12-02")
    assert "You will be there: ask for a meal" in told(friends)["Anna"]["next_step"]["text"]
    friends("add", "visit", "karen", "to_us", "2025-10-01")
    assert "not seen for more than a year" in told(friends)["Karen"]["next_step"]["text"]
    assert told(friends)["Omar"]["next_step"] is None


def test_with_somebody_serious_no_private_step_is_suggested(friends):
    friends("set", "rajesh", "hobbies=cricket", "temperament=serious")
    step = told(friends)["Rajesh"]["next_step"]
    assert "cricket" not in step["text"]
    assert "reliability is what brings you closer" in step["text"]
    assert "serious" in [reason["value"] for reason in step["reasons"]]


def test_a_step_against_which_something_known_speaks_gives_way_to_the_next(friends, monkeypatch):
    friends("set", "rajesh", "hobbies=cricket")
    against = Vetoed("hobby", Reason("contact.avoid", "cricket"))
    monkeypatch.setattr(closer, "veto", lambda touches, _words, _seen: against if "hobby" in touches else None)
    step = told(friends)["Rajesh"]["next_step"]["text"]
    assert (
        step
        == "Under the next business mail one line about them, not the order: how the season goes, how the fair was."
    )


def test_every_closeness_has_a_step_that_asks_for_nothing_more():
    steps = closer.read_steps(ROOT / "data" / "closer.toml")
    last = {each.rule.when[0].values[0]: each for each in steps}
    assert set(last) == set(STEPS)
    assert {code for code, each in last.items() if len(each.rule.when) == 1 and not each.rule.unless} == set(STEPS)
    assert all(each.touches for each in steps)


def test_a_closeness_that_was_taken_back_is_not_told(friends):
    friends("set", "anna", "closeness=unknown")
    assert told(friends)["Anna"]["closeness"] is None
    assert "chats since" not in friends("show", "anna").stdout


def test_a_guess_gives_way_to_what_is_sure(friends):
    friends("set", "omar", "closeness=friend", "--certainty", "guess", env={"DOSSIER_NOW": "2026-05-01T08:30"})
    friends("set", "omar", "closeness=answers")
    friends("set", "omar", "closeness=friend", "--certainty", "guess")
    assert [each["closeness"] for each in told(friends)["Omar"]["known"]["steps"]] == ["answers"]


def test_it_is_not_made_to_be_shared(friends):
    done = friends("report", "friends", "--share")
    assert (done.exit_code, done.stdout) == (6, "")
    assert "for our own eyes" in done.stderr
    assert "known since" not in friends("show", "karen", "--share").stdout
    assert "relationship" not in json.loads(friends("show", "karen", "--share", "--json").stdout)


def test_a_list_sorted_by_closeness_begins_with_the_friend(friends):
    rows = json.loads(friends("list", "contacts", "--sort", "closeness", "--json").stdout)
    assert [row["closeness"] for row in rows] == ["friend", "chats", "answers", None]
