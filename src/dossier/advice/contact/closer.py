"""The next step to come closer to somebody, from one table that a salesperson can argue with (checklist M183, M187)."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dossier.advice.playbook.evaluate import judged
from dossier.advice.playbook.grammar import read_condition
from dossier.advice.playbook.rules import Rule, fill, placeholders
from dossier.advice.playbook.scene import Reason, Scene
from dossier.advice.playbook.veto import veto
from dossier.i18n import _
from dossier.records.contact.relationship import CLOSENESS


class Step(NamedTuple):
    """A step of the table: what it touches, and the rule that says when it fits."""

    touches: tuple[str, ...]
    rule: Rule


class NextStep(NamedTuple):
    """What to do next to come closer, in the language in use, and the facts it rests on."""

    text: str
    reasons: tuple[Reason, ...]


@cache
def read_steps(path: Path) -> tuple[Step, ...]:
    """Return the table of a file; raises OSError, a TOML error or ConditionError for a file that was broken."""
    import tomllib  # only who looks for a next step reads it

    stored = tomllib.loads(path.read_text(encoding="utf-8"))["step"]
    return tuple(_step(each) for each in stored)


def _step(row: dict[str, str | Sequence[str]]) -> Step:
    when = [f"{CLOSENESS} is {row['from']}", *row.get("when", ())]
    conditions = (tuple(map(read_condition, lines)) for lines in (when, row.get("unless", ())))
    holding, against = conditions
    rule = Rule("", (), "approach", (), 1, str(row["advice"]), holding, unless=against)
    return Step(tuple(row["touches"]), rule)


def next_step(steps: Iterable[Step], seen: Scene) -> NextStep | None:
    """Return the first step that fits somebody and that nothing known speaks against; None where no closeness is noted."""
    for step in steps:
        verdict = judged(step.rule, seen)
        if verdict.state != "fires":
            continue
        text = fill(_(step.rule.advice), {name: _said(seen, name) for name, _shown in placeholders(step.rule.advice)})
        if veto(step.touches, text, seen) is None:
            return NextStep(text, verdict.reasons)
    return None


def _said(seen: Scene, name: str) -> str:
    found = seen.get(name)
    value = found.value if found is not None else ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
