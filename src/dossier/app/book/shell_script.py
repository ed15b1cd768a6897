"""The script that completes commands, options and names in a shell."""

from typing import TYPE_CHECKING

from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.errors import UnknownWordError
from dossier.i18n import _

if TYPE_CHECKING:
    from dossier.render.shapes.book import Script

SHELLS = {"bash": "bash.sh", "zsh": "zsh.sh", "fish": "fish.fish", "powershell": "powershell.ps1"}


def script_of(session: Session, shell: str) -> Answer:
    """Return the script of a shell; raises UnknownWordError for one that is not known here."""
    if shell not in SHELLS:
        raise UnknownWordError(_("“{shell}” is no shell I can complete for.").format(shell=shell[:20]), shell, SHELLS)
    script: Script = {
        "shell": shell, "script": (session.places.data / "completion" / SHELLS[shell]).read_text(encoding="utf-8"),
    }  # fmt: skip
    return Answer(text=script["script"], shape=lambda: script)
