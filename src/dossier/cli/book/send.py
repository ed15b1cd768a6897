"""`dossier send`: that material of ours went out; the same thing does not go to the same person twice."""

from typing import Annotated

import typer

from dossier.app.agenda.cadence import cadence_for
from dossier.app.find import named
from dossier.cli.agenda.log import proposal
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.read.company.files import KeptFile, Went, kept_file, went_before
from dossier.read.find.who import label
from dossier.records.kinds import Ref
from dossier.render.words import day

app = chapter()


@app.command(
    help=_("Note that material of ours went to a client; nobody gets it twice.")
    + "\n\n"
    + _("Example: dossier send anna h3 --by email")
)
def send(
    who: Annotated[str, typer.Argument(metavar="WHO", help=_("A contact or company."), autocompletion=complete_who)],
    what: Annotated[list[str], typer.Argument(metavar="FILE…", help=_("Kept files: refs, or a fragment of the name."))],
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day it went."))] = None,
    by: Annotated[str, typer.Option(help=_("email, chat, meeting, visit, fair …"))] = "email",
    text: Annotated[str | None, typer.Option("--note", help=_("A remark."))] = None,
    again: Annotated[bool, typer.Option("--again", help=_("Though they have it already."))] = False,
) -> None:
    """Note what went to whom and log it as a touch; refused (exit 6) if the same content went to them before."""
    with desk().reading() as connection:
        ref = named.client(desk().session, connection, who, named.CLIENTS)
        name, days = label(connection, ref), cadence_for(desk().session, connection, ref)
        files = list(dict.fromkeys(kept_file(connection, each) for each in what))
        row = connection.execute("SELECT company_id FROM contact WHERE id = :id", {"id": ref.id}).fetchone()
        firm = ref.id if ref.letter == "o" else row["company_id"]
        for each in files:
            _guard(each, went_before(connection, each), ref, firm, again=again)
    names = ", ".join(each.path for each in files)
    touch_ = proposal(
        _("Sent: {files}").format(files=names) + (f" — {text}" if text else ""), by, came_in=False, went_out=True, on=on
    )
    from dossier.write.contact import touch
    from dossier.write.tables import Sending

    with desk().writing("send") as tx:
        for each in files:
            owner = {"contact_id": ref.id if ref.letter == "c" else None, "company_id": firm}
            tx.insert(Sending, attachment_id=each.id, on_date=touch_.on_date, text=text, **owner)
        touch.log(tx, ref, touch_, days)
        done = tx.say(
            _("{files} went to {who} on {day}.").format(files=names, who=name, day=day(touch_.on_date, desk().today))
        )
    desk().say(done, _("Next: dossier show {ref}").format(ref=ref))


def _guard(kept: KeptFile, before: tuple[Went, ...], ref: Ref, firm: int | None, *, again: bool) -> None:
    """Raise RefusedError if the same content went to this person, or to the firm as such; mention colleagues who have it."""
    for went in before:
        same = went.contact_id == ref.id if ref.letter == "c" else went.company_id == ref.id
        when = day(went.on_date, desk().today)
        who = went.contact_name or went.company_name or ""
        if same and not again:
            raise RefusedError(
                _("{file} went to {who} on {day} already.").format(file=kept.path, who=who, day=when),
                _("Send something new, or add --again."),
            )
        if not same and firm is not None and went.company_id == firm:
            desk().talk(_("{who} of the same firm got {file} on {day}.").format(who=who, file=kept.path, day=when))
