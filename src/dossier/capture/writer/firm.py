"""The writer's firm and its mail domain."""

import re
from dataclasses import replace

from dossier.capture.evidence import Evidence
from dossier.capture.names import company, names
from dossier.capture.proposal import Certainty, Finding
from dossier.capture.writer.mailbox import address, is_platform
from dossier.values.names import is_free


def firm(seen: Evidence) -> list[Finding]:
    """Return the writer's firm and its mail domain."""
    found: list[Finding] = []
    said = seen.field("company.name")
    if said:
        found.append(Finding("company.name", company.clean(said[0]), f"field “{said[1]}”", "certain"))
    for value, line, rank in sorted(seen.block.companies, key=lambda each: -each[2]):
        certainty: Certainty = "certain" if rank >= 4 else "likely"
        found.append(Finding("company.name", value, f"signature: “{line[:70]}”", certainty))
    header = _firm_in_header(seen)
    spelled = company.of_domain(seen.body, seen.domain) if seen.platform is None else None
    written = spelled if header and not company.legal_form(header) else None
    if written:
        found.append(Finding("company.name", written, f"text: “{written}”", "likely"))
    if header:
        found.append(Finding("company.name", header, "header From", "likely"))
    if not found:
        prose = company.in_prose(seen.body) or spelled
        if prose:
            found.append(Finding("company.name", prose, f"text: “{prose}”", "likely"))
    result = (
        [replace(found[0], alternatives=tuple(each for each in found[1:] if each.value != found[0].value))]
        if found
        else []
    )
    result += _domain(seen)
    return result


def _domain(seen: Evidence) -> list[Finding]:
    said = address(seen)[0]
    for each in said:
        domain = each.value.rpartition("@")[2]
        if not is_free(domain):
            return [
                Finding("company.domain", domain, each.evidence, "certain" if each.certainty == "certain" else "likely")
            ]
    for host in seen.block.websites:
        if not seen.is_ours(f"@{host.removeprefix('www.')}"):
            return [Finding("company.domain", host.removeprefix("www."), "signature", "likely")]
    return []


def _firm_in_header(seen: Evidence) -> str | None:
    if is_platform(seen, seen.writer.address) or seen.is_ours(seen.writer.address):
        return None
    if seen.letter.organization:
        return company.clean(seen.letter.organization)
    text = seen.writer.name
    pieces = [*re.split(r"\s+[-–—|/·@]+\s+|\s*\|\s*|\s+(?:from|at|bei|via)\s+|[()]", text)]
    for piece in pieces:
        if piece and company.legal_form(piece) and len(piece.split()) > 1:
            return company.clean(piece)
    for piece in pieces:
        if (
            piece
            and company.fits_domain(piece, seen.domain)
            and (len(pieces) > 1 or company.is_business(piece))
            and names.read_name(piece) is None
        ):
            return company.clean(piece)
    return None
