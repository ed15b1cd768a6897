"""The writer's e-mail address: by header, form, signature or text."""

from dataclasses import replace

from dossier.capture.evidence import Evidence
from dossier.capture.mail.forms import is_robot
from dossier.capture.proposal import Finding
from dossier.capture.signature import points
from dossier.i18n import _
from dossier.values.names import is_shared


def address(seen: Evidence) -> tuple[list[Finding], list[str]]:
    """Return the writer's e-mail address and others of hers, and where they disagree."""
    said = seen.field("contact.email")
    if said and points.emails(said[0]):
        return [Finding("contact.email", points.emails(said[0])[0], f"field “{said[1]}”", "certain")], []
    headers = [
        Finding("contact.email", person.address, f"header {name}", "certain")
        for name, person in (
            ("From", seen.letter.sender if seen.writer == seen.letter.sender else seen.writer),
            ("Reply-To", seen.letter.reply_to),
        )
        if person.address
        and not is_robot(person.address)
        and not seen.is_ours(person.address)
        and not is_platform(seen, person.address)
    ]
    signed = [
        Finding("contact.email", each, "signature", "likely")
        for each in [*seen.block.emails, *(points.emails(seen.form.message) if seen.platform else [])]
        if not seen.is_ours(each) and not is_robot(each) and not is_platform(seen, each)
    ]
    if not headers and not signed:
        signed = [
            Finding("contact.email", each, "text", "likely")
            for each in points.emails(seen.body)
            if not seen.is_ours(each) and not is_robot(each) and not is_platform(seen, each)
        ]
    own = [each for each in signed if headers and _is_her_own(each.value, headers[0].value)]
    if len(own) == 1:
        headers, signed = (
            [replace(own[0], certainty="certain")],
            [*headers, *(each for each in signed if each not in own)],
        )
    every = list({each.value: each for each in reversed([*headers, *signed])}.values())[::-1]
    if not every:
        return [], []
    conflicts = []
    if len(headers) > 1 and headers[0].value != headers[1].value:
        if headers[1].value in seen.block.emails:
            every.sort(key=lambda each: each.value != headers[1].value)
        conflicts.append(
            _("E-mail: the mail comes from {sender}, but answers are to go to {other}.").format(
                sender=headers[0].value, other=headers[1].value
            )
        )
    return [replace(every[0], alternatives=tuple(every[1:]))], conflicts


def _is_her_own(signed: str, header: str) -> bool:
    """Tell whether the signature names a person's address of the same house, where the mail came from a shared one."""
    return is_shared(header) and not is_shared(signed) and signed.rpartition("@")[2] == header.rpartition("@")[2]


def is_platform(seen: Evidence, address: str) -> bool:
    """Say whether an address is of the platform through which a letter came."""
    if seen.platform is None or not seen.letter.sender.address or seen.platform.source == "website":
        return False
    return address.rpartition("@")[2] == seen.letter.sender.address.rpartition("@")[2]
