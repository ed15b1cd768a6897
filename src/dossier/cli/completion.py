"""`dossier completion`: the script that completes commands, options and names."""

from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.errors import WrongUsageError
from dossier.i18n import _

app = chapter()
SHELLS = ("bash", "zsh", "fish", "powershell")


@app.command(
    help=_("Print the script that completes commands and names in your shell.")
    + "\n\n"
    + _('Example: eval "$(dossier completion bash)"')
)
def completion(shell: Annotated[str, typer.Argument(metavar="SHELL", help=", ".join(SHELLS))] = "bash") -> None:
    """Print the completion script of a shell."""
    if shell not in SHELLS:
        raise WrongUsageError(
            _("“{shell}” is no shell I can complete for.").format(shell=shell[:20]),
            _("Choose from: {choices}.").format(choices=", ".join(SHELLS)),
        )
    from typer._completion_shared import get_completion_script

    desk().write(get_completion_script(prog_name="dossier", complete_var="_DOSSIER_COMPLETE", shell=shell) + "\n")
