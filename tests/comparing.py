"""What a command says on a terminal, and the lines in which it differs from what it said before."""

import contextlib
import difflib
import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping

from conftest import ROOT

TABLES = """SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'
    AND name NOT IN ('search_data', 'search_idx', 'search_docsize', 'search_config', 'writer') ORDER BY name"""
"""The tables of a book that can be read row by row; what SQLite keeps of the index of texts is its own, and who
wrote to a file is true of that file alone."""
SHOWN = 80
"""Lines of a difference that a failure prints; the rest is counted."""


def on_a_terminal(words: tuple[str, ...], env: Mapping[str, str], columns: int) -> str:
    """Run the command in a process of its own on a terminal, and return what stands on it, without colours."""
    leader, follower = pty.openpty()
    more = {"PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", "COLUMNS": str(columns), "NO_COLOR": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "dossier", *words], env={**env, **more}, stdin=follower, stdout=follower, stderr=follower
    )
    os.close(follower)
    said = b""
    with contextlib.suppress(OSError):  # the end of what a closed terminal says
        while part := os.read(leader, 65536):
            said += part
    os.close(leader)
    assert process.wait() == 0, said.decode()
    return re.sub("\x1b\\[[0-9;]*m", "", said.decode()).replace("\r\n", "\n")


def difference(kept: str, said: str, name: str) -> str:
    """Return the lines in which what was said is not what is stored, and what to do if it is meant."""
    lines = list(
        difflib.unified_diff(kept.split("\n"), said.split("\n"), f"stored {name}", f"now {name}", lineterm="", n=2)
    )
    more = [f"… and {len(lines) - SHOWN} lines more"] if len(lines) > SHOWN else []
    return "\n".join([*lines[:SHOWN], *more, "If this is meant: make golden, then read `git diff tests/golden`."])
