"""`dossier add contact`: asks, or takes everything in options, or reads the inquiry itself."""

import sqlite3
from contextlib import nullcontext
from datetime import timedelta
from typing import Annotated, Any

import typer

from dossier.app.find import named
from dossier.app.record import fields
from dossier.capture import Inquiry
from dossier.cli.contact import inquiry, letters, newcomer, welcome
from dossier.cli.desk import desk
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.read.find.alike import Newcomer
from dossier.read.find.who import matches
from dossier.records.catalogue import catalogue
from dossier.records.kinds import CONTACT, read_ref
from dossier.records.proposals import AddContact, AddPoint, PlanFollowUp
from dossier.records.reading import own_name
from dossier.values.names import company_domain, is_email, normal_point
from dossier.values.when import parse_when

HELP = (
    _("Add a contact: a name or an e-mail address is enough.")
    + "\n\n"
    + _(
        'Example: dossier add contact "Anna Schmidt" --company "Nordlicht GmbH" --email anna@nordlicht.example --country DE'
    )
)
SATURDAY = 5
_POINTS = (
    "email",
    "phone",
    "mobile",
    "fax",
    "whatsapp",
    "wechat",
    "skype",
    "telegram",
    "linkedin",
    "facebook",
    "instagram",
    "website",
)


def add_contact(
    name: Annotated[str | None, typer.Argument(help=_("Name or e-mail address."))] = None,
    company: Annotated[str | None, typer.Option(help=_("Company; made when it is new."))] = None,
    title: Annotated[str | None, typer.Option(help=_("Job title."))] = None,
    email: Annotated[list[str] | None, typer.Option(help=_("E-mail address; may be repeated."))] = None,
    phone: Annotated[list[str] | None, typer.Option(help=_("Phone number; may be repeated."))] = None,
    mobile: Annotated[list[str] | None, typer.Option(help=_("Mobile number."))] = None,
    fax: Annotated[list[str] | None, typer.Option(help=_("Fax number."))] = None,
    whatsapp: Annotated[list[str] | None, typer.Option(help=_("WhatsApp number."))] = None,
    wechat: Annotated[list[str] | None, typer.Option(help=_("WeChat handle."))] = None,
    skype: Annotated[list[str] | None, typer.Option(help=_("Skype name."))] = None,
    telegram: Annotated[list[str] | None, typer.Option(help=_("Telegram name."))] = None,
    linkedin: Annotated[list[str] | None, typer.Option(help=_("LinkedIn profile."))] = None,
    facebook: Annotated[list[str] | None, typer.Option(help=_("Facebook profile."))] = None,
    instagram: Annotated[list[str] | None, typer.Option(help=_("Instagram profile."))] = None,
    website: Annotated[list[str] | None, typer.Option(help=_("Website."))] = None,
    country: Annotated[str | None, typer.Option(help=_("Country, by code or name."))] = None,
    city: Annotated[str | None, typer.Option(help=_("City."))] = None,
    native_name: Annotated[str | None, typer.Option(help=_("Name in its own script."))] = None,
    salutation: Annotated[str | None, typer.Option(help=_("Mr, Ms, Dr …"))] = None,
    nickname: Annotated[str | None, typer.Option(help=_("What friends call them."))] = None,
    source: Annotated[
        str | None, typer.Option(help=_("How they came: marketplace, fair, customs, search, website, referral …"))
    ] = None,
    source_detail: Annotated[str | None, typer.Option(help=_("Which platform, fair or friend."))] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help=_("A fact; may be repeated."))
    ] = None,
    note: Annotated[str | None, typer.Option(help=_("A note."))] = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help=_("Read the inquiry from a mail file, or - for standard input.")),
    ] = None,
    paste: Annotated[
        bool, typer.Option("--paste", help=_("Read the inquiry from the clipboard or as pasted."))
    ] = False,
    card: Annotated[str | None, typer.Option(metavar="FILE", help=_("Read a business card (vCard)."))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Show what would be taken, and write nothing."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print the proposal as JSON, and write nothing."))] = False,
    follow_up: Annotated[
        str | None, typer.Option("--follow-up", metavar="WHEN", help=_("When to follow up first."))
    ] = None,
    no_follow_up: Annotated[bool, typer.Option("--no-follow-up", help=_("Plan no follow-up."))] = False,
    known: Annotated[
        bool, typer.Option("--known", help=_("An old client, not an inquiry that waits for an answer."))
    ] = False,
    same: Annotated[
        str | None, typer.Option("--same", metavar="WHO", help=_("Put what is new to this contact of the book."))
    ] = None,
    colleague_of: Annotated[
        str | None, typer.Option("--colleague-of", metavar="WHO", help=_("Somebody new at the company of this one."))
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", "--force", help=_("Add although somebody very alike is in the book."))
    ] = False,
) -> None:
    """Add a person with the firm, addresses, facts and the first follow-up, as one operation."""
    typed = {key: value for key, value in locals().items() if key in _POINTS and value}
    bare = not (company or title or country or typed)
    read = _read(name if bare else None, from_, card, paste=paste)
    if read is not None and (dry_run or as_json):
        _propose(read, as_json=as_json)
        return
    asked = read is not None and desk().may_ask
    read = inquiry.accepted(read) if read is not None and asked else read
    own = {key for key, value in (("country", country), ("city", city), ("title", title), ("source", source)) if value}
    mail = inquiry.taken(read, own | set(typed), whole=asked) if read is not None else None
    name, typed = _essentials(
        None if read is not None and not from_ and not card and not paste else name,
        typed,
        mail,
        read.warnings if read else (),
    )
    origin = fields.origin(desk().session, None, None, on=None)
    words = [
        f"{key}={value}"
        for key, value in (
            ("country", country),
            ("city", city),
            ("native_name", native_name),
            ("salutation", salutation),
            ("nickname", nickname),
            ("title", title),
            ("source", source),
            ("source_detail", source_detail),
            ("note", note),
        )
        if value
    ]
    words += [f"{kind}={value}" for kind, values in typed.items() for value in values]
    with _book() as connection:
        given = fields.given(desk().session, connection, CONTACT, [*words, *(set_ or ())], origin)
        given = _merged(given, mail)
        firm, domain = _firm(connection, company or (mail.company if mail else None), given.points)
        shown_name = own_name(name, field=_("name"))
        decision = newcomer.Decision()
        if connection is not None:
            columns = given.columns
            person = Newcomer(shown_name, firm, given.points, columns.get("country"), columns.get("native_name"))
            decision = newcomer.decided(connection, person, newcomer.Said(same, colleague_of, new))
        if decision.firm is not None:
            firm, domain = decision.firm, None
        star = _star(connection, newcomer.firm_in_book(connection, decision.same, firm))
    proposal = AddContact(
        name=shown_name,
        company=firm,
        company_domain=domain,
        values={name: value for name, value in given.columns.items() if name != "name"},
        points=given.points,
        facts=given.facts if decision.same else _with_first_contact(given.facts, origin),
        touch=mail.touch if mail else None,
        deal=mail.deal if mail else None,
        deal_facts=mail.deal_facts if mail else (),
        follow_up=None
        if no_follow_up
        else _first_follow_up(follow_up, known=known or (decision.same is not None and not (mail and mail.touch))),
        is_inquiry=not known,
    )
    if dry_run or as_json:
        desk().talk(_("Nothing was written."))
        return
    if decision.same is not None:
        newcomer.put_to(proposal, decision.same, star)
    else:
        _write(proposal, star)
    if mail is not None and mail.left_out:
        desk().talk(_("Left out, not sure enough: {what}").format(what="; ".join(mail.left_out)))
    if read is not None:
        desk().talk(*read.warnings, *read.conflicts)


def _read(name: str | None, path: str | None, card: str | None, *, paste: bool) -> Inquiry | None:
    """Return what was read of a mail, a card, the clipboard or a line of free text; None for a bare name."""
    if path:
        return letters.from_file(path)
    if card:
        return letters.from_card(card)
    if paste:
        return letters.from_clipboard()
    return inquiry.from_words(name) if name and not is_email(name) else None


def _propose(read: Inquiry, *, as_json: bool) -> None:
    with _book() as connection:
        found = newcomer.proposed(connection, read) if connection is not None else []
    if as_json:
        from dossier.render.media.as_json import spoken

        shape = {
            "findings": [
                {"field": each.field, "value": each.value, "evidence": each.evidence, "certainty": each.certainty}
                for each in read.findings
            ],
            "conflicts": read.conflicts, "warnings": read.warnings, "subject": read.subject, "sent_on": read.sent_on,
            "alike": found,
        }  # fmt: skip
        desk().write(spoken(shape))
        return
    desk().show(inquiry.proposal_page(read))
    if found:
        from dossier.render.find.likeness import alike_page

        desk().show(alike_page(found, desk().setting()))
    desk().talk(*read.warnings, *read.conflicts)


def _merged(given: fields.Given, mail: inquiry.Taken | None) -> fields.Given:
    """Return what was typed with what was read; what was typed wins."""
    if mail is None:
        return given
    keys = {fact.key for fact in given.facts}
    points = {normal_point(point.kind, point.value) for point in given.points}
    return fields.Given(
        mail.given.columns | given.columns,
        (*given.facts, *(fact for fact in mail.given.facts if fact.key not in keys)),
        (*given.points, *(point for point in mail.given.points if normal_point(point.kind, point.value) not in points)),
    )


def _essentials(
    name: str | None, typed: dict[str, Any], mail: inquiry.Taken | None, warnings: tuple[str, ...]
) -> tuple[str, dict[str, Any]]:
    """Return the name and the addresses; an address alone gives the name that can be read from it.

    Raises WrongUsageError that says what could not be read, and how to keep the text nevertheless.
    """
    if name is None and mail is None and not typed.get("email") and (asker := desk().session.asker) is not None:
        name = asker.line(_("Name or e-mail address"))
    if name and is_email(name):
        typed = {**typed, "email": [name, *typed.get("email", [])]}
        name = None
    if mail is not None:
        name = name or mail.name
    addresses = (
        [*typed.get("email", []), *(point.value for point in mail.given.points if point.kind == "email")]
        if mail
        else typed.get("email")
    )
    if not name and addresses:
        local = addresses[0].partition("@")[0]
        name = " ".join(word.capitalize() for word in local.replace("_", ".").replace("-", ".").split(".") if word)
    if not name and mail is not None:
        raise WrongUsageError(
            warnings[0] if warnings else _("Nobody is named in it, and it has no address."),
            _('Type the name with it, and the text is kept: dossier add contact "NAME" --from FILE'),
        )
    if not name:
        raise WrongUsageError(
            _("A contact needs a name or an e-mail address."),
            _("Type for example: dossier add contact anna@nordlicht.example"),
        )
    return name, typed


def _book() -> Any:
    return desk().reading() if desk().places.book.exists() else nullcontext(None)


def _firm(
    connection: sqlite3.Connection | None, name: str | None, points: tuple[AddPoint, ...]
) -> tuple[int | str | None, str | None]:
    """Return the id of a known firm or the name of a new one, and the domain that its mails have."""
    domain = next((found for point in points if point.kind == "email" and (found := company_domain(point.value))), None)
    if name is None:
        if connection is None or domain is None:
            return None, None
        held = [match for match in matches(connection, domain, ("o",)) if match.ref.letter == "o"]
        if len(held) == 1:
            desk().talk(
                _("{name} ({ref}) has the same mail domain: taken as their company.").format(
                    name=held[0].name, ref=held[0].ref
                )
            )
            return held[0].ref.id, None
        return None, None
    plain = own_name(name, field=_("company"))
    if connection is None:
        return plain, domain
    ref = read_ref(plain)
    if ref is not None and ref.letter == "o":
        return named.client(desk().session, connection, plain, ("o",)).id, None
    like = matches(connection, plain, ("o",))
    same = [match for match in like if match.rank == -1]
    if len(same) == 1:
        return same[0].ref.id, None
    if len(same) > 1:
        return named.client(desk().session, connection, plain, ("o",)).id, None
    if like and not same:
        desk().talk(_("A similar company is in the book: {name} ({ref}).").format(name=like[0].name, ref=like[0].ref))
    return plain, domain


def _star(connection: sqlite3.Connection | None, firm: int | str | None) -> str | None:
    from dossier.read.dossier import facts_about
    from dossier.records.known import current

    if connection is None or not isinstance(firm, int):
        return None
    known = current(facts_about(connection, "company", firm)).get("company.star")
    return known.value if known else None


def _with_first_contact(facts: tuple[Any, ...], origin: fields.Origin) -> tuple[Any, ...]:
    if any(fact.key == "contact.first_contact" for fact in facts):
        return facts
    day = (origin.noted_on or desk().today).isoformat()
    entry = catalogue.by_key()["contact.first_contact"]
    return (*facts, fields.note_fact(desk().session, entry, day, origin))


def _first_follow_up(when: str | None, *, known: bool) -> PlanFollowUp | None:
    if when is not None:
        return PlanFollowUp(_("follow up"), parse_when(when, desk().today))
    if known:
        return None
    due = desk().today + timedelta(days=desk().settings.get("follow_up.first"))
    while due.weekday() >= SATURDAY:
        due += timedelta(days=1)
    return PlanFollowUp(_("check the answer to our first reply"), due)


def _write(proposal: AddContact, star: str | None) -> None:
    from dossier.write.contact import contact
    from dossier.write.tables import Company

    with desk().writing("add contact", proposal.facts[0].source if proposal.facts else None) as tx:
        added = contact.add(tx, proposal, desk().settings.cadence(star))
        firm = tx.get(Company, added.company.id).name if added.company else None
        done = tx.say(welcome.sentence(proposal, added.contact, added.company, firm, is_new=added.company_is_new))
    desk().say(done)
    if proposal.follow_up is not None and added.follow_up is not None:
        desk().say(welcome.follow_up(proposal.follow_up, added.follow_up))
    with desk().reading() as connection:
        welcome.first_help(connection, added.contact)
    desk().say(_("Next: dossier show {ref}").format(ref=added.contact))
