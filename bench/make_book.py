"""Write a realistic book straight into SQLite: `make_book.py FILE --contacts N [--seed S]`.

A contact has 10 log entries, 2 follow-ups, about 12 facts and 2 addresses; three share a company; 60 countries.
What is due on one day is what one person can do, whatever the size of the book; `--due-share` makes it grow.
"""

import argparse
import os
import random
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from dossier.facts.naming import domain_of, index_words, normal_point, words
from dossier.write.migrate import upgrade

TODAY = date(2026, 11, 23)
FIRST = [
    "Anna",
    "Pedro",
    "Olga",
    "Rajesh",
    "Emily",
    "Karen",
    "Wei",
    "Hiroshi",
    "Fatima",
    "Lucas",
    "Marie",
    "Jan",
    "Sofia",
    "Dmitri",
    "Thandi",
    "Omar",
    "Claire",
    "Bruno",
    "Mei",
    "Yusuf",
    "Änne",
    "Søren",
    "Łukasz",
    "Zoë",
    "José",
    "Ингрид",
    "伟",
    "秀英",
    "健一",
    "Noor",
]
LAST = [
    "Schmidt",
    "Silva",
    "Smirnova",
    "Kumar",
    "Carter",
    "Whitfield",
    "Zhang",
    "Tanaka",
    "Rahman",
    "Souza",
    "Fontaine",
    "Vries",
    "Rossi",
    "Sokolov",
    "Mokoena",
    "Qahtani",
    "Martin",
    "Costa",
    "Chen",
    "Demir",
    "Müller",
    "Ørsted",
    "Wójcik",
    "Brontë",
    "García",
    "Петрова",
    "张",
    "王",
    "山田",
    "Haddad",
]
KINDS = ["Licht", "Trading", "Home", "Electronics", "Retail", "Imports", "Lighting", "Mobile", "Gear", "Stores"]
FORMS = ["GmbH", "Ltd", "LLC", "SARL", "B.V.", "Inc.", "Pty", "Ltda", "OOO", "S.A."]
COUNTRIES = [
    "DE",
    "US",
    "RU",
    "IN",
    "ZA",
    "AE",
    "FR",
    "BR",
    "NL",
    "AU",
    "NZ",
    "JP",
    "SA",
    "MX",
    "GB",
    "IT",
    "ES",
    "PT",
    "PL",
    "CZ",
    "AT",
    "CH",
    "SE",
    "NO",
    "DK",
    "FI",
    "IE",
    "GR",
    "RO",
    "HU",
    "TR",
    "IL",
    "QA",
    "KW",
    "OM",
    "EG",
    "MA",
    "NG",
    "KE",
    "GH",
    "TH",
    "VN",
    "ID",
    "MY",
    "SG",
    "PH",
    "KR",
    "TW",
    "HK",
    "PK",
    "BD",
    "LK",
    "CL",
    "CO",
    "PE",
    "AR",
    "UA",
    "KZ",
    "CA",
    "BE",
]
FACTS = (
    ("title", ("Buyer", "Purchasing Assistant", "Owner", "Category Manager")),
    ("authority", ("decides", "buys", "assists")),
    ("source", ("marketplace", "fair", "referral")),
    ("spoken_english", ("poor", "fair", "good")),
    ("written_english", ("fair", "good", "fluent")),
    ("temperament", ("serious", "easy_going", "impatient")),
    ("hobbies", ("cooking\ntravel", "football", "hiking\ntea")),
    ("closeness", ("answers", "chats", "friend")),
    ("preferred_channel", ("email", "whatsapp", "call")),
    ("joined_firm", ("2019", "2024-02", "2012")),
    ("been_to_china", ("yes", "no")),
    ("first_contact", ("2024-03-01", "2025-06-12")),
)
FIRM_FACTS = (
    ("company.star", ("2", "3", "4", "5")),
    ("company.brand_strategy", ("own_brand", "resells", "both")),
    ("company.design_team", ("in_house", "outsourced")),
    ("company.shops", ("12", "46", "600")),
    ("terms.incoterm", ("FOB", "CIF", "EXW")),
    ("terms.place", ("Shenzhen", "Hong Kong")),
    ("terms.payment", ("T/T 30/70", "L/C")),
)
CHUNK = 20_000
DAILY = 30
"""Follow-ups due or overdue on one day: about what one person can do."""


def day(back: int) -> str:
    """Return the day so many days before today."""
    return (TODAY - timedelta(days=back)).isoformat()


def company_name(number: int, chance: random.Random) -> str:
    """Return a firm's name, not often the same twice."""
    return f"{chance.choice(LAST)} {chance.choice(KINDS)} {number} {chance.choice(FORMS)}"


def companies(count: int, chance: random.Random) -> Iterator[dict[str, list[tuple[object, ...]]]]:
    """Yield rows of firms by table, some thousands at a time."""
    rows: dict[str, list[tuple[object, ...]]] = {"company": [], "fact": [], "look_up": []}
    for number in range(1, count + 1):
        name, domain = company_name(number, chance), f"firm{number}.example"
        rows["company"].append((number, name, None, domain, None, COUNTRIES[number % len(COUNTRIES)], day(900)))
        rows["look_up"] += [(word, "o", number, "name") for word in index_words(name)]
        rows["look_up"] += {(word, "o", number, "domain") for word in (domain, *words(domain))}
        for key, values in FIRM_FACTS:
            rows["fact"].append(
                ("company", number, key, chance.choice(values), "known", "email", day(300), "certain", 1)
            )
        if number % CHUNK == 0:
            yield rows
            rows = {table: [] for table in rows}
    yield rows


def contacts(count: int, due: int, chance: random.Random) -> Iterator[dict[str, list[tuple[object, ...]]]]:
    """Yield rows of people by table, some thousands at a time; `due` of them have something due."""
    tables = ("contact", "point", "fact", "look_up", "log_entry", "follow_up", "deal", "quote", "orders")
    rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in tables}
    step = max(1, count // due)
    for number in range(1, count + 1):
        firm = (number + 2) // 3
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        touched = chance.randrange(1, 20)
        rows["contact"].append(
            (number, name, firm, COUNTRIES[firm % len(COUNTRIES)], day(800), day(touched), day(touched - 60))
        )
        mail, phone = f"c{number}@firm{firm}.example", f"+49 40 {number:07d}"
        points = (("email", mail), ("phone", phone))
        rows["point"] += [(number, kind, value, normal_point(kind, value), 0) for kind, value in points]
        found = {(word, "name") for word in index_words(name)} | {(mail, "email"), (domain_of(mail), "domain")}
        found |= {(word, "email") for word in words(mail.partition("@")[0])} | {(normal_point("phone", phone), "phone")}
        rows["look_up"] += [(word, "c", number, what) for word, what in found]
        for key, values in FACTS:
            rows["fact"].append(
                ("contact", number, f"contact.{key}", chance.choice(values), "known", "email", day(200), "certain", 1)
            )
        for back in range(10):
            direction, channel = chance.choice((("in", "email"), ("out", "email"), ("both", "call")))
            text = f"Talked about item {chance.randrange(900)}: price, packing and the date of the next order."
            rows["log_entry"].append((number, firm, day(touched + 17 * back), channel, direction, text))
        is_due = number % step == 0
        ahead = chance.randrange(-3, 2) if is_due else chance.randrange(20, 1500)
        rows["follow_up"].append((number, firm, "call about the offer", day(-ahead), day(-ahead), 0, "open", day(30)))
        rows["follow_up"].append((number, firm, "send the samples", day(90), day(90), 0, "done", day(120)))
        if number % 10 == 0:
            deal = number // 10
            stage = chance.choice(("quoted", "negotiating", "paid", "lost"))
            rows["deal"].append(
                (deal, firm, number, f"{chance.randrange(1, 90)},000 chargers", "16000", "USD", stage, day(200))
            )
            state = "sent" if number % (10 * step) == 0 else "answered"
            rows["quote"].append(
                (deal, deal, f"Q2026-{deal:06d}", 1, state, "USD", "30/70", day(40), day(20), day(-10))
            )
            rows["orders"].append((deal, deal, f"PI-{deal:06d}", "DE", "16000", "USD", day(100), day(30), day(31)))
        if number % CHUNK == 0:
            yield rows
            rows = {table: [] for table in rows}
    yield rows


INSERTS = {
    "company": "INSERT INTO company (id, name, aliases, domain, city, country, created_on) VALUES (?,?,?,?,?,?,?)",
    "contact": "INSERT INTO contact (id, name, company_id, country, created_on, last_touch_on, touch_by) VALUES (?,?,?,?,?,?,?)",
    "point": "INSERT INTO point (contact_id, kind, value, normal, preferred) VALUES (?,?,?,?,?)",
    "fact": "INSERT INTO fact (subject_kind, subject_id, key, value, state, source, noted_on, certainty, operation_id)"
    " VALUES (?,?,?,?,?,?,?,?,?)",
    "look_up": "INSERT OR IGNORE INTO look_up (word, kind, record_id, what) VALUES (?,?,?,?)",
    "log_entry": "INSERT INTO log_entry (contact_id, company_id, on_date, channel, direction, text) VALUES (?,?,?,?,?,?)",
    "follow_up": "INSERT INTO follow_up (contact_id, company_id, text, due_on, first_due_on, after_done, state, created_on)"
    " VALUES (?,?,?,?,?,?,?,?)",
    "deal": "INSERT INTO deal (id, company_id, contact_id, title, value, currency, stage, opened_on) VALUES (?,?,?,?,?,?,?,?)",
    "quote": "INSERT INTO quote (id, deal_id, number, revision, state, currency, payment, created_on, sent_on, valid_until)"
    " VALUES (?,?,?,?,?,?,?,?,?,?)",
    "orders": "INSERT INTO orders (id, deal_id, number, destination, value, currency, confirmed_on, ship_by, shipped_on)"
    " VALUES (?,?,?,?,?,?,?,?,?)",
}


def make(path: Path, count: int, *, seed: int = 1, due: int | None = None) -> None:
    """Write a book of so many contacts to a new file; raises FileExistsError if there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    upgrade(path)
    chance = random.Random(seed)  # noqa: S311  (names, no secrets)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    made = "INSERT INTO operation (id, at, command, sentence) VALUES (1, ?, 'bench', 'A book for measuring.')"
    connection.execute(made, (f"{day(0)}T08:00:00",))
    for source in (companies((count + 2) // 3, chance), contacts(count, due or min(DAILY, count), chance)):
        for rows in source:
            for table, values in rows.items():
                connection.executemany(INSERTS[table], values)
    connection.execute("INSERT OR IGNORE INTO look_up SELECT LOWER(title), 'd', id, 'name' FROM deal")
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def main() -> None:
    """Write the book that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--contacts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--due-share", type=float, help="share of the contacts with something due, instead of a fixed number"
    )
    asked = parser.parse_args()
    due = max(1, int(asked.contacts * asked.due_share)) if asked.due_share else None
    make(asked.file, asked.contacts, seed=asked.seed, due=due)


if __name__ == "__main__":
    main()
