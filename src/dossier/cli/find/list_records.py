"""`dossier list`: records of one noun, narrowed and sorted."""

from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import MOST, chapter
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.read.find.lists import LISTS, Filter, listing
from dossier.records.catalogue import catalogue
from dossier.records.kinds import STAGES
from dossier.records.listing import Listing
from dossier.records.reading import choice_code
from dossier.world import countries

app = chapter()
_SINGULAR = {
    "contact": "contacts",
    "company": "companies",
    "deal": "deals",
    "client": "companies",
    "clients": "companies",
}
_FACT_KIND = {"contacts": "contact", "companies": "company", "deals": "deal"}
SHOWN = 100


@app.command(
    "list",
    help=_("List contacts, companies, deals, follow-ups …")
    + "\n\n"
    + _("Example: dossier list contacts --country DE --where 'authority~decides'"),
)
def list_records(
    noun: Annotated[str, typer.Argument(metavar="NOUN", help=", ".join(LISTS))] = "contacts",
    country: Annotated[str | None, typer.Option(help=_("Only this country."))] = None,
    stage: Annotated[str | None, typer.Option(help=_("Only deals in this stage."))] = None,
    source: Annotated[str | None, typer.Option(help=_("Only contacts that came this way."))] = None,
    tag: Annotated[str | None, typer.Option(help=_("Only with this tag."))] = None,
    closeness: Annotated[str | None, typer.Option(help=_("Only contacts as close as this."))] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD~TEXT", help=_("Only where a field or fact contains a text; may be repeated.")),
    ] = None,
    sort: Annotated[
        str | None, typer.Option(metavar="COLUMN", help=_("Sort by this column; -COLUMN turns it round."))
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, max=MOST, help=_("At most so many rows."))] = None,
    everything: Annotated[bool, typer.Option("--all", help=_("Every row."))] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help=_("As CSV."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Print a list; on a screen the first hundred rows, in files all of them."""
    name = _noun(noun)
    whole = everything or as_csv or as_json
    narrow = _filter(name, country, stage, source, tag, closeness, where or [], sort)
    with desk().reading() as connection:
        found = listing(connection, name, narrow._replace(limit=limit or (-1 if whole else SHOWN)))
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken([dict(zip(found.columns, row, strict=True)) for row in found.rows]))
    elif as_csv:
        from dossier.render.media.as_csv import spoken as csv_spoken

        desk().write(csv_spoken(found))
    else:
        from dossier.render.find.table import list_page

        desk().show(list_page(found, desk().setting()))
        _talk_about(found)


def _talk_about(found: Listing) -> None:
    if not found.rows:
        desk().talk(_("Nothing fits."))
    elif len(found.rows) < found.total:
        desk().talk(
            _("{shown} of {total}: add --all, or narrow it down.").format(shown=len(found.rows), total=found.total)
        )


def _noun(text: str) -> str:
    plain = text.strip().casefold().replace("_", "-")
    name = plain if plain in LISTS else _SINGULAR.get(plain, plain + "s")
    if name in LISTS:
        return name
    import difflib  # only a typing mistake pays for it

    near = difflib.get_close_matches(plain, LISTS, n=1, cutoff=0.5)
    raise WrongUsageError(
        _("There is no list of “{noun}”.").format(noun=text[:40]),
        _("Did you mean {name}?").format(name=near[0])
        if near
        else _("Choose from: {choices}.").format(choices=", ".join(LISTS)),
    )


def _filter(
    noun: str,
    country: str | None,
    stage: str | None,
    source: str | None,
    tag: str | None,
    closeness: str | None,
    where: list[str],
    sort: str | None,
) -> Filter:
    columns = LISTS[noun][1]
    for name, value, fits in (
        ("--country", country, "country" in columns),
        ("--stage", stage, "stage" in columns),
        ("--source", source, noun == "contacts"),
        ("--tag", tag, noun in {"contacts", "companies"}),
        ("--closeness", closeness, noun == "contacts"),
    ):
        if value is not None and not fits:
            raise WrongUsageError(_("{option} does not fit a list of {noun}.").format(option=name, noun=noun))
    code = choice_code(STAGES, stage) if stage else None
    if stage and code is None:
        raise WrongUsageError(
            _("“{text}” is no stage.").format(text=stage[:40]),
            _("Choose from: {choices}.").format(choices=", ".join(choice.code for choice in STAGES)),
        )
    wanted_columns, facts = _where(noun, where)
    column = (sort or "").lstrip("-") or None
    if column is not None and column not in columns:
        raise _no_column(noun, column)
    return Filter(
        country=countries.read(country) if country else None,
        stage=code,
        source=_code("contact.source", source),
        tag=tag,
        closeness=_code("contact.closeness", closeness),
        columns=wanted_columns,
        facts=facts,
        sort=column,
        descending=bool(sort and sort.startswith("-")),
    )


def _code(key: str, text: str | None) -> str | None:
    if text is None:
        return None
    from dossier.app.record.fields import surroundings
    from dossier.records.reading import read_value

    return read_value(catalogue.by_key()[key], text, surroundings(desk().session)).value


def _where(noun: str, conditions: list[str]) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    columns: list[tuple[str, str]] = []
    facts: list[tuple[str, str]] = []
    for condition in conditions:
        name, sign, text = condition.partition("~")
        if not sign:
            raise WrongUsageError(
                _("“{text}” is not of the form field~text.").format(text=condition[:60]),
                _("Write for example: --where 'city~hamburg'"),
            )
        if name in LISTS[noun][1]:
            columns.append((name, text))
            continue
        entry = catalogue.find(_FACT_KIND.get(noun, ""), name)
        if entry is None:
            raise _no_column(noun, name)
        facts.append((entry.key, text))
    return tuple(columns), tuple(facts)


def _no_column(noun: str, name: str) -> WrongUsageError:
    import difflib  # only a typing mistake pays for it

    names = [*LISTS[noun][1], *catalogue.names_for(_FACT_KIND.get(noun, ""))]
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    return WrongUsageError(
        _("A list of {noun} has no column “{name}”.").format(noun=noun, name=name[:40]),
        _("Did you mean {name}?").format(name=near[0])
        if near
        else _("Choose from: {choices}.").format(choices=", ".join(LISTS[noun][1])),
    )
