"""A kept file in the system's viewer; never a program."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from dossier.app.answer import Answer
from dossier.app.session import OPENED, Session
from dossier.disk import part_beside, private_folder, put, sweep_older
from dossier.errors import DossierError, NotFoundError, NotWritableError, RefusedError
from dossier.i18n import _
from dossier.read.company.files import KeptFile, kept_file

PROGRAMS = frozenset(
    "app apk bash bat cmd com command cpl desktop dll exe gadget hta jar js jse lnk msi msp pif pl ps1 py rb reg scf scr sh url"
    " vb vbe vbs wsf wsh workflow xll zsh docm xlsm pptm".split()
)
BEGINNINGS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
PATIENCE = 3
"""Seconds in which a viewer says that it cannot."""
Viewer = Callable[[str], object]
"""What shows a file by its path, and raises OSError if it cannot."""
_AT_WORK: list[subprocess.Popen[bytes]] = []


def show(session: Session, what: str, viewer: Viewer | None) -> Answer:
    """Hand a copy of a kept file to the viewer, or say where it lies where there is none; raises RefusedError for a program."""
    kept, copy = _laid_out(session, what)
    if viewer is None:
        return Answer((str(copy),), ref=kept.ref, notes=(_("There is no viewer on this system; the file lies here:"),))
    _hand_over(viewer, copy)
    return Answer((_("Opened {file} ({ref}).").format(file=kept.path, ref=kept.ref),), ref=kept.ref)


def place(session: Session, what: str) -> Answer:
    """Say where a copy of a kept file lies; raises RefusedError for a program."""
    kept, copy = _laid_out(session, what)
    return Answer((str(copy),), ref=kept.ref)


def _laid_out(session: Session, what: str) -> tuple[KeptFile, Path]:
    with session.reading() as connection:
        kept = kept_file(connection, what)
    return kept, _copy(kept, _content(kept, session.places.files), session.places.cache / OPENED)


def by(program: str) -> Viewer:
    """Return a viewer that is a program of the system, given one path and no shell, with a moment to say that it cannot."""

    def view(path: str) -> None:
        process = subprocess.Popen(  # noqa: S603  (see above)
            [program, path], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        if _refuses(process):
            raise OSError(program)

    return view


def _hand_over(viewer: Viewer, copy: Path) -> None:
    """Hand a file to the viewer; raises DossierError if it knows no program for it."""
    try:
        viewer(str(copy))
    except OSError as error:
        raise DossierError(
            _("The system knows no viewer for {file}.").format(file=copy.name),
            _("The file lies here: {path}").format(path=copy),
        ) from error


def _refuses(process: subprocess.Popen[bytes]) -> bool:
    """Tell whether a viewer gave up within a moment; one that stays in front is at work."""
    try:
        return process.wait(timeout=PATIENCE) != 0
    except subprocess.TimeoutExpired:
        _AT_WORK.append(process)
        return False


def _content(kept: KeptFile, folder: Path) -> Path:
    """Return where the content lies; raises NotFoundError if it is gone or changed, RefusedError for a program."""
    from dossier.write.files import content, missing_files, place_of

    if kept.digest is None or missing_files(folder, {kept.path: kept.digest}):
        raise NotFoundError(
            _("The copy of {file} is gone or was changed.").format(file=kept.path),
            _("Attach it again, or bring the folder {path} back from a backup.").format(path=folder),
        )
    source = place_of(folder, kept.digest)
    beginning = next(content(folder, kept.digest), b"")[:8]
    if kept.path.rpartition(".")[2].casefold() in PROGRAMS or beginning.startswith(BEGINNINGS):
        raise RefusedError(
            _("{file} is a program, and programs are not started from a dossier.").format(file=kept.path),
            _("Its content lies at {path}.").format(path=source),
        )
    return source


def _copy(kept: KeptFile, source: Path, opened: Path) -> Path:
    """Return a copy of the content under the file's own name, so that the viewer knows what it is."""
    from dossier.write import files

    folder = opened / source.name[:12]
    name = "".join(c if c.isprintable() and c not in '/\\:*?"<>|' else "_" for c in kept.path).lstrip(".-") or kept.ref
    target = folder / name[-120:]
    sweep_older(opened)
    content = b"".join(files.content(source.parent.parent, source.name))
    try:
        if target.is_file() and target.read_bytes() == content:
            return target  # it may be open: Windows would not let it be replaced
        private_folder(folder)
        with part_beside(target) as part:
            part.write_bytes(content)
            put(part, target, replace=True)
    except OSError as error:
        raise NotWritableError(target, error, _("The content lies at {path}.").format(path=source)) from error
    return target
