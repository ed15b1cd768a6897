"""Profiles and web pages of the writer."""

import re

from dossier.capture.evidence import Evidence
from dossier.capture.proposal import Finding
from dossier.capture.signature import points
from dossier.values.names import is_free


def profiles(seen: Evidence) -> list[Finding]:
    """Return profiles and web pages of the writer."""
    found = []
    for field, value, label in seen.form.fields:
        if field in {"contact.skype", "contact.wechat"} and not re.fullmatch(r"[+\d\s()-]{7,}", value):
            found.append(Finding(field, value, f"field “{label}”", "certain"))
        elif field == "contact.website":
            found += [Finding(field, host, f"field “{label}”", "certain") for host in points.websites(value)[:1]]
    for point in [*seen.block.profiles, *points.profiles(seen.body)]:
        found.append(
            Finding(f"contact.{point.kind}", point.value, f"signature: “{point.words.strip()[:60]}”", "certain")
        )
    for host in seen.block.websites:
        if not seen.is_ours(f"@{host.removeprefix('www.')}") and not is_free(host.removeprefix("www.")):
            found.append(Finding("contact.website", host, "signature", "certain"))
    return list({(each.field, each.value.lower()): each for each in reversed(found)}.values())[::-1]
