"""`dossier inherit`: take over a colleague's clients, and confirm what turned out to be true."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.errors import WrongUsageError
from dossier.i18n import _, ngettext
from dossier.paths import at_home
from dossier.read.find.who import label
from dossier.records.kinds import Ref

app = chapter()
NAMED_AT_MOST = 8


@app.command(
    help=_("Take over clients from a handover file, or confirm what was taken over.")
    + "\n\n"
    + _("Example: dossier inherit for-wei.dossier, later: dossier inherit --confirm anna")
)
def inherit(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help=_("The handover file."))] = None,
    confirm: Annotated[
        str | None, typer.Option(metavar="WHO", help=_("What was taken over of this client is true."))
    ] = None,
) -> None:
    """Write the clients of a handover into this book, marked as inherited, nobody twice; one undo takes it back."""
    if (file is None) == (confirm is None):
        raise WrongUsageError(
            _("Name a handover file, or a client to confirm."),
            _("dossier inherit FILE, or dossier inherit --confirm WHO"),
        )
    if file is not None:
        _take_over(at_home(file))
    elif confirm is not None:
        _confirm(confirm)


def _take_over(path: Path) -> None:
    from dossier.exchange.handover import unpacked
    from dossier.write import files
    from dossier.write.book.inherit import inherit as take_over

    bundle, contents = unpacked(path)
    for content in contents.values():
        files.keep_bytes(content, desk().places.files)
    with desk().writing("inherit", "inherited") as tx:
        done = take_over(tx, bundle)
        new = sum(done.new.values())
        if not new and not done.met:
            text = _("Nothing new: all of it had come before.")
        else:
            text = ngettext(
                "Took over {n} client of {whom}: {rows} rows.",
                "Took over {n} clients of {whom}: {rows} rows.",
                len(done.refs),
            ).format(n=len(done.refs), whom=bundle.from_whom or _("a colleague"), rows=new)
        tx.say(text)
    desk().say(text)
    with desk().reading() as connection:
        for ref in list(dict.fromkeys(done.refs))[:NAMED_AT_MOST]:
            known = " " + _("(was known here; brought together)") if ref in done.met else ""
            desk().say(f"  {ref}  {label(connection, ref)}{known}")
    desk().say(_("Nothing of it counts as verified until you confirm it: dossier inherit --confirm WHO"))


def _confirm(text: str) -> None:
    with desk().reading() as connection:
        ref = named.client(desk().session, connection, text)
        name = label(connection, ref)
        subjects = [(ref.kind.noun, ref.id)]
        if ref.letter == "o":
            people = connection.execute("SELECT id FROM contact WHERE company_id = :id", {"id": ref.id})
            subjects += [("contact", row[0]) for row in people.fetchall()]
    from dossier.write.book.inherit import confirm

    with desk().writing("inherit --confirm") as tx:
        count = confirm(tx, subjects)
        said = tx.say(
            ngettext("Confirmed {who}: {n} fact now counts.", "Confirmed {who}: {n} facts now count.", count).format(
                who=name, n=count
            )
        )
    desk().say(said, _("Next: dossier show {ref}").format(ref=Ref(ref.letter, ref.id)))
