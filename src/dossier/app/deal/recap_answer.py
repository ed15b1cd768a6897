"""What their letters confirm of a recap: the points that are meant, and what is said of them."""

import re
import sqlite3
from collections.abc import Iterable

from dossier.app.asking import Asker
from dossier.app.session import Session
from dossier.errors import InvalidValueError
from dossier.i18n import _, ngettext
from dossier.read.deal import recaps as read
from dossier.records.deal.recap import Basis, Recap, RecapPoint
from dossier.records.proposals import LogTouch
from dossier.records.ref import Ref
from dossier.render.words import day, enumerated

_ALL = ("all", "全部")


def chosen_points(before: Recap, typed: str) -> tuple[RecapPoint, ...]:
    """Return the points that numbers mean, or all; raises InvalidValueError for a number that the recap does not have."""
    if typed.strip().casefold() in _ALL:
        return before.points
    held = {str(each.position): each for each in before.points}
    numbers = [part for part in re.split(r"[\s,，、]+", typed) if part]
    wrong = next((each for each in numbers if each not in held), None)
    if wrong is not None or not numbers:
        raise InvalidValueError(
            _("“{text}” is no point of the recap; it has {points}.").format(
                text=(wrong or typed)[:20], points=enumerated(tuple(held))
            ),
            _("Type numbers with commas, or all."),
        )
    return tuple(held[each] for each in dict.fromkeys(numbers))


def confirmation(name: str, points: tuple[RecapPoint, ...], letter: str) -> str:
    """Return the sentence that some points are confirmed by a letter of theirs."""
    numbers = enumerated(tuple(str(each.position) for each in points))
    words = ngettext(
        "Confirmed in writing by {name} ({letter}): point {numbers}.",
        "Confirmed in writing by {name} ({letter}): points {numbers}.",
        len(points),
    )
    return words.format(name=name, letter=letter, numbers=numbers)


def still_by_word(left: tuple[RecapPoint, ...]) -> tuple[str, ...]:
    """Return the sentence that names what nobody has confirmed, or nothing."""
    numbers = enumerated(tuple(str(each.position) for each in left))
    return (_("By word only, not confirmed in writing: {numbers}.").format(numbers=numbers),) if left else ()


def agreed_on_two(bases: Iterable[Basis]) -> tuple[str, ...]:
    """Return the sentence that rounds were agreed with two figures, so that nobody knows on which; nothing of others."""
    refs = tuple(each.ref for each in bases if each.ours and each.theirs and not each.words.strip())
    words = _("Agreed on what? Their figure is another one than ours ({refs}). Note it again: {command}")
    command = 'dossier round DEAL TOPIC --theirs "…" --outcome agreed'
    return (words.format(refs=enumerated(refs), command=command),) if refs else ()


def left_out(bases: tuple[Basis, ...]) -> tuple[str, ...]:
    """Return the sentences that name what cannot stand in a letter, and why; nothing where there is nothing."""
    words = _("Left out, because their words are missing or not in the language of the letter: {refs}")
    two = agreed_on_two(bases)
    rest = tuple(each.ref for each in bases if not two or each.words.strip() or not (each.ours and each.theirs))
    return ((words.format(refs=enumerated(rest)),) if rest else ()) + two


def answered(connection: sqlite3.Connection, ref: Ref, told: LogTouch) -> Recap | None:
    """Return the recap that a letter of theirs may confirm: the last one, while a point of it waits; else None."""
    if told.direction != "in" or told.channel not in ("email", "chat"):
        return None
    found = read.newest(connection, ref)
    return found if found is not None and found.waiting and found.letter.on_date <= told.on_date else None


def ask_confirmed(session: Session, asker: Asker | None, found: Recap) -> bool:
    """Ask whether a letter confirms every point of a recap that waits; no where nobody can be asked."""
    if asker is None:
        return False
    asker.tell(*(f"{each.position}. {each.text}" for each in found.waiting))
    words = _("Does it confirm each of these points of the recap of {day}?")
    return asker.confirm(words.format(day=day(found.letter.on_date, session.today)))


def proposed(session: Session, ref: Ref, found: Recap) -> str:
    """Return the remark that a letter of theirs may confirm points of a recap."""
    words = _("If it confirms points of the recap of {day}: dossier recap {ref} --confirmed {numbers}")
    numbers = ",".join(str(each.position) for each in found.waiting)
    return words.format(day=day(found.letter.on_date, session.today), ref=ref, numbers=numbers)
