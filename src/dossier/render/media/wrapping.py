"""Styled lines cut to a width in terminal cells: between words, between two Chinese characters, or in a word too long."""

import re
from collections.abc import Iterator, Sequence

from dossier.render.harmless import harmless
from dossier.render.media.widths import cells
from dossier.render.page import COMMAND, Line, Piece, text_of

_CLINGS = "，。、；：？！）》”」…"
"""Chinese signs that never begin a line."""
_OPENS = "（《“「"
"""Those that never end one."""

_REMARK = 24
"""Cells up to which a remark in brackets, such as a day, is one word."""
_DAY = re.compile(
    r"(?:周[一二三四五六日] )?(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d{1,2} [A-Z][a-z]{2}\b"
    r"|\d[\d,.]* [\u4e00-\u9fff]"
)
"""A day, with its weekday where it has one, or a number with its measure word, which stays together."""
_WHOLE = 14
"""Cells up to which Chinese between two blanks is one word, such as a country, a stage or a day."""


def cells_of(line: Line) -> int:
    """Return how many cells a line takes once it is harmless."""
    return sum(cells(harmless(piece.text)) for piece in line)


def wrapped(line: Line, width: int) -> Iterator[Line]:
    """Yield a line as harmless lines that fit a width of at least one cell; an empty one stays one line."""
    clean = tuple(Piece(harmless(piece.text), piece.style) for piece in line)
    text = "".join(piece.text for piece in clean)
    if cells(text) <= width:
        yield clean
        return
    start = 0
    for end in (*_breaks(_unbroken(clean, width), width), len(text)):
        yield _part(clean, start, start + len(text[start:end].rstrip()))
        start = end


def is_command(piece: Piece) -> bool:
    """Tell whether a piece is a command to type."""
    return piece.style == "accent" and piece.text.lstrip().startswith(COMMAND)


def shortened(line: Line, width: int) -> Line:
    """Return a line that takes at most so many cells, with an ellipsis where it was cut; harmless."""
    if cells_of(line) <= width:
        return cropped(line, width)
    kept = cropped(line, max(0, width - 1))
    text = text_of(kept)
    return (*_part(kept, 0, len(text.rstrip(" ·,;:(–—"))), Piece("…", "muted"))


def _unbroken(clean: Line, width: int) -> str:
    """Return the text of a line as it is broken: a command that fits the width is one word, and so are a short remark and a day."""
    text = "".join(_mask(piece.text) if _is_whole(piece, width) else piece.text for piece in clean)
    return _DAY.sub(lambda day: _mask(day[0]), text)


def _is_whole(piece: Piece, width: int) -> bool:
    text = piece.text.strip()
    is_remark = text[:1] in {"(", "（"} and text[-1:] in {")", "）"}
    return cells(text) <= (width if is_command(piece) else _REMARK if is_remark else 0)


def _mask(text: str) -> str:
    inner = text.lstrip()
    return text[: len(text) - len(inner)] + "".join("ｘ" if cells(char) == 2 else "x" for char in inner)


def cropped(line: Line, width: int) -> Line:
    """Return what of a line fits a width, harmless."""
    clean = tuple(Piece(harmless(piece.text), piece.style) for piece in line)
    text = "".join(piece.text for piece in clean)
    return clean if cells(text) <= width else _part(clean, 0, next(_folds(text, width, 0), len(text)))


def longest_word(line: Line) -> int:
    """Return the cells of the longest part of a line that is not broken without need."""
    return max((cells(word.strip()) for word in _words(harmless(text_of(line)))), default=0)


def fitted(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return the widths of columns that share a room: the widest gives way first, below its `least` only if all have."""
    found = [max(1, min(width, room)) for width in widths]
    while sum(found) > room:
        loose = [at for at, width in enumerate(found) if width > least[at]]
        loose = loose or [at for at, width in enumerate(found) if width > 1]
        if not loose:
            break
        found[max(loose, key=lambda at: found[at])] -= 1
    return found


def _words(text: str) -> Iterator[str]:
    """Yield what stays together, with the blanks around it: a word, or one Chinese character and the signs that cling to it."""
    for word in re.findall(r"\s*\S+\s*", text):
        if word.isascii() or cells(word.strip()) <= _WHOLE:
            yield word
            continue
        start = 0
        for at in range(1, len(word)):
            before, char = word[at - 1], word[at]
            apart = (_is_chinese(before) or _is_chinese(char)) and char not in _CLINGS and before not in _OPENS
            if apart and word[start:at].strip() and not char.isspace():
                yield word[start:at]
                start = at
        yield word[start:]


def _is_chinese(char: str) -> bool:
    return "\u3040" <= char <= "\u9fff" or (char in _CLINGS and char != "…")


def _breaks(text: str, width: int) -> Iterator[int]:
    """Yield where each further line begins."""
    filled = at = 0
    for word in _words(text):
        size = cells(word.rstrip())
        if filled and filled + size > width:
            yield at
            filled = 0
        folds = list(_folds(word.rstrip(), width, 0)) if size > width else []
        yield from (at + fold for fold in folds)
        filled += cells(word[folds[-1] :] if folds else word)
        at += len(word)


def _folds(text: str, width: int, filled: int) -> Iterator[int]:
    """Yield where a text is cut that has nowhere to break."""
    for at, char in enumerate(text):
        size = cells(char)
        if filled and filled + size > width:
            yield at
            filled = 0
        filled += size


def _part(line: Line, start: int, end: int) -> Line:
    """Return the pieces of a line between two places in its text."""
    found, at = [], 0
    for text, style in line:
        if inside := text[max(0, start - at) : max(0, end - at)]:
            found.append(Piece(inside, style))
        at += len(text)
    return tuple(found)
