"""`dossier merge`: two entries of one person, or of one firm, become one."""

import sqlite3
from typing import Annotated

import typer

from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.errors import DossierError, WrongUsageError
from dossier.i18n import _, ngettext
from dossier.read.find.merging import compared, planned
from dossier.records.kinds import BY_TABLE, Ref
from dossier.records.merging import Merging

app = chapter()


@app.command(
    help=_("Make one record of two: everything of the second goes over to the first.")
    + "\n\n"
    + _("Example: dossier merge c3 c12 --keep title=c12")
)
def merge(
    first: Annotated[
        str, typer.Argument(metavar="A", help=_("The contact or company that stays."), autocompletion=complete_who)
    ],
    second: Annotated[
        str, typer.Argument(metavar="B", help=_("The one that goes into it."), autocompletion=complete_who)
    ],
    keep: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=A|B", help=_("Whose value counts in a field; the newest does otherwise. May be repeated.")
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only show what would be done."))] = False,
) -> None:
    """Show where the two differ, and merge them as one operation."""
    from dossier.render.find.likeness import merging_page

    with desk().reading() as connection:
        refs = _two(connection, first, second)
        chosen = dict(_choice(word, *refs) for word in keep or ())
        merging = compared(connection, *refs, chosen)
        desk().show(merging_page(merging, desk().setting()))
        if dry_run:
            desk().say(_("Nothing was written. Without --dry-run: dossier merge {a} {b}").format(a=refs[0], b=refs[1]))
            return
        if not desk().session.yes and desk().may_ask:
            merging = _agreed(connection, merging, chosen)
        else:
            desk().session.sure(_("Merge {b} into {a}?").format(a=_shown(merging, 0), b=_shown(merging, 1)))
        plan = planned(connection, merging, desk().today, chosen)
    from dossier.write.book.merge import merge as merged

    with desk().writing(f"merge {refs[0]} {refs[1]}") as tx:
        moved = merged(tx, plan)
        done = tx.say(_("Merged {b} into {a}{rest}.").format(
            a=_shown(merging, 0), b=_shown(merging, 1), rest=_rest(moved)))  # fmt: skip
    desk().say(done, _("Next: dossier show {ref} · dossier undo brings both back").format(ref=refs[0]))


def _two(connection: sqlite3.Connection, first: str, second: str) -> tuple[Ref, Ref]:
    keep = named.client(desk().session, connection, first, named.CLIENTS)
    gone = named.client(desk().session, connection, second, named.CLIENTS)
    if keep == gone:
        raise WrongUsageError(
            _("{ref} cannot be merged with itself.").format(ref=keep), _("Name the other one; see: dossier dupes")
        )
    if keep.letter != gone.letter:
        raise WrongUsageError(
            _("{a} is a {kind} and {b} a {other}; only two of one kind can be merged.").format(
                a=keep, kind=_(keep.kind.label), b=gone, other=_(gone.kind.label)
            ),
            _("See which belong together: dossier dupes"),
        )
    return keep, gone


def _choice(word: str, first: Ref, second: Ref) -> tuple[str, bool]:
    """Return the field of `title=B`, and whether it is the first one's value that counts."""
    field, sign, side = (part.strip() for part in word.partition("="))
    answers = {"a": True, str(first): True, "b": False, str(second): False}
    if not sign or side.casefold() not in answers:
        raise WrongUsageError(
            _("“{word}” does not say whose value counts.").format(word=word[:60]),
            _("Type --keep {field}=A for {a}, or --keep {field}=B for {b}.").format(
                field=field[:40] or "title", a=first, b=second
            ),
        )
    return field, answers[side.casefold()]


def _agreed(connection: sqlite3.Connection, merging: Merging, chosen: dict[str, bool]) -> Merging:
    """Let the user accept, or choose the other value of one field after another (typer.Abort)."""
    from dossier.render.find.likeness import merging_page

    while True:
        words = _("Enter merges, FIELD=A or FIELD=B chooses whose value counts, x leaves both as they are")
        answer = typer.prompt(words, default="", show_default=False, err=True).strip()
        if not answer:
            return merging
        if answer.casefold() == "x":
            raise typer.Abort
        try:
            field, first = _choice(answer, merging.keep, merging.gone)
            merging = compared(connection, merging.keep, merging.gone, chosen | {field: first})
        except DossierError as error:
            desk().talk(str(error))
            continue
        chosen[field] = first
        desk().show(merging_page(merging, desk().setting()))


def _shown(merging: Merging, which: int) -> str:
    name, ref = ((merging.keep_name, merging.keep), (merging.gone_name, merging.gone))[which]
    return f"{name} ({ref})"


def _rest(moved: dict[str, int]) -> str:
    counted = {
        "point": ngettext("{n} address", "{n} addresses", moved.get("point", 0)),
        "contact": ngettext("{n} contact", "{n} contacts", moved.get("contact", 0)),
        "deal": ngettext("{n} deal", "{n} deals", moved.get("deal", 0)),
        "log_entry": ngettext("{n} log entry", "{n} log entries", moved.get("log_entry", 0)),
        "follow_up": ngettext("{n} follow-up", "{n} follow-ups", moved.get("follow_up", 0)),
        "fact": ngettext("{n} fact", "{n} facts", moved.get("fact", 0)),
    }
    named = [words.format(n=moved[table]) for table, words in counted.items() if table in moved]
    others = [table for table in moved if table in BY_TABLE and table not in counted]
    named += [f"{moved[table]} {_(BY_TABLE[table].label)}" for table in others]
    return _(" with {what}").format(what=", ".join(named)) if named else ""
