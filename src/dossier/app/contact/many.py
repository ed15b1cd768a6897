"""People one after another: the cards of a file, the letters of a mailbox; one is added as before."""

from collections.abc import Mapping, Sequence

from dossier.app.answer import Answer
from dossier.app.contact import letters
from dossier.app.contact.add import NewContact, add_one
from dossier.app.contact.add import read as read_letter
from dossier.app.contact.proposed import proposed_many
from dossier.app.contact.questions import asked
from dossier.app.session import Session
from dossier.capture import Inquiry
from dossier.errors import DossierError
from dossier.i18n import _
from dossier.records.contact.person import POINT_KINDS


def add(session: Session, request: NewContact) -> Answer:
    """Write a person with everything that came with them as one operation.

    Raises RefusedError (exit 6) or AmbiguousError (exit 4) for somebody who is in the book, where nobody can be asked.
    """
    if session.asker is not None and _is_bare(request):
        request = _answered(request, asked(session, session.asker))
    if request.letter is not None and len(cards := letters.cards(request.letter)) > 1:
        return add_many(session, request, cards)
    return add_one(session, request, read_letter(session, request))


def add_many(session: Session, request: NewContact, every: Sequence[Inquiry]) -> Answer:
    """Write several people, each as one operation; who cannot be added is named with the reason, and the rest goes on."""
    if request.dry_run:
        return proposed_many(session, every)
    said: list[str] = []
    notes: list[str] = []
    written = False
    quiet = request._replace(letter=None, name=None)
    for number, read in enumerate(every, 1):
        try:
            answer = add_one(session, quiet, read, ask=False)
        except DossierError as error:
            who = read.first("contact.name") or read.first("contact.email")
            notes.append(
                _("{number}. {who}: {reason}").format(number=number, who=who.value if who else "?", reason=error)
            )
            continue
        said += answer.said[:1]
        written = written or answer.written
    said.append(_("{n} of {total} taken over.").format(n=len(said), total=len(every)))
    return Answer(tuple(said), notes=tuple(notes), written=written, next="dossier list contacts")


def _is_bare(request: NewContact) -> bool:
    """Tell whether nothing was typed about the person, so that it may be asked."""
    typed = (request.name, request.company, request.values, request.points, request.words, request.letter)
    return not any(typed) and not request.dry_run


def _answered(request: NewContact, answers: Mapping[str, str]) -> NewContact:
    """Return a request with what was answered, by the names of the fields."""
    points = {name: [text] for name, text in answers.items() if name in {kind.code for kind in POINT_KINDS}}
    values = {name: text for name, text in answers.items() if name not in points and name not in {"name", "company"}}
    return request._replace(name=answers.get("name"), company=answers.get("company"), values=values, points=points)
