"""The user's settings: shown with what each means, and changed in her file."""

from collections.abc import Sequence
from typing import Any

from dossier.app.answer import Answer
from dossier.app.book import bank_account
from dossier.app.book.setting_values import understood
from dossier.app.session import Session
from dossier.app.settings import EXPLAINED, checked
from dossier.disk import private_folder, write_file
from dossier.errors import NotWritableError, WrongUsageError
from dossier.i18n import _
from dossier.render.page import Page, Pair, Pairs, Piece, line


def show(session: Session) -> Answer:
    """Return every setting with its meaning; those of the user are strong."""
    settings = session.settings

    def page() -> Page:
        rows = [
            Pair(key, line(Piece(_words(settings.get(key)), "strong" if key in settings.values else "")), _(meaning))
            for key, (_default, meaning) in EXPLAINED.items()
        ]
        return Page(line(Piece(str(settings.path), "muted")), (Pairs(tuple(rows)),), ())

    return Answer(page=page, shape=lambda: {key: settings.get(key) for key in EXPLAINED})


def change(session: Session, changes: Sequence[str]) -> Answer:
    """Write some settings, each given as key=value; all of them are checked before any is written."""
    path = session.places.settings
    read = [(key, understood(key, value)) for key, value in map(_read, changes)]
    typed = {key: checked(key, value, path) for key, value in read}
    said = ", ".join(f"{key}={_words(value)}" for key, value in typed.items())
    typed |= bank_account.renewed(session, typed)
    save(session, typed)
    done = _("Set {changes} in {path}.").format(changes=said, path=path)
    return Answer((done, *bank_account.said(typed)), next="dossier config")


def _words(value: Any) -> str:
    if value is None:
        return "–"
    return ", ".join(value) if isinstance(value, list) else str(value)


def _read(change: str) -> tuple[str, Any]:
    """Return key and value of `remind.lines=30`, the value in the setting's kind where it can be read as one."""
    key, sign, text = change.partition("=")
    if not sign:
        raise WrongUsageError(
            _("“{word}” is not of the form key=value.").format(word=change[:60]),
            _("Write for example: remind.lines=30"),
        )
    kind = type(EXPLAINED[key][0]) if key in EXPLAINED else str
    if kind is int and text.strip().lstrip("-").isdigit():
        return key, int(text)
    if kind is type(None):
        return key, {"yes": True, "true": True, "no": False, "false": False}.get(text.strip().casefold(), text)
    if kind is list:
        return key, [part.strip() for part in text.replace("，", ",").split(",") if part.strip()]
    return key, text


def save(session: Session, values: dict[str, Any]) -> None:
    """Write settings into the TOML file; everything else in it stays as it is."""
    import tomllib

    import tomlkit

    from dossier.values.charset import file_text

    path = session.places.settings
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
        session.done.append(_("Set {changes} in {path}.").format(changes=", ".join(values), path=path))
    except OSError as error:
        raise NotWritableError(path, error, _("Check the rights of the folder, or set DOSSIER_CONFIG.")) from error
