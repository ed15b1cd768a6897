"""`dossier forwarders`: whom to recommend to a client without a forwarder, by what other clients have tried for long."""

from typing import Annotated

import typer

from dossier.app.find.one_dossier import of_client
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.errors import NotFoundError
from dossier.i18n import _
from dossier.read.deal import forwarders as read
from dossier.records.deal.forwarder_use import RECOMMENDED, Fit, fitting
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.records.visibility import shareable
from dossier.render.page import Pair, Piece, line

app = chapter()


@app.command(
    help=_("Show forwarders to recommend, by who has used them how long.")
    + "\n\n"
    + _("Example: dossier forwarders kauri --draft")
)
def forwarders(
    who: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHO]", help=_("For which client or deal; nothing shows them all."), autocompletion=complete_who
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("All of them, not only the three that fit best."))
    ] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help=_("Print the text to send; it names no other client."))
    ] = False,
    share: Annotated[bool, typer.Option("--share/--private", help=_("Leave out how many clients use them."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Print forwarders; for a client the three that fit best."""
    with desk().reading() as connection:
        found = of_client(desk().session, connection, who) if who else None
        found = shareable(found) if found and share else found
        company = found.company.id if found and found.company else None
        uses = read.uses(connection, without_company=company)
    country, port = _way(found) if found else (None, None)
    fits = (
        fitting(uses, country, port) if found else tuple(Fit(use, False, "", (False, False, 0, 0, 0)) for use in uses)
    )
    settled = found is not None and _named(found)
    chosen = fits if everything or found is None else () if settled and not draft else fits[:RECOMMENDED]
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken([_shape(fit, share=share) for fit in chosen]))
        return
    if draft:
        _draft(chosen)
        return
    from dossier.render.deal.forwarders import forwarders_page

    title = found.title if found else ""
    desk().show(forwarders_page(title, _state(found) if found else [], chosen, desk().setting(share=share)))
    if settled and not everything:
        desk().talk(_("Others all the same? Add --all."))
    elif found is not None and chosen and not share:
        desk().talk(_("To send: dossier forwarders {ref} --draft").format(ref=found.ref))


def _draft(chosen: tuple[Fit, ...]) -> None:
    if not chosen:
        raise NotFoundError(
            _("No forwarder has carried an order of another client yet."),
            _('Note one on an order: dossier set s5 forwarder="…"'),
        )
    from dossier.render.deal.forwarders import recommendation

    desk().say(*recommendation(chosen))


def _way(found: Dossier) -> tuple[str | None, str | None]:
    """Return where the goods go and which port they leave from, as far as it is known."""
    known = current(found.facts)
    place = known.get("terms.place")
    deal = found.deal or next(iter(found.deals), None)
    return (deal.market if deal else None) or found.country, place.value if place and place.state == KNOWN else None


def _named(found: Dossier) -> bool:
    """Tell whether the client's forwarder is settled."""
    known = current(found.facts).get("terms.forwarder")
    return known is not None and known.state == KNOWN


def _state(found: Dossier) -> list[Pair]:
    """Return what is known of the client's own forwarder."""
    known = current(found.facts)
    named, own = known.get("terms.forwarder"), known.get("company.forwarder_in_china")
    if named is not None and named.state == KNOWN:
        return [Pair(_("theirs"), line(Piece(named.value or "", "good")), _("settled: do not ask again"))]
    if own is not None and own.value == "yes":
        return [
            Pair(
                _("theirs"),
                line(Piece(_("they have one, name unknown"), "warn")),
                f"dossier draft {found.ref} ask-forwarder",
            )
        ]
    if own is not None and own.value == "no":
        return [Pair(_("theirs"), line(_("none in China: recommend these")))]
    return [Pair(_("theirs"), line(Piece(_("unknown: ask first"), "warn")), f"dossier draft {found.ref} ask-forwarder")]


def _shape(fit: Fit, *, share: bool) -> dict[str, object]:
    use = fit.use
    shape: dict[str, object] = {
        "ref": f"w{use.forwarder.id}", "name": use.forwarder.name, "ports": use.ports, "serves": sorted(use.serves),
        "since": use.since, "contact_line": use.forwarder.contact_line,
    }  # fmt: skip
    if share:
        return shape
    return shape | {
        "orders": use.orders, "clients": use.clients, "last_on": use.last_on, "to_country": fit.to_country,
        "at_port": fit.at_port or None, "text": use.forwarder.text,
    }  # fmt: skip
