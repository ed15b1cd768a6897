"""The desk: the one place that looks at the clock, the environment and the streams, and hands them on."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from dossier.app.locksmith import Locksmith
from dossier.app.session import Around, Session
from dossier.app.settings import Settings
from dossier.cli import streams
from dossier.cli.medium import Medium
from dossier.cli.surroundings import check_language, moment_of, places_of
from dossier.i18n import _
from dossier.paths import Places
from dossier.records.keys import Key, begin

deeds: list[str] = []
"""What this process has written for good, one sentence each: whoever cannot show the answer says the last of them."""

if TYPE_CHECKING:
    from dossier.app.asking import Asker
    from dossier.render.page import Page


class RehearsalAsked(Exception):  # noqa: N818  (no failure: the door answers it)
    """Somebody typed `--dry-run`: the same words are to be run again on a copy."""


class Desk:
    """What the door knows of one command: its session, streams, width, colour, and the medium asked for."""

    def __init__(self, environment: Mapping[str, str], *, book: str | None = None, plain: bool = False) -> None:
        self.environment = environment
        self.out: TextIO = sys.stdout
        self.err: TextIO = sys.stderr
        self.plain = plain
        self.paging = True
        self.silent = False
        self.medium = Medium()
        self.is_public = environment.get("DOSSIER_PUBLIC", "0") not in {"", "0"}
        """Whether every command speaks on a screen that others see (`cli/public.py`)."""
        self.is_shared = False
        """Whether the command leaves out by itself what others may not see."""
        self.command = ""
        self.rehearsing = "_DOSSIER_REHEARSAL" in environment
        """Whether the book is a copy that is thrown away (`cli/rehearsal.py`)."""
        self.session = Session(
            places_of(environment, None if self.rehearsing else book),
            moment_of(environment),
            self.talk,
            done=deeds,
            asker=self._terminal() if sys.stdin.isatty() and self.out.isatty() else None,
            surround=_surrounded,
            copying=not self.rehearsing and environment.get("DOSSIER_BACKUPS") != "off",
        )
        self.session.yes, self.session.watched = self.rehearsing, self.is_public
        completing = "_DOSSIER_COMPLETE" in environment  # a key that is pressed runs no command of hers
        self.session.secrets = Locksmith({} if completing else environment, self._secret)
        if not self.rehearsing:  # the copy has the key of the book, which is known by then
            begin(self.session.secrets.key_for)
        if self.err.isatty() and streams.obeys(self.err, environment.get("TERM", "")):
            from dossier.cli.progress import ProgressLine

            self.session.progress = ProgressLine(self.err)
        self.today = self.session.today
        self.now = self.session.now
        self.reading, self.writing, self.opened = self.session.reading, self.session.writing, self.session.opened
        self.setting, self.own_marks = self.session.setting, self.session.own_marks

    def _terminal(self) -> "Asker":
        from dossier.cli.asker import TerminalAsker  # it brings Typer with it

        return TerminalAsker(self.show, self.talk)

    def _secret(self) -> "Callable[[str], str] | None":
        """Return how to ask for a passphrase: even where the answer goes to a pipe, as long as somebody sits before it."""
        if self.silent or not (sys.stdin.isatty() and self.err.isatty()):
            return None
        return self._terminal().secret

    @property
    def places(self) -> Places:
        """Return the paths in use."""
        return self.session.places

    @property
    def settings(self) -> Settings:
        """Return the user's settings."""
        return self.session.settings

    @property
    def is_terminal(self) -> bool:
        """Tell whether the answer goes to a terminal that shows more than plain text."""
        return not self.plain and self.out.isatty() and streams.obeys(self.out, self.environment.get("TERM", ""))

    @property
    def theme(self) -> str:
        """Return the theme in which a terminal shows a page."""
        from dossier.render.media.theme import theme

        return theme(str(self.settings.get("look.theme")), self.environment)

    def use(self, name: str, value: Any) -> None:
        """Obey an option that may stand anywhere on the line."""
        if name == "dry_run" and not self.rehearsing:
            raise RehearsalAsked
        if name == "db" and not self.rehearsing:
            self.session.places = places_of(self.environment, value)
        elif name == "lang":
            check_language(value)
        elif name == "plain":
            self.plain = True
        elif name == "no_pager":
            self.paging = False
        elif name == "no_input":
            self.session.asker = None
            self.silent = True
        elif name == "yes":
            self.session.yes = True
        elif name == "json":
            self.medium = self.medium._replace(json=True)

    def text_of(self, page: "Page") -> str:
        """Return a page as it is printed: in colour on a terminal, as plain uncut text elsewhere."""
        if self.is_terminal:
            from dossier.render.media.terminal import spoken as terminal_spoken

            return terminal_spoken(page, self.columns(), theme=self.theme)
        from dossier.render.media.plain import spoken

        return spoken(page)

    def show(self, page: "Page") -> None:
        """Print a page."""
        self.out.write(self.text_of(page))

    def show_whole(self, text: str) -> None:
        """Print the whole answer of a reading command: in a pager where it is higher than the terminal."""
        rows = self.rows() if self.is_terminal and self.paging else None
        if rows is not None:
            from dossier.cli.pager import shown

            self.out.flush()
            wish = str(self.settings.get("look.pager"))
            if shown(text, (self.columns(), rows), self.environment, wish, self.talk):
                return
        self.out.write(text)

    def give(self, page: "Page", *, as_md: bool = False, html: Path | None = None, force: bool = False) -> None:
        """Give a page in the medium asked for: a file for the browser, Markdown, or what `show` does."""
        if html is not None:
            from dossier.render.media.html import spoken as html_spoken

            self.to_file(html, html_spoken(page), force=force)
            self.say(_("Written to {path}.").format(path=html))
        elif as_md:
            from dossier.render.media.markdown import spoken as md_spoken

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

    def talk(self, *sentences: str) -> None:
        """Say something beside the data, on stderr."""
        streams.tell(self.err, *sentences)

    def check_file(self, path: Path, *, force: bool) -> None:
        """Raise RefusedError (exit 6) for a file that may not be written, before anything else is done."""
        from dossier.cli.output_file import check_target

        check_target(path, self.places, force=force)

    def for_one_file(self, path: Path) -> bool:
        """Return whether a file may be replaced, for a command that writes one in place of its page; raises as `check_file`."""
        force, self.medium = self.medium.force, Medium(json=self.medium.json)
        self.check_file(path, force=force)
        return force

    def to_file(
        self, path: Path, content: str | bytes | Iterable[bytes], *, force: bool, key: Key | None = None
    ) -> None:
        """Write a file for the user: whole or not at all, never over a book, over another file only by force."""
        from dossier.cli.output_file import write_out

        if self.rehearsing:
            self.check_file(path, force=force)
            for _piece in content if not isinstance(content, str | bytes) else ():
                pass  # what is said of a file is counted while it is made
            return
        write_out(path, content, self.places, force=force, key=key)
        deeds.append(_("Written to {path}.").format(path=path))

    def to_folder(self, path: Path, files: Iterable[tuple[str, bytes]], *, force: bool) -> None:
        """Fill a folder for the user: whole or not at all, over one that holds anything only by force."""
        from dossier.cli.output_file import write_folder

        if self.rehearsing:
            for _file in files:
                pass
            return
        write_folder(path, files, self.places, force=force)
        deeds.append(_("Written to {path}.").format(path=path))


def _surrounded(session: Session, command: str, only_try: bool) -> AbstractContextManager[Around]:
    from dossier.app.book.around_writes import surrounded  # only what writes pays for it

    return surrounded(session, command, only_try)


def after_answer() -> None:
    """Do what the command that has answered left to be done."""
    if _current is None or not _current.session.after_answer:
        return
    with suppress(OSError, ValueError):  # a lost answer is said at the end
        _current.out.flush()
    while _current.session.after_answer:
        _current.session.after_answer.pop()()


_current: Desk | None = None
_environment: Mapping[str, str] = os.environ


def environment() -> Mapping[str, str]:
    """Return the environment of the command that is running: that of the process, unless it runs in another one."""
    return _environment


def open_desk(**options: Any) -> Desk:
    """Make the desk of this command from its environment as it is now."""
    global _current  # noqa: PLW0603  (one process runs one command at a time)
    _current = Desk(_environment, **options)
    return _current


def desk() -> Desk:
    """Return the desk of the command that is running."""
    return _current if _current is not None else open_desk()


@contextmanager
def surrounded(environment: Mapping[str, str]) -> Iterator[None]:
    """Let a command run in an environment, with a desk of its own; afterwards those around it are there again."""
    global _current, _environment
    before = _current, _environment
    _current, _environment = None, environment
    try:
        yield
    finally:
        _current, _environment = before


@contextmanager
def muted(stream: TextIO) -> Iterator[None]:
    """Let commands speak into a stream and be asked nothing, while many are run after another."""
    before = sys.stdout, sys.stderr
    sys.stdout = sys.stderr = stream
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
