"""Read the letters by the command, as a program would."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from read_over.letters import Client, Letter

Typed = Callable[..., tuple[int, str, str]]
"""Runs `dossier` with some words and gives the exit code, what it said, and what it complained of."""


def prepared(clients: Iterable[Client], typed: Typed) -> None:
    """Type what the clients asked last into the book."""
    for client in clients:
        for words in client.typed:
            code, _said, complaint = typed(*words, "--no-input")
            assert code == 0, complaint


def reader(folder: Path, typed: Typed) -> Callable[[Letter], list[dict[str, Any]]]:
    """Return a reader that writes each letter to a file and asks `read-over --json`."""

    def read(letter: Letter) -> list[dict[str, Any]]:
        path = folder / "letter.txt"
        path.write_text(letter.text, encoding="utf-8")
        code, said, complaint = typed("read-over", letter.who, str(path), "--json")
        assert code == 0, complaint
        found: list[dict[str, Any]] = json.loads(said)["findings"]
        return found

    return read
