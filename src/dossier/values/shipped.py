"""Tables of the shipped data: read once a process, from the JSON twin where there is one."""

import json
from functools import cache
from typing import Any

from dossier.i18n import language
from dossier.paths import data_folder


@cache
def shipped_text(name: str) -> str:
    """Return the text of a shipped file, such as `styles/page.css`."""
    return (data_folder() / name).read_text(encoding="utf-8")


def of_language(name: str) -> str:
    """Return the shipped text of a name such as `help/find.{}.txt` in the language in use; in English where it has none."""
    path = data_folder() / name.format(language())
    return (path if path.is_file() else data_folder() / name.format("en")).read_text(encoding="utf-8")


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
