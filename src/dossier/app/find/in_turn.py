"""The readings of a question one after the other, until one finds something."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from dossier.errors import WrongUsageError
from dossier.values.question import Question, read_question

T = TypeVar("T")


def in_turn(texts: Sequence[str], ask: Callable[[Question], T], finds: Callable[[T], bool]) -> T:
    """Return what the first of some readings of a question finds; a single one is only asked.

    Where none finds anything it is the answer to the first that is not refused; raises what the first is refused for.
    """
    answers: list[T] = []
    failures: list[WrongUsageError] = []
    for text in texts:
        try:
            answers.append(ask(read_question(text)))
        except WrongUsageError as error:
            failures.append(error)
        else:
            if len(texts) == 1 or finds(answers[-1]):
                return answers[-1]
    if not answers:
        raise failures[0]
    return answers[0]
