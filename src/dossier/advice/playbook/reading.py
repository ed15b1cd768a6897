"""Reading files of rules: every mistake is refused with file, line, field and the nearest valid name."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from dossier.advice.playbook.condition import Condition
from dossier.advice.playbook.grammar import ConditionError, named, read_condition
from dossier.advice.playbook.rules import MOMENTS, REFS, TOPICS, Need, Rule, placeholders
from dossier.advice.playbook.vocabulary import layer
from dossier.advice.touching import book
from dossier.errors import DossierError, InvalidValueError
from dossier.i18n import _
from dossier.nearest import one_of
from dossier.reasons import reason_of
from dossier.values.charset import file_text

NEVER_A_GUESS = ("meal", "gift")
"""Topics on which where somebody comes from is no reason (checklist, second correction)."""
NEVER_GUESSED = ("contact.religion", "contact.diet", "contact.drinks", "contact.smokes")
NOTED = ("calendar.", "market.taste", "market.own_finish")
"""Names of a country that are no guess: its calendar, and what the user noted about it."""
_HEAD = re.compile(r"\s*\[\[?\s*([\w-]+)\s*\]\]?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class PlaybookError(DossierError):
    """A file of rules has a mistake; the message names file, line and field."""

    exit_code = 2

    def __init__(self, file: str, line: int, field: str, message: str, way_out: str = "") -> None:
        where = f"{file}:{line}: " + (f"{field}: " if field else "")
        super().__init__(where + message, way_out)
        self.file, self.line, self.field = file, line, field


_FIELDS: dict[str, dict[str, type]] = {
    "rule": {
        "id": str, "items": list, "when": list, "any": list, "unless": list, "topic": str, "moments": list,
        "weight": int, "advice": str, "advice_zh": str, "guess": bool, "guess_of": str, "about": str, "says": str,
        "fires": list, "silent": list, "touches": list, "off": bool,
    },
    "need": {"fact": str, "weight": int, "why": str, "why_zh": str, "when": list, "question": str},
}  # fmt: skip
_REQUIRED = {"rule": ("id", "topic", "weight", "advice"), "need": ("fact", "weight", "why")}


def _tables(text: str, suffix: str) -> dict[str, Any]:
    if suffix == ".json":
        found = json.loads(text)
        if not isinstance(found, dict):
            raise ValueError(_("it is no table of rules"))
        return found
    import tomllib  # 3 ms that the JSON twin and the cache save

    return tomllib.loads(text)


class Reading:
    """One file while it is read: where each table begins, so that a mistake can be pointed at."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            text = file_text(path)
            self.lines = [] if path.suffix == ".json" else text.splitlines()
            self.tables = _tables(text, path.suffix)
        except OSError as failure:
            raise PlaybookError(
                path.name, 1, "", _("it cannot be read ({reason})").format(reason=reason_of(failure))
            ) from failure
        except InvalidValueError as failure:
            raise PlaybookError(path.name, 1, "", failure.message, failure.way_out) from failure
        except (ValueError, RecursionError) as failure:  # what TOML and JSON say of a text that is none
            hit = re.search(r"line (\d+)", str(failure))
            way = _('A line is: name = "text in quotes".')
            raise PlaybookError(path.name, int(hit[1]) if hit else 1, "", reason_of(failure), way) from failure

    def strange_tables(self) -> Iterator[PlaybookError]:
        """Yield a mistake for each table that a file of rules does not have."""
        for name in self.tables.keys() - _FIELDS.keys():
            wrong = _near(name, list(_FIELDS), _("a file of rules has no table “{name}”"))
            yield PlaybookError(self.path.name, self.line_of(name, 0), "", *wrong)

    @cached_property
    def starts(self) -> dict[str, list[int]]:
        """Return the lines (from 0) on which the blocks of each kind of table begin."""
        found: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines):
            if hit := _HEAD.match(line):
                found.setdefault(hit[1], []).append(number)
        return found

    def fail(self, table: str, number: int, field: str, message: str, way_out: str = "") -> NoReturn:
        """Raise a mistake at a field of the table's nth block."""
        raise PlaybookError(self.path.name, self.line_of(table, number, field), field, message, way_out)

    def line_of(self, table: str, number: int, field: str = "") -> int:
        """Return the line of a field in the table's nth block; the block's first line when it is not there."""
        starts = self.starts.get(table, [])
        if number >= len(starts):
            return 1
        for i in range(starts[number] + 1, len(self.lines)):
            if self.lines[i].lstrip().startswith("["):
                break
            if field and re.match(rf"\s*{re.escape(field)}\s*=", self.lines[i]):
                return i + 1
        return starts[number] + 1

    def blocks(self, table: str, wrong: list[PlaybookError]) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the tables of a kind whose fields are sound, each with its number; the others are added to `wrong`."""
        rows: Any = self.tables.get(table, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            message = _("write [[{table}]] with two brackets").format(table=table)
            wrong.append(PlaybookError(self.path.name, self.line_of(table, 0), "", message))
            return
        for number, row in enumerate(rows):
            try:
                self.check_fields(table, number, row)
            except PlaybookError as error:
                wrong.append(error)
            else:
                yield number, row

    def check_fields(self, table: str, number: int, row: dict[str, Any]) -> None:
        """Raise PlaybookError for a field that is strange, missing or of the wrong kind."""
        for field, value in row.items():
            wanted = _FIELDS[table].get(field)
            if wanted is None:
                self.fail(table, number, field, *_near(field, list(_FIELDS[table]), _("there is no field “{name}”")))
            elif not _fits(value, wanted):
                kind = {
                    str: _("a text"),
                    int: _("a whole number"),
                    bool: _("true or false"),
                    list: _("a list of texts"),
                }
                self.fail(table, number, field, _("write {kind} here").format(kind=kind[wanted]))
        missing = [] if row.get("off") and "id" in row else [f for f in _REQUIRED[table] if f not in row]
        if missing:
            self.fail(table, number, missing[0], _("this field is missing"))

    def conditions(self, table: str, number: int, field: str, texts: Sequence[str]) -> tuple[Condition, ...]:
        """Return the conditions of a field."""
        found = []
        for text in texts:
            try:
                found.append(read_condition(text))
            except ConditionError as error:
                self.fail(table, number, field, error.message, error.way_out)
        return tuple(found)

    def rule(self, number: int, row: dict[str, Any]) -> Rule:
        """Return the rule of a block; one that only switches another off has its id and nothing else."""
        line = self.line_of("rule", number)
        if row.get("off"):
            return Rule(row["id"], (), "", (), 0, "", (), file=self.path.name, line=line)
        read = {
            field: self.conditions("rule", number, field, row.get(field, [])) for field in ("when", "any", "unless")
        }
        rule = Rule(
            id=row["id"], items=tuple(row.get("items", ())), topic=row["topic"],
            moments=tuple(row.get("moments", ())), weight=row["weight"], advice=row["advice"],
            **read, guess=row.get("guess", False), guess_of=row.get("guess_of", ""), about=row.get("about", ""),
            says=row.get("says", ""), advice_zh=row.get("advice_zh", ""), fires=tuple(row.get("fires", ())),
            silent=tuple(row.get("silent", ())), file=self.path.name, line=line, touches=tuple(row.get("touches", ())),
        )  # fmt: skip
        for field, message, way_out in _mistakes(rule):
            self.fail("rule", number, field, message, way_out)
        return rule

    def need(self, number: int, row: dict[str, Any]) -> Need:
        """Return the need of a block."""
        try:
            named(row["fact"])
        except ConditionError as error:
            self.fail("need", number, "fact", error.message, error.way_out)
        if not 1 <= row["weight"] <= 100:
            self.fail("need", number, "weight", _("the weight lies between 1 and 100"))
        when = self.conditions("need", number, "when", row.get("when", []))
        return Need(row["fact"], row["weight"], row["why"], when, row.get("why_zh", ""), row.get("question", ""))


def _fits(value: Any, wanted: type) -> bool:
    """Tell whether a value has exactly the type wanted; a list is one of texts."""
    if isinstance(value, list):
        return wanted is list and all(type(each) is str for each in value)
    return type(value) is wanted


def _near(name: str, allowed: list[str], message: str) -> tuple[str, str]:
    return message.format(name=name), one_of(name, allowed, likeness=0.4)


def _mistakes(rule: Rule) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a rule that can be read: field, message, way out."""
    if not _ID.fullmatch(rule.id):
        yield "id", _("an id is small letters, digits and hyphens"), ""
    if rule.topic not in TOPICS:
        yield "topic", *_near(rule.topic, list(TOPICS), _("there is no topic “{name}”"))
    for moment in rule.moments:
        if moment not in MOMENTS:
            yield "moments", *_near(moment, list(MOMENTS), _("there is no moment “{name}”"))
    for tag in rule.touches:
        if tag not in book()["tag"]:
            yield "touches", *_near(tag, list(book()["tag"]), _("nothing is known to touch “{name}”"))
    if not 1 <= rule.weight <= 100:
        yield "weight", _("the weight lies between 1 and 100"), ""
    if not rule.advice.strip():
        yield "advice", _("the advice is empty"), ""
    yield from _loose_ends(rule)
    yield from _priors(rule)


def _loose_ends(rule: Rule) -> Iterator[tuple[str, str, str]]:
    """Yield what does not fit together inside a rule."""
    if not rule.when and not rule.any:
        yield "when", _("a rule without a condition would always speak"), ""
    if bool(rule.about) != bool(rule.says):
        yield "says" if rule.about else "about", _("“about” and “says” come together"), ""
    if rule.guess_of:
        try:
            named(rule.guess_of)
        except ConditionError as error:
            yield "guess_of", error.message, error.way_out
    tested = {condition.name for condition in rule.when}
    for name, _form in placeholders(rule.advice):
        if name not in tested and name not in REFS:
            yield "advice", _("{{{name}}} can only stand here when “when” tests it").format(name=name), ""


def _priors(rule: Rule) -> Iterator[tuple[str, str, str]]:
    """Yield what a rule keyed to a country may not do (checklist, second correction)."""
    names = {condition.name for condition in rule.conditions}
    by_place = {name for name in names if layer(name) == "country" and not name.startswith(NOTED)}
    if by_place and not rule.guess:
        yield "guess", _("a rule keyed to a country is a guess"), _("Add: guess = true")
    if by_place and (rule.topic in NEVER_A_GUESS or rule.guess_of in NEVER_GUESSED):
        yield "topic", _("where somebody comes from is no reason for a meal or a gift"), _("Key it to a recorded fact.")
