"""The veto: every suggestion states what it touches, and one gate checks that against all that is known of the person."""

from collections.abc import Collection
from typing import NamedTuple

from dossier.advice.playbook.scene import Reason, Scene


class Vetoed(NamedTuple):
    """Why something is not suggested: the tag it touches, and the fact that stands against it."""

    tag: str
    reason: Reason


def veto(touches: Collection[str], words: str, seen: Scene) -> Vetoed | None:
    """Return what stands against a suggestion that touches these tags and says these words, or None."""
    return None
