"""A mistake in a rule file of one's own is named once and costs that rule alone; the dossier stays open."""

import pytest

from dossier.app.advice import counsel

GOOD = """[[rule]]
id = "own-tea"
when = ["contact.name is known"]
topic = "gift"
weight = 99
advice = "Bring green tea."
advice_zh = "带绿茶。"
"""
WRONG = GOOD.replace("own-tea", "own-bad").replace("contact.name", "contact.nmae")


@pytest.fixture
def rules(run, tmp_path):
    folder = tmp_path / "settings" / "playbook"
    folder.mkdir(parents=True)
    env = {"DOSSIER_CONFIG": str(folder.parent)}
    run("add", "contact", "Anna Schmidt", "--country", "DE", "--no-input", env=env)

    def anew(*words):
        counsel._loaded.cache_clear()  # what a new process has not read yet
        return run(*words, env=env)

    return folder, anew


GOOD = GOOD.replace("contact.name is known", "contact.likes includes tea")
WRONG = WRONG.replace("contact.nmae is known", "contact.like includes tea")
VIEWS = (
    ("show", "c1"), ("advise", "c1"), ("gaps", "c1"), ("remind",), ("remind", "c1"), ("add", "contact", "Bo Li", "--no-input"),
    ("playbook", "list"), ("set", "c1", "city=Hamburg"), ("list", "contacts"),
)  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16", "utf-16-le"])
def test_a_rule_of_ones_own_speaks_whatever_saved_it(rules, encoding):
    folder, run = rules
    (folder / "own.toml").write_bytes(GOOD.replace("\n", "\r\n").encode(encoding))
    run("set", "c1", "likes=tea")
    done = run("advise", "c1")
    assert "Bring green tea." in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("words", VIEWS, ids=" ".join)
def test_the_wrong_rule_alone_is_left_out_and_named_once(rules, words):
    folder, run = rules
    expected = run(*words).exit_code
    (folder / "own.toml").write_text(WRONG + GOOD, encoding="utf-8")
    done = run(*words)
    assert done.exit_code == (expected if words[0] != "add" else done.exit_code)
    assert done.stderr.count("own.toml:3: when: ") <= 1
    assert done.stdout


def test_the_sound_rule_beside_a_wrong_one_speaks(rules):
    folder, run = rules
    (folder / "own.toml").write_text(WRONG + GOOD, encoding="utf-8")
    run("set", "c1", "likes=tea")
    done = run("advise", "c1")
    assert done.exit_code == 0
    assert "Bring green tea." in done.stdout
    assert done.stderr.startswith("Left out of your own rules: own.toml:3: when: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "make",
    [
        lambda file: file.mkdir(), lambda file: file.symlink_to("nowhere"), lambda file: file.write_bytes(b"\x89PNG\0\0\1\xff"),
        lambda file: file.write_text("rule = 3"), lambda file: file.write_text("[[rule]\n"), lambda file: file.write_text("[[rules]]\n"),
        lambda file: (file.write_text(""), file.with_suffix(".json").write_text("[1")),
        lambda file: (file.write_text(""), file.with_suffix(".json").write_text("[1]")),
        lambda file: file.write_text(GOOD + GOOD), lambda file: file.write_text('[[rule]]\nid = "no-such"\noff = true\n'),
        lambda file: file.write_text("[[need]]\nfact = 3\n"),
    ],
)  # fmt: skip
def test_no_file_of_ones_own_closes_the_dossier(rules, make):
    folder, run = rules
    make(folder / "own.toml")
    for words in (("show", "c1"), ("advise", "c1"), ("gaps", "c1")):
        done = run(*words)
        assert done.exit_code == 0
        assert "own." in done.stderr
    done = run("playbook", "check")
    assert done.exit_code == 2
    assert done.stderr.startswith("own.")


def test_check_names_every_mistake_and_views_count_the_others(rules):
    folder, run = rules
    (folder / "own.toml").write_text(WRONG + GOOD.replace("99", "999"), encoding="utf-8")
    assert "1 more: dossier playbook check" in run("show", "c1").stderr
    done = run("playbook", "check")
    assert "own.toml:3: when" in done.stderr
    assert "weight" in done.stderr


@pytest.mark.parametrize(("example", "said"), [
    ('fires = ["contact.likes = coffee"]', "own.toml:1: own-tea: does not speak on its own example: contact.likes = coffee"),
    ('fires = ["nonsense"]', "own.toml:1: own-tea: “nonsense” is no example: write NAME = VALUE."),
    ('fires = ["contact.likes = tea"]\nsilent = ["contact.likes = green tea"]', "own-tea: still speaks with: contact.likes = green tea"),
])  # fmt: skip
def test_check_runs_the_examples_of_a_rule(rules, example, said):
    folder, run = rules
    (folder / "own.toml").write_text(GOOD + example + "\n", encoding="utf-8")
    done = run("playbook", "check")
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_rule_of_ones_own_says_what_it_touches_and_passes_the_veto(rules):
    folder, run = rules
    toast = (
        '[[rule]]\nid = "toast"\nwhen = ["contact.hobbies is known"]\ntopic = "talk"\nweight = 90\nadvice = "Toast."\n'
    )
    (folder / "my.toml").write_text(toast + 'touches = ["alcohol"]\n', encoding="utf-8")
    run("set", "c1", "hobbies=chess")
    assert "Toast." in run("advise", "c1").stdout
    run("set", "c1", "religion=muslim")
    assert "× Toast.  against it: religion: Muslim" in run("advise", "c1").stdout
    (folder / "my.toml").write_text(toast + 'touches = ["alcohl"]\n', encoding="utf-8")
    assert "nothing is known to touch “alcohl” Did you mean alcohol?" in run("advise", "c1").stderr
