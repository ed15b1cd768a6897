"""What is to be known of somebody's table: faith, diet and drink together."""

from collections.abc import Mapping

from dossier.advice.playbook.scene import Finder, Reason, Scene, Value
from dossier.advice.playbook.veto import barred
from dossier.advice.touching import book, meant
from dossier.i18n import in_language

TOLD_BY = ("contact.diet", "contact.religion", "contact.drinks")


def _served(seen: Scene) -> Value | None:
    """Return what the kitchen is to be told: what the faith asks for, and what the person does not eat or drink."""
    if not any(seen.fact(key) for key in TOLD_BY):
        return None
    diet = seen.fact("contact.diet")
    eaten = diet.value if diet and isinstance(diet.value, tuple) else ()
    parts, reasons = list[str](), list[Reason]()
    for row in book()["kitchen"]:
        faith = seen.get(row["fact"])
        if faith is not None and faith.value == row["value"] and not set(row["unless"]) & meant("contact.diet", eaten):
            parts.append(in_language(row))
            reasons += faith.reasons
    if diet is not None and eaten:
        parts += eaten
        reasons += diet.reasons
    dry = barred("alcohol", seen)
    if dry is not None and dry.key != "contact.diet":  # a diet that forbids it says so itself
        parts.append("no_alcohol")
        reasons.append(dry)
    return Value(tuple(parts), tuple({reason.key: reason for reason in reasons}.values())) if parts else None


TABLE_NAMES: Mapping[str, Finder] = {"contact.table": _served}
