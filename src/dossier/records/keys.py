"""Keys of encrypted files: how such a file is recognised, and where its key comes from. No key is kept on the disk.

An encrypted file is one of SQLCipher 4 as it comes: a passphrase opens it in any program that knows this form. It begins
with sixteen bytes of salt, from which and the passphrase the key is derived; ours begin with a mark, so that a file is
known wherever it was copied. The salt names the key: a book, its backups and its kept files have the same.
"""

import os
from collections.abc import Callable
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from dossier.errors import BookError
from dossier.i18n import _

MARK = b"\x8fDos"
SALT = 16
ROUNDS = 256_000
"""What SQLCipher 4 derives a key with: PBKDF2 by SHA-512."""
COMMAND = "DOSSIER_PASSPHRASE_COMMAND"
"""The variable with the command that prints the passphrase."""


class Key(NamedTuple):
    """A key: the salt that names it, and 32 bytes nobody else may see."""

    salt: bytes
    secret: bytes

    @property
    def pragma(self) -> str:
        """Return the key as SQLCipher reads it, derived already."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


Locksmith = Callable[[Path, bytes], Key]
"""Finds the key with a salt that opens a file; raises BookError where it cannot."""


class NoKeyError(BookError):
    """A file is encrypted and nobody says its passphrase (exit 5)."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} is encrypted, and nobody can be asked for the passphrase here.").format(path=path),
            _(
                "Three ways: type it on a terminal; set {command} to a command that prints it; or let this computer's"
                " keyring keep the key: dossier encrypt --remember"
            ).format(command=COMMAND),
        )


class WrongPassphraseError(BookError):
    """A passphrase does not open a file (exit 5); `whose` says where it came from."""

    def __init__(self, path: Path, whose: str = "") -> None:
        super().__init__(
            whose or _("This passphrase does not open {path}.").format(path=path),
            _("If it is the right one, the file is damaged at its beginning: dossier restore BACKUP"),
        )


_known: dict[bytes, Key] = {}
_seen: dict[tuple[str, int, int], bytes | None] = {}
_locksmith: Locksmith | None = None


def begin(locksmith: Locksmith) -> None:
    """Begin a command that knows no key yet and asks this locksmith."""
    global _locksmith  # noqa: PLW0603  (one process runs one command at a time)
    _known.clear()
    _seen.clear()
    _locksmith = locksmith


def learn(key: Key) -> None:
    """Know a key as long as this command lasts."""
    _known[key.salt] = key


def salt_of(path: Path) -> bytes | None:
    """Return the salt of an encrypted file, None for anything else.

    A file is looked at once a command: on POSIX systems to close it would end the locks that SQLite has on it meanwhile.
    """
    try:
        found = path.stat()
        if not (S_ISREG(found.st_mode) and found.st_size):
            return None
        seen = str(path), found.st_dev, found.st_ino
        if seen not in _seen:
            with path.open("rb") as stream:
                head = stream.read(SALT)
            _seen[seen] = head if head.startswith(MARK) and len(head) == SALT else None
    except OSError:
        return None
    return _seen[seen]


def known_key(path: Path) -> Key | None:
    """Return the key of an encrypted file if this command knows it already; nobody is asked."""
    salt = salt_of(path)
    return _known.get(salt) if salt else None


def key_of(path: Path) -> Key | None:
    """Return the key of a file, None for one that is not encrypted. Raises BookError where nobody knows the key."""
    salt = salt_of(path)
    if salt is None:
        return None
    if salt not in _known:
        if _locksmith is None:
            raise NoKeyError(path)
        learn(_locksmith(path, salt))
    return _known[salt]


def derived(passphrase: str, salt: bytes) -> Key:
    """Return the key that a passphrase makes with a salt; a tenth of a second of work, on purpose."""
    import unicodedata
    from hashlib import pbkdf2_hmac  # OpenSSL's, which reading a plain book does without

    typed = unicodedata.normalize("NFC", passphrase).encode()
    return Key(salt, pbkdf2_hmac("sha512", typed, salt, ROUNDS, 32))


def new_key(passphrase: str) -> Key:
    """Return the key of a passphrase with a salt that no other file has."""
    return derived(passphrase, MARK + os.urandom(SALT - len(MARK)))
