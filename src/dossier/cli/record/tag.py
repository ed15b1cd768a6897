"""`dossier tag`: tags of clients added and taken away, of several at once."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.record import set_fields
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import Fitting
from dossier.errors import WrongUsageError
from dossier.i18n import _

app = chapter()


@app.command(help=explained("tag", _("Example: dossier tag anna +vip"), _("Of several: dossier tag c1 c2 +vip -cold")))
def tag(
    who: Annotated[str, whom("WHO", _("A client; of several their refs, or names with commas."))],
    tags: Annotated[list[str], typer.Argument(metavar="+TAG|-TAG…", help=_("Tags to add, and tags to take away."))],
    where: Fitting = None,
) -> Answer:
    """Change the list of tags; what it held beside them stays."""
    bare = next((each for each in tags if not each.startswith("tags")), None)
    if bare is not None:
        raise WrongUsageError(
            _("“{tag}” has no sign.").format(tag=bare[:40]),
            _("Write +{tag} to add it, -{tag} to take it away.").format(tag=bare[:40]),
        )
    return set_fields.set_fields(desk().session, set_fields.Change(who, tags, where=where or ()))
