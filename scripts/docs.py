"""Write docs/cli.md and what shells complete from the commands, docs/json.md, docs/export.md and docs/glossary.md from data, or --check."""

import csv
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
os.environ["DOSSIER_LANG"] = "en"
os.environ["COLUMNS"] = "100"

from typer.main import get_command  # noqa: E402

import completion_table  # noqa: E402
import export_docs  # noqa: E402
import json_docs  # noqa: E402
from dossier.cli.contents import build  # noqa: E402
from dossier.i18n import languages  # noqa: E402

HEAD = """# Commands

Made from the commands' own help; `make docs` writes it anew.
WHO is any fragment that names a record: a ref such as `c12`, a name, an address, a number, a company, a country.
WHEN is an ISO date, `today`, `+3d`, `next tue`, `end of month`, `12 Mar`, `3月12日`, `下周一` …
"""
GLOSSARY = """# Words of the trade

Made from `data/glossary.csv`; `make docs` writes it anew. `scripts/catalogue.py check` fails where a sentence uses a word
of the column “never”; what passes all the same stands with its reason in `data/chinese.toml`.

| English | 中文 | never | note |
|---|---|---|---|
"""


def glossary() -> str:
    """Return the words we use in Chinese, with those they must not be confused with."""
    with (ROOT / "data/glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = [[row["en"], row["zh"], "、".join(row["never"].split("|")), row["note"]] for row in csv.DictReader(file)]
    return GLOSSARY + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def commands(command: Any, context: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the words and the help of every command, groups before their members."""
    yield path, command.get_help(context)
    for name in getattr(command, "list_commands", lambda _context: [])(context):
        member = command.get_command(context, name)
        words = (*path, name)
        inner = member.make_context(name, [], parent=context, resilient_parsing=True)
        yield from commands(inner.command, inner, words)


def written() -> str:
    """Return the whole document."""
    root = get_command(build())
    context = root.make_context("dossier", [], resilient_parsing=True)
    rows = [HEAD]
    for path, text in commands(root, context):
        title = " ".join(("dossier", *path))
        rows += [f"\n## {title}\n", "```text", text.rstrip(), "```"]
    return "\n".join(rows) + "\n"


def main() -> int:
    """Write the documents, or compare them."""
    wrong = 0
    documents = {"docs/cli.md": written(), "docs/json.md": json_docs.written(), "docs/export.md": export_docs.written()}
    documents["docs/glossary.md"] = glossary()
    documents |= {f"data/completion/{code}.json": completion_table.made(code) for code in languages()}
    for name, text in documents.items():
        target = ROOT / name
        if "--check" not in sys.argv[1:]:
            target.write_text(text, encoding="utf-8")
        elif not target.is_file() or target.read_text(encoding="utf-8") != text:
            sys.stderr.write(f"{name} is not what the commands say today; run: make docs\n")
            wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main())
