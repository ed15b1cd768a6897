"""Files of a client: kept once, found again, missed when they are gone."""

import json
import os
import shutil
import sys
import time


def test_a_file_is_kept_with_the_client_and_missed_when_it_is_gone(run, tmp_path):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--no-input")
    deck = tmp_path / "deck.pdf"
    deck.write_bytes(b"%PDF our deck")
    assert run("attach", "nordlicht", str(deck), "--as", "deck").exit_code == 0
    assert run("attach", "anna", str(deck), "--as", "deck").exit_code == 0
    kept = [path for path in (tmp_path / "book-files").rglob("*") if path.is_file()]
    assert len(kept) == 1
    assert json.loads(run("show", "anna", "--json").stdout)["attachments"][0]["path"] == "deck.pdf"
    assert "deck.pdf" in run("find", "deck").stdout
    assert run("check").exit_code == 0
    shutil.rmtree(tmp_path / "book-files")
    done = run("check")
    assert done.exit_code == 5
    assert "deck.pdf" in done.stderr


def test_a_folder_or_a_missing_file_is_refused_in_one_sentence(run, tmp_path):
    run("add", "contact", "Anna Schmidt", "--no-input")
    for path, code in ((tmp_path, 2), (tmp_path / "none.pdf", 3)):
        done = run("attach", "anna", str(path))
        assert (done.exit_code, len(done.stderr.splitlines())) == (code, 1)


def library(run, tmp_path, name="flow.png", content=b"\x89PNG a flow chart"):
    (tmp_path / name).write_bytes(content)
    for person in ("Anna Schmidt", "Matthias Brandt"):
        run("add", "contact", person, "--company", "Nordlicht", "--no-input")
    return run("attach", "us", str(tmp_path / name), "--as", "flow chart")


def test_our_own_material_is_kept_once_and_never_sent_to_one_person_twice(run, tmp_path):
    assert "h1" in library(run, tmp_path).stdout
    assert run("send", "anna", "flow", "--on", "2026-03-02").exit_code == 0
    again = run("send", "anna", "h1")
    assert (again.exit_code, len(again.stderr.splitlines())) == (6, 1)
    assert "2 Mar" in again.stderr
    assert "--again" in again.stderr
    assert "Anna Schmidt" in run("send", "brandt", "h1").stderr
    assert run("send", "anna", "h1", "--again").exit_code == 0
    shown = json.loads(run("show", "anna", "--json").stdout)
    assert [row["on_date"] for row in shown["sent"]] == ["2026-11-23", "2026-03-02"]
    assert "flow.png" in run("show", "nordlicht").stdout
    assert [row["times_sent"] for row in json.loads(run("list", "files", "--json").stdout)] == [3]


def test_the_same_content_under_another_name_counts_as_sent(run, tmp_path):
    library(run, tmp_path)
    run("send", "anna", "h1")
    library(run, tmp_path, "renamed.png")
    assert run("send", "anna", "renamed").exit_code == 6
    library(run, tmp_path, "new.png", b"another picture")
    assert run("send", "anna", "new.png").exit_code == 0


def test_a_sending_is_taken_back_whole(run, tmp_path):
    library(run, tmp_path)
    run("send", "anna", "h1")
    assert run("undo").exit_code == 0
    assert json.loads(run("show", "anna", "--json").stdout)["sent"] == []
    assert run("send", "anna", "h1").exit_code == 0


def test_a_file_of_three_gigabytes_is_refused_in_one_sentence(run, tmp_path):
    run("add", "contact", "Anna Schmidt", "--no-input")
    film = tmp_path / "film.mov"
    with film.open("wb") as stream:
        stream.truncate(3_000_000_000)
    done = run("attach", "anna", str(film))
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
    assert not list((tmp_path / "book-files").rglob("*"))


def test_a_changed_copy_is_reported_and_not_opened(run, tmp_path):
    library(run, tmp_path)
    (kept,) = [path for path in (tmp_path / "book-files").rglob("*") if path.is_file()]
    kept.write_bytes(b"something else")
    assert "flow.png (h1)" in run("check").stderr
    assert run("open", "h1", "--path").exit_code == 3


def viewer(tmp_path):
    """Lay a viewer that writes down what it was given; return the folder for PATH and the note."""
    folder, note = tmp_path / "bin", tmp_path / "seen"
    folder.mkdir()
    program = folder / ("open" if sys.platform == "darwin" else "xdg-open")
    program.write_text(f"#!/bin/sh\necho \"$1\" > '{note}'\n", encoding="utf-8")
    program.chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}, note


def test_a_file_is_opened_under_its_own_name_and_a_program_never(run, tmp_path):
    path, note = viewer(tmp_path)
    library(run, tmp_path)
    assert run("open", "flow", env=path).exit_code == 0
    assert note.read_text(encoding="utf-8").strip().endswith("flow.png")
    note.unlink()
    for name, content in (("invoice.pdf", b"MZ\x90 a program"), ("offer.exe", b"plain"), ("run.png", b"#!/bin/sh\n")):
        library(run, tmp_path, name, content)
        done = run("open", name, env=path)
        assert (done.exit_code, len(done.stderr.splitlines())) == (6, 1)
    assert not note.exists()


def test_without_a_viewer_the_place_is_said(run, tmp_path):
    library(run, tmp_path)
    done = run("open", "h1", env={"PATH": str(tmp_path)})
    assert done.exit_code == 0
    assert done.stdout.strip().endswith("flow.png")


def test_a_backup_takes_the_kept_files_along_and_a_restore_brings_them_back(run, tmp_path):
    run("add", "contact", "Anna Schmidt", "--no-input")
    assert "kept file" not in run("backup", str(tmp_path / "before.db")).stdout
    for name in ("deck.pdf", "same.pdf"):
        (tmp_path / name).write_bytes(b"%PDF our deck")
        run("attach", "anna", str(tmp_path / name))
    said = run("backup", str(tmp_path / "far" / "one.db")).stdout
    assert f"1 kept file lies beside it in {tmp_path}/far/one-files." in said
    (tmp_path / "card.vcf").write_bytes(b"BEGIN:VCARD")
    run("attach", "anna", str(tmp_path / "card.vcf"))
    said = run("backup").stdout
    assert f"2 kept files lie beside it in {tmp_path}/backups/book-files." in said
    shutil.rmtree(tmp_path / "book-files")
    assert "is gone or was changed" in run("check").stderr
    assert "1 kept file is gone or was changed" not in run("restore", "1", "--yes").stdout
    assert run("check").exit_code == 0
    shutil.rmtree(tmp_path / "book-files")
    assert "1 kept file came back." in run("restore", str(tmp_path / "far" / "one.db"), "--yes").stdout
    assert run("check").exit_code == 0
    shutil.rmtree(tmp_path / "book-files")
    shutil.rmtree(tmp_path / "far" / "one-files")
    shutil.rmtree(tmp_path / "backups" / "book-files")
    said = run("restore", str(tmp_path / "far" / "one.db"), "--yes").stdout
    assert "Not to be had any more: deck.pdf (h1), same.pdf (h2)." in said
    said = run("backup", str(tmp_path / "lacking.db")).stdout
    assert "1 kept file is gone or was changed: see dossier check." in said
    assert "lies beside it" not in said


def test_a_restore_says_when_the_kept_files_of_the_book_before_cannot_be_put_beside_it(run, tmp_path):
    run("add", "contact", "Anna Schmidt", "--no-input")
    run("backup", str(tmp_path / "before.db"))
    (tmp_path / "deck.pdf").write_bytes(b"%PDF our deck")
    run("attach", "anna", str(tmp_path / "deck.pdf"))
    (tmp_path / "backups").mkdir(exist_ok=True)
    (tmp_path / "backups" / "book-files").write_text("in the way")
    done = run("restore", str(tmp_path / "before.db"), "--yes")
    assert done.exit_code == 1
    assert "The book is now that of" in done.stdout
    assert f"cannot be kept in {tmp_path / 'backups' / 'book-files'}" in done.stderr
    assert run("list", "contacts").exit_code == 0
    (tmp_path / "backups" / "book-files").unlink()
    kept = next((tmp_path / "backups").glob("book-before-restore-*.db"))
    assert run("restore", str(kept), "--yes").exit_code == 0
    assert run("open", "h1", "--path").exit_code == 0


def test_copies_that_were_opened_yesterday_go_with_the_next_operation(run, tmp_path):
    old, new = (tmp_path / "cache" / "dossier" / "opened" / name for name in ("old", "new"))
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "deck.pdf").write_text("x")
    os.utime(old, (time.time() - 90_000, time.time() - 90_000))
    assert run("add", "company", "Nordlicht").exit_code == 0
    assert not old.exists()
    assert (new / "deck.pdf").exists()


def test_a_pipe_is_no_backup(run, tmp_path):
    run("add", "company", "Nordlicht")
    os.mkfifo(tmp_path / "pipe")
    done = run("restore", str(tmp_path / "pipe"), "--yes")
    assert (done.exit_code, done.stdout) == (5, "")
    assert "is a device or a pipe, not a book" in done.stderr
