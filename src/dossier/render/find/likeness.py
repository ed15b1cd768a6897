"""The views of look-alikes: who is in the book already, pairs that may be one, two records before they are merged."""

from collections.abc import Iterable, Sequence

from dossier.i18n import _, called, pgettext
from dossier.records.catalogue import catalogue
from dossier.records.known import SOURCES
from dossier.records.likeness import ASK, REASONS, SHOWN, Alike, Reason, Twins
from dossier.records.listing import Listing
from dossier.records.merging import Conflict, Merging, Side
from dossier.render.page import Line, Page, Piece, Section, Table, line
from dossier.render.words import Setting, day, value
from dossier.values.listed import enumerated, phrased

_SURE = 95


def reasons(found: Iterable[Reason], setting: Setting) -> str:
    """Return why two records may be one, in words."""
    return enumerated(
        _(REASONS[each.code]).format(value=setting.country_name(each.value) if each.code == "country" else each.value)
        .strip()
        for each in found
    )  # fmt: skip


def _score(points: int) -> Line:
    if points < SHOWN:
        return line(Piece("–", "muted"))
    return line(Piece(str(points), "good" if points >= _SURE else "warn" if points >= ASK else "muted"))


def alike_page(found: Sequence[Alike], setting: Setting) -> Page:
    """Return who is in the book already, numbered as they are chosen."""
    rows = tuple(
        (
            line(Piece(str(number), "accent")), line(Piece(each.ref, "muted")), line(Piece(each.name, "strong")),
            line(each.company or "–"), _score(each.score), line(Piece(reasons(each.reasons, setting), "muted")),
        )
        for number, each in enumerate(found, 1)
    )  # fmt: skip
    head = ("", _("ref"), pgettext("of a record", "name"), _("company"), _("alike"), _("because"))
    return Page((), (), (Section(_("In the book already"), (Table(head, rows, frozenset({4})),)),))


def twins_page(pairs: Iterable[Twins], setting: Setting) -> Page:
    """Return pairs that may be one, best first; under each the command that merges them, and why."""
    rows: list[tuple[Line, ...]] = []
    for pair in pairs:
        one = _one(pair.ref, pair.name, pair.detail, pair, setting)
        other = _one(pair.other_ref, pair.other_name, pair.other_detail, pair, setting)
        rows.append((_score(pair.score), (*one, Piece("  =  ", "muted"), *other)))
        why = Piece(f"  {reasons(pair.reasons, setting)}", "muted")
        rows.append(((), line(Piece(f"› {pair.command}", "accent"), why)))
    return Page((), (Table((_("alike"), _("these two")), tuple(rows), frozenset({0})),) if rows else (), ())


def _one(ref: str, name: str, detail: str | None, pair: Twins, setting: Setting) -> Line:
    beside = setting.country_name(detail) if detail and pair.kind == "company" else detail
    return line(Piece(name, "strong"), Piece(f" {ref}", "muted"), f" · {beside}" if beside else "")


def twins_listing(pairs: Sequence[Twins], total: int, setting: Setting) -> Listing:
    """Return pairs as a list for spreadsheets."""
    columns = (
        "score",
        "kind",
        "ref",
        "name",
        "detail",
        "other_ref",
        "other_name",
        "other_detail",
        "reasons",
        "command",
    )
    rows = tuple(
        (
            pair.score, pair.kind, pair.ref, pair.name, pair.detail, pair.other_ref, pair.other_name, pair.other_detail,
            reasons(pair.reasons, setting), pair.command,
        )
        for pair in pairs
    )  # fmt: skip
    return Listing("dupes", columns, rows, total)


def merging_page(merging: Merging, setting: Setting) -> Page:
    """Return where two records differ: the value that will count first, then the other, each with source and day."""
    title = line(
        Piece(merging.gone_name, "title"), Piece(f" {merging.gone}", "muted"), " → ",
        Piece(merging.keep_name, "title"), Piece(f" {merging.keep}", "muted"),
    )  # fmt: skip
    rows = tuple(_conflict(each, merging, setting) for each in merging.conflicts)
    head = (_("field"), _("counts"), "", _("in the history"), "")
    sections = [Section(_("Where they differ"), (Table(head, rows),))] if rows else []
    if merging.filled:
        known = line(Piece(enumerated(_(label) for label in merging.filled), ""))
        sections.append(Section(_("Only {ref} knows").format(ref=merging.gone), (Table(("",), ((known,),)),)))
    return Page(title, (), tuple(sections))


def _conflict(each: Conflict, merging: Merging, setting: Setting) -> tuple[Line, ...]:
    pairs = [(each.first, merging.keep), (each.second, merging.gone)]
    kept, other = pairs if each.keeps_first else pairs[::-1]
    return (
        line(Piece(_(each.label), "muted")),
        line(Piece(_value(each, kept[0], setting), "strong")), line(Piece(_where(kept[0], str(kept[1]), setting), "muted")),
        line(_value(each, other[0], setting)), line(Piece(_where(other[0], str(other[1]), setting), "muted")),
    )  # fmt: skip


def _value(each: Conflict, side: Side, setting: Setting) -> str:
    entry = catalogue.by_key().get(each.field)
    if entry is not None and side.fact is not None:
        return value(entry, side.fact, setting)
    return setting.country_name(side.text) if each.field == "country" else side.text


def _where(side: Side, ref: str, setting: Setting) -> str:
    words = (ref, called(SOURCES, side.source) if side.source else "", day(side.on_date, setting.today))
    return phrased(filter(None, words))
