"""When to telephone: a window is only told while there is time left in it."""

import pytest


@pytest.fixture
def there(run):
    """Return a function that says what a page tells about the clock of a client, at an hour of ours."""

    def at(country: str, city: str, now: str) -> str:
        assert run("config", "me.time_zone=Asia/Shanghai").exit_code == 0
        run("add", "contact", "Kim", "--country", country, "--city", city, "--known", "--no-input")
        shown = run("show", "kim", env={"DOSSIER_NOW": now}).stdout
        return next(each for each in shown.splitlines() if "there now" in each)

    return at


# Osaka is an hour ahead of us; its offices are open from 9 to 12 and from 13 to 18.
@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-11-25T06:00", "best 08:00–11:00 your time"),
        ("2026-11-25T08:30", "until 11:00 your time"),
        ("2026-11-25T11:20", "best 12:00–17:00 your time"),
        ("2026-11-25T15:00", "until 17:00 your time"),
        ("2026-11-25T17:10", "best Thu 08:00–11:00 your time"),
        ("2026-11-27T20:00", "best Mon 08:00–11:00 your time"),
    ],
)
def test_a_window_that_is_over_is_not_offered_but_the_next_one_is(there, now, told):
    assert told in there("JP", "Osaka", now)


def test_hours_that_never_meet_ours_are_those_of_the_next_working_day_not_of_the_one_that_is_over(there):
    # Friday evening in Denver, its last day of summer time: until then the office opened at 23:00 our time.
    assert "their hours are 00:00–08:00 your time" in there("US", "Denver", "2026-10-31T08:30")
