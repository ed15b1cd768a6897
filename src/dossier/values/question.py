"""A question to the book as it is typed: words, “phrases”, beginnings, what is not wanted, and conditions on fields.

Reading never fails over signs: open quotes are closed, signs that stand alone are dropped. Which names are fields is not known here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice, product
from typing import NamedTuple

from dossier.errors import WrongUsageError
from dossier.i18n import _

MOST = 32
"""How many words and conditions a question may have: more are a letter that was pasted."""

_READINGS = 4
"""Ways of reading a command line that are tried."""
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN = str.maketrans(
    dict.fromkeys("“”„‟«»「」『』", '"') | {"〜": "~", "≤": "<=", "≥": ">=", "≠": "!=", "\u3000": " "}
)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_SINGLE = re.compile(r"(?<!\w)(?:‘([^‘’\"]*)’|'([^'\"]*)')(?!\w)")
_LOOSE = re.compile(r"(?<!\w)['‘’]|['‘’](?!\w)")
_DASHES = "-–—−"
_SIGN = re.compile(r"(?P<field>[^\W\d_][\w.-]*)(?P<sign>!=|!~|<>|==|<=|>=|[:=~<>])(?!//)")
_VALUE = re.compile(r'(?:[^\s"]|"[^"]*(?:"|$))*')
_WORD = re.compile(r'[^\s"]+')
_PHONE = re.compile(r"\+?[\d()./-]+")
_EXTENSION = re.compile(r"(?i)(?:ext\.?|x|分机|转)\d{0,6}")
_MEANS = {"=": (":", False), "==": (":", False), "!=": (":", True), "<>": (":", True), "!~": ("~", True)}


class Term(NamedTuple):
    """A word that is looked for: exactly as a phrase, as the beginning of a word, or as what must not be there."""

    text: str
    exact: bool = False
    beginning: bool = False
    without: bool = False


class Condition(NamedTuple):
    """What a field must be; `sign` is `:` (is), `~` (contains), `<`, `<=`, `>` or `>=`, `text` what was typed behind it."""

    field: str
    sign: str
    text: str
    without: bool = False

    @property
    def values(self) -> tuple[str, ...]:
        """Return the values of which one must fit: what commas part outside quotes; none where nothing was typed."""
        parts = re.findall(r'(?:[^,、"]|"[^"]*")+', self.text)
        return tuple(plain for each in parts if (plain := each.replace('"', "").strip()))

    @property
    def plain(self) -> str:
        """Return the whole text without the quotes."""
        return self.text.replace('"', "").strip()


class Question(NamedTuple):
    """Words and conditions, all of which must fit."""

    terms: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()


def read_question(text: str) -> Question:
    """Return the question that a text asks; raises WrongUsageError for one of more than `MOST` words."""
    parts = list(_parts(_in_plain_signs(text)))
    number = sum(len(each.text.split()) if isinstance(each, Term) else 1 for each in parts)
    if number > MOST:
        raise WrongUsageError(
            _("A question has at most {most} words; this one has {n}.").format(most=MOST, n=f"{number:,}"),
            _("Leave out what is not telling."),
        )
    return Question(
        _with_numbers(each for each in parts if isinstance(each, Term)),
        tuple(dict.fromkeys(each for each in parts if isinstance(each, Condition))),
    )


def readings(words: Sequence[str], kept: Mapping[str, str]) -> list[str]:
    """Return the questions that a command line may mean, the likeliest first: a shell took its quotes away.

    A word with blanks is a phrase or the whole value of `title~`, else the words it has; behind `country:` it is words,
    else one value. A word that holds a question of its own stays as it is, the name of a kept one means that one.
    """
    names = [kept.get(each.strip().casefold()) for each in words]
    ways = product(*((name,) if name else _ways(word) for name, word in zip(names, words, strict=True)))
    return list(dict.fromkeys(" ".join(each) for each in islice(ways, _READINGS)))


def written(question: Question) -> str:
    """Return a question as it is typed; read again it is the same."""
    return " ".join([*map(_term, question.terms), *map(_condition, question.conditions)])


def _in_plain_signs(text: str) -> str:
    plain = _UNSEEN.sub(" ", text.translate(_FULL_WIDTH).translate(_PLAIN))
    return _LOOSE.sub("", _SINGLE.sub(lambda hit: f'"{hit[1] or hit[2] or ""}"', plain))


def _parts(text: str) -> Iterator[Term | Condition]:
    """Yield what a text in plain signs asks for, from left to right."""
    at = 0
    while at < len(text):
        start = at
        while at < len(text) and text[at] in _DASHES:
            at += 1
        without = at > start
        if at == len(text) or text[at].isspace():
            at += 1
        elif text[at] == '"':
            end = (text.find('"', at + 1) + 1 or len(text) + 1) - 1
            phrase = " ".join(text[at + 1 : end].split())
            at = end + 1
            if _tells(phrase):
                yield Term(phrase, exact=True, without=without)
        elif sign := _SIGN.match(text, at):
            value = _VALUE.match(text, sign.end())
            typed = value[0] if value else ""
            at = sign.end() + len(typed)
            meant, other = _MEANS.get(sign["sign"], (sign["sign"], False))
            yield Condition(sign["field"], meant, _closed(typed), without != other)
        elif word := _WORD.match(text, at):
            at = word.end()
            plain = word[0].rstrip("*")
            if _tells(plain):
                yield Term(plain, beginning=plain != word[0], without=without)


def _tells(text: str) -> bool:
    """Tell whether there is a letter or a digit to look for."""
    return any(sign.isalnum() for sign in text)


def _closed(value: str) -> str:
    """Return a value whose open quote is closed, its blanks made single."""
    return " ".join((value + '"' * (value.count('"') % 2)).split())


def _with_numbers(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the words, each once, with the groups of a telephone number made one: `+49 (40) 123456`."""
    found: list[Term] = []
    for is_number, group in groupby(terms, _is_of_number):
        words = list(group)
        whole = " ".join(each.text for each in words)
        digits = sum(sign.isdigit() for sign in whole)
        joined = (
            is_number and len(words) > 1 and digits >= (6 if whole[0] in "+(0" else 10) and whole[0] in "+(0123456789"
        )
        found += [Term(whole, exact=True)] if joined else words
    return tuple(dict.fromkeys(found))


def _is_of_number(term: Term) -> bool:
    """Tell whether a word may be a part of a telephone number: some digits, or an extension."""
    return term == Term(term.text) and bool(_PHONE.fullmatch(term.text) or _EXTENSION.fullmatch(term.text))


def _ways(word: str) -> tuple[str, ...]:
    """Return how a word of a command line may be meant, the likeliest way first."""
    plain = _in_plain_signs(word).strip()
    if '"' in plain or not re.search(r"\s", plain):
        return (word,)
    bare = plain.lstrip(_DASHES)
    first = _SIGN.match(bare)
    if any(each[0] in _DASHES or _SIGN.match(each) or each.endswith("*") for each in plain.split()[1:]):
        return (word,)
    start = len(plain) - len(bare) + (first.end() if first else 0)
    whole = f'{plain[:start]}"{plain[start:].strip()}"' if first else f'{"-" * (bare != plain)}"{bare}"'
    return (whole, word) if first is None or "~" in first["sign"] else (word, whole)


def _term(term: Term) -> str:
    text = f'"{term.text}"' if term.exact else term.text
    return f"{'-' * term.without}{text}{'*' * term.beginning}"


def _condition(condition: Condition) -> str:
    return f"{'-' * condition.without}{condition.field}{condition.sign}{condition.text}"
