"""Answering a shell that completes: one candidate a line, and nothing in it that a shell could take for a command.

The scripts in `data/completion` send the line as typed in `_DOSSIER_LINE`. A record is offered by its ref, with its name
beside it; where a shell shows no text beside a candidate (bash), several are told apart by their quoted names.
"""

import os
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

FILES = ":files"
"""The answer where a file is wanted: the shell completes those itself."""

_PLAIN = re.compile(r"[\w.,/@%+-]*", re.ASCII)


class Candidate(NamedTuple):
    """What may stand at the cursor: the words to insert, and what they mean; a record has a name."""

    value: str
    words: str = ""
    name: str = ""


class Typed(NamedTuple):
    """A command line up to the cursor: its whole words, the unfinished one, and the quote that is open in it."""

    words: list[str]
    last: str
    quote: str


def answer(environment: Mapping[str, str], command: Any) -> list[str]:
    """Return the lines that a shell's script turns into candidates; nothing if there is nothing to offer."""
    shell = environment.get("_DOSSIER_COMPLETE", "")
    typed = read_line(environment.get("_DOSSIER_LINE", ""))
    words = typed.words[1:]
    if words[:1] == ["demo"]:
        words = words[1:]
    offered = _offered(command, words, typed.last)
    if offered is None:
        return [FILES]
    return _bash(offered, typed) if shell == "bash" else [_line(each, shell) for each in offered]


def read_line(text: str) -> Typed:
    """Return a command line as words, the way shells read it; nothing in it is expanded or run."""
    words: list[str] = []
    word, quote, begun, escaped = "", "", False, False
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
            if begun:
                words.append(word)
            word, begun = "", False
        else:
            word, begun = word + sign, True
    return Typed(words, word, quote)


def _offered(command: Any, words: list[str], last: str) -> list[Candidate] | None:
    """Return what Typer's parser and our own commands offer, or None where a file is wanted."""
    from typer._click.shell_completion import ShellComplete

    class Asked(ShellComplete):
        """The library's way through commands and options, without its ways of writing for shells."""

        def source_vars(self) -> dict[str, Any]:
            return {}

        def get_completion_args(self) -> tuple[list[str], str]:
            return words, last

        def format_completion(self, item: Any) -> str:
            return str(item.value)

    found = Asked(command, {}, "dossier", "_DOSSIER_COMPLETE").get_completions(words, last)
    if any(item.type in {"file", "dir"} for item in found):
        return None
    return [Candidate(str(item.value), *(item.help or "").split("\t", 1)[::-1]) for item in found]


def _line(each: Candidate, shell: str) -> str:
    from dossier.render.harmless import harmless

    beside = " · ".join(filter(None, (each.name, each.words)))
    if shell == "fish" and each.name and harmless(each.name) == each.name:
        return f"{each.name}\t{each.value} {harmless(each.words)}".rstrip()  # fish filters by what it inserts
    return f"{each.value}\t{harmless(beside)}".rstrip("\t")


def _bash(offered: list[Candidate], typed: Typed) -> list[str]:
    """Return candidates for bash: a ref if only one is meant, quoted names if several are."""
    if re.search(r"[:=@]", typed.last):  # bash replaces only what follows such a sign
        return []
    if len(offered) == 1 or not any(each.name for each in offered):
        return [each.value for each in offered]
    if typed.quote:
        return []
    from dossier.render.harmless import harmless

    counted = Counter(each.name for each in offered)
    return [
        quoted(each.name) if each.name and counted[each.name] == 1 and harmless(each.name) == each.name else each.value
        for each in offered
    ]


def quoted(text: str) -> str:
    """Return a text of printable signs as one word of a POSIX shell, with a backslash before every sign that is not plain."""
    return "".join(sign if _PLAIN.fullmatch(sign) or sign.isalnum() else f"\\{sign}" for sign in text)


def respond(command: Any) -> int:
    """Print the candidates for the line in the environment; a shell that completes is never told of a failure."""
    import contextlib
    import sys

    with contextlib.suppress(Exception), open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
        with contextlib.redirect_stderr(nowhere):
            lines = answer(os.environ, command)
        sys.stdout.write("".join(line + "\n" for line in lines))
        sys.stdout.flush()
    return 0
