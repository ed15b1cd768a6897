"""What an engineer would write in an afternoon: the same rows with sqlite3 and Rich, one file, no framework.

`by_hand.py show FILE ID`, `by_hand.py remind FILE TODAY` and `by_hand.py find FILE WORDS`.
"""

import re
import sqlite3
import sys
import unicodedata
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
        "SELECT c.*, o.name firm, o.domain, COALESCE(c.country, o.country) land "
        "FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE c.id = ?",
        (number,),
    ).fetchone()
    firm = person["company_id"]
    out.print(Panel(f"{person['name']} · {person['firm']} · {person['land']}", title=f"c{number}"))
    facts = Table(show_header=False, box=None)
    for row in db.execute("SELECT kind, value FROM point WHERE contact_id = ? ORDER BY preferred DESC", (number,)):
        facts.add_row(row["kind"], row["value"], "")
    for kind, owner in (("contact", number), ("company", firm)):
        if kind == "company":
            facts.add_row("domain", person["domain"], "")
            for row in db.execute("SELECT kind, value FROM point WHERE company_id = ?", (firm,)):
                facts.add_row(row["kind"], row["value"], "")
        rows = db.execute(
            "SELECT key, value, source, noted_on FROM fact WHERE subject_kind = ? AND subject_id = ? ORDER BY noted_on, id",
            (kind, owner),
        )
        for key, row in {row["key"]: row for row in rows}.items():
            words = key.partition(".")[2].replace("_", " ")
            facts.add_row(words, (row["value"] or "").replace("\n", ", "), f"{row['source']}, {row['noted_on']}")
    out.print(facts)
    for row in db.execute("SELECT id, name FROM contact WHERE company_id = ? ORDER BY id", (firm,)):
        out.print(f"  {row['name']} c{row['id']}")
    for table, order in (("career", "id"), ("visit", "on_date"), ("promise", "due_on"), ("attachment", "id")):
        for row in db.execute(f"SELECT * FROM {table} WHERE contact_id = ? ORDER BY {order}", (number,)):
            out.print(dict(row))
    for table in ("department", "market", "client_product", "news", "link"):
        for row in db.execute(f"SELECT * FROM {table} WHERE company_id = ?", (firm,)):
            out.print(dict(row))
    for deal in db.execute("SELECT * FROM deal WHERE company_id = ? ORDER BY id DESC", (firm,)).fetchall():
        out.print(f"{deal['title']} · {deal['stage']} · {deal['value']} {deal['currency']} · d{deal['id']}")
        for row in db.execute("SELECT * FROM quote WHERE deal_id = ?", (deal["id"],)).fetchall():
            out.print(f"  {row['number']} · {row['state']} · sent {row['sent_on']} · valid until {row['valid_until']}")
            for item in db.execute("SELECT * FROM quote_line WHERE quote_id = ? ORDER BY position", (row["id"],)):
                out.print(f"    {item['item']} · {item['quantity']} {item['unit']} × {item['price']}")
        for row in db.execute("SELECT * FROM orders WHERE deal_id = ?", (deal["id"],)):
            out.print(
                f"  {row['number']} · {row['value']} {row['currency']} → {row['destination']} · {row['confirmed_on']}"
            )
        for table in ("round", "proof"):
            for row in db.execute(f"SELECT * FROM {table} WHERE deal_id = ?", (deal["id"],)):
                out.print(dict(row))
    log = Table("date", "by", "text")
    for row in db.execute(
        "SELECT on_date, channel, text FROM log_entry WHERE contact_id = ? ORDER BY on_date DESC, id DESC LIMIT 8",
        (number,),
    ):
        log.add_row(row["on_date"], row["channel"], row["text"])
    out.print(log)
    count = db.execute("SELECT COUNT(*) FROM log_entry WHERE contact_id = ?", (number,)).fetchone()[0]
    out.print(f"{count} in all")
    for row in db.execute(
        "SELECT id, due_on, text FROM follow_up WHERE contact_id = ? AND state || '' = 'open' ORDER BY due_on",
        (number,),
    ):
        out.print(f"{row['due_on']} {row['text']} f{row['id']}")


DUE = {
    "waits for our answer": "SELECT 'c' || id ref, substr(waiting_since, 1, 10) due_on, '' text, id contact_id, company_id"
    " FROM contact WHERE waiting_since IS NOT NULL AND waiting_since <= :until || 'T23:59:59' LIMIT 300",
    "to do": "SELECT 'f' || id ref, due_on, text, contact_id, company_id FROM follow_up"
    " WHERE state = 'open' AND due_on <= :until ORDER BY due_on LIMIT 300",
    "promise": "SELECT 'm' || id ref, due_on, text, contact_id, company_id FROM promise"
    " WHERE state = 'open' AND due_on <= :until ORDER BY due_on LIMIT 300",
    "no answer to": "SELECT 'q' || q.id ref, q.sent_on due_on, q.number text, d.contact_id, d.company_id FROM quote q"
    " JOIN deal d ON d.id = q.deal_id WHERE q.state = 'sent' AND q.sent_on <= :silent ORDER BY q.sent_on LIMIT 300",
    "expires": "SELECT 'q' || q.id ref, q.valid_until due_on, q.number text, d.contact_id, d.company_id FROM quote q"
    " JOIN deal d ON d.id = q.deal_id WHERE q.state = 'sent' AND q.valid_until BETWEEN :today AND :until LIMIT 300",
    "no feedback": "SELECT 'y' || y.id ref, y.sent_on due_on, y.kind text, d.contact_id, d.company_id FROM proof y"
    " JOIN deal d ON d.id = y.deal_id WHERE y.state = 'sent' AND y.sent_on <= :silent LIMIT 300",
    "ship": "SELECT 's' || s.id ref, s.ship_by due_on, s.number text, d.contact_id, d.company_id FROM orders s"
    " JOIN deal d ON d.id = s.deal_id WHERE s.ship_by <= :until AND s.shipped_on IS NULL LIMIT 300",
    "deposit": "SELECT 's' || s.id ref, s.deposit_due due_on, s.number text, d.contact_id, d.company_id FROM orders s"
    " JOIN deal d ON d.id = s.deal_id WHERE s.deposit_due <= :until AND s.deposit_paid IS NULL LIMIT 300",
    "balance": "SELECT 's' || s.id ref, s.balance_due due_on, s.number text, d.contact_id, d.company_id FROM orders s"
    " JOIN deal d ON d.id = s.deal_id WHERE s.balance_due <= :until AND s.balance_paid IS NULL LIMIT 300",
    "quiet": "SELECT 'c' || id ref, touch_by due_on, '' text, id contact_id, company_id FROM contact"
    " WHERE touch_by <= :until ORDER BY touch_by DESC LIMIT 300",
}
YEARLY = {
    "birthday": "SELECT 'c' || id ref, :day due_on, '' text, id contact_id, company_id FROM contact"
    " WHERE birthday = :yearly LIMIT 50",
    "news": "SELECT 'n' || id ref, :day due_on, text, NULL contact_id, company_id FROM news"
    " WHERE month_day = :yearly OR (on_date = :day AND yearly = 0) LIMIT 50",
}
WEIGHT = {"waits for our answer": 1000, "to do": 60, "promise": 58, "no answer to": 50, "expires": 55, "no feedback": 45,
          "ship": 65, "deposit": 55, "balance": 62, "quiet": 20, "birthday": -300, "news": -300}  # fmt: skip
CLOSE = {"friend": 6, "tells": 5, "chats": 3, "answers": 1}
WHO = """SELECT c.name, o.name firm, COALESCE(c.country, o.country) country,
    (SELECT value FROM fact WHERE subject_kind = 'company' AND subject_id = o.id AND key = 'company.star'
     ORDER BY noted_on DESC, id DESC LIMIT 1) star,
    (SELECT value FROM fact WHERE subject_kind = 'contact' AND subject_id = c.id AND key = 'contact.closeness'
     ORDER BY noted_on DESC, id DESC LIMIT 1) closeness
    FROM company o LEFT JOIN contact c ON c.id = ? WHERE o.id = ?"""
LAST = "SELECT on_date, text FROM log_entry WHERE contact_id = ? ORDER BY on_date DESC, id DESC LIMIT 1"


def score(kind, due_on, who, today):
    """Return what is the more pressing the greater it is."""
    late = (today - date.fromisoformat(due_on)).days
    stars, close = int(who["star"] or 0), CLOSE.get(who["closeness"], 0)
    return (1000 if late > 0 else 500 if late == 0 else 0) + WEIGHT[kind] + min(late, 30) + 4 * stars + close


def remind(path, day):
    """Print the twenty most pressing things that are due: the same rows as `dossier remind`."""
    db, out, today = opened(path), Console(), date.fromisoformat(day)
    until = today + timedelta(days=7)
    days = {"today": day, "until": until.isoformat(), "silent": (until - timedelta(days=3)).isoformat()}
    due = [(kind, row) for kind, sql in DUE.items() for row in db.execute(sql, days).fetchall()]
    weekend = next(days for days in range(7) if (today - timedelta(days=days + 1)).weekday() < 5)
    for ahead in range(-weekend, 15):
        then = today + timedelta(days=ahead)
        words = {"day": then.isoformat(), "yearly": f"{then:%m-%d}"}
        due += [(kind, row) for kind, sql in YEARLY.items() for row in db.execute(sql, words).fetchall()]
    busy = {row["contact_id"] for kind, row in due if kind != "quiet"}
    lines = []
    for kind, row in due:
        if kind != "quiet" or row["contact_id"] not in busy:
            who = db.execute(WHO, (row["contact_id"], row["company_id"])).fetchone()
            lines.append((score(kind, row["due_on"], who, today), kind, row, who))
    lines.sort(key=lambda line: -line[0])
    for _score, kind, row, who in lines[:20]:
        last = db.execute(LAST, (row["contact_id"],)).fetchone()
        stars = "★" * int(who["star"] or 0)
        out.print(
            f"[dim]{row['ref']}[/] [bold]{who['name']}[/] · {who['firm']} · {who['country']} [yellow]{stars}[/] "
            f"{kind} {row['text']} ({row['due_on']})"
        )
        if last:
            out.print(f"     [dim]last: {last['text'][:70]} ({last['on_date']})[/]")
    out.print(f"{len(lines)} in all")


TEXTS = {
    "c": "SELECT name text, id contact_id FROM contact WHERE id = ?",
    "o": "SELECT name text, NULL contact_id FROM company WHERE id = ?",
    "d": "SELECT title text, contact_id FROM deal WHERE id = ?",
    "e": "SELECT value text, contact_id FROM point WHERE id = ?",
    "f": "SELECT text, contact_id FROM follow_up WHERE id = ?",
    "l": "SELECT text, contact_id FROM log_entry WHERE id = ?",
    "q": "SELECT group_concat(item) text, NULL contact_id FROM quote_line WHERE quote_id = ?",
    "fact": "SELECT value text, subject_id contact_id FROM fact WHERE id = ?",
}
CALLED = "SELECT c.name, o.name firm FROM contact c LEFT JOIN company o ON o.id = c.company_id WHERE c.id = ?"


def find(path, typed):
    """Print the twenty newest records that have some words, those with a name first: the question of `dossier find`."""
    db, out = opened(path), Console()
    words = []
    for word in re.findall(r'"[^"]+"|\S+', typed):
        plain = unicodedata.normalize("NFKD", word.strip('"*').casefold())
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
        parts = re.findall(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+", plain)
        words.append(f'"{" ".join(parts)}"' + " *" * word.endswith("*"))
    rows = db.execute(
        "SELECT p.kind, p.record_id FROM search CROSS JOIN search_place p ON p.kind = (search.rowid >> 12 & 31)"
        " AND p.record_id = (search.rowid >> 17 & 268435455) AND p.doc = search.rowid"
        " WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT 20",
        (" AND ".join(words),),
    ).fetchall()
    for row in rows:
        kind = {27: "fact"}.get(row["kind"], chr(row["kind"] + 96))
        said = db.execute(TEXTS[kind], (row["record_id"],)).fetchone()
        who = db.execute(CALLED, (said["contact_id"],)).fetchone()
        named = f"{who['name']} · {who['firm']}" if who else ""
        out.print(f"[dim]{kind}{row['record_id']}[/] [bold]{named}[/] {said['text'][:140]}")
    out.print(f"{len(rows)} places")


if __name__ == "__main__":
    command, path, what = sys.argv[1:4]
    {"show": show, "remind": remind, "find": find}[command](path, what)
