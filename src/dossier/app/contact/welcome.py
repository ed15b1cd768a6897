"""What is answered to a new contact: what was written, and what is already worth knowing."""

from collections.abc import Set as AbstractSet
from datetime import date
from typing import TYPE_CHECKING

from dossier.app.advice import counsel
from dossier.app.agenda.hours import Planned
from dossier.app.session import Session
from dossier.i18n import _, ngettext
from dossier.nearest import in_a_row
from dossier.read import dossier as read
from dossier.records.proposals import AddContact, PlanFollowUp
from dossier.records.ref import Ref
from dossier.values.listed import behind, headed
from dossier.world import countries

if TYPE_CHECKING:
    from dossier.write.contact.fold_in import Folded


ADVISED, ASKED = 2, 2
"""Lines of advice and questions after adding somebody: as much as is read before the next mail."""


def sentence(proposal: AddContact, contact: Ref, company: Ref | None, firm: str | None, *, is_new: bool) -> str:
    """Return one sentence that says who was added where."""
    title = next((fact.value for fact in proposal.facts if fact.key == "contact.title"), None)
    who = _("{firm} ({ref})").format(firm=proposal.name, ref=contact)
    if firm is not None and company is not None:
        words = _("{firm} ({ref}, new)") if is_new else _("{firm} ({ref})")
        place = words.format(firm=firm, ref=company)
        text = _("Added {who}, {title} at {place}.") if title else _("Added {who} at {place}.")
        return in_a_row(text.format(who=who, title=title, place=place), _country(proposal))
    text = _("Added {who}, {title}.") if title else _("Added {who}.")
    return in_a_row(text.format(who=who, title=title), _country(proposal))


def news(folded: "Folded") -> list[str]:
    """Return what was new about somebody in the book, part by part; nothing for nothing."""
    counted = (
        (folded.points, ngettext("{n} address", "{n} addresses", folded.points)),
        (folded.fields, ngettext("{n} field", "{n} fields", folded.fields)),
        (folded.facts, ngettext("{n} fact", "{n} facts", folded.facts)),
    )
    parts = [words.format(n=count) for count, words in counted if count]
    parts += [_("the mail ({ref})").format(ref=folded.touch)] if folded.touch else []
    return parts + ([_("a deal ({ref})").format(ref=folded.deal)] if folded.deal else [])


def _country(proposal: AddContact) -> str:
    iso2 = proposal.values.get("country")
    return _("{words}.").format(words=f"{countries.flag(iso2)} {countries.name(iso2)}") if iso2 else ""


def follow_up(plan: PlanFollowUp, ref: Ref, today: date) -> str:
    """Return the sentence that names the first follow-up."""
    when = Planned(plan.due_on, plan.at).told(today)
    return _("Follow-up {ref} on {when}: {what}.").format(ref=ref, when=when, what=plan.text)


_ANSWERED = {
    "terms.incoterm": {"deal.incoterm", "deal.port"},
    "terms.payment": {"deal.payment"},
    "terms.currency": {"deal.target_price"},
}
"""Questions about terms, and what of a letter answers them for the deal at hand."""


def first_help(session: Session, contact: Ref, told: AbstractSet[str] = frozenset()) -> list[str]:
    """Return what the playbook advises about a new contact, and what to find out first, with the question to ask.

    What the letter has `told` of the deal is not asked again.
    """
    with session.reading() as connection:
        found = read.of_contact(connection, contact.id)
    if found is None:
        return []
    advised = counsel.counsel(session, found).lines[:ADVISED]
    wanted = [gap for gap in counsel.wanted(session, found, 2 * ASKED) if not _ANSWERED.get(gap.fact, set()) & told][
        :ASKED
    ]
    return [
        *(f"▸ {each.text}" + (behind(_("(a guess)")) if each.is_guess else "") for each in advised),
        *(headed(f"? {gap.label}", gap.asked) for gap in wanted),
    ]
