"""The whole path once: an inquiry comes, she answers, she sees the dossier, she is reminded, she corrects herself."""

import json

ANNA = (
    "add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--title", "Purchasing Assistant",
    "--email", "anna@nordlicht.example", "--phone", "+49 40 1234567", "--country", "DE", "--source", "marketplace",
    "--source-detail", "Made-in-China", "--no-input",
)  # fmt: skip


def test_an_inquiry_is_recorded_with_its_firm_and_a_first_follow_up(run):
    done = run(*ANNA)
    assert done.exit_code == 0
    assert "Added Anna Schmidt (c1), Purchasing Assistant at Nordlicht GmbH (o1, new)." in done.stdout
    assert "Follow-up f1 on Wed 25 Nov" in done.stdout
    assert "Next: dossier show c1" in done.stdout


def test_an_unanswered_inquiry_stands_on_top_until_it_is_answered(run):
    run(*ANNA)
    run("follow", "anna", "yesterday", "something old")
    first = json.loads(run("remind", "--json").stdout)["reminders"][0]
    assert (first["kind"], first["contact_ref"], first["group"]) == ("inquiry", "c1", "now")
    run("log", "anna", "catalogue sent", "--by", "email", "--out")
    assert "inquiry" not in {each["kind"] for each in json.loads(run("remind", "--json").stdout)["reminders"]}


def test_a_message_that_comes_in_waits_for_an_answer_again(run):
    run(*ANNA)
    run("log", "anna", "catalogue sent", "--by", "email", "--out")
    run("log", "anna", "which price?", "--by", "chat", "--in")
    assert "inquiry" in {each["kind"] for each in json.loads(run("remind", "--json").stdout)["reminders"]}
    run("log", "anna", "talked it through", "--by", "call")
    assert "inquiry" not in {each["kind"] for each in json.loads(run("remind", "--json").stdout)["reminders"]}


def test_any_touch_starts_the_cadence_anew_and_a_note_does_not(run):
    run(*ANNA, "--no-follow-up")
    run("log", "anna", "catalogue sent", "--by", "email", "--out")
    later = {"DOSSIER_NOW": "2027-01-10T08:30"}
    assert [each["kind"] for each in json.loads(run("remind", "--json", env=later).stdout)["reminders"]] == ["quiet"]
    run("log", "anna", "only a thought", env=later)
    assert [each["kind"] for each in json.loads(run("remind", "--json", env=later).stdout)["reminders"]] == ["quiet"]
    run("log", "anna", "season's greetings", "--by", "email", "--out", env=later)
    assert json.loads(run("remind", "--json", env=later).stdout)["reminders"] == []


def test_what_is_due_stays_for_ever_until_it_is_done_snoozed_or_dropped(run):
    run(*ANNA, "--known")
    for what in ("one", "two", "three"):
        run("follow", "anna", "+1d", what)
    years_later = {"DOSSIER_NOW": "2031-02-28T23:59"}
    due = json.loads(run("remind", "--json", "--all", env=years_later).stdout)["reminders"]
    assert {each["text"] for each in due if each["kind"] == "follow_up"} == {"one", "two", "three"}
    assert run("done", "f1", env=years_later).exit_code == 0
    assert run("snooze", "f2", "+400d", env=years_later).exit_code == 0
    assert run("drop", "f3", "--why", "no need", env=years_later).exit_code == 0
    due = json.loads(run("remind", "--json", "--all", env=years_later).stdout)["reminders"]
    assert not [each for each in due if each["kind"] == "follow_up"]


def test_a_repeat_moves_on_by_its_date_or_from_the_day_it_was_done(run):
    run(*ANNA, "--known")
    run("follow", "anna", "2026-11-01", "fixed", "--every", "2w")
    run("follow", "anna", "2026-11-01", "after", "--every", "2w", "--after-done")
    run("done", "f1")
    run("done", "f2")
    shown = json.loads(run("show", "anna", "--json").stdout)["follow_ups"]
    assert {each["text"]: each["due_on"] for each in shown} == {"fixed": "2026-11-29", "after": "2026-12-07"}


def test_a_fact_has_its_past_and_its_source(run):
    run(*ANNA)
    run("set", "anna", "spoken_english=good", "--source", "guess", "--on", "2026-11-01")
    run("set", "anna", "spoken_english=poor", "--source", "phone")
    run("set", "anna", "spoken_english=fluent", "--source", "guess")
    facts = json.loads(run("show", "anna", "--json").stdout)["facts"]
    assert facts["contact.spoken_english"]["value"] == "poor"
    past = [each for each in json.loads(run("history", "anna", "--json").stdout)["facts"] if "spoken" in each["key"]]
    assert [(each["value"], each["source"]) for each in past] == [
        ("good", "guess"),
        ("poor", "phone"),
        ("fluent", "guess"),
    ]


def test_yes_no_none_and_unknown_are_four_different_things(run):
    run(*ANNA)
    run("set", "anna", "smokes=no", "been_to_china=yes", "religion=none")
    facts = json.loads(run("show", "anna", "--json").stdout)["facts"]
    assert facts["contact.smokes"]["value"] is False
    assert facts["contact.been_to_china"]["value"] is True
    assert (facts["contact.religion"]["state"], facts["contact.religion"]["value"]) == ("none", None)
    assert facts["contact.drinks"] is None
    run("set", "anna", "smokes=unknown")
    assert json.loads(run("show", "anna", "--json").stdout)["facts"]["contact.smokes"] is None


def test_undo_says_what_it_takes_back_and_redo_brings_it_back(run):
    run(*ANNA)
    before = run("show", "anna", "--json").stdout
    said = run("set", "anna", "spoken_english=poor", "--source", "phone").stdout.splitlines()[0]
    after = run("show", "anna", "--json").stdout
    assert run("undo").stdout.splitlines()[0] == f"Taken back: {said}"
    assert run("show", "anna", "--json").stdout == before
    assert run("redo").stdout.splitlines()[0] == f"Done again: {said}"
    assert run("show", "anna", "--json").stdout == after


def test_a_mail_becomes_contact_and_first_log_entry_whole(run, tmp_path):
    mail = tmp_path / "inquiry.eml"
    mail.write_bytes(
        b"From: =?utf-8?b?0J7Qu9GM0LPQsA==?= <olga@svet.example>\nSubject: =?gb18030?b?0bC82w==?=\n"
        b"Date: Fri, 20 Nov 2026 12:01:33 +0300\nMessage-ID: <1@x>\nContent-Type: text/plain; charset=windows-1251\n"
        b"Content-Transfer-Encoding: 8bit\n\n" + "Здравствуйте, нужна цена на 5000 штук.".encode("windows-1251")
    )
    assert run("add", "contact", "--from", str(mail), "--no-input").exit_code == 0
    shown = json.loads(run("show", "Ольга", "--json").stdout)
    assert shown["points"][0]["value"] == "olga@svet.example"
    entry = shown["log"][0]
    assert (entry["on_date"], entry["direction"], entry["channel"]) == ("2026-11-20", "in", "email")
    assert entry["text"] == "Здравствуйте, нужна цена на 5000 штук."
    assert entry["subject"] == "寻价"


def test_everything_can_be_said_in_chinese(run):
    run(*ANNA)
    shown = run("--lang", "zh", "show", "anna").stdout
    assert "德国" in shown
    assert "贸易术语" in shown
    assert "看客户有没有回复首封邮件" in run("--lang", "zh", "add", "contact", "b@c.example", "--no-input").stdout
