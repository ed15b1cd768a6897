"""What the screen answers to a new contact: what was written, and what is already worth knowing."""

import sqlite3

from dossier.cli.desk import desk
from dossier.facts.proposals import AddContact, PlanFollowUp
from dossier.facts.records import Ref
from dossier.i18n import _
from dossier.world import countries


def sentence(proposal: AddContact, contact: Ref, company: Ref | None, firm: str | None, *, is_new: bool) -> str:
    """Return one sentence that says who was added where."""
    title = next((fact.value for fact in proposal.facts if fact.key == "contact.title"), None)
    who = f"{proposal.name} ({contact})"
    if firm is not None and company is not None:
        words = _("{firm} ({ref}, new)") if is_new else _("{firm} ({ref})")
        place = words.format(firm=firm, ref=company)
        text = _("Added {who}, {title} at {place}.") if title else _("Added {who} at {place}.")
        return text.format(who=who, title=title, place=place) + _country(proposal)
    return (_("Added {who}, {title}.") if title else _("Added {who}.")).format(who=who, title=title) + _country(
        proposal
    )


def _country(proposal: AddContact) -> str:
    iso2 = proposal.values.get("country")
    return f" {countries.flag(iso2)} {countries.name(iso2)}." if iso2 else ""


def follow_up(plan: PlanFollowUp, ref: Ref) -> str:
    """Return the sentence that names the first follow-up."""
    from dossier.render.words import day, weekday

    when = f"{weekday(plan.due_on)} {day(plan.due_on, desk().today)}"
    return _("Follow-up {ref} on {when}: {what}.").format(ref=ref, when=when, what=plan.text)


def first_help(connection: sqlite3.Connection, contact: Ref) -> None:
    """Say what to find out first, with the question to ask."""
    from dossier.facts import catalogue
    from dossier.facts.known import current
    from dossier.read import dossier as read

    found = read.of_contact(connection, contact.id)
    if found is None:
        return
    known = current(found.facts)
    wanted = [key for key in FIRST_QUESTIONS if key not in known]
    for key in wanted[:2]:
        entry = catalogue.by_key()[key]
        desk().say("? " + _(entry.label) + ": " + _(entry.question))


FIRST_QUESTIONS = (
    "contact.source",
    "company.china_experience",
    "contact.authority",
    "company.brand_strategy",
    "terms.payment",
)
"""What a first reply can ask naturally, weightiest first (checklist M11, M150, M19, M102, M164)."""
