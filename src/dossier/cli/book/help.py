"""`dossier help`: a command or a part of the work explained."""

from typing import Annotated, Any

import typer

from dossier.app.answer import Answer
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import complete_from
from dossier.cli.other_words import proposed
from dossier.errors import UnknownWordError, WrongUsageError
from dossier.i18n import N_, _
from dossier.nearest import did_you_mean, listed, nearest
from dossier.records.catalogue.key import Choice
from dossier.records.reading import choice_code
from dossier.values.shipped import of_language

app = chapter()

_NAMES = (
    N_("capture"), N_("find"), N_("lists"), N_("morning"), N_("negotiation"), N_("privacy"), N_("report"), N_("terms"),
)  # fmt: skip
TOPICS = tuple(Choice(name, name) for name in _NAMES)


@app.command("help", help=explained("help", _("Example: dossier help morning")))
def help_(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TOPIC|COMMAND]",
            help=_("{topics}; or a command. None lists every command.").format(topics=listed(TOPICS)),
            autocompletion=complete_from(*TOPICS),
        ),
    ] = None,
) -> Answer:
    """Print a page of help."""
    topic = choice_code(TOPICS, " ".join(words or ()))
    if topic is not None:
        return Answer(tuple(of_language(f"help/{topic}.{{}}.txt").splitlines()))
    return Answer(tuple(_help_of(ctx.find_root(), words or []).splitlines()))


def _help_of(context: Any, words: list[str]) -> str:
    """Return the help of a command; raises UnknownWordError for a word that is neither command nor topic."""
    for word in words:
        commands = getattr(context.command, "commands", {})
        if word not in commands:
            said = _("There is no help on “{word}”.").format(word=word[:40])
            every = list(dict.fromkeys((*(each.code for each in TOPICS), *commands)))
            if not nearest(word, every) and (near := proposed(word, commands, noun=False)):
                pages = dict.fromkeys(f"dossier help {each.split()[0]}" for each in near if each[0] != "-")
                raise WrongUsageError(said, did_you_mean(pages, _("See: {command} --help").format(command="dossier")))
            raise UnknownWordError(said, word, every)
        context = commands[word].make_context(word, [], parent=context, resilient_parsing=True)
    return str(context.get_help())
