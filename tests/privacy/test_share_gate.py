"""One gate: a word is planted in every text column of every record, and looked for in all that others may see."""

import re
import sqlite3
import zipfile
from contextlib import closing
from itertools import product
from typing import NamedTuple

import pytest

from dossier.advice.letters.kinds import KINDS as LETTERS
from dossier.read.find.lists import LISTS
from dossier.records.declared import RecordField
from dossier.records.kinds import KINDS
from dossier.records.known import Known
from dossier.records.visibility import shareable_rows
from dossier.write.tables import every
from planting import COPIED, OURS, columns_of, serialized

MADE: dict[str, bytes] = {}


class Planted(NamedTuple):
    """Which words stand in the book, and which of them may be shown to others."""

    private: set[str]
    shareable: set[str]
    told: set[str]


TYPED = (
    ("add", "contact", "Piet", "--company", "Oranje BV", "--country", "NL", "--email", "p@o.example", "--no-input"),
    ("add", "contact", "Karen", "--company", "Koala Pty", "--country", "AU", "--no-input"),
    ("add", "career", "piet", "Lamp Co", "--from-date", "2012"),
    ("add", "visit", "piet", "to_us", "2026-11-01", "--place", "Shenzhen"),
    ("add", "department", "oranje", "design", "outsourced"),
    ("add", "market", "oranje", "DE", "--from-date", "2020"),
    ("add", "product", "oranje", "Lamp", "--kind", "best_seller"),
    ("add", "news", "oranje", "fair", "IFA", "--on-date", "2027-09-03"),
    ("add", "link", "oranje", "buys_from", "koala"),
    ("add", "offer", "Lamp T", "--category", "lamp", "--plug", "EU"),
    ("add", "forwarder", "Blue Ocean", "--ports", "Shenzhen"),
    ("deal", "piet", "Lamps", "--value", "900", "--currency", "USD"),
    ("round", "d1", "price", "--ours", "5", "--theirs", "4", "--text", "x"),
    ("quote", "d1", "--line", "Lamp, 10 pcs, 5", "--payment", "30/70", "--sent"),
    ("quote", "d1", "--line", "Draftlamp, 10 pcs, 4", "--payment", "30/70"),
    ("add", "order", "d1", "--destination", "DE", "--plug", "EU", "--ship-by", "2027-01-20", "--forwarder", "Blue Ocean"),
    ("add", "proof", "d1", "machine", "--state", "sent"),
    ("proof", "y1", "--correction", "logo"),
    ("add", "promise", "piet", "send the report", "--due-on", "fri"),
    ("log", "piet", "talked"),
    ("follow", "piet", "fri", "ask"),
    ("policy", "price", "never below 3"),
    ("complaint", "s1", "the plugs are loose"),
)  # fmt: skip


@pytest.fixture
def book(run, book_path):
    if not MADE:
        for words in TYPED:
            done = run(*words)
            assert done.exit_code == 0, (words, done.stderr)
        MADE["book"] = serialized(book_path)
    book_path.write_bytes(MADE["book"])
    return run


@pytest.fixture
def planted(book, book_path) -> Planted:
    """Return the words put into every text column of every row but the draft, and into a told copy of every record."""
    assert book("check").exit_code == 0
    found = Planted(set(), set(), set())
    with closing(sqlite3.connect(book_path)) as connection, connection:
        for table in sorted(set(every()) - OURS - {"fact"}):
            for column, may_leave in columns_of(table):
                word = f"zq{table}q{column}q".replace("_", "")
                where = "WHERE id = 1" if table in {"quote", "quote_line"} else ""
                changed = connection.execute(f"UPDATE {table} SET {column} = :word {where}", {"word": word})
                if changed.rowcount:
                    (found.shareable if may_leave else found.private).add(word)
        for table in COPIED:
            names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "id"]
            listed = ", ".join(names)
            connection.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {table} WHERE id = 1")
            last = "id = (SELECT MAX(id) FROM " + table + ")"
            connection.execute(f"UPDATE {table} SET source = 'client' WHERE {last}")
            for column, _may_leave in columns_of(table):
                word = f"told{table}q{column}q".replace("_", "")
                connection.execute(f"UPDATE {table} SET {column} = :word WHERE {last}", {"word": word})
                found.told.add(word)
    connection.close()
    return found


SHOWN = ("c1", "o1", "o2", "d1", "q1", "s1", "y1")
FORMS = ((), ("--json",), ("--md",))


def shared(run, tmp_path) -> dict[str, str]:
    """Return everything the program makes to be shown to others, by command."""
    words = [("show", who, "--share", *form) for who, form in product(SHOWN, (*FORMS, ("--all", "--sources")))
             if not (who[0] in "qsy" and "--all" in form)]  # fmt: skip
    words += [("history", who, "--share", *form) for who, form in product(("c1", "o1", "d1", "p1", "n1"), FORMS)]
    words += [("terms", "o1", "--share", *form) for form in FORMS]
    words += [("match", "o1", "--share", "--all", *form) for form in FORMS]
    words += [("forwarders", "o1", "--share", *form) for form in ((), ("--json",))]
    words += [("report", name, "--share", *form) for name, form in product(("ideas", "fairs"), (*FORMS, ("--csv",)))]
    words += [("month", when, "--share", *form) for when, form in product(("2026", "2026-11"), FORMS)]
    words += [("year", "o1", when, "--share", *form) for when, form in product(("2026", "last year"), FORMS)]
    words += [("draft", who, kind, "--no-input") for who, kind in product(("c1", "o1", "d1"), LETTERS)]
    found = {}
    for each in words:
        done = run(*each)
        assert done.exit_code == 0 or each[0] == "draft", (each, done.stderr)
        found[" ".join(each)] = done.stdout + done.stderr
    for who in SHOWN:
        page = tmp_path / f"{who}.html"
        assert run("show", who, "--share", "--html", str(page)).exit_code == 0
        found[f"show {who} --share --html"] = page.read_text("utf-8")
    for noun in LISTS:
        found[f"list {noun} --share"] = run("list", noun, "--share", "--csv").stdout
    return found | exported(run, tmp_path, "--share")


def exported(run, tmp_path, *words) -> dict[str, str]:
    """Return the text of everything that `export` writes, by its ending."""
    folder, found = tmp_path / "pages", {}
    for ending in ("json", "csv", "vcf", "xlsx"):
        file = tmp_path / f"out.{ending}"
        assert run("export", str(file), *words, "--force").exit_code == 0
        if ending == "xlsx":
            with zipfile.ZipFile(file) as archive:
                found[ending] = "".join(archive.read(name).decode() for name in archive.namelist())
        else:
            found[ending] = re.sub("\r\n ", "", file.read_bytes().decode())
    assert run("export", f"{folder}/", *words, "--force").exit_code == 0
    return found | {each.name: each.read_text("utf-8") for each in folder.iterdir()}


def test_no_column_that_is_not_declared_shareable_leaves_and_nothing_told(book, planted, tmp_path):
    assert len(planted.private) > 20
    assert len(planted.told) > 20
    everything = shared(book, tmp_path)
    for command, text in everything.items():
        seen = {word for word in planted.private | planted.told if word in text}
        assert not seen, (command, sorted(seen))
    whole = "".join(everything.values())
    assert {word for word in planted.shareable if word in whole}, "the gate lets nothing through"


def test_an_export_that_is_not_shared_keeps_nothing_back(book, planted, tmp_path):
    every = exported(book, tmp_path)
    machines = {each for each in planted.private if each.startswith("zqwriterq")}
    assert machines
    whole = set(re.findall(r"(?:zq|told)[a-z]+q", every["json"]))
    assert whole >= planted.private - machines | planted.told | planted.shareable
    assert not machines & whole  # which machine wrote is in no export
    assert {"zqproofqtextq", "zqquoteqnoteq", "toldnewsqtextq"} <= set(re.findall(r"(?:zq|told)[a-z]+q", every["xlsx"]))


def test_the_same_words_stand_before_our_own_eyes(book, planted):
    own = "".join(
        book("show", who, *form).stdout for who, form in product(SHOWN, ((), ("--json",), ("--all",))) if who[0] != "s"
    )
    assert {word for word in planted.told if word in own} >= {f"told{table}q" + end for table, end in (
        ("clientproduct", "nameq"), ("news", "textq"), ("career", "employerq"), ("department", "functionq"),
    )}  # fmt: skip
    assert {"zqproofqtextq", "zqquoteqnoteq"} <= {word for word in planted.private if word in own}


def test_a_handover_leaves_behind_what_was_told_on_the_page_in_the_rows_and_in_the_file(book, planted, tmp_path):
    book("set", "o1", "finance=SECRETFIN", "terms.forwarder=ZZFWD", "--told-by", "c2")
    words = planted.told | {"SECRETFIN", "ZZFWD"}
    page = tmp_path / "hand.html"
    said = [book("handover", "o1", *form).stdout for form in FORMS]
    assert book("handover", "o1", "--html", str(page)).exit_code == 0
    target = tmp_path / "h.dossier"
    told = book("handover", "o1", "--to", str(target))
    assert "stay behind" in told.stdout
    with zipfile.ZipFile(target) as archive:
        said += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    for text in (*said, page.read_text("utf-8")):
        assert not {word for word in words if word in text}
    private = book("handover", "o1", "--private").stdout + book("handover", "o1", "--private", "--json").stdout
    assert words <= {word for word in words if word in private}


def test_a_draft_of_a_quotation_is_shown_to_nobody(book):
    for form in FORMS:
        for command in ("show", "history"):
            for who in ("o1", "d1"):
                said = book(command, who, "--share", *form).stdout
                assert "Q2026-001" in said
                assert "Q2026-002" not in said
                assert "Draftlamp" not in said
        assert book("show", "q2", "--share", *form).exit_code == 6
    assert "Q2026-002" in book("show", "d1").stdout


class Fresh(NamedTuple):
    """A record that nobody has declared yet."""

    id: int
    text: str | None


def test_what_nobody_declared_is_private():
    assert RecordField("anything", "anything").sensitivity == "private"
    assert shareable_rows([Fresh(1, "secret"), Fresh(2, None)]) == ()
    assert shareable_rows([Known("contact.never_declared", "x", "known", "user", None)]) == ()  # type: ignore[arg-type]


RECORDS = (
    ("news", "other", "SECRETWORD", "--on-date", "2026-11-01"), ("product", "SECRETWORD", "--kind", "best_seller"),
    ("market", "BR", "--text", "SECRETWORD", "--channel", "wholesale"), ("department", "SECRETWORD"),
    ("link", "competes_with", "koala", "--text", "SECRETWORD"),
)  # fmt: skip


@pytest.mark.parametrize(
    "origin", [("--source", "client"), ("--told-by", "karen"), ("--source", "phone", "--told-by", "karen")]
)
@pytest.mark.parametrize("words", RECORDS, ids=lambda words: words[0])
def test_a_record_told_by_another_client_stays_with_us_even_when_its_teller_is_deleted(book, words, origin):
    noun, *rest = words
    done = book("add", noun, "oranje", *rest, *origin)
    assert done.exit_code == 0, done.stderr
    for delete in (False, True):
        if delete:
            assert book("delete", "karen", "--yes").exit_code == 0
        for command in (("show", "o1", "--share"), ("show", "o1", "--share", "--md"), ("show", "o1", "--share", "--json"),
                        ("report", "ideas", "--share"), ("draft", "piet", "proposal", "--no-input"),
                        ("handover", "o1"), ("handover", "o1", "--json")):  # fmt: skip
            said = book(*command).stdout
            assert "SECRETWORD" not in said, command
            assert "Brazil" not in said, command
    if noun != "link":  # a link to somebody who is gone went with the firm's row, not with the teller
        assert "SECRETWORD" in book("show", "o1", "--all", "--json").stdout


def test_a_told_record_taken_over_by_a_colleague_is_still_protected(book, tmp_path):
    book("add", "news", "oranje", "other", "SECRETWORD", "--source", "phone", "--told-by", "karen")
    book("set", "oranje", "finance=SECRETFIN", "--source", "phone", "--told-by", "karen")
    target = tmp_path / "h.dossier"
    assert book("handover", "oranje", "--private", "--to", str(target)).exit_code == 0
    other = {"DOSSIER_DB": str(tmp_path / "other.db")}
    assert book("inherit", str(target), "--no-input", env=other).exit_code == 0
    assert "SECRETWORD" in book("show", "oranje", env=other).stdout
    for form in FORMS:
        said = book("show", "oranje", "--share", *form, env=other).stdout
        assert "SECRETWORD" not in said
        assert "SECRETFIN" not in said


OUR_OWN = {
    "company": "aliases", "deal": "next_step cause reason", "visit": "text", "department": "text", "market": "text",
    "product": "supplier can_make asked_on difference", "news": "action", "attachment": "text",
    "forwarder": "text", "round": "text log_entry", "quote": "freight note", "duty": "note",
    "order": "note freight insured declared_on rebate claim", "lot": "note",
    "receipt": "amount charges way account rate note",
    "proof": "fee paid_by fee_paid_on credited_in credited_on text courier_cost credit_offered_on",
    "complaint": "text on_date pieces asked handler answered_on cause remedy cost prevention closed_on",
    "link": "kind other text", "promise": "by text due_on state", "log": "text channel direction on_date topics",
    "follow-up": "text due_on at every after_done",
}  # fmt: skip


def test_our_own_remarks_are_declared_to_stay_in_the_house():
    for noun, kind in KINDS.items():
        held = {field.name for field in kind.fields if field.sensitivity != "shareable"}
        assert held - {"told_by"} == set(OUR_OWN.get(noun, "").split()), noun


def test_a_remark_at_a_proof_is_not_shared(book):
    assert book("set", "y1", "text=OWNREMARK").exit_code == 0
    assert "OWNREMARK" in book("show", "y1").stdout
    for command, who, form in product(("show", "history"), ("d1", "o1", "y1"), FORMS):
        assert "OWNREMARK" not in book(command, who, "--share", *form).stdout


def test_on_our_own_page_what_was_told_is_marked(book):
    for noun, *rest in RECORDS:
        book("add", noun, "oranje", *rest, "--told-by", "karen")
    book("set", "oranje", "finance=slow payer", "strengths=design", "--told-by", "karen")
    page = book("show", "oranje", "--all", env={"COLUMNS": "200"}).stdout
    lines = [each for each in page.splitlines() if "(protected)" in each]
    for word in ("other", "product", "Brazil", "competes", "slow payer", "design"):
        assert any(word in each for each in lines), word
