"""What may be done to a quotation: written, revised, changed while a draft, and moved to its next state."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from dossier.app.answer import Answer
from dossier.app.deal import departures
from dossier.app.session import Session
from dossier.errors import InvalidValueError, NoBasisError, WrongUsageError
from dossier.i18n import _, ngettext
from dossier.records.quotation.quotation import REMARK, Quotation, inside, remarks
from dossier.records.quotation.quote import QUOTE, QUOTE_STATES
from dossier.records.ref import Ref


class Target(NamedTuple):
    """The deal that is quoted for, and the quotation that is meant if there is one."""

    deal: Ref
    name: str
    opened_on: date
    quotation: Quotation | None
    revise: bool
    currency: str | None = None


class Asked(NamedTuple):
    """What was typed about a quotation, checked; `values` are columns, `state` None leaves it as it is."""

    values: dict[str, Any]
    lines: Sequence[dict[str, Any]]
    note: str | None
    remarks: tuple[str, ...]
    state: str | None
    day: date
    override: str | None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is to be written."""
        return not (self.values or self.lines or self.note or self.remarks or self.state)


def conducted(session: Session, target: Target, asked: Asked) -> Answer:
    """Write what was asked: a new quotation, a revision, or a change of the one that is meant."""
    if target.quotation is None:
        return _written(session, target, asked)
    if target.revise:
        return _revised(session, target, target.quotation, asked)
    return _changed(session, target.quotation, asked)


def _written(session: Session, target: Target, asked: Asked) -> Answer:
    if not asked.lines:
        raise WrongUsageError(
            _("A quotation needs a line."),
            _('Add --line "Charger A, 5000 pcs, 3.20", or see those there are: dossier list quotes'),
        )
    state = asked.state or "draft"
    settled = _settled(session, target, asked)
    _needs_basis(asked.values.get("payment") or settled.get("payment"), asked.lines, state, asked.override)
    values = settled | asked.values | _note(asked, None) | {"state": state}
    departed = departures.intended(session, target.deal, values)
    made, done = _inserted(session, target, asked, values)
    terms = ", ".join(f"{_label(column)} {value}" for column, value in settled.items())
    taken_over = [_("Taken from the standing terms: {terms}.").format(terms=terms)] if settled else []
    echo = [_line(each, values.get("currency")) for each in asked.lines]
    return _said(session, made, target.deal, state, (done, *echo, *taken_over, *departed))


def _line(line: Mapping[str, Any], currency: str | None) -> str:
    """Return a line as it was understood: the item, how many, and the price of one."""
    from dossier.render.words import money, number

    many = "" if line["quantity"] is None else f"{number(line['quantity'])} {line['unit'] or ''}".strip()
    price = money(line["price"], currency)
    return f"  {line['item']}: " + (f"{many} × {price}" if many else price)


def _inserted(session: Session, target: Target, asked: Asked, values: dict[str, Any]) -> tuple[Ref, str]:
    """Write a new quotation and return its ref, and the sentence that says so."""
    from dossier.write.deal.quotation import mark, quote, taken
    from dossier.write.tables.negotiation import Quote

    with session.writing("quote") as tx:
        if "number" in values and (held := taken(tx, values["number"])) is not None:
            raise InvalidValueError(
                _("The number {number} is taken by q{id}.").format(number=values["number"], id=held),
                _("Leave --number away, or type: dossier quote --revise q{id}").format(id=held),
            )
        made = quote(tx, target.deal.id, values, list(asked.lines))
        if values["state"] != "draft":
            mark(tx, made.id, values["state"], asked.day)
        count, number = len(asked.lines), tx.get(Quote, made.id).number
        text = ngettext(
            "Quotation {number} ({ref}) for {deal} ({deal_ref}), {count} line.",
            "Quotation {number} ({ref}) for {deal} ({deal_ref}), {count} lines.",
            count,
        )
        words = text.format(number=number, ref=made, deal=target.name, deal_ref=target.deal, count=count)
        return made, tx.say(words)


def _settled(session: Session, target: Target, asked: Asked) -> dict[str, str]:
    """Return the standing terms that were not typed: what the first order settled is not asked again (M154).

    A place is taken only together with its incoterm, and a payment only where the lines name none of their own.
    """
    from dossier.app.deal.standing_terms import standing
    from dossier.read.dossier import of_deal

    with session.reading() as connection:
        found = of_deal(connection, target.deal.id)
    held = {column: row.value or "" for column, row in standing(found).items()} if found else {}
    if "incoterm" in asked.values or "place" not in held:
        held = {column: value for column, value in held.items() if column not in {"incoterm", "place"}}
    wanted = [column for column in ("incoterm", "place", "payment") if column in held and column not in asked.values]
    if all(each.get("payment") for each in asked.lines):
        wanted = [column for column in wanted if column != "payment"]
    return {column: held[column] for column in wanted}


def _revised(session: Session, target: Target, found: Quotation, asked: Asked) -> Answer:
    state = asked.state or "draft"
    lines = asked.lines or [each._asdict() for each in found.lines]
    _needs_basis(asked.values.get("payment") or found.quote.payment, lines, state, asked.override)
    values = {name: value for name, value in asked.values.items() if name != "number"}
    departed = departures.intended(session, target.deal, values)
    from dossier.write.deal import quotation as write

    with session.writing("quote --revise") as tx:
        made = write.revise(tx, found.quote.id, values | _note(asked, found.quote.note), asked.lines)
        if state != "draft":
            write.mark(tx, made.id, state, asked.day)
        text = _("Revision {revision} of {number} ({ref}) for {deal}.")
        words = {
            "revision": write.revision(tx, made.id),
            "number": found.quote.number,
            "ref": made,
            "deal": target.name,
        }
        done = tx.say(text.format(**words))
    return _said(session, made, target.deal, state, (done, *_differences(session, made), *departed))


def _differences(session: Session, made: Ref) -> list[str]:
    """Return what a revision changed, one sentence a change."""
    from dossier.read.quotation.quotations import quotation
    from dossier.records.quotation.quotation import differences
    from dossier.render.page import text_of
    from dossier.render.quotation.quotation import change_line

    with session.reading() as connection:
        found = quotation(connection, made.id)
    if found is None or len(found.revisions) < 2:
        return []
    before, after = found.revisions[-2:]
    setting = session.setting()
    rows = [f"  {text_of(change_line(one, found.quote.currency, setting))}" for one in differences(before, after)]
    return rows or ["  " + _("nothing changed")]


def _changed(session: Session, found: Quotation, asked: Asked) -> Answer:
    """Change a draft, or move a quotation to its next state, as one operation."""
    quote = found.quote
    ref = Ref("q", quote.id)
    content = asked.values | (_note(asked, quote.note) if asked.note or asked.remarks else {})
    if asked.state:
        lines = asked.lines or [each._asdict() for each in found.lines]
        _needs_basis(content.get("payment") or quote.payment, lines, asked.state, asked.override)
        content |= _note(asked, quote.note) if asked.override else {}
    from dossier.render.words import choice
    from dossier.write.deal import quotation as write

    with session.writing("quote") as tx:
        said = []
        internal = {"note"} if not asked.remarks else set()
        if set(content) - internal or asked.lines:
            said += _names(write.change(tx, quote.id, content, asked.lines))
        elif content:
            said += _names(write.remember(tx, quote.id, content))
        if asked.state:
            before = write.mark(tx, quote.id, asked.state, asked.day)
            pair = [choice(QUOTE_STATES, code) for code in (before, asked.state)]
            said.append(_("{before} → {after}").format(before=pair[0], after=pair[1]))
        what = "; ".join(said) or _("nothing changed")
        done = tx.say(_("Quotation {number} ({ref}): {what}.").format(number=quote.number, ref=ref, what=what))
    state = asked.state or quote.state
    return _said(session, ref, Ref("d", quote.deal_id), state, (done,), careful=asked.state is not None)


def _careful(session: Session, made: Ref, state: str) -> list[str]:
    """Return what does not fit the market of a quotation that goes out."""
    if state in {"draft", "expired", "refused"}:
        return []
    from dossier.app.order.destination_check import quote_warning

    with session.reading() as connection:
        said = quote_warning(session, connection, made.id)
    return [said] if said else []


def _names(columns: Sequence[str]) -> list[str]:
    found = [_("lines") if name == "line" else _label(name) for name in columns]
    return [_("{names} changed").format(names=", ".join(found))] if found else []


def _label(column: str) -> str:
    field = QUOTE.field(column)
    return _(field.label) if field else column


def _note(asked: Asked, held: str | None) -> dict[str, str]:
    """Return the note with what was added: remarks for the client on lines of their own, everything else inside."""
    inner = [part for part in (inside(held), asked.note or "") if part]
    if asked.override:
        inner.append(_("no payment basis: {why}").format(why=asked.override))
    printed = [f"{REMARK} {' '.join(each.split())}" for each in (*remarks(held), *asked.remarks) if each.strip()]
    text = "\n".join([*(["; ".join(inner)] if inner else []), *printed])
    return {"note": text} if text else {}


def _needs_basis(payment: str | None, lines: Sequence[dict[str, Any]], state: str, override: str | None) -> None:
    """Raise RefusedError (exit 6) for a quotation that goes out without saying on which payment it is based."""
    on_lines = bool(lines) and all(each.get("payment") for each in lines)
    if state in {"draft", "expired", "refused"} or payment or on_lines or override:
        return
    raise NoBasisError


def _said(session: Session, ref: Ref, deal: Ref, state: str, said: tuple[str, ...], *, careful: bool = True) -> Answer:
    """Return the answer of a written quotation: what was done, what does not fit its market, and what comes next."""
    said += tuple(_careful(session, ref, state)) if careful else ()
    if state == "draft":
        more = _("Next: dossier quote {ref} --html offer.html, then dossier quote {ref} --sent").format(ref=ref)
        return Answer((*said, more), ref=str(ref), written=True)
    following = f"dossier order {deal}" if state == "accepted" else f"dossier show {deal}"
    return Answer(said, ref=str(ref), next=following, written=True)
