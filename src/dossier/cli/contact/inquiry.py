"""An inquiry as it came: what capture read of it, what of that is taken, and the touch and the deal that it is."""

import re
from dataclasses import replace
from typing import Any, NamedTuple

import typer

from dossier.app.record import fields
from dossier.app.record.fields import Given, Origin
from dossier.capture import Finding, Inquiry, read_line
from dossier.cli.desk import desk
from dossier.errors import InvalidValueError, NotFoundError, WrongUsageError
from dossier.i18n import N_, _
from dossier.records.catalogue import catalogue
from dossier.records.kinds import CONTACT, DEAL
from dossier.records.proposals import LogTouch, NoteFact
from dossier.render.page import Page, Piece, Section, Table, line
from dossier.values.money import parse_amount

TAKEN = ("certain", "likely")
"""What is taken without asking; a guess is named and left out."""
LIMIT = 100_000_000
"""Largest mail or card that is read, in bytes."""

_COLUMNS = ("name", "native_name", "salutation", "city", "country")
_POINTS = (
    "email", "phone", "mobile", "fax", "whatsapp", "wechat", "skype", "telegram", "qq", "linkedin", "facebook", "instagram",
    "website", "address",
)  # fmt: skip
_FACTS = ("title", "authority", "source", "source_detail", "written_english")
_DEAL_FACTS = {"certificates": "certificates", "port": "port", "deadline": "deadline", "incoterm": "incoterm", "payment": "payment",
               "target_price": "target_price"}  # fmt: skip
_CERTAINTY = {"certain": N_("certain"), "likely": N_("likely"), "guess": N_("guess")}


class Taken(NamedTuple):
    """What is taken of an inquiry: checked values, the firm, the touch, the deal with its facts."""

    given: Given
    name: str | None
    company: str | None
    touch: LogTouch | None
    deal: dict[str, Any] | None
    deal_facts: tuple[NoteFact, ...]
    left_out: tuple[str, ...]


def from_words(text: str) -> Inquiry | None:
    """Return what a line of free text says, or None if it is only a name."""
    return read_line(text) if re.search(r"[,;|\t]|\S@\S", text) else None


def proposal_page(inquiry: Inquiry) -> Page:
    """Return the proposal as a page: field, value, where it came from, how sure that is."""
    rows = tuple(
        (
            line(Piece(label(each.field), "muted")),
            line(Piece(each.value, "strong")),
            line(Piece(_(_CERTAINTY[each.certainty]), "good" if each.certainty == "certain" else "warn")),
            line(Piece(each.evidence, "muted")),
        )
        for each in inquiry.findings
    )
    head = (_("field"), _("value"), _("certainty"), _("from"))
    sections = [Section(_("Proposal"), (Table(head, rows),))]
    return Page((), (), tuple(sections))


def label(name: str) -> str:
    """Return the label of a finding's field in the language in use."""
    entry = catalogue.by_key().get(name)
    if entry is not None:
        return _(entry.label)
    kind, _dot, field = name.partition(".")
    record = {"contact": CONTACT, "deal": DEAL}.get(kind)
    found = record.field(field) if record else None
    return _(found.label) if found else (_("company") if name == "company.name" else field.replace("_", " "))


def accepted(inquiry: Inquiry) -> Inquiry:
    """Let the user accept the proposal, change one field after another, or drop it (typer.Abort)."""
    while True:
        desk().show(proposal_page(inquiry))
        words = _("Enter accepts, FIELD=VALUE changes one, FIELD= leaves one out, x drops it all")
        answer = typer.prompt(words, default="", show_default=False, err=True).strip()
        if not answer:
            return inquiry
        if answer.casefold() == "x":
            raise typer.Abort
        inquiry = _changed(inquiry, answer)


def _changed(inquiry: Inquiry, answer: str) -> Inquiry:
    name, _sign, value = (part.strip() for part in answer.partition("="))
    known = {each.field for each in inquiry.findings} | {f"contact.{each}" for each in (*_COLUMNS, *_POINTS, *_FACTS)}
    field = next((each for each in (name, f"contact.{name}", f"company.{name}", f"deal.{name}") if each in known), None)
    if name == "company":
        field = "company.name"
    if field is None:
        desk().talk(_("There is no field “{name}” here.").format(name=name[:40]))
        return inquiry
    kept = tuple(each for each in inquiry.findings if each.field != field)
    new = (Finding(field, value, _("own entry"), "certain"),) if value else ()
    return replace(inquiry, findings=new + kept)


def taken(inquiry: Inquiry, typed: set[str], *, whole: bool) -> Taken:
    """Return what is taken; `typed` fields were given by the user and win, `whole` takes guesses, too.

    A value that does not pass the checks is left out and named, never a reason to lose the rest.
    """
    columns: dict[str, Any] = {}
    facts: list[NoteFact] = []
    points: list[Any] = []
    left_out: list[str] = []
    for each in inquiry.findings:
        kind, _dot, field = each.field.partition(".")
        if kind != "contact" or field in typed or field not in (*_COLUMNS, *_POINTS, *_FACTS) or field == "name":
            continue
        if each.certainty not in TAKEN and not whole:
            left_out.append(f"{label(each.field)} {each.value}")
            continue
        try:
            given = fields.given(desk().session, None, CONTACT, [f"{field}={each.value}"], _origin(each, inquiry))
        except (InvalidValueError, WrongUsageError, NotFoundError):
            left_out.append(f"{label(each.field)} {each.value}")
            continue
        columns |= {name: value for name, value in given.columns.items() if name not in columns}
        facts += [fact for fact in given.facts if fact.key not in {held.key for held in facts}]
        points += given.points
    name, firm = inquiry.first("contact.name"), inquiry.first("company.name")
    deal, deal_facts, more = _deal(inquiry)
    return Taken(
        given=Given(columns, tuple(facts), tuple(points)),
        name=name.value if name else None,
        company=firm.value if firm else None,
        touch=_touch(inquiry),
        deal=deal,
        deal_facts=deal_facts,
        left_out=(*left_out, *more),
    )


def _origin(found: Finding, inquiry: Inquiry) -> Origin:
    source = "signature" if found.evidence.startswith(("signature", "title")) else "inquiry"
    noted = min(inquiry.sent_on, desk().today) if inquiry.sent_on else None
    return Origin(source=source, noted_on=noted, certainty=found.certainty, note=None)


def _touch(inquiry: Inquiry) -> LogTouch | None:
    if not inquiry.original.strip():
        return None
    today = desk().today
    sent_on = min(inquiry.sent_on, today) if inquiry.sent_on else today
    return LogTouch(
        text=inquiry.body.strip() or _("(no words that could be read)"),
        channel="email",
        direction="in",
        on_date=sent_on,
        at=inquiry.sent_at if inquiry.sent_at and inquiry.sent_at.date() == sent_on else desk().now,
        subject=inquiry.subject or None,
        original=inquiry.original,
        message_id=inquiry.message_id,
    )


def _deal(inquiry: Inquiry) -> tuple[dict[str, Any] | None, tuple[NoteFact, ...], list[str]]:
    """Return the deal that an inquiry opens, if it asks for something, with what it says about it."""
    product, quantity = inquiry.first("deal.product"), inquiry.first("deal.quantity")
    if product is None and quantity is None:
        return None, (), []
    title = " ".join(each.value for each in (quantity, product) if each) or inquiry.subject
    values: dict[str, Any] = {"title": title[:200], "product": product.value if product else None}
    hit = re.match(r"([\d.,' ]*\d)\s*(.*)", quantity.value) if quantity else None
    if hit:
        try:
            values |= {"quantity": parse_amount(hit[1]), "unit": hit[2].strip()[:20] or None}
        except InvalidValueError:
            values["title"] = title[:200]
    facts: list[NoteFact] = []
    left_out = []
    for name, key in _DEAL_FACTS.items():
        found = inquiry.first(f"deal.{name}")
        if found is None:
            continue
        try:
            facts += fields.given(desk().session, None, DEAL, [f"{key}={found.value}"], _origin(found, inquiry)).facts
        except (InvalidValueError, WrongUsageError):
            left_out.append(f"{label(found.field)} {found.value}")
    return values, tuple(facts), left_out
