"""The view of what a question finds: each client with the sentences in which the words stand."""

from collections.abc import Iterable, Iterator

from dossier.i18n import _, ngettext
from dossier.records.catalogue import catalogue
from dossier.records.contact.person import POINT, POINT_KINDS
from dossier.records.found import LINE, Found, Group
from dossier.records.kinds import BY_LETTER
from dossier.render.page import Line, Lines, Page, Piece, Section, command, joined, line
from dossier.render.words import Setting, day


def hits_page(groups: Iterable[Group], setting: Setting) -> Page:
    """Return what was found client by client, the words that were looked for strong in their sentences."""
    return Page((), (), tuple(Section(_title(each), (Lines(tuple(_rows(each, setting))),)) for each in groups))


def _title(group: Group) -> str:
    marks = (group.company or "", _("archived") if group.archived else "")
    return " · ".join(filter(None, (f"{group.name} {group.client or ''}".strip(), *marks)))


def _rows(group: Group, setting: Setting) -> Iterator[Line]:
    for each in group.shown:
        hit = each.hit
        ref = "" if hit.ref == group.client else hit.ref
        yield joined(
            (
                line(Piece(day(hit.on_date, setting.today) if hit.on_date else "", "muted")),
                line(Piece(ref, "muted"), " " if ref else "", Piece(field_words(hit.ref, hit.field), "muted")),
                _sentence(each),
            )
        )
    if group.more and group.rest:
        words = ngettext("and {n} more", "and {n} more", group.more).format(n=group.more)
        yield line(Piece(words, "muted"), "  ", command(group.rest))


def _sentence(found: Found) -> Line:
    text, pieces, at = found.hit.excerpt, list[Piece](), 0
    for start, end in found.marks:
        pieces += (Piece(text[at:start]), Piece(text[start:end], "accent"))
        at = end
    return line(*pieces, text[at:])


def field_words(ref: str, field: str) -> str:
    """Return what a field is called in the language in use."""
    entry = catalogue.by_key().get(field)
    if entry is not None:
        return _(entry.label)
    if ref.rstrip("0123456789") == POINT.letter and (kinds := [each for each in POINT_KINDS if each.code == field]):
        return _(kinds[0].label)
    if field == LINE:
        return _("line")
    kind = BY_LETTER.get(ref.rstrip("0123456789"))
    if kind and field == "name" and kind.noun != "contact":
        return _(kind.label)
    meant = kind.field(field) if kind else None
    return _(meant.label) if meant else field
