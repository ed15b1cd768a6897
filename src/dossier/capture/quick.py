"""One typed line: an e-mail address, or name, title, firm and number between commas."""

import re

from dossier.capture.mail.cleaning import clean
from dossier.capture.names.names import from_address, read_name
from dossier.capture.proposal import Finding, Inquiry
from dossier.capture.signature import points, titles
from dossier.capture.signature.block import read_block
from dossier.capture.signature.pieces import Setting, classify
from dossier.capture.signature.whereabouts import read_numbers
from dossier.values.names import is_free

LONGEST = 500
"""More characters than this are no line about a person."""


def read_line(text: str) -> Inquiry:
    """Return what one line says about a person: `Anna Schmidt, Purchasing Assistant, Nordlicht GmbH, +49 40 1234567`."""
    line = " ".join(clean(text[:LONGEST]).split())
    emails = points.emails(line)
    domain = emails[0].rpartition("@")[2] if emails else ""
    bare = re.sub(r"[<>]", " ", line)
    name = _name(bare)
    parts = tuple(_parts(bare))
    block = read_block(parts, Setting(header_name=name, domain=domain))
    found: list[Finding] = []
    first = block.names[0][0] if block.names else read_name(name, single=True, lower=True) if name else None
    if first is None and emails and not name:
        first = from_address(emails[0])
        found += [Finding("contact.name", first.name, f"address {emails[0]}", "guess")] if first else []
    elif first is not None:
        found.append(Finding("contact.name", first.name, "line", "certain"))
        found += [Finding("contact.native_name", first.native, "line", "certain")] if first.native else []
        found += [Finding("contact.salutation", first.salutation, "line", "certain")] if first.salutation else []
    for value, _evidence in block.titles[:1]:
        judged = titles.judge(value)
        words = ", ".join(f"“{word}”" for word in judged.words) or f"“{value}”"
        found.append(Finding("contact.title", value, "line", "certain"))
        found.append(Finding("contact.authority", judged.authority, f"title: {words}", "likely"))
    found += [Finding("company.name", value, "line", "certain") for value, _evidence, _rank in block.companies[:1]]
    found += [Finding("contact.email", each, "line", "certain") for each in emails]
    if domain and not is_free(domain):
        found.append(Finding("company.domain", domain, "line", "certain"))
    placed, conflicts = read_numbers(block, domain)
    found += placed
    found += [Finding(f"contact.{each.kind}", each.value, "line", "certain") for each in block.profiles]
    found += [Finding("contact.website", host, "line", "certain") for host in block.websites]
    return Inquiry(findings=tuple(found), conflicts=conflicts, body=text, original=text)


def _name(line: str) -> str:
    """Return the piece of a line that can only be a name: the first, unless it is something else."""
    for piece in re.split(r"\s*[,;|\t]\s*|\s+-\s+", points.without_points(line)):
        kinds = classify(piece, Setting(), is_first=True) if piece.strip() else []
        if kinds and kinds[0][0] == "name":
            return piece
        if piece.strip():
            break
    return ""


def _parts(line: str) -> list[str]:
    parts: list[str] = []
    for piece in re.split(r"\s*[,;|\t]\s*|,", line):
        bare = piece.strip()
        if bare and parts and re.fullmatch(r"(?i)(?:inc|ltd|llc|co|s\.?a|corp)\.?", bare):
            parts[-1] = f"{parts[-1]}, {bare}"
        elif bare:
            parts.append(bare)
    return parts
