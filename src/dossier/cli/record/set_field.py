"""`dossier set`: note facts or change fields of a record, with where they come from."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.record import fields, set_fields
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import Fitting
from dossier.i18n import _
from dossier.nearest import listed
from dossier.records.known import CERTAINTY_CHOICES, SOURCE_CHOICES

app = chapter()


@app.command(help=explained("set", _("Example: dossier set anna spoken_english=poor hobbies=cooking --source phone")))
def set_field(
    who: Annotated[
        str, whom("WHO", _("A client, a deal, a country, or any ref; of several their refs, or names with commas."))
    ],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE…",
            help=_(
                "What to note; unknown takes it back, none means known to be none; += and -= change a list by an item."
            ),
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(help=_("Where from: {sources} …").format(sources=listed(SOURCE_CHOICES[:9]))),
    ] = None,
    source_detail: Annotated[str | None, typer.Option(help=_("Which page, mail or person."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("When it was noted."))] = None,
    certainty: Annotated[str | None, typer.Option(help=listed(CERTAINTY_CHOICES))] = None,
    told_by: Annotated[
        str | None, typer.Option(metavar="WHO", help=_("Which contact told us; such a fact is protected."))
    ] = None,
    note: Annotated[str | None, typer.Option(help=_("A remark beside the fact."))] = None,
    override: Annotated[
        str | None,
        typer.Option(
            metavar="WHY",
            help=_("Why to go on: an order against the check of its destination, a quotation without its payment."),
        ),
    ] = None,
    where: Fitting = None,
) -> Answer:
    """Write facts and fields of one record as one operation and say what changed from what to what."""
    origin = fields.TypedOrigin(source, source_detail, on, certainty, told_by, note)
    return set_fields.set_fields(desk().session, set_fields.Change(who, values, origin, override, where or ()))
