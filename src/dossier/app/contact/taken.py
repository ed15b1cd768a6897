"""What is taken of an inquiry: checked values of the person, the touch that it is, and the deal that it opens."""

import re
from datetime import date
from typing import Any, NamedTuple

from dossier.app.contact.proposal import PERSON_FIELDS, label
from dossier.app.record import fields
from dossier.app.record.fields import Given, Origin
from dossier.app.session import Session
from dossier.capture import Finding, Inquiry
from dossier.capture.kind.verdict import KINDS
from dossier.errors import InvalidValueError, NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.records.company.firm import COMPANY
from dossier.records.contact.person import CONTACT
from dossier.records.deal.deal import DEAL
from dossier.records.known import TITLE
from dossier.records.proposals import LogTouch, NoteFact
from dossier.values.money import parse_amount

TAKEN = ("certain", "likely")
"""What is taken without asking; a guess is named and left out, but for a number, which is kept as it is written."""
_NUMBERS = frozenset({"phone", "mobile", "fax", "whatsapp", "wechat", "telegram"})
_DEAL_FACTS = {"certificates": "certificates", "port": "port", "deadline": "deadline", "incoterm": "incoterm", "payment": "payment",
               "target_price": "target_price", "colours": "colours", "delivery": "delivery"}  # fmt: skip


class Taken(NamedTuple):
    """What is taken of an inquiry: checked values, the firm, the touch, the deal with its facts."""

    given: Given
    name: str | None
    company: str | None
    touch: LogTouch | None
    deal: dict[str, Any] | None
    deal_facts: tuple[NoteFact, ...]
    company_facts: tuple[NoteFact, ...]
    left_out: tuple[str, ...]


def taken(session: Session, inquiry: Inquiry, typed: set[str], *, whole: bool) -> Taken:
    """Return what is taken; `typed` fields were given by the user and win, `whole` takes guesses, too.

    A value that does not pass the checks is left out and named, never a reason to lose the rest.
    """
    columns: dict[str, Any] = {}
    facts: list[NoteFact] = []
    points: list[Any] = []
    left_out: list[str] = []
    for each in inquiry.findings:
        kind, _dot, field = each.field.partition(".")
        if kind != "contact" or field in typed or field not in PERSON_FIELDS or field == "name":
            continue
        if each.certainty not in TAKEN and not whole and field not in _NUMBERS:
            left_out.append(f"{label(each.field)} {each.value}")
            continue
        try:
            given = fields.given(session, None, CONTACT, [f"{field}={each.value}"], _origin(session, each, inquiry))
        except (InvalidValueError, WrongUsageError, NotFoundError):
            left_out.append(f"{label(each.field)} {each.value}")
            continue
        columns |= {name: value for name, value in given.columns.items() if name not in columns}
        facts += [fact for fact in given.facts if fact.key not in {held.key for held in facts}]
        points += given.points
    name, firm = inquiry.first("contact.name"), inquiry.first("company.name")
    deal, deal_facts, more = _deal(session, inquiry)
    return Taken(
        given=Given(columns, tuple(facts), tuple(points)),
        name=name.value if name else None,
        company=firm.value if firm else None,
        touch=_touch(session, inquiry),
        deal=deal,
        deal_facts=deal_facts,
        company_facts=_company_facts(session, inquiry),
        left_out=(*left_out, *more),
    )


def _origin(session: Session, found: Finding, inquiry: Inquiry) -> Origin:
    if found.field == "contact.authority":
        return Origin(source=TITLE, noted_on=_noted(session, inquiry), certainty=found.certainty)
    source = "signature" if found.evidence.startswith(("signature", "title")) else "inquiry"
    return Origin(source=source, noted_on=_noted(session, inquiry), certainty=found.certainty, note=None)


def _noted(session: Session, inquiry: Inquiry) -> date | None:
    return min(inquiry.sent_on, session.today) if inquiry.sent_on else None


def _touch(session: Session, inquiry: Inquiry) -> LogTouch | None:
    if not inquiry.original.strip():
        return None
    today = session.today
    if inquiry.letter.kind == "card" and not inquiry.body.strip():  # nobody wrote to us, and nobody waits
        return LogTouch(_(KINDS["card"]), "note", "both", today, original=inquiry.original)
    sent_on = min(inquiry.sent_on, today) if inquiry.sent_on else today
    return LogTouch(
        text=inquiry.body.strip() or _("(no words that could be read)"),
        channel="chat" if inquiry.letter.kind == "chat" else "email",
        direction="out" if inquiry.letter.kind == "own_sent" else "in",
        on_date=sent_on,
        at=inquiry.sent_at if inquiry.sent_at and inquiry.sent_at.date() == sent_on else session.now,
        subject=inquiry.subject or None,
        original=inquiry.original,
        message_id=inquiry.message_id,
    )


_QUANTITY = re.compile(r"(\d[\d.,' ]*)(?:\s*(?![\d-])(.{1,20}))?")
"""One figure and its unit: `2x40HC` and `500-1000 pcs` are kept in the title only."""


def _as_read(inquiry: Inquiry) -> bool:
    """Tell whether the user left the first thing asked for as it was read."""
    found = inquiry.first("deal.quantity")
    return found is not None and found.value == inquiry.items[0].quantity


def _company_facts(session: Session, inquiry: Inquiry) -> tuple[NoteFact, ...]:
    facts: list[NoteFact] = []
    for name in ("note", "china_experience"):
        found = inquiry.first(f"company.{name}")
        if found is not None:
            origin = _origin(session, found, inquiry)
            facts += fields.given(session, None, COMPANY, [f"{name}={found.value}"], origin).facts
    return tuple(facts)


def _deal(session: Session, inquiry: Inquiry) -> tuple[dict[str, Any] | None, tuple[NoteFact, ...], list[str]]:
    """Return the deal that an inquiry opens, if it asks for something, with what it says about it."""
    product, quantity = inquiry.first("deal.product"), inquiry.first("deal.quantity")
    if product is None and quantity is None:
        return None, (), []
    many = len(inquiry.items) > 1 and _as_read(inquiry)
    title = (
        ", ".join(str(each) for each in inquiry.items)
        if many
        else " ".join(each.value for each in (quantity, product) if each)
    )
    named = (
        "; ".join(each.product for each in inquiry.items if each.product)
        if many
        else product.value
        if product
        else None
    )
    values: dict[str, Any] = {"title": title[:200] or inquiry.subject, "product": named or None}
    hit = _QUANTITY.fullmatch(quantity.value) if quantity and not many else None
    if hit:
        try:
            values |= {"quantity": parse_amount(hit[1]), "unit": (hit[2] or "").strip()[:20] or None}
        except InvalidValueError:
            values["title"] = title[:200]
    facts: list[NoteFact] = []
    if many and quantity:
        words = "items=" + "; ".join(str(each).replace(";", ",") for each in inquiry.items)
        facts += fields.given(session, None, DEAL, [words], _origin(session, quantity, inquiry)).facts
    left_out = []
    for name, key in _DEAL_FACTS.items():
        found = inquiry.first(f"deal.{name}")
        if found is None:
            continue
        try:
            facts += fields.given(session, None, DEAL, [f"{key}={found.value}"], _origin(session, found, inquiry)).facts
        except (InvalidValueError, WrongUsageError):
            left_out.append(f"{label(found.field)} {found.value}")
    return values, tuple(facts), left_out
