"""How a record stands today, as a list asks the book: the columns of `records/today.py` in SQL."""

from dossier.read.closed import CLOSED
from dossier.read.contact.idle import IDLE_SINCE
from dossier.read.find.kept import fact
from dossier.read.find.taught import columns, summed

_OWN = {"contacts": "dd.contact_id = c.id", "companies": "dd.company_id = o.id", "deals": "dd.id = d.id"}
"""Whose deals are counted."""
_HEARD = {
    "contacts": "(SELECT MAX(ll.on_date) FROM log_entry ll WHERE ll.contact_id = c.id AND ll.direction || '' IN ('in', 'both'))",
    "companies": "(SELECT MAX(ll.on_date) FROM log_entry ll WHERE ll.company_id = o.id AND ll.direction || '' IN ('in', 'both'))",
}
"""The day of their last word."""
_WAITING = {
    "contacts": "substr(c.waiting_since, 1, 10)",
    "companies": "(SELECT substr(MIN(cc.waiting_since), 1, 10) FROM contact cc WHERE cc.company_id = o.id)",
}
_DAYS = "CAST(julianday({}) - julianday({}) AS INTEGER)"
_LOTS = """(SELECT GROUP_CONCAT(bb.id || char(31) || bb.quantity || char(31) || COALESCE(bb.ship_by, '') || char(31)
    || COALESCE(bb.shipped_on, '') || char(31) || COALESCE(bb.balance_due, ''), char(30)) FROM lot bb WHERE bb.order_id = {}.id)"""
_LINES = """(SELECT GROUP_CONCAT(uu.item || char(31) || COALESCE(uu.quantity, '') || char(31) || uu.price || char(31)
    || COALESCE(uu.payment, ''), char(30)) FROM quote_line uu WHERE uu.quote_id = {}.id)"""
_NOW = "CASE WHEN {0}.state = 'sent' AND {0}.valid_until < :today THEN 'expired' ELSE {0}.state END"
"""A quotation that is still said to be sent has expired when its last day is over."""
_ORDERS = "FROM orders ss JOIN deal dd ON dd.id = ss.deal_id WHERE {own} AND ss.cancelled_on IS NULL"
_OPEN = f"FROM deal dd WHERE {{own}} AND dd.stage NOT IN {CLOSED}"
_QUOTES = f"""FROM quote qq JOIN deal dd ON dd.id = qq.deal_id WHERE {{own}} AND qq.state || '' = 'sent'
    AND (qq.valid_until IS NULL OR qq.valid_until >= :today) AND dd.stage NOT IN {CLOSED}"""


def _owed(what: str, letter: str) -> str:
    return f"owed('{what}', :today, {_LOTS.format(letter)}, {columns(letter, whole=True)})"


_OF_ORDERS = {
    "unpaid": summed(f"still_open({columns('ss', whole=False)})", "ss.currency", _ORDERS),
    "owes": summed(_owed("due", "ss"), "ss.currency", _ORDERS),
    "overdue": summed(_owed("overdue", "ss"), "ss.currency", _ORDERS),
}
_OF_CLIENT = _OF_ORDERS | {
    "open_deals": f"(SELECT COUNT(*) {_OPEN})",
    "open_value": summed("dd.value", "dd.currency", _OPEN),
    "orders": f"(SELECT COUNT(*) {_ORDERS})",
    "last_order": f"(SELECT MAX(ss.confirmed_on) {_ORDERS})",
    "quotes_open": f"(SELECT COUNT(*) {_QUOTES})",
}
_LAST_QUOTE = "FROM quote qq WHERE qq.deal_id = d.id {} ORDER BY qq.id DESC LIMIT 1"
_OF_ONE = {
    ("contacts", "star"): fact("company", "o.id", "company.star"),
    ("contacts", "idle_since"): IDLE_SINCE,
    ("deals", "age"): _DAYS.format("COALESCE(d.closed_on, :today)", "d.opened_on"),
    ("deals", "stage_since"): """COALESCE((SELECT MAX(gg.on_date) FROM stage_change gg WHERE gg.deal_id = d.id
        AND gg.to_stage || '' = d.stage), d.opened_on)""",
    ("deals", "stuck_on"): f"""(SELECT GROUP_CONCAT(topic, char(10)) FROM (SELECT DISTINCT rr.topic FROM round rr
        WHERE rr.deal_id = d.id AND rr.outcome || '' = 'stuck' AND d.stage NOT IN {CLOSED} AND NOT EXISTS (SELECT 1 FROM round tt
        WHERE tt.deal_id = d.id AND tt.topic || '' = rr.topic AND (tt.on_date, tt.id) > (rr.on_date, rr.id)) ORDER BY rr.topic))""",  # noqa: S608  (words of our own)
    ("deals", "quoted"): f"""(SELECT as_sum(quote_total({_LINES.format("qq")}, qq.currency), qq.currency)
        {_LAST_QUOTE.format("AND qq.sent_on IS NOT NULL")})""",
    ("deals", "last_quote_state"): f"(SELECT {_NOW.format('qq')} {_LAST_QUOTE.format('')})",
    ("quotes", "now"): _NOW.format("q"),
    ("quotes", "days_left"): f"CASE WHEN q.state IN ('sent', 'answered') THEN {_DAYS.format('q.valid_until', ':today')} END",
    ("quotes", "total"): f"as_sum(quote_total({_LINES.format('q')}, q.currency), q.currency)",
    ("orders", "client"): "COALESCE(o.name, (SELECT cc.name FROM contact cc WHERE cc.id = d.contact_id))",
    ("orders", "unpaid"): f"as_sum(still_open({columns('s', whole=False)}), s.currency)",
    ("orders", "owes"): f"as_sum({_owed('due', 's')}, s.currency)",
    ("orders", "overdue"): f"as_sum({_owed('overdue', 's')}, s.currency)",
    ("orders", "due_on"): _owed("on", "s"),
    ("orders", "late_days"): f"MAX(0, {_DAYS.format(':today', _owed('on', 's'))})",
}  # fmt: skip


def standing(noun: str, name: str) -> str:
    """Return a column that is reckoned for the day."""
    if (noun, name) in _OF_ONE:
        return _OF_ONE[noun, name]
    if name == "waiting":
        return _WAITING[noun]
    if name.startswith("silent"):
        return _HEARD[noun] if name == "silent_since" else _DAYS.format(":today", _HEARD[noun])
    return _OF_CLIENT[name].format(own=_OWN[noun])
