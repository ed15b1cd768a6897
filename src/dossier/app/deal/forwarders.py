"""Whom to recommend to a client without a forwarder, by what other clients have tried for long."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.answer import Answer
from dossier.app.find.one_dossier import of_client
from dossier.app.session import Session
from dossier.errors import NotFoundError
from dossier.i18n import _
from dossier.read.deal import forwarders as read
from dossier.records.deal.forwarder_use import RECOMMENDED, Fit, fitting
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.records.listing import Listing
from dossier.records.visibility import shareable
from dossier.render.deal import forwarders as view

if TYPE_CHECKING:
    from dossier.render.shapes.deal import Forwarder

OUTSIDE = ("ref", "name", "ports", "serves", "since", "contact_line")
INSIDE = ("orders", "clients", "last_on", "to_country", "at_port", "text")
"""Columns of a table of forwarders: those that a client may see, and those that say whom else they serve."""


class Search(NamedTuple):
    """For whom forwarders are looked for (None: for nobody), whether all are wanted, and whether it goes outside."""

    who: str | None = None
    everything: bool = False
    draft: bool = False
    share: bool = False


def forwarders(session: Session, request: Search) -> Answer:
    """Return forwarders, for a client the three that fit best; or the text to send, which names no other client."""
    with session.reading() as connection:
        found = of_client(session, connection, request.who) if request.who else None
        found = shareable(found) if found and request.share else found
        company = found.company.id if found and found.company else None
    with session.living() as connection:
        uses = read.uses(connection, without_company=company)
    settled = found is not None and _is_settled(found)
    if found is None:
        chosen = tuple(Fit(use, False, "", (False, False, 0, 0, 0)) for use in uses)
    else:
        chosen = fitting(uses, *_way(found))
        if not request.everything:
            chosen = () if settled and not request.draft else chosen[:RECOMMENDED]

    def rows() -> Sequence["Forwarder"]:
        from dossier.render.deal.json import forwarder_json

        return [forwarder_json(fit, share=request.share) for fit in chosen]

    if request.draft:
        return Answer(_text_to_send(chosen), shape=rows)
    state = view.own_forwarder(found) if found else []
    setting = session.setting(share=request.share)
    return Answer(
        page=lambda: view.forwarders_page(found.title if found else "", state, chosen, setting),
        shape=rows,
        table=lambda: _table(rows(), share=request.share),
        notes=_notes(found, chosen, request, settled=settled),
    )


def _notes(found: Dossier | None, chosen: Sequence[Fit], request: Search, *, settled: bool) -> tuple[str, ...]:
    if settled and not request.everything:
        return (_("Others all the same? Add --all."),)
    if found is not None and chosen and not request.share:
        return (_("To send: dossier forwarders {ref} --draft").format(ref=found.ref),)
    return ()


def _text_to_send(chosen: Sequence[Fit]) -> tuple[str, ...]:
    if not chosen:
        raise NotFoundError(
            _("No forwarder has carried an order of another client yet."),
            _('Note one on an order: dossier set s5 forwarder="…"'),
        )
    return tuple(view.recommendation(chosen))


def _table(rows: Sequence[Mapping[str, object]], *, share: bool) -> Listing:
    columns = OUTSIDE if share else (*OUTSIDE, *INSIDE)
    cells = tuple(tuple(_cell(row[name]) for name in columns) for row in rows)
    return Listing("forwarder", columns, cells, len(rows))


def _cell(value: object) -> str | None:
    if isinstance(value, tuple | list):
        return ", ".join(str(each) for each in value)
    return None if value is None else str(value)


def _way(found: Dossier) -> tuple[str | None, str | None]:
    """Return where the goods go and which port they leave from, as far as it is known."""
    place = current(found.facts).get("terms.place")
    deal = found.deal or next(iter(found.deals), None)
    return (deal.market if deal else None) or found.country, place.value if place and place.state == KNOWN else None


def _is_settled(found: Dossier) -> bool:
    """Tell whether the client's forwarder is settled."""
    known = current(found.facts).get("terms.forwarder")
    return known is not None and known.state == KNOWN
