"""`--dry-run` in any command that has no preview of its own: the whole of it runs on a copy of the book and the settings."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from dossier.cli import desk as room
from dossier.cli.surroundings import typed_value
from dossier.disk import lent_folder
from dossier.paths import places


def rehearsed(run: Callable[[list[str], Mapping[str, str]], int], words: list[str]) -> int:
    """Run a command on a copy of the book that is thrown away, and return its exit code."""
    with _copies(typed_value(words, "--db")) as environment:
        return run(words, environment)


@contextmanager
def _copies(book: str | None) -> Iterator[dict[str, str]]:
    import shutil

    here = places(room.environment(), book)
    with lent_folder(here.cache) as folder:
        copy = folder / "book.db"
        if here.book.exists():
            from dossier.write.book.backup import copy_book

            copy_book(here.book, copy)
            if here.files.is_dir():
                shutil.copytree(here.files, folder / "book-files", copy_function=_linked)
        if here.config.is_dir():
            shutil.copytree(here.config, folder / "config")
        try:
            yield {
                **room.environment(),
                "DOSSIER_DB": str(copy),
                "DOSSIER_CONFIG": str(folder / "config"),
                "DOSSIER_STATE": str(folder / "state"),
                "_DOSSIER_REHEARSAL": "1",
            }
        finally:
            room.deeds.clear()  # nothing that was written here is the user's


def _linked(source: str, target: str) -> None:
    """Give a kept file a second name: nothing changes such a file, so a copy of its bytes is needed on another disk only."""
    import os
    import shutil

    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
