"""`field=value`, `field+=item` and `field-=item` as they are typed, in half-width or full-width signs."""

import re
from typing import Literal, NamedTuple

from dossier.errors import WrongUsageError
from dossier.i18n import _

Sign = Literal["=", "+=", "-="]
_TYPED = re.compile(r"\s*([^=＝]*?)\s*([+＋\-－−]?)[=＝](.*)", re.DOTALL)


class Assignment(NamedTuple):
    """A field as it was typed, whether its value is set, added to or taken from, and the text behind the sign."""

    name: str
    sign: Sign
    text: str


def read_assignment(word: str, example: str) -> Assignment:
    """Return what a word assigns; raises WrongUsageError for one that assigns nothing, with an example."""
    hit = _TYPED.fullmatch(word)
    if hit is None or not hit[1]:
        name, colon, value = word.replace("：", ":").partition(":")
        if colon and name and value and " " not in name:
            example = f"{name}={value}"[:60]
        raise WrongUsageError(
            _("“{word}” is not of the form field=value.").format(word=word[:60]),
            _("Write for example: {example}").format(example=example),
        )
    sign: Sign = "=" if not hit[2] else "+=" if hit[2] in "+＋" else "-="
    return Assignment(hit[1], sign, hit[3])


def field_name(word: str) -> str:
    """Return the field that a word assigns to, or the word itself if it assigns nothing."""
    hit = _TYPED.fullmatch(word)
    return hit[1] if hit else word
