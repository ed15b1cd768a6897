"""Writing the rows of people and firms that are to be written: new ones many at once, the others one by one."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dossier.app.imports.client_row import ClientRow
from dossier.app.imports.draft import Said
from dossier.app.imports.firms import Firm
from dossier.app.imports.news import News
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.find.as_known import AsKnown, as_known, stars
from dossier.records.known import current
from dossier.records.proposals import AddCompany, AddContact, NoteFact
from dossier.records.ref import Ref
from dossier.values.listed import strung

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction

Compare = Callable[[str, int, Said, AsKnown], News]
STAR = "company.star"
"""The fact by which a firm's clients are called oftener."""


class Written:
    """What a file has written until now."""

    def __init__(self, session: Session, tx: "Transaction", *, update: bool) -> None:
        self._session, self._tx, self._update = session, tx, update
        self._connection = tx.connection
        self._next = {letter: tx.next_id(Ref(letter, 0).kind.table) for letter in "co"}
        self.allowed: set[int] = set()
        """People of whom she said that they are those of a row."""
        self.of_firm: dict[int, News] = {}
        """What the last rows said beyond what the book knows of firms."""

    def may(self, letter: str, number: int) -> bool:
        """Tell whether a record may be added to: it came with this very file, or she asked for it."""
        return self._update or number >= self._next[letter] or (letter == "c" and number in self.allowed)

    def write(self, good: Sequence[ClientRow], compare: Compare) -> None:
        """Write rows of which nothing is wrong or undecided."""
        from dossier.write import fact
        from dossier.write.contact import contact

        self._firms(good, compare)
        new = [each for each in good if each.is_new]
        added = contact.add_many(
            self._tx, list(zip((each.proposal() for each in new), self._cadences(new), strict=True))
        )
        for each, done in zip(new, added, strict=True):
            each.number = done.contact.id
        fact.note_many(
            self._tx,
            "contact",
            (
                (each.first.number, [self._note(each)])
                for each in good
                if each.first is not None and each.first.number is not None and each.conflicts
            ),
        )
        for each in good:
            if each.same is not None and each.news is not None and each.news.added and self.may("c", each.same):
                self._fold(each, each.same, each.news.said)
            elif each.first is not None and each.first.number is not None:
                self._happened(Ref("c", each.first.number), each)
        self._tx.renew()

    def catch_up(self) -> None:
        """Wait until what was written until now is found by name."""
        self._tx.catch_up()

    def go_on(self) -> None:
        """Let be written what nobody asks for while the next rows are weighed."""
        self._tx.queue.release()

    def _firms(self, good: Sequence[ClientRow], compare: Compare) -> None:
        from dossier.write.contact import contact

        firms = dict.fromkeys(each.firm for each in good if each.firm is not None and self._is_wanted(each))
        new = [firm for firm in firms if firm.number is None]
        rows = [
            AddCompany(
                {"domain": firm.domain, **firm.said.columns, "name": firm.name},
                tuple(firm.said.points),
                tuple(firm.said.facts),
            )
            for firm in new
        ]
        for firm, number in zip(new, contact.add_firms(self._tx, rows), strict=True):
            firm.number = number
        old = {firm.number: firm for firm in firms if not firm.is_new and firm.said and firm.number}
        known = as_known(self._tx.connection, "o", old) if old else {}
        self.of_firm = {number: compare("o", number, firm.said, known[number]) for number, firm in old.items()}
        for number, found in self.of_firm.items():
            if found.said and self.may("o", number):
                self._change(Ref("o", number), found.said)

    def _is_wanted(self, each: ClientRow) -> bool:
        """Tell whether the firm of a row is needed: one where somebody known is now comes with --update only."""
        return each.same is None or self.may("c", each.same)

    def _cadences(self, new: Sequence[ClientRow]) -> list[int]:
        firms = [each.firm for each in new]
        asked = {each.number: each for each in firms if each is not None and each.number and _may_have_star(each)}
        just_written = any(each.is_new for each in asked.values())
        noted = stars(self._tx.connection if just_written else self._connection, asked) if asked else {}
        days: dict[str | None, int] = {}
        found = []
        for firm in firms:
            known = noted.get(firm.number or 0) if firm is not None else None
            held = current(known).get(STAR) if known else None
            star = held.value if held else None
            if star not in days:
                days[star] = self._session.settings.cadence(star)
            found.append(days[star])
        return found

    def _fold(self, each: ClientRow, number: int, said: Said) -> None:
        """Write what a row adds to somebody who is in the book, a change of firm with everything that follows from it."""
        from dossier.write.contact import fold_in

        ref, columns = Ref("c", number), dict(said.columns)
        name = str(columns.pop("name", each.name))
        firm = each.firm.number if each.firm is not None else None
        if each.moves and firm is not None:
            self._move(ref, firm)
        days = self._session.settings.cadence(None)
        fold_in.fold_in(
            self._tx, AddContact(name, firm, None, columns, tuple(said.points), tuple(said.facts)), ref, days
        )
        self._happened(ref, each)

    def _happened(self, ref: Ref, each: ClientRow) -> None:
        """Write the touch and the follow-up of a row with somebody who is in the book by then."""
        from dossier.write.contact import touch

        if (due := each.draft.follow_up()) is not None:
            touch.follow(self._tx, ref, due)
        if (last := each.draft.touch()) is not None:
            touch.log(self._tx, ref, last, self._session.settings.cadence(None))

    def _move(self, ref: Ref, firm: int) -> None:
        from dossier.app.record import job_move
        from dossier.write import record

        for before, after in record.change(self._tx, ref, {"company_id": firm}).values():
            tuple(job_move.followed(self._session, self._tx, ref, before, after))

    def _change(self, ref: Ref, said: Said) -> None:
        from dossier.write import fact, record

        if said.columns:
            record.change(self._tx, ref, dict(said.columns))
        for point in said.points:
            record.add_point(self._tx, ref, point)
        for each in said.facts:
            fact.note(self._tx, ref.kind.noun, ref.id, each)

    def _note(self, each: ClientRow) -> NoteFact:
        """Return what a row says otherwise than an earlier one of the same new person."""
        words = _("line {line}: {what}").format(line=each.draft.line, what=strung(each.conflicts))
        return NoteFact("contact.note", "known", words, "user", self._session.today)


def _may_have_star(firm: Firm) -> bool:
    return not firm.is_new or any(fact.key == STAR for fact in firm.said.facts)
