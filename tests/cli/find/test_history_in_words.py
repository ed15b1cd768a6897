"""The past of a record in words: no column and no rule as the book keeps it."""

import json
import re


def test_the_owner_of_a_record_and_its_repeat_are_told_in_words(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--known", "--no-input")
    run("deal", "nordlicht", "Lamps")
    run("follow", "anna", "+3d", "ask again", "--every", "2w")
    assert re.search(r"company +– +→ +Nordlicht GmbH \(o1\)", run("history", "d1", "--fields").stdout)
    past = run("history", "f1", "--fields").stdout
    assert re.search(r"repeats +– +→ +every 2 weeks", past)
    assert re.search(r"first due on +– +→ +26 Nov", past)
    assert "_" not in past


def test_a_repeat_is_told_in_words_in_a_list_and_when_it_is_changed_and_kept_as_a_rule_for_programs(run):
    run("add", "contact", "Anna Schmidt", "--known", "--no-input")
    run("follow", "anna", "+3d", "ask again", "--every", "2w")
    assert "every 2 weeks" in run("list", "follow-ups").stdout
    assert "repeats: every 2 weeks → every 3 months." in run("set", "f1", "every=3m").stdout
    assert json.loads(run("list", "follow-ups", "--json").stdout)[0]["every"] == "FREQ=MONTHLY;INTERVAL=3"


def test_a_quotation_that_replaces_another_names_it(run):
    run("add", "company", "Nordlicht GmbH")
    run("deal", "nordlicht", "Lamps")
    run("quote", "d1", "--line", "Lamp, 100 pcs, 3.20", "--payment", "30/70", "--sent")
    run("quote", "d1", "--revise", "q1", "--line", "Lamp, 100 pcs, 3.10")
    assert re.search(r"replaces +– +→ +\S+ \(q1\)", run("history", "q2", "--fields").stdout)
