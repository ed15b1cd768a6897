"""One letter from its bytes to a proposal: opened, parted, told what it is, and read."""

from datetime import date
from pathlib import Path

from dossier.capture.asks.asks import asked_items, asks, terms_in
from dossier.capture.chat import messages, read_chat
from dossier.capture.evidence import Evidence
from dossier.capture.kind.judge import Place, judged
from dossier.capture.kind.limits import limited, warned
from dossier.capture.kind.verdict import NO_CLIENT
from dossier.capture.mail import forms, quotes
from dossier.capture.mail.headers import Person
from dossier.capture.mail.language import language_of
from dossier.capture.mail.mail import Letter, open_letter
from dossier.capture.names.names import agree
from dossier.capture.opening import colleagues, innermost, ours, own_house, same_house
from dossier.capture.proposal import Certainty, Finding, Inquiry
from dossier.capture.signature import signature, whereabouts
from dossier.capture.signature.block import Block, read_block
from dossier.capture.signature.pieces import Setting
from dossier.capture.signature.profiles import profiles
from dossier.capture.vocabulary import Phrases, lists
from dossier.capture.writer import firm, mailbox, name, title
from dossier.capture.writer.older import from_older
from dossier.i18n import _

LIMIT = 60_000
"""More characters than this of one letter's new words are not searched."""
LONGEST = 2000
"""The longest line that is searched whole, in characters."""


def read_mail(
    raw: bytes,
    *,
    own_domains: frozenset[str] = frozenset(),
    user_sources: Path | None = None,
    user_titles: Path | None = None,
    own_name: str = "",
) -> Inquiry:
    """Return what an .eml file or a bare pasted text proposes; what cannot be read is said in `warnings`.

    `own_domains` are the mail domains of our own house, `own_name` is our name in a chat.
    Raises InvalidValueError only for broken files of the user's own.
    """
    letter = open_letter(raw)
    said = messages(letter.text) if not letter.headers else []
    if said:
        return read_chat(letter, said, own_name)
    return read_letter(letter, own_domains, user_sources, user_titles)


def read_letter(
    letter: Letter, own_domains: frozenset[str], user_sources: Path | None, user_titles: Path | None
) -> Inquiry:
    """Return what an opened letter proposes."""
    is_sent = bool(letter.sender.address) and ours(letter.sender.address, own_domains)
    own = own_house(letter, own_domains) if not is_sent else own_domains
    person, subject, sent_at, text = innermost(letter, own)
    is_passed_on = person != letter.sender
    text = _broken(text[:LIMIT])
    platform = forms.platform_of(letter._replace(sender=person), text, user_sources)
    form = forms.read_form(quotes.part(text).new, user_sources)
    if form.known < forms.FEWEST or (platform is None and not _is_form(form, text)):
        form = forms.Form((), "", 0)
    seen = _evidence(letter, person, text, form, platform, own, user_titles, sent_at.date() if sent_at else None)
    findings, conflicts, warnings = _read(seen, subject, user_sources)
    findings += from_older(seen, text, findings)
    place = Place(text, is_passed_on, is_sent and not is_passed_on)
    verdict = judged(seen, place, findings)
    if letter.pictures and not form.known and _is_unsigned(seen.block):
        warnings.append(_("The signature may be in a picture, which cannot be read."))
    return Inquiry(
        findings=tuple(limited(verdict.kind, findings, letter)),
        conflicts=tuple(conflicts) if verdict.kind not in NO_CLIENT else (),
        subject=subject,
        sender=f"{person.name} <{person.address}>".strip() if person.address else person.name,
        sent_on=sent_at.date() if sent_at else None,
        sent_at=sent_at,
        message_id=letter.message_id,
        body=seen.body or text.strip(),
        original=letter.original,
        warnings=(
            *letter.warnings,
            *warned(verdict),
            *(dict.fromkeys(warnings) if verdict.kind not in NO_CLIENT else ()),
        ),
        letter=verdict,
        attachments=tuple(each.name for each in letter.attachments if not each.is_inline),
        items=asked_items(seen.body) if verdict.kind not in NO_CLIENT | {"own_sent"} else (),
        colleagues=(
            colleagues(letter, seen.writer, own) if verdict.kind not in NO_CLIENT | {"own_sent", "web_form"} else ()
        ),
    )


def _is_unsigned(block: Block) -> bool:
    return not (block.names or block.numbers or block.companies)


_POINTS = frozenset({"contact.phone", "contact.fax", "contact.mobile", "contact.email", "contact.website", "contact.address",
                     "contact.skype", "contact.wechat", "contact.whatsapp", ""})  # fmt: skip
"""Labels that stand in signatures, too: they alone make no form."""


def _broken(text: str) -> str:
    """Return a text whose longest lines are broken: the time that a search takes grows with the square of a line."""
    if not any(len(line) > LONGEST for line in text.split("\n")):
        return text
    return "\n".join(
        line[at : at + LONGEST] for line in text.split("\n") for at in range(0, max(len(line), 1), LONGEST)
    )


def _is_form(form: forms.Form, text: str) -> bool:
    """Say whether a text without a known platform is a form: more labelled lines at its beginning than prose."""
    rows = [row for row in text.split("\n") if row.strip()]
    end = next((place for place, row in enumerate(rows) if signature.closing_rest(row) is not None), len(rows))
    early = {
        forms.field_of(row.split(":")[0].split("\t")[0].strip(" -*•")) for row in rows[: min(end, 14)] if "|" not in row
    }
    who = {"contact.name", "first_name", "last_name", "contact.email", "company.name"}
    only_points = all(each is None or each in _POINTS for each in early)
    return (
        len(early - {None}) >= forms.FEWEST
        and not only_points
        and bool(early & who)
        and any(name in who for name, _v, _l in form.fields)
    )


def _evidence(
    letter: Letter,
    person: Person,
    text: str,
    form: forms.Form,
    platform: forms.Platform | None,
    own: frozenset[str],
    user_titles: Path | None,
    sent_on: date | None,
) -> Evidence:
    new = form.message if form.known else quotes.part(text).new
    if form.known and not new and platform is None:
        new = form.before
    if not new and not form.known:
        new = text
    if platform is not None and not form.known:
        new = _without_ending(new)
    new = quotes.without_notices(new)
    signed = signature.split(new)
    language = language_of(signed.body) or language_of(new)
    if (
        person.address.rpartition("@")[2] in own
        or forms.is_robot(person.address)
        or (platform and platform.source == "marketplace")
    ):
        reply = letter.reply_to
        if reply.address and not forms.is_robot(reply.address) and not ours(reply.address, own):
            person = reply
    setting = Setting(
        header_name=person.name,
        domain=person.address.rpartition("@")[2],
        address=person.address,
        language=language[0] if language else None,
        user_titles=user_titles,
    )
    lines = signed.block
    if not lines and platform is not None and platform.source == "social":
        lines = _profile(signed.body, person.name)
    block = read_block(lines, setting) if lines else Block()
    return Evidence(
        letter, person, signed.body, block, signed.found_by, form, platform, language, own, user_titles, sent_on
    )


def _profile(text: str, header: str) -> tuple[str, ...]:
    """Return the lines in which a network shows who wrote: her name and the line under it."""
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    for place, row in enumerate(rows[:8]):
        if len(row.split()) <= 5 and header and agree(row, header.split(" via ", maxsplit=1)[0]):
            return tuple(
                each for each in rows[place : place + 3] if len(each.split()) <= 12 and not each.endswith(("?", "!"))
            )
    return ()


def _without_ending(text: str) -> str:
    """Return a platform's letter without the platform's own words under it."""
    endings = Phrases({"ending": lists("sources")["endings"]["words"]})
    rows = text.split("\n")
    for place, line in enumerate(rows):
        if place > 2 and endings.hits(line):
            return "\n".join(rows[:place])
    return text


def _read(seen: Evidence, subject: str, user_sources: Path | None) -> tuple[list[Finding], list[str], list[str]]:
    conflicts: list[str] = []
    findings: list[Finding] = []
    for part in (name.name, mailbox.address):
        found, disagreeing = part(seen)
        findings += found
        conflicts += disagreeing
    findings += title.title(seen) + firm.firm(seen)
    found, disagreeing, warnings = whereabouts.whereabouts(seen)
    findings += found + profiles(seen)
    conflicts += disagreeing
    if seen.language:
        findings.append(Finding("contact.language", seen.language[0], seen.language[1] or "script", "certain"))
    findings += _source(seen, user_sources) + _of_themselves(seen) + _asked(seen, subject)
    return findings, conflicts, warnings


def _source(seen: Evidence, user_sources: Path | None) -> list[Finding]:
    said = seen.platform or forms.mention(f"{seen.letter.subject}\n{seen.body}", user_sources)
    if (
        said is None
        and seen.form.known
        and seen.letter.sender.address
        and (
            forms.is_robot(seen.letter.sender.address)
            or seen.is_ours(seen.letter.sender.address)
            or same_house(seen.letter.sender, seen.letter)
        )
    ):
        said = forms.Platform("web form", "website", f"header From: {seen.letter.sender.address}")
    if said is None:
        return []
    certainty: Certainty = "certain" if seen.platform else "likely"
    return [
        Finding("contact.source", said.source, said.evidence, certainty),
        Finding("contact.source_detail", said.name, said.evidence, certainty),
    ]


_OF_THEMSELVES = (
    ("weak_english", "contact.written_english", "poor"), ("first_time", "company.china_experience", "first_time"),
)  # fmt: skip
"""What people say of themselves: the words of a table, the fact, and its value."""


def _of_themselves(seen: Evidence) -> list[Finding]:
    found = []
    for table, key, value in _OF_THEMSELVES:
        hit = Phrases({table: lists("asks")[table]["words"]}).first(seen.body)
        found += [Finding(key, value, f"text: “{hit.words}”", "likely")] if hit else []
    return found


def _asked(seen: Evidence, subject: str) -> list[Finding]:
    found = []
    for field, value, label in seen.form.fields:
        if field == "deal.incoterm":
            found += terms_in(value) or [Finding(field, value, f"field “{label}”", "certain")]
        elif field == "subject" and seen.platform and seen.platform.source == "marketplace":
            found.append(Finding("deal.product", value, f"field “{label}”", "likely"))
        elif field.startswith("deal."):
            found.append(Finding(field, value, f"field “{label}”", "certain"))
    known = {each.field for each in found}
    read = asks(seen.body, "" if "deal.product" in known else subject, seen.sent_on)
    return found + [each for each in read if each.field not in known]
