"""Answering a shell that completes: one candidate a line, and nothing in it that a shell could take for a command.

The scripts in `data/completion` send the line as typed in `_DOSSIER_LINE`. A record is offered by its ref, with its name
beside it. Two shells need more: fish keeps only what resembles the typed letters, so it is given names and quotes them
itself; bash shows nothing beside a candidate, so while several fit it is given names, quoted here, and a ref at the end.
"""

import os
import re
from collections import Counter
from typing import NamedTuple

from dossier.cli import desk as room
from dossier.cli.at_cursor import FILES, wanted
from dossier.cli.offered import Candidate, candidates
from dossier.render.harmless import harmless

_PLAIN = re.compile(r"[\w.,/@%+-]", re.ASCII)
_PLAIN_WORD = re.compile(r"(--[\w-]+=|[\w.]+[+-]?=)?[\w./%+-]*", re.ASCII)
_UNSAFE_IN = {"'": "'", '"': '"$`\\!'}


class Typed(NamedTuple):
    """A command line up to the cursor: its whole words, the unfinished one, the quote that is open in it.

    Of the unfinished word bash completes only what stands after `cut`.
    """

    words: list[str]
    last: str
    quote: str = ""
    cut: int = 0


def respond() -> int:
    """Print the candidates for the line in the environment; a shell that completes is never told of a failure."""
    import contextlib
    import sys

    with (
        open(os.devnull, "w", encoding="utf-8") as nowhere,  # noqa: PTH123
        contextlib.redirect_stderr(nowhere),
        contextlib.suppress(Exception, SystemExit),
    ):
        environment = room.environment()
        lines = answer(environment.get("_DOSSIER_COMPLETE", ""), environment.get("_DOSSIER_LINE", ""))
        sys.stdout.write("".join(line + "\n" for line in lines))
        sys.stdout.flush()
    return 0


def answer(shell: str, line: str) -> list[str]:
    """Return the lines that a shell's script turns into candidates; nothing if there is nothing to offer."""
    typed = read_line(line)
    asked = wanted(typed.words[1:], typed.last)
    if asked.book:
        room.open_desk(book=asked.book)
    if asked.offer == FILES:
        return [FILES]
    offered = list(candidates(asked))
    return _for_bash(offered, typed) if shell == "bash" else [_line(each, shell, typed.last) for each in offered]


def read_line(text: str) -> Typed:
    """Return a command line as words, the way shells read it; nothing in it is expanded or run."""
    words: list[str] = []
    word, quote, begun, escaped, cut = "", "", False, False, 0
    for sign in text:
        if escaped:
            word, escaped = word + sign, False
        elif sign == "\\" and quote != "'":
            escaped, begun = True, True
        elif quote:
            quote, word = ("", word) if sign == quote else (quote, word + sign)
        elif sign in "'\"":
            quote, begun = sign, True
        elif sign in " \t\n":
            words += [word] if begun else []
            word, begun, cut = "", False, 0
        else:
            word, begun = word + sign, True
            cut = len(word) if sign in ":=@" else cut
    return Typed(words, word, quote, cut)


def _line(each: Candidate, shell: str, last: str) -> str:
    """Return a candidate for a shell that shows words beside it; bash does so in its list only, where nothing is inserted."""
    value, beside = each.value, " · ".join(filter(None, (each.name, each.words)))
    if shell == "fish" and may_be_typed(each.name) and not value.startswith(last):
        value, beside = each.name, f"{each.value} {each.words}".strip()
    if not _PLAIN_WORD.fullmatch(value):
        if shell == "zsh":
            value = quoted(value)
        elif shell == "powershell":
            value = "'" + re.sub("(['‘’‚‛])", r"\1\1", value) + "'"
    return (harmless(value) + ("  " if shell == "bash-list" else "\t") + harmless(beside)).rstrip()


def may_be_typed(name: str) -> bool:
    """Tell whether a name means itself on a command line: all of it can be seen, and it does not look like an option."""
    return bool(name) and not name.startswith("-") and harmless(name) == name


def _for_bash(offered: list[Candidate], typed: Typed) -> list[str]:
    """Return candidates for bash, which puts on the line what all of them begin with."""
    if len(offered) > 1:
        counted = Counter(each.name for each in offered)
        values = [each.name if may_be_typed(each.name) and counted[each.name] == 1 else each.value for each in offered]
    else:
        values = [each.value for each in offered]
    safe = [
        _inside(value[typed.cut :], typed.quote) or each.value
        for value, each in zip(values, offered, strict=True)
        if value.startswith(typed.last[: typed.cut])
    ]
    if len(safe) > 1 and not _goes_on(_common(safe), typed):
        safe.append(_inside(typed.last[typed.cut :], typed.quote) or " ")  # what is typed stays as it is
    return safe


def _common(texts: list[str]) -> str:
    first, last = min(texts), max(texts)
    differ = (at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other)
    return first[: next(differ, len(first))]


def _inside(text: str, quote: str) -> str:
    """Return a text so that bash reads it as itself after the quote that is open; nothing if that cannot be."""
    if not quote:
        return quoted(text)
    return "" if any(sign in _UNSAFE_IN[quote] for sign in text) else text


def _goes_on(common: str, typed: Typed) -> bool:
    """Tell whether what several candidates begin with goes on from what is typed, and ends at a whole sign."""
    from dossier.values.names import fold

    whole = (len(common) - len(common.rstrip("\\"))) % 2 == 0
    return whole and fold(read_line(common).last).startswith(fold(typed.last[typed.cut :]))


def quoted(text: str) -> str:
    """Return a text of visible signs as one word of a POSIX shell, with a backslash before every sign that is not plain."""
    return "".join(sign if _PLAIN.fullmatch(sign) or sign.isalnum() else f"\\{sign}" for sign in text)
