"""`dossier drop`: a follow-up or promise is given up, and the reason stays."""

from itertools import takewhile
from typing import Annotated

import typer

from dossier.app.agenda import follow_ups
from dossier.app.answer import Answer
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.loose_words import only_one
from dossier.cli.options import DryRun
from dossier.i18n import _
from dossier.records.ref import read_ref

app = chapter()


@app.command(help=explained("drop", _('Example: dossier drop f12 --why "they bought elsewhere"')))
def drop(
    words: Annotated[
        list[str],
        typer.Argument(metavar="REF… [WHY]", help=_("The follow-ups or promises, such as f9 or m3, and the reason.")),
    ],
    why: Annotated[str | None, typer.Option(help=_("The reason; it stays in the history."))] = None,
    dry_run: DryRun = False,
) -> Answer:
    """Close follow-ups or promises without doing them."""
    refs = list(takewhile(read_ref, words))
    loose = " ".join(words[len(refs) :])
    return follow_ups.drop(desk().session, refs or words[:1], only_one(loose if refs else None, why, "--why"), dry_run)
