"""Options that recur, each declared once: those that stand anywhere on the line, and the media of an answer."""

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperOption

from dossier.cli import desk as room
from dossier.cli.medium import Medium
from dossier.cli.names import SAVED, complete_from
from dossier.cli.output_file import Force
from dossier.errors import WrongUsageError
from dossier.i18n import N_, _


def _for_others(_context: Any, _parameter: Any, typed: Any) -> bool:
    """Return whether others see the answer: that was typed, or public mode is on."""
    room.desk().is_shared = bool(typed) or room.desk().is_public
    return room.desk().is_shared


def _hidden(context: Any, parameter: Any, typed: Any) -> None:
    """Let every question of the command see only what others may see."""
    room.desk().session.public = _for_others(context, parameter, typed)


_SHARING: dict[str, Any] = {"help": _("Leave out what is private or was told by others."), "show_default": False}
Share = Annotated[bool, typer.Option("--share/--private", callback=_for_others, **_SHARING)]
"""For a command that clears each row itself (`records/visibility.py`)."""

DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Only say what would be written."))]

Where = Annotated[
    list[str] | None,
    typer.Option(
        "--where", metavar="QUESTION", help=_("Only what fits a question, as dossier find takes it; may be repeated.")
    ),
]
"""What narrows a list."""

Narrowed = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="QUESTION",
        autocompletion=complete_from(SAVED),
        help=_("What is asked of them, as dossier find takes it; or a saved question."),
    ),
]
"""The same without the option."""

Fitting = Annotated[
    list[str] | None,
    typer.Option(
        "--where",
        metavar="QUESTION",
        help=_("In the place of names: all that dossier list shows for a question; a noun of a list may stand before."),
    ),
]
"""What says in the place of names whom a command is about (`cli/loose_words.py`, `app/find/several.py`)."""

MEDIA: dict[str, Any] = {
    "json": Annotated[bool, typer.Option("--json", help=_("As JSON."))],
    "csv": Annotated[bool, typer.Option("--csv", help=_("As CSV."))],
    "md": Annotated[bool, typer.Option("--md", help=_("As Markdown."))],
    "html": Annotated[Path | None, typer.Option("--html", metavar="FILE", help=_("Write a page for the browser."))],
    "force": Force,
    "share": Annotated[bool, typer.Option("--share/--private", callback=_hidden, **_SHARING)],
}
"""What an answer may be shown as, and to whom; a new medium is a line here and one in `cli/media.py`.

`share` is for a command that only reads: what others may not see is hidden before any row is read.
"""

_NOTHING = {"html": None}
"""What an option is that was not typed, where that is not "no"."""


def speaks(*media: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options of these media; the door shows its answer in the one that is asked for."""
    added = ("json", *media, *(("force",) if "html" in media else ()))

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def speaking(**typed: Any) -> Any:
            asked = {name: typed.pop(f"as_{name}") for name in added}
            asked.pop("share", None)  # its callback told the session
            forms = [f"--{name}" for name in ("json", "csv", "md", "html") if asked.get(name)]
            if room.desk().medium.json and "--json" not in forms:
                forms.insert(0, "--json")
            if len(forms) > 1:
                raise WrongUsageError(
                    _("An answer has one form: {forms}.").format(forms=" · ".join(forms)), _("Choose one.")
                )
            room.desk().medium = Medium(**asked | {"json": asked["json"] or room.desk().medium.json})
            return command(**typed)

        signature = inspect.signature(command)
        options = [
            inspect.Parameter(
                f"as_{name}", inspect.Parameter.KEYWORD_ONLY, default=_NOTHING.get(name, False), annotation=MEDIA[name]
            )
            for name in added
        ]
        speaking.__signature__ = signature.replace(parameters=[*signature.parameters.values(), *options])  # type: ignore[attr-defined]
        return speaking

    return decorate


def _use(_context: Any, parameter: Any, value: Any) -> None:
    """Hand an option that stands anywhere on the line to the desk."""
    if value:
        room.desk().use(parameter.name, value)


GLOBAL = (
    ("--db", N_("The book to use.")),
    ("--lang", N_("The language to speak.")),
    ("--plain", N_("Plain text, no colour.")),
    ("--no-input", N_("Never ask anything.")),
    ("--yes", N_("Do not ask before something is destroyed.")),
    ("--json", N_("As JSON.")),
    ("--no-pager", N_("Print it all at once, without a pager.")),
    ("--dry-run", N_("Try it on a copy: say what would happen, and write nothing.")),
)
_WITH_A_VALUE = {"--db", "--lang"}


def everywhere(command: Any) -> None:
    """Add the options that may stand anywhere to a command that does not declare them itself.

    One that hands its words on to another command takes none of them away.
    """
    if command.context_settings.get("ignore_unknown_options"):
        return
    command.context_settings.setdefault("help_option_names", ["-h", "--help"])
    own = {flag for parameter in command.params for flag in getattr(parameter, "opts", ())}
    for flag, words in GLOBAL:
        if flag not in own:
            is_flag = None if flag in _WITH_A_VALUE else True
            command.params.append(
                TyperOption(
                    param_decls=[flag], help=_(words), hidden=True, expose_value=False, callback=_use, is_flag=is_flag
                )
            )
    for each in getattr(command, "commands", {}).values():
        everywhere(each)
