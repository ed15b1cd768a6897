"""`dossier round`: one exchange on one topic, ours against theirs."""

from dossier.cli.add_record import command_for
from dossier.cli.lazy import chapter
from dossier.i18n import _

app = chapter()
app.command(
    "round",
    help=_("Note one round of a negotiation: ours against theirs.")
    + "\n\n"
    + _(
        'Example: dossier round d4 payment --ours "100% before shipment" --theirs "balance on B/L copy" --outcome stuck'
    ),
)(command_for("round"))
