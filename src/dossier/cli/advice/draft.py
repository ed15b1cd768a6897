"""`dossier draft`: a letter from what is known, on the screen, in a file, as a mail, or on the clipboard."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.advice.letters.kinds import KINDS
from dossier.app.advice import letters
from dossier.app.answer import Answer
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import speaks
from dossier.cli.output_file import Force
from dossier.i18n import _
from dossier.nearest import listed
from dossier.values.languages import LANGUAGES

app = chapter()
_WHICH = _("Which letter; the one that is for now if left out: {kinds}.").format(
    kinds=listed((code, kind.label) for code, kind in KINDS.items())
)


@app.command(help=explained("draft", _("Example: dossier draft anna chase --simple")))
@speaks()
def draft(
    who: Annotated[str, whom("WHO", _("A contact, company or deal."))],
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", help=_WHICH)] = None,
    plain: Annotated[bool, typer.Option("--plain", help=_("Usual sentences, also for a weak reader."))] = False,
    simple: Annotated[bool, typer.Option("--simple", help=_("Short sentences, no idiom."))] = False,
    bilingual: Annotated[bool, typer.Option("--bilingual", help=_("English and the client's language."))] = False,
    lang: Annotated[str | None, typer.Option("--lang", metavar="LANG", help=listed(LANGUAGES))] = None,
    angle: Annotated[str | None, typer.Option(help=_("The angle of a chase; an unused one if left out."))] = None,
    point: Annotated[list[str] | None, typer.Option(help=_("A sentence of your own, or a correction; may be repeated."))] = None,
    day: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The new shipping date that a delay tells."))] = None,
    because: Annotated[str | None, typer.Option(metavar="WHY", help=_("The reason that a delay gives."))] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help=_("Also where it is not the time for it."))] = False,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write it to a file; .eml makes a mail."))] = None,
    force: Force = False,
    copy: Annotated[bool, typer.Option("--copy", help=_("Put it on the clipboard."))] = False,
) -> Answer:  # fmt: skip
    """Print a letter; sentences whose facts are unknown are left out and named on stderr."""
    forms = {"plain": plain, "simple": simple, "bilingual": bilingual}
    variants = tuple(name for name, wanted in forms.items() if wanted)
    wanted = letters.Wanted(who, kind, variants, lang, angle, tuple(point or ()), day, because, anyway)
    written = letters.draft(desk().session, wanted)
    if desk().medium.json:
        return written.answer()
    if out is not None:
        desk().to_file(out, written.mail() if out.suffix == ".eml" else written.text, force=force)
        return written.answer(_("Written to {path}.").format(path=out))
    if copy:
        from dossier.cli.clipboard import to_clipboard

        to_clipboard(written.text)
        return written.answer(_("The letter is on the clipboard."))
    return written.answer()
