"""What help, a mistake or a gap tells the user to type is there to be typed."""

import json
import re

import pytest


def test_an_example_of_a_rule_names_a_rule_there_is(run):
    for command in ("show", "on", "off"):
        example = re.search(rf"Example: dossier playbook {command} (\S+)", run("playbook", command, "--help").stdout)[1]
        assert run("playbook", "show", example).exit_code == 0, example


@pytest.mark.parametrize("medium", ["--csv", "--md", "--html"])
def test_a_medium_that_a_command_lacks_is_no_misspelt_yes(run, medium):
    done = run("check", medium)
    assert done.exit_code == 2
    assert f"There is no option {medium} here." in done.stderr
    assert "--yes" not in done.stderr


@pytest.mark.parametrize(("typed", "meant"), [("--yess", "--yes"), ("--jsn", "--json"), ("--secton", "--section")])
def test_a_misspelt_option_is_put_right(run, typed, meant):
    assert f"Did you mean {meant}?" in run("show", "anna", typed).stderr


def test_what_a_gap_says_to_type_can_be_typed(run, tmp_path):
    rules = tmp_path / "settings" / "playbook"
    rules.mkdir(parents=True)
    rule = (
        'when = ["contact.chat includes whatsapp"]\ntopic = "gift"\nweight = 99\nadvice = "Chat."\nadvice_zh = "聊。"\n'
    )
    (rules / "own.toml").write_text(f'[[rule]]\nid = "own-chat"\n{rule}', encoding="utf-8")
    env = {"DOSSIER_CONFIG": str(rules.parent)}
    run("add", "contact", "Anna Schmidt", "--known", "--no-input", env=env)
    (gap,) = (
        each
        for each in json.loads(run("gaps", "anna", "--json", env=env).stdout)["gaps"]
        if each["label"] == "chat apps"
    )
    words = gap["command"].replace("…", "+491711234567").split()
    assert run(*words[1:], env=env).exit_code == 0
    assert "chat apps" not in run("gaps", "anna", "--json", env=env).stdout
