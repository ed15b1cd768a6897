"""`dossier config`: the settings, what each means, and changing one."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.book import own_settings
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import speaks
from dossier.i18n import _

app = chapter()


@app.command(help=explained("config", _("Example: dossier config remind.lines=30")))
@speaks("md", "html")
def config(
    changes: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY=VALUE]…", help=_("Settings to change; none shows them all."))
    ] = None,
) -> Answer:
    """Print every setting with its meaning, or write some into the settings file."""
    if changes and changes[0].startswith("questions."):
        from dossier.app.find import saved  # only a question pays for the lists

        return saved.change(desk().session, changes)
    return own_settings.change(desk().session, changes) if changes else own_settings.show(desk().session)
