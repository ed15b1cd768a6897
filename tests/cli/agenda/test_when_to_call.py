"""When to telephone: a window is only told while there is time left in it."""

import pytest


@pytest.fixture
def there(run):
    """Return a function that says what a page tells about the clock of a client, at an hour of ours."""

    def at(country: str, city: str, now: str) -> str:
        assert run("config", "me.time_zone=Asia/Shanghai").exit_code == 0
        run("add", "contact", "Kim", "--country", country, "--city", city, "--known", "--no-input")
        shown = run("show", "kim", env={"DOSSIER_NOW": now}).stdout
        return "".join(each for each in shown.splitlines() if each.startswith(("  channel", "  there")))

    return at


# Osaka is an hour ahead of us; its offices are open from 9 to 12 and from 13 to 18.
@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-11-25T06:00", "call 08:00–11:00 your time"),
        ("2026-11-25T08:30", "call now, until 11:00 your time"),
        ("2026-11-25T11:20", "call 12:00–17:00 your time"),
        ("2026-11-25T15:00", "call now, until 17:00 your time"),
        ("2026-11-25T17:10", "call Thu 08:00–11:00 your time"),
        ("2026-11-27T20:00", "call Mon 08:00–11:00 your time"),
    ],
)
def test_a_window_that_is_over_is_not_offered_but_the_next_one_is(there, now, told):
    assert told in there("JP", "Osaka", now)


def test_hours_that_never_meet_ours_are_those_of_the_next_working_day_not_of_the_one_that_is_over(there):
    # Friday evening in Denver, its last day of summer time: until then the office opened at 23:00 our time.
    assert "their hours are Tue 00:00–08:00 your time" in there("US", "Denver", "2026-10-31T08:30")


@pytest.fixture
def kim(run):
    """Return a function that notes facts of a client in Osaka and says what `show`, `advise` and `remind` make of them."""
    assert run("config", "me.time_zone=Asia/Shanghai").exit_code == 0
    run("add", "contact", "Kim", "--country", "JP", "--city", "Osaka", "--known", "--no-input")
    run("follow", "kim", "2026-11-25", "ask about the carton")

    def said(*facts: str, now: str = "2026-11-25T08:30") -> tuple[str, str, str]:
        if facts:
            assert run("set", "kim", *facts).exit_code == 0
        return tuple(
            run(*words, env={"DOSSIER_NOW": now}).stdout for words in (("show", "kim"), ("advise", "kim"), ("remind",))
        )

    return said


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (("spoken_english=poor",), "write, do not phone"),
        (("spoken_english=poor", "channel=call"), "write, do not phone"),
        (("spoken_english=poor", "channel=whatsapp"), "write on WhatsApp, do not phone"),
        (("spoken_english=poor", "written_english=poor"), "write in plain words, do not phone"),
        (("spoken_english=good", "channel=email"), "write a mail; announce a call before you ring"),
        (("spoken_english=good", "channel=wechat"), "WeChat, or call now, until 11:00 your time"),
        (("spoken_english=fluent",), "call now, until 11:00 your time"),
        (("channel=call",), "call now, until 11:00 your time"),
    ],
)
def test_one_verdict_on_channel_and_hour_wherever_it_stands(kim, facts, told):
    for page in kim(*facts):
        assert told in page
        assert ("call now" in page) == ("call now" in told)
        assert "a good moment" not in page


def test_a_guess_stays_a_guess_and_what_is_not_known_is_said(run, kim):
    assert "call now, until 11:00 your time; how they speak is not known" in kim()[0]
    run("set", "kim", "spoken_english=poor", "--certainty", "guess")
    assert "write, do not phone (a guess)" in kim()[0]


def test_a_command_does_not_offer_a_call_to_somebody_not_to_be_phoned(run, kim):
    run("drop", "f1", "--why", "not needed")
    later = {"now": "2027-03-01T08:30"}
    assert 'dossier log c1 "…" --by call --out' in kim(**later)[2]
    assert 'dossier log c1 "…" --by email --out' in kim("spoken_english=poor", **later)[2]
    assert 'dossier log c1 "…" --by chat --out' in kim("channel=whatsapp", **later)[2]


def test_late_in_our_evening_nobody_is_told_to_call_now_although_they_are_at_work(there):
    # 22:00 in Shanghai is 11:00 in Asunción; our day ends at 21:00.
    told = there("PY", "Asunción", "2026-11-23T22:00")
    assert "office open" in told
    assert "call now" not in told
    assert "call Tue 18:30–21:00 your time" in told


def test_without_a_country_the_verdict_says_what_is_missing(run):
    run("add", "contact", "Lee", "--known", "--no-input")
    assert "write first: no city is known, so no hour to call" in run("show", "lee").stdout


def test_a_country_of_eleven_zones_is_called_by_the_clock_of_its_business_centre(run):
    assert run("add", "contact", "Omar", "--company", "Kazco", "--country", "RU", "--known").exit_code == 0
    said = run("show", "omar", "--brief").stdout
    assert "closed for the next two weeks" not in said
    assert "Moscow time, the business centre" in run("show", "omar").stdout


def test_a_touch_to_come_was_not_due_yet(run):
    assert run("add", "contact", "Omar", "--company", "Kazco", "--country", "RU", "--known").exit_code == 0
    assert "quiet: a touch is due 23 Dec" in run("remind", "--all", "--days", "40").stdout
    assert "quiet: a touch was due 23 Dec" in run("remind", "--all", env={"DOSSIER_NOW": "2026-12-28T08:30"}).stdout
