"""What may be done to a quotation: written, revised, changed while a draft, and moved to its next state."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from dossier.app.answer import Answer
from dossier.app.deal import black_list, departures, happened
from dossier.app.deal.unread_payment import asks_for_shares
from dossier.app.order.sample_credit import hints
from dossier.app.quotation import objections, one_quotation, taken_over
from dossier.app.session import Session
from dossier.errors import NoBasisError, WrongUsageError
from dossier.i18n import _, ngettext
from dossier.records.quotation.quotation import REMARK, Quotation, inside, remarks
from dossier.records.quotation.quote import OUT, QUOTE, QUOTE_STATES
from dossier.records.ref import Ref
from dossier.values.listed import enumerated, headed, strung
from dossier.values.quantity import counted


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
        made = _written(session, target, asked)
    elif target.revise:
        made = _revised(session, target, target.quotation, asked)
    else:
        made = _changed(session, target, target.quotation, asked)
    return made._replace(notes=(*made.notes, *asks_for_shares(asked.values.get("payment"))))


def _written(session: Session, target: Target, asked: Asked) -> Answer:
    if not asked.lines:
        raise WrongUsageError(
            _("A quotation needs a line."),
            _('Add --line "Charger A, 5000 pcs, 3.20", or see those there are: dossier list quotes'),
        )
    state = asked.state or "draft"
    found = taken_over.of_deal(session, target.deal)
    settled = taken_over.settled(found, asked.values, asked.lines)
    wished = taken_over.wished(found, settled | asked.values)
    terms = settled | wished | asked.values
    against = _cleared(session, target, asked, asked.lines, terms, leaves=state in OUT)
    values = terms | _rate(session, target, asked) | _note(asked, None, against) | {"state": state}
    departed = departures.intended(session, target.deal, values)
    made, done, followed = _inserted(session, target, asked, values)
    named = enumerated(f"{_label(column)} {value}" for column, value in settled.items())
    taken = [_("Taken from the standing terms: {terms}.").format(terms=named)] if settled else []
    if wished:
        words = _("Taken from what they asked for: {terms}.")
        taken.append(words.format(terms=" ".join(wished.values())))
    echo = [_line(each, values.get("currency")) for each in asked.lines]
    return _said(session, made, target.deal, state, (done, *echo, *_known(session, made), *followed, *taken, *departed))


def _rate(session: Session, target: Target, asked: Asked) -> dict[str, Any]:
    """Return the rate at which prices that are written now are reckoned; nothing where no price is."""
    from dossier.app.country.exposures import rate_now
    from dossier.records.country.rates import rate_columns

    held = target.quotation.quote if target.quotation else None
    first = held is not None and held.state == "draft" and held.rate is None and asked.state in OUT
    if not asked.lines and "currency" not in asked.values and not first:
        return {}
    currency = asked.values.get("currency") or (held.currency if held else None)
    with session.reading() as connection:
        day = asked.day if asked.state in OUT else session.today
        return rate_columns(rate_now(session, connection, currency, day))


def _known(session: Session, made: Ref) -> list[str]:
    """Return what the articles of a written quotation cost before, and at which rate it was reckoned: for her alone."""
    from dossier.read.quotation.quotations import quotation

    with session.reading() as connection:
        found = quotation(connection, made.id)
    return one_quotation.remarks(session, found) if found is not None and not session.setting().share else []


def _line(line: Mapping[str, Any], currency: str | None) -> str:
    """Return a line as it was understood: the item, how many, and the price of one."""
    from dossier.render.words import money, number

    many, unit = "" if line["quantity"] is None else number(line["quantity"]), line["unit"]
    many = counted(line["quantity"], unit) if many and unit else many
    price = money(line["price"], currency)
    return "  " + headed(str(line["item"]), f"{many} × {price}" if many else price)


def _inserted(
    session: Session, target: Target, asked: Asked, values: dict[str, Any]
) -> tuple[Ref, str, tuple[str, ...]]:
    """Write a new quotation and return its ref, the sentence that says so, and what followed."""
    from dossier.write.deal.quotation import mark, quote
    from dossier.write.tables.negotiation import Quote

    with session.writing("quote") as tx:
        made = quote(tx, target.deal.id, values, list(asked.lines))
        if values["state"] != "draft":
            mark(tx, made.id, values["state"], asked.day)
        followed = happened.told_of(session, tx, made, {"state": ("draft", values["state"])})
        count, number = len(asked.lines), tx.get(Quote, made.id).number
        text = ngettext(
            "Quotation {number} ({ref}) for {deal} ({deal_ref}), {count} line.",
            "Quotation {number} ({ref}) for {deal} ({deal_ref}), {count} lines.",
            count,
        )
        words = text.format(number=number, ref=made, deal=target.name, deal_ref=target.deal, count=count)
        return made, tx.say(words), followed


def _revised(session: Session, target: Target, found: Quotation, asked: Asked) -> Answer:
    state = asked.state or "draft"
    lines = asked.lines or [each._asdict() for each in found.lines]
    against = _cleared(session, target, asked, lines, found.quote._asdict() | asked.values, leaves=state in OUT)
    values = {name: value for name, value in asked.values.items() if name != "number"} | _rate(session, target, asked)
    departed = departures.intended(session, target.deal, values)
    from dossier.write.deal import quotation as write

    with session.writing("quote --revise") as tx:
        made = write.revise(tx, found.quote.id, values | _note(asked, found.quote.note, against), asked.lines)
        changed = write.mark(tx, made.id, state, asked.day) if state != "draft" else {}
        followed = happened.told_of(session, tx, made, changed)
        text = _("Revision {revision} of {number} ({ref}) for {deal}.")
        words = {
            "revision": write.revision(tx, made.id),
            "number": found.quote.number,
            "ref": made,
            "deal": target.name,
        }
        done = tx.say(text.format(**words))
    told = (*_differences(session, made), *_known(session, made))
    return _said(session, made, target.deal, state, (done, *told, *followed, *departed))


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


def _changed(session: Session, target: Target, found: Quotation, asked: Asked) -> Answer:
    """Change a draft, or move a quotation to its next state, as one operation."""
    quote = found.quote
    ref = Ref("q", quote.id)
    lines = asked.lines or [each._asdict() for each in found.lines]
    leaves = quote.state not in OUT and asked.state in OUT
    against = _cleared(session, target, asked, lines, quote._asdict() | asked.values, leaves=leaves)
    noted = asked.note or asked.remarks or asked.override
    content = asked.values | _rate(session, target, asked) | (_note(asked, quote.note, against) if noted else {})
    from dossier.render.words import choice
    from dossier.write.deal import quotation as write

    with session.writing("quote") as tx:
        said: list[str] = []
        followed: tuple[str, ...] = ()
        internal = {"note"} if not asked.remarks else set()
        if set(content) - internal or asked.lines:
            said += _names(write.change(tx, quote.id, content, asked.lines))
        elif content:
            said += _names(write.remember(tx, quote.id, content))
        if asked.state:
            changed = write.mark(tx, quote.id, asked.state, asked.day)
            followed = happened.told_of(session, tx, ref, changed)
            pair = [choice(QUOTE_STATES, code) for code in (quote.state, asked.state)]
            said.append(_("{before} → {after}").format(before=pair[0], after=pair[1]))
        what = strung(said) or _("nothing changed")
        done = tx.say(_("Quotation {number} ({ref}): {what}.").format(number=quote.number, ref=ref, what=what))
    state = asked.state or quote.state
    told = _known(session, ref) if asked.lines or leaves else ()
    return _said(
        session, ref, Ref("d", quote.deal_id), state, (done, *told, *followed), careful=asked.state is not None
    )


def _careful(session: Session, made: Ref, state: str) -> list[str]:
    """Return what does not fit the market of a quotation that goes out."""
    if state not in OUT:
        return []
    from dossier.app.order.destination_check import quote_warning

    with session.reading() as connection:
        said = quote_warning(session, connection, made.id)
    return [said] if said else []


def _names(columns: Sequence[str]) -> list[str]:
    found = [_("lines") if name == "line" else _label(name) for name in columns if not name.startswith("rate")]
    return [_("{names} changed").format(names=enumerated(found))] if found else []


def _label(column: str) -> str:
    field = QUOTE.field(column)
    return _(field.label) if field else column


def _note(asked: Asked, held: str | None, against: Sequence[str] = ()) -> dict[str, str]:
    """Return the note with what was added: remarks for the client on lines of their own, everything else inside.

    `against` is what spoke against the quotation that goes on all the same.
    """
    inner = [part for part in (inside(held), asked.note or "") if part]
    if asked.override:
        reason = _("{what}: {why}").format(what=" ".join(against).rstrip("."), why=asked.override)
        inner.append(reason if against else asked.override)
    printed = [f"{REMARK} {' '.join(each.split())}" for each in (*remarks(held), *asked.remarks) if each.strip()]
    text = "\n".join([*(["; ".join(inner)] if inner else []), *printed])
    return {"note": text} if text else {}


def _cleared(
    session: Session,
    target: Target,
    asked: Asked,
    lines: Sequence[dict[str, Any]],
    terms: Mapping[str, Any],
    *,
    leaves: bool,
) -> list[str]:
    """Return what speaks against a quotation that goes on all the same, as its note keeps it.

    `terms` are the columns it is to have, `leaves` tells whether it goes to the client now.

    Raises RefusedError (exit 6) for one that somebody would have to want all the same, and says so to nobody who could.
    """
    on_lines = bool(lines) and all(each.get("payment") for each in lines)
    basis = asked.state not in OUT or terms.get("payment") or on_lines
    if not basis and not asked.override:
        raise NoBasisError
    held = target.quotation.quote if target.quotation else None
    currency = terms.get("currency") or target.currency or "USD"
    peace: list[tuple[str, str]] = []
    with session.reading() as connection:
        against = list(objections.of_prices(session, connection, asked.lines, currency, asked.day))
        against += black_list.warning(connection, target.deal) if leaves or asked.lines else ()
        if leaves:
            against += objections.of_market(session, connection, target.deal.id, lines)
            columns = {**terms, "currency": currency}
            peace += objections.of_peace(session, connection, target.deal.id, lines, columns, asked.day)
    late: list[str] = []
    if held is not None and asked.state and not target.revise:
        late += objections.of_day(held, asked.values.get("valid_until") or held.valid_until, asked.state, asked.day)
    anew = _("Write it anew: dossier quote --revise {ref} --valid 30d.").format(ref=held.ref) if late and held else ""
    objections.cleared(session, [*against, *(said for said, _kept in peace), *late], asked.override, anew)
    return [*([] if basis else [_("no payment basis")]), *against, *(kept for _said, kept in peace), *late]


def _said(session: Session, ref: Ref, deal: Ref, state: str, said: tuple[str, ...], *, careful: bool = True) -> Answer:
    """Return the answer of a written quotation: what was done, what does not fit its market, and what comes next."""
    said += (
        *(_careful(session, ref, state) if careful else ()),
        *(hints(session, deal, ref) if state == "draft" else ()),
    )
    if state == "draft":
        more = _("Next: dossier quote {ref} --html offer.html, then dossier quote {ref} --sent").format(ref=ref)
        return Answer((*said, more), ref=str(ref), written=True)
    following = f"dossier order {deal}" if state == "accepted" else f"dossier show {deal}"
    return Answer(said, ref=str(ref), next=following, written=True)
