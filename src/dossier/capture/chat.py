"""A chat as WhatsApp, WeChat, QQ or Telegram writes it out as text: who said what, and what the client says about herself."""

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from dossier.capture.asks.asks import asked_items, asks
from dossier.capture.kind.machines import phrases
from dossier.capture.kind.verdict import Verdict
from dossier.capture.mail.forms import mention
from dossier.capture.mail.language import language_of
from dossier.capture.mail.mail import Letter
from dossier.capture.names import company
from dossier.capture.names.names import agree, possible_name
from dossier.capture.proposal import Certainty, Finding, Inquiry
from dossier.capture.signature import phone_plan, points
from dossier.capture.writer.name import said_name
from dossier.i18n import _, ngettext, pgettext

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_DAY = r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
_HOUR = r"(?P<hour>\d{1,2}:\d{2})(?::\d{2})?(?:\s?[AaPp]\.?\s?[Mm]\.?)?"
_LINES = (
    re.compile(rf"^\[?{_DAY},?\s+{_HOUR}\]?\s*(?:-\s*)?(?P<who>[^:\n]{{1,50}}): (?P<words>.*)$"),
    re.compile(rf"^\[{_HOUR},\s+{_DAY}\]\s*(?P<who>[^:\n]{{1,50}}): (?P<words>.*)$"),
    re.compile(rf"^(?P<who>[^\d\s][^\n]{{0,39}}?),?\s+\[?{_DAY}\s+{_HOUR}\]?(?P<words>)\s*:?$"),
    re.compile(rf"^{_DAY}\s+{_HOUR}\s+(?P<who>[^:\n]{{1,40}}?)(?:\(\d{{5,12}}\)|<[^>]*>)(?P<words>)\s*$"),
)
"""How a message begins: on a phone, copied from a browser, on a desk with the words on the next line, in QQ."""
_LEFT_OUT = re.compile(
    r"^<[^>]{3,40}>$|^\[[^\]]{1,20}\]$|(?:omitted|weggelassen|omis|omitido|omesso)>?$", re.IGNORECASE
)
FEWEST = 2
"""Fewer lines with a day, an hour and a speaker are no chat."""


class Said(NamedTuple):
    """One message: the day as written, who said it, and the words."""

    day: str
    who: str
    words: str


def _begun(line: str) -> re.Match[str] | None:
    """Return how a line begins a message, or None."""
    return next((m for shape in _LINES if (m := shape.match(line))), None)


def messages(text: str) -> list[Said]:
    """Return the messages of a chat; none where a text is no chat."""
    found: list[Said] = []
    lines = [line.strip("\u200e\u200f ") for line in text.split("\n")[:20_000]]
    if sum(_begun(line) is not None for line in lines[:200]) < FEWEST:
        return []
    for line in lines:
        m = _begun(line)
        if m is not None:
            words = m["words"]
            found.append(Said(m["day"], m["who"].strip("~ "), "" if _LEFT_OUT.search(words) else words))
        elif found and line and not _LEFT_OUT.search(line):
            last = found[-1]
            found[-1] = last._replace(words=f"{last.words}\n{line}".strip())
    return found


def read_chat(letter: Letter, said: list[Said], own_name: str) -> Inquiry:
    """Return what a chat proposes about the one who speaks with us; `own_name` is ours, where it is known."""
    speakers = list(dict.fromkeys(each.who for each in said))
    ours = [who for who in speakers if own_name and agree(who, own_name)]
    others = [who for who in speakers if who not in ours] or speakers
    # Whom the telephone shows by number is in nobody's address book: no colleague, and not oneself.
    client = next((who for who in others if phone_plan.parse(who, None) is not None), others[0])
    certainty: Certainty = "likely" if ours and len(speakers) == 2 else "guess"
    number = phone_plan.parse(client, None)
    named = possible_name(client, single=True, lower=True) if number is None else None
    findings: list[Finding] = []
    if number is not None:
        findings.append(Finding("contact.whatsapp", phone_plan.e164(number), _("speaker of the chat"), "certain"))
    elif named is not None:
        findings.append(Finding("contact.name", named.name, _("speaker of the chat"), certainty))
    words = "\n".join(each.words for each in said if each.who == client)
    findings += _introduced(words, number)
    findings += [
        Finding("contact.email", each, pgettext("evidence", "text"), "likely") for each in points.emails(words)[:1]
    ]
    sent_at = _day(said[-1].day)
    findings += asks(words, "", sent_at.date() if sent_at else None)
    wants = any(each.field == "deal.quantity" for each in findings) or phrases("asks", "texts").first(words) is not None
    reason = ngettext("{n} message of {speakers}", "{n} messages of {speakers}", len(said)).format(
        n=len(said), speakers=", ".join(speakers[:4])
    )
    return Inquiry(
        findings=tuple(findings),
        sender=client,
        sent_on=sent_at.date() if sent_at else None,
        sent_at=sent_at,
        body=letter.text.strip(),
        original=letter.original,
        letter=Verdict("chat", reason, asks=wants),
        items=asked_items(words),
    )


def _introduced(words: str, number: "PhoneNumber | None") -> list[Finding]:
    """Return what the client says of herself: name, firm and how she found us; and what number and language say."""
    found: list[Finding] = []
    named = said_name(words)
    if named is not None and number is not None:
        found.append(Finding("contact.name", named[0].name, named[1], "likely"))
    firm = company.in_prose(words)
    if firm:
        found.append(Finding("company.name", firm, f"text: “{firm}”", "likely"))
    code = phone_plan.country_of(number) if number is not None else None
    if number is not None and code:
        found.append(Finding("contact.country", code, f"calling code +{number.country_code}", "likely"))
    spoken = language_of(words)
    if spoken:
        found.append(Finding("contact.language", spoken[0], spoken[1] or "script", "certain"))
    how = mention(words)
    if how is not None:
        found.append(Finding("contact.source", how.source, how.evidence, "likely"))
        found.append(Finding("contact.source_detail", how.name, how.evidence, "likely"))
    return found


def _day(written: str) -> datetime | None:
    """Return a day of which the order of the figures leaves no doubt; None for `3/4/2026`."""
    figures = [int(each) for each in re.findall(r"\d+", written)]
    try:
        if figures[0] > 31:
            return datetime(figures[0], figures[1], figures[2])
        year = figures[2] + 2000 * (figures[2] < 100)
        if "." in written or figures[0] > 12:
            return datetime(year, figures[1], figures[0])
        return datetime(year, figures[0], figures[1]) if figures[1] > 12 else None
    except (ValueError, IndexError):
        return None
