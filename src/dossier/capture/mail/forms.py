"""Letters of platforms and web forms: who sent them, and their `Field: value` lines."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dossier.capture.mail.mail import Letter
from dossier.capture.vocabulary import Phrases, is_han, lists, tokens

_LABELLED = re.compile(
    r"^\s*[-*•]?\s*[\[【<*]{0,2}\s*([^\W\d_][^::\n\]】>*]{0,38}?)\s*[\]】>*]{0,2}\s*(?:[::]|\t)\s*\**\s*(.*?)\s*$"
)
_LEADERS = re.compile(r"^(\s*[^\W\d_][^:.\n]{0,38}?)\s?\.{3,}\s*")
"""Dots that lead from a label to its value: `Company ........... Bahay Design`."""
_HEADED = re.compile(
    r"^\s*(?:[■●◆▼◇○□▪◎★※▶・*#]+\s*|(?=[\[【<]))[\[【<]?\s*([^\W\d_][^::\n\]】>]{0,38}?)\s*[\]】>]?\s*$"
)
"""A label alone on its line behind a mark, its value on the next: `■会社名`."""
_BRACKETED = re.compile(r"^\s*[\[【]\s*([^\W\d_][^::\n\]】]{0,38}?)\s*[\]】]\s*(\S.*?)\s*$")
"""A label in brackets before its value: `【会社名】有限会社みどり電機`."""
_COURTESY = re.compile(r"\s*(?:様|さま|御中|殿|님|귀하)\s*$")
FEWEST = 3
"""With fewer known labels than this a letter is no form."""


class Platform(NamedTuple):
    """Where a letter comes through, and the words or address that say so."""

    name: str
    source: str
    evidence: str


@cache
def _labels(extra: Path | None) -> dict[str, str]:
    table = lists("sources", extra)["fields"]
    return {_plain(label): name for name, labels in table.items() for label in labels}


def _plain(label: str) -> str:
    if is_han(label):  # `姓　　名` is set wide so that labels of two and of four signs end in one line
        label = "".join(label.split())
    return " ".join(token.text for token in tokens(label))


def field_of(label: str, extra: Path | None = None) -> str | None:
    """Return the field a label stands for (`""` for one we have no use for); None for no label of ours.

    Of a label that names two, `Teléfono / WhatsApp`, it is the first that is known.
    """
    known, bare = _labels(extra), re.sub(r"\([^)]*\)", "", label).replace("*", "")
    whole = known.get(_plain(bare))
    if whole is not None or not re.search("[/&]", bare):
        return whole
    return next((field for part in re.split("[/&]", bare) if (field := known.get(_plain(part)))), None)


def is_robot(address: str) -> bool:
    """Say whether nobody reads what is sent to an address."""
    local = address.split("@", maxsplit=1)[0].lower()
    names = lists("sources")["endings"]["robots"]
    return any(
        local == name or local.startswith(f"{name}-") or local.endswith(f"-{name}") or name in re.split(r"[.+_]", local)
        for name in names
    ) or (re.search(r"no[-_.]?reply", local) is not None)


def platform_of(letter: Letter, text: str, extra: Path | None = None) -> Platform | None:
    """Return the platform that a letter came through, by its sender, its subject or its own words."""
    local, _at, domain = letter.sender.address.partition("@")
    pieces = set(domain.split("."))
    platforms = lists("sources", extra)["platform"]
    for table in platforms:
        if pieces & set(table.get("domains", ())) or local in table.get("senders", ()):
            return Platform(table["name"], table["source"], f"header From: {letter.sender.address}")
    subject, words = f" {_plain(letter.subject)} ", f" {_plain(text[:6000])} "
    for table in platforms:
        for where, many, said in (
            ("subject", table.get("subjects", ()), subject),
            ("text", table.get("texts", ()), words),
        ):
            found = next((each for each in many if _is_in(each, said)), None)
            if found is not None:
                return Platform(table["name"], table["source"], f"{where}: {found}")
    return None


def _is_in(phrase: str, padded: str) -> bool:
    plain = _plain(phrase)
    return f" {plain} " in padded or (is_han(plain) and plain in padded)


class Form(NamedTuple):
    """The fields of a form in their order, and the writer's own words; `known` counts the labels that were known."""

    fields: tuple[tuple[str, str, str], ...]
    message: str
    known: int
    before: str = ""
    """What stands before the first field: a letter whose signature is labelled line by line is read like a form."""


def _label(line: str) -> re.Match[str] | None:
    """Return the label of a line, with its value unless that stands on the next one."""
    return _LABELLED.match(line) or _HEADED.match(line) or _BRACKETED.match(line)


def read_form(text: str, extra: Path | None = None) -> Form:
    """Return the `Field: value` lines of a text as (field, value, label), and what was written as the message."""
    found: list[tuple[str, str, str]] = []
    rows = [_LEADERS.sub(r"\1: ", row) for row in text.split("\n")]
    place, first, last = 0, 0, len(rows)
    message: list[str] = []
    while place < len(rows):
        m = _label(rows[place])
        name = field_of(m[1], extra) if m else None
        if m is None or name is None:
            place += 1
            continue
        value = (m[2] if m.re is not _HEADED else "").strip(" *")
        if name == "message":
            message, place = _message(rows, place + 1, value, extra)
            continue
        if not value and place + 1 < len(rows) and rows[place + 1].strip() and not _known(rows[place + 1], extra):
            place += 1
            value = rows[place].strip()
        value = _COURTESY.sub("", value)
        if value and value not in {"-", "n/a", "N/A", "--"}:
            first = first if found else place
            found.append((name, value, m[1].strip()))
            last = place + 1
            if name == "contact.name" and place + 1 < len(rows) and _is_firm_below(rows[place + 1], extra):
                place += 1
                found.append(("company.name", rows[place].strip(), m[1].strip()))
        place += 1
    if not message and len(found) >= FEWEST and last < len(rows):
        message, _end = _message(rows, last, "", extra)
    known = len({name for name, _value, _label in found}) + bool(message)
    return Form(tuple(found), "\n".join(message).strip(), known, "\n".join(rows[:first]).strip())


def _is_firm_below(line: str, extra: Path | None) -> bool:
    """Tell whether the line under a name, set in like it, is the firm: `Mr. Lacerda` / `Brinquedoteca Ltda`."""
    from dossier.capture.names.company import legal_form

    return line[:1].isspace() and bool(line.strip()) and not _known(line, extra) and legal_form(line) is not None


def _known(line: str, extra: Path | None) -> bool:
    m = _label(line)
    return m is not None and field_of(m[1], extra) is not None


@cache
def _endings() -> Phrases:
    return Phrases({"ending": lists("sources")["endings"]["words"]})


def _message(rows: list[str], place: int, first: str, extra: Path | None) -> tuple[list[str], int]:
    """Return the lines of a message until the platform speaks again or two fields follow."""
    lines = [first] if first else []
    while place < len(rows):
        line = rows[place]
        if _endings().hits(line) or re.match(r"^\s*[-_=]{4,}\s*$", line):
            break
        following = [row for row in rows[place : place + 4] if row.strip()]
        if _known(line, extra) and (len(following) < 2 or _known(following[1], extra)) and not _signs(line):
            break
        lines.append(line)
        place += 1
    return lines, place


def _signs(line: str) -> bool:
    return re.match(r"^\s*(?:tel|mob|fax|whatsapp|phone|email|e-mail|web)\b", line, re.IGNORECASE) is not None


def mention(text: str, extra: Path | None = None) -> Platform | None:
    """Return how the writer says she found us, with her words; None where she does not."""
    padded = f" {_plain(text[:6000])} "
    for table in lists("sources", extra)["mention"]:
        beside = [_plain(word) for word in table.get("beside", ())]
        for number, phrase in enumerate(table["words"]):
            plain = _plain(phrase)
            at = padded.find(f" {plain} ") if phrase.isascii() or " " in phrase else padded.find(plain)
            if at < 0 or not plain:
                continue
            around = padded[max(0, at - 60) : at + len(plain) + 40]
            if beside and not any(
                f" {word} " in around or (word and not word.isascii() and word in around) for word in beside
            ):
                continue
            names = table.get("names")
            detail = names[number] if names else _sentence(text, phrase)
            return Platform(detail, table["source"], f"text: “{_sentence(text, phrase)}”")
    return None


def _sentence(text: str, phrase: str) -> str:
    """Return the sentence of a text in which a phrase stands, shortened."""
    plain = _plain(phrase)
    for sentence in re.split(r"(?<=[.!?。!?])\s+|\n+", text):
        if plain in _plain(sentence):
            return " ".join(sentence.split())[:140]
    return phrase
