"""The options of `dossier proof`, each with what it says to a user."""

from dossier.cli.fields import flags, of_kind, texts
from dossier.i18n import _
from dossier.records.order.proof import PROOF, TOLD

FIELDS = of_kind(
    PROOF, courier=_("Courier and tracking number."), feedback=_("What they said about it."),
    lies_at=_("Where the signed one lies."), **dict.fromkeys(TOLD, ""),
)  # fmt: skip
ASKED = (
    *flags(
        again=_("Collect a second list although one went out."), corrections=_("Print the one list to send, and mark it as sent."),
    ),
    *texts(
        on=("WHEN", _("The day it happened.")),
        credit=("QUOTATION|ORDER", _("Say once that the fee they paid is credited on the first order; on that order, credit it.")),
    ),
)  # fmt: skip
MOVED = flags(sent=_("It is on its way."), signed=_("It came back signed."), refused=_("They refused it."))
