"""A silence unusual for this person: by their own answer times, before and instead of any fixed number of days."""

import json

import pytest

QUICK = {"05-04": "05-06", "05-18": "05-20", "06-01": "06-02", "06-15": "06-17", "07-01": "07-03", "07-15": "07-16"}
SLOW = {"04-06": "04-15", "04-27": "05-06", "05-18": "05-27", "06-08": "06-17", "07-06": "07-15", "08-03": "08-12"}


@pytest.fixture
def wrote(run):
    """Return a function that logs letters of ours with the days of their answers, then one that waits."""

    def letters(answered, waits):
        run("add", "contact", "Anna Weber", "--company", "Nordlicht", "--country", "DE", "--known", "--no-follow-up")
        for ours, theirs in answered.items():
            run("log", "anna", "Our question", "--by", "email", "--out", "--on", f"2026-{ours}")
            run("log", "anna", "Their answer", "--by", "email", "--in", "--on", f"2026-{theirs}")
        if waits:
            run(
                "log",
                "anna",
                "Any news of the order?",
                "--by",
                "email",
                "--out",
                env={"DOSSIER_NOW": f"2026-{waits}T09:00"},
            )

    return letters


def on(run, day, *words):
    return run(*words, env={"DOSSIER_NOW": f"2026-{day}T08:30"})


def test_who_answers_in_two_days_is_told_of_on_the_day_from_which_silence_is_unusual(run, wrote):
    wrote(QUICK, "10-05")
    assert "Nothing is due" in on(run, "10-08", "remind").stdout
    morning = on(run, "10-09", "remind").stdout
    assert "answers within 2 working days mostly, by 6 letters; silent for 4: unusual" in morning
    page = on(run, "10-09", "show", "anna").stdout
    assert "rhythm" in page
    assert "answers within 2 working days mostly, by 6 letters since May 2026; silent for 4: unusual" in page
    assert "silent for 4: unusual" in on(run, "10-09", "advise", "anna", "--moment", "call").stdout
    told = json.loads(on(run, "10-09", "remind", "--json").stdout)["reminders"][0]["rhythm"]
    assert (told["usual"], told["mostly"], told["letters"], told["silent"]) == (2, 2, 6, 4)
    chinese = on(run, "10-09", "show", "anna", "--lang", "zh").stdout
    assert "回复习惯  一般 2 个工作日内回复（2026年5月以来 6 封信）；4 个工作日没回，不正常" in chinese
    run("log", "anna", "Yes, it goes on.", "--by", "email", "--in", env={"DOSSIER_NOW": "2026-10-09T10:00"})
    assert "unusual" not in on(run, "10-12", "remind").stdout


def test_who_always_takes_a_week_is_not_chased_on_day_three(run, wrote):
    wrote(SLOW, "10-05")
    run("deal", "anna", "Chargers", env={"DOSSIER_NOW": "2026-10-05T09:10"})
    run("quote", "d1", "--line", "Charger, 100 pcs, 3.20", "--currency", "USD", "--payment", "30/70", "--valid", "60d", "--sent",
        env={"DOSSIER_NOW": "2026-10-05T09:20"})  # fmt: skip
    for day in ("10-08", "10-12", "10-14"):
        assert "no answer" not in on(run, day, "remind").stdout
        refused = on(run, day, "draft", "anna", "chase")
        assert refused.exit_code == 6
        assert "mostly takes 7 working days: a reminder is decent from 20 Oct on" in refused.stderr
    assert "silent for 7: usual for them" in on(run, "10-14", "show", "anna").stdout
    morning = on(run, "10-20", "remind").stdout
    assert "no answer (answers within 7 working days mostly, by 6 letters; silent for 11: unusual)" in morning
    assert on(run, "10-20", "draft", "anna", "chase").exit_code == 0


def test_with_four_letters_nothing_is_said_and_the_fixed_days_hold(run, wrote):
    wrote(dict(list(QUICK.items())[:4]), "10-05")
    assert "rhythm" not in on(run, "10-09", "show", "anna").stdout
    assert "a reminder is decent from 8 Oct on" in on(run, "10-06", "draft", "anna", "chase").stderr


def test_their_days_off_are_taken_off(run, wrote):
    wrote(QUICK, "12-22")
    run("holidays", "anna")
    assert "silent for 4: unusual" not in on(run, "12-28", "remind").stdout


def test_a_letter_of_thanks_asks_for_no_answer(run, wrote):
    wrote(QUICK, None)
    run(
        "log",
        "anna",
        "Thank you",
        "--by",
        "email",
        "--out",
        "--topic",
        "thanks",
        env={"DOSSIER_NOW": "2026-10-05T09:00"},
    )
    page = on(run, "10-20", "show", "anna").stdout
    assert "by 6 letters since May 2026" in page
    assert "silent" not in page


def test_the_report_on_quiet_clients_goes_by_the_same_rhythm(run, wrote):
    wrote(QUICK, "10-05")
    assert "silent for 4: unusual" in on(run, "10-09", "report", "quiet").stdout
    assert "silent for 2: unusual" not in on(run, "10-07", "report", "quiet").stdout


def test_others_who_look_on_see_no_rhythm(run, wrote):
    wrote(QUICK, "10-05")
    assert "rhythm" not in on(run, "10-09", "show", "anna", "--share").stdout
    assert "mostly" not in on(run, "10-09", "remind", "--share").stdout
