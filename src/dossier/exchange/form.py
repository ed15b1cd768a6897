"""A record as a TOML form to be edited, and back: only what was changed comes back."""

import json
import tomllib
from typing import Any, NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import FactKey
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, NONE, NOT_APPLICABLE, current


class Form(NamedTuple):
    """The form's text, the values it started with, and whose it is."""

    title: str
    text: str
    values: dict[str, str]


def form_of(dossier: Dossier) -> Form:
    """Return the form of a contact, company or deal: its fields, then its facts, each explained."""
    subject: Any = dossier.deal if dossier.deal is not None else dossier.contact or dossier.company
    if dossier.ref is None:
        raise TypeError("a form needs a record")
    rows = [
        f"# {dossier.title} ({dossier.ref})",
        "# " + _("Change what you like, save and close. An empty text means unknown; “none” means known to be none."),
        "",
    ]
    values: dict[str, str] = {}
    for field in dossier.ref.kind.fields:
        shown = f"{field.name}_name" if field.column.endswith("_id") else field.name
        held = getattr(subject, shown, None)
        values[field.name] = "" if held is None else str(held).replace("\n", ", ")
        rows += [f"# {_(field.label)}", f"{field.name} = {quoted(values[field.name])}"]
    rows += ["", "[facts]"]
    now = current(dossier.facts)
    for entry in catalogue.for_subject(dossier.ref.kind.noun):
        if entry.many:
            continue
        known = now.get(entry.key)
        text = ""
        if known is not None:
            text = {KNOWN: (known.value or "").replace("\n", ", "), NONE: "none", NOT_APPLICABLE: "n/a"}.get(
                known.state, ""
            )
        name = entry.key if "." in entry.name else entry.name
        values[f"facts.{name}"] = text
        rows += [_comment(entry), f"{quoted(name) if '.' in name else name} = {quoted(text)}"]
    return Form(dossier.title, "\n".join(rows) + "\n", values)


def _comment(entry: FactKey) -> str:
    words = _(entry.label)
    if entry.choices:
        words += ": " + ", ".join(choice.code for choice in entry.choices)
    elif entry.type != "text":
        words += f" ({entry.type})"
    return f"# {words}"


def quoted(text: str) -> str:
    """Return a text as a TOML basic string; JSON's escapes are also TOML's, but for DEL, which TOML forbids bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def changed(form: Form, text: str) -> list[str]:
    """Return `field=value` for every line that was changed; raises InvalidValueError for a form that is no TOML."""
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidValueError(
            _("it is not valid TOML ({reason}).").format(reason=error), _("Keep each text in quotes.")
        ) from error
    facts = read.pop("facts", {})
    found = {**read, **({f"facts.{name}": value for name, value in facts.items()} if isinstance(facts, dict) else {})}
    words = []
    for name, value in found.items():
        if isinstance(value, dict | list):
            raise InvalidValueError(_("{field} must be one value in quotes.").format(field=name))
        plain = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        if plain.strip() != form.values.get(name, "").strip():
            words.append(f"{name.removeprefix('facts.')}={plain}")
    return words
