"""Where the letters of a mailbox lie: in a folder of mail files, an mbox file, or one mail; never all of them at once."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dossier.disk import opened_input, read_piece

ENDINGS = frozenset({".eml", ".msg", ".mht", ".mhtml", ".emlx"})
"""How the names of files with one mail end."""
BOXES = frozenset({".mbox", ".mbx", ""})
"""How the names of files with many mails may end."""
LARGEST = 50_000_000
"""A letter of more bytes than this is cut."""
_BOX = 20_000_000_000
_LINE = 1 << 20
_BEGINS = re.compile(rb"^From \S+.*\d{4}|^From [-\w.@]+\s")
_HEADED = re.compile(rb"(?i)(?:From|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[\w-]+): ?\S")
_QUOTED = re.compile(rb"(?m)^>From ")


class Place(NamedTuple):
    """Where one letter lies: its file, from which byte on, and how many; `name` is the file's and its number there."""

    path: Path
    name: str
    at: int = 0
    size: int = LARGEST


def is_mail(path: Path, head: bytes) -> bool:
    """Tell whether a file that begins like this holds one mail or many."""
    return path.suffix.lower() in ENDINGS or bool(_BEGINS.match(head) or _HEADED.match(head))


def holds_letters(folder: Path) -> bool:
    """Tell whether a folder holds mails."""
    return next(_files(folder), None) is not None


def places(path: Path) -> Iterator[Place]:
    """Yield where each letter lies, in the order of the names."""
    for each in _files(path) if path.is_dir() else (path,):
        name = str(each.relative_to(path)) if each != path else path.name
        yield from _of_box(each, name) if _is_box(each) else (Place(each, name),)


def content(place: Place) -> bytes:
    """Return one letter; raises as `opened_input` does."""
    raw = read_piece(place.path, _BOX, min(place.size, LARGEST), place.at)
    return _QUOTED.sub(b"From ", raw) if place.at else raw


def _files(folder: Path) -> Iterator[Path]:
    for each in sorted(folder.rglob("*")):
        suffix = each.suffix.lower()
        if each.is_file() and (suffix in ENDINGS or (suffix in BOXES and _is_box(each))):
            yield each


def _is_box(path: Path) -> bool:
    return _BEGINS.match(read_piece(path, _BOX, 200)) is not None


def _of_box(path: Path, name: str) -> Iterator[Place]:
    """Yield the letters of an mbox: each begins with a line `From ADDRESS DAY` behind an empty one."""
    begins, at, number, is_after_empty = -1, 0, 0, True
    with opened_input(path, _BOX) as file:
        for line in iter(partial(file.readline, _LINE), b""):
            if is_after_empty and line.startswith(b"From ") and _BEGINS.match(line):
                if begins >= 0:
                    number += 1
                    yield Place(path, f"{name} #{number}", begins, at - begins)
                begins = at + len(line)
            at += len(line)
            is_after_empty = not line.strip()
    if begins >= 0:
        yield Place(path, f"{name} #{number + 1}", begins, at - begins)
