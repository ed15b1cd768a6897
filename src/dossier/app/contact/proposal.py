"""What was read of an inquiry, as it is shown, changed field by field, and accepted."""

import re
from dataclasses import replace

from dossier.app.asking import Asker
from dossier.app.contact.verdict import verdict_lines
from dossier.app.names import NAMES
from dossier.capture import Finding, Inquiry, read_line
from dossier.errors import CancelledError
from dossier.i18n import N_, _, pgettext
from dossier.render.contact.findings import evidence, label, value
from dossier.render.page import Block, Lines, Page, Piece, Section, Table, line

PERSON_FIELDS = (
    "name", "native_name", "salutation", "city", "country",
    "email", "phone", "mobile", "fax", "whatsapp", "wechat", "skype", "telegram", "qq", "linkedin", "facebook", "instagram",
    "website", "address",
    "title", "authority", "source", "source_detail", "written_english", "birthday", "note",
)  # fmt: skip
"""What may be taken of a person: columns, addresses and facts."""

_CERTAINTY = {"certain": N_("certain"), "likely": N_("likely"), "guess": N_("guess")}


def from_words(text: str) -> Inquiry | None:
    """Return what a line of free text says, or None if it is only a name."""
    return read_line(text) if re.search(r"[,;|\t]|\S@\S", text) else None


def proposal_page(inquiry: Inquiry) -> Page:
    """Return the proposal as a page: field, value, where it came from, how sure that is."""
    rows = tuple(
        (
            line(Piece(label(each.field), "muted")),
            line(Piece(value(each.field, each.value, NAMES), "strong")),
            line(Piece(_(_CERTAINTY[each.certainty]), "good" if each.certainty == "certain" else "warn")),
            line(Piece(evidence(each.evidence), "muted")),
        )
        for each in inquiry.findings
    )
    head = (_("field"), pgettext("of a field", "value"), _("certainty"), pgettext("evidence", "from"))
    table: tuple[Block, ...] = (Table(head, rows),) if rows else ()
    first: tuple[Block, ...] = (Lines(verdict_lines(inquiry)),) if inquiry.letter.kind != "card" else ()
    return Page((), (), (Section(_("Proposal"), (*first, *table)),))


def accepted(asker: Asker, inquiry: Inquiry) -> Inquiry:
    """Let the user accept the proposal, change one field after another, or drop it (CancelledError)."""
    while True:
        asker.show(proposal_page(inquiry))
        words = _("Enter accepts, FIELD=VALUE changes one, FIELD= leaves one out, x drops it all")
        answer = asker.line(words)
        if not answer:
            return inquiry
        if answer.casefold() == "x":
            raise CancelledError
        inquiry = _changed(asker, inquiry, answer)


def _changed(asker: Asker, inquiry: Inquiry, answer: str) -> Inquiry:
    name, _sign, typed = (part.strip() for part in answer.partition("="))
    known = {each.field for each in inquiry.findings} | {f"contact.{each}" for each in PERSON_FIELDS}
    field = next((each for each in (name, f"contact.{name}", f"company.{name}", f"deal.{name}") if each in known), None)
    if name == "company":
        field = "company.name"
    field = field or next((each for each in sorted(known) if label(each).casefold() == name.casefold()), None)
    if field is None:
        asker.tell(_("There is no field “{name}” here.").format(name=name[:40]))
        return inquiry
    kept = tuple(each for each in inquiry.findings if each.field != field)
    new = (Finding(field, typed, _("own entry"), "certain"),) if typed else ()
    return replace(inquiry, findings=new + kept)
