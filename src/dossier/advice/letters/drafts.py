"""Letters that fit the person: templates of one sentence a line; a sentence whose fact is unknown is left out and named."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

from dossier.advice.letters.attaching import attachments
from dossier.advice.letters.choosing import for_now, instead, next_angle, nothing_new
from dossier.advice.letters.kinds import ANGLES, KINDS
from dossier.advice.letters.letter_facts import FREE, LABELS, WORDS, Letter
from dossier.advice.letters.matter import Matter
from dossier.advice.letters.needs import Missing, missing
from dossier.advice.letters.person import TAGS
from dossier.advice.letters.templates import DraftError, TemplateLine, angles, holds, lines, sentence
from dossier.advice.profile import LABELS as PROFILE_LABELS
from dossier.errors import RefusedError
from dossier.i18n import _, called, usage
from dossier.nearest import Word, one_of
from dossier.records.catalogue.key import Choice
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.records.reading import choice_code
from dossier.values.languages import LANGUAGES, first_foreign, first_of, is_language
from dossier.values.to_type import to_type

VARIANTS = ("plain", "simple", "bilingual")
KNOWN_TAGS = TAGS | WORDS
"""What a line of a template may ask for in its tags."""
_SUBJECT = re.compile(r"Subject: ?")


class NotNowError(RefusedError):
    """A letter that would assert what did not happen, or comes too early (exit 6); the message names the right one."""

    def __init__(self, refused: Missing, letter: Letter, said: frozenset[str]) -> None:
        found, (ref, firm) = instead(refused, letter, said), _refs(letter.dossier)
        if not found.way:
            super().__init__(found.words, _("No letter calls for being written now."))
            return
        way = f"dossier draft {ref} {found.way}" if found.way in KINDS else found.way.format(ref=ref, firm=firm)
        words = _("Instead: {command}; or add --anyway.") if found.may_be_waived else _("Instead: {command}")
        super().__init__(found.words, words.format(command=to_type(way)))


class Wish(NamedTuple):
    """What is asked for: a kind (or the one that is for now), a variant, a language, an angle."""

    kind: str | None = None
    variant: str | None = None
    lang: str | None = None
    angle: str | None = None


class Draft(NamedTuple):
    """A letter ready to be read again."""

    kind: Annotated[str, "which letter"]
    lang: Annotated[str, "its language"]
    variant: Annotated[str, "its form: plain, simple, bilingual"]
    subject: Annotated[str, "its subject"]
    body: Annotated[str, "its text"]
    left_out: Annotated[tuple[str, ...], "facts whose sentences are missing because they are unknown"]
    attachments_suggested: Annotated[tuple[str, ...], "what is worth attaching"]
    angle: Annotated[str, "what it takes as its reason; may be empty"] = ""

    @property
    def topic(self) -> str:
        """Return the topic to log with the letter, so that the next draft takes another angle."""
        return f"{self.kind}:{self.angle}" if self.angle else self.kind


def draft(dossier: Dossier, today: date, wish: Wish, matter: Matter, folders: Sequence[Path]) -> Draft:
    """Return a letter; folders are searched in order, the user's own first and what is shipped last.

    Without a kind it is the one that is for now; without a variant it is simple for a weak reader, else plain; without a
    language English. Raises DraftError for an unknown kind, variant, language or angle, or a language without a template,
    NotNowError for a letter whose facts are missing or whose time has not come.
    """
    wish = _checked(wish)
    letter = Letter(dossier, today, matter, folders[-1])
    variant = wish.variant or ("simple" if reads_little(dossier, matter) else "plain")
    second = _second_language(dossier, wish.lang) if variant == "bilingual" else None
    languages = ("en", second) if second else (wish.lang or "en",)
    words = _shared([letter.words(lang, alone=second is None) for lang in languages])
    kind = wish.kind or _for_now(letter, words[0])
    said = frozenset({*words[0], *letter.tags(kind)}) | {"full" if variant == "plain" else "simple"}
    stands_against = missing(kind, letter, said)
    if stands_against is not None and not (matter.anyway and stands_against.may_be_waived):
        raise NotNowError(stands_against, letter, said)
    templates = [list(lines(kind, lang, folders, KNOWN_TAGS)) for lang in languages]
    angle = _angle(wish.angle, letter, said, templates)
    parts = [_rendered([text for tags, text in found if holds(tags, said, angle)], known, lang)
             for found, known, lang in zip(templates, words, languages, strict=True)]  # fmt: skip
    left_out = tuple(
        dict.fromkeys([*(name for part in parts for name in part.left_out), *_foreign(letter, said, templates)])
    )
    body = f"\n{'-' * 40}\n\n".join(part.body for part in parts)
    subject = " / ".join(dict.fromkeys(part.subject for part in parts))
    return Draft(kind, "+".join(languages), variant, subject, body, left_out, attachments(kind, matter, said), angle)


def _checked(wish: Wish) -> Wish:
    letters = tuple(Choice(code, kind.label, kind.aliases) for code, kind in KINDS.items())
    code = choice_code(letters, wish.kind or "")
    if wish.kind is not None and code is None:
        raise _unknown(_("There is no letter “{name}”."), wish.kind, letters)
    if wish.variant not in {None, *VARIANTS}:
        raise _unknown(_("There is no variant “{name}”."), str(wish.variant), VARIANTS)
    if wish.lang is not None and wish.lang not in LANGUAGES:
        raise _unknown(_("There are no letters in “{name}”."), wish.lang, tuple(LANGUAGES))
    return wish._replace(kind=code)


def _unknown(message: str, name: str, choices: Sequence[Word]) -> DraftError:
    return DraftError(message.format(name=name), one_of(name, choices))


def _refs(dossier: Dossier) -> tuple[str, str]:
    """Return how commands name the client, and the firm where there is one."""
    ref = dossier.contact.ref if dossier.contact is not None else str(dossier.ref)
    return ref, dossier.company.ref if dossier.company is not None else ref


def _for_now(letter: Letter, words: Mapping[str, object]) -> str:
    """Return the kind that is for now; to a stranger whose first letter lacks something, say what."""
    said = frozenset({*words, *letter.tags("")})
    found = for_now(letter, said)
    if found is None:
        lacks = missing("first-approach", letter, said) if letter.relation.is_cold else None
        if lacks is not None and not letter.relation.unanswered:
            reason = _("For now it would be {kind} ({label}), but: {reason}").format(
                kind="first-approach", label=_(KINDS["first-approach"].label), reason=lacks.words
            )
            raise NotNowError(lacks._replace(words=reason), letter, said)
        raise DraftError(
            _("No letter calls for being written now."),
            one_of("", [(code, kind.label) for code, kind in KINDS.items()]),
        )
    return found


def _shared(words: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the words of each language without those that another one does not have: halves say the same."""
    common = set.intersection(*(set(each) for each in words))
    return [{name: value for name, value in each.items() if name in common} for each in words]


def reads_little(dossier: Dossier, matter: Matter) -> bool:
    """Tell whether the person reads English with difficulty: as noted, else as they said themselves."""
    row = current(dossier.facts).get("contact.written_english")
    return row.value == "poor" if row is not None and row.state == KNOWN else matter.finds_english_hard


def spoken_language(dossier: Dossier) -> str | None:
    """Return the first language beside English that letters are written in: the person's, else by the user's note on the country."""
    theirs = (each.known for each in dossier.country_facts if each.iso2 == dossier.country)
    rows = (current(dossier.facts).get("contact.languages"), current(theirs).get("country.figure.business_languages"))
    return next((first_foreign(row.items) for row in rows if row is not None and row.state == KNOWN), None)


def own_language(dossier: Dossier) -> str | None:
    """Return the first of the person's languages, English among them, that letters are written in."""
    row = current(dossier.facts).get("contact.languages")
    return first_of(row.items) if row is not None and row.state == KNOWN else None


def speaks_another(dossier: Dossier) -> bool:
    """Tell whether a language beside English is noted for the person, be there letters in it or not."""
    row = current(dossier.facts).get("contact.languages")
    return row is not None and row.state == KNOWN and any(not is_language(each, "en") for each in row.items)


def _second_language(dossier: Dossier, lang: str | None) -> str:
    found = lang if lang is not None and lang != "en" else spoken_language(dossier)
    if found is None:
        choices = ", ".join(code for code in LANGUAGES if code != "en")
        unwritten = _("No letter is written in the language that is noted for them.")
        raise DraftError(
            unwritten if speaks_another(dossier) else _("The second language is not known."),
            _("Add --lang with one of: {choices}.").format(choices=choices),
        )
    return found


def _angle(wanted: str | None, letter: Letter, said: Collection[str], templates: Sequence[list[TemplateLine]]) -> str:
    """Return the angle of a reminder: as typed, or the next one that has not been used; empty for other letters."""
    there = [name for name in angles(templates[0]) if all(name in angles(each) for each in templates)]
    if wanted is not None and wanted not in there:
        raise _unknown(_("This letter has no angle “{name}”."), wanted, there or ["-"])
    if wanted is not None or not there:
        refused = wanted == "close" and not letter.relation.may_close and not letter.matter.anyway
        if refused:
            words = _("It is too early to put it aside: that is for three messages and thirty days without an answer.")
            raise NotNowError(Missing(words, "chase", may_be_waived=True), letter, frozenset(said))
        return wanted or ""
    found = next_angle(letter, frozenset(said), there)
    if found is None:
        known = (name for name in there if name not in ANGLES or set(ANGLES[name]) <= set(said))
        found = next(known, None) if letter.matter.anyway else None
    if found is None:
        raise NotNowError(nothing_new(), letter, frozenset(said))
    return found


def _foreign(letter: Letter, said: Collection[str], templates: Sequence[list[TemplateLine]]) -> Iterator[str]:
    """Yield what this letter would say if it were not kept in another language alone."""
    kept = {name for lang in ("en", "zh", "ru") for name in letter.words(lang) if name in FREE} - set(said)
    for tags, _text in templates[0] if kept else ():
        if kept & set(tags) and holds(tags, {*said, *kept}, ""):
            yield from (
                _("{name} (kept in another language)").format(name=_label(each)) for each in tags if each in kept
            )


class _Part(NamedTuple):
    subject: str
    body: str
    left_out: tuple[str, ...]


def _rendered(found: Sequence[str], words: dict[str, object], lang: str) -> _Part:
    subject, unsaid = "", []
    paragraphs: list[list[str]] = [[]]
    after_own = False
    for line in found:
        head = _SUBJECT.match(line)
        own_line = line.startswith("| ")
        text, unknown = sentence(line[head.end() :] if head else line[2:] if own_line else line, words)
        if unknown is not None:
            unsaid.append(unknown)
        elif head:
            subject = subject or text.strip()
        elif not line.strip():
            paragraphs.append([])
            after_own = False
        elif text.strip():
            broken = paragraphs[-1] and (own_line or after_own)
            paragraphs[-1].append(("\n" if broken else "") + text.strip())
            after_own = own_line
    glue = usage(lang).glue
    blocks = [glue.join(part).replace(f"{glue}\n", "\n").strip() for part in paragraphs]
    body = "\n\n".join(block for block in blocks if block) + "\n"
    return _Part(subject, body, tuple(dict.fromkeys(_label(name) for name in unsaid)))


def _label(name: str) -> str:
    if name.startswith("me."):
        return _(PROFILE_LABELS.get(name[3:], name))
    return called(LABELS, name)
