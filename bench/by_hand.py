"""What an engineer would write in an afternoon: the same rows with sqlite3 and Rich, no framework, one file.

`by_hand.py show FILE ID` and `by_hand.py remind FILE TODAY`.
"""

import sqlite3
import sys
from datetime import date, timedelta

from rich.console import Console
from rich.panel import Panel
from rich.table import Table


def opened(path):
    """Open a book read-only."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    return connection


def show(path, number):
    """Print a contact with the firm: the same rows as `dossier show`."""
    db, out = opened(path), Console()
    person = db.execute(
        "SELECT c.*, o.name firm FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE c.id = ?", (number,)
    ).fetchone()
    firm = person["company_id"]
    out.print(Panel(f"{person['name']} · {person['firm']} · {person['country']}", title=f"c{number}"))
    facts = Table(show_header=False, box=None)
    for kind, owner in (("contact", number), ("company", firm)):
        rows = db.execute(
            "SELECT key, value, source, noted_on FROM fact WHERE subject_kind = ? AND subject_id = ? ORDER BY noted_on, id",
            (kind, owner),
        )
        for key, row in {row["key"]: row for row in rows}.items():
            facts.add_row(key, (row["value"] or "").replace("\n", ", "), f"{row['source']}, {row['noted_on']}")
    for row in db.execute("SELECT kind, value FROM point WHERE contact_id = ?", (number,)):
        facts.add_row(row["kind"], row["value"], "")
    out.print(facts)
    for table, order in (("career", "id"), ("visit", "on_date")):
        for row in db.execute(f"SELECT * FROM {table} WHERE contact_id = ? ORDER BY {order}", (number,)):
            out.print(dict(row))
    for table in ("department", "market", "client_product", "news", "link"):
        for row in db.execute(f"SELECT * FROM {table} WHERE company_id = ?", (firm,)):
            out.print(dict(row))
    for deal in db.execute("SELECT * FROM deal WHERE company_id = ? ORDER BY id DESC", (firm,)).fetchall():
        out.print(f"{deal['title']} · {deal['stage']} · {deal['value']} {deal['currency']}")
        for table in ("round", "quote", "orders", "proof"):
            for row in db.execute(f"SELECT * FROM {table} WHERE deal_id = ?", (deal["id"],)):
                out.print(f"  {table} {row['id']}")
    log = Table("date", "by", "text")
    for row in db.execute(
        "SELECT on_date, channel, text FROM log_entry WHERE contact_id = ? ORDER BY on_date DESC, id DESC LIMIT 8",
        (number,),
    ):
        log.add_row(row["on_date"], row["channel"], row["text"])
    out.print(log)
    for row in db.execute(
        "SELECT due_on, text FROM follow_up WHERE contact_id = ? AND state = 'open' ORDER BY due_on", (number,)
    ):
        out.print(f"{row['due_on']} {row['text']}")


def remind(path, today):
    """Print what is due: the same rows as `dossier remind`."""
    db, out = opened(path), Console()
    until = (date.fromisoformat(today) + timedelta(days=7)).isoformat()
    rows = db.execute(
        "SELECT id, due_on, text, contact_id FROM follow_up WHERE state = 'open' AND due_on <= ? ORDER BY due_on LIMIT 300",
        (until,),
    ).fetchall()
    rows += db.execute(
        "SELECT id, touch_by due_on, 'quiet' text, id contact_id FROM contact WHERE touch_by <= ? ORDER BY touch_by DESC LIMIT 300",
        (until,),
    ).fetchall()
    rows += db.execute(
        "SELECT q.id, q.sent_on due_on, q.number text, d.contact_id FROM quote q JOIN deal d ON d.id = q.deal_id WHERE q.state = 'sent' AND q.sent_on <= ? LIMIT 300",
        (until,),
    ).fetchall()
    table = Table("due", "who", "firm", "what", "last")
    for row in rows[:20]:
        who = db.execute(
            "SELECT c.name, o.name firm FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE c.id = ?",
            (row["contact_id"],),
        ).fetchone()
        last = db.execute(
            "SELECT on_date, text FROM log_entry WHERE contact_id = ? ORDER BY on_date DESC, id DESC LIMIT 1",
            (row["contact_id"],),
        ).fetchone()
        star = db.execute(
            "SELECT value FROM fact WHERE subject_kind = 'company' AND subject_id = (SELECT company_id FROM contact WHERE id = ?) AND key = 'company.star' ORDER BY noted_on DESC LIMIT 1",
            (row["contact_id"],),
        ).fetchone()
        table.add_row(
            row["due_on"],
            who["name"],
            who["firm"],
            f"{row['text']} {'*' * int(star[0]) if star else ''}",
            f"{last['on_date']} {last['text'][:40]}",
        )
    out.print(table)
    out.print(f"{len(rows)} in all")


if __name__ == "__main__":
    command, path, what = sys.argv[1:4]
    show(path, int(what)) if command == "show" else remind(path, what)
