"""`dossier find`: a question to the whole book."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.find import hits
from dossier.cli.desk import desk
from dossier.cli.lazy import MOST, chapter, explained
from dossier.cli.names import SAVED, complete_from
from dossier.cli.options import Share, speaks
from dossier.i18n import _

app = chapter()


@app.command(
    help=explained(
        "find",
        _("Example: dossier find charger -sample country:DE"),
        _("What may be asked: dossier help find"),
    )
)
@speaks("csv", "md", "html")
def find(
    question: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUESTION",
            autocompletion=complete_from(SAVED),
            help=_("Words, “phrases”, charg*, -without, and fields: country:DE value>10000."),
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=MOST, help=_("At most so many places."))] = 50,
    save: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("Keep the question under a name, and ask by it from now on."))
    ] = None,
    saved: Annotated[bool, typer.Option("--saved", help=_("List the questions that are kept."))] = False,
    forget_saved: Annotated[
        str | None,
        typer.Option(metavar="NAME", autocompletion=complete_from(SAVED), help=_("Forget the question of this name.")),
    ] = None,
    share: Share = False,
) -> Answer:
    """Print where what is asked stands, client by client: names, addresses, facts, notes, mails."""
    asked = hits.Asked(tuple(question or ()), limit, share)
    if saved or forget_saved or save:
        from dossier.app.find import saved as kept

        if forget_saved:
            return kept.forget(desk().session, forget_saved)
        return (
            kept.keep(desk().session, save, hits.question_of(desk().session, asked))
            if save
            else kept.shown(desk().session)
        )
    return hits.find(desk().session, asked)
