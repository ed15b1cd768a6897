"""A damaged book is called damaged by whatever command meets the damage, and with each write."""

import pytest

from dossier.app.find import show


def test_bytes_that_are_no_text_are_damage_to_every_command(run, book_path):
    run("add", "contact", "Zoe Quux", "--no-input")
    run("add", "contact", "Ben Okafor", "--no-input")
    book_path.write_bytes(book_path.read_bytes().replace(b"Zoe Quux", b"Zoe\xff\xffuux"))
    for words in (("check",), ("show", "c1"), ("backup",)):
        done = run(*words)
        assert done.exit_code == 5, words
        assert "is damaged" in done.stderr
        assert "no text" in done.stderr


@pytest.mark.parametrize("spoilt", [True, False])
def test_what_nobody_foresaw_is_damage_only_if_the_book_is_damaged(run, book_path, monkeypatch, spoilt):
    run("add", "contact", "Zoe Quux", "--no-input")
    if spoilt:
        book_path.write_bytes(book_path.read_bytes().replace(b"Zoe Quux", b"Zoe\xff\xffuux"))

    def odd(*_told: object, **_more: object) -> None:
        raise ValueError

    monkeypatch.setattr(show, "show", odd)
    if not spoilt:
        with pytest.raises(ValueError, match=r"^$"):
            run("show", "zoe")
    else:
        assert "is damaged" in run("show", "zoe").stderr
