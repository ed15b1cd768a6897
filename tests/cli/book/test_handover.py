"""Handing clients over: what goes along, what stays behind, and how it arrives in the other book."""

import json
import sqlite3
import zipfile

import pytest

from comparing import TABLES


def rows_of(path, table: str) -> list[tuple]:
    with sqlite3.connect(path) as connection:
        found = connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
    connection.close()
    return found


def everything(path) -> dict[str, list[tuple]]:
    with sqlite3.connect(path) as connection:
        tables = [row[0] for row in connection.execute(TABLES)]
    connection.close()
    return {t: rows_of(path, t) for t in tables if t not in {"operation", "change", "sqlite_sequence", "holiday"}}


@pytest.fixture
def hers(run, tmp_path):
    """A book with a client in the middle of a negotiation, an attached file, and something told in confidence."""
    run("config", "profile.name=Lily Chen")
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--email", "anna@nordlicht.example",
        "--country", "DE", "--known", "--no-follow-up")  # fmt: skip
    run("add", "contact", "Karen Whitfield", "--company", "Southern Light", "--known", "--no-follow-up")
    run("set", "anna", "authority=assists", "hobbies=sailing", "--source", "phone")
    run("set", "nordlicht", "domain=nordlicht.example", "terms.payment=30% deposit, 70% before shipment")
    run("add", "intel", "nordlicht", "they pay their Turkish supplier late", "--told-by", "karen")
    run("log", "anna", "she wants the lamps in sand", "--by", "call")
    run("deal", "anna", "Lamps", "--value", "8880", "--currency", "USD")
    run("round", "Lamps", "payment", "--ours", "before shipment", "--theirs", "after B/L copy", "--outcome", "stuck")
    run("quote", "Lamps", "--line", "Lamp, 1200 pcs, 7.40", "--currency", "USD", "--incoterm", "FOB Shenzhen",
        "--payment", "30% deposit, 70% before shipment")  # fmt: skip
    run("follow", "anna", "+3d", "send the drawing")
    (tmp_path / "deck.txt").write_text("our story")
    run("attach", "nordlicht", str(tmp_path / "deck.txt"), "--as", "deck")
    return tmp_path / "book.db"


@pytest.fixture
def bundle(run, hers, tmp_path):
    assert hers.exists()
    done = run("handover", "nordlicht", "--to", str(tmp_path / "for-wei.dossier"))
    assert done.exit_code == 0, done.stderr
    assert "1 fact that another client told us in confidence stays behind" in done.stdout
    return tmp_path / "for-wei.dossier"


@pytest.fixture
def wei(run, tmp_path):
    """The successor's own command: another book, another home."""
    home = tmp_path / "wei"
    home.mkdir()

    def command(*words: str):
        return run("--db", str(home / "book.db"), *words)

    command.book = home / "book.db"
    return command


@pytest.mark.usefixtures("hers")
def test_the_page_says_what_is_stuck_what_is_settled_and_whom_to_greet(run):
    told = run("handover", "anna").stdout
    for words in ("payment · for 0 days", "they: after B/L copy", "payment: 30% deposit, 70% before shipment",
                  "Anna Schmidt · assists", "send the drawing"):  # fmt: skip
        assert words in told


def test_what_was_told_in_confidence_stays_behind_unless_it_is_wanted(run, bundle, tmp_path):
    with zipfile.ZipFile(bundle) as archive:
        text = archive.read("rows.json").decode() + archive.read("READ-FIRST.md").decode()
    assert "Turkish" not in text
    assert "Karen" not in text
    run("handover", "nordlicht", "--to", str(tmp_path / "whole.dossier"), "--private")
    with zipfile.ZipFile(tmp_path / "whole.dossier") as archive:
        assert "Turkish" in archive.read("rows.json").decode()


def test_another_book_takes_it_over_marked_and_unverified(bundle, wei):
    done = wei("inherit", str(bundle))
    assert done.exit_code == 0, done.stderr
    assert "Took over 2 clients of Lily Chen" in done.stdout
    told = wei("show", "anna", "--sources").stdout
    for words in ("from Lily Chen, 23 Nov; not verified here", "sailing (likely)", "taken over from a colleague Lily Chen",
                  "she wants the lamps in sand"):  # fmt: skip
        assert words in told
    deal = wei("show", "d1").stdout
    assert "after B/L copy" in deal
    due = json.loads(wei("remind", "--json").stdout)["reminders"]
    assert [row["text"] for row in due if row["kind"] != "portrait"] == ["send the drawing"]
    assert wei("check").exit_code == 0


def test_confirming_makes_the_facts_count_and_takes_the_mark_away(bundle, wei):
    wei("inherit", str(bundle))
    done = wei("inherit", "--confirm", "nordlicht")
    assert "facts now count" in done.stdout
    told = wei("show", "anna").stdout
    assert "not verified here" not in told
    assert "(likely)" not in told
    wei("undo")
    assert "not verified here" in wei("show", "anna").stdout


def test_a_second_time_brings_nothing_twice_but_what_is_new(run, bundle, wei, tmp_path):
    wei("inherit", str(bundle))
    before = everything(wei.book)
    assert "Nothing new" in wei("inherit", str(bundle)).stdout
    assert everything(wei.book) == before
    run("log", "anna", "the box is approved", "--by", "email", "--in")
    run("handover", "nordlicht", "--to", str(tmp_path / "later.dossier"))
    wei("inherit", str(tmp_path / "later.dossier"))
    after = everything(wei.book)
    assert len(after["log_entry"]) == len(before["log_entry"]) + 1
    assert len(after["contact"]) == len(before["contact"])


def test_who_is_known_there_is_not_entered_twice(bundle, wei):
    wei("add", "contact", "A. Schmidt", "--company", "NORDLICHT gmbh", "--country", "DE",
        "--email", "Anna@Nordlicht.example", "--known", "--no-follow-up")  # fmt: skip
    wei("set", "schmidt", "spoken_english=poor")
    wei("inherit", str(bundle))
    assert len(rows_of(wei.book, "contact")) == 1
    assert len(rows_of(wei.book, "company")) == 1
    assert len(rows_of(wei.book, "point")) == 1
    told = wei("show", "schmidt").stdout
    assert "poor" in told
    assert "sailing" in told


def test_one_undo_takes_all_of_it_back(bundle, wei):
    wei("add", "contact", "Ben Ford", "--known", "--no-follow-up")
    before = everything(wei.book)
    wei("inherit", str(bundle))
    assert everything(wei.book) != before
    wei("undo")
    assert everything(wei.book) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is not a handover"),
        (b"hello", "is not a handover"),
        (b"PK\x03\x04broken", "is not a handover"),
    ],
)
def test_a_foreign_file_is_refused_in_one_sentence(wei, tmp_path, content, words):
    (tmp_path / "x.dossier").write_bytes(content)
    refused = wei("inherit", str(tmp_path / "x.dossier"))
    assert refused.exit_code in {1, 2}
    assert words in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda stored: stored.update(form=99),
        lambda stored: stored["rows"].update(contact="all of them"),
        lambda stored: stored["rows"]["contact"][0].update(id="1; DROP TABLE contact"),
        lambda stored: stored.pop("book"),
    ],
)
def test_a_damaged_handover_writes_nothing(bundle, wei, tmp_path, change):
    wei("add", "contact", "Ben Ford", "--known", "--no-follow-up")
    before = everything(wei.book)
    with zipfile.ZipFile(bundle) as archive:
        stored = json.loads(archive.read("rows.json"))
    change(stored)
    with zipfile.ZipFile(tmp_path / "bad.dossier", "w") as archive:
        archive.writestr("rows.json", json.dumps(stored))
    refused = wei("inherit", str(tmp_path / "bad.dossier"))
    assert refused.exit_code != 0
    assert "Traceback" not in refused.stderr
    assert everything(wei.book) == before


HOSTILE = (
    ("contact", {"country": "Nowhere at all"}, "country"),
    ("contact", {"name": "\u200b"}, "name"),
    ("contact", {"name": None}, "a value is missing or of another kind"),
    ("contact", {"waiting_since": "never"}, "a value is missing or of another kind"),
    ("contact", {"time_zone": "Mars/Olympus"}, "time zone"),
    ("contact", {"last_touch_on": "2099-01-01"}, "1 Jan 2099 is still to come"),
    ("point", {"kind": "email", "value": "not an address"}, "is not an e-mail address"),
    ("point", {"kind": "pigeon"}, "pigeon"),
    ("deal", {"value": "much"}, "much"),
    ("deal", {"value": "-5"}, "below zero"),
    ("deal", {"value": "1e999999"}, "is not a number"),
    ("deal", {"value": float("nan")}, "is not a number"),
    ("deal", {"stage": "heaven"}, "heaven"),
    ("deal", {"currency": "EURO"}, "is not a currency"),
    ("log_entry", {"on_date": "31 Feb"}, "31 feb"),
    ("log_entry", {"on_date": "2099-01-01"}, "1 Jan 2099 is still to come"),
    ("quote", {"state": "sent", "payment": None}, "payment"),
    ("quote", {"state": "sent", "sent_on": "2001-01-01"}, "inquiry"),
    ("quote", {"payment": "70% deposit, 70% before shipment"}, "140"),
    ("quote_line", {"price": "-1"}, "below zero"),
    ("follow_up", {"every": "FREQ=DAILY;INTERVAL=0"}, "is not a repeat"),
    ("attachment", {"digest": "../../evil"}, "evil"),
    ("fact", {"key": "contact.shoe_size"}, "shoe"),
    ("fact", {"value": "god", "key": "contact.authority"}, "god"),
    ("fact", {"state": "perhaps"}, "neither known, none nor unknown"),
    ("fact", {"source": "the stars"}, "is not a source"),
    ("fact", {"certainty": "sworn"}, "sworn"),
    ("fact", {"noted_on": "2099-01-01"}, "1 Jan 2099 is still to come"),
    ("fact", {"key": "company.star", "value": "9"}, "star"),
    ("fact", {"value": "unknown", "key": "company.star"}, "cannot be “unknown”"),
    ("fact", {"note": "x" * 1_000_001}, "1,000,000"),
)


@pytest.mark.parametrize(("table", "values", "says"), HOSTILE)
def test_a_value_that_set_refuses_is_refused_row_by_row(bundle, wei, tmp_path, table, values, says):
    with zipfile.ZipFile(bundle) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    stored = json.loads(held["rows.json"])
    stored["rows"][table][0].update(values)
    with zipfile.ZipFile(tmp_path / "bad.dossier", "w") as archive:
        for name, content in (held | {"rows.json": json.dumps(stored).encode()}).items():
            archive.writestr(name, content)
    tried = json.loads(wei("inherit", str(tmp_path / "bad.dossier"), "--dry-run", "--json").stdout)
    refused = [each for each in tried["rows"] if each["what"] == "refused"]
    faults = [fault for each in refused for fault in each["faults"]]
    assert says in " ".join((faults[0]["reason"], faults[0]["column"], faults[0]["value"]))
    assert {each["reason"] for each in faults[1:]} <= {"What it belongs to did not come."}
    done = wei("import", str(tmp_path / "bad.dossier"))
    assert f"{tried['counts']['new']} new, {len(refused)} refused" in done.stdout
    assert f"Line {refused[0]['line']}: " in done.stdout
    assert wei("check").exit_code == 0
    mended = wei("inherit", str(bundle)).stdout
    assert f"{len(refused)} new, {tried['counts']['new']} in the book already" in mended


def test_a_number_that_is_taken_here_is_told_apart(bundle, wei):
    wei("add", "contact", "Ben Ford", "--known", "--no-follow-up")
    wei("deal", "ben", "Torches", "--currency", "USD")
    wei("quote", "Torches", "--line", "Torch, 10 pcs, 2", "--currency", "USD")
    wei("inherit", str(bundle))
    listed = wei("list", "quotes", "--csv").stdout
    assert "Q2026-001," in listed
    assert "Q2026-001 (Lily Chen)," in listed


def test_a_file_named_outside_the_folder_is_not_written(bundle, wei, tmp_path):
    with zipfile.ZipFile(bundle) as archive:
        stored = archive.read("rows.json")
    with zipfile.ZipFile(tmp_path / "evil.dossier", "w") as archive:
        archive.writestr("rows.json", stored)
        archive.writestr("files/../../evil.txt", "gotcha")
    wei("inherit", str(tmp_path / "evil.dossier"))
    assert not list(tmp_path.rglob("evil.txt"))
    assert "deck.txt" in wei("check").stdout + wei("check").stderr  # the page came, its content did not


@pytest.mark.usefixtures("hers")
def test_a_handover_needs_a_client_and_a_file_a_name(run, tmp_path):
    assert run("handover", "nobody").exit_code == 3
    assert run("handover", "anna", "--to", str(tmp_path)).exit_code == 2
    assert run("inherit").exit_code == 2
    assert run("inherit", str(tmp_path / "missing.dossier")).exit_code == 3


def packed_again(bundle, path, change, files=()):
    """Write a handover anew with other rows, and with more files by their digest."""
    with zipfile.ZipFile(bundle) as archive:
        stored = json.loads(archive.read("rows.json"))
    change(stored["rows"])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rows.json", json.dumps(stored))
        for digest, content in files:
            archive.writestr(f"files/{digest}", content)
    return path


def test_addresses_without_end_are_refused_one_by_one_and_the_rest_comes(bundle, wei, tmp_path, monkeypatch):
    from dossier.app.imports import handover

    monkeypatch.setattr(handover, "MOST_ADDRESSES", 3)

    def many(rows):
        first = rows["point"][0]
        rows["point"] += [first | {"id": 1000 + at, "value": f"a{at}@nordlicht.example"} for at in range(9)]

    done = wei("inherit", str(packed_again(bundle, tmp_path / "many.dossier", many)))
    assert "A client has at most 3 addresses and numbers." in done.stdout + done.stderr
    assert len(rows_of(wei.book, "point")) <= 3 * len(rows_of(wei.book, "contact")) + 3
    assert "Anna Schmidt" in wei("show", "anna").stdout


def test_a_file_of_a_handover_is_unpacked_when_a_row_names_it_and_never_beyond_its_limit(
    bundle, wei, tmp_path, monkeypatch
):
    from dossier.errors import NotReadableError
    from dossier.exchange import handover

    bomb = packed_again(bundle, tmp_path / "bomb.dossier", lambda _rows: None, [("0" * 64, bytes(3_000_000))])
    unpacked = []
    whole = zipfile.ZipFile.read
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda self, name: unpacked.append(str(name)) or whole(self, name))
    assert wei("inherit", str(bomb)).exit_code == 0
    assert not [name for name in unpacked if "0" * 64 in name]
    bundle_read, contents = handover.unpacked(bomb)
    assert contents.get("0" * 64) is None  # its digest is another
    assert contents.get("1" * 64) is None
    assert bundle_read.rows["contact"]
    for limit, value in (("LARGEST_FILE", 2_000_000), ("MOST_VALUES", 100), ("LARGEST", 100)):
        with monkeypatch.context() as patch:
            patch.setattr(handover, limit, value)
            done = wei("inherit", str(bomb))
        assert (done.exit_code, "is not a handover" in done.stderr) == (2, True)

    def gone(*_words):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(zipfile.ZipFile, "read", gone)
    with pytest.raises(NotReadableError):
        contents.get("0" * 64)
