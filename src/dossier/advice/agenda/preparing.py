"""What to prepare for a visit: agenda, pick-up, table, gift, and what its days meet; each step passes the veto."""

from collections.abc import Iterator

from dossier.advice.country.collisions import collisions
from dossier.advice.playbook.scene import Scene
from dossier.advice.playbook.veto import veto
from dossier.i18n import N_, _, called
from dossier.records.agenda.occasion import Step
from dossier.records.catalogue.key import ITEM_WORDS
from dossier.records.contact.person import Visit
from dossier.values.listed import enumerated, strung
from dossier.values.names import fold

PICK_UP = ("pick", "airport", "flight", "接机", "接站", "机场", "航班", "高铁")
AGENDA = ("agenda", "programme", "program", "schedule", "议程", "日程", "行程")
LIGHTER = ("lighter", "打火机")
_BRIEF = {"muslim": N_("halal table"), "jewish": N_("kosher table")}


def steps(seen: Scene, visit: Visit) -> tuple[Step, ...]:
    """Return what to do before a visit, in the order of time; what its days meet stands last."""
    to_us = visit.direction == "to_us"
    found = [
        _agenda(seen, visit),
        *(_pick_up(seen, visit) if to_us else _way(seen, visit)),
        _table(seen),
        *_gift(seen, to_us=to_us),
    ]
    last = visit.until or visit.on_date
    met = collisions(seen.dossier, max(visit.on_date, seen.today), last, seen.today, seen.around)
    return (*found, *met)


def _spoken_of(seen: Scene, visit: Visit, words: tuple[str, ...]) -> bool:
    """Tell whether the visit, an open end or the log since its planning speaks of something."""
    texts = [visit.text, visit.purpose, visit.place]
    texts += [each.text for each in seen.dossier.follow_ups]
    texts += [each.text for each in seen.dossier.promises]
    texts += [each.text for each in seen.dossier.log if (seen.today - each.on_date).days <= 60]
    return any(word in fold(text) for text in texts if text for word in words)


def _agenda(seen: Scene, visit: Visit) -> Step:
    if _spoken_of(seen, visit, AGENDA):
        return Step(N_("agenda: spoken of already; have it printed"), brief=N_("agenda"))
    if seen.says("contact.temperament", "serious"):
        return Step(N_("agenda by the minute: send it before"), brief=N_("agenda by the minute"))
    return Step(N_("agenda: agree what to see and to decide"), brief=N_("agenda"))


def _pick_up(seen: Scene, visit: Visit) -> Iterator[Step]:
    if _spoken_of(seen, visit, PICK_UP):
        yield Step(N_("pick-up: spoken of already; confirm driver and time"), brief=N_("pick-up"))
    else:
        yield Step(N_("pick-up: ask for flight and hotel, book a car"), brief=N_("pick-up"))


def _way(seen: Scene, visit: Visit) -> Iterator[Step]:
    if not _spoken_of(seen, visit, ("flight", "hotel", "train", "航班", "酒店", "机票")):
        yield Step(N_("the way: flight, hotel, visa; write when you arrive"), brief=N_("flight and hotel"))


def _table(seen: Scene) -> Step:
    """Return what to tell the kitchen, from the one owner of what is served."""
    served, diet = seen.get("contact.table"), seen.fact("contact.diet")
    if served is None or not isinstance(served.value, tuple):
        return Step(N_("table: ask what they eat and drink"), brief=N_("table"))
    told = strung(called(ITEM_WORDS, part) for part in served.value)
    items = diet.value if diet and isinstance(diet.value, tuple) else ()
    faith = seen.fact("contact.religion")
    brief = _BRIEF.get(str(faith.value) if faith else "") or (N_("table ({kitchen})") if items else N_("table"))
    kitchen = called(ITEM_WORDS, items[0]) if items else ""
    return Step(N_("table: {what}"), (("what", told), ("kitchen", kitchen)), brief=brief)


def _gift(seen: Scene, *, to_us: bool) -> Iterator[Step]:
    """Yield a gift that was not given before: a lighter for a smoker we receive, else something small and new."""
    gifts = seen.fact("contact.gifts")
    given = (
        enumerated(map(str, gifts.value))
        if gifts and isinstance(gifts.value, tuple)
        else str(gifts.value)
        if gifts
        else ""
    )
    had = any(word in fold(given) for word in LIGHTER)
    smokes = to_us and seen.says("contact.smokes", "yes") and not had
    if smokes and veto(("lighter", "smoking", "gift"), _("a fine lighter"), seen) is None:
        yield Step(N_("gift: a fine lighter, handed over at the pick-up"), brief=N_("gift"))
    elif given:
        yield Step(N_("gift: something new; given so far: {given}"), (("given", given),), brief=N_("gift"))
    else:
        yield Step(N_("gift: something small that is made here"), brief=N_("gift"))
