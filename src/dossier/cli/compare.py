"""`dossier compare`: markets side by side."""

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.errors import WrongUsageError
from dossier.facts.country import Figure, overlaid
from dossier.i18n import _
from dossier.read.dossier import facts_about_country
from dossier.world import countries
from dossier.world.figures import agreements, figures, marks
from dossier.world.guidance import guidance

app = chapter()
MOST = 5


@app.command(help=_("Compare markets side by side.") + "\n\n" + _("Example: dossier compare NZ AU ZA"))
def compare(
    names: Annotated[list[str], typer.Argument(metavar="COUNTRY…", help=_("Two to five countries, by code or name."))],
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Print the criteria by which a market is chosen, numbers with bars, gaps marked."""
    codes = list(dict.fromkeys(countries.read(name) for name in names))
    if not 2 <= len(codes) <= MOST:
        raise WrongUsageError(_("A comparison takes two to five countries."), _("For example: dossier compare NZ AU"))
    every = {code: figures(code) for code in codes}
    with desk().reading() if desk().places.book.exists() else nullcontext(None) as connection:
        if connection is not None:
            every = {code: overlaid(figures(code), facts_about_country(connection, code)) for code in codes}
        counts = {code: _counts(code, every[code]) for code in codes}
        for code in codes:
            if connection is not None:
                row = connection.execute(
                    "SELECT COUNT(*) FROM company WHERE country = :code", {"code": code}
                ).fetchone()
                counts[code]["clients"] = str(row[0])
    if as_json:
        from dossier.render.as_json import spoken

        shape = {code: dict(every[code]) | counts[code] for code in codes}
        desk().write(spoken(shape))
        return
    from dossier.render.figures import compare_page

    desk().show(compare_page(codes, every, {code: guidance(code) for code in codes}, counts, desk().setting()))


def _counts(code: str, held: Mapping[str, Figure]) -> dict[str, str]:
    found = countries.of(code)
    plugs = held.get("plug_types")
    mandatory = [mark.name for mark in marks(code, desk().own_marks()) if mark.kind == "mandatory"]
    return {
        "plug": ", ".join(plugs.value) if plugs else "",
        "currency": found.currency or "" if found else "",
        "agreements": ", ".join(each.name for each in agreements(code) if each.status == "in force"),
        "marks": ", ".join(mandatory[:6]) + (" …" if len(mandatory) > 6 else ""),
    }
