"""The lines that are tried on purpose: the examples of every command, on a copy of the demo book with the files that they name."""

import shlex
import shutil
from pathlib import Path

from every_example import EXAMPLES, lay_files


def lay_out(folder: Path, demo_book: Path) -> None:
    """Lay a copy of the demo book into a folder, with the files that examples name."""
    shutil.copytree(demo_book.parent / "book-files", folder / "book-files", dirs_exist_ok=True)
    (folder / "book.db").write_bytes(demo_book.read_bytes())
    lay_files(folder)


def examples(name: str) -> list[list[str]]:
    """Return the examples of a command as words, with the yes that some ask for."""
    return [[*shlex.split(line.strip().replace("~/", "")), "--yes"] for line in EXAMPLES[name]]
