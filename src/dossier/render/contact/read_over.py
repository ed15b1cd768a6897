"""What stands against a letter: one line each, what is certain first; a quiet line where nothing does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dossier.i18n import _, ngettext
from dossier.records.read_over import KINDS, AgainstLetter, HeldAgainst
from dossier.render.page import Line, Lines, Page, Piece, line
from dossier.render.words import choice, enumerated

if TYPE_CHECKING:
    from dossier.render.shapes.letter import ReadOver

WORDS = 60
"""Letters of the words of a letter that a line quotes."""


def read_over_page(name: str, findings: Sequence[AgainstLetter], counts: HeldAgainst) -> Page:
    """Return the page of a letter that was read over."""
    against = held_against(counts)
    if not findings:
        return Page(line(Piece(_("Nothing stands against it, by {what}.").format(what=against), "good")), (), ())
    sure = sum(each.sure for each in findings)
    parts = (
        [ngettext("{n} thing stands against it", "{n} things stand against it", sure).format(n=sure)] if sure else []
    )
    asked = len(findings) - sure
    parts += [_("{n} to ask yourself").format(n=asked)] if asked else []
    title = line(Piece(_("Your letter to {name}").format(name=name), "strong"), Piece(" · " + " · ".join(parts)))
    rows = tuple(_line(each) for each in findings)
    held = line(Piece(_("Held against {what}.").format(what=against), "muted"))
    return Page(title, (Lines(rows, "▸"), Lines((held,))), (), tight=True)


def _line(found: AgainstLetter) -> Line:
    words = " ".join(found.words.split())
    quoted = _("“{word}”").format(word=words if len(words) <= WORDS else f"{words[: WORDS - 1].rstrip()}…")
    mark = "" if found.sure else _("? ")
    kind = Piece(choice(KINDS, found.kind), "bad" if found.sure else "warn")
    return line(
        Piece(mark, "warn"), kind, Piece(f" {quoted} ", "strong"), Piece(f"{found.book} "), Piece("→ " + found.instead, "accent")
    )  # fmt: skip


def held_against(counts: HeldAgainst) -> str:
    """Return by how much a letter was held, in words, without what there is none of."""
    named = (
        (counts.quotations, ngettext("{n} quotation", "{n} quotations", counts.quotations)),
        (counts.orders, ngettext("{n} order", "{n} orders", counts.orders)),
        (counts.touches, ngettext("{n} touch", "{n} touches", counts.touches)),
        (counts.promises, ngettext("{n} promise", "{n} promises", counts.promises)),
        (counts.facts, ngettext("{n} fact", "{n} facts", counts.facts)),
    )
    return enumerated(words.format(n=n) for n, words in named if n) or _("an empty dossier")


def read_over_json(ref: str, findings: Sequence[AgainstLetter], counts: HeldAgainst) -> "ReadOver":
    """Return the object of a letter that was read over."""
    return {"ref": ref, "findings": list(findings), "by": counts}
