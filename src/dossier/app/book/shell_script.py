"""The script that completes commands, options and names in a shell."""

from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.errors import UnknownWordError
from dossier.i18n import _

SHELLS = {"bash": "bash.sh", "zsh": "zsh.sh", "fish": "fish.fish", "powershell": "powershell.ps1"}


def script(session: Session, shell: str) -> Answer:
    """Return the script of a shell; raises UnknownWordError for one that is not known here."""
    if shell not in SHELLS:
        raise UnknownWordError(_("“{shell}” is no shell I can complete for.").format(shell=shell[:20]), shell, SHELLS)
    return Answer(text=(session.places.data / "completion" / SHELLS[shell]).read_text(encoding="utf-8"))
