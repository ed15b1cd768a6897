"""Files of a client: kept once, found again, missed when they are gone."""

import json
import shutil


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
