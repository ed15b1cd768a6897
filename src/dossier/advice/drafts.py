"""Letters that fit the person: templates of one sentence a line; a sentence whose fact is unknown is left out and named."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dossier.advice.letter_facts import FACTS, LABELS, Letter
from dossier.advice.profile import LABELS as PROFILE_LABELS
from dossier.advice.profile import Profile
from dossier.advice.scene import Around
from dossier.advice.vocabulary import label
from dossier.errors import DossierError
from dossier.facts.dossier import Dossier
from dossier.facts.known import KNOWN, current
from dossier.facts.naming import fold
from dossier.i18n import N_, _

if TYPE_CHECKING:
    from jinja2 import Environment

KINDS: dict[str, str] = {
    "first-reply": N_("first reply to an inquiry"), "chase": N_("after silence, from a new angle"),
    "reconfirm-terms": N_("reconfirm the standing terms"), "ask-forwarder": N_("ask for the forwarder"),
    "first-import": N_("explain a first import from China"), "artwork": N_("artwork corrections in one message"),
    "fair": N_("support for their fair"), "anniversary": N_("congratulate on an anniversary"),
    "holiday": N_("holiday greetings"), "introduction": N_("exchange company introductions"),
    "proposal": N_("a proposal from what you know"), "thanks": N_("thank-you after a visit"),
}  # fmt: skip
LANGUAGES: dict[str, tuple[str, ...]] = {
    "en": ("en", "english", "英语", "英文"), "zh": ("zh", "chinese", "mandarin", "中文", "汉语", "普通话"),
    "fr": ("fr", "french", "francais", "法语"), "ru": ("ru", "russian", "russkij", "русскии", "俄语"),
    "es": ("es", "spanish", "espanol", "西班牙语"), "pt": ("pt", "portuguese", "portugues", "葡萄牙语"),
    "de": ("de", "german", "deutsch", "德语"),
}  # fmt: skip
VARIANTS = ("plain", "simple", "bilingual")
SUGGESTED: dict[str, tuple[str, ...]] = {
    "first-reply": (N_("export certificates"), N_("company introduction")), "first-import": (N_("flow chart"),),
    "artwork": (N_("marked-up proof"), N_("die line")), "fair": (N_("poster draft"),),
    "introduction": (N_("company introduction"),), "proposal": (N_("rendering"), N_("test report")),
    "thanks": (N_("photo of the visit"),),
}  # fmt: skip
_TAGS = re.compile(r"\[([a-z -]+)\] ?")
_SUBJECT = re.compile(r"Subject: ?")


class Draft(NamedTuple):
    """A letter ready to be read again; `left_out` names the facts whose sentences are missing.

    `topic` is what to log, so that the next draft takes another angle.
    """

    kind: str
    lang: str
    variant: str
    subject: str
    body: str
    left_out: tuple[str, ...]
    attachments_suggested: tuple[str, ...]
    angle: str = ""

    @property
    def topic(self) -> str:
        """Return the topic to log with the letter."""
        return f"{self.kind}:{self.angle}" if self.angle else self.kind


class DraftError(DossierError):
    """A letter cannot be drafted as asked; the message says what there is."""

    exit_code = 2


def draft(
    kind: str,
    dossier: Dossier,
    profile: Profile,
    today: date,
    variant: str | None = None,
    lang: str | None = None,
    *,
    folders: Sequence[Path],
    points: Sequence[str] = (),
    angle: str | None = None,
    around: Around | None = None,
) -> Draft:
    """Return a letter of a kind; folders are searched in order, the user's own first.

    Without a variant it is simple for a weak reader, else plain; without a language English. Raises DraftError for an
    unknown kind, variant, language or angle, or a language without a template.
    """
    if kind not in KINDS:
        raise _unknown(_("There is no letter “{name}”."), kind, tuple(KINDS))
    if variant not in {None, *VARIANTS}:
        raise _unknown(_("There is no variant “{name}”."), str(variant), VARIANTS)
    if lang is not None and lang not in LANGUAGES:
        raise _unknown(_("There are no letters in “{name}”."), lang, tuple(LANGUAGES))
    chosen = variant or ("simple" if _reads_little(dossier) else "plain")
    second = _second_language(dossier, lang) if chosen == "bilingual" else None
    first = "en" if second else lang or "en"
    simple = chosen != "plain"
    around = around or Around()
    parts = [_written(kind, each, dossier, profile, today, simple, folders, points, angle, around)
             for each in (first, second) if each]  # fmt: skip
    left_out = tuple(dict.fromkeys(name for part in parts for name in part.left_out))
    body = f"\n{'-' * 40}\n\n".join(part.body for part in parts)
    spoken = f"{first}+{second}" if second else first
    subject = " / ".join(dict.fromkeys(part.subject for part in parts))
    return Draft(kind, spoken, chosen, subject, body, left_out, _suggested(kind, dossier, profile), parts[0].angle)


def _unknown(message: str, name: str, choices: Sequence[str]) -> DraftError:
    return DraftError(message.format(name=name), _("Choose from: {choices}.").format(choices=", ".join(choices)))


def _reads_little(dossier: Dossier) -> bool:
    row = current(dossier.facts).get("contact.written_english")
    return row is not None and row.value == "poor"


def _second_language(dossier: Dossier, lang: str | None) -> str:
    if lang is not None and lang != "en":
        return lang
    row = current(dossier.facts).get("contact.languages")
    spoken = [fold(item) for item in row.items] if row is not None and row.state == KNOWN else []
    for code, names in LANGUAGES.items():
        if code != "en" and any(word in names for item in spoken for word in (item, *item.split())):
            return code
    raise DraftError(
        _("The second language is not known."),
        _("Add --lang with one of: {choices}.").format(choices=", ".join(code for code in LANGUAGES if code != "en")),
    )


class _Part(NamedTuple):
    subject: str
    body: str
    left_out: tuple[str, ...]
    angle: str


class _UnknownWordError(Exception):
    """A sentence needs a word that is not known."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@cache
def _environment() -> "Environment":
    from jinja2 import Undefined  # 30 ms that only a letter costs
    from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError

    class Unknown(Undefined):
        """A word that is not known: false in a test, and the end of its sentence when it is written."""

        def __str__(self) -> str:
            if str(self._undefined_name).startswith("_"):
                raise SecurityError(f"{self._undefined_name} is out of reach")
            prefix = "me." if isinstance(self._undefined_obj, dict) else ""
            raise _UnknownWordError(f"{prefix}{self._undefined_name}")

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            raise _UnknownWordError(f"{self._undefined_name}.{name}")

    return ImmutableSandboxedEnvironment(undefined=Unknown, autoescape=False)


def _written(
    kind: str, lang: str, dossier: Dossier, profile: Profile, today: date, simple: bool, folders: Sequence[Path],
    points: Sequence[str], angle: str | None, around: Around,
) -> _Part:  # fmt: skip
    lines = list(_lines(kind, lang, folders))
    words = Letter(dossier, today, lang, around).words(profile, points)
    mood = {"simple" if simple else "full"}
    angles = list(dict.fromkeys(tag for tags, _text in lines for tag in tags if tag not in {"simple", "full"}))
    if angle is not None and angle not in angles:
        raise _unknown(_("This letter has no angle “{name}”."), angle, angles or ["-"])
    chosen = angle or _unused_angle(kind, angles, lines, mood, words, dossier)
    kept = [text for tags, text in lines if set(tags) <= mood | {chosen}]
    return _rendered(kept, words, lang, chosen)


def _lines(kind: str, lang: str, folders: Sequence[Path]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the lines of a template with their tags; `@name` stands for the lines of another template."""
    name = f"{kind}.{lang}.j2"
    path = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if path is None:
        there = sorted({found.name.split(".")[1] for folder in folders for found in folder.glob(f"{kind}.*.j2")})
        raise DraftError(
            _("There is no template {name}.").format(name=name),
            _("Languages there are: {names}.").format(names=", ".join(there)),
        )
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("{#"):
            continue
        if line.startswith("@"):
            yield from _lines(line[1:].strip(), lang, folders)
            continue
        hit = _TAGS.match(line)
        yield (tuple(hit[1].split()), line[hit.end() :]) if hit else ((), line)


def _unused_angle(
    kind: str, angles: list[str], lines: list[tuple[tuple[str, ...], str]], mood: set[str], words: dict[str, object],
    dossier: Dossier,
) -> str:  # fmt: skip
    """Return the first angle whose sentences can all be said and which the log has not seen; else the last."""
    said = {topic for entry in dossier.log if entry.topics for topic in entry.topics.split("\n")}
    for angle in angles:
        own = [text for tags, text in lines if angle in tags and set(tags) <= mood | {angle}]
        if f"{kind}:{angle}" not in said and all(_sentence(text, words)[1] is None for text in own):
            return angle
    return angles[-1] if angles else ""


def _sentence(text: str, words: dict[str, object]) -> tuple[str, str | None]:
    """Return a sentence with its words filled in, or the name of the word that is not known."""
    from jinja2 import TemplateError

    try:
        return _environment().from_string(text).render(words), None
    except _UnknownWordError as unknown:
        return "", unknown.name
    except TemplateError as failure:
        raise DraftError(
            _("A template has a mistake in “{line}”: {reason}").format(line=text, reason=failure)
        ) from failure


def _rendered(lines: Sequence[str], words: dict[str, object], lang: str, angle: str) -> _Part:
    subject, missing = "", []
    paragraphs: list[list[str]] = [[]]
    after_own = False
    for line in lines:
        head = _SUBJECT.match(line)
        own_line = line.startswith("| ")
        sentence, unknown = _sentence(line[head.end() :] if head else line[2:] if own_line else line, words)
        if unknown is not None:
            missing.append(unknown)
        elif head:
            subject = subject or sentence.strip()
        elif not line.strip():
            paragraphs.append([])
            after_own = False
        elif sentence.strip():
            broken = paragraphs[-1] and (own_line or after_own)
            paragraphs[-1].append(("\n" if broken else "") + sentence.strip())
            after_own = own_line
    glue = "" if lang == "zh" else " "
    blocks = [glue.join(part).replace(f"{glue}\n", "\n").strip() for part in paragraphs]
    body = "\n\n".join(block for block in blocks if block) + "\n"
    return _Part(subject, body, tuple(dict.fromkeys(_label(name) for name in missing)), angle)


def _label(name: str) -> str:
    if name.startswith("me."):
        return _(PROFILE_LABELS.get(name[3:], name))
    return _(LABELS.get(name) or label(FACTS.get(name, name)))


def _suggested(kind: str, dossier: Dossier, profile: Profile) -> tuple[str, ...]:
    """Return what to attach: the file where one is recorded with that role, else what to look for."""
    found = []
    for role in SUGGESTED.get(kind, ()):
        path = profile.deck if role == "company introduction" else ""
        path = path or next((each.path for each in dossier.attachments if fold(each.role or "") == fold(role)), "")
        found.append(f"{_(role)}: {path}" if path else _(role))
    return tuple(found)
