"""Where the key of an encrypted file comes from: a command of the user's, this computer's keyring, or what she types.

Nothing here is imported or asked before an encrypted file is met.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from dossier.errors import RefusedError
from dossier.i18n import N_, _
from dossier.records import keys
from dossier.records.keys import COMMAND, Key, NoKeyError, WrongPassphraseError

NEW_COMMAND = "DOSSIER_NEW_PASSPHRASE_COMMAND"
"""The variable with the command that prints a passphrase that is new: of encrypt, rekey, or a handover."""
SHORTEST = 8
"""Characters that a new passphrase has at least."""
_TRIES = 3
FROM = {
    "command": N_("what {command} prints"),
    "keyring": N_("this computer's keyring"),
    "typed": N_("your passphrase, asked for each time"),
}
"""Where a key can come from, in words."""


class Locksmith:
    """Finds keys, and asks for new passphrases; `environment` is the command's, `asking` gives a way to ask, or None."""

    def __init__(self, environment: Mapping[str, str], asking: Callable[[], Callable[[str], str] | None]) -> None:
        self._environment, self._asking = environment, asking
        self.came_from: dict[bytes, str] = {}
        """By salt where each key that was found came from: a word of `FROM`."""

    def key_for(self, path: Path, salt: bytes) -> Key:
        """Return the key that opens a file; raises NoKeyError, WrongPassphraseError, or BookError where a way is barred."""
        from dossier.records.book_file import fits

        wrong = ""
        if self._environment.get(COMMAND):
            key = keys.derived(self._said_by(COMMAND), salt)
            if fits(path, key):
                return self._found(key, "command")
            wrong = _("The passphrase that {command} prints does not open {path}.").format(command=COMMAND, path=path)
        if (secret := self._kept(salt)) is not None:
            if fits(path, key := Key(salt, secret)):
                return self._found(key, "keyring")
            wrong = wrong or _("The key that this computer's keyring has for {path} does not open it.").format(
                path=path
            )
        ask = self._asking()
        if ask is None:
            raise WrongPassphraseError(path, wrong) if wrong else NoKeyError(path)
        label = _("Passphrase of {path}").format(path=path.name)
        for _try in range(_TRIES):
            key = keys.derived(ask("\n".join(filter(None, (wrong, label)))), salt)
            if fits(path, key):
                return self._found(key, "typed")
            wrong = _("This passphrase does not open {path}.").format(path=path)
        raise WrongPassphraseError(path)

    def _found(self, key: Key, source: str) -> Key:
        self.came_from[key.salt] = source
        return key

    def _kept(self, salt: bytes) -> bytes | None:
        from dossier.app import os_keyring

        return os_keyring.kept(salt)

    def source(self, path: Path) -> str:
        """Return where the key of an encrypted file comes from, a word of `FROM`, without asking anybody."""
        salt = keys.salt_of(path) or b""
        if salt in self.came_from:
            return self.came_from[salt]
        if self._environment.get(COMMAND):
            return "command"
        return "keyring" if self._kept(salt) is not None else "typed"

    def new_passphrase(self, label: str, way_out: str, *, usual: bool = False) -> str:
        """Return a passphrase to encrypt with: from the command for new ones, or typed twice.

        `usual`: the command for the book's own serves as well. Raises RefusedError (exit 6) with the way out where there
        is nobody to ask, and for one that is too short.
        """
        for variable in (NEW_COMMAND, COMMAND) if usual else (NEW_COMMAND,):
            if self._environment.get(variable):
                return _long_enough(self._said_by(variable))
        ask = self._asking()
        if ask is None:
            raise RefusedError(_("Nobody can be asked for a new passphrase here."), way_out)
        typed = _long_enough(ask(label))
        if ask(_("The same once more")) != typed:
            raise RefusedError(_("The two are not the same; nothing was changed."), _("Type the command again."))
        return typed

    def source_of_new(self) -> str:
        """Return where a key comes from that the keyring does not keep, from the next command on."""
        return "command" if self._environment.get(COMMAND) else "typed"

    def _said_by(self, variable: str) -> str:
        from dossier.app.passphrase_command import printed

        return printed(variable, self._environment[variable])


def _long_enough(passphrase: str) -> str:
    if len(passphrase) < SHORTEST:
        raise RefusedError(
            _("A passphrase of fewer than {n} characters is soon guessed.").format(n=SHORTEST),
            _("Take four or five words that do not belong together."),
        )
    return passphrase
