"""What is new in a letter: older letters under it, legal notices and a program's own advertisement taken off."""

import re
from functools import cache
from typing import NamedTuple

from dossier.capture.mail.mail import header_word, table_rows
from dossier.capture.vocabulary import Phrases, folded, lists, phrases, tokens

_DATE = re.compile(r"\b\d{1,4}[./ -]|\d{4}|\d{1,2}:\d{2}|年|\d 月")
_RULE = re.compile(r"^\s*[-_=*—–]{5,}\s*$")
_DASHED = re.compile(r"^[\s>]*[-_*=—–]{2,}\s*([^-_*=—–]{3,60}?)\s*[-_*=—–]{0,}:?\s*$")
SIGNED = re.compile(r"^\s*--\s*$")
"""The line that sets a signature apart (RFC 3676)."""


class Parted(NamedTuple):
    """The new words, the older letter under them, and whether that one was forwarded rather than answered."""

    new: str
    older: str
    is_forward: bool
    said_by: str = ""
    """The line that says who wrote the older letter."""


def part(text: str) -> Parted:
    """Return the new words of a letter and what it quotes."""
    rows = text.split("\n")
    new: list[str] = []
    for place, line in enumerate(rows):
        if _is_quoted(line):
            continue
        size = _introduces(rows, place)
        if not size:
            new.append(line)
            continue
        rest = rows[place + size :]
        if _is_marked(rest):
            # Answered between or under the lines: only the marked ones are old.
            after = _after_marked(rest)
            said_by = " ".join(rows[place : place + size])
            return Parted("\n".join([*new, *after]).strip(), "\n".join(rest), is_forward=False, said_by=said_by)
        forward = bool(folded("quotes", "forwards") & _divided(line))
        if new and _SUBJECT_RULE.match(new[-1]):
            new.pop()
        is_said = size and not (_header_block(rows, place) or _divided(line) or _RULE.match(line))
        start = place + (size if is_said else 1 if forward or _RULE.match(line) or _divided(line) else 0)
        said_by = " ".join(rows[place : place + size]) if is_said else ""
        return Parted("\n".join(new).strip(), "\n".join(rows[start:]).strip(), is_forward=forward, said_by=said_by)
    marked = "" if "".join(new).strip() else "\n".join(line for line in rows if _is_quoted(line))
    return Parted("\n".join(new).strip(), marked, is_forward=False)


_SUBJECT_RULE = re.compile(r"^\s*\S.{0,80}?\s-{2,}\s.{1,120}\s-{2,}\s*$")
"""How Lotus Notes heads an older letter: `Lily Chen --- Offer ---`."""
_QUOTED = re.compile(r"^\s*(?:[A-ZА-ЯЁ]{1,3})?>")
"""A line of an older letter, with the writer's initials as some programs put them before it: `LC> Dear friend`."""


def _is_quoted(line: str) -> bool:
    return _QUOTED.match(line) is not None


def _is_marked(rest: list[str]) -> bool:
    return _is_quoted(next((line for line in rest if line.strip()), ""))


def _after_marked(rest: list[str]) -> list[str]:
    return part("\n".join(line for line in rest if not _is_quoted(line))).new.split("\n")


def _introduces(rows: list[str], place: int) -> int:
    """Return how many lines from here introduce an older letter; 0 if none does."""
    line = rows[place]
    if not line.strip():
        return 0
    if _divided(line):
        return 1
    if _RULE.match(line):
        return _header_block(rows, place + 1) and 1
    if size := _header_block(rows, place):
        return 1 if "".join(rows[:place]).strip() or size > 2 else 0
    return _attribution(rows, place) or _stamped(rows, place)


@cache
def _dividers() -> frozenset[str]:
    return folded("quotes", "dividers")


def _divided(line: str) -> frozenset[str]:
    """Return the words between the dashes of a dividing line, if they are known ones."""
    found = _DASHED.match(line[:200])
    words = " ".join(token.text for token in tokens(found[1] if found else line[:60]))
    if found is None and not words.startswith("begin forwarded"):
        return frozenset()
    return frozenset(each for each in _dividers() if words == each or (each in words and len(words) < len(each) + 12))


def _header_block(rows: list[str], place: int) -> int:
    """Return the number of header lines (From, Sent, To, Subject in any language) that begin here, if two or more."""
    names: list[str] = []
    for line in table_rows(rows[place : place + 14])[:8]:
        if not line.strip() and not names:
            continue
        found = header_word(line)
        if found is None:
            break
        names.append(found[0])
    if len(names) < 2 or names[0] not in {"from", "sent"}:
        return 0
    return len(names) if {"sent", "to", "subject"} & set(names[1:]) else 0


_WHO = re.compile(r"[<(]\s*(?:mailto:)?[\w.+'-]+@[\w-]+(?:\.[\w-]+)+\s*[>)]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""An address, a year and a colon at the end say in any language that somebody wrote what follows."""
_MOMENT = re.compile(r"^\s*\d{1,4}[./-]\d{1,2}[./-]\d{2,4}[ ,]+\d{1,2}[:.]\d{2}")


def _stamped(rows: list[str], place: int) -> int:
    """Return how many lines are a name with an address and, under it, the hour, as Lotus Notes heads an older letter."""
    line = rows[place].strip()
    is_alone = _WHO.search(line) is not None and line.endswith((">", ")")) and len(line) < 90
    return 2 if is_alone and place + 1 < len(rows) and _MOMENT.match(rows[place + 1]) else 0


def _attribution(rows: list[str], place: int) -> int:
    """Return how many lines say `On … wrote:`; it may be broken over three."""
    whole = ""
    for size, line in enumerate(rows[place : place + 3], 1):
        if size > 1 and not line.strip():
            break
        whole = f"{whole} {line.strip()}".strip()
        if len(whole) > 300:
            break
        if whole.rstrip(" *").endswith(":") and _WHO.search(whole) and _YEAR.search(whole):
            return size
        if not whole.endswith((":", "-")) and not _ends_wrote(whole):
            continue
        if _ends_wrote(whole) and (_DATE.search(whole) or "@" in whole):
            return size
    return 0


def _ends_wrote(line: str) -> bool:
    words = " ".join(token.text for token in tokens(line[-80:]))
    plain = line.rstrip(" :-")
    for each in folded("quotes", "wrote"):
        if words.endswith(each) or (plain.endswith(each)):
            return line.rstrip().endswith((":", "-")) or len(line) > 25
    found = re.search(
        r"\b(schrieb|skrev|schreef|wrote|escreveu|escribió|a écrit|ha scritto|написал|пишет|napisał)\b", line
    )
    return bool(found) and (line.rstrip().endswith(":") or ("@" in line and len(line) < 200))


@cache
def _notices() -> Phrases:
    return Phrases(
        {
            "disclaimer": lists("signatures")["disclaimers"]["words"],
            "tail": lists("signatures")["mobile_tails"]["words"],
        }
    )


def without_notices(text: str) -> str:
    """Return a text without legal notices, environment pleas and the advertisement of mail programs."""
    kept: list[str] = []
    dropping = False
    for line in text.split("\n"):
        if not line.strip():
            dropping = False
            kept.append("")
            continue
        if dropping:
            continue
        hits = [hit.tag for hit in _notices().hits(line[:400])]
        if "tail" in hits and len(line) < 200:
            continue
        long = len(line) > 70 or hits.count("disclaimer") > 1
        if "disclaimer" in hits and (long or len(line) > 25 and "@" not in line) and not re.search(r"\?\s*$", line):  # noqa: RUF021
            dropping = long and _looks_like_notice(line, hits)
            if dropping or _looks_like_notice(line, hits):
                continue
        kept.append(line)
    return "\n".join(kept).strip()


def _looks_like_notice(line: str, hits: list[str]) -> bool:
    words = " ".join(token.text for token in tokens(line))
    mail = any(
        each in f" {words} "
        for each in (
            " mail ", " email ", " message ", " nachricht ", " mensaje ", " mensagem ", " messaggio ", " e mail ",
            " courriel ", " correo ", " print ", " printing ", " imprimer ", " imprimir ", " stampare ", " письмо ", " сообщение ",
            " ausdrucken ", " communication ", " information ", " attachments ", " environment ", " umwelt ",
        )
    )  # fmt: skip
    return mail or hits.count("disclaimer") > 1 or any(w in line for w in ("邮件", "郵件", "保密", "机密"))


def closing_words() -> Phrases:
    """Return the phrases that end a letter, `strong` and `weak`."""
    return phrases("closings")
