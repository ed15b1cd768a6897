"""The view of forwarders to recommend, and the text in which a client hears of them without hearing of other clients."""

from collections.abc import Sequence

from dossier.i18n import _, ngettext, pgettext
from dossier.records.deal.forwarder_use import Fit, Use
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, Table, joined, line
from dossier.render.words import Setting, day
from dossier.values.listed import enumerated, phrased


def forwarders_page(title: str, state: Sequence[Pair], fits: Sequence[Fit], setting: Setting) -> Page:
    """Return forwarders from the best fit on; sharing leaves out everything that says whom else they serve."""
    cells: list[tuple[Line, ...]] = [
        (
            line(Piece(fit.use.forwarder.name, "strong"), Piece(f" w{fit.use.forwarder.id}", "muted")),
            line(enumerated(fit.use.ports)),
            line(enumerated(setting.country_name(code) for code in sorted(fit.use.serves))),
            line(day(str(fit.use.since)) if fit.use.since else ""),
            *(() if setting.share else (line(_used(fit)),)),
            line(fit.use.forwarder.contact_line or ""),
        )
        for fit in fits
    ]  # fmt: skip
    head = (
        _("forwarder"),
        _("ports"),
        _("serves"),
        pgettext("of a forwarder", "since"),
        *(() if setting.share else (_("used"),)),
        _("reach them by"),
    )
    blocks: tuple[Block, ...] = (Table(head, tuple(cells)),) if cells else (Lines((line(Piece(_("none"), "muted")),)),)
    sections = [Section(_("Forwarders"), blocks, "forwarders")] if cells or not state else []
    if not setting.share:
        reasons = tuple(joined((line(Piece(fit.use.forwarder.name, "strong")), _reasons(fit))) for fit in fits)
        sections += [Section(_("Why these"), (Lines(reasons, "▸"),), "why")] if reasons and state else []
    return Page(line(Piece(title, "title")) if title else (), (Pairs(tuple(state)),) if state else (), tuple(sections))


def _used(fit: Fit) -> str:
    use = fit.use
    orders = ngettext("{n} order", "{n} orders", use.orders).format(n=use.orders)
    clients = ngettext("{n} client", "{n} clients", use.clients).format(n=use.clients)
    return _("{orders}, {clients}").format(orders=orders, clients=clients) if use.orders else "–"


def _reasons(fit: Fit) -> str:
    words = [_("goes to their country") if fit.to_country else _("not tried to their country yet")]
    words += [_("loads in {port}").format(port=fit.at_port)] if fit.at_port else []
    words += [_("with us since {year}").format(year=day(str(fit.use.since)))] if fit.use.since else []
    return phrased([*words, _used(fit)])


def own_forwarder(found: Dossier) -> list[Pair]:
    """Return what is known of the client's own forwarder."""
    known = current(found.facts)
    theirs, own = known.get("terms.forwarder"), known.get("company.forwarder_in_china")
    if theirs is not None and theirs.state == KNOWN:
        return [
            Pair(
                pgettext("forwarder", "theirs"), line(Piece(theirs.value or "", "good")), _("settled: do not ask again")
            )
        ]
    if own is not None and own.value == "yes":
        return [
            Pair(
                pgettext("forwarder", "theirs"),
                line(Piece(_("they have one, name unknown"), "warn")),
                f"dossier draft {found.ref} ask-forwarder",
            )
        ]
    if own is not None and own.value == "no":
        return [Pair(pgettext("forwarder", "theirs"), line(_("none in China: recommend these")))]
    return [
        Pair(
            pgettext("forwarder", "theirs"),
            line(Piece(_("unknown: ask first"), "warn")),
            f"dossier draft {found.ref} ask-forwarder",
        )
    ]


def _for_years(use: Use) -> bool:
    """Tell whether our orders have gone with a forwarder three times or more over at least two years."""
    if use.first_on is None or use.last_on is None:
        return False
    return (use.last_on - use.first_on).days >= 730 and use.orders >= 3


def recommendation(fits: Sequence[Fit]) -> list[str]:
    """Return what may be sent to a client, in English: names, ports, how to reach them, never who else uses them."""
    how = (
        "have shipped with them for years:" if all(_for_years(each.use) for each in fits) else "have shipped with them:"
    )
    lines = [
        f"If you have no forwarder of your own in China, you may choose one of these; other clients of ours {how}",
        "",
    ]
    for at, fit in enumerate(fits, 1):
        use = fit.use
        parts = [use.forwarder.name, *([f"loads in {', '.join(use.ports)}"] if use.ports else [])]
        parts += [f"known to us since {use.since}"] if use.since else []
        parts += [f"contact: {use.forwarder.contact_line}"] if use.forwarder.contact_line else []
        lines.append(f"{at}. {'; '.join(parts)}")
    return [*lines, "", "Please compare them and choose freely."]
