"""`dossier config`: the settings, what each means, and changing one."""

from typing import Annotated, Any

import typer

from dossier.app.settings import EXPLAINED, checked
from dossier.cli.desk import deeds, desk
from dossier.cli.lazy import chapter
from dossier.disk import private_folder, write_file
from dossier.errors import DossierError, WrongUsageError
from dossier.i18n import _
from dossier.render.page import Page, Pair, Pairs, Piece, line

app = chapter()


@app.command(help=_("Show or change settings.") + "\n\n" + _("Example: dossier config remind.lines=30"))
def config(
    changes: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY=VALUE]…", help=_("Settings to change; none shows them all."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Print every setting with its meaning, or write some into the settings file."""
    if changes:
        _write(changes)
        return
    settings = desk().settings
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken({key: settings.get(key) for key in EXPLAINED}))
        return
    rows = [
        Pair(key, line(Piece(_value(settings.get(key)), "strong" if key in settings.values else "")), _(words))
        for key, (_default, words) in EXPLAINED.items()
    ]
    desk().show(Page(line(Piece(str(settings.path), "muted")), (Pairs(tuple(rows)),), ()))


def _value(value: Any) -> str:
    if value is None:
        return "–"
    return ", ".join(value) if isinstance(value, list) else str(value)


def _write(changes: list[str]) -> None:
    path = desk().places.settings
    values = dict(desk().settings.values)
    for change in changes:
        key, sign, text = change.partition("=")
        if not sign:
            raise WrongUsageError(
                _("“{word}” is not of the form key=value.").format(word=change[:60]),
                _("Write for example: remind.lines=30"),
            )
        kind = type(EXPLAINED[key][0]) if key in EXPLAINED else str
        value: Any = text
        if kind is int and text.strip().lstrip("-").isdigit():
            value = int(text)
        elif kind is type(None):
            value = {"yes": True, "true": True, "no": False, "false": False}.get(text.strip().casefold(), text)
        elif kind is list:
            value = [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
        values[key] = checked(key, value, path)
    save(values)
    desk().say(_("Set {changes} in {path}.").format(changes=", ".join(changes), path=path), _("Next: dossier config"))


def save(values: dict[str, Any]) -> None:
    """Write settings into the TOML file; everything else in it stays as it is."""
    import tomllib

    import tomlkit

    from dossier.values.charset import file_text

    path = desk().places.settings
    try:
        private_folder(path.parent)
        document = tomlkit.parse(file_text(path)) if path.is_file() else tomlkit.document()
        for key, value in values.items():
            section, _dot, name = key.partition(".")
            table: Any = document.setdefault(section, tomlkit.table())
            table[name] = value
        text = tomlkit.dumps(document)
        tomllib.loads(text)
        write_file(path, text.encode(), replace=True)
        deeds.append(_("Set {changes} in {path}.").format(changes=", ".join(values), path=path))
    except OSError as error:
        raise DossierError(
            _("{path} cannot be written ({reason}).").format(path=path, reason=error.strerror or error),
            _("Check the rights of the folder, or set DOSSIER_CONFIG."),
        ) from error
