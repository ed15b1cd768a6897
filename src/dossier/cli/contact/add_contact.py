"""`dossier add contact`: asks, or takes everything in options, or reads the inquiry itself."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.contact.add import NewContact
from dossier.app.contact.letters import Letter
from dossier.app.contact.many import add
from dossier.app.contact.newcomer import Said
from dossier.cli.desk import desk
from dossier.cli.standard_input import all_bytes
from dossier.disk import read_input
from dossier.i18n import N_, _
from dossier.paths import at_home

HELP = (
    _("Add a contact: a name or an e-mail address is enough.")
    + "\n\n"
    + _(
        'Example: dossier add contact "Anna Schmidt" --company "Nordlicht GmbH" --email anna@nordlicht.example --country DE'
    )
)
ADDRESSES = (
    ("email", N_("E-mail address; may be repeated.")),
    ("phone", N_("Phone number; may be repeated.")),
    ("mobile", N_("Mobile number.")),
    ("fax", N_("Fax number.")),
    ("whatsapp", N_("WhatsApp number.")),
    ("wechat", N_("WeChat handle.")),
    ("skype", N_("Skype name.")),
    ("telegram", N_("Telegram name.")),
    ("linkedin", N_("LinkedIn profile.")),
    ("facebook", N_("Facebook profile.")),
    ("instagram", N_("Instagram profile.")),
    ("website", N_("Website.")),
)
"""The ways to reach somebody that are options, and their help."""

LIMIT = 50_000_000
"""The largest letter or card in bytes."""


def _with_addresses(command: Callable[..., Answer]) -> Callable[..., Answer]:
    """Give a command the options of all ADDRESSES, after its `title`."""
    options = [
        inspect.Parameter(
            name,
            inspect.Parameter.POSITIONAL_OR_KEYWORD,
            annotation=Annotated[list[str] | None, typer.Option(help=_(words))],
            default=None,
        )
        for name, words in ADDRESSES
    ]
    signature = inspect.signature(command)
    own = [each for each in signature.parameters.values() if each.kind is not inspect.Parameter.VAR_KEYWORD]
    at = [each.name for each in own].index("title") + 1
    command.__signature__ = signature.replace(parameters=[*own[:at], *options, *own[at:]])  # type: ignore[attr-defined]
    return command


@_with_addresses
def add_contact(
    name: Annotated[str | None, typer.Argument(help=_("Name or e-mail address."))] = None,
    company: Annotated[str | None, typer.Option(help=_("Company; made when it is new."))] = None,
    title: Annotated[str | None, typer.Option(help=_("Job title."))] = None,
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
    keep_attachments: Annotated[
        bool, typer.Option("--keep-attachments", help=_("Keep the files that hang on the mail with the contact."))
    ] = False,
    **points: list[str] | None,
) -> Answer:
    """Add a person with the firm, addresses, facts and the first follow-up, as one operation."""
    if as_json:
        desk().use("json", value=True)
    typed = {
        "country": country, "city": city, "native_name": native_name, "salutation": salutation, "nickname": nickname,
        "title": title, "source": source, "source_detail": source_detail, "note": note,
    }  # fmt: skip
    request = NewContact(
        name=name,
        company=company,
        values={field: text for field, text in typed.items() if text},
        points={kind: texts for kind, texts in points.items() if texts},
        words=set_ or (),
        letter=letter(from_, card, paste=paste),
        dry_run=dry_run or as_json,
        follow_up=follow_up,
        no_follow_up=no_follow_up,
        known=known,
        said=Said(same, colleague_of, new),
        keep_attachments=keep_attachments,
    )
    return add(desk().session, request)


def letter(path: str | None, card: str | None, *, paste: bool) -> Letter | None:
    """Return the letter or card that is named, piped in (`-`), on the clipboard, or pasted until Ctrl-D."""
    if path:
        return Letter(_bytes(path), "mail")
    if card:
        return Letter(_bytes(card), "card")
    if not paste:
        return None
    from dossier.cli.book.clipboard import from_clipboard

    text = from_clipboard()
    if text is not None:
        return Letter(text.encode(), "pasted")
    desk().talk(_("Paste the mail, then press Ctrl-D:"))
    return Letter(all_bytes(), "pasted")


def _bytes(path: str) -> bytes:
    return all_bytes() if path == "-" else read_input(at_home(Path(path)), LIMIT)
