"""A session: what one deed works with. Nothing in it looks at a stream, a terminal or the environment."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dossier.app.asking import Asker
from dossier.app.locksmith import Locksmith
from dossier.app.settings import Settings
from dossier.disk import real_path, sweep, sweep_older
from dossier.errors import CancelledError, RefusedError
from dossier.i18n import _
from dossier.paths import Places
from dossier.records.catalogue.key import FactKey

if TYPE_CHECKING:
    import sqlite3

    from dossier.render.words import Setting
    from dossier.write.commit import Book
    from dossier.write.transaction import Transaction


OPENED = "opened"
"""The folder in the cache where copies of kept files lie that were opened: each operation deletes those of yesterday."""


class Around(Protocol):
    """What is told of the two moments of a write that others wait for."""

    def opened(self, connection: "sqlite3.Connection") -> None:
        """Look at the book before anything is written to it."""

    def written(self, connection: "sqlite3.Connection") -> None:
        """Add what belongs to the same transaction."""


Surround = Callable[["Session", str, bool], AbstractContextManager[Around]]
"""Given the command of a write, and whether it is only tried."""


class _Nobody:
    def opened(self, connection: "sqlite3.Connection") -> None: ...

    def written(self, connection: "sqlite3.Connection") -> None: ...


def _alone(_session: "Session", _command: str, _only_try: bool) -> AbstractContextManager[Around]:
    return nullcontext(_Nobody())


class _OnlyTriedError(Exception):
    """Ends an operation of which nothing is to be kept."""


class Session:
    """The book, the moment, the settings, what may be shared, and a way to ask (or none)."""

    def __init__(
        self,
        places: Places,
        now: datetime,
        tell: Callable[..., None],
        *,
        done: list[str],
        asker: Asker | None = None,
        yes: bool = False,
        copying: bool = False,
        surround: "Surround | None" = None,
    ) -> None:
        self.places = places
        self.now = now
        self.tell = tell
        """Say something beside the answer, one sentence an argument."""
        self.done = done
        """What was written for good, one sentence each: whoever cannot show the answer says the last of them."""
        self.asker = asker
        self.yes = yes
        self.secrets = Locksmith({}, lambda: None)
        """Knows passphrases and the keys of encrypted files."""
        self.watched = False
        """Whether others see what is answered."""
        self.public = False
        """Whether what they may not see is hidden from every question; never of a deed that writes."""
        self.progress: Callable[[int, int], None] = lambda _done, _total: None
        """Told how much of something long is done, and of how much."""
        self.operations: list[int] = []
        """The numbers of what was written for good."""
        self.copying = copying
        """Whether copies of the book are made unasked; somebody must then call what waits for the answer."""
        self.surround: Surround = surround or _alone
        """What is done around every write beside the write itself."""
        self.after_answer: list[Callable[[], None]] = []
        """What is to be done when the answer was shown."""
        self._settings: Settings | None = None
        self._whole: Transaction | None = None
        """The operation that stands open, while every deed is a part of it."""

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

    def learn(self, facts: Sequence[FactKey]) -> None:
        """Know facts of the user's own that no setting declares yet, as long as this session lasts."""
        self._settings = self.settings._replace(own_facts=(*self.settings.own_facts, *facts))

    @contextmanager
    def reading(self) -> "Iterator[sqlite3.Connection]":
        """Open the book to read; an older one is migrated first, with a backup beside it."""
        from dossier.read.connection import asked, reading
        from dossier.records.book import OutdatedBookError

        self.settings.teach_catalogue()
        with ExitStack() as stack:
            if self._whole is not None:
                yield stack.enter_context(asked(self._whole.connection))
                return
            try:
                connection = stack.enter_context(reading(self.places.book))
            except OutdatedBookError:
                self.bring_up_to_date()
                connection = stack.enter_context(reading(self.places.book))
            if self.public:
                from dossier.read.for_others import hide_private  # only where others look pays for it

                hide_private(connection)
            yield connection

    @contextmanager
    def living(self) -> "Iterator[sqlite3.Connection]":
        """Open the book to read without those who are archived, as whatever says what is to do, or how many there are."""
        from dossier.read.living import hide_archived

        with self.reading() as connection:
            hide_archived(connection)
            yield connection

    def bring_up_to_date(self) -> None:
        """Migrate an older book and say where the backup lies."""
        from dossier.write.migrate import migrate

        saved = migrate(self.places.book, self.places.backups, self.now)
        if saved is not None:  # else another command has just done it
            self.tell(_("The book was brought to the new form; the one before lies at {path}.").format(path=saved))

    @contextmanager
    def writing(self, command: str, source: str | None = None, *, only_try: bool = False) -> "Iterator[Transaction]":
        """Open the book for one operation that is written whole or not at all; not at all, too, if it is only tried."""
        from dossier.write.transaction import operation

        if self._whole is not None:
            with self._whole.part() as part:
                yield part
            return
        self.settings.teach_catalogue()

        def done() -> None:
            if transaction.touched:
                self.done.append(transaction.operation.sentence)
                self.operations.append(number)

        with (
            suppress(_OnlyTriedError),
            self.surround(self, command, only_try) as around,
            operation(self.places.book, self.places.backups, self.now, command, source, done) as transaction,
        ):
            around.opened(transaction.connection)
            yield transaction
            if only_try:
                raise _OnlyTriedError
            number = transaction.operation_id
            if transaction.touched:
                self._keep_holidays(transaction)
                around.written(transaction.connection)
        self.clear_up()

    @contextmanager
    def within(self, whole: "Transaction", asker: Asker | None) -> Iterator[list[str]]:
        """Let every deed read and write inside of an operation that stands open, and return what it tells beside its answer."""
        heard: list[str] = []
        before = self.tell, self.asker
        self._whole, self.asker, self.tell = whole, asker, lambda *said: heard.extend(map(str, said))
        try:
            yield heard
        finally:
            self._whole = None
            self.tell, self.asker = before

    def _keep_holidays(self, transaction: "Transaction") -> None:
        """Keep the holidays of countries and years that are new to the book; one indexed question when none is."""
        from dossier.read.country import holidays as read

        gaps = read.missing(transaction.connection, self.settings.get("me.country"), self.today)
        if gaps:
            from dossier.world.holidays import of_year  # the calendar library: only for a country or year that is new
            from dossier.write.country.holidays import keep

            transaction.finish()  # after a long import much of that is done while these are reckoned
            new = [(country, year, of_year(country, year)) for country, year in gaps]
            for country, year, days in new:
                keep(transaction.session, country, year, days)

    @contextmanager
    def opened(self, deed: str) -> "Iterator[Book]":
        """Open the book for what is no operation of its own, such as taking one back; `deed` is its sentence."""
        from dossier.write.transaction import opened

        with (
            self.surround(self, "", False) as around,
            opened(self.places.book, self.places.backups, self.now, lambda: self.done.append(deed)) as book,
        ):
            around.opened(book.connection)
            yield book
            book.session.flush()
            around.written(book.connection)
        self.clear_up()

    def clear_up(self, *also: Path) -> None:
        """Delete what commands that were killed left unfinished in our folders, and copies that were opened long ago.

        Called behind every write: what was written before a kill is not written again, and nothing else looks there.
        """
        places = self.places
        folders = {places.book.parent, real_path(places.book).parent, places.backups, places.files, places.cache}
        for folder in {*folders, places.config, *also}:
            sweep(folder)
        sweep_older(self.places.cache / OPENED)

    def setting(self, *, share: bool = False, sources: bool = False, everything: bool = False) -> "Setting":
        """Return what views are told about their surroundings."""
        from dossier.app.names import language_name
        from dossier.render.words import Setting
        from dossier.world import countries

        return Setting(
            self.now, countries.name, countries.flag, share or self.public or self.watched, sources, everything,
            language_name=language_name,
        )  # fmt: skip

    def own_marks(self) -> Path:
        """Return where the user's own marks of markets lie, beside her settings, whether there are any or not."""
        return self.places.settings.parent / "marks.csv"

    def decided(self, said: bool | None, question: str, way_out: str) -> bool:
        """Return the answer to a question of which both answers go on: what was typed, or yes by `--yes`, or what is answered.

        Raises RefusedError (exit 6) with the way out where nobody can be asked.
        """
        if said is not None or self.yes:
            return said is not False
        if self.asker is None:
            raise RefusedError(question, way_out)
        return self.asker.confirm(question, default=True)

    def sure(self, question: str) -> None:
        """Ask before something is destroyed; without anybody to ask only `--yes` lets it pass.

        Raises RefusedError (exit 6) that names the option, or CancelledError when the answer is no.
        """
        if self.yes:
            return
        if self.asker is None:
            raise RefusedError(question, _("Add --yes to go on."))
        if not self.asker.confirm(question):
            raise CancelledError
