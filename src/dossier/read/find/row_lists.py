"""The lists of rows without a ref of their own: the tables of each, and what each column is by its heading."""

from collections.abc import Mapping

from dossier.records.known import KNOWN

_DEAL = "JOIN deal d ON d.id = {}.deal_id LEFT JOIN company o ON o.id = d.company_id"
_AMOUNT = "amount_of({0}.quantity, {0}.price, {1}.currency)"

SOURCES: Mapping[str, tuple[str, dict[str, str]]] = {
    "quote-lines": (
        f"quote_line u JOIN quote q ON q.id = u.quote_id {_DEAL.format('q')}",
        {"ref": "'q' || q.id", "number": "q.number", "company": "o.name", "item": "u.item", "quantity": "u.quantity",
         "unit": "u.unit", "price": "u.price", "amount": _AMOUNT.format("u", "q"), "currency": "q.currency",
         "payment": "COALESCE(u.payment, q.payment)", "state": "q.state", "sent": "q.sent_on"},
    ),
    "order-lines": (
        f"order_line u JOIN orders s ON s.id = u.order_id {_DEAL.format('s')}",
        {"ref": "'s' || s.id", "number": "s.number", "company": "o.name", "item": "u.item", "quantity": "u.quantity",
         "unit": "u.unit", "price": "u.price", "amount": _AMOUNT.format("u", "s"), "currency": "s.currency",
         "confirmed": "s.confirmed_on"},
    ),
    "stages": (
        f"stage_change u {_DEAL.format('u')}",
        {"ref": "'d' || d.id", "date": "u.on_date", "deal": "d.title", "company": "o.name", "from": "u.from_stage",
         "to": "u.to_stage", "cause": "u.cause", "reason": "u.reason"},
    ),
    "sendings": (
        """sending u JOIN attachment h ON h.id = u.attachment_id LEFT JOIN contact c ON c.id = u.contact_id
        LEFT JOIN company o ON o.id = COALESCE(u.company_id, c.company_id)""",
        {"ref": "'h' || h.id", "date": "u.on_date", "file": "h.path", "kind": "h.role", "name": "c.name",
         "company": "o.name", "text": "u.text"},
    ),
    "facts": (
        """fact u LEFT JOIN contact c ON u.subject_kind = 'contact' AND c.id = u.subject_id
        LEFT JOIN company o ON u.subject_kind = 'company' AND o.id = u.subject_id
        LEFT JOIN deal d ON u.subject_kind = 'deal' AND d.id = u.subject_id
        LEFT JOIN country y ON u.subject_kind = 'country' AND y.id = u.subject_id""",
        {"ref": "COALESCE('c' || c.id, 'o' || o.id, 'd' || d.id, y.iso2)", "date": "u.noted_on",
         "whose": "COALESCE(c.name, o.name, d.title, y.iso2)", "field": "u.key",
         "value": f"CASE u.state WHEN '{KNOWN}' THEN guarded(u.key, u.value, u.source, u.told_by) ELSE u.state END", "source": "u.source",
         "certainty": "u.certainty"},
    ),
}  # fmt: skip
NUMBER = "u.id"
"""The number of a row in each of these lists."""
