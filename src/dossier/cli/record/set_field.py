"""`dossier set`: note facts or change fields of a record, with where they come from."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from dossier.app.deal import outdated_payment
from dossier.app.find import named
from dossier.app.order import destination_check
from dossier.app.record import fields
from dossier.cli.country import set_country
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.errors import NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.read.dossier import facts_about
from dossier.read.find.who import exists, label
from dossier.records.catalogue import catalogue
from dossier.records.contact.person import Point
from dossier.records.kinds import BY_LETTER, COMPANY, CONTACT, DEAL, POINT_KINDS, Ref, read_ref
from dossier.records.known import Known, current
from dossier.records.proposals import NoteFact
from dossier.render.page import text_of
from dossier.render.words import choice
from dossier.values.assignment import field_name

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction

app = chapter()
_ANY = tuple(BY_LETTER)


@app.command(
    help=_("Note facts or change fields of a record.")
    + "\n\n"
    + _("Example: dossier set anna spoken_english=poor hobbies=cooking --source phone")
)
def set_field(
    who: Annotated[
        str,
        typer.Argument(metavar="WHO", help=_("A client, a deal, a country, or any ref."), autocompletion=complete_who),
    ],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE…",
            help=_(
                "What to note; unknown takes it back, none means known to be none; += and -= change a list by an item."
            ),
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(help=_("Where from: website, linkedin, facebook, email, phone, meeting, client, guess …")),
    ] = None,
    source_detail: Annotated[str | None, typer.Option(help=_("Which page, mail or person."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("When it was noted."))] = None,
    certainty: Annotated[str | None, typer.Option(help=_("certain, likely or guess."))] = None,
    told_by: Annotated[
        str | None, typer.Option(metavar="WHO", help=_("Which contact told us; such a fact is protected."))
    ] = None,
    note: Annotated[str | None, typer.Option(help=_("A remark beside the fact."))] = None,
    override: Annotated[
        str | None,
        typer.Option(
            metavar="WHY",
            help=_("Why to go on: an order against the check of its destination, a quotation without its payment."),
        ),
    ] = None,
) -> None:
    """Write facts and fields of one record as one operation and say what changed from what to what."""
    iso2 = set_country.meant(who, values)
    if iso2 is not None:
        set_country.note(iso2, values, source, source_detail, on, certainty, note)
        return
    with desk().reading() as connection:
        origin = fields.origin(desk().session, connection, source, source_detail, on, certainty, told_by, note)
        ref = _ref(connection, who)
        name = label(connection, ref)
        targets = _targets(connection, ref, values)
        sorted_ = [
            (target, fields.given(desk().session, connection, target.kind, words, origin, target))
            for target, words in targets
        ]
        sorted_, order = _order_cleared(connection, ref, sorted_, override)
        careful = _quote_careful(connection, ref, sorted_)
        before = _held(connection, sorted_)
    said: list[str] = []
    with desk().writing("set", origin.source) as tx:
        for target, given in sorted_:
            said += _written(tx, target, given, before[target], override)
        if order is not None and said:
            destination_check.log_reason(tx, order.deal_id, name, order.allowed, override)
        text = "; ".join(said)
        done = tx.say(_("{who} ({ref}): {what}.").format(who=name, ref=ref, what=text)) if said else ""
    desk().say(done or _("{who} ({ref}): nothing changed.").format(who=name, ref=ref))
    paid = {target for target, given in sorted_ if any(each.key == "terms.payment" for each in given.facts)}
    desk().say(*(sentence for firm in paid for sentence in outdated_payment.flagged(desk().session, firm)))
    if careful:
        desk().say(careful)
    if order is not None and order.allowed.line:
        desk().say(text_of(order.allowed.line))
    if said:
        desk().say(_("Next: dossier show {ref}").format(ref=Ref("d", order.deal_id) if order else ref))


def _written(
    tx: "Transaction", target: Ref, given: fields.Given, held: dict[str, Known], override: str | None
) -> Iterator[str]:
    """Write what was typed of one record and yield what changed, in words."""
    from dossier.write import fact, record
    from dossier.write.book import erase

    changed = record.change(tx, target, given.columns, override) if given.columns else {}
    for column, pair in changed.items():
        if column not in {"normal", "month_day"}:
            yield _change(target, column, *pair)
    for going in given.gone:
        erase.delete(tx, Ref("e", going.id))
        yield _taken_back(going)
    for point in given.points:
        if record.add_point(tx, target, point) is not None:
            yield _("{field}: added {after}").format(field=choice(POINT_KINDS, point.kind), after=point.value)
    for known in given.facts:
        fact.note(tx, target.kind.noun, target.id, known)
        yield _fact(known, held.get(known.key))


def _held(connection: Any, given: list[tuple[Ref, fields.Given]]) -> dict[Ref, dict[str, Known]]:
    """Return what is known of each record before; raises InvalidValueError for an incoterm without any place."""
    held = {target: current(facts_about(connection, target.kind.noun, target.id)) for target, _given in given}
    for target, each in given:
        fields.check_place(each.facts, held[target])
    return held


def _quote_careful(connection: Any, ref: Ref, given: list[tuple[Ref, fields.Given]]) -> str:
    """Return what a quotation that is being sent has against its deal's market, or nothing."""
    sent = any(each.columns.get("state") == "sent" for _target, each in given)
    return destination_check.quote_warning(desk().session, connection, ref.id) if ref.letter == "q" and sent else ""


class _Order(NamedTuple):
    """The deal of an order that is changed, and what the check of its destination found."""

    deal_id: int
    allowed: destination_check.Cleared


def _order_cleared(
    connection: Any, ref: Ref, given: list[tuple[Ref, fields.Given]], override: str | None
) -> tuple[list[tuple[Ref, fields.Given]], _Order | None]:
    """Check an order whose goods or destination change, and return what is to be written with the reason in its note."""
    changed = {name: value for _target, each in given for name, value in each.columns.items()}
    if override and ref.letter not in {"s", "q"}:
        raise WrongUsageError(
            _("Only an order and a quotation are checked; there is nothing to override."),
            _("Leave --override away."),
        )
    if ref.letter != "s" or not destination_check.TELLING & changed.keys():
        return given, None
    held = destination_check.order_values(connection, ref.id)
    allowed = destination_check.cleared(desk().session, connection, held["deal_id"], held | changed, override)
    settled = [
        (target, each._replace(columns=destination_check.with_reason(each.columns, allowed, override, held["note"])))
        for target, each in given
    ]
    return settled, _Order(held["deal_id"], allowed)


def _ref(connection: Any, who: str) -> Ref:
    ref = read_ref(who)
    if ref is not None and ref.letter not in named.ANYBODY:
        if not exists(connection, ref):
            raise NotFoundError(_("There is no {noun} {ref} in this book.").format(noun=_(ref.kind.label), ref=ref))
        return ref
    return named.client(desk().session, connection, who, named.ANYTHING)


def _targets(connection: Any, ref: Ref, words: list[str]) -> list[tuple[Ref, list[str]]]:
    """Sort words to the record they belong to: a company's facts may be typed with the name of its contact."""
    own: list[str] = []
    firm: list[str] = []
    for word in words:
        name = field_name(word)
        if ref.letter in {"c", "d"} and not _has(ref, name) and _has(Ref("o", 0), name):
            firm.append(word)
        else:
            own.append(word)
    targets = [(ref, own)] if own else []
    if firm:
        table = ref.kind.table
        row = connection.execute(f"SELECT company_id FROM {table} WHERE id = :id", {"id": ref.id}).fetchone()  # noqa: S608
        if row is None or row[0] is None:
            raise WrongUsageError(
                _("“{name}” belongs to a company, and {ref} has none.").format(name=field_name(firm[0]), ref=ref),
                _('Type: dossier set {ref} company="NAME"').format(ref=ref),
            )
        targets.append((Ref("o", row[0]), firm))
    return targets


def _has(ref: Ref, name: str) -> bool:
    from dossier.records.reading import choice_code

    kind = {"c": CONTACT, "o": COMPANY, "d": DEAL}[ref.letter]
    is_point = kind.noun != "deal" and choice_code(POINT_KINDS, name) is not None
    return kind.field(name) is not None or catalogue.find(kind.noun, name) is not None or is_point


def _taken_back(point: Point) -> str:
    return _("{field}: {before} → {after}").format(
        field=choice(POINT_KINDS, point.kind), before=point.value, after=_("unknown")
    )


def _shown(value: Any) -> str:
    return _("unknown") if value is None else str(value).replace("\n", ", ")


def _change(ref: Ref, column: str, before: Any, after: Any) -> str:
    field = next((each for each in ref.kind.fields if each.column == column), None)
    words = _(field.label) if field else column
    return _("{field}: {before} → {after}").format(field=words, before=_shown(before), after=_shown(after))


def _fact(known: NoteFact, held: Any) -> str:
    from dossier.render.words import source, value

    entry = catalogue.by_key()[known.key]
    setting = desk().setting()
    row = Known(known.key, known.value, known.state, known.source, known.noted_on, source_detail=known.source_detail)
    before = value(entry, held, setting) if held is not None else _("unknown")
    after = _("unknown") if known.state == "unknown" else value(entry, row, setting)
    words = _("{field}: noted {after}") if entry.many else _("{field}: {before} → {after}")
    if not entry.many and before == after:
        words = _("{field}: {after}, confirmed")
    return words.format(field=_(entry.label), before=before, after=after) + f" ({source(row, setting)})"
