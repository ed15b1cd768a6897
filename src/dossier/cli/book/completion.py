"""`dossier completion`: the script that completes commands, options and names in a shell."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book.shell_script import SHELLS, script_of
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_from
from dossier.i18n import _
from dossier.nearest import listed

app = chapter()


@app.command(
    help=_("Print the script that completes commands and names in your shell.")
    + "\n\n"
    + _("Put one line into the start file of your shell:")
    + "\n\n\b\n"
    + 'bash        ~/.bashrc    eval "$(dossier completion bash)"\n'
    + 'zsh         ~/.zshrc     eval "$(dossier completion zsh)"    # after compinit\n'
    + "fish        ~/.config/fish/config.fish    dossier completion fish | source\n"
    + "PowerShell  $PROFILE     dossier completion powershell | Out-String | Invoke-Expression"
    + "\n\n"
    + _('Example: eval "$(dossier completion bash)"')
)
def completion(
    shell: Annotated[
        str, typer.Argument(metavar="SHELL", help=listed(SHELLS), autocompletion=complete_from(*SHELLS))
    ] = "bash",
) -> Answer:
    """Print the completion script of a shell."""
    return script_of(desk().session, shell)
