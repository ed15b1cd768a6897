"""What was done to the book: listed, taken back, done again."""

from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.errors import NotFoundError
from dossier.i18n import _
from dossier.read.book.history import last_to_undo, next_to_redo, operations


def listed(session: Session, limit: int) -> Answer:
    """Return the last operations, the newest first."""
    from dossier.render.find.table import operations_page

    with session.reading() as connection:
        found = operations(connection, limit)

    return Answer(page=lambda: operations_page(found, session.setting()), shape=lambda: found)


def undo(session: Session, *, ask_first: bool) -> Answer:
    """Say in one sentence what is taken back, and take back exactly that."""
    with session.reading() as connection:
        last = last_to_undo(connection)
    if last is None:
        raise NotFoundError(_("There is nothing to take back."), _("See: dossier undo --list"))
    if ask_first:
        session.sure(_("Take back: {sentence}").format(sentence=last.sentence))
    from dossier.write.book.undo import take_back

    said = _("Taken back: {sentence}").format(sentence=last.sentence)
    with session.opened(said) as book:
        take_back(book, last.id)
    return Answer((said, _("Next: dossier redo brings it back")), written=True)


def redo(session: Session) -> Answer:
    """Write the operation that was taken back once more, as long as nothing was written since."""
    with session.reading() as connection:
        following = next_to_redo(connection)
    if following is None:
        raise NotFoundError(_("There is nothing to do again."), _("See: dossier undo --list"))
    from dossier.write.book.undo import do_again

    said = _("Done again: {sentence}").format(sentence=following.sentence)
    with session.opened(said) as book:
        do_again(book, following.id)
    return Answer((said, _("Next: dossier undo takes it back")), written=True)
