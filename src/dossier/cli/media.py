"""Showing an answer: one way for each medium, whatever the command."""

from typing import TYPE_CHECKING

from dossier.app.answer import Answer, outcome
from dossier.i18n import _

if TYPE_CHECKING:
    from dossier.cli.desk import Desk


def show(desk: "Desk", answer: Answer) -> None:
    """Show an answer: data on stdout, everything else on stderr; what is wrong is raised at the end."""
    if desk.rehearsing:
        tried = _("Nothing was written: --dry-run tried this on a copy.")
        answer = answer._replace(written=False, next=None, notes=(*answer.notes, tried))
    if desk.is_public:
        from dossier.cli.public import veiled

        answer = veiled(desk, answer)
    medium = desk.medium
    if medium.html is not None and answer.page is None:
        answer = answer._replace(notes=(*answer.notes, _("There is no page for {path}.").format(path=medium.html)))
    if medium.json:
        from dossier.render.media.as_json import spoken

        desk.write(spoken(outcome(answer)))
        if answer.shape is not None:
            desk.talk(*answer.said)  # what was done stands beside the record, not in it
    elif medium.csv and answer.table is not None:
        from dossier.render.media.as_csv import spoken as as_csv

        desk.write(as_csv(answer.table()))
    elif (medium.md or medium.html is not None) and answer.page is not None:
        desk.give(answer.page(), as_md=medium.md, html=medium.html, force=medium.force)
    else:  # also where only a sentence is there: it is said, whatever the medium
        _on_screen(desk, answer)
    desk.talk(*answer.notes)
    if answer.failure is not None:
        raise answer.failure


def _on_screen(desk: "Desk", answer: Answer) -> None:
    """Print sentences, text, page and the next command; what only reads may go through a pager."""
    from dossier.render.harmless import harmless

    def sentences(*told: str) -> str:
        return "".join(harmless(each) + "\n" for each in told)

    text = sentences(*answer.said) + (answer.text or "")
    if answer.page is not None and not answer.empty and any(page := answer.page()):
        text += desk.text_of(page)
    if answer.next:
        text += sentences(_("Next: {command}").format(command=answer.next))
    if answer.written:
        desk.write(text)
    else:
        desk.show_whole(text)
