"""The desk: the one place that looks at the clock, the environment and the streams, and hands them on."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from dossier import i18n
from dossier.cli import streams
from dossier.cli.settings import Settings
from dossier.errors import BookError, WrongUsageError
from dossier.i18n import _
from dossier.paths import Places, places

deeds: list[str] = []
"""What this process has written for good, one sentence each: whoever cannot show the answer says the last of them."""

if TYPE_CHECKING:
    import sqlite3

    from dossier.render.page import Page
    from dossier.render.words import Setting
    from dossier.write.transaction import Book, Transaction


class Desk:
    """What one command works with: paths, now, streams, width, colour, and whether anybody may be asked."""

    def __init__(self, environment: Mapping[str, str], *, book: str | None = None, plain: bool = False) -> None:
        self.environment = environment
        self.places: Places = _places(environment, book)
        self.now: datetime = _now(environment)
        self.out: TextIO = sys.stdout
        self.err: TextIO = sys.stderr
        self.is_terminal = not plain and self.out.isatty() and environment.get("TERM") != "dumb"
        self.colour = self.is_terminal and not environment.get("NO_COLOR")
        self.may_ask = sys.stdin.isatty() and self.out.isatty()
        self._settings: Settings | None = None

    @property
    def today(self) -> date:
        """Return the user's local day."""
        return self.now.date()

    @property
    def settings(self) -> Settings:
        """Return the user's settings; raises InvalidValueError for a file that cannot be understood."""
        if self._settings is None:
            self._settings = Settings.read(self.places.settings)
        return self._settings

    @contextmanager
    def reading(self) -> "Iterator[sqlite3.Connection]":
        """Open the book to read; an older one is migrated first, with a backup beside it."""
        from dossier.facts.book import OutdatedBookError
        from dossier.read.connection import reading

        self.settings.teach_catalogue()
        with ExitStack() as stack:
            try:
                connection = stack.enter_context(reading(self.places.book))
            except OutdatedBookError:
                self.bring_up_to_date()
                connection = stack.enter_context(reading(self.places.book))
            yield connection

    def bring_up_to_date(self) -> None:
        """Migrate an older book and say where the backup lies."""
        from dossier.write.migrate import migrate

        saved = migrate(self.places.book, self.places.backups, self.now)
        if saved is not None:  # else another command has just done it
            self.talk(_("The book was brought to the new form; the one before lies at {path}.").format(path=saved))

    @contextmanager
    def writing(self, command: str, source: str | None = None) -> "Iterator[Transaction]":
        """Open the book for one operation that is written whole or not at all."""
        from dossier.write.transaction import operation

        self.settings.teach_catalogue()
        with operation(self.places.book, self.places.backups, self.now, command, source) as transaction:
            yield transaction
            if transaction.touched:
                self._keep_holidays(transaction)
        if transaction.touched:
            deeds.append(transaction.operation.sentence)

    def _keep_holidays(self, transaction: "Transaction") -> None:
        """Keep the holidays of countries and years that are new to the book; one indexed question when none is."""
        from dossier.read import holidays as read

        gaps = read.missing(transaction.connection, self.settings.get("me.country"), self.today)
        if gaps:
            from dossier.world.holidays import of_year  # the calendar library: only for a country or year that is new
            from dossier.write.holidays import keep

            for country, year in gaps:
                keep(transaction.session, country, year, of_year(country, year))

    @contextmanager
    def opened(self, deed: str) -> "Iterator[Book]":
        """Open the book for what is no operation of its own, such as taking one back; `deed` is its sentence."""
        from dossier.write.transaction import opened

        with opened(self.places.book, self.places.backups, self.now) as book:
            yield book
        deeds.append(deed)

    def setting(self, *, share: bool = False, sources: bool = False, everything: bool = False) -> "Setting":
        """Return what views are told about their surroundings."""
        from dossier.render.words import Setting
        from dossier.world import countries

        return Setting(self.now, countries.name, countries.flag, share, sources, everything)

    def own_marks(self) -> Path:
        """Return where the user's own marks of markets lie, beside her settings, whether there are any or not."""
        return self.places.settings.parent / "marks.csv"

    def show(self, page: "Page") -> None:
        """Print a page: in colour on a terminal, as plain uncut text elsewhere."""
        if self.is_terminal:
            from dossier.render.terminal import console, speak

            speak(page, console(self.out, self.columns(), self.rows() or 24, colour=self.colour))
        else:
            from dossier.render.plain import spoken

            self.out.write(spoken(page))

    def give(self, page: "Page", *, as_md: bool = False, html: Path | None = None, force: bool = False) -> None:
        """Give a page in the medium asked for: a file for the browser, Markdown, or what `show` does."""
        if html is not None:
            from dossier.render.html import spoken as html_spoken

            self.to_file(html, html_spoken(page), force=force)
            self.say(_("Written to {path}.").format(path=html))
        elif as_md:
            from dossier.render.markdown import spoken as md_spoken

            self.write(md_spoken(page))
        else:
            self.show(page)

    def rows(self) -> int | None:
        """Return how many lines the terminal shows, or None where there is no terminal."""
        given = streams.bounded(self.environment.get("LINES", ""), streams.ROWS)
        return given or (streams.terminal_size(self.out)[1] if self.is_terminal else None)

    def columns(self) -> int:
        """Return how wide the terminal is, 80 where there is none."""
        given = streams.bounded(self.environment.get("COLUMNS", ""), streams.CELLS)
        return given or (streams.terminal_size(self.out)[0] if self.is_terminal else 80)

    def write(self, text: str) -> None:
        """Print text that is already in its final form."""
        self.out.write(text)

    def say(self, *sentences: str) -> None:
        """Print what was done, one sentence a line, made harmless."""
        from dossier.render.harmless import harmless

        for sentence in sentences:
            self.out.write(harmless(sentence) + "\n")

    def did(self, *sentences: str) -> None:
        """Print what was done outside the book; the first sentence is remembered in case nobody can read it."""
        deeds.append(sentences[0])
        self.say(*sentences)

    def talk(self, *sentences: str) -> None:
        """Say something beside the data, on stderr."""
        streams.tell(self.err, *sentences)

    def check_file(self, path: Path, *, force: bool) -> None:
        """Raise RefusedError (exit 6) for a file that may not be written, before anything else is done."""
        from dossier.cli.output_file import check_target

        check_target(path, self.places.book, force=force)

    def to_file(self, path: Path, content: str | bytes, *, force: bool) -> None:
        """Write a file for the user: whole or not at all, never over a book, over another file only by force."""
        from dossier.cli.output_file import write_out

        write_out(path, content, self.places.book, force=force)
        deeds.append(_("Written to {path}.").format(path=path))


def _places(environment: Mapping[str, str], book: str | None) -> Places:
    address = re.match(r"[a-z][a-z0-9+.-]+://", book or environment.get("DOSSIER_DB", ""), re.IGNORECASE)
    if address:
        raise BookError(
            _("This version keeps the book in a file; “{start}…” is an address.").format(start=address[0]),
            _("Name a file: --db FILE, or DOSSIER_DB."),
        )
    try:
        return places(environment, book)
    except FileNotFoundError:
        raise BookError(
            _("The folder you are in is no longer there."), _("Go to another one, or name the book by its full path.")
        ) from None


def _now(environment: Mapping[str, str]) -> datetime:
    fixed = environment.get("DOSSIER_NOW")
    if not fixed:
        return datetime.now().replace(microsecond=0)  # noqa: DTZ005  (dates are the user's local ones)
    from dossier.facts.when import YEARS

    try:
        moment: datetime | None = datetime.fromisoformat(fixed).replace(tzinfo=None)
    except ValueError:
        moment = None
    if moment and moment.year in YEARS:
        return moment
    raise WrongUsageError(
        _("DOSSIER_NOW is “{text}”, which is no time.").format(text=fixed[:40]), _("Write it as 2026-11-23T08:30.")
    )


def language_of(environment: Mapping[str, str], arguments: list[str]) -> str:
    """Return the language: `--lang`, then DOSSIER_LANG, then the locale's."""
    for at, word in enumerate(arguments):
        if word == "--":
            break
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if word == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
    chosen = environment.get("DOSSIER_LANG")
    if chosen:
        return chosen
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


_current: Desk | None = None


def open_desk(**options: Any) -> Desk:
    """Make the desk of this command from the environment as it is now."""
    global _current  # noqa: PLW0603  (one process runs one command at a time)
    _current = Desk(os.environ, **options)
    return _current


def desk() -> Desk:
    """Return the desk of the command that is running."""
    return _current if _current is not None else open_desk()


def lay(laid: Desk) -> None:
    """Put a desk back that was set aside while another command ran."""
    global _current  # noqa: PLW0603  (one process runs one command at a time)
    _current = laid


@contextmanager
def muted(stream: TextIO) -> Iterator[None]:
    """Let commands speak into a stream and be asked nothing, while many are run after another."""
    before = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = stream
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def check_language(code: str) -> None:
    """Raise WrongUsageError for a language the tool does not speak."""
    if code not in i18n.LANGUAGES:
        raise WrongUsageError(
            _("“{code}” is not a language I speak.").format(code=code[:20]), _("Choose --lang en or --lang zh.")
        )
