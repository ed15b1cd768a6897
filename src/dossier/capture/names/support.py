"""Whether a name of which a word means something else, too, is a person's all the same: by what else in the letter says so."""

import re

from dossier.capture.names import company
from dossier.capture.names.names import Named, possible_name
from dossier.capture.vocabulary import folded, tokens
from dossier.values.names import is_shared


def supported(named: Named, address: str, *others: str) -> bool:
    """Say whether the mailbox spells a doubtful name, or one of `others` (a header, a signature) says the same.

    A name of doubtful words only needs the mailbox: “Sales Team” stands in headers and signatures, too.
    """
    if not named.doubts:
        return True
    if spelled(named.name, address):
        return not _is_firm(named, address)
    if all(token.text in _doubted(named) for token in tokens(named.name)):
        return False
    if _is_firm(named, address):
        return False
    return any(_same(named, other) for other in others if other)


def spelled(name: str, address: str) -> bool:
    """Say whether a mailbox of one person's spells a word of a name, or all of it."""
    local = re.sub(r"\d+", "", address.partition("@")[0].lower())
    if not local or is_shared(address):
        return False
    words = [token.text for token in tokens(name)]
    roles = folded("departments", "words")
    pieces = [piece for piece in re.split(r"[._+-]", local) if len(piece) > 1 and piece not in roles]
    joined = "".join(words)
    initials = {piece for piece in re.split(r"[._+-]", local) if len(piece) == 1}
    if any(piece in words and _is_another(words, piece, initials) for piece in pieces):
        return False
    return any(piece in words or piece == joined for piece in pieces) or _initialled(words, "".join(pieces))


def _is_another(words: list[str], piece: str, initials: set[str]) -> bool:
    """Say whether the initial beside a word of a mailbox begins no other word of the name: `m.weber` and Lichthaus Weber."""
    others = {word[0] for word in words if word != piece}
    return bool(initials and others) and not initials & others


def _initialled(words: list[str], local: str) -> bool:
    return (
        len(words) > 1
        and len(local) > 3
        and local in {words[0][0] + words[-1], words[0] + words[-1][0], words[-1] + words[0]}
    )


def _doubted(named: Named) -> set[str]:
    return {token.text for word in named.doubts for token in tokens(word)}


def _is_firm(named: Named, address: str) -> bool:
    """Say whether a doubtful name with a word of firms is what the whole domain spells: `Joy Trading`, joytrading.example."""
    local, _at, domain = address.partition("@")
    joined = "".join(token.text for token in tokens(named.name))
    return company.is_business(named.name) and (company.spells(named.name, domain) or local.lower() == joined)


def _same(named: Named, other: str) -> bool:
    found = possible_name(other, lower=True)
    return found is not None and {t.text for t in tokens(found.name)} == {t.text for t in tokens(named.name)}
