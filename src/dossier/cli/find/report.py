"""`dossier report NAME`: what only shows across clients; a new report is one line here and one chapter."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.find.report_made import Made
from dossier.cli.lazy import chapter
from dossier.cli.output_file import Force
from dossier.errors import WrongUsageError
from dossier.i18n import N_, _

app = chapter()


def _ideas(*, share: bool) -> Made:
    from dossier.cli.find.report_products import ideas

    return ideas(share=share)


def _competitors(*, share: bool) -> Made:
    from dossier.cli.find.report_products import competitors

    return competitors(share=share)


def _fairs(*, share: bool) -> Made:
    from dossier.cli.find.report_fairs import fairs

    return fairs(share=share)


REPORTS: dict[str, tuple[str, Callable[..., Made]]] = {
    "ideas": (N_("what development should look at, by category"), _ideas),
    "competitors": (N_("which supplier sits at which clients"), _competitors),
    "fairs": (N_("which fairs our clients attend, and whether going is worth it"), _fairs),
}


@app.command(help=_("Report across clients: ideas, competitors, fairs.") + "\n\n" + _("Example: dossier report fairs"))
def report(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="; ".join(f"{name}: {_(words)}" for name, (words, _make) in REPORTS.items())
        ),
    ],
    share: Annotated[
        bool, typer.Option("--share/--private", help=_("Leave out what is private or was told by others."))
    ] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help=_("As CSV."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=_("As Markdown."))] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a page for the browser."))] = None,
    force: Force = False,
) -> None:
    """Print one report."""
    if name not in REPORTS:
        raise _no_report(name)
    made = REPORTS[name][1](share=share)
    if as_json:
        from dossier.render.media.as_json import spoken

        rows = (
            made.shape
            if made.shape is not None
            else [dict(zip(made.listing.columns, row, strict=True)) for row in made.listing.rows]
        )
        desk().write(spoken(rows))
    elif as_csv:
        from dossier.render.media.as_csv import spoken as csv_spoken

        desk().write(csv_spoken(made.listing))
    elif as_md or html is not None:
        desk().give(made.page, as_md=as_md, html=html, force=force)
    elif made.listing.rows:
        desk().show(made.page)
    else:
        desk().talk(made.nothing)


def _no_report(name: str) -> WrongUsageError:
    import difflib  # only a typing mistake pays for it

    near = difflib.get_close_matches(name, REPORTS, n=1)
    return WrongUsageError(
        _("There is no report “{name}”.").format(name=name[:40]),
        _("Did you mean {name}?").format(name=near[0])
        if near
        else _("Choose from: {choices}.").format(choices=", ".join(REPORTS)),
    )
