"""Files kept beside the book: each content once, under its SHA-256, readable only by the user, encrypted if the book is."""

import hashlib
import io
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO, NamedTuple

from dossier.disk import opened_input, part_beside, private_folder, put, too_large
from dossier.errors import BookError, DossierError, InvalidValueError, NotFoundError
from dossier.i18n import _
from dossier.paths import Places
from dossier.reasons import reason_of
from dossier.records.database import failures
from dossier.records.keys import Key, key_of, salt_of
from dossier.write.container import enclose, opened_content

LIMIT = 500_000_000
"""Largest file that is kept, in bytes; a film belongs elsewhere."""
PIECE = 1 << 20
"""So many bytes are held in memory while a file is copied."""


class Copy(NamedTuple):
    """A kept file: the digest of its content (hexadecimal SHA-256) and its size in bytes."""

    digest: str
    size: int


def keep_copy(path: Path, places: Places) -> Copy:
    """Copy a file beside the book under its digest, unless that content lies there already.

    Raises NotFoundError if there is no such file, InvalidValueError for a folder, a pipe or a file that is too large.
    """
    with opened_input(path, LIMIT) as stream:
        return _stored(stream, path, places)


def keep_bytes(content: bytes, places: Places) -> Copy:
    """Keep a content beside the book under its digest, unless it lies there already."""
    return _stored(io.BytesIO(content), places.files, places)


def keep_pieces(pieces: Iterable[tuple[str, bytes]], places: Places) -> list[str]:
    """Keep contents that come piece by piece, each beside its digest, and return the digests of those kept.

    Raises DossierError for one that is not what its digest says.
    """
    kept = []
    for digest, group in groupby(pieces, key=itemgetter(0)):
        found = _stored(_Joined(content for _digest, content in group), places.files, places)
        if found.digest != digest:
            raise DossierError(
                _("A kept file is not what it was ({digest}).").format(digest=digest[:12]),
                _("Nothing was imported; export it again."),
            )
        kept.append(digest)
    return kept


class _Joined(io.RawIOBase):
    """A stream of pieces, read one after the other."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)

    def read(self, _size: int = -1) -> bytes:
        return next(self._pieces, b"")


def _stored(stream: BinaryIO | io.RawIOBase, path: Path, places: Places) -> Copy:
    """Copy a stream piece by piece beside its final name, counting its digest on the way, and move it there."""
    digest, size, folder, key = hashlib.sha256(), 0, places.files, key_of(places.book)

    def pieces() -> Iterator[bytes]:
        nonlocal size
        while piece := stream.read(PIECE):
            digest.update(piece)
            size += len(piece)
            if size > LIMIT:  # it grew meanwhile
                raise too_large(path, LIMIT)
            yield piece

    try:
        private_folder(folder)
        with part_beside(folder / "kept") as part:
            lay_down(pieces(), part, key)
            target = place_of(folder, digest.hexdigest())
            private_folder(target.parent)
            if target.exists():
                target.touch()  # so that nobody takes it for left over before it is named
            else:
                put(part, target, replace=True)
    except failures(OSError) as error:
        raise _not_kept(path.name, folder, error) from error
    return Copy(digest.hexdigest(), size)


def _not_kept(name: str, folder: Path, error: BaseException) -> DossierError:
    return DossierError(
        _("The copy of {file} cannot be kept in {folder} ({reason}).").format(
            file=name, folder=folder, reason=reason_of(error)
        ),
        _("Make room, or check the rights of the folder."),
    )


def lay_down(pieces: Iterable[bytes], part: Path, key: Key | None) -> None:
    """Write a content into an empty file, encrypted by a key or as it is."""
    if key is not None:
        enclose(pieces, part, key)
        return
    with part.open("wb") as out:
        out.writelines(pieces)


def content(folder: Path, digest: str) -> Iterator[bytes]:
    """Yield a kept content piece by piece, decrypted."""
    with opened_content(place_of(folder, digest), LIMIT) as stream:
        while piece := stream.read(PIECE):
            yield piece


def place_of(folder: Path, digest: str) -> Path:
    """Return where the content with a digest lies."""
    return folder / digest[:2] / digest


def missing_files(folder: Path, digests: dict[str, str]) -> list[str]:
    """Return the names of kept files that are gone or no longer what they were; `digests` maps a name to its digest."""
    return [name for name, digest in digests.items() if not _is_whole(place_of(folder, digest), digest)]


def _is_whole(target: Path, digest: str) -> bool:
    """Tell whether a kept file is there and still has the content it is named after."""
    try:
        with opened_content(target, LIMIT) as stream:
            found = hashlib.sha256()
            while piece := stream.read(PIECE):
                found.update(piece)
            return found.hexdigest() == digest
    except failures(OSError, BookError, NotFoundError, InvalidValueError):  # BookError: nobody knows its key
        return False


def bring(digests: Iterable[str], sources: Sequence[Path], folder: Path) -> list[str]:
    """Bring kept contents from other folders into one where they are not whole, and return the digests of those nobody has.

    One that lies there under another key than in the first folder, or plain where that is encrypted, is brought anew. On the
    same disk it is a second name of the same file, for nothing ever changes one. Raises DossierError.
    """
    missing = []
    for digest in digests:
        target, first = place_of(folder, digest), place_of(sources[0], digest)
        if (not first.is_file() or salt_of(first) == salt_of(target)) and _is_whole(target, digest):
            continue
        source = next((place for each in sources if _is_whole(place := place_of(each, digest), digest)), None)
        if source is None:
            missing.append(digest)
            continue
        try:
            private_folder(folder)
            private_folder(target.parent)
            with part_beside(folder / "kept") as part:
                _same(source, part)
                put(part, target, replace=True)
        except OSError as error:
            raise _not_kept(target.name[:12], folder, error) from error
    return missing


def _same(source: Path, part: Path) -> None:
    part.unlink()
    try:
        part.hardlink_to(source)
    except OSError:  # another disk, or one without links
        shutil.copyfile(source, part)
        part.chmod(0o600)


def forget_files(folder: Path, digests: Collection[str]) -> None:
    """Delete the kept contents of a folder that are none of these."""
    for each in folder.glob("??/*"):
        if each.name not in digests:
            each.unlink(missing_ok=True)
