"""The letters of a mailbox: a folder of mail files, an mbox file, or one mail; one after another, never all at once."""

import re
from collections.abc import Iterator
from pathlib import Path

ENDINGS = frozenset({".eml", ".msg", ".mht", ".mhtml", ".emlx"})
"""How the names of files with one mail end."""
BOXES = frozenset({".mbox", ".mbx", ""})
"""How the names of files with many mails may end."""
LARGEST = 50_000_000
"""A letter of more bytes than this is cut."""
_BEGINS = re.compile(rb"^From \S+.*\d{4}|^From [-\w.@]+\s")


def letters(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each letter with the name of its file, and its number in a file of many; in the order of the names."""
    if path.is_dir():
        for each in sorted(path.rglob("*")):
            if each.is_file() and (each.suffix.lower() in ENDINGS or (each.suffix.lower() in BOXES and _is_box(each))):
                yield from _of_file(each, str(each.relative_to(path)))
        return
    yield from _of_file(path, path.name)


def _of_file(path: Path, name: str) -> Iterator[tuple[str, bytes]]:
    if not _is_box(path):
        with path.open("rb") as file:
            yield name, file.read(LARGEST)
        return
    for number, raw in enumerate(_of_box(path), 1):
        yield f"{name} #{number}", raw


def _is_box(path: Path) -> bool:
    with path.open("rb") as file:
        return _BEGINS.match(file.read(200)) is not None


def _of_box(path: Path) -> Iterator[bytes]:
    """Yield the letters of an mbox: each begins with a line `From ADDRESS DAY` behind an empty one."""
    lines: list[bytes] = []
    size, is_after_empty = 0, True
    with path.open("rb") as file:
        for line in file:
            if is_after_empty and line.startswith(b"From ") and _BEGINS.match(line):
                if lines:
                    yield b"".join(lines)
                lines, size = [], 0
            elif size < LARGEST:
                lines.append(line[1:] if line.startswith(b">From ") else line)
                size += len(line)
            is_after_empty = not line.strip()
    if lines:
        yield b"".join(lines)
