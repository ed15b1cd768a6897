"""`dossier tell`: our own news, for whom it is an answer, and the letter to them."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.contact import telling
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.options import speaks
from dossier.errors import WrongUsageError
from dossier.i18n import _

app = chapter()


@app.command(help=explained("tell", _('Example: dossier tell "PSE for L-9"')))
@speaks("md", "html")
def tell(
    text: Annotated[str, typer.Argument(metavar="NEWS", help=_("The news in a few words: a certificate, a price, a product, a policy."))],
    draft: Annotated[str | None, typer.Option("--draft", metavar="N", help=_("Write the letter to the one of this number or ref."))] = None,
    sent: Annotated[str | None, typer.Option("--sent", metavar="N", help=_("Log that it went, so that it is not proposed again."))] = None,
) -> Answer:  # fmt: skip
    """Print whom our news concerns, by what they said themselves, or the letter to one of them."""
    if draft is not None and sent is not None:
        raise WrongUsageError(_("A letter is written first and sent then."), _("Leave one of --draft and --sent away."))
    if draft is not None:
        return telling.draft(desk().session, text, draft).answer()
    if sent is not None:
        return telling.sent(desk().session, text, sent)
    return telling.tell(desk().session, text)
