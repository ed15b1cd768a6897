"""What is typed as an expression of the index: only words in quotes reach it, whatever signs stood among them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dossier.values.question import Term
from dossier.values.search_fold import ENOUGH, NAME, SOUND, forms, initials_of, numbers, sounds_of

MOST = 32
"""Words of a question that are looked for; what is typed beyond is left out."""
_LONGEST = 64
"""Words of one phrase."""
_SIGNS = 400
"""Signs of one word or phrase that are read."""


_BEGINNING = 3
"""Letters of a word whose longer words are looked for, too: fewer begin half of a book."""


class Words(NamedTuple):
    """One thing that has to be met, in expressions of the index: as a name, as whole words, in any way, by what only sounds so."""

    name: str
    whole: str
    wide: str
    loose: str
    text: str
    """The folded word itself, "" for a phrase and where only beginnings are asked for."""
    without: bool = False


def words_of(terms: Sequence[Term]) -> list[Words]:
    """Return what has to be met and what must not; what has no words in it is left out."""
    found = []
    for each in _with_numbers(terms[:MOST]):
        made = _number(each) if isinstance(each, list) else _term(each)
        if made is not None:
            found.append(made)
    return found


def every(parts: Iterable[str], without: Iterable[Words] = ()) -> str:
    """Return the expression that asks for all parts and for nothing that must not be there."""
    asked = " AND ".join(f"({part})" for part in parts)
    barred = " OR ".join(f"({each.whole})" for each in without)
    return f"({asked}) NOT ({barred})" if barred else asked


def _with_numbers(terms: Sequence[Term]) -> list[Term | list[Term]]:
    """Return terms with those that are together one number of a phone as one list."""
    found: list[Term | list[Term]] = []
    run: list[Term] = []
    for each in (*terms, Term("")):
        if (
            each.text
            and not (each.exact or each.without or each.beginning)
            and re.fullmatch(r"[\d+().\-/]+", each.text)
        ):
            run.append(each)
            continue
        many = len(run) > 1 and numbers(" ".join(part.text for part in run))
        found += [run] if many else run
        run = []
        found += [each] if each.text else []
    return found


def _number(parts: list[Term]) -> Words | None:
    plain = [made for each in parts if (made := _term(each)) is not None]
    whole = f"({every(each.whole for each in plain)}) OR {_notations(' '.join(each.text for each in parts))}"
    return Words(whole, whole, whole, whole, "")


def _notations(text: str) -> str:
    first, *shorter = numbers(text[:_SIGNS])
    return " OR ".join([f'"{first}" *', *(f'"{each}"' for each in shorter)])


def _term(term: Term) -> Words | None:
    text = term.text[:_SIGNS]
    written = [" ".join(each.split(" ")[:_LONGEST]) for each in forms(text)]
    if not written:
        return None
    shortest = 2 if term.beginning else _BEGINNING
    whole = [f'"{each}"' for each in written]
    begun = [f'"{each}" *' for each in written if len(each.rpartition(" ")[2]) >= shortest]
    if numbers(text) and sum(sign.isdigit() for sign in text) >= ENOUGH:
        whole.append(_notations(text))
    star = " *" if term.beginning else ""
    name = " OR ".join(f'"{_of_name(each)}"{star}' for each in written)
    if term.beginning:
        whole += begun
    strict = " OR ".join(whole)
    if term.exact or term.without:
        return Words(name, strict, strict, strict, "", term.without)
    sounds = sounds_of(text)
    wide = [*whole, *begun, *(f'"{each}"{_star(each)}' for each in sounds if " " in each)]
    initials = initials_of(text)
    loose = [*wide, *(f'"{each}"' for each in sounds), *([f'"{initials}"'] if initials else [])]
    text = "" if term.beginning or " " in written[0] else written[0]
    return Words(name, strict, " OR ".join(wide), " OR ".join(loose), text)


def _of_name(phrase: str) -> str:
    return " ".join(NAME + word for word in phrase.split(" "))


def _star(sounds: str) -> str:
    """Return the sign that lets the last syllable go on; one letter begins too many."""
    return " *" if len(sounds.rpartition(" ")[2]) > len(SOUND) + 1 else ""
