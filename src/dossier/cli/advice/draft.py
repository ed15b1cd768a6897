"""`dossier draft`: a letter from what is known; what is unknown leaves no hole."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.advice.letters import drafts
from dossier.advice.profile import read_profile
from dossier.app.advice import counsel
from dossier.app.find.one_dossier import of_client
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.output_file import Force
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.records.dossier import Dossier

app = chapter()


@app.command(
    help=_("Draft a letter that fits the person.") + "\n\n" + _("Example: dossier draft anna chase --simple --copy")
)
def draft(
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=_("A contact, company or deal."), autocompletion=complete_who)
    ],
    kind: Annotated[str, typer.Argument(metavar="KIND", help=", ".join(drafts.KINDS))],
    plain: Annotated[bool, typer.Option("--plain", help=_("Usual sentences, also for a weak reader."))] = False,
    simple: Annotated[bool, typer.Option("--simple", help=_("Short sentences, no idiom."))] = False,
    bilingual: Annotated[bool, typer.Option("--bilingual", help=_("English and the client's language."))] = False,
    lang: Annotated[str | None, typer.Option("--lang", metavar="LANG", help=", ".join(drafts.LANGUAGES))] = None,
    angle: Annotated[str | None, typer.Option(help=_("The angle of a chase; an unused one if left out."))] = None,
    point: Annotated[
        list[str] | None, typer.Option(help=_("A point to make, such as a correction; may be repeated."))
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write it to a file; .eml makes a mail."))] = None,
    force: Force = False,
    copy: Annotated[bool, typer.Option("--copy", help=_("Put it on the clipboard."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Print a letter; sentences whose facts are unknown are left out and named on stderr."""
    variants = [name for name, wanted in (("plain", plain), ("simple", simple), ("bilingual", bilingual)) if wanted]
    if len(variants) > 1:
        raise WrongUsageError(_("A letter has one form."), _("Choose one of --plain, --simple and --bilingual."))
    with desk().reading() as connection:
        found = of_client(desk().session, connection, who)
    letter = drafts.draft(
        kind, found, read_profile(desk().settings.profile()), desk().today, variants[0] if variants else None, lang,
        folders=(desk().places.config / "drafts", desk().places.data / "drafts"),
        points=tuple(point or _collected(kind, found)), angle=angle, around=counsel.around(desk().session, found),
    )  # fmt: skip
    _give(letter, found, out, force=force, copy=copy, as_json=as_json)


def _collected(kind: str, found: Dossier) -> list[str]:
    """Return the corrections that wait on the latest proof, for the one letter that sends them (M87)."""
    waiting = [each for each in found.corrections if each.sent_on is None] if kind == "artwork" else []
    last = max((each.proof_id for each in waiting), default=0)
    if last:
        desk().talk(_("Once sent: dossier proof y{id} --corrections marks the list as sent").format(id=last))
    return [each.text for each in waiting if each.proof_id == last]


def _give(letter: drafts.Draft, found: Dossier, out: Path | None, *, force: bool, copy: bool, as_json: bool) -> None:
    text = f"Subject: {letter.subject}\n\n{letter.body}"
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken(letter))
    elif out is not None:
        desk().to_file(out, _mail(letter, found) if out.suffix == ".eml" else text, force=force)
        desk().say(_("Written to {path}.").format(path=out))
    elif copy:
        from dossier.cli.book.clipboard import to_clipboard

        to_clipboard(text)
        desk().say(_("The letter is on the clipboard."))
    else:
        from dossier.render.harmless import harmless_lines

        desk().write("\n".join(harmless_lines(text)).rstrip() + "\n")
    if letter.left_out:
        desk().talk(_("Left out, because unknown: {names}").format(names=", ".join(letter.left_out)))
    if letter.attachments_suggested:
        desk().talk(
            _("Worth attaching: {names}").format(names=", ".join(_(name) for name in letter.attachments_suggested))
        )
    command = f'dossier log {found.ref} "…" --by email --out --topic {letter.topic}'
    desk().talk(_("Once sent: {command}").format(command=command))


def _mail(letter: drafts.Draft, found: Dossier) -> str:
    from email.message import EmailMessage

    message = EmailMessage()
    address = next((each.value for each in found.points if each.kind == "email"), None)
    if address:
        message["To"] = address
    sender = desk().settings.get("profile.email")
    if sender:
        message["From"] = sender
    message["Subject"] = " ".join(letter.subject.split())
    message["X-Unsent"] = "1"
    message.set_content(letter.body)
    return message.as_string()
