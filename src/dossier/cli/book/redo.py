"""`dossier redo`: do again what was taken back."""

from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.errors import NotFoundError
from dossier.i18n import _
from dossier.read.book.history import next_to_redo

app = chapter()


@app.command(help=_("Do again what was taken back.") + "\n\n" + _("Example: dossier redo"))
def redo() -> None:
    """Write the operation that was taken back once more, as long as nothing was written since."""
    with desk().reading() as connection:
        following = next_to_redo(connection)
    if following is None:
        raise NotFoundError(_("There is nothing to do again."), _("See: dossier undo --list"))
    from dossier.write.book.undo import do_again

    said = _("Done again: {sentence}").format(sentence=following.sentence)
    with desk().opened(said) as book:
        do_again(book, following.id)
    desk().say(said, _("Next: dossier undo takes it back"))
