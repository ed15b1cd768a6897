"""The currency of a deal, which its quotations and orders take, and the question before one is written in another."""

import typer

from dossier.cli.desk import desk
from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.records.kinds import Ref


def keep_to(deal: Ref, theirs: str | None, now: str | None, *, named: bool) -> None:
    """Let a sum pass that is in its deal's currency, or in one that was named for it with `--currency`.

    Raises RefusedError (exit 6) for any other where nobody may be asked, typer.Abort where the answer is no.
    """
    if named or theirs is None or now is None or theirs == now:
        return
    words = _("{deal} is in {theirs}, and this is in {now}.").format(deal=deal, theirs=theirs, now=now)
    if not desk().may_ask:
        raise RefusedError(words, _("Add --currency {now} if it is meant so.").format(now=now))
    desk().talk(words)
    if not typer.confirm(_("Write it so?"), default=False, err=True):
        raise typer.Abort
