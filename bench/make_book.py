"""Write a realistic book straight into SQLite: `make_book.py FILE --contacts N [--seed S] [--due-share SHARE]`.

A contact has 10 log entries, 2 follow-ups, 12 facts and 2 ways to be reached; three share a firm with 7 facts; every
tenth has a deal. What is due on one day is what one person can do, whatever the size of the book; `--due-share` makes
it grow with the book. The same seed gives the same rows.
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

from dossier.values.names import FIRM, domain_of, firm_key, index_words, normal_point, words
from dossier.values.sounding import sounds
from dossier.write import search
from dossier.write.migrate import upgrade

Rows = dict[str, list[tuple[object, ...]]]
TODAY = date(2026, 11, 23)
DAILY = 30
"""Contacts with something due or overdue on one day: about what one person can do."""

CHUNK = 10_000
"""Contacts whose rows are held in memory at a time."""

PEOPLE = (
    (
        "Anna Pedro Olga Rajesh Emily Karen Hiroshi Fatima Lucas Marie Jan Sofia Dmitri Thandi Omar Claire Bruno "
        "Yusuf Änne Søren Łukasz Zoë José Noor Siân İpek Anders Ilse Mónica Tomáš".split(),
        "Schmidt Silva Smirnova Kumar Carter Whitfield Tanaka Rahman Souza Fontaine Vries Rossi Sokolov Mokoena "
        "Qahtani Martin Costa Demir Müller Ørsted Wójcik Brontë García Haddad O'Brien Novák Jensen Lindqvist "
        "Papadopoulos Nagy Popescu Kowalski Okafor Hansen Keller Bauer Moreau Laurent Bianchi Ferrari".split(),
    ),
    (
        "Анна Ольга Дмитрий Ингрид Сергей Мария Павел Наталья".split(),
        "Шевченко Ткаченко Коваленко Черных Белых Седых Долгих Живаго".split(),
    ),
    (
        "伟 秀英 建国 丽 强 敏 晓明 婷婷".split(),
        "王 李 张 刘 陈 杨 欧阳 赵".split(),
    ),
)
"""First and last names by script: Latin, Cyrillic, Chinese."""

SCRIPTS = (0, 0, 0, 0, 0, 0, 0, 0, 1, 2)
"""How often each script is drawn."""

KINDS = "Licht Trading Home Electronics Retail Imports Lighting Mobile Gear Stores Distribuidora Handels".split()
FORMS = "GmbH Ltd LLC SARL B.V. Inc. Pty Ltda ООО S.A.".split()
COUNTRIES = (
    "DE US RU IN ZA AE FR BR NL AU NZ JP SA MX GB IT ES PT PL CZ AT CH SE NO DK FI IE GR RO HU TR IL QA KW OM EG MA NG "
    "KE GH TH VN ID MY SG PH KR TW HK PK BD LK CL CO PE AR UA KZ CA BE"
).split()
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
SAID = (
    "Talked about item {n}: price, packing and the date of the next order.",
    "Asks about the warranty for item {n} and wants the certificate before the order.",
    "Muster {n} geprüft: die Verpackung gefällt, der Preis ist zu hoch, Rückruf am Montag.",
    "客户问货代和交货期，第{n}号样品没问题，下周二付尾款。",
)
"""What is logged, with the number of an item; every other entry is the first."""
TOUCHES = (("in", "email"), ("out", "email"), ("both", "call"))

COLUMNS = {
    "company": "id, name, domain, country, created_on",
    "contact": "id, name, company_id, country, created_on, last_touch_on, touch_by, waiting_since, birthday",
    "point": "contact_id, kind, value, normal, preferred",
    "fact": "subject_kind, subject_id, key, value, state, source, noted_on, certainty, operation_id",
    "look_up": "word, kind, record_id, what",
    "log_entry": "contact_id, company_id, on_date, channel, direction, text",
    "follow_up": "contact_id, company_id, text, due_on, first_due_on, after_done, state, closed_on, created_on",
    "deal": "id, company_id, contact_id, title, value, currency, stage, opened_on, closed_on",
    "stage_change": "deal_id, to_stage, on_date",
    "quote": "id, deal_id, number, revision, state, currency, incoterm, place, payment, created_on, sent_on, valid_until",
    "quote_line": "quote_id, position, item, quantity, unit, price",
    "orders": "id, deal_id, quote_id, number, destination, value, currency, confirmed_on, ship_by, shipped_on, deposit_due,"
    " deposit_paid, balance_due, balance_paid",
}


def day(back: int) -> str:
    """Return the day so many days before today, or after it for a negative number."""
    return (TODAY - timedelta(days=back)).isoformat()


def firms(count: int, chance: random.Random) -> Iterator[Rows]:
    """Yield the rows of firms by table, a chunk at a time."""
    rows: Rows = {"company": [], "fact": [], "look_up": []}
    for number in range(1, count + 1):
        family = chance.choice(PEOPLE[0][1])
        name, domain = f"{family} {chance.choice(KINDS)} {number} {chance.choice(FORMS)}", f"firm{number}.example"
        rows["company"].append((number, name, domain, COUNTRIES[number % len(COUNTRIES)], day(900)))
        rows["look_up"] += [(word, "o", number, "name") for word in index_words(name)]
        rows["look_up"] += [(word, "o", number, "sound") for word in sorted(sounds(name))]
        rows["look_up"].append((FIRM + firm_key(name), "o", number, "firm"))
        rows["look_up"] += [(word, "o", number, "domain") for word in dict.fromkeys((domain, *words(domain)))]
        rows["fact"] += [
            ("company", number, key, chance.choice(values), "known", "email", day(300), "certain", 1)
            for key, values in FIRM_FACTS
        ]
        if number % CHUNK == 0:
            yield rows
            rows = {table: [] for table in rows}
    yield rows


def people(count: int, due: int, chance: random.Random) -> Iterator[Rows]:
    """Yield the rows of people and what hangs on them by table, a chunk at a time; `due` have something due."""
    tables = [table for table in COLUMNS if table != "company"]
    rows: Rows = {table: [] for table in tables} | {"contact": []}
    step = max(1, count // due)
    for number in range(1, count + 1):
        _person(rows, number, step, chance)
        if number % 10 == 0:
            _deal(rows, number, chance, is_silent=number % max(20, 10 * step) == 0)
        if number % CHUNK == 0:
            yield rows
            rows = {table: [] for table in rows}
    yield rows


def _person(rows: Rows, number: int, step: int, chance: random.Random) -> None:
    """Add one person; of every `step` one has a follow-up due, one a birthday, and some are quiet or waiting."""
    firm = (number + 2) // 3
    first, last = PEOPLE[chance.choice(SCRIPTS)]
    given, family = chance.choice(first), chance.choice(last)
    name = f"{given} {family}" if given.isascii() or family[0] < "\u4e00" else family + given
    touched = chance.randrange(1, 20)
    is_due, lot = number % step == 0, number // step
    touch_by = day(3) if is_due and lot % 6 == 1 else day(touched - 60)
    waiting = f"{day(1)}T16:00:00" if is_due and lot % 10 == 2 else None
    birthday = f"{TODAY + timedelta(days=chance.randrange(365)):%m-%d}" if is_due else None
    country = COUNTRIES[firm % len(COUNTRIES)]
    rows["contact"].append((number, name, firm, country, day(800), day(touched), touch_by, waiting, birthday))
    rows["look_up"] += [(word, "c", number, "name") for word in index_words(name)]
    rows["look_up"] += [(word, "c", number, "sound") for word in sorted(sounds(name))]
    _points(rows, number, f"c{number}@firm{firm}.example", f"+49 40 {number:07d}")
    rows["fact"] += [
        ("contact", number, f"contact.{key}", chance.choice(values), "known", "email", day(200), "certain", 1)
        for key, values in FACTS
    ]
    for back in range(10):
        direction, channel = chance.choice(TOUCHES)
        text = SAID[max(0, chance.randrange(6) - 2)].format(n=chance.randrange(900))
        rows["log_entry"].append((number, firm, day(touched + 17 * back), channel, direction, text))
    _follow_ups(rows, number, firm, chance, is_due=is_due)


def _points(rows: Rows, number: int, mail: str, phone: str) -> None:
    rows["point"] += [
        (number, kind, value, normal_point(kind, value), 0) for kind, value in (("email", mail), ("phone", phone))
    ]
    rows["look_up"] += [
        (mail, "c", number, "email"),
        *((word, "c", number, "email") for word in words(mail.partition("@")[0])),
        (domain_of(mail), "c", number, "domain"),
        (normal_point("phone", phone), "c", number, "phone"),
    ]


def _follow_ups(rows: Rows, number: int, firm: int, chance: random.Random, *, is_due: bool) -> None:
    """Add two: of most people both are done; of one in five the second is open but months away; of some it is due."""
    rows["follow_up"].append((number, firm, "send the samples", day(90), day(90), 0, "done", day(89), day(120)))
    if is_due:
        due = day(-chance.randrange(-3, 2))
        rows["follow_up"].append((number, firm, "call about the offer", due, due, 0, "open", None, day(30)))
    elif number % 5 == 0:
        due = day(-chance.randrange(60, 1500))
        rows["follow_up"].append((number, firm, "ask about the season", due, due, 0, "open", None, day(30)))
    else:
        rows["follow_up"].append((number, firm, "call about the offer", day(40), day(40), 0, "done", day(40), day(50)))


def _deal(rows: Rows, number: int, chance: random.Random, *, is_silent: bool) -> None:
    """Add a deal with one quotation of two lines, and the order that came of it if it was won."""
    deal, firm = number // 10, (number + 2) // 3
    stage = "quoted" if is_silent else chance.choice(("negotiating", "paid", "paid", "lost"))
    title = f"{chance.randrange(1, 90)},000 chargers"
    closed = day(20) if stage in {"paid", "lost"} else None
    rows["deal"].append((deal, firm, number, title, "16000", "USD", stage, day(200), closed))
    rows["stage_change"] += [(deal, "inquiry", day(200)), (deal, stage, closed or day(50))]
    state = "sent" if is_silent else "answered"
    rows["quote"].append(
        (deal, deal, f"Q2026-{deal:06d}", 1, state, "USD", "FOB", "Shenzhen", "T/T 30/70", day(40), day(20), day(-20))
    )
    rows["quote_line"] += [(deal, at, f"charger {at * 15} W", "1000", "pcs", f"{at}.20") for at in (1, 2)]
    rows["look_up"] += [(word, "d", deal, "name") for word in index_words(title)]
    rows["look_up"] += [(word, "q", deal, "name") for word in index_words(f"Q2026-{deal:06d}")]
    if stage == "paid":
        dates = (day(100), day(30), day(31), day(95), day(96), day(25), day(24))
        order = f"PI-{deal:06d}"
        rows["orders"].append((deal, deal, deal, order, COUNTRIES[firm % len(COUNTRIES)], "16000", "USD", *dates))
        rows["look_up"] += [(word, "s", deal, "name") for word in index_words(order)]


def make(path: Path, count: int, *, seed: int = 1, due: int = DAILY) -> None:
    """Write a book of `count` contacts, `due` of them with something due; raises FileExistsError if there is a file."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    upgrade(path)
    chance = random.Random(seed)  # noqa: S311  (names, no secrets)
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN")
    indexes = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL").fetchall()
    for name, _sql in indexes:
        connection.execute(f"DROP INDEX {name}")  # made anew at the end, sorted, in half the time
    made = "INSERT INTO operation (id, at, command, sentence) VALUES (1, ?, 'bench', 'A book for measuring.')"
    connection.execute(made, (f"{day(0)}T08:00:00",))
    for source in (firms((count + 2) // 3, chance), people(count, min(due, count), chance)):
        for rows in source:
            _fill(connection, rows)
    for _name, sql in indexes:
        connection.execute(sql)
    search.rebuild(connection)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def _fill(connection: sqlite3.Connection, rows: Rows) -> None:
    for table, values in rows.items():
        marks = ", ".join("?" * (COLUMNS[table].count(",") + 1))
        doubled = "OR IGNORE " if table == "look_up" else ""  # a first and a last name may be one word
        sql = f"INSERT {doubled}INTO {table} ({COLUMNS[table]}) VALUES ({marks})"  # noqa: S608
        connection.executemany(sql, sorted(values) if table == "look_up" else values)


def main() -> None:
    """Write the book that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--contacts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--due-share", type=float, help="share of the contacts with something due, instead of a fixed number"
    )
    asked = parser.parse_args()
    due = max(1, int(asked.contacts * asked.due_share)) if asked.due_share else DAILY
    make(asked.file, asked.contacts, seed=asked.seed, due=due)


if __name__ == "__main__":
    main()
