"""Questions that are kept under a name in the settings: `dossier find strict-germans` asks again what was saved."""

import re
from collections.abc import Sequence

from dossier.app.answer import Answer
from dossier.app.book.own_settings import save as write_settings
from dossier.app.find.list_records import is_noun
from dossier.app.session import Session
from dossier.app.settings import QUESTIONS
from dossier.errors import NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.nearest import choose_from, did_you_mean, nearest
from dossier.records.columns import found
from dossier.records.listing import Listing
from dossier.render.page import Page, Pair, Pairs, Piece, line
from dossier.values.question import Question, read_question, written

PREFIX = f"{QUESTIONS}."
"""What stands before the name of a question among the settings."""
_NAME = re.compile(r"[^\W_][\w-]{0,39}")


def keep(session: Session, name: str, question: Question) -> Answer:
    """Keep a question under a name, in the place of one that has it; raises WrongUsageError for what can be no name."""
    plain = name.strip().casefold()
    if not _NAME.fullmatch(plain) or is_noun(plain) or found("contacts", plain):
        raise WrongUsageError(
            _("“{name}” can be no name of a question.").format(name=name[:40]),
            _("Choose letters, digits and hyphens, and no word of ours: strict-germans"),
        )
    text = written(question)
    if not text:
        raise WrongUsageError(_("There is nothing to keep."), _("Type the question behind the name."))
    write_settings(session, {f"{PREFIX}{plain}": text})
    said = _("“{name}” asks now: {question}").format(name=plain, question=text)
    return Answer((said,), next=f"dossier find {plain}")


def change(session: Session, changes: Sequence[str]) -> Answer:
    """Keep the question of `questions.NAME=QUESTION`, or forget it where nothing stands behind the sign."""
    name, _sign, text = " ".join(changes).removeprefix(PREFIX).partition("=")
    return keep(session, name, read_question(text)) if text.strip() else forget(session, name)


def forget(session: Session, name: str) -> Answer:
    """Forget a saved question; raises NotFoundError (exit 3) with the nearest where there is none of this name."""
    plain, names = name.strip().casefold(), list(session.settings.questions)
    if plain not in names:
        raise NotFoundError(
            _("No question is saved as “{name}”.").format(name=name[:40]),
            did_you_mean(nearest(plain, names), choose_from(names) if names else ""),
        )
    write_settings(session, {f"{PREFIX}{plain}": None})
    return Answer((_("The question “{name}” is forgotten.").format(name=plain),))


def shown(session: Session) -> Answer:
    """Return every saved question by its name."""
    kept = session.settings.questions
    rows = tuple(Pair(name, line(Piece(text, "strong"))) for name, text in kept.items())
    empty = _("No question is saved yet: dossier find --save NAME QUESTION")
    return Answer(
        page=lambda: Page((), (Pairs(rows),), ()),
        shape=lambda: dict(kept),
        table=lambda: Listing("questions", ("name", "question"), tuple(kept.items()), len(kept)),
        notes=() if kept else (empty,),
        empty=not kept,
    )
