"""Tables of the shipped data: read once a process, from the JSON twin where there is one."""

import json
from functools import cache
from typing import Any

from dossier.paths import data_folder


@cache
def shipped_text(name: str) -> str:
    """Return the text of a shipped file, such as `styles/page.css`."""
    return (data_folder() / name).read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any] | None:
    """Return the table of a name such as `countries/DE`, or None where no such file is shipped."""
    source = data_folder() / f"{name}.toml"
    twin = source.with_suffix(".json")
    if twin.is_file():
        found: dict[str, Any] = json.loads(twin.read_text(encoding="utf-8"))
        return found
    if not source.is_file():
        return None
    import tomllib  # in the wheel lies a JSON twin, which is read quicker

    return tomllib.loads(source.read_text(encoding="utf-8"))
