"""The medium in which a command was asked for its answer."""

from pathlib import Path
from typing import NamedTuple


class Medium(NamedTuple):
    """The medium asked for; none of them is the screen, or plain text where there is no screen."""

    json: bool = False
    csv: bool = False
    md: bool = False
    html: Path | None = None
    force: bool = False
