"""Write a manual page for the tool and for each command from the commands' own help: man_pages.py FOLDER."""

import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
os.environ["DOSSIER_LANG"] = "en"

from typer.main import get_command

from dossier import __version__
from dossier.cli.contents import build
from dossier.cli.first_words import GROUPS
from dossier.cli.options import GLOBAL


def escaped(text: str) -> str:
    """Return a text as troff shows it: no sign of it is an instruction."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return "\n".join(f"\\&{line}" if line.startswith(".") else line for line in plain.split("\n"))


def _described(rows: list[tuple[str, str]]) -> list[str]:
    return [line for name, words in rows for line in (".TP", f"\\fB{escaped(name)}\\fR", escaped(words))]


def page(path: tuple[str, ...], command: Any, context: Any) -> str:
    """Return the manual page of one command."""
    name = "-".join(("dossier", *path))
    about, *more = (command.help or "").split("\n\n")
    usage = " ".join(command.collect_usage_pieces(context))
    rows = [
        f'.TH "{escaped(name.upper())}" "1" "" "dossier {escaped(__version__)}" "User Commands"',
        ".SH NAME", f"{escaped(name)} \\- {escaped(about.rstrip('.'))}",
        ".SH SYNOPSIS", f"\\fB{escaped(' '.join(('dossier', *path)))}\\fR {escaped(usage)}",
    ]  # fmt: skip
    if more:
        rows += [".SH DESCRIPTION"] + [line for part in more for line in (".PP", escaped(part))]
    given = [(each.param_type_name, each.get_help_record(context)) for each in command.get_params(context)]
    for title, kind in (("ARGUMENTS", "argument"), ("OPTIONS", "option")):
        described = _described([row for each, row in given if each == kind and row is not None])
        rows += [f".SH {title}", *described] if described else []
    if not path:
        for title, names in GROUPS:
            members = [(each, command.commands[each].get_short_help_str()) for each in names]
            rows += [f'.SH "{escaped(title.upper())}"', *_described(members)]
    elif hasattr(command, "commands"):
        members = [(each, command.commands[each].get_short_help_str()) for each in command.list_commands(context)]
        rows += [".SH COMMANDS", *_described(members)]
    else:
        rows += [".SH IN EVERY COMMAND", *_described([(flag, words) for flag, words in GLOBAL])]
    see = r"dossier\-help(1)" if not path else "dossier(1)"
    return "\n".join([*rows, ".SH SEE ALSO", f"{see}, dossier help morning"]) + "\n"


def pages() -> dict[str, str]:
    """Return every manual page by the name of its file."""
    root = get_command(build())
    context = root.make_context("dossier", [], resilient_parsing=True)
    found = {}

    def walk(command: Any, context: Any, path: tuple[str, ...]) -> None:
        found["-".join(("dossier", *path)) + ".1"] = page(path, command, context)
        for name in getattr(command, "list_commands", lambda _context: [])(context):
            inner = command.get_command(context, name).make_context(name, [], parent=context, resilient_parsing=True)
            walk(inner.command, inner, (*path, name))

    walk(root, context, ())
    return found


def main() -> int:
    """Write the pages into the folder that is named."""
    if len(sys.argv) != 2:
        sys.stderr.write("Name the folder: man_pages.py FOLDER\n")
        return 2
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(pages())} pages in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
