"""The user's settings: shown with what each means, and changed in her file."""

import re
from collections.abc import Sequence
from typing import Any

from dossier.app.answer import Answer
from dossier.app.book import bank_account, own_facts
from dossier.app.book.own_facts import PREFIX as FACTS
from dossier.app.book.setting_values import understood
from dossier.app.session import Session
from dossier.app.settings import EXPLAINED, QUESTIONS, checked
from dossier.disk import private_folder, write_file
from dossier.errors import NotWritableError, WrongUsageError
from dossier.i18n import _, in_every_language
from dossier.records.catalogue.key import folded
from dossier.render.page import Page, Pair, Pairs, Piece, line
from dossier.values.listed import enumerated
from dossier.values.yes_no import yes_or_no


def show(session: Session) -> Answer:
    """Return every setting with its meaning; those of the user are strong."""
    settings = session.settings

    def page() -> Page:
        rows = [
            Pair(key, line(Piece(_words(settings.get(key)), "strong" if key in settings.values else "")), _(meaning))
            for key, (_default, meaning) in EXPLAINED.items()
        ]
        rows += [
            Pair(f"{FACTS}{each.key}", line(Piece(each.type, "strong")), each.label) for each in settings.own_facts
        ]
        rows += [Pair(f"{QUESTIONS}.{name}", line(Piece(text, "strong"))) for name, text in settings.questions.items()]
        return Page(line(Piece(str(settings.path), "muted")), (Pairs(tuple(rows)),), ())

    return Answer(page=page, shape=lambda: {key: settings.get(key) for key in EXPLAINED})


def change(session: Session, changes: Sequence[str]) -> Answer:
    """Write some settings, each given as key=value; all of them are checked before any is written."""
    path = session.places.settings
    facts: list[tuple[str, str, Any]] = []
    for each in changes:
        if each.startswith(FACTS):
            own = {entry.key for entry in session.settings.own_facts} | {key for key, _aspect, _value in facts}
            facts.append(own_facts.read(each, own))
    if facts:
        return _declare(session, facts, [change for change in changes if not change.startswith(FACTS)])
    read = [(key, understood(key, value)) for key, value in map(_read, changes)]
    typed = {key: checked(key, value, path) for key, value in read}
    said = enumerated(f"{key}={_words(value)}" for key, value in typed.items())
    typed |= bank_account.renewed(session, typed)
    save(session, typed)
    done = _("Set {changes} in {path}.").format(changes=said, path=path)
    return Answer((done, *bank_account.said(typed)), next="dossier config")


def _declare(session: Session, facts: Sequence[tuple[str, str, Any]], others: Sequence[str]) -> Answer:
    """Write facts of the user's own; settings of another kind are set by a command of their own."""
    if others:
        raise WrongUsageError(
            _("A fact of your own is declared alone."),
            _("Then set the others: dossier config {change}").format(change=others[0]),
        )
    save(session, {f"{FACTS}{key}.{aspect}" if aspect else f"{FACTS}{key}": value for key, aspect, value in facts})
    return Answer(tuple(own_facts.said(*each) for each in facts), next="dossier config")


def _words(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(value) if isinstance(value, list) else str(value)


def _read(change: str) -> tuple[str, Any]:
    """Return key and value of `remind.lines=30`, the value in the setting's kind where it can be read as one."""
    key, sign, text = change.partition("=")
    if not sign:
        raise WrongUsageError(
            _("“{word}” is not of the form key=value.").format(word=change[:60]),
            _("Write for example: remind.lines=30"),
        )
    key = _meant(key)
    kind: type[Any] = type(EXPLAINED[key][0]) if key in EXPLAINED else str
    if kind is int and text.strip().lstrip("-").isdigit():
        return key, int(text)
    if kind in {type(None), bool}:
        said = yes_or_no(text)
        return key, text if said is None else said
    if kind is list:
        return key, [part.strip() for part in re.split("[,，、]", text) if part.strip()]
    return key, text


def _meant(typed: str) -> str:
    """Return the key that is typed, or the one that is explained so in any language, whole or up to the first comma."""
    wanted = folded(typed)
    said = ((key, words) for key, (_default, meaning) in EXPLAINED.items() for words in in_every_language(meaning))
    hits = {key for key, words in said if wanted in {folded(words), folded(re.split("[，,；;：:（(]", words)[0])}}
    return hits.pop() if typed not in EXPLAINED and len(hits) == 1 else typed


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
            table, name = _place(document, key)
            if value is None:
                table.pop(name, None)
            else:
                table[name] = value
        text = tomlkit.dumps(document)
        tomllib.loads(text)
        write_file(path, text.encode(), replace=True)
        session.done.append(_("Set {changes} in {path}.").format(changes=enumerated(values), path=path))
    except OSError as error:
        raise NotWritableError(path, error, _("Check the rights of the folder, or set DOSSIER_CONFIG.")) from error


def _place(document: Any, key: str) -> tuple[Any, str]:
    """Return the table of a key in the file and its name there; a fact of the user's own is a table by its whole key."""
    import tomlkit

    section, _dot, name = key.partition(".")
    table = document.setdefault(section, tomlkit.table())
    if section != FACTS.rstrip("."):
        return table, name
    subject, short, *aspect = name.split(".")
    if not aspect:
        return table, f"{subject}.{short}"
    return table.setdefault(f"{subject}.{short}", tomlkit.table()), aspect[0]
