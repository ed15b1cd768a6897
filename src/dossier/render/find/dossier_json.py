"""A dossier for programs: facts by key with null for unknown."""

from collections.abc import Mapping, Sequence

from dossier.records.catalogue import catalogue
from dossier.records.country.country import HOLIDAY_KINDS
from dossier.records.deal.deal import stage_on
from dossier.records.dossier import Dossier
from dossier.records.known import Known, current, standing
from dossier.render.shapes import find as shapes
from dossier.render.shapes import keys
from dossier.render.shapes.fact import Fact
from dossier.render.words import Setting, visible


def shape(dossier: Dossier, setting: Setting, beside: Mapping[str, object] | None = None) -> shapes.Dossier:
    """Return a dossier as JSON has it; sharing leaves out what the views leave out.

    `beside` is what is known of a country without the book.
    """
    made = keys.row(
        shapes.Dossier if dossier.ref else shapes.CountryDossier,
        dossier,
        ref=str(dossier.ref) if dossier.ref else dossier.country,
        kind=dossier.ref.kind.noun if dossier.ref else "country",
        name=dossier.title,
        holidays=[day for day in dossier.holidays if day.kind in HOLIDAY_KINDS],
        facts=_facts(dossier, setting),
        log=[
            keys.row(shapes.LoggedTouch, each, stage=stage_on(dossier.stages, each.deal_id, each.on_date))
            for each in dossier.log
        ],
        **(beside or {}),
    )
    if setting.share:
        del made["links"], made["receipts"], made["log"], made["promises"], made["follow_ups"]
        del made["relationship"], made["complaints"], made["aims"]
    return made


def _facts(dossier: Dossier, setting: Setting) -> dict[str, Fact | Sequence[Fact] | None]:
    now = current(dossier.facts)
    subjects = {"contact"} if dossier.contact else set()
    subjects |= {"company"} if dossier.company else set()
    subjects |= {"deal"} if dossier.deal else set()
    subjects |= {"country"} if dossier.ref is None else set()
    shape: dict[str, Fact | Sequence[Fact] | None] = {}
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


def _fact(known: Known, kind: str, dossier: Dossier, setting: Setting) -> Fact:
    value: str | bool | Sequence[str] | None = known.items if kind == "list" and known.value else known.value
    if kind == "yesno" and known.value:
        value = known.value == "yes"
    shape: Fact = {
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
    return shape
