"""What would be taken of a letter or a card, and who is like the person already; nothing is written."""

from collections.abc import Sequence

from dossier.app.answer import Answer, Shape
from dossier.app.contact import newcomer
from dossier.app.contact.proposal import proposal_page
from dossier.app.contact.verdict import letter_shape
from dossier.app.session import Session
from dossier.capture import Finding, Inquiry
from dossier.i18n import _
from dossier.records.likeness import Alike
from dossier.records.proposals import AddContact
from dossier.render.page import Page


def proposed(session: Session, read: Inquiry) -> Answer:
    """Return what would be taken, and who is like the person already; nothing is written."""
    with newcomer.book(session) as connection:
        found = newcomer.proposed(connection, read) if connection is not None else []

    def shape() -> Shape:
        from dossier.render.shapes import keys, letter

        return keys.row(letter.LetterRead, read, letter=letter_shape(read), alike=found)

    return Answer(
        page=lambda: _proposed_page(session, read, found), shape=shape, notes=(*read.warnings, *read.conflicts)
    )


def _proposed_page(session: Session, read: Inquiry, found: list[Alike]) -> Page:
    page = proposal_page(read)
    if not found:
        return page
    from dossier.render.find.likeness import alike_page

    return page._replace(sections=page.sections + alike_page(found, session.setting()).sections)


def typed(proposal: AddContact) -> Inquiry:
    """Return what was typed about a person, in the form in which what was read is shown."""
    said = [
        ("contact.name", proposal.name),
        ("company.name", proposal.company if isinstance(proposal.company, str) else None),
    ]
    said += [(f"contact.{column}", str(value)) for column, value in proposal.values.items() if value is not None]
    said += [(f"contact.{point.kind}", point.value) for point in proposal.points]
    found = [Finding(field, value, _("own entry"), "certain") for field, value in said if value]
    for fact in proposal.facts:
        if fact.key != "contact.first_contact" and fact.value:
            is_typed = fact.certainty == "certain"
            evidence = _("own entry") if is_typed else _("the title")
            found.append(Finding(fact.key, fact.value, evidence, "certain" if is_typed else "likely"))
    return Inquiry(findings=tuple(found))


def proposed_many(session: Session, every: Sequence[Inquiry]) -> Answer:
    """Return what each of several cards would bring."""
    answers = [proposed(session, read) for read in every]

    def shape() -> Shape:
        from dossier.render.shapes import keys, letter

        what = letter_shape(every[0]) | {"kind": "cards", "reason": str(len(every))}
        people = [each.shape() for each in answers if each.shape is not None]
        return keys.row(letter.CardsRead, {}, letter=what, people=people)

    def page() -> Page:
        pages = [each.page() for each in answers if each.page is not None]
        return Page((), (), tuple(section for each in pages for section in each.sections))

    return Answer(page=page, shape=shape, notes=tuple(note for each in answers for note in each.notes))
