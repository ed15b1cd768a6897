import json
import shutil
import subprocess
import sys

import pytest

from advice.books import PLAYBOOK, ROOT, RULES
from dossier.advice.playbook import compiling, load
from dossier.advice.playbook.reading import PlaybookError
from dossier.advice.playbook.rules import fill

GOOD = """\
[[rule]]
id = "tea"
when = ["contact.likes includes tea"]
topic = "gift"
moments = ["reception"]
weight = 40
advice = "Bring tea."
"""


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "playbook"
    folder.mkdir()

    def write(text, name="own.toml"):
        (folder / name).write_text(text, encoding="utf-8")
        return folder

    return write


def test_a_rule_of_the_users_own_joins_the_shipped_ones(own):
    rules = load.load(PLAYBOOK, own(GOOD))
    assert rules.find("tea").advice == "Bring tea."
    assert len(rules.rules) == len(RULES.rules) + 1


def test_a_rule_with_the_same_id_takes_the_place_of_a_shipped_one(own):
    rules = load.load(PLAYBOOK, own(GOOD.replace('"tea"', '"smoker-lighter"', 1)))
    assert rules.find("smoker-lighter").advice == "Bring tea."
    assert len(rules.rules) == len(RULES.rules)


def test_a_shipped_rule_is_switched_off_by_the_file_or_by_id(own):
    assert load.load(PLAYBOOK, own('[[rule]]\nid = "smoker-lighter"\noff = true\n')).find("smoker-lighter") is None
    rules = load.load(PLAYBOOK, switched_off={"smoker-lighter"})
    assert (rules.find("smoker-lighter"), rules.off) == (None, ("smoker-lighter",))


def test_an_empty_or_missing_folder_gives_no_rules(tmp_path):
    assert load.load(tmp_path).rules == ()
    assert load.load(tmp_path / "nowhere").rules == ()


MISTAKES = [
    ('when = ["contact.likes includes tea"]', 'when = ["contact.like includes tea"]', 3, "when", "contact.likes"),
    ('when = ["contact.likes includes tea"]', 'when = ["contact.smokes is maybe"]', 3, "when", "yes"),
    ('when = ["contact.likes includes tea"]', 'when = ["contact.spoken_english is por"]', 3, "when", "poor"),
    ('when = ["contact.likes includes tea"]', 'when = ["contact.likes equals tea"]', 3, "when", "NAME is VALUE"),
    ('when = ["contact.likes includes tea"]', 'when = ["contact.likes is tea"]', 3, "when", "includes"),
    ('when = ["contact.likes includes tea"]', 'when = ["contact.smokes includes yes"]', 3, "when", "use “is”"),
    ('when = ["contact.likes includes tea"]', 'when = ["company.shops is 3"]', 3, "when", "at least"),
    ('when = ["contact.likes includes tea"]', 'when = ["company.shops at least many"]', 3, "when", "whole number"),
    ('when = ["contact.likes includes tea"]', 'when = ["contact.smokes is"]', 3, "when", "values"),
    ('when = ["contact.likes includes tea"]', 'when = ["deal.market is Germany"]', 3, "when", "country code"),
    ('when = ["contact.likes includes tea"]', "when = []", 3, "when", "always speak"),
    ('when = ["contact.likes includes tea"]', 'when = ["country.code is DE"]', 1, "guess", "guess = true"),
    ('when = ["contact.likes includes tea"]', 'when = ["country.code is DE"]\nguess = true', 5, "topic", "recorded fact"),
    ('when = ["contact.likes includes tea"]', 'when = "contact.likes includes tea"', 3, "when", "list of texts"),
    ('topic = "gift"', 'topic = "gifts"', 4, "topic", "gift?"),
    ('topic = "gift"', 'topik = "gift"', 4, "topik", "topic"),
    ('topic = "gift"\n', "", 1, "topic", "missing"),
    ('moments = ["reception"]', 'moments = ["recption"]', 5, "moments", "reception"),
    ("weight = 40", "weight = 400", 6, "weight", "between 1 and 100"),
    ("weight = 40", 'weight = "40"', 6, "weight", "whole number"),
    ('advice = "Bring tea."', 'advice = " "', 7, "advice", "empty"),
    ('advice = "Bring tea."', 'advice = "Bring {contact.diet}."', 7, "advice", "when"),
    ('advice = "Bring tea."', 'advice = "Bring tea."\nabout = "x"', 1, "says", "come together") ,
    ('id = "tea"', 'id = "Green Tea"', 2, "id", "small letters"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "field", "hint"), MISTAKES, ids=[m[1] or m[0] for m in MISTAKES])
def test_a_mistake_is_refused_with_file_line_field_and_what_would_be_right(own, right, wrong, line, field, hint):
    folder = own(GOOD.replace(right, wrong))
    with pytest.raises(PlaybookError) as failure:
        load.load(folder)
    error = failure.value
    assert (error.file, error.field, error.exit_code) == ("own.toml", field, 2)
    assert str(error).startswith(f"own.toml:{error.line}: {field}: ")
    assert error.line == line
    assert hint in str(error)
    with_shipped = load.load(PLAYBOOK, folder)
    assert with_shipped == RULES._replace(mistakes=(str(error),))


def test_broken_toml_is_refused_with_its_line(own):
    with pytest.raises(PlaybookError) as failure:
        load.load(own(GOOD + "weight = \n"))
    assert failure.value.line == 8


def test_an_unknown_table_and_an_id_used_twice_are_refused(own):
    with pytest.raises(PlaybookError, match="rule"):
        load.load(own('[[rules]]\nid = "x"\n'))
    with pytest.raises(PlaybookError, match="used twice, first in line 1"):
        load.load(own(GOOD + GOOD))
    unknown = load.load(PLAYBOOK, own('[[rule]]\nid = "smoker-lightr"\noff = true\n'))
    assert "smoker-lighter" in unknown.mistakes[0]


@pytest.fixture
def unread(monkeypatch):
    """Begin as a new process does, which has read no playbook yet."""
    monkeypatch.setattr(load, "_LAST", {})


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("in_a_new_process", [True, False])
def test_the_compiled_form_reads_back_equal_and_is_not_read_when_a_file_has_changed(
    own, tmp_path, monkeypatch, in_a_new_process
):
    cache = tmp_path / "kept" / "playbook.json"
    folder = own(GOOD)
    first = load.load(PLAYBOOK, folder, cache=cache)
    with monkeypatch.context() as patch:
        patch.setattr(compiling, "compiled", lambda *_paths: pytest.fail("compiled again"))
        if in_a_new_process:
            load._LAST.clear()
        assert load.load(PLAYBOOK, folder, cache=cache) == first
    own(GOOD.replace("Bring tea.", "Bring green tea."))
    assert load.load(PLAYBOOK, folder, cache=cache).find("tea").advice == "Bring green tea."


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize("text", ["", "{}", "[]", '{"stamp": 1}', "not json"])
def test_a_damaged_cache_is_made_anew(tmp_path, text):
    cache = tmp_path / "playbook.json"
    cache.write_text(text, encoding="utf-8")
    assert load.load(PLAYBOOK, cache=cache) == RULES


@pytest.mark.usefixtures("unread")
def test_a_cache_that_cannot_be_written_costs_nothing_but_time(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert load.load(PLAYBOOK, cache=tmp_path / "file" / "playbook.json") == RULES


def test_a_json_twin_is_read_in_the_place_of_its_toml_and_gives_the_same_rules(tmp_path):
    import tomllib

    folder = tmp_path / "playbook"
    shutil.copytree(PLAYBOOK, folder)
    for path in folder.glob("*.toml"):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        path.with_suffix(".json").write_text(json.dumps(tables), encoding="utf-8")
        path.write_text("this is not read", encoding="utf-8")
    twins = load.load(folder)
    assert [r._replace(file="", line=0) for r in twins.rules] == [r._replace(file="", line=0) for r in RULES.rules]
    assert twins.needs == RULES.needs


@pytest.mark.usefixtures("unread")
def test_reading_the_compiled_playbook_and_advising_starts_light(tmp_path):
    cache = tmp_path / "playbook.json"
    load.load(PLAYBOOK, cache=cache)
    code = f"""
import sys, datetime, pathlib
from dossier.advice.playbook import evaluate, load
from dossier.records.dossier import Dossier
rules = load.load(pathlib.Path({str(PLAYBOOK)!r}), cache=pathlib.Path({str(cache)!r}))
evaluate.advise(Dossier(None, None), datetime.date(2026, 11, 23), rules)
print(*sorted({{"jinja2", "pydantic", "babel", "tomllib", "difflib", "dossier.advice.playbook.reading"}} & set(sys.modules)))
import difflib, dossier.advice.playbook.reading
print(*sorted({{"difflib", "dossier.advice.playbook.reading"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          env={"PYTHONPATH": str(ROOT / "src")})  # fmt: skip
    assert done.stdout.splitlines() == ["", "difflib dossier.advice.playbook.reading"]


def test_a_name_without_a_value_is_left_standing():
    assert fill("{a.b} and {c.d.shown}", {"a.b": "x"}) == "x and {c.d.shown}"
