"""An encrypted book through a working day: nothing of it lies about in plain, and every command does as before."""

import os
import signal
import time
from contextlib import closing
from pathlib import Path

import pytest

from conftest import in_a_process

tzset = getattr(time, "tzset", lambda: None)
SENTINEL = "zanzibar-sentinel"
RING = {"PYTHON_KEYRING_BACKEND": "ring_in_a_file.Ring"}
PHRASE = "four words without sense"


def prints(phrase: str, variable: str = "DOSSIER_PASSPHRASE_COMMAND") -> dict[str, str]:
    return {variable: f"echo '{phrase}'"}


def fine(result):
    assert result.exit_code == 0, result.stderr
    return result


def lying_about(home: Path) -> list[str]:
    """Return the files below a home in which the secret can be read."""
    found = [each for each in home.rglob("*") if each.is_file()]
    return [str(each.relative_to(home)) for each in found if SENTINEL.encode() in each.read_bytes()]


@pytest.fixture(autouse=True)
def hour(monkeypatch):
    """Let this process know the time zone of its commands from the first one on, and forget it afterwards."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Shanghai")
        tzset()
        yield
    tzset()


@pytest.fixture
def home(tmp_path, run):
    """Return a home with a client, a note of her, a kept file, an opened copy of it, and a backup."""
    (tmp_path / "letter.txt").write_text(f"the price of {SENTINEL}\n")
    fine(run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--country", "DE", "--no-input"))
    fine(run("log", "anna", f"spoke of {SENTINEL}"))
    fine(run("attach", "anna", str(tmp_path / "letter.txt")))
    (tmp_path / "letter.txt").unlink()
    fine(run("open", "h1"))
    fine(run("backup"))
    return tmp_path


def test_encrypt_show_backup_restore_decrypt(home, run):
    before = fine(run("show", "anna")).stdout
    assert {Path(each).parts[0] for each in lying_about(home)} == {"book.db", "backups", "book-files", "cache"}
    temp = home / "temp"
    temp.mkdir()
    env = {**RING, "TMPDIR": str(temp)}

    done = fine(run("encrypt", "--remember", "--backups", env=env | prints(PHRASE)))
    assert "is encrypted now" in done.stdout
    assert "kept files 1, backups 1" in done.stdout
    assert "Without the passphrase nobody can open it again" in done.stdout
    assert "Copies that lie elsewhere" in done.stderr
    assert lying_about(home) == []
    assert fine(run("show", "anna", env=env)).stdout == before
    assert SENTINEL in fine(run("find", SENTINEL, env=env)).stdout
    assert "Logged" in fine(run("log", "anna", f"again {SENTINEL}", "--dry-run", env=env)).stdout
    fine(run("set", "anna", "city=Hamburg", env=env))
    fine(run("undo", env=env))
    fine(run("backup", env=env))
    assert lying_about(home) == []

    backup = max((home / "backups").glob("*.db"), key=lambda each: each.stat().st_mtime)
    fine(run("delete", "anna", "--yes", env=env))
    fine(run("restore", str(backup), "--yes", env=env))
    assert fine(run("show", "anna", env=env)).stdout == before
    checked = fine(run("check", env=env)).stdout
    assert "is sound" in checked
    assert "this computer's keyring" in checked
    assert lying_about(home) == []
    copy = fine(run("open", "h1", env=env)).stdout.strip()
    assert SENTINEL in Path(copy).read_text()
    assert Path(copy).stat().st_mode & 0o077 == 0

    assert run("decrypt", env=env).exit_code == 6
    done = fine(run("decrypt", "--yes", env=env))
    assert "backups stay encrypted" in done.stdout
    assert fine(run("show", "anna")).stdout == before
    assert "is sound" in fine(run("check")).stdout


def test_another_passphrase_and_another_place(home, run):
    fine(run("encrypt", "--no-backups", env=prints(PHRASE)))
    assert "1 file beside it is not" in fine(run("check", env=prints(PHRASE))).stdout
    assert "kept files 0, backups 1" in fine(run("encrypt", "--yes", env=prints(PHRASE))).stdout
    assert lying_about(home) == []
    new = prints("five other words that rhyme", "DOSSIER_NEW_PASSPHRASE_COMMAND")
    done = fine(run("rekey", "--no-backups", env=prints(PHRASE) | new))
    assert "still open by the old passphrase" in done.stderr
    assert run("show", "anna", env=prints(PHRASE)).exit_code == 5
    moved = home / "elsewhere" / "moved.db"
    moved.parent.mkdir()
    (home / "book.db").rename(moved)
    (home / "book-files").rename(moved.parent / "moved-files")
    env = prints("five other words that rhyme")
    assert "Anna" in fine(run("show", "anna", "--db", str(moved), env=env)).stdout
    assert "is sound" in fine(run("check", "--db", str(moved), env=env)).stdout


def test_the_passphrase_opens_it_without_dossier(home, run):
    from sqlcipher3 import dbapi2

    fine(run("encrypt", "--yes", env=prints("Passwörter, vier 个词")))

    def asked(path: Path, question: str) -> list[tuple[object, ...]]:
        with closing(dbapi2.connect(str(path))) as connection:
            connection.execute("PRAGMA key = 'Passwörter, vier 个词'")
            return connection.execute(question).fetchall()

    assert asked(home / "book.db", "SELECT name FROM contact") == [("Anna Schmidt",)]
    kept = next((home / "book-files").glob("??/*"))
    assert SENTINEL.encode() in b"".join(row[0] for row in asked(kept, "SELECT content FROM piece ORDER BY number"))


def test_what_leaves_an_encrypted_book_is_encrypted(home, run):
    env = RING
    fine(run("encrypt", "--remember", "--yes", env=env | prints(PHRASE)))
    whole, handed = home / "whole.json", home / "for-wei.dossier"
    for _twice in "12":
        assert "the passphrase of this book opens it" in fine(run("export", str(whole), "--force", env=env)).stderr
    refused = run("handover", "nordlicht", "--to", str(handed), env=env)
    assert (refused.exit_code, "--unencrypted" in refused.stderr) == (6, True)
    other = "words between two colleagues"
    fine(run("handover", "nordlicht", "--to", str(handed), env=env | prints(other, "DOSSIER_NEW_PASSPHRASE_COMMAND")))
    assert lying_about(home) == []
    assert run("inherit", str(handed), "--db", str(home / "wei.db"), env=env).exit_code == 5
    fine(run("inherit", str(handed), "--db", str(home / "wei.db"), env=prints(other)))
    assert "Anna" in fine(run("show", "anna", "--db", str(home / "wei.db"))).stdout
    fine(run("import", str(whole), "--db", str(home / "again.db"), env=env))
    assert "is sound" in fine(run("check", "--db", str(home / "again.db"))).stdout

    sheet = run("export", str(home / "all.csv"), env=env)
    assert (sheet.exit_code, "--unencrypted" in sheet.stderr) == (6, True)
    fine(run("export", str(home / "all.csv"), "--unencrypted", env=env))
    fine(run("export", str(home / "shown.xlsx"), "--share", env=env))
    fine(run("handover", "nordlicht", "--to", str(home / "plain.dossier"), "--unencrypted", env=env))


def test_a_backup_of_the_other_kind_is_restored_without_baring_anything(home, run):
    env = RING
    plain = next((home / "backups").glob("*.db"))
    fine(run("encrypt", "--remember", "--no-backups", env=env | prints(PHRASE)))
    fine(run("backup", str(home / "enc.db"), env=env))
    before = fine(run("show", "anna", env=env)).stdout
    fine(run("restore", str(plain), "--yes", env=env))
    plain.unlink()
    assert lying_about(home) == []
    fine(run("add", "contact", "Ben Okafor", "--no-input", "--db", str(home / "other.db")))
    fine(run("restore", str(home / "enc.db"), "--yes", "--db", str(home / "other.db"), env=env))
    assert run("show", "anna", "--db", str(home / "other.db")).exit_code == 5
    assert fine(run("show", "anna", "--db", str(home / "other.db"), env=env)).stdout == before

    with (home / "book.db").open("r+b") as book:  # its beginning is damaged: no key opens it any more
        book.seek(100)
        book.write(b"damage")
    shown = run("show", "anna", env=env)
    assert (shown.exit_code, "does not open it" in shown.stderr) == (5, True)
    fine(run("restore", str(home / "enc.db"), "--yes", env=env))
    assert fine(run("show", "anna", env=env)).stdout == before
    size = (home / "book.db").stat().st_size
    with (home / "book.db").open("r+b") as book:
        book.truncate(size // 2)
    assert "damaged" in run("check", env=env).stderr
    fine(run("restore", str(home / "enc.db"), "--yes", env=env))
    assert fine(run("show", "anna", env=env)).stdout == before


KILLED = """
import os, signal
from dossier.cli import main
from dossier.write.book import anew
put, {when} = anew.put, lambda: os.kill(os.getpid(), signal.SIGKILL)
def killed(part, path, **how):
    if {before}: kill()
    put(part, path, **how)
    kill()
anew.put = killed
main()
"""


@pytest.mark.parametrize("before", [True, False])
def test_killed_while_it_is_encrypted_the_book_opens_all_the_same(home, run, before):
    env = {**RING, **prints(PHRASE), "PYTHONPATH": os.pathsep.join(("src", "tests"))}
    code = KILLED.format(when="kill", before=before).replace("main()", 'main(["encrypt", "--remember", "--yes"])')
    root = Path(__file__).parents[2]
    env["PYTHONPATH"] = os.pathsep.join(str(root / each) for each in ("src", "tests"))
    assert in_a_process(home, "-c", code, env=env).exit_code == -signal.SIGKILL
    assert "Anna" in fine(run("show", "anna", env=RING)).stdout
    assert "is encrypted" in fine(run("encrypt", "--remember", "--yes", env=RING | prints(PHRASE))).stdout
    assert lying_about(home) == []
    assert "is sound" in fine(run("check", env=RING)).stdout
