"""The check of an order against its destination in words: what fits, what does not, what to ask."""

from collections.abc import Callable, Sequence

from dossier.i18n import N_, _
from dossier.records.country.country import Sanctions
from dossier.records.country.destination import (
    ASK,
    EXPIRES,
    LABEL,
    LATER,
    MAINS,
    MARK,
    MISMATCH,
    OF_MARKS,
    OK,
    PAPERS,
    PARTLY,
    PLUG,
    PROOF,
    WANTED,
    Finding,
)
from dossier.render.country.sanctions import sanctions_words
from dossier.render.page import Line, Piece, joined, line
from dossier.values.listed import enumerated, strung

SHOWN = 4
"""Marks of a kind that are named on one line."""
_STYLES = {OK: "good", MISMATCH: "bad", PARTLY: "warn", EXPIRES: "warn", ASK: "muted", LATER: "muted"}
_SIGNS = {OK: " ✓", MISMATCH: " ✗", PARTLY: " !", EXPIRES: " !", ASK: " ?"}

_WORDS = {
    (PLUG, OK): N_("plug {has} fits {wanted}"), (PLUG, MISMATCH): N_("plug {has}, sockets there are {wanted}"),
    (PLUG, PARTLY): N_("plug {has} fits some sockets, the standard there comes first of {wanted}"),
    (PLUG, ASK): N_("which plug? there {wanted}"),
    (MAINS, OK): N_("{wanted} ({has})"), (MAINS, MISMATCH): N_("mains there {wanted}, the goods are for {has}"),
    (MAINS, PARTLY): N_("mains there {wanted}, the goods are for {has}: which region?"),
    (MAINS, ASK): N_("for which voltage? there {wanted}"),
    (MARK, OK): N_("mark {wanted}"), (MARK, MISMATCH): N_("mark {wanted} is not noted (has {has})"),
    (MARK, ASK): N_("which marks? mandatory there: {wanted}"),
    (WANTED, OK): N_("{wanted}"), (WANTED, PARTLY): N_("buyers ask for {wanted}: not noted"),
    (WANTED, ASK): N_("buyers ask for {wanted}"),
    (PROOF, OK): N_("{wanted}"), (PROOF, ASK): N_("not noted: {wanted}"),
    **dict.fromkeys(((MARK, EXPIRES), (WANTED, EXPIRES), (PROOF, EXPIRES)), N_("runs out before it ships: {has}")),
    (PAPERS, ASK): N_("settle who does: {wanted}"),
    (LABEL, OK): N_("label {wanted}"), (LABEL, MISMATCH): N_("label in {has}, there it is {wanted}"),
    (LABEL, PARTLY): N_("label lacks {wanted}"), (LABEL, ASK): N_("label language? there {wanted}"),
}  # fmt: skip

Name = Callable[[str], str]


def check_line(place: str, found: Sequence[Finding], language: Name, named: Sanctions | None = None) -> Line:
    """Return the whole check on a line: `United States: plug A/B ✓ · 120 V ✓ (100-240 V) · mark FCC ✓ · label English ✓`."""
    parts: list[Line] = [finding_line(each, language) for each in _gathered(found) if each.state != LATER]
    head = line(_("to {place}").format(place=place))
    return joined((head, *parts, line(Piece(sanctions_words(named), "warn")) if named else ""))


def _gathered(found: Sequence[Finding]) -> list[Finding]:
    """Join marks that stand the same way into one finding, so that a line stays one."""
    kept: list[Finding] = []
    for each in found:
        same = next(
            (at for at, one in enumerate(kept) if each.topic in OF_MARKS and one[:2] == each[:2]), None
        )  # fmt: skip
        if same is None:
            kept.append(each)
        else:
            has = tuple(dict.fromkeys((*kept[same].has, *each.has)))
            kept[same] = kept[same]._replace(wanted=(*kept[same].wanted, *each.wanted), has=has)
    return kept


def finding_line(each: Finding, language: Name) -> Line:
    """Return one comparison in a few words with its sign."""
    wanted, has = _shown(each.wanted), _shown(each.has)
    if each.topic == LABEL:
        wanted, has = (enumerated(language(code) for code in codes) for codes in (each.wanted, each.has))
    text = _(_WORDS[each.topic, each.state]).format(wanted=wanted, has=has)
    return line(Piece(text + ("" if each.topic == PAPERS else _SIGNS[each.state]), _STYLES[each.state]))


def _shown(names: Sequence[str]) -> str:
    more = f" +{len(names) - SHOWN}" if len(names) > SHOWN else ""
    return enumerated(names[:SHOWN]) + more


def mismatch_words(found: Sequence[Finding], language: Name) -> str:
    """Return what does not fit as one sentence for a refusal."""
    bad = [each for each in _gathered(found) if each.state == MISMATCH]
    return strung("".join(piece.text for piece in finding_line(each, language)).removesuffix(" ✗") for each in bad)
