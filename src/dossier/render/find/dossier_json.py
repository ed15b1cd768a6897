"""A dossier for programs: one documented shape, facts by key with null for unknown."""

from collections.abc import Mapping
from typing import Any

from dossier.records.catalogue import catalogue
from dossier.records.country.country import HOLIDAY_KINDS
from dossier.records.dossier import Dossier
from dossier.records.known import Known, current, standing
from dossier.render.media.as_json import plain
from dossier.render.words import Setting, visible

_HIDDEN_IN_SHARE = frozenset({"links", "log", "promises", "told_by", "follow_ups"})


def shape(dossier: Dossier, setting: Setting, beside: Mapping[str, object] | None = None) -> dict[str, Any]:
    """Return a dossier as JSON has it; sharing leaves out what the views leave out.

    `beside` is what is known of a country without the book.
    """
    fields = {name: getattr(dossier, name) for name in dossier._fields if name not in {"facts", "told_by", "ref"}}
    fields["holidays"] = [day for day in dossier.holidays if day.kind in HOLIDAY_KINDS]
    return {
        "ref": str(dossier.ref) if dossier.ref else dossier.country,
        "kind": dossier.ref.kind.noun if dossier.ref else "country",
        "name": dossier.title,
        **{name: plain(value) for name, value in fields.items() if not (setting.share and name in _HIDDEN_IN_SHARE)},
        "facts": _facts(dossier, setting),
        **{name: plain(value) for name, value in (beside or {}).items()},
    }


def _facts(dossier: Dossier, setting: Setting) -> dict[str, Any]:
    now = current(dossier.facts)
    subjects = {"contact"} if dossier.contact else set()
    subjects |= {"company"} if dossier.company else set()
    subjects |= {"deal"} if dossier.deal else set()
    subjects |= {"country"} if dossier.ref is None else set()
    shape: dict[str, Any] = {}
    for entry in catalogue.by_key().values():
        if entry.subject not in subjects or (setting.share and entry.sensitivity != "shareable"):
            continue
        if entry.many:
            rows = standing(dossier.facts, entry.key)
            shape[entry.key] = [
                _fact(row, entry.type, dossier, setting) for row in rows if visible(entry, row, setting)
            ]
        else:
            known = now.get(entry.key)
            shown = known is not None and visible(entry, known, setting)
            shape[entry.key] = _fact(known, entry.type, dossier, setting) if known and shown else None
    return shape


def _fact(known: Known, kind: str, dossier: Dossier, setting: Setting) -> dict[str, Any]:
    value: Any = list(known.items) if kind == "list" and known.value else known.value
    if kind == "yesno" and known.value:
        value = known.value == "yes"
    shape = {
        "state": known.state, "value": value, "source": known.source, "source_detail": known.source_detail,
        "noted_on": known.noted_on, "certainty": known.certainty,
    }  # fmt: skip
    if not setting.share:
        teller = dossier.told_by.get(known.told_by) if known.told_by is not None else None
        shape |= {
            "note": known.note,
            "told_by": f"c{known.told_by}" if known.told_by is not None else None,
            "told_by_name": teller,
        }
    return {name: plain(each) for name, each in shape.items()}
