"""What a shell completes, as a table made from the commands themselves: `cli/at_cursor.py` reads it.

Run with a language it prints the table in it; scripts/docs.py writes `data/completion/LANGUAGE.json`.
"""

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TABLES = {
    ("list", "noun"): "app.find.list_answer:NOUNS",
    ("list", "stage"): "records.deal.deal:STAGES",
    ("draft", "kind"): "advice.letters.kinds:KINDS",
    ("report", "name"): "app.reports.report:REPORTS",
    ("round", "topic"): "records.deal.deal:TOPICS",
    ("round", "outcome"): "records.deal.deal:OUTCOMES",
    ("policy", "topic"): "records.deal.deal:TOPICS",
    ("proof", "kind"): "records.order.proof:PROOF_KINDS",
}
"""The table whose words a parameter takes, where it says nothing of it itself."""
MARKS = {
    ("set", "values"): ":fields", ("compare", "names"): ":countries",
    ("done", "refs"): ":open", ("snooze", "refs"): ":open", ("drop", "words"): ":open",
}  # fmt: skip
FILE_TYPES = {"path", "file", "filename", "directory"}


def made(language: str) -> str:
    """Return the table in a language; chapters are translated as they are imported, so each needs a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, language], capture_output=True, encoding="utf-8", check=True, env={**os.environ}
    )
    return done.stdout


def table(command: Any, context: Any, path: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a command with its arguments, options and members."""
    row: dict[str, Any] = {"options": [], "arguments": []}
    for each in command.get_params(context):
        offer = offered(" ".join(path), each, context)
        if each.param_type_name == "argument":
            row["arguments"].append([offer, each.nargs == -1])
        elif not each.hidden:
            flags = sorted((*each.opts, *each.secondary_opts), key=lambda flag: not flag.startswith("--"))
            row["options"].append([flags, each.help or "", not (each.is_flag or each.count), each.multiple, offer])
    if hasattr(command, "list_commands"):
        row["commands"] = {}
        for name in command.list_commands(context):
            member = command.get_command(context, name)
            inner = member.make_context(name, [], parent=context, resilient_parsing=True)
            about = member.get_short_help_str(200)
            row["commands"][name] = {"about": about} | table(inner.command, inner, (*path, name))
    return row


def offered(command: str, parameter: Any, context: Any) -> Any:
    """Return what a parameter takes: pairs of word and meaning, or the mark of a question."""
    from dossier.i18n import _
    from dossier.records.kinds import KINDS
    from dossier.records.known import SOURCES

    if parameter.type.name in FILE_TYPES:
        return ":files"
    said = [[str(each.value), each.help or ""] for each in parameter.shell_complete(context, "")]
    if said:
        return said[0][0] if said[0][0].startswith(":") else said
    kind = KINDS.get(command.rpartition(" ")[2])
    field = kind.field(parameter.name) if kind is not None and parameter.name else None
    key = (command, parameter.name)
    if key in TABLES:
        module, name = TABLES[key].split(":")
        held = getattr(import_module(f"dossier.{module}"), name)
        if isinstance(held, dict):
            return [[code, _(getattr(each, "label", each))] for code, each in held.items()]
        return [[each.code, _(each.label)] for each in held]
    if key in MARKS:
        return MARKS[key]
    if key == ("config", "changes"):
        from dossier.app.settings import EXPLAINED

        return [[f"{setting}=", _(means)] for setting, (_default, means) in EXPLAINED.items()]
    if parameter.name == "source":
        return [[code, _(words)] for code, words in SOURCES.items()]
    if (
        parameter.name == "country"
        or parameter.metavar in {"COUNTRY", "COUNTRY…"}
        or (field and field.type == "country")
    ):
        return ":countries"
    return [[each.code, _(each.label)] for each in field.choices] if field is not None else []


def main() -> None:
    """Print the table in the language that is named."""
    sys.path.insert(0, str(ROOT / "src"))
    from typer.main import get_command

    from dossier import i18n

    i18n.speak(sys.argv[1])
    from dossier.cli.contents import build

    root = get_command(build())
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    whole = table(root, root.make_context("dossier", [], resilient_parsing=True))
    rows = ",\n".join(f"{_written(name)}:{_written(row)}" for name, row in whole.pop("commands").items())
    sys.stdout.write(f'{_written(whole)[:-1]},"commands":{{\n{rows}\n}}}}\n')


def _written(what: Any) -> str:
    return json.dumps(what, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
