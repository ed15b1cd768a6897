"""Facts of the user's own: declared in her settings, kept and shown like every other (checklist M65).

`facts.contact.allergy=list` makes one; `facts.contact.allergy.label=…`, `.choices=…`, `.question=…` say more of it.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, get_args

from dossier.app.record.field_places import has
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.nearest import one_of
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import Choice, FactKey, FactType, Sensitivity
from dossier.values.names import fold

PREFIX = "facts."
SUBJECTS = ("contact", "company", "country", "deal")
TYPES: tuple[str, ...] = get_args(FactType)
ASPECTS = ("label", "question", "choices", "aliases", "elsewhere", "sensitivity", "stale_after")
_NAMES: dict[str, str] = {
    "文字": "text", "文本": "text", "选项": "choice", "列表": "list", "数字": "number", "金额": "money", "日期": "date",
    "国家": "country", "是否": "yesno",
}  # fmt: skip


def read(change: str, known: Collection[str]) -> tuple[str, str, Any]:
    """Return fact, aspect (`type` and others) and value of `facts.contact.allergy=list`; an empty value takes it away.

    `known` are the keys of those that are declared already.

    Raises WrongUsageError for a name that is none, and InvalidValueError for a type there is not.
    """
    name, sign, text = change.removeprefix(PREFIX).partition("=")
    subject, _dot, rest = name.strip().partition(".")
    short, _dot, aspect = rest.partition(".")
    if not sign or subject not in SUBJECTS or not short.replace("_", "").isalnum() or aspect not in {"", *ASPECTS}:
        raise WrongUsageError(
            _("“{word}” declares no fact.").format(word=change[:60]),
            _("Write for example: facts.contact.allergy=list, then facts.contact.allergy.label=…"),
        )
    key, value = f"{subject}.{fold(short).replace(' ', '_')}", text.strip()
    if key not in known and (key in catalogue.by_key() or has(subject, short)):
        raise InvalidValueError(
            _("“{name}” is a fact that there is already.").format(name=short), f"dossier set WHO {short}=…"
        )
    if aspect:
        if key not in known:
            raise InvalidValueError(
                _("There is no fact of your own “{name}” yet.").format(name=short),
                _("First say what it holds: dossier config {change}").format(change=f"{PREFIX}{key}=text"),
            )
        return key, aspect, _aspect(aspect, value)
    if not value:
        return key, "", None
    kind = _NAMES.get(value, value.casefold())
    if kind not in TYPES:
        raise InvalidValueError(_("“{name}” is no kind of fact.").format(name=value[:40]), one_of(value, TYPES))
    return key, "type", kind


def _aspect(aspect: str, value: str) -> Any:
    if aspect in {"choices", "aliases"}:
        return [part.strip() for part in value.replace("，", ",").replace("、", ",").split(",") if part.strip()]
    if aspect == "stale_after":
        if not value.isdecimal():
            raise InvalidValueError(_("“{name}” is no number of days.").format(name=value[:40]), "stale_after=365")
        return int(value)
    if aspect == "sensitivity" and value not in get_args(Sensitivity):
        raise InvalidValueError(
            _("“{name}” is no mark of privacy.").format(name=value[:40]), one_of(value, get_args(Sensitivity))
        )
    return value


def declared(own: Iterable[FactKey]) -> Iterator[tuple[str, str]]:
    """Yield what declares facts again: each key with its type, and behind it what more is said of it."""
    for each in own:
        yield each.key, each.type
        usual = FactKey(each.key, each.name.replace("_", " "), each.type, sensitivity="private")
        for aspect in ASPECTS:
            if (value := getattr(each, aspect)) != getattr(usual, aspect):
                many = (
                    [one.code if isinstance(one, Choice) else one for one in value]
                    if isinstance(value, tuple)
                    else [value]
                )
                yield f"{each.key}.{aspect}", ",".join(map(str, many))


def said(key: str, aspect: str, value: Any) -> str:
    """Return in one sentence what was declared."""
    short = key.partition(".")[2]
    if not aspect:
        return _("“{name}” is no fact any more; what is noted under it stays in the book.").format(name=short)
    if aspect == "type":
        return _("“{name}” is a fact of your own now: dossier set WHO {name}=…").format(name=short)
    return f"{short}.{aspect}: {', '.join(value) if isinstance(value, list) else value}"
