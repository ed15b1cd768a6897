"""Where the book, its backups, the settings and the shipped data lie."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

BOOK = "dossier.db"


class Places(NamedTuple):
    """The paths in use for one command."""

    book: Path
    backups: Path
    config: Path
    data: Path
    cache: Path
    state: Path
    """What this machine remembers of the books it wrote to; it belongs in no synced folder."""

    @property
    def files(self) -> Path:
        """Return the folder of the files that are kept beside the book."""
        return self.book.parent / f"{self.book.stem}-files"

    @property
    def settings(self) -> Path:
        """Return the path of the settings file."""
        return self.config / "config.toml"


@cache
def data_folder() -> Path:
    """Return the folder of the shipped data: in the wheel `dossier/data`, in a checkout `data` at the top."""
    here = Path(__file__).resolve().parent
    inside = here / "data"
    return inside if inside.is_dir() else here.parent.parent / "data"


def places(environment: Mapping[str, str], book: str | None = None) -> Places:
    """Return the paths in use: `--db`, then DOSSIER_DB, then the platform's data folder."""
    chosen = book or environment.get("DOSSIER_DB")
    path = at_home(Path(chosen)) if chosen else _platform("data") / BOOK
    path = Path(os.path.abspath(path))  # noqa: PTH100  (resolve() would follow the user's own links)
    config = environment.get("DOSSIER_CONFIG")
    folder = at_home(Path(config)) if config else _platform("config")
    state = environment.get("DOSSIER_STATE")
    return Places(
        book=path, backups=path.parent / "backups", config=folder, data=data_folder(), cache=cache_folder(environment),
        state=at_home(Path(state)) if state else _platform("state"),
    )  # fmt: skip


def at_home(path: Path) -> Path:
    """Return a path with a leading ~ replaced by the home; one of a user who is unknown here stays a name like any other."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def cache_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder for what can be made again: DOSSIER_CACHE, or the platform's."""
    chosen = environment.get("DOSSIER_CACHE")
    return at_home(Path(chosen)) if chosen else _platform("cache")


def _platform(kind: str) -> Path:
    import platformdirs  # the library that knows every platform's folders; 7 ms

    folders = {
        "data": platformdirs.user_data_path,
        "config": platformdirs.user_config_path,
        "cache": platformdirs.user_cache_path,
        "state": platformdirs.user_state_path,
    }
    return folders[kind]("dossier", appauthor=False)
