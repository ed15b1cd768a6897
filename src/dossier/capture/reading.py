"""One letter from its bytes to a proposal: opened, parted, told what it is, and read."""

from datetime import date, datetime
from pathlib import Path

from dossier.capture import asks
from dossier.capture.evidence import Evidence
from dossier.capture.mail import forms, quotes
from dossier.capture.mail.language import language_of
from dossier.capture.mail.mail import Letter, Person, forwarded, open_letter
from dossier.capture.names.names import agree
from dossier.capture.proposal import Certainty, Finding, Inquiry
from dossier.capture.signature import signature, whereabouts
from dossier.capture.signature.block import Block, read_block
from dossier.capture.signature.pieces import Setting
from dossier.capture.vocabulary import Phrases, lists
from dossier.capture.writer import firm, mailbox, name, title
from dossier.i18n import _
from dossier.values.names import is_free, is_shared

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
) -> Inquiry:
    """Return what an .eml file or a bare pasted text proposes; what cannot be read is said in `warnings`.

    `own_domains` are the mail domains of our own house. Raises InvalidValueError only for broken files of the user's own.
    """
    letter = open_letter(raw)
    own = _own(letter, own_domains)
    person, subject, sent_at, text = _innermost(letter, own)
    text = _broken(text[:LIMIT])
    platform = forms.platform_of(letter._replace(sender=person), text, user_sources)
    form = forms.read_form(quotes.part(text).new, user_sources)
    if form.known < forms.FEWEST or (platform is None and not _is_form(form, text)):
        form = forms.Form((), "", 0)
    seen = _evidence(letter, person, text, form, platform, own, user_titles, sent_at.date() if sent_at else None)
    findings, conflicts, warnings = _read(seen, subject, user_sources)
    if (
        letter.pictures
        and not seen.block.names
        and not seen.block.numbers
        and not seen.block.companies
        and not form.known
    ):
        warnings.append(_("The signature may be in a picture, which cannot be read."))
    return Inquiry(
        findings=tuple(findings),
        conflicts=tuple(conflicts),
        subject=subject,
        sender=f"{person.name} <{person.address}>".strip() if person.address else person.name,
        sent_on=sent_at.date() if sent_at else None,
        sent_at=sent_at,
        message_id=letter.message_id,
        body=seen.body or text.strip(),
        original=letter.original,
        warnings=(*letter.warnings, *dict.fromkeys(warnings)),
    )


def _broken(text: str) -> str:
    """Return a text whose longest lines are broken: the time that a search takes grows with the square of a line."""
    if not any(len(line) > LONGEST for line in text.split("\n")):
        return text
    return "\n".join(
        line[at : at + LONGEST] for line in text.split("\n") for at in range(0, max(len(line), 1), LONGEST)
    )


def _own(letter: Letter, given: frozenset[str]) -> frozenset[str]:
    """Return our own domains: those given, and the receivers' (of an open provider only the address itself)."""
    sender = letter.sender.address.rpartition("@")[2]
    found = {each.lower() for each in given}
    for person in letter.receivers[:6]:
        domain = person.address.rpartition("@")[2]
        if is_free(domain):
            found.add(person.address)
        elif domain != sender:
            found.add(domain)
    return frozenset(found - {letter.sender.address})


def _innermost(letter: Letter, own: frozenset[str]) -> tuple[Person, str, datetime | None, str]:
    """Return sender, subject, hour and words of the buyer's letter: of the inner one, where we forwarded it to ourselves."""
    person, subject, sent_at, text = letter.sender, letter.subject, letter.sent_at, letter.text
    for _depth in range(4):
        parted = quotes.part(text)
        ours = bool(person.address) and (_ours(person.address, own) or _same_house(person, letter))
        inner = forwarded(parted.older) if parted.older else None
        if inner is None or (not inner[0].address and not inner[0].name):
            break
        passed_on = is_shared(person.address) and _one_firm(person, inner[0]) and len(parted.new) < 200
        if not (ours or passed_on or (parted.is_forward and len(parted.new) < 400) or not parted.new):
            break
        if _ours(inner[0].address, own) and not ours:
            break
        person, sent_at, text = inner[0], inner[2] or sent_at, inner[3]
        subject = inner[1] or subject
    return person, subject, sent_at, text


def _one_firm(one: Person, other: Person) -> bool:
    """Tell whether two addresses are of one firm's domain."""
    domain = one.address.rpartition("@")[2]
    return bool(domain) and not is_free(domain) and domain == other.address.rpartition("@")[2]


def _same_house(person: Person, letter: Letter) -> bool:
    domain = person.address.rpartition("@")[2]
    return bool(letter.receivers) and not is_free(domain) and letter.receivers[0].address.rpartition("@")[2] == domain


def _is_form(form: forms.Form, text: str) -> bool:
    """Say whether a text without a known platform is a form: more labelled lines at its beginning than prose."""
    rows = [row for row in text.split("\n") if row.strip()]
    end = next((place for place, row in enumerate(rows) if signature.closing_rest(row) is not None), len(rows))
    early = {
        forms.field_of(row.split(":")[0].split("\t")[0].strip(" -*•")) for row in rows[: min(end, 14)] if "|" not in row
    }
    who = {"contact.name", "first_name", "last_name", "contact.email", "company.name"}
    return (
        len(early - {None}) >= forms.FEWEST and bool(early & who) and any(name in who for name, _v, _l in form.fields)
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
        if reply.address and not forms.is_robot(reply.address) and not _ours(reply.address, own):
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


def _ours(address: str, own: frozenset[str]) -> bool:
    return address in own or address.rpartition("@")[2] in own


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
    findings += found + whereabouts.profiles(seen)
    conflicts += disagreeing
    if seen.language:
        findings.append(Finding("contact.language", seen.language[0], seen.language[1] or "script", "certain"))
    findings += _source(seen, user_sources) + _written_english(seen) + _asked(seen, subject)
    return findings, conflicts, warnings


def _source(seen: Evidence, user_sources: Path | None) -> list[Finding]:
    said = seen.platform or forms.mention(f"{seen.letter.subject}\n{seen.body}", user_sources)
    if (
        said is None
        and seen.form.known
        and seen.letter.sender.address
        and (forms.is_robot(seen.letter.sender.address) or seen.is_ours(seen.letter.sender.address))
    ):
        said = forms.Platform("web form", "website", f"header From: {seen.letter.sender.address}")
    if said is None:
        return []
    certainty: Certainty = "certain" if seen.platform else "likely"
    return [
        Finding("contact.source", said.source, said.evidence, certainty),
        Finding("contact.source_detail", said.name, said.evidence, certainty),
    ]


def _written_english(seen: Evidence) -> list[Finding]:
    hit = Phrases({"weak": lists("asks")["weak_english"]["words"]}).first(seen.body)
    return [Finding("contact.written_english", "poor", f"text: “{hit.words}”", "guess")] if hit else []


def _asked(seen: Evidence, subject: str) -> list[Finding]:
    found = []
    for field, value, label in seen.form.fields:
        if field == "deal.incoterm":
            found += asks.terms_in(value) or [Finding(field, value, f"field “{label}”", "certain")]
        elif field == "subject" and seen.platform and seen.platform.source == "marketplace":
            found.append(Finding("deal.product", value, f"field “{label}”", "likely"))
        elif field.startswith("deal."):
            found.append(Finding(field, value, f"field “{label}”", "certain"))
    known = {each.field for each in found}
    read = asks.asks(seen.body, "" if "deal.product" in known else subject, seen.sent_on)
    return found + [each for each in read if each.field not in known]
