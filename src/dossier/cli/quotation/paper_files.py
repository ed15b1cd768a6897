"""Where a paper for the client goes: into files, or to the standard output."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dossier.app.answer import Answer, before_text
from dossier.app.quotation.papers import Papers
from dossier.cli.desk import desk
from dossier.errors import DossierError, WrongUsageError
from dossier.i18n import _

_SCREEN = "-"


class PaperFiles(NamedTuple):
    """In which media a paper is to be written, and where; `-` is the standard output."""

    md: Path | None = None
    html: Path | None = None
    xlsx: Path | None = None
    force: bool = False

    @property
    def any(self) -> bool:
        """Tell whether any paper is wanted."""
        return bool(self.md or self.html or self.xlsx)

    def check(self) -> None:
        """Raise RefusedError for a file that is already there, before anything is written into the book."""
        if str(self.xlsx) == _SCREEN:
            raise WrongUsageError(_("A spreadsheet goes into a file."), _("Write: --xlsx offer.xlsx"))
        for path in (self.md, self.html, self.xlsx):
            if path is not None and str(path) != _SCREEN:
                desk().check_file(path, force=self.force)

    def written(self, answer: Answer, papers: Callable[[], Papers]) -> Answer:
        """Write a paper in every wanted medium, and add to the answer where it lies.

        Raises DossierError for a file that cannot be written; what was done in the book is said before it.
        """
        said, text = list(answer.said), ""
        try:
            made = papers()
            for path, content in ((self.md, made.markdown), (self.html, made.html), (self.xlsx, made.xlsx)):
                if path is None:
                    continue
                if str(path) == _SCREEN:
                    text += str(content())
                    continue
                desk().to_file(path, content(), force=self.force)
                said.append(_("Written to {path}.").format(path=path))
        except DossierError:
            desk().talk(*said)
            raise
        answer = answer._replace(said=tuple(said), notes=(*answer.notes, *made.cautions))
        return before_text(answer, text) if text else answer
