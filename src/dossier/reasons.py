"""What the system, SQLite and the readers of TOML and JSON say of a failure, in our words: theirs are English everywhere."""

import errno
import re

from dossier.i18n import N_, _

_SYSTEM = {
    "EACCES EPERM": N_("you have no right to it"),
    "EROFS": N_("the disk can only be read"),
    "ENOSPC": N_("the disk is full"),
    "EDQUOT": N_("your share of the disk is used up"),
    "EIO": N_("the disk reports a fault"),
    "EFBIG": N_("the file would be too large"),
    "ENOENT": N_("it is not there"),
    "EEXIST": N_("it is there already"),
    "ENOTDIR": N_("a part of the path is a file, not a folder"),
    "EISDIR": N_("it is a folder"),
    "ENAMETOOLONG": N_("the name is too long"),
    "ELOOP": N_("its links lead round in a circle"),
    "EBUSY ETXTBSY": N_("another program is using it"),
    "EMFILE ENFILE": N_("too many files are open"),
    "EBADF": N_("it is closed"),
    "EPIPE": N_("the other side is gone"),
    "ENOEXEC": N_("it is no program"),
}


def reason_of(error: BaseException) -> str:
    """Return why something failed, as words for brackets: the system's reason, SQLite's name for it, or the line."""
    if isinstance(error, OSError):
        quoted = re.search(r"\[Errno (\d+)\]", str(error))  # of a whole folder, shutil only quotes what the system said
        number = error.errno or (int(quoted[1]) if quoted else 0)
        name = errno.errorcode.get(number, "")
        said = next((words for names, words in _SYSTEM.items() if name in names.split()), None)
        return _(said) if said else error.strerror or name or type(error).__name__
    if isinstance(error, RecursionError):
        return _("nested too deeply")
    if hit := re.search(r"\bline (\d+)", str(error)):
        twice = "overwrite" in str(error) or "twice" in str(error)
        return (_("line {line} says again what is said before it") if twice else _("line {line}")).format(line=hit[1])
    if "end of document" in str(error):
        return _("its end")
    return str(getattr(error, "sqlite_errorname", "")) or type(error).__name__
