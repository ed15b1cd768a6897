"""Files of rules put together: later ones replace earlier ones, and what is wrong in the user's own is left out and named."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from dossier.advice.playbook.condition import Condition
from dossier.advice.playbook.reading import PlaybookError, Reading
from dossier.advice.playbook.rules import Need, Rule
from dossier.i18n import _
from dossier.nearest import did_you_mean, nearest


class Compiled(NamedTuple):
    """What files of rules come to: rules, needs, and a sentence for each thing that was left out."""

    rules: tuple[Rule, ...]
    needs: tuple[Need, ...]
    mistakes: tuple[str, ...] = ()


def compiled(paths: Iterable[Path], own: Iterable[Path] = ()) -> Compiled:
    """Return the checked rules and needs of files in order; later ones replace earlier ones.

    A mistake in `paths` is raised as PlaybookError; one in the user's `own` files leaves out what is wrong, and is named.
    """
    rules: dict[str, Rule] = {}
    needs: dict[tuple[str, tuple[Condition, ...]], Need] = {}
    mistakes: list[PlaybookError] = []
    for path in paths:
        _take(path, rules, needs, mistakes)
        if mistakes:
            raise mistakes[0]
    for path in own:
        _take(path, rules, needs, mistakes)
    return Compiled(tuple(rules.values()), tuple(needs.values()), tuple(map(str, mistakes)))


def _take(
    path: Path, rules: dict[str, Rule], needs: dict[tuple[str, tuple[Condition, ...]], Need], wrong: list[PlaybookError]
) -> None:
    """Add the rules and needs of a file to those there are, and its mistakes to the wrong ones."""
    try:
        reading = Reading(path)
    except PlaybookError as error:
        wrong.append(error)
        return
    wrong += reading.strange_tables()
    for number, row in reading.blocks("rule", wrong):
        try:
            _replace(reading.rule(number, row), rules, off=bool(row.get("off")))
        except PlaybookError as error:
            wrong.append(error)
    for number, row in reading.blocks("need", wrong):
        try:
            need = reading.need(number, row)
            needs[need.fact, need.when] = need
        except PlaybookError as error:
            wrong.append(error)


def _replace(rule: Rule, rules: dict[str, Rule], *, off: bool) -> None:
    if off:
        if rules.pop(rule.id, None) is None:
            raise PlaybookError(rule.file, rule.line, "off", *_no_rule(rule.id, rules))
        return
    if (twice := rules.get(rule.id)) and twice.file == rule.file:
        message = _("the id {id} is used twice, first in line {line}").format(id=rule.id, line=twice.line)
        raise PlaybookError(rule.file, rule.line, "id", message)
    rules[rule.id] = rule


def _no_rule(rule_id: str, rules: Collection[str]) -> tuple[str, str]:
    near = nearest(rule_id, rules, likeness=0.4)
    return (
        _("there is no rule {id} to switch off").format(id=rule_id),
        did_you_mean(near, _("See: dossier playbook list")),
    )
