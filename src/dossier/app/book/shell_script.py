"""The script that completes commands, options and names in a shell."""

from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _

SHELLS = {"bash": "bash.sh", "zsh": "zsh.sh", "fish": "fish.fish", "powershell": "powershell.ps1"}


def script(session: Session, shell: str) -> Answer:
    """Return the script of a shell; raises WrongUsageError for one that is not known here."""
    if shell not in SHELLS:
        raise WrongUsageError(
            _("“{shell}” is no shell I can complete for.").format(shell=shell[:20]),
            _("Choose from: {choices}.").format(choices=", ".join(SHELLS)),
        )
    return Answer(text=(session.places.data / "completion" / SHELLS[shell]).read_text(encoding="utf-8"))
