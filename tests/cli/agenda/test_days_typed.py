"""Days by the names of an office: the end of the week is its last working day; no first follow-up falls on a weekend."""

import pytest


@pytest.fixture
def anna(run):
    run("add", "contact", "Anna", "--country", "DE", "--known", "--no-input")
    return run


@pytest.mark.parametrize("text", ["end of week", "eow", "周末"])
@pytest.mark.parametrize(
    ("typed_on", "friday"),
    [("2026-11-23T08:30", "27 Nov"), ("2026-11-27T08:30", "27 Nov"), ("2026-11-28T08:30", "4 Dec")],
)
def test_the_end_of_the_week_is_friday(anna, text, typed_on, friday):
    done = anna("follow", "anna", text, "call", env={"DOSSIER_NOW": typed_on})
    assert f"Fri {friday}" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("came_on", "first"),
    [
        ("2026-11-23T08:30", "Wed 25 Nov"),
        ("2026-11-26T08:30", "Mon 30 Nov"),  # two days later is a Saturday
        ("2026-11-27T08:30", "Mon 30 Nov"),  # two days later is a Sunday
        ("2026-11-28T08:30", "Mon 30 Nov"),
    ],
)
def test_the_first_follow_up_of_an_inquiry_waits_for_a_working_day(run, came_on, first):
    done = run("add", "contact", "Omar", "--country", "DE", "--no-input", env={"DOSSIER_NOW": came_on})
    assert f"Follow-up f1 on {first}" in done.stdout, done.stdout + done.stderr
    assert first in run("show", "omar", env={"DOSSIER_NOW": came_on}).stdout


def test_a_first_follow_up_that_was_asked_for_on_a_saturday_is_left_there(run):
    done = run("add", "contact", "Omar", "--country", "DE", "--follow-up", "2026-11-28", "--no-input")
    assert "Sat 28 Nov" in done.stdout
