"""The examples a rule carries: facts on which it must speak, and single changes to them on which it must not."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dossier.advice.playbook.evaluate import judged
from dossier.advice.playbook.grammar import ConditionError, named
from dossier.advice.playbook.rules import Rule, Rules
from dossier.advice.playbook.scene import Reason, Value
from dossier.i18n import _


class Told:
    """A scene told in a few values, without a book."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values = dict(values)

    def get(self, name: str) -> Value | None:
        """Return the value of a name, or None while it is unknown."""
        return self.values.get(name)

    def without(self, name: str) -> "Told":
        """Return the same scene with one name unknown."""
        return Told({each: value for each, value in self.values.items() if each != name})

    def but(self, values: Mapping[str, Value]) -> "Told":
        """Return the same scene with some values changed."""
        return Told(self.values | dict(values))


class Fault(NamedTuple):
    """An example that a rule does not keep."""

    rule: str
    file: str
    line: int
    message: str


def told(texts: Iterable[str]) -> Told:
    """Return the scene of lines such as `contact.smokes = yes`; raises ConditionError for a line that is none."""
    values = {}
    for text in texts:
        name, sign, plain = (part.strip() for part in text.partition("="))
        if not sign or not plain:
            raise ConditionError(_("“{text}” is no example: write NAME = VALUE.").format(text=text))
        known = named(name)
        value: str | int | tuple[str, ...] = plain
        if known.type == "list":
            value = () if plain == "none" else tuple(part.strip() for part in plain.split(","))
        elif known.type == "number":
            value = int(plain)
        values[name] = Value(value, (Reason(name, plain),))
    return Told(values)


def faults(rules: Rules) -> tuple[Fault, ...]:
    """Return every example that is not kept: silent where it must speak, or speaking where it must not."""
    return tuple(Fault(rule.id, rule.file, rule.line, message) for rule in rules.rules for message in _faults_of(rule))


def _faults_of(rule: Rule) -> Iterator[str]:
    try:
        speaks = told(rule.fires)
        changes = [(text, told([text]).values) for text in rule.silent]
    except (ConditionError, ValueError) as error:
        yield str(error)
        return
    if rule.fires and judged(rule, speaks).state != "fires":
        yield _("does not speak on its own example: {example}").format(example="; ".join(rule.fires))
    for text, change in changes:
        if judged(rule, speaks.but(change)).state == "fires":
            yield _("still speaks with: {example}").format(example=text)
