"""Templates of letters: one sentence a line, tagged by variant and angle, rendered in a sandbox."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.errors import DossierError
from dossier.i18n import _
from dossier.values.charset import file_text

if TYPE_CHECKING:
    from jinja2 import Environment

TemplateLine = tuple[tuple[str, ...], str]
_TAGS = re.compile(r"\[([a-z -]+)\] ?")


class DraftError(DossierError):
    """A letter cannot be drafted as asked; the message says what there is."""

    exit_code = 2


class _UnknownWordError(Exception):
    """A sentence needs a word that is not known."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@cache
def _environment() -> "Environment":
    from jinja2 import Undefined  # 30 ms that only a letter costs
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Unknown(Undefined):
        """A word that is not known: false in a test, and the end of its sentence when it is written."""

        def __str__(self) -> str:
            if str(self._undefined_name).startswith("_"):
                raise SecurityError(f"{self._undefined_name} is out of reach")
            prefix = "me." if isinstance(self._undefined_obj, dict) else ""
            raise _UnknownWordError(f"{prefix}{self._undefined_name}")

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            raise _UnknownWordError(f"{self._undefined_name}.{name}")

    return ImmutableSandboxedEnvironment(undefined=Unknown, autoescape=False)


def angles(found: Sequence[TemplateLine]) -> list[str]:
    """Return the angles of a template, in their order."""
    return list(dict.fromkeys(tag for tags, _text in found for tag in tags if tag not in {"simple", "full"}))


def shared_angles(kind: str, langs: Sequence[str], folders: Sequence[Path]) -> set[str]:
    """Return the angles that every one of these languages has, so that both halves of a letter say the same."""
    return set.intersection(*(set(angles(list(lines(kind, lang, folders)))) for lang in langs))


def lines(kind: str, lang: str, folders: Sequence[Path]) -> Iterator[TemplateLine]:
    """Yield the lines of a template with their tags; `@name` stands for the lines of another template."""
    name = f"{kind}.{lang}.j2"
    path = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if path is None:
        there = sorted({found.name.split(".")[1] for folder in folders for found in folder.glob(f"{kind}.*.j2")})
        raise DraftError(
            _("There is no template {name}.").format(name=name),
            _("Languages there are: {names}.").format(names=", ".join(there)),
        )
    for line in file_text(path).splitlines():
        if line.startswith("{#"):
            continue
        if line.startswith("@"):
            yield from lines(line[1:].strip(), lang, folders)
            continue
        hit = _TAGS.match(line)
        yield (tuple(hit[1].split()), line[hit.end() :]) if hit else ((), line)


def sentence(text: str, words: dict[str, object]) -> tuple[str, str | None]:
    """Return a sentence with its words filled in, or the name of the word that is not known."""
    from jinja2 import TemplateError

    try:
        return _environment().from_string(text).render(words), None
    except _UnknownWordError as unknown:
        return "", unknown.name
    except TemplateError as failure:
        raise DraftError(
            _("A template has a mistake in “{line}”: {reason}").format(line=text, reason=failure)
        ) from failure
