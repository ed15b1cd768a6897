"""The currency of a deal, which its quotations and orders take, and the question before one is written in another."""

from dossier.app.asking import agreed
from dossier.app.session import Session
from dossier.i18n import _
from dossier.records.ref import Ref


def keep_to(session: Session, deal: Ref, theirs: str | None, now: str | None, *, named: bool) -> None:
    """Let a sum pass that is in its deal's currency, or in one that was named for it with `--currency`.

    Raises RefusedError (exit 6) for any other where nobody may be asked, CancelledError where the answer is no.
    """
    if named or theirs is None or now is None or theirs == now:
        return
    words = _("{deal} is in {theirs}, and this is in {now}.").format(deal=deal, theirs=theirs, now=now)
    way_out = _("Add --currency {now} if it is meant so.").format(now=now)
    agreed(session.asker, words, _("Write it so?"), way_out)
