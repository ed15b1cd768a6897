"""Files on the disk: made beside their place, whole or not at all, for the user alone, and never over what is there."""

import errno
import os
import shutil
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from time import sleep, time
from typing import BinaryIO

from dossier.errors import (
    DeviceError,
    FolderError,
    HeldError,
    InvalidValueError,
    NotFoundError,
    NotReadableError,
    NotWritableError,
)
from dossier.i18n import _

PARTS = ".dossier-*.part*"
"""The names of files that are not finished, and of what SQLite keeps beside them."""
DAY = 86_400
"""Seconds after which an unfinished file of another machine is taken for left behind."""
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK}

_NO_LINKS_OF_WINDOWS = {1, 50, 1142}
"""What Windows says on a disk without links, such as a stick in exFAT."""
_HELD = {5, 32, 33}
"""What it says of a file that another program has open: access denied, sharing violation, lock violation."""
_PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds between two tries to move a file over one that is held."""


@contextmanager
def part_beside(path: Path) -> Iterator[Path]:
    """Make an empty file of mode 0600 in the folder of `path` under a name nobody can guess; it is gone afterwards."""
    sweep(path.parent)
    part = path.parent / f".dossier-{_machine()}-{os.getpid()}-{os.urandom(8).hex()}.part"
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield part
    finally:
        for leftover in path.parent.glob(f"{part.name}*"):
            with suppress(PermissionError):  # a scanner of Windows looks at it: the next command sweeps it
                leftover.unlink(missing_ok=True)


def put(part: Path, path: Path, *, replace: bool = False) -> None:
    """Give a finished file its name; raises FileExistsError if something is there, unless it is to be replaced."""
    _sync(part)
    if replace:
        _moved(part, path)
    else:
        try:
            path.hardlink_to(part)
        except OSError as error:
            if error.errno not in _NO_LINKS and getattr(error, "winerror", None) not in _NO_LINKS_OF_WINDOWS:
                raise
            os.close(
                os.open(path, os.O_CREAT | os.O_EXCL, 0o600)
            )  # this disk has no links: take the name, then fill it
            _moved(part, path)
    with suppress(OSError):  # not every system lets a folder be opened
        _sync(path.parent)


def _moved(part: Path, path: Path) -> None:
    """Move a file over another; on Windows a scanner may hold it for a moment. Raises HeldError if somebody keeps it."""
    for pause in (*_PAUSES, None):
        try:
            part.replace(path)
        except PermissionError as error:
            if not is_held(error):
                raise
            if pause is None:
                raise HeldError(path) from error
            sleep(pause)
        else:
            return


def is_held(error: OSError) -> bool:
    """Tell whether Windows refuses because another program has the file open."""
    return getattr(error, "winerror", None) in _HELD


def write_file(path: Path, content: bytes | Iterable[bytes], *, replace: bool = False) -> None:
    """Write a file of mode 0600, following links; `content` may come in pieces.

    Raises FileExistsError if it is there and not to be replaced.
    """
    real = real_path(path)
    if not replace and real.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(real))
    with part_beside(real) as part:
        if isinstance(content, bytes):
            part.write_bytes(content)
        else:
            with part.open("wb") as out:
                out.writelines(content)
        put(part, real, replace=replace)


@contextmanager
def lent_folder(inside: Path) -> Iterator[Path]:
    """Lend a folder of mode 0700 in one of our own, never in one that others share, and clear it away.

    Raises NotWritableError where none can be made.
    """
    sweep(inside)
    folder = inside / f".dossier-{_machine()}-{os.getpid()}-{os.urandom(8).hex()}.part"
    try:
        private_folder(inside)
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise NotWritableError(inside, error, _("Name a folder you may write to in DOSSIER_CACHE.")) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep_older(folder: Path) -> None:
    """Delete what has lain in a folder of copies for more than a day; what is held open stays for the next time."""
    with suppress(OSError):
        for each in folder.iterdir():
            if time() - each.stat().st_mtime > DAY:
                shutil.rmtree(each, ignore_errors=True)


def fill_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Make a folder of mode 0700 with these files, of mode 0600: all of them are made beside it before the first has its name.

    In a folder that is there the files of these names are replaced, and those that an earlier filling left are taken
    away: what its list of names (`.dossier-files`) says. Everything else in it stays.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = folder.parent / f".dossier-{_machine()}-{os.getpid()}-{os.urandom(8).hex()}.part"
    made.mkdir(mode=0o700)
    try:
        names = [_filled(made / name, content) for name, content in files]
        _filled(made / _LISTED, "\n".join(names).encode())
        if not folder.exists() or not any(folder.iterdir()):
            made.replace(folder)
            return
        before = folder / _LISTED
        old = before.read_text(encoding="utf-8").split("\n") if before.is_file() else []
        for name in (*names, _LISTED):
            _moved(made / name, folder / name)
        for name in set(old) - set(names):
            if name and name == Path(name).name:
                (folder / name).unlink(missing_ok=True)
    finally:
        shutil.rmtree(made, ignore_errors=True)


_LISTED = ".dossier-files"


def _filled(path: Path, content: bytes) -> str:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
        out.write(content)
    return path.name


def private_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, each with mode 0700 whatever the umask."""
    if folder.is_dir() or folder == folder.parent:
        return
    private_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        folder.chmod(0o700)


def sweep(folder: Path) -> None:
    """Delete what commands that were killed left unfinished in a folder."""
    with suppress(OSError):
        for part in folder.glob(PARTS):
            if not _is_left_behind(part):
                continue
            if part.is_dir():
                shutil.rmtree(part, ignore_errors=True)
            else:
                part.unlink(missing_ok=True)


def _is_left_behind(part: Path) -> bool:
    machine, process = part.name.split("-")[1:3]
    if machine != _machine() or not process.isdigit() or os.name == "nt":  # there, signal 0 would end the process
        return time() - part.stat().st_mtime > DAY
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _machine() -> str:
    import platform

    return f"{zlib.crc32(platform.node().encode()):08x}"


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def free_name(path: Path) -> Path:
    """Return the path, or with -2, -3 … before its ending the first under which nothing lies."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def real_path(path: Path) -> Path:
    """Return where a path leads to in the end, whether anything lies there or not."""
    return Path(os.path.realpath(path))


Opened = Callable[[Path, int], AbstractContextManager[BinaryIO]]
"""How a file that the user named is opened to be read, up to so many bytes: as it lies, or decrypted."""


@contextmanager
def opened_input(path: Path, limit: int) -> Iterator[BinaryIO]:
    """Open a file that the user named, to be read; `limit` is its largest size in bytes.

    Raises NotFoundError if it is not there or may not be read, InvalidValueError for a folder, a device or a pipe (which
    would never end), and for one that is too large.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except IsADirectoryError:
        raise _folder(path) from None
    except FileNotFoundError:
        raise NotFoundError(_("There is no file {path}.").format(path=path), _("Check the name.")) from None
    except OSError as error:
        if path.is_dir():
            raise _folder(path) from error
        raise NotReadableError(path, error) from error
    try:
        _refuse_unfit(path, os.fstat(handle), limit)
    except InvalidValueError:
        os.close(handle)
        raise
    with os.fdopen(handle, "rb") as stream:
        yield stream


def _refuse_unfit(path: Path, found: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise _folder(path)
    if not stat.S_ISREG(found.st_mode):
        raise DeviceError(path, _("Save what it holds to a file first."))
    if found.st_size > limit:
        raise too_large(path, limit)


def read_piece(path: Path, limit: int, size: int, at: int = 0) -> bytes:
    """Return at most `size` bytes of a file that the user named, from `at` on; raises as `opened_input` does."""
    with opened_input(path, limit) as stream:
        try:
            stream.seek(at)
            return stream.read(size)
        except OSError as error:
            raise NotReadableError(path, error) from error


def read_input(path: Path, limit: int) -> bytes:
    """Return what a file holds that the user named; raises as `opened_input` does."""
    content = read_piece(path, limit, limit + 1)
    if len(content) > limit:  # it grew meanwhile
        raise too_large(path, limit)
    return content


def too_large(path: Path | str, limit: int) -> InvalidValueError:
    """Return the failure for a file above a limit in bytes."""
    return InvalidValueError(
        _("{path} is larger than {limit} MB.").format(path=path, limit=limit // 1_000_000),
        _("Keep it elsewhere and note where it lies, or give a smaller one."),
    )


def _folder(path: Path) -> InvalidValueError:
    return FolderError(path, _("Name a file in it."))
