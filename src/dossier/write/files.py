"""Files kept beside the book: each content once, under its SHA-256, readable only by the user."""

import hashlib
import io
import os
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dossier.errors import InvalidValueError, NotFoundError
from dossier.i18n import _
from dossier.paths import private_folder

LIMIT = 500_000_000
"""Largest file that is kept, in bytes; a film belongs elsewhere."""
PIECE = 1 << 20
"""So many bytes are held in memory while a file is copied."""


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
        with path.open("rb") as stream:
            return _stored(stream, size, folder)
    except OSError as error:
        raise NotFoundError(
            _("{path} cannot be read ({reason}).").format(path=path, reason=error.strerror or error)
        ) from error


def keep_bytes(content: bytes, folder: Path) -> Copy:
    """Keep a content in the folder under its digest, unless it lies there already."""
    return _stored(io.BytesIO(content), len(content), folder)


def _stored(stream: BinaryIO, size: int, folder: Path) -> Copy:
    """Copy a stream piece by piece beside its final name, counting its digest on the way, and move it there."""
    private_folder(folder)
    digest = hashlib.sha256()
    part = folder / f".{os.getpid()}.part"
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as out:
            while piece := stream.read(PIECE):
                digest.update(piece)
                out.write(piece)
        target = place_of(folder, digest.hexdigest())
        if not target.exists():
            private_folder(target.parent)
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return Copy(digest.hexdigest(), size)


def place_of(folder: Path, digest: str) -> Path:
    """Return where the content with a digest lies."""
    return folder / digest[:2] / digest


def missing_files(folder: Path, digests: dict[str, str]) -> list[str]:
    """Return the names of kept files that are gone or no longer what they were; `digests` maps a name to its digest."""
    return [name for name, digest in digests.items() if not _is_whole(place_of(folder, digest), digest)]


def _is_whole(target: Path, digest: str) -> bool:
    """Tell whether a kept file is there and still has the content it is named after."""
    try:
        with target.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == digest
    except OSError:
        return False
