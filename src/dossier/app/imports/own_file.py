"""A file that `dossier export` wrote, and what is asked of it."""

from pathlib import Path
from typing import NamedTuple


class OwnFile(NamedTuple):
    """A file of ours to be taken back; `update`: what is there already may be changed, `dry_run`: it is only tried."""

    file: Path
    update: bool = False
    dry_run: bool = False
