"""A person's own record as a page that she can read herself."""

from typing import NamedTuple

from dossier.i18n import N_, _, ngettext
from dossier.records.history import FieldChange
from dossier.records.personal import Item
from dossier.render.find.table import changes_section
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, line
from dossier.render.words import Setting, day
from dossier.values.listed import enumerated, phrased

RIGHTS = (
    N_("You may see this record and have a copy (GDPR Art. 15; PIPL Art. 45)."),
    N_("You may have it corrected (GDPR Art. 16; PIPL Art. 46)."),
    N_(
        "You may have it erased (GDPR Art. 17; PIPL Art. 47); orders and sums stay as long as tax law asks, without you."
    ),
    N_("You may object to its use (GDPR Art. 21; PIPL Art. 44)."),
)
SPECIAL = N_("protected more than the rest (GDPR Art. 9; PIPL Art. 28): only with your own consent")


class Record(NamedTuple):
    """What is kept of one person."""

    ref: str
    name: str
    items: tuple[Item, ...]
    named_in: tuple[str, ...]
    told_of_others: int
    in_confidence: int
    changes: tuple[FieldChange, ...]


def personal_page(found: Record, setting: Setting, *, without_tellers: bool) -> Page:
    """Return the page: what it is, each part with its purpose, former values, and what the reader may ask for."""
    parts: dict[tuple[str, str], list[Item]] = {}
    for each in found.items:
        parts.setdefault((each.part, each.purpose), []).append(each)
    sections = [
        Section(f"{part} — {purpose}", (Pairs(tuple(map(_pair, items))),)) for (part, purpose), items in parts.items()
    ]
    changes = changes_section(found.changes, setting)
    sections += [changes] if changes else []
    sections.append(Section(_("Also"), (Lines(tuple(line(each) for each in _also(found)), "▸"),)))
    sections.append(Section(_("Your rights"), (Lines(tuple(line(_(each)) for each in RIGHTS), "▸"),)))
    sections.append(
        Section(_("Before it is handed out"), (Lines(tuple(_before(found, without_tellers=without_tellers)), "▸"),))
    )
    title = line(Piece(found.name, "title"), Piece(f" {found.ref}", "muted"))
    head = line(_("All that this book keeps of this person, as of {day}: what, from where, since when, and what for.").format(
        day=day(setting.today)
    ))  # fmt: skip
    return Page(title, (Lines((head,)),), tuple(sections))


def _pair(item: Item) -> Pair:
    told = _("told by {name}").format(name=item.told_by) if item.told_by else ""
    remark = phrased(
        part
        for part in (
            item.source, told, day(item.on) if item.on else "", _(SPECIAL) if item.special else "",
            _("deleted, still in the history") if item.deleted else "",
        )
        if part
    )  # fmt: skip
    return Pair(item.ref, line(item.said), remark)


def _also(found: Record) -> list[str]:
    said = []
    if found.named_in:
        words = ngettext(
            "{n} text about others names them: {refs}.",
            "{n} texts about others name them: {refs}.",
            len(found.named_in),
        )
        said.append(words.format(n=len(found.named_in), refs=enumerated(found.named_in)))
    if found.told_of_others:
        words = ngettext(
            "They told us {n} thing of others.", "They told us {n} things of others.", found.told_of_others
        )
        said.append(words.format(n=found.told_of_others))
    said.append(
        _("Whether a handover file, an export or a letter with any of this went to others, the book does not know.")
    )
    return said


def _before(found: Record, *, without_tellers: bool) -> list[Line]:
    """Return what the user has to decide before she hands the page out."""
    said = []
    if found.in_confidence:
        words = ngettext(
            "{n} item was told by others in confidence, whose rights count, too (GDPR Art. 15(4)).",
            "{n} items were told by others in confidence, whose rights count, too (GDPR Art. 15(4)).",
            found.in_confidence,
        )
        said.append(line(Piece(words.format(n=found.in_confidence), "warn")))
        way = (
            _("The page names nobody who told it.")
            if without_tellers
            else _("Without who told it: add --without-tellers.")
        )
        said.append(line(way))
    said.append(line(_("This is no legal advice: what has to be handed out, and until when, is for a lawyer to say.")))
    return said
