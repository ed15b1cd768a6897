"""The first word of the line: a command, another word for one, or a client whose dossier is shown."""

from typing import Any

from dossier.cli.help_lines import Formatter
from dossier.cli.lazy import Contents
from dossier.errors import NotFoundError
from dossier.i18n import N_, _
from dossier.records.book import MissingBookError

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Capture"), ("inquiry", "mailbox", "add", "log", "set", "tag", "moved", "edit", "import", "attach", "dupes", "merge")),
    (
        N_("Before a call"),
        ("show", "since", "advise", "aim", "gaps", "draft", "read-over", "match", "ask-about", "tell", "send", "open",
         "trip", "holidays"),
    ),
    (N_("Morning"), ("remind", "week", "month", "follow", "done", "snooze", "drop")),
    (
        N_("Negotiating"),
        (
            "deal", "stage", "round", "recap", "quote", "price", "order", "dates", "paper", "proof", "complaint", "terms", "policy",
            "case", "cover", "year", "forwarders", "rate", "rates", "duty", "compare",
        ),
    ),
    (N_("Finding"), ("find", "list", "history", "report", "playbook")),
    (
        N_("Keeping"),
        (
            "undo", "redo", "archive", "unarchive", "delete", "data", "forget", "export", "backup", "restore",
            "encrypt", "rekey", "decrypt", "check", "handover", "inherit", "where", "config", "completion", "demo", "help",
        ),
    ),
)  # fmt: skip
"""The commands by the part of the day in which they are typed."""


_NAME = "dossier.name"


class FirstWords(Contents):
    """The table of contents of the whole tool: it knows other words for its commands, and the clients of the book."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the first word means; a word that is none is tried as the name of a client."""
        if args[0] in self.commands or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from dossier.cli.other_words import other_words

        same = other_words().same.get(args[0].casefold())
        if same is not None:
            return super().resolve_command(ctx, [same, *args[1:]])
        ctx.meta[_NAME] = args[0]
        return super().resolve_command(ctx, ["show", *args])

    def invoke(self, ctx: Any) -> Any:
        """Run the command; where a word was taken for a name and nobody bears it, it is an unknown command."""
        try:
            return super().invoke(ctx)
        except (NotFoundError, MissingBookError) as error:
            if _NAME not in ctx.meta:
                raise
            from dossier.cli.mistakes import no_command_nor_name

            raise no_command_nor_name(ctx.meta[_NAME], self.commands, error) from error

    def format_commands(self, ctx: Any, formatter: Formatter) -> None:  # type: ignore[override]
        """Write the commands under the parts of the day; one that belongs to none stands with the last."""
        grouped = {name for _title, names in GROUPS for name in names}
        rest = tuple(name for name in self.list_commands(ctx) if name not in grouped)
        for title, names in GROUPS:
            every = names + (rest if title == GROUPS[-1][0] else ())
            with formatter.section(_(title)):
                formatter.write_dl([(name, self.commands[name].get_short_help_str()) for name in every])
