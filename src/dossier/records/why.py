"""A reason with its points."""

from typing import Annotated, NamedTuple


class Why(NamedTuple):
    """One reason with its points."""

    name: Annotated[str, "which; the names are those of `[points]` in `data/match.toml`"]
    points: Annotated[int, "how many points it adds or takes"]
    words: Annotated[str, "in words"]
