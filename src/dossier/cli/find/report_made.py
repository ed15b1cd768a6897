"""What every report hands to the door: its table, its page, and what to say when there is nothing."""

from typing import NamedTuple

from dossier.records.listing import Listing
from dossier.render.page import Page


class Made(NamedTuple):
    """A finished report; `shape` is what `--json` prints where the table's rows would say too little."""

    listing: Listing
    page: Page
    nothing: str
    shape: object | None = None
