"""Every rule of the playbook by commands: it speaks with its reason, it is silent, and what is known holds it back."""

import json
import re
import shlex
from pathlib import Path

import pytest

import playbook_docs
from advice.books import RULES
from conftest import Run
from journeys.rule_journeys import NOW, Hold, Journey, items, journeys, typed

CHECKLIST = Path(__file__).resolve().parents[2] / "docs/checklist.md"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Typist:
    """Types the lines of a journey into a book of her own, and reads the advice on the day that was named last."""

    def __init__(self, run: Run) -> None:
        self.run, self.now = run, NOW
        self.type(": start")

    def type(self, *lines: str) -> None:
        for line in typed(lines):
            if DAY.fullmatch(line):
                self.now = line
            else:
                self.answer(line)

    def answer(self, line: str) -> str:
        """Return what a command says; one that is refused is no journey, whatever is expected of it."""
        done = self.run("--no-input", *shlex.split(line), env={"DOSSIER_NOW": f"{self.now}T08:30"})
        if done.exit_code:
            pytest.fail(f"dossier {line}\n{done.stdout}{done.stderr}")
        return done.stdout

    def advice(self, journey: Journey) -> dict[str, dict]:
        """Return what the playbook says before that call, mail, visit … of the journey, by rule."""
        said = json.loads(self.answer(f"{self._asked(journey)} --json"))
        return {line["rule"]: line for line in said["advice"]}

    def read(self, journey: Journey) -> str:
        """Return the line of the rule as it stands on the page, or nothing."""
        page = " ".join(self.answer(self._asked(journey)).split())
        return next((line for line in page.split("▸ ") if f"[{journey.rule}]" in line), "")

    def _asked(self, journey: Journey) -> str:
        rule = RULES.find(journey.rule)
        moment = journey.moment or next(iter(rule.moments if rule else ()), "call")
        return f"advise {journey.who} --moment {moment}"


@pytest.fixture
def typist(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typist:
    monkeypatch.chdir(tmp_path)
    for name in ("deck.pdf", "theirs.pdf", "flow.pdf"):
        Path(name).write_text(name, encoding="ascii")
    return Typist(run)


SPEAK = {f"{journey.name}: speaks": (journey,) for journey in journeys()}
COMMAND = {
    f"{journey.name}: its command can be typed": (journey,)
    for journey in journeys()
    if (rule := RULES.find(journey.rule)) and "dossier " in rule.advice and not journey.case
}
SILENT = {f"{journey.name}: silent": (journey,) for journey in journeys()}
HELD = {f"{journey.name}: held, {hold.by}": (journey, hold) for journey in journeys() for hold in journey.held}


def each(cases: dict[str, tuple]) -> pytest.MarkDecorator:
    """Run a test on named cases."""
    return pytest.mark.parametrize(
        "journey, hold" if cases is HELD else "journey", [pytest.param(*case, id=name) for name, case in cases.items()]
    )


@each(SPEAK)
def test_a_rule_speaks_with_its_reason(typist: Typist, journey: Journey) -> None:
    typist.type(*journey.speaks)
    said = typist.advice(journey).get(journey.rule)
    assert said is not None
    assert set(journey.items) <= set(said["items"])
    sentence, _because, reason = typist.read(journey).partition(" because: ")
    assert journey.says in sentence
    assert journey.reason in reason
    assert "{" not in sentence + reason


@each(COMMAND)
def test_the_command_that_a_rule_names_can_be_typed_as_it_stands(typist: Typist, journey: Journey) -> None:
    typist.type(*journey.speaks)
    command = typist.advice(journey)[journey.rule]["text"].rpartition("dossier ")[2].rstrip(".")
    assert not re.search(r"\b[A-Z]{3,}\b", command)
    typist.type(command)


@each(SILENT)
def test_a_rule_is_silent_for_the_opposite_client(typist: Typist, journey: Journey) -> None:
    typist.type(*journey.silent)
    assert journey.rule not in typist.advice(journey)


@each(HELD)
def test_what_is_known_holds_a_rule_back_that_spoke(typist: Typist, journey: Journey, hold: Hold) -> None:
    typist.type(*journey.speaks)
    assert journey.rule in typist.advice(journey)
    typist.type(*hold.lines)
    assert journey.rule not in typist.advice(journey)


def test_of_somebody_of_whom_only_the_country_is_known_only_guesses_are_said(typist: Typist) -> None:
    said = json.loads(typist.answer("advise anna --json"))["advice"]
    assert said
    assert all(line["is_guess"] for line in said)


def test_every_rule_of_the_playbook_has_a_journey() -> None:
    assert playbook_docs.without_a_journey(RULES) == ()


def test_every_rule_of_thumb_of_the_checklist_has_a_journey_that_speaks_one_that_is_silent_and_one_held_back() -> None:
    of_the_trade = re.findall(r"^- \*\*(M\d+)\*\* \(rule\)", CHECKLIST.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(of_the_trade) == 62
    assert set(of_the_trade) <= set(items())
    proved = {item for journey in journeys() if journey.held for item in journey.items}
    assert proved == set(items())


def test_a_journey_has_a_name_of_its_own_and_a_rule_that_is_there() -> None:
    assert len({journey.name for journey in journeys()}) == len(journeys())
    there = {rule.id for rule in RULES.rules}
    assert [each.name for each in journeys() if each.rule not in there] == []
