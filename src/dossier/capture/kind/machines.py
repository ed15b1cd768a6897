"""Letters that machines write: bounces, automatic replies, newsletters, lists, notifications; by headers and by words."""

import re
from functools import cache

from dossier.capture.kind.verdict import Kind, Sign
from dossier.capture.mail.mail import Letter
from dossier.capture.vocabulary import Hit, Phrases, lists
from dossier.i18n import _

READ = 6000
"""Characters of a letter that are searched for the words of machines."""


@cache
def phrases(kind: str, name: str) -> Phrases:
    """Return one list of letters.toml, ready to be found in a text."""
    return Phrases({kind: lists("letters")[kind][name]})


def signs(letter: Letter, text: str) -> list[Sign]:
    """Return what in a letter says that a machine wrote it."""
    found = [*_by_headers(letter), *_bounce(letter, text), *_away(letter, text)]
    found += [Sign("notification", 20, _("a receipt that a letter of ours was opened"))] if is_receipt(letter) else []
    found += _by_words("newsletter", 2.5, text, most=2)
    found += _by_words("list", 4, text, most=1)
    found += _by_words("notification", 3, text, most=1)
    return found


_AUTO_HEADERS = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply")
_CAMPAIGN_HEADERS = ("x-campaign", "x-campaignid", "x-mailchimp", "x-mc-user", "feedback-id", "x-mailgun-sid")


def _by_headers(letter: Letter) -> list[Sign]:
    found: list[tuple[Kind, float, str]] = []
    auto = letter.header("auto-submitted").lower()
    if auto and not auto.startswith("no"):
        is_reply = auto.startswith("auto-replied")
        found.append(("auto_reply", 7, "auto-submitted") if is_reply else ("notification", 3, "auto-submitted"))
    found += [("auto_reply", 7, name) for name in _AUTO_HEADERS if letter.header(name)]
    if "auto" in letter.header("precedence").lower():
        found.append(("auto_reply", 6, "precedence"))
    if letter.header("x-auto-response-suppress"):
        found.append(("auto_reply", 1.5, "x-auto-response-suppress"))
    found += [("newsletter", 2, name) for name in _CAMPAIGN_HEADERS if letter.header(name)]
    found += _of_many(letter)
    return [Sign(kind, weight, f"{name.title()}: {letter.header(name)[:60]}") for kind, weight, name in found]


def _of_many(letter: Letter) -> list[tuple[Kind, float, str]]:
    """Return the headers that letters to many have: of a list, where somebody can write to it; else of a newsletter."""
    found: list[tuple[Kind, float, str]] = []
    is_open = bool(letter.header("list-post"))
    named = bool(letter.header("list-id"))
    unsubscribe = bool(letter.header("list-unsubscribe"))
    if unsubscribe and not is_open:
        found.append(("newsletter", 4, "list-unsubscribe"))
    if letter.header("precedence").lower() in {"bulk", "list", "junk"}:
        found.append(("list" if is_open or named else "newsletter", 2, "precedence"))
    if named:
        found.append(("list" if is_open or not unsubscribe else "newsletter", 4, "list-id"))
    if is_open:
        found.append(("list", 4, "list-post"))
    return found


def is_receipt(letter: Letter) -> bool:
    """Tell whether a mail program says that a letter of ours was opened, or deleted."""
    return "disposition-notification" in letter.header("content-type").lower()


def _bounce(letter: Letter, text: str) -> list[Sign]:
    found: list[Sign] = []
    local = letter.sender.address.partition("@")[0]
    table = lists("letters")["bounce"]
    if letter.header("content-type").startswith("multipart/report") and "disposition" not in letter.header(
        "content-type"
    ):
        found.append(Sign("bounce", 5, "Content-Type: multipart/report"))
    if letter.report:
        found.append(Sign("bounce", 4, "message/delivery-status"))
    if local in table["senders"]:
        found.append(Sign("bounce", 5, f"From: {letter.sender.address}"))
    if letter.header("return-path") == "<>":
        found.append(Sign("bounce", 2, "Return-Path: <>"))
    if letter.header("x-failed-recipients"):
        found.append(Sign("bounce", 5, f"X-Failed-Recipients: {letter.header('x-failed-recipients')[:60]}"))
    hit = phrases("bounce", "subjects").first(letter.subject)
    if hit is not None:
        found.append(Sign("bounce", 4, _subject(hit)))
    said = phrases("bounce", "texts").first(text[:READ])
    if said is not None and found:
        found.append(Sign("bounce", 2, f"“{said.words}”"))
    if re.search(r"\b5\d\d[ -]5\.\d+\.\d+\b|\b550\b", text[:READ]) and found:
        found.append(Sign("bounce", 2, "550"))
    return found


def _away(letter: Letter, text: str) -> list[Sign]:
    found = []
    subject = phrases("auto_reply", "subjects").hits(letter.subject[:120])
    if subject:
        found.append(Sign("auto_reply", 5, _subject(subject[0])))
    said = list(dict.fromkeys(hit.words for hit in phrases("auto_reply", "texts").hits(text[:1500])))
    found += [Sign("auto_reply", weight, f"“{words}”") for weight, words in zip((3.5, 2), said, strict=False)]
    return found


def _subject(hit: Hit) -> str:
    return f"Subject: “{hit.words}”"


def _by_words(kind: Kind, weight: float, text: str, *, most: int) -> list[Sign]:
    words = dict.fromkeys(hit.words for hit in phrases(kind, "texts").hits(f"{text[:READ]}\n{text[READ:][-2000:]}"))
    return [Sign(kind, weight, f"“{word}”") for word in list(words)[:most]]
