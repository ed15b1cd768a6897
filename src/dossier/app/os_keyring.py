"""The keyring of the operating system, in which a key can stay: the key of one salt, never the passphrase."""

import sys
from contextlib import suppress
from typing import Any

from dossier.errors import DossierError
from dossier.i18n import _
from dossier.records.database import NotInstalledError
from dossier.records.keys import Key

SERVICE = "dossier"
_USUAL = {
    "linux": "keyring.backends.SecretService.Keyring",
    "darwin": "keyring.backends.macOS.Keyring",
    "win32": "keyring.backends.Windows.WinVaultKeyring",
}
"""The one there usually is on a system; to look through all that could be there takes twice as long."""


def _ring() -> Any:
    try:
        from keyring import core
    except ImportError as error:
        raise NotInstalledError from error
    with suppress(Exception):  # whatever the library raises for one that is not there: then it looks for another
        return core.load_env() or core.load_config() or core.load_keyring(_USUAL[sys.platform])
    return core.get_keyring()


def kept(salt: bytes) -> bytes | None:
    """Return the secret that the keyring keeps for a salt, None if it keeps none, is not there, or stays locked."""
    try:
        found = _ring().get_password(SERVICE, salt.hex())
        return bytes.fromhex(found) if found else None
    except Exception:  # noqa: BLE001  (backends raise what the system's library raises; other ways are left)
        return None


def keep(key: Key) -> None:
    """Let the keyring keep a key; raises DossierError if it does not."""
    try:
        _ring().set_password(SERVICE, key.salt.hex(), key.secret.hex())
    except NotInstalledError:
        raise
    except Exception as error:
        raise _unkept(type(error).__name__) from error
    if kept(key.salt) != key.secret:
        raise _unkept(_("it does not give it back"))


def drop(salt: bytes) -> bool:
    """Let the keyring forget the key of a salt, and tell whether it did."""
    with suppress(Exception):  # as above
        _ring().delete_password(SERVICE, salt.hex())
        return True
    return False


def _unkept(reason: str) -> DossierError:
    return DossierError(
        _("This computer's keyring does not keep the key ({reason}).").format(reason=reason),
        _("Add --no-remember: the passphrase is then asked for, or printed by a command."),
    )
