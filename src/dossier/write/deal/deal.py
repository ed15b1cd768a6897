"""Deals: opening one, moving it through its stages, changing its fields."""

from datetime import date
from typing import Any

from dossier.records.deal.deal import CLOSED_STAGES
from dossier.records.deal.endings import ending
from dossier.records.ref import Ref
from dossier.write.tables.deal import Deal, StageChange
from dossier.write.transaction import Transaction, record_id


def open_deal(tx: Transaction, values: dict[str, Any]) -> Ref:
    """Open a deal; its first stage is the beginning of its history."""
    given: dict[str, Any] = {"stage": "inquiry", "opened_on": tx.today} | values
    given["cause"], given["reason"] = ending(given["stage"], given.get("cause"), given.get("reason"))
    if given["stage"] in CLOSED_STAGES:
        given.setdefault("closed_on", given["opened_on"])
    deal = tx.insert(Deal, **given)
    number = record_id(deal)
    why = {"cause": deal.cause, "reason": deal.reason}
    tx.insert(StageChange, deal_id=number, to_stage=deal.stage, on_date=deal.opened_on, **why)
    return Ref("d", number)


def move(tx: Transaction, number: int, stage: str, on_date: date, reason: str | None, cause: str | None = None) -> str:
    """Move a deal to a stage and return the one it was in.

    Raises WrongUsageError for one that is lost or put to rest without a reason.
    """
    deal = tx.get(Deal, number)
    cause, reason = ending(stage, cause, reason)
    before = deal.stage
    closed = on_date if stage in CLOSED_STAGES else None
    values: dict[str, object] = {"stage": stage, "closed_on": closed}
    if reason or stage not in CLOSED_STAGES:
        values |= {"reason": reason, "cause": cause}
    tx.update(deal, **values)
    tx.insert(
        StageChange, deal_id=number, from_stage=before, to_stage=stage, on_date=on_date, reason=reason, cause=cause
    )
    return before


def change(tx: Transaction, number: int, values: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Change fields of a deal and return what changed; another stage is a move and stands in its history."""
    deal = tx.get(Deal, number)
    stage = values.get("stage", deal.stage)
    if stage == deal.stage:
        return tx.update(deal, **values)
    before = {name: getattr(deal, name) for name in (*values, "cause", "closed_on")}
    rest = {name: value for name, value in values.items() if name not in {"stage", "cause", "reason"}}
    move(tx, number, stage, rest.get("closed_on") or tx.today, values.get("reason"), values.get("cause"))
    tx.update(deal, **rest)
    return {name: (old, getattr(deal, name)) for name, old in before.items() if getattr(deal, name) != old}
