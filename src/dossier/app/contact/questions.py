"""What is asked about somebody new, one line at a time: with what is known for a default, a way back, and no text lost."""

import sqlite3
from collections.abc import Callable, Mapping
from typing import NamedTuple

from dossier.app.asking import Asker, numbered, until
from dossier.app.contact import newcomer
from dossier.app.contact.proposal import from_words, label
from dossier.app.record import fields
from dossier.app.session import Session
from dossier.errors import CancelledError
from dossier.i18n import N_, _
from dossier.nearest import listed
from dossier.read.book.held import column_of
from dossier.read.find.who import matches
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import Choice
from dossier.records.contact.person import CONTACT, POINT_KINDS
from dossier.records.reading import choice_code
from dossier.values.names import company_domain, is_email

BACK = frozenset({"<", "back", "返回", "上一步"})
ENOUGH = frozenset({".", "完", "够了"})
NONE = frozenset({"-", "跳过", "skip"})
"""What is typed to leave something out for which there is a default."""


class _Question(NamedTuple):
    """A field, by its name in a proposal, and what its label is called in a question if not as usual."""

    field: str
    words: str = ""


_QUESTIONS = (
    _Question("contact.name", N_("Name or e-mail address")), _Question("company.name"), _Question("contact.email"),
    _Question("contact.phone"), _Question("contact.country"), _Question("contact.title"), _Question("contact.source"),
    _Question("contact.source_detail"), _Question("contact.note"),
)  # fmt: skip


def asked(session: Session, asker: Asker) -> dict[str, str]:
    """Return what was answered, by the names of the fields; raises CancelledError if it is all dropped."""
    asker.tell(_("Enter takes what stands in brackets, or skips. <: back · -: leave it out · .: that is all"))
    answers: dict[str, str] = {}
    at = 0
    with newcomer.book(session) as connection:
        while True:
            while at < len(_QUESTIONS):
                at = _one(session, asker, connection, answers, at)
            if not answers.get("contact.name"):
                return {}
            at = _going_on(asker, answers)
            if at > len(_QUESTIONS):
                break
            if at >= 0:
                _one(session, asker, connection, answers, at)
            at = len(_QUESTIONS) if at >= 0 else len(_QUESTIONS) - 1
    return {field.partition(".")[2] if field != "company.name" else "company": text for field, text in answers.items()}


def _one(
    session: Session, asker: Asker, connection: sqlite3.Connection | None, answers: dict[str, str], at: int
) -> int:
    """Ask one question and return which one comes next."""
    field, words = _QUESTIONS[at]
    choices = entry.choices if (entry := catalogue.by_key().get(field)) is not None else ()
    if choices:
        asker.tell("  ".join(f"{number} {listed([each])}" for number, each in enumerate(choices, 1)))
    default = answers.get(field) or _known(connection, field, answers)
    said = until(asker, f"{at + 1}/{len(_QUESTIONS)} {_(words) if words else _label(field)}",
                 lambda text: _read(session, connection, field, choices, text), default)  # fmt: skip
    if said in BACK:
        return max(0, at - 1)
    if said in ENOUGH:
        return len(_QUESTIONS)
    answers.pop(field, None)
    if said in NONE or not said:
        return at + 1 if at or said else len(_QUESTIONS)
    answers[field] = said
    if field == "contact.name":
        _take_apart(answers, said)
    return at + 1


def _read(
    session: Session, connection: sqlite3.Connection | None, field: str, choices: tuple[Choice, ...], text: str
) -> str:
    """Return an answer as it is noted; raises InvalidValueError for one that cannot be."""
    plain = text.strip()
    if plain.casefold() in BACK | ENOUGH | NONE or not plain or field in {"contact.name", "company.name"}:
        return plain.casefold() if plain.casefold() in BACK | ENOUGH | NONE else plain
    if (code := numbered(choices, plain)) is not None:
        return code
    fields.given(
        session, connection, CONTACT, [f"{field.partition('.')[2]}={plain}"], fields.origin(session, None, None)
    )
    return (choice_code(choices, plain) or plain) if choices else plain


def _take_apart(answers: dict[str, str], text: str) -> None:
    """Keep an address in its place, and what a line says of the person besides the name as answers that may be changed."""
    if is_email(text):
        answers["contact.email"] = text
        return
    read = from_words(text)
    for each in read.findings if read is not None else ():
        if each.field in {question.field for question in _QUESTIONS}:
            answers[each.field] = each.value


def _known(connection: sqlite3.Connection | None, field: str, answers: Mapping[str, str]) -> str:
    """Return what an answer will most likely be, from those before it and from the book."""
    make = _DEFAULTS.get(field)
    return make(connection, answers) if make is not None else ""


def _firm(connection: sqlite3.Connection | None, answers: Mapping[str, str]) -> str:
    domain = company_domain(answers.get("contact.email", ""))
    found = matches(connection, domain, ("o",), middle=False) if connection is not None and domain else []
    return found[0].name if len(found) == 1 else ""


def _country(connection: sqlite3.Connection | None, answers: Mapping[str, str]) -> str:
    """Return the country of the number, else of the firm in the book, else of the address."""
    from dossier.capture.signature.country import domain_country  # only somebody who is asked waits for the tables
    from dossier.capture.signature.phone_plan import country_of, parse

    phone, firm = answers.get("contact.phone"), answers.get("company.name")
    if phone and (number := parse(phone, None)) and (code := country_of(number)):
        return code
    held = matches(connection, firm, ("o",), middle=False) if connection is not None and firm else []
    if connection is not None and len(held) == 1 and (code := column_of(connection, held[0].ref, "country")):
        return str(code)
    return domain_country(answers.get("contact.email", "").rpartition("@")[2]) or ""


_DEFAULTS: Mapping[str, Callable[[sqlite3.Connection | None, Mapping[str, str]], str]] = {
    "company.name": _firm,
    "contact.country": _country,
}


def _label(field: str) -> str:
    kind = next((kind for kind in POINT_KINDS if f"contact.{kind.code}" == field), None)
    return label(field) if kind is None else _(kind.label)


def _going_on(asker: Asker, answers: Mapping[str, str]) -> int:
    """Show what was answered; return the question to ask again, -1 for the last one, or a number past all if it is right."""
    told = [(at, question.field) for at, question in enumerate(_QUESTIONS, 1) if question.field in answers]
    asker.tell(" · ".join(f"{at} {_label(field)} {answers[field]}" for at, field in told))
    while True:
        said = asker.line(_("Enter adds; a number changes that answer, < goes back, x drops it all")).casefold()
        if not said:
            return len(_QUESTIONS) + 1
        if said == "x":
            raise CancelledError
        if said in BACK:
            return -1
        if said.isascii() and said.isdigit() and 1 <= int(said) <= len(_QUESTIONS):
            return int(said) - 1
