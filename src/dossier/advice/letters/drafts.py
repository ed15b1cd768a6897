"""Letters that fit the person: templates of one sentence a line; a sentence whose fact is unknown is left out and named."""

import re
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dossier.advice.letters.letter_facts import FACTS, LABELS, Letter
from dossier.advice.letters.templates import DraftError, TemplateLine, angles, lines, sentence, shared_angles
from dossier.advice.playbook.scene import Around
from dossier.advice.playbook.vocabulary import label
from dossier.advice.profile import LABELS as PROFILE_LABELS
from dossier.advice.profile import Profile
from dossier.i18n import N_, _
from dossier.nearest import one_of
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.values.names import fold

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
    shared = shared_angles(kind, (first, second), folders) if second else None
    wish = _Wish(kind, dossier, profile, today, chosen != "plain", folders, points, angle, around or Around(), shared)
    parts = [_written(wish, each) for each in (first, second) if each]
    left_out = tuple(dict.fromkeys(name for part in parts for name in part.left_out))
    body = f"\n{'-' * 40}\n\n".join(part.body for part in parts)
    spoken = f"{first}+{second}" if second else first
    subject = " / ".join(dict.fromkeys(part.subject for part in parts))
    return Draft(kind, spoken, chosen, subject, body, left_out, _suggested(kind, dossier, profile), parts[0].angle)


def _unknown(message: str, name: str, choices: Sequence[str]) -> DraftError:
    return DraftError(message.format(name=name), one_of(name, choices))


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


class _Wish(NamedTuple):
    """What was asked for, the same for each language of a letter."""

    kind: str
    dossier: Dossier
    profile: Profile
    today: date
    simple: bool
    folders: Sequence[Path]
    points: Sequence[str]
    angle: str | None
    around: Around
    shared: Collection[str] | None


def _written(wish: _Wish, lang: str) -> _Part:
    found = list(lines(wish.kind, lang, wish.folders))
    words = Letter(wish.dossier, wish.today, lang, wish.around).words(wish.profile, wish.points)
    mood = {"simple" if wish.simple else "full"}
    there = [name for name in angles(found) if wish.shared is None or name in wish.shared]
    if wish.angle is not None and wish.angle not in there:
        raise _unknown(_("This letter has no angle “{name}”."), wish.angle, there or ["-"])
    chosen = wish.angle or _unused_angle(wish, there, found, mood, words)
    kept = [text for tags, text in found if set(tags) <= mood | {chosen}]
    return _rendered(kept, words, lang, chosen)


def _unused_angle(
    wish: _Wish, there: list[str], found: Sequence[TemplateLine], mood: set[str], words: dict[str, object]
) -> str:
    """Return the first angle whose sentences can all be said and which the log has not seen; else the last."""
    said = {topic for entry in wish.dossier.log if entry.topics for topic in entry.topics.split("\n")}
    for angle in there:
        own = [text for tags, text in found if angle in tags and set(tags) <= mood | {angle}]
        if f"{wish.kind}:{angle}" not in said and all(sentence(text, words)[1] is None for text in own):
            return angle
    return there[-1] if there else ""


def _rendered(lines: Sequence[str], words: dict[str, object], lang: str, angle: str) -> _Part:
    subject, missing = "", []
    paragraphs: list[list[str]] = [[]]
    after_own = False
    for line in lines:
        head = _SUBJECT.match(line)
        own_line = line.startswith("| ")
        text, unknown = sentence(line[head.end() :] if head else line[2:] if own_line else line, words)
        if unknown is not None:
            missing.append(unknown)
        elif head:
            subject = subject or text.strip()
        elif not line.strip():
            paragraphs.append([])
            after_own = False
        elif text.strip():
            broken = paragraphs[-1] and (own_line or after_own)
            paragraphs[-1].append(("\n" if broken else "") + text.strip())
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
