"""The rules of strictness, read from data, and what they ask for with one client."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from dossier.errors import InvalidValueError
from dossier.i18n import _, languages, texts_of
from dossier.reasons import reason_of
from dossier.records.deal.strictness import LEVELS, StrictProfile, StrictRules, TopicPlan
from dossier.records.known import KNOWN, Known
from dossier.values.charset import file_text

FILE = "strictness.toml"


def read_rules(folders: Sequence[Path]) -> StrictRules:
    """Return the rules of the first folder's file laid over those of the last; raises InvalidValueError."""
    return _read(tuple(folders))


_PAIR = ("en", "zh")
"""What the two texts of a list are, in a file of the user as well."""


@cache
def _read(folders: tuple[Path, ...]) -> StrictRules:
    import tomllib  # only views that judge strictness pay for it

    topics: dict[str, Mapping[str, str]] = {}
    steps: dict[str, Mapping[str, str]] = {}
    words: dict[str, Mapping[str, str]] = {}
    plans: dict[tuple[str, str], TopicPlan] = {}
    for path in (folder / FILE for folder in reversed(folders)):
        if not path.is_file():
            continue
        try:
            table = tomllib.loads(file_text(path))
        except (tomllib.TOMLDecodeError, OSError) as error:
            raise _broken(path, reason_of(error)) from error
        try:
            topics |= {name: _texts(each) for name, each in table.get("topic", {}).items()}
            steps |= {name: _texts(each) for name, each in table.get("step", {}).items()}
            words |= {name: _texts(each) for name, each in table.get("words", {}).items()}
        except (KeyError, IndexError, TypeError, AttributeError) as error:
            raise _broken(path, _("a name needs an English text")) from error
        for number, entry in enumerate(table.get("rule", ()), 1):
            plan = _plan(entry, topics, steps, path, number)
            plans[plan.topic, plan.level] = plan
    return StrictRules(topics, steps, plans, words)


def _texts(entry: Any) -> Mapping[str, str]:
    """Return texts by their languages, of which English is needed: a table `en = …`, `zh = …`, or the two in this order."""
    entry = dict(zip(_PAIR, entry, strict=True)) if isinstance(entry, list) else entry
    return {code: entry[code] for code in languages() if code == "en" or code in entry}


def _plan(entry: Any, topics: Mapping[str, Any], steps: Mapping[str, Any], path: Path, number: int) -> TopicPlan:
    try:
        plan = TopicPlan(
            topic=entry["topic"], level=entry["level"], path=tuple(entry.get("path", ())), days=int(entry.get("days", 0)),
            price=Decimal(str(entry.get("price", "0"))), inspection=_texts(entry),
            why=texts_of({"why": ""} | entry, "why"), items=tuple(entry.get("items", ())),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, InvalidOperation, AttributeError) as error:
        raise _broken(
            path, _("rule {n}: topic, level and en are needed; days and price are numbers").format(n=number)
        ) from error
    strange = [step for step in plan.path if step not in steps]
    if plan.topic not in topics or plan.level not in LEVELS or strange:
        what = ", ".join(strange) or f"{plan.topic} {plan.level}"
        raise _broken(path, _("rule {n}: {reason}").format(n=number, reason=what))
    return plan


def _broken(path: Path, reason: str) -> InvalidValueError:
    return InvalidValueError(
        _("The rules of strictness {path} cannot be used ({reason}).").format(path=path, reason=reason),
        _("Mend the line or move the file away."),
    )


def profile(facts: Mapping[str, Known], rules: StrictRules) -> StrictProfile:
    """Return the plans that a client's noted strictness asks for; a guess counts as unknown."""
    plans: list[TopicPlan] = []
    unknown: list[str] = []
    for topic in rules.topics:
        known = facts.get(f"strict.{topic}")
        plan = (
            rules.plans.get((topic, known.value or ""))
            if known and known.state == KNOWN and not known.is_guess
            else None
        )
        if plan is None:
            unknown.append(topic)
        else:
            plans.append(plan)
    return StrictProfile(tuple(sorted(plans, key=lambda plan: LEVELS.index(plan.level))), tuple(unknown))
