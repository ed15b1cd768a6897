"""What the writer's own older letters in the same thread say about her, where the newest one says nothing."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.capture.evidence import Evidence
from dossier.capture.mail import forms, quotes
from dossier.capture.mail.thread import Older, older
from dossier.capture.names.names import agree
from dossier.capture.proposal import Finding
from dossier.capture.signature import signature, whereabouts
from dossier.capture.signature.block import read_block
from dossier.capture.signature.pieces import Setting
from dossier.capture.writer import firm, name, title

_ABOUT_HER = ("contact.name", "contact.native_name", "contact.title", "contact.authority", "company.name", "contact.phone",
              "contact.mobile", "contact.fax", "contact.whatsapp", "contact.city", "contact.country", "contact.address",
              "contact.postcode", "contact.website")  # fmt: skip


def from_older(seen: Evidence, text: str, known: Sequence[Finding]) -> list[Finding]:
    """Return findings from the signatures of the writer's older letters, none of them certain; ours are never read."""
    held = {each.field for each in known}
    found: list[Finding] = []
    for letter in older(text):
        if not _is_hers(seen, letter):
            continue
        new = [each for each in _read(seen, letter) if each.field in _ABOUT_HER and each.field not in held]
        found += [
            replace(each, evidence=f"older letter, {each.evidence}", certainty="likely", alternatives=())
            for each in new
        ]
        held |= {each.field for each in found}
    return found


def _is_hers(seen: Evidence, letter: Older) -> bool:
    address = letter.sender.address
    if address:
        return address == seen.writer.address
    named = letter.sender.name or letter.said_by
    return bool(named and seen.writer.name) and agree(named, seen.writer.name) and "@" not in named


def _read(seen: Evidence, letter: Older) -> list[Finding]:
    signed = signature.split(quotes.without_notices(letter.text))
    if not signed.block:
        return []
    setting = Setting(
        header_name=seen.writer.name, domain=seen.domain, address=seen.writer.address, user_titles=seen.user_titles
    )
    then = replace(seen, body="", block=read_block(signed.block, setting), form=forms.Form((), "", 0))
    places, _conflicts, _warnings = whereabouts.whereabouts(then)
    return [*name.name(then)[0], *title.title(then), *firm.firm(then), *places]
