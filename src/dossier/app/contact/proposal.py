"""What was read of an inquiry, as it is shown, changed field by field, and accepted."""

import re
from dataclasses import replace

from dossier.app.asking import Asker
from dossier.app.contact.verdict import verdict_lines
from dossier.app.names import NAMES
from dossier.capture import Finding, Inquiry, read_line
from dossier.errors import CancelledError
from dossier.i18n import N_, _, pgettext
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import FactKey, folded
from dossier.records.company.firm import COMPANY
from dossier.records.contact.person import CONTACT, POINT_KINDS
from dossier.records.deal.deal import DEAL
from dossier.records.declared import RecordField
from dossier.render.contact.evidence import evidence_words
from dossier.render.page import Block, Lines, Page, Piece, Section, Table, line
from dossier.render.words import choice, said
from dossier.values.listed import enumerated

PERSON_FIELDS = (
    "name", "native_name", "salutation", "city", "country",
    "email", "phone", "mobile", "fax", "whatsapp", "wechat", "skype", "telegram", "qq", "linkedin", "facebook", "instagram",
    "website", "address",
    "title", "authority", "source", "source_detail", "written_english", "birthday", "note",
)  # fmt: skip
"""What may be taken of a person: columns, addresses and facts."""

_CODED = frozenset({"choice", "country", "yesno", "day", "date"})
"""What is kept as a code, and said in words."""
_CERTAINTY = {"certain": N_("certain"), "likely": N_("likely"), "guess": N_("guess")}


def from_words(text: str) -> Inquiry | None:
    """Return what a line of free text says, or None if it is only a name."""
    return read_line(text) if re.search(r"[,;|\t]|\S@\S", text) else None


def proposal_page(inquiry: Inquiry) -> Page:
    """Return the proposal as a page: field, value, where it came from, how sure that is."""
    rows = tuple(
        (
            line(Piece(label(each.field), "muted")),
            line(Piece(value_words(each), "strong")),
            line(Piece(_(_CERTAINTY[each.certainty]), "good" if each.certainty == "certain" else "warn")),
            line(Piece(evidence_words(each.evidence), "muted")),
        )
        for each in inquiry.findings
    )
    head = (_("field"), pgettext("of a field", "value"), _("certainty"), pgettext("evidence", "from"))
    table: tuple[Block, ...] = (Table(head, rows),) if rows else ()
    first: tuple[Block, ...] = (Lines(verdict_lines(inquiry)),) if inquiry.letter.kind != "card" else ()
    return Page((), (), (Section(_("Proposal"), (*first, *table)),))


def label(name: str) -> str:
    """Return the label of a finding's field in the language in use."""
    field = name.partition(".")[2]
    if name == "company.name":
        return _("company")
    declared = _declared(name)
    if declared is not None:
        return _(declared.label)
    return choice(POINT_KINDS, field)


def value_words(found: Finding) -> str:
    """Return what was read for a field in words: a code by its label, a country and a language by their names."""
    declared = _declared(found.field)
    if found.field == "contact.language":
        return NAMES.language_name(found.value)
    if declared is not None and declared.type == "list":
        return enumerated(found.value.split(", "))
    return said(declared, found.value, NAMES) if declared is not None and declared.type in _CODED else found.value


def _declared(name: str) -> FactKey | RecordField | None:
    kind, _dot, field = name.partition(".")
    record = {"contact": CONTACT, "company": COMPANY, "deal": DEAL}.get(kind)
    of_record = record.field(field) if record else None
    return catalogue.by_key().get(name) or of_record or catalogue.find(kind, field) or catalogue.find("company", field)


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
    name, _sign, value = (part.strip() for part in answer.partition("="))
    known = {each.field for each in inquiry.findings} | {f"contact.{each}" for each in PERSON_FIELDS}
    field = next((each for each in (name, f"contact.{name}", f"company.{name}", f"deal.{name}") if each in known), None)
    field = field or next((each for each in sorted(known) if folded(label(each)) == folded(name)), None)
    if name == "company":
        field = "company.name"
    if field is None:
        asker.tell(_("There is no field “{name}” here.").format(name=name[:40]))
        return inquiry
    kept = tuple(each for each in inquiry.findings if each.field != field)
    new = (Finding(field, value, _("own entry"), "certain"),) if value else ()
    return replace(inquiry, findings=new + kept)
