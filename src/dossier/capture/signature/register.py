"""Lines of the commercial register and the tax office under a letter: their people and numbers are not the writer's."""

import re
from functools import cache

from dossier.capture.vocabulary import Phrases, is_han, lists, tokens

_OFFICERS = re.compile(
    r"^\s*(?:geschäftsführ\w+|vorstand|managing directors?|directors?|gérante?|ceo|amministratore|persönlich haftende\w*|inhaber)\s*:",
    re.IGNORECASE,
)


@cache
def _register_words() -> Phrases:
    words = [word for word in lists("signatures")["legal_lines"]["words"] if not word.endswith(":")]
    return Phrases({"register": words})


def is_register(line: str) -> bool:
    """Say whether a line is of the commercial register or the tax office: its people and numbers are not the writer's."""
    if _OFFICERS.match(line):
        return True
    found = _register_words()
    head = found.begins(line)
    digits = sum(c.isdigit() for c in line)
    if (
        head is not None
        and (digits >= 4 or len(head.words) > 8 or ":" in line[: len(head.words) + 3])
        and "@" not in line
    ):
        return not re.search(r"\+\d", line)
    return (
        bool(found.hits(line))
        and digits >= 8
        and not re.search(r"\+\d|\b(?:tel|fax|mob|phone|тел|t|m)\b[.: ]", line, re.IGNORECASE)
    )


def countries(line: str) -> list[tuple[str, str]]:
    """Return the countries whose registers a line names, each with the word that says so."""
    padded = f" {' '.join(token.text for token in tokens(line))} "
    table = lists("signatures")["legal_lines"]["country"]
    return [(code, word) for word, code in table.items() if f" {word} " in padded or (is_han(word) and word in line)]
