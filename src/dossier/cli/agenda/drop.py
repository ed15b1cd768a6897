"""`dossier drop`: a follow-up or promise is given up, and the reason stays."""

from itertools import takewhile
from typing import Annotated

import typer

from dossier.app.agenda import follow_ups
from dossier.app.answer import Answer
from dossier.app.find.named import listed
from dossier.app.find.several import Whom
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.loose_words import only_one
from dossier.cli.options import DryRun, Fitting
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
    where: Fitting = None,
    dry_run: DryRun = False,
) -> Answer:
    """Close follow-ups or promises without doing them."""
    refs = words[:1] if where else list(takewhile(lambda word: all(map(read_ref, listed([word]))), words))
    loose = " ".join(words[len(refs) :])
    reason = only_one(loose if refs else None, why, "--why")
    return follow_ups.drop(desk().session, Whom(refs or words[:1], where or ()), reason, dry_run)
