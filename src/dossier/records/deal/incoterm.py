"""An incoterm as people write it, `FOB Hong Kong`: one of the eleven rules of 2020, and the place each of them needs."""

import re
from typing import NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.nearest import one_of
from dossier.records.catalogue.choices import INCOTERMS
from dossier.records.reading import choice_code

_GLUED = re.compile(
    rf"^\s*([A-Za-z]{{3}}(?=[^A-Za-z\s])|(?:{'|'.join(each.code for each in INCOTERMS)})(?=[A-Z][A-Za-z]))"
)
WE_BOOK = frozenset({"CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"})
"""Rules of Incoterms 2020 under which the seller books the main carriage, so that the place named is at its end."""


class Incoterm(NamedTuple):
    """A rule and its named place; the place is None where none was typed."""

    rule: str
    place: str | None

    def __str__(self) -> str:
        return f"{self.rule} {self.place}" if self.place else self.rule


def read_incoterm(text: str) -> Incoterm:
    """Return rule and place of a text; raises InvalidValueError for a rule that Incoterms 2020 does not have."""
    rule, _space, place = spaced(text).partition(" ")
    code = choice_code(INCOTERMS, rule)
    if code is None:
        raise InvalidValueError(
            _("“{rule}” is no rule of Incoterms 2020.").format(rule=rule[:20]),
            one_of(rule, INCOTERMS, likeness=0.5),
            field="incoterm",
        )
    return Incoterm(code, place.removeprefix("(").strip() or None)


def spaced(text: str) -> str:
    """Return a typed incoterm with one blank behind its rule, as in `FOB宁波` and `FOBHK`."""
    return " ".join(_GLUED.sub(r"\1 ", text.replace(",", " ")).split())


def whole(term: Incoterm, held: Incoterm | None = None) -> Incoterm:
    """Return an incoterm with its place; a place that was settled stays where the new rule names the same end.

    Raises InvalidValueError where no place is known.
    """
    if term.place is not None:
        return term
    if held is not None and held.place and (held.rule in WE_BOOK) == (term.rule in WE_BOOK):
        return Incoterm(term.rule, held.place)
    raise InvalidValueError(
        _("{rule} needs a place.").format(rule=term.rule),
        _("For example: {rule} Hong Kong.").format(rule=term.rule),
        field="incoterm",
    )


def rule_and_place(text: str | None) -> dict[str, str]:
    """Return rule and place of an incoterm as columns; raises InvalidValueError for a rule that Incoterms 2020 has not."""
    if not text:
        return {}
    term = whole(read_incoterm(text))
    return {"incoterm": term.rule, "place": term.place or ""}
