"""Templates of letters: one sentence a line, tagged by variant and angle, rendered in a sandbox."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dossier.errors import DossierError
from dossier.i18n import _
from dossier.values.charset import file_text

if TYPE_CHECKING:
    from jinja2 import Environment

TemplateLine = tuple[tuple[str, ...], str]
_TAGS = re.compile(r"\[([a-z_:! -]+)\] ?")
ANGLE = "angle:"
"""What a tag begins with that names an angle of a reminder."""


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
    every = (tag.removeprefix(ANGLE) for tags, _text in found for tag in tags if tag.startswith(ANGLE))
    return list(dict.fromkeys(every))


def holds(tags: Sequence[str], said: Collection[str], angle: str) -> bool:
    """Tell whether a line is for this letter: each of its tags holds, each that begins with `!` does not."""
    true = {*said, f"{ANGLE}{angle}"}
    return all((tag[1:] not in true) if tag.startswith("!") else tag in true for tag in tags)


def lines(kind: str, lang: str, folders: Sequence[Path], known: Collection[str]) -> Iterator[TemplateLine]:
    """Yield the lines of a template with their tags; `@name` stands for the lines of another template.

    Raises DraftError for a language without this template, and for a tag that is not `known`.
    """
    name = f"{kind}.{lang}.j2"
    path = next((folder / name for folder in folders if (folder / name).is_file()), None)
    if path is None:
        raise DraftError(
            _("There is no template {name}.").format(name=name),
            _("Templates of your own lie in {folder}.").format(folder=folders[0]),
        )
    for line in file_text(path).splitlines():
        if line.startswith("{#"):
            continue
        if line.startswith("@"):
            yield from lines(line[1:].strip(), lang, folders, known)
            continue
        hit = _TAGS.match(line)
        tags = tuple(hit[1].split()) if hit else ()
        strange = next((tag for tag in tags if not tag.startswith(ANGLE) and tag.removeprefix("!") not in known), None)
        if strange is not None:
            raise DraftError(
                _("A template has a mistake in “{line}”: {reason}.").format(line=line, reason=strange),
                _("What a line may ask for stands in data/drafts/README.md."),
            )
        yield tags, line[hit.end() :] if hit else line


def sentence(text: str, words: dict[str, object]) -> tuple[str, str | None]:
    """Return a sentence with its words filled in, or the name of the word that is not known."""
    from jinja2 import TemplateError

    try:
        return _environment().from_string(text).render(words), None
    except _UnknownWordError as unknown:
        return "", unknown.name
    except TemplateError as failure:
        raise DraftError(
            _("A template has a mistake in “{line}”: {reason}.").format(
                line=text, reason=_("what stands in {{ }} or {% %} is not closed or unknown")
            )
        ) from failure
