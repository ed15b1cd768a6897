"""Type the letters into the command, in this process, and read what it says as a program would."""

import contextlib
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from letters import Letter, _Client

from dossier.cli import run


def prepared(clients: Iterable[_Client]) -> None:
    """Type what the clients asked last into the book of the environment."""
    for client in clients:
        for words in client.typed:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                code = run([*words, "--no-input"])
            if code:
                raise RuntimeError(" ".join(words))


def reader(folder: Path) -> Callable[[Letter], list[dict[str, Any]]]:
    """Return a reader that writes each letter to a file and asks `read-over --json`."""

    def read(letter: Letter) -> list[dict[str, Any]]:
        path = folder / "letter.txt"
        path.write_text(letter.text, encoding="utf-8")
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(["read-over", letter.who, str(path), "--json"])
        if code:
            raise RuntimeError(err.getvalue())
        found: list[dict[str, Any]] = json.loads(out.getvalue())["findings"]
        return found

    return read
