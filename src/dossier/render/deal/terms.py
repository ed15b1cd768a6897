"""The view of a firm's standing terms: each with since when, last confirmed, and the order it was used on last."""

from collections.abc import Sequence

from dossier.i18n import _, ngettext
from dossier.records.catalogue import catalogue
from dossier.records.deal.terms import Departure, Standing
from dossier.records.dossier import Dossier
from dossier.records.known import current
from dossier.records.quotation.quote import Quote
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import Setting, ago, day, fact_line, label, source
from dossier.values.listed import aside, behind
from dossier.values.names import fold
from dossier.values.to_client import asked


def terms_page(
    found: Dossier,
    terms: Sequence[Standing],
    outdated: Sequence[Quote],
    sentence: str,
    recommended: frozenset[str],
    setting: Setting,
) -> Page:
    """Return the page of a firm's standing terms, what is not settled yet, and the sentence that reconfirms them.

    `recommended` are the folded names of the forwarders we know.
    """
    name = found.company.name if found.company else found.title
    title = joined((line(Piece(name, "title")), _("standing terms"), line(Piece(str(found.ref), "muted"))))
    entries = catalogue.by_key()
    shown = list(terms)
    rows = [_pair(each, shown, recommended, setting) for each in shown if each.key != "terms.place" or not _rule(shown)]
    head: list[Block] = [Pairs(tuple(rows))] if rows else [Lines((line(Piece(_("Nothing is settled yet."), "warn")),))]
    sections = []
    strict = [
        Pair(label(key), joined((fact_line(entries[key], row, setting), line(Piece(source(row, setting), "muted")))))
        for key, row in sorted(current(found.facts).items())
        if key.startswith("strict.") and key in entries
    ]
    if strict:
        sections.append(Section(_("How exact"), (Pairs(tuple(strict)),), "strictness"))
    missing = [
        Pair(_(entry.label), line(Piece(asked(entry.question), "muted")))
        for entry in entries.values()
        if entry.key.startswith("terms.") and entry.key not in current(found.facts) and entry.question
    ]
    if missing:
        sections.append(Section(_("Not settled yet"), (Pairs(tuple(missing)),), "missing"))
    if outdated:
        rows_of = tuple(line(Piece(basis_line(quote, terms), "warn")) for quote in outdated)
        sections.append(Section(_("Quotations on another payment"), (Lines(rows_of, "!"),), "outdated"))
    if sentence:
        sections.append(Section(_("To send before the next order"), (Lines((line(sentence),)),), "sentence"))
    return Page(title, tuple(head), tuple(sections))


def _rule(terms: Sequence[Standing]) -> Standing | None:
    return next((each for each in terms if each.key == "terms.incoterm"), None)


def _pair(term: Standing, terms: Sequence[Standing], recommended: frozenset[str], setting: Setting) -> Pair:
    """Return one term; the incoterm stands with its place, the forwarder with whose it is."""
    entry = catalogue.by_key()[term.key]
    value = fact_line(entry, term.known._replace(noted_on=setting.today), setting)
    if term.key == "terms.incoterm":
        place = next((each.value for each in terms if each.key == "terms.place"), None)
        value = line(*value, " ", place) if place else line(*value, Piece(behind(_("(no place)")), "warn"))
    if term.key == "terms.forwarder":
        whose = _("recommended by us") if fold(term.value) in recommended else _("their own")
        value = line(*value, Piece(aside(whose), "muted"))
    return Pair(_(entry.label), joined((value, *_ages(term, setting))))


def _ages(term: Standing, setting: Setting) -> list[Line]:
    """Return since when a term holds, when it was confirmed last, and on which order it was used last."""
    parts = [line(Piece(_("since {when}").format(when=day(term.since, setting.today)), "muted"))]
    when = ago(term.known.noted_on, setting.today)
    if term.known.noted_on > term.since:
        said = _("confirmed {when}").format(when=day(term.known.noted_on, setting.today))
        parts.append(line(Piece(said, "muted")))
    if term.used is not None:
        number = term.used.number or f"s{term.used.id}"
        used = _("last used {when} on {order}").format(
            when=day(term.used.confirmed_on, setting.today), order=number
        )  # fmt: skip
        often = ngettext("{n} order in a row", "{n} orders in a row", term.times).format(n=term.times)
        parts.append(line(Piece(used + (aside(often) if term.times > 1 else ""), "muted")))
    if term.by_word:
        parts.append(line(Piece(_("agreed by word, not confirmed in writing"), "warn")))
    if term.stale:
        parts.append(line(Piece(_("noted {when}: still so?").format(when=when), "warn")))
    return parts


def basis_line(quote: Quote, terms: Sequence[Standing]) -> str:
    """Return the sentence that flags a quotation whose payment is no longer the settled one."""
    now = next((each.value for each in terms if each.key == "terms.payment"), "")
    return _("{number} (q{id}) is based on “{basis}”; settled since: “{now}”.").format(
        number=quote.number, id=quote.id, basis=quote.payment, now=now
    )


def departure_line(each: Departure, setting: Setting) -> str:
    """Return the question for a term that departs: `EXW now, FOB Hong Kong the last three times. Intended?`."""
    times = each.standing.times
    if times > 1:
        before = ngettext("the last {n} time", "the last {n} times", times).format(n=_count(times))
    elif times == 1 and each.standing.used is not None:
        order = each.standing.used
        before = _("on {order}, {when}").format(
            order=order.number or f"s{order.id}", when=day(order.confirmed_on, setting.today)
        )
    else:
        before = _("settled since {when}").format(when=day(each.standing.since, setting.today))
    return _("{label}: {now} now, {settled} {before}. Intended?").format(
        label=label(each.key), now=each.now, settled=each.settled, before=before
    )


def _count(number: int) -> str:
    words = (_("two"), _("three"), _("four"), _("five"))
    return words[number - 2] if 2 <= number <= 5 else str(number)
