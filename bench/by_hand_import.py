"""What an engineer would write in an afternoon: a sheet of people into four tables with sqlite3: `by_hand_import.py SHEET FILE`."""

import csv
import sqlite3
import sys

sheet, path = sys.argv[1:3]
db = sqlite3.connect(path)
db.executescript(
    "CREATE TABLE company (id INTEGER PRIMARY KEY, name TEXT, country TEXT); CREATE INDEX c ON company (name);"
    "CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT, company_id INTEGER, country TEXT); CREATE INDEX n ON contact (name);"
    "CREATE TABLE point (id INTEGER PRIMARY KEY, contact_id INTEGER, kind TEXT, value TEXT); CREATE INDEX p ON point (value);"
    "CREATE TABLE fact (id INTEGER PRIMARY KEY, contact_id INTEGER, key TEXT, value TEXT); CREATE INDEX f ON fact (contact_id);"
)
firms, people, points, facts = {}, [], [], []
with open(sheet, encoding="utf-8", newline="") as file:  # noqa: PTH123  (as one writes it in an afternoon)
    for number, row in enumerate(csv.DictReader(file), 1):
        firm = firms.setdefault(row["Company"], (len(firms) + 1, row["Company"], row["Country"]))
        people.append((number, row["Name"], firm[0], row["Country"]))
        points += [(number, kind, row[name]) for kind, name in (("email", "Email"), ("phone", "Phone"))]
        facts += [(number, key, row[key]) for key in ("Position", "Source", "First contact")]
db.executemany("INSERT INTO company VALUES (?, ?, ?)", firms.values())
db.executemany("INSERT INTO contact VALUES (?, ?, ?, ?)", people)
db.executemany("INSERT INTO point (contact_id, kind, value) VALUES (?, ?, ?)", points)
db.executemany("INSERT INTO fact (contact_id, key, value) VALUES (?, ?, ?)", facts)
db.commit()
