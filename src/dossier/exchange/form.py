"""A record as a TOML form to be edited, and back: only what was changed comes back."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import N_, _
from dossier.nearest import listed
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import Choice, FactKey
from dossier.records.contact.person import POINT_KINDS, Point
from dossier.records.declared import RecordField
from dossier.records.dossier import Dossier
from dossier.records.kinds import KINDS
from dossier.records.known import KNOWN, NONE, NOT_APPLICABLE, current, standing
from dossier.records.ref import Ref
from dossier.values.listed import aside

MARK = "# >>> "
"""What stands before the sentence about the line under it; it is taken away when the form is opened again."""
_SECTIONS = ("facts", "reach", "notes")


class Form(NamedTuple):
    """The form's text, the values it started with by the lines' names, and whose it is."""

    title: str
    text: str
    values: Mapping[str, str | list[str]]


class Changed(NamedTuple):
    """`field=value` words, and the line of the form from which each of them comes."""

    words: list[str]
    lines: list[str]


class NoFormError(InvalidValueError):
    """What came back is no form (exit 2); `line` counts from 1, and is None where nobody knows."""

    def __init__(self, message: str, way_out: str = "", *, line: int | None = None) -> None:
        super().__init__(message, way_out)
        self.line = line


def form_of(ref: Ref | str, title: str, held: object, dossier: Dossier | None = None) -> Form:
    """Return the form of a record, each line explained; of a contact, company or deal with ways to reach it, notes and facts.

    Of a country, which is named by its code, only the user's notes and facts stand in it.

    `held` has the record's fields as attributes.
    """
    rows = [
        f"# {title} ({ref})",
        "# " + _("Change what you like, save and close. An empty text means unknown; “none” means known to be none."),
        "",
    ]
    values: dict[str, str | list[str]] = {}
    for field in ref.kind.fields if isinstance(ref, Ref) else ():
        values[field.name] = text = _held(field, held)
        rows += [_comment(field.label, field.choices, field.type), f"{field.name} = {quoted(text)}"]
    for part in (_reach(dossier), _notes(dossier), _facts(dossier)) if dossier is not None else ():
        rows += part.text.splitlines()
        values |= part.values
    return Form(title, "\n".join(rows) + "\n", values)


def _held(field: RecordField, held: object) -> str:
    """Return what a field holds as it is typed: another record by its name, else by its ref."""
    value = getattr(held, field.column, None)
    if field.column.endswith("_id"):
        named = getattr(held, f"{field.name}_name", None)
        value = named or (f"{KINDS[field.type].letter}{value}" if value is not None and field.type in KINDS else value)
    if isinstance(value, bool):
        value = "yes" if value else "no"
    return "" if value is None else str(value).replace("\n", ", ")


def _reach(dossier: Dossier) -> Form:
    """Return the part with the ways to reach somebody, a list for each kind."""
    if dossier.ref is None or dossier.ref.letter not in {"c", "o"}:
        return Form("", "", {})
    points: Sequence[Point] = dossier.points if dossier.ref.letter == "c" else dossier.company_points
    held = {kind.code: [each.value for each in points if each.kind == kind.code] for kind in POINT_KINDS}
    rows = ["", "# " + _('Each address in quotes, several behind each other: ["one", "two"].'), "[reach]"]
    for kind in POINT_KINDS:
        rows += [f"# {_(kind.label)}", f"{kind.code} = {_list(held[kind.code])}"]
    return Form("", "\n".join(rows), {f"reach.{code}": every for code, every in held.items()})


def _notes(dossier: Dossier) -> Form:
    """Return the part with the facts of which several stand beside each other, such as notes."""
    entries = [each for each in catalogue.for_subject(_subject(dossier)) if each.many]
    rows, values = ["", "[notes]"], {}
    for entry in entries:
        values[f"notes.{_key(entry)}"] = every = [row.value or "" for row in standing(dossier.facts, entry.key)]
        rows += [_comment(entry.label), f"{_bare(_key(entry))} = {_list(every)}"]
    return Form("", "\n".join(rows) if values else "", values)


def _facts(dossier: Dossier) -> Form:
    rows, values = ["", "[facts]"], {}
    now = current(dossier.facts)
    for entry in catalogue.for_subject(_subject(dossier)):
        if entry.many:
            continue
        known = now.get(entry.key)
        text = ""
        if known is not None:
            told = {KNOWN: (known.value or "").replace("\n", ", "), NONE: "none", NOT_APPLICABLE: "n/a"}
            text = told.get(known.state, "")
        values[f"facts.{_key(entry)}"] = text
        rows += [_comment(entry.label, entry.choices, entry.type), f"{_bare(_key(entry))} = {quoted(text)}"]
    return Form("", "\n".join(rows), values)


def _subject(dossier: Dossier) -> str:
    return dossier.ref.kind.noun if dossier.ref else "country"


def _key(entry: FactKey) -> str:
    return entry.key if "." in entry.name else entry.name


def _bare(name: str) -> str:
    return quoted(name) if "." in name else name


def _comment(label: str, choices: Iterable[Choice] = (), kind: str = "text") -> str:
    words = _(label)
    if choices:
        words = _("{heading}:").format(heading=words) + " " + listed(choices)
    elif kind in _WRITTEN:
        words += aside(_(_WRITTEN[kind]))
    return f"# {words}"


_WRITTEN = {
    "list": N_("several, with commas between them"), "number": N_("a number"), "money": N_("a sum, such as USD 3.20"),
    "date": N_("a day, a month or a year"), "partial": N_("a day, a month or a year"), "day": N_("a day"),
    "country": N_("a country"), "yesno": N_("yes or no"), "decimal": N_("a number"),
}  # fmt: skip
"""How a value is written, by the type of its field."""


def quoted(text: str) -> str:
    """Return a text as a TOML basic string; JSON's escapes are also TOML's, but for DEL, which TOML forbids bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, items))}]"


def changed(form: Form, text: str) -> Changed:
    """Return `field=value` for every line that was changed; raises NoFormError for a text that is no form."""
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+)", str(error))
        number = int(where[1]) if where else text.count("\n")
        raise NoFormError(
            _("line {number} cannot be read.").format(number=number),
            _('A line is: name = "text in quotes".'),
            line=number,
        ) from error
    words, lines = [], []
    for name, value in _values(read):
        for word in _words(name, value, form.values.get(name, "")):
            words.append(word)
            lines.append(name)
    return Changed(words, lines)


def _values(read: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for section, value in read.items():
        if section in _SECTIONS and isinstance(value, dict):
            yield from ((f"{section}.{name}", each) for name, each in value.items())
        else:
            yield section, value


def _words(line: str, value: Any, before: str | list[str]) -> Iterator[str]:
    """Yield what a line says anew: of several values each that came and each that went."""
    section, _dot, name = line.partition(".")
    name = name if section in _SECTIONS else line
    if section in {"reach", "notes"}:
        now = [str(each).strip() for each in (value if isinstance(value, list) else [value])]
        yield from (f"{name}-={each}" for each in before if each not in now)
        yield from (f"{name}+={each}" for each in now if each and each not in before)
        return
    if isinstance(value, dict | list):
        raise NoFormError(_("{field} must be one value in quotes.").format(field=name))
    plain = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    if plain.strip() != str(before).strip():
        yield f"{name}={plain}"


def line_of(text: str, name: str) -> int | None:
    """Return which line of a form, counted from 1, gives the value of a name, or None."""
    section, _dot, wanted = name.partition(".") if name.partition(".")[0] in _SECTIONS else ("", "", name)
    here = ""
    for at, row in enumerate(text.splitlines(), 1):
        if heading := re.fullmatch(r"\s*\[(\w+)\]\s*(#.*)?", row):
            here = heading[1]
        elif here == section and re.match(rf"""\s*["']?{re.escape(wanted)}["']?\s*=""", row):
            return at
    return None


def unmarked(text: str) -> str:
    """Return a form without the sentences about its lines."""
    return "".join(row for row in text.splitlines(keepends=True) if not row.startswith(MARK))


def marked(text: str, line: int | None, sentence: str) -> str:
    """Return a form with a sentence above the line it is about, or above all of it."""
    rows = unmarked(text).splitlines(keepends=True)
    rows.insert(max(0, min((line or 1) - 1, len(rows))), MARK + " ".join(sentence.split()) + "\n")
    return "".join(rows)
