"""Files kept beside the book: each content once, under its SHA-256, readable only by the user."""

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

from dossier.errors import InvalidValueError, NotFoundError
from dossier.i18n import _

LIMIT = 500_000_000
"""Largest file that is kept, in bytes; a film belongs elsewhere."""


class Copy(NamedTuple):
    """A kept file: the digest of its content (hexadecimal SHA-256) and its size in bytes."""

    digest: str
    size: int


def keep_copy(path: Path, folder: Path) -> Copy:
    """Copy a file into the folder under its digest, unless that content lies there already.

    Raises NotFoundError if there is no such file, InvalidValueError for a folder or a file that is too large.
    """
    if path.is_dir():
        raise InvalidValueError(_("{path} is a folder.").format(path=path), _("Attach the files in it one by one."))
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise InvalidValueError(
                _("{path} is larger than {limit} MB.").format(path=path, limit=LIMIT // 1_000_000),
                _("Keep it elsewhere and note where it lies."),
            )
        content = path.read_bytes()
    except OSError as error:
        raise NotFoundError(
            _("{path} cannot be read ({reason}).").format(path=path, reason=error.strerror or error)
        ) from error
    return keep_bytes(content, folder)


def keep_bytes(content: bytes, folder: Path) -> Copy:
    """Keep a content in the folder under its digest, unless it lies there already."""
    digest = hashlib.sha256(content).hexdigest()
    target = place_of(folder, digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = target.with_name(f".{digest}.part")
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as out:
            out.write(content)
        part.replace(target)
    return Copy(digest, len(content))


def place_of(folder: Path, digest: str) -> Path:
    """Return where the content with a digest lies."""
    return folder / digest[:2] / digest


def missing_files(folder: Path, digests: dict[str, str]) -> list[str]:
    """Return the names of kept files that are gone or no longer what they were; `digests` maps a name to its digest."""
    gone = []
    for name, digest in digests.items():
        target = place_of(folder, digest)
        if not target.is_file() or hashlib.sha256(target.read_bytes()).hexdigest() != digest:
            gone.append(name)
    return gone
