"""A lot as it is typed: `5000 pcs ship by 2026-12-20`, `2000 pcs of Lamp L9 by 20 Jan`, `5000个 12月20日出货`."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.values.quantity import parse_quantity
from dossier.values.when import parse_when

_DAY = re.compile(
    r"[,，;；]?\s*(?:(?:to )?ship(?:s|ped)?\s+)?\b(?:by|on|before|until)\s+(.+)$|[,，;；]\s*(\d.+)$", re.IGNORECASE
)
_DAY_ZH = re.compile(r"[,，;；\s]*(?:于|在)?\s*(\d{1,4}[-年月/.].+?)\s*(?:前|之前)?(?:出货|发货|交货|交)$")
_ITEM = re.compile(r"^(.*?\d\D*?)\s+of\s+(.+)$", re.IGNORECASE)


def read_lot(text: str, today: date) -> dict[str, Any]:
    """Return the columns of a lot: quantity, unit, item as typed, ship_by.

    Raises InvalidValueError for what is no quantity, none above zero, or no day.
    """
    plain = " ".join(text.split())
    hit = _DAY_ZH.search(plain) or _DAY.search(plain)
    ship_by = parse_when(next(filter(None, hit.groups())), today, field="ship_by") if hit else None
    counted = plain[: hit.start()] if hit else plain
    named = _ITEM.match(counted)
    quantity, unit = parse_quantity(named[1] if named else counted, field="lot")
    if unit is not None and len(unit) > 12:
        raise InvalidValueError(
            _("“{text}” is no lot.").format(text=plain[:60]), _('Write: --lot "5000 pcs ship by 2026-12-20"')
        )
    return {"quantity": quantity, "unit": unit, "item": named[2] if named else None, "ship_by": ship_by}


def read_part(text: str) -> Decimal:
    """Return how many have left; raises InvalidValueError for what is no quantity, or none above zero."""
    return parse_quantity(text, field="shipped")[0]
