"""Reading the conditions of a rule, with the nearest name or value for a mistake."""

import re
from collections.abc import Iterable

from dossier.advice.playbook.condition import NUMERIC, Condition
from dossier.advice.playbook.vocabulary import Word, word, words
from dossier.errors import DossierError
from dossier.i18n import _
from dossier.nearest import did_you_mean, nearest, one_of

_FORM = r"(?P<name>[a-z0-9_.]+) (?P<op>is known|is not|is|includes|at least|at most) ?(?P<values>.*)"


class ConditionError(DossierError):
    """A condition cannot be understood; the message says what would be right."""

    exit_code = 2


def read_condition(text: str) -> Condition:
    """Return the condition a line means; raises ConditionError with the nearest name or value."""
    hit = re.fullmatch(_FORM, " ".join(text.split()))
    if hit is None:
        raise ConditionError(
            _("“{text}” is not a condition.").format(text=text),
            _(
                "Write NAME is VALUE, NAME is not VALUE, NAME includes WORD, NAME at least 3, NAME at most 3, NAME is known."
            ),
        )
    known = named(hit["name"])
    values = tuple(value.strip() for value in re.split(r"\s+or\s+", hit["values"]) if value.strip())
    _check(known, hit["op"], values, text)
    return Condition(known.name, hit["op"], values)


def named(name: str) -> Word:
    """Return a name of the vocabulary; raises ConditionError with the nearest one."""
    found = word(name)
    if found is None:
        near = nearest(name, [each.name for each in words()], likeness=0.5)
        raise ConditionError(
            _("There is no fact “{name}”.").format(name=name),
            did_you_mean(near, _("docs/playbook.md lists every name.")),
        )
    return found


def _check(known: Word, op: str, values: tuple[str, ...], text: str) -> None:
    if (op == "is known") == bool(values):
        raise ConditionError(_("“{text}” has the wrong number of values.").format(text=text))
    if (op in NUMERIC) != (known.type == "number") and op != "is known":
        wanted = _("at least, at most") if known.type == "number" else _("is, is not, includes")
        raise ConditionError(
            _("{name} cannot be compared by “{op}”.").format(name=known.name, op=op),
            _("Use: {ops}.").format(ops=wanted),
        )
    if op in NUMERIC and (len(values) != 1 or not re.fullmatch(r"-?\d+", values[0])):
        raise ConditionError(_("“{text}” needs one whole number.").format(text=text))
    if op in ("is", "is not") and known.type in ("list", "text", "date", "money"):
        raise ConditionError(_("{name} is free text: use “includes” or “is known”.").format(name=known.name))
    if op == "includes" and known.type not in ("list", "text"):
        raise ConditionError(_("{name} has one value: use “is”.").format(name=known.name))
    if op not in NUMERIC:
        _check_values(known, values)


def _check_values(known: Word, values: Iterable[str]) -> None:
    allowed = ("yes", "no") if known.type == "yesno" else (*known.choices, "none")
    for value in values:
        if known.type == "country" and not re.fullmatch(r"[A-Z]{2}", value):
            raise ConditionError(_("“{value}” is not a country code such as DE.").format(value=value))
        if (known.choices or known.type == "yesno") and value not in allowed:
            raise ConditionError(
                _("{name} is never “{value}”.").format(name=known.name, value=value),
                one_of(value, allowed, likeness=0.4),
            )
