"""Why a deal ended or rests: a cause of the list and the words, so that the next one is won."""

from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.records.deal.deal import CAUSE_STAGES, CAUSES
from dossier.values.names import fold


def ending(stage: str, cause: str | None, reason: str | None) -> tuple[str | None, str | None]:
    """Return cause and words of a move to a stage; words often name their cause, `price 8% above target`.

    Raises WrongUsageError for a deal that is lost or put to rest without words.
    """
    words = (reason or "").strip() or None
    if stage not in CAUSE_STAGES:
        return cause, words
    if words is None:
        raise WrongUsageError(
            _("A deal that is lost or put to rest needs the reason."),
            _('Add --reason "…", so that the next one is won.'),
        )
    return cause or cause_in(words) or "other", words


def cause_in(words: str) -> str | None:
    """Return the cause that words name, or None."""
    plain = f" {fold(words)} "
    for each in CAUSES[:-1]:
        names = (each.code.replace("_", " "), *each.aliases)
        if any(fold(name) in plain for name in names):
            return each.code
    return None
