"""A recap point by point: what each rests on, and whether they confirmed it in writing."""

from dossier.i18n import _
from dossier.records.agenda.agenda import PROMISERS
from dossier.records.deal.deal import OUTCOMES, TOPICS, Round
from dossier.records.deal.recap import Basis, Recap, RecapPoint
from dossier.records.ref import Ref
from dossier.render.page import Line, Page, Pair, Pairs, Piece, joined, line
from dossier.render.shapes import deal as shapes
from dossier.render.words import Setting, choice, day


def outcome_piece(each: Round, style: str) -> Piece:
    """Return how a round ended; what was settled in a talk and stands nowhere in writing is never called agreed alone."""
    if not each.by_word:
        return Piece(choice(OUTCOMES, each.outcome), style)
    words = _("agreed by word, not confirmed in writing")
    if each.outcome != "agreed":
        words = _("{outcome}, by word, not confirmed in writing").format(outcome=choice(OUTCOMES, each.outcome))
    return Piece(words, "warn")


def basis_line(each: Basis) -> Line:
    """Return what a point rests on: the round with both positions, or whose promise it is."""
    if each.by:
        return joined((each.ref, _("promise, {by}").format(by=choice(PROMISERS, each.by)), each.words))
    return joined(
        (
            each.ref,
            choice(TOPICS, each.topic),
            _("we: {text}").format(text=each.ours) if each.ours else "",
            _("they: {text}").format(text=each.theirs) if each.theirs else "",
        )
    )


def recap_page(who: str, found: Recap, setting: Setting) -> Page:
    """Return the page of a recap that went out."""
    sent = _("recap of {day}").format(day=day(found.letter.on_date, setting.today))
    title = joined((line(Piece(who, "title")), sent, line(Piece(f"l{found.letter.id}", "muted"))))
    return Page(title, (Pairs(tuple(Pair(str(each.position), _point(each, setting)) for each in found.points)),), ())


def _point(each: RecapPoint, setting: Setting) -> Line:
    state = Piece(_("by word, not confirmed in writing"), "warn")
    if each.confirmed_on is not None:
        when = day(each.confirmed_on, setting.today)
        state = Piece(_("confirmed in writing on {day} (l{log})").format(day=when, log=each.confirmed_in_id), "good")
    return joined((each.text, line(state), line(Piece(rests_on(each) or "", "muted"))))


def rests_on(each: RecapPoint) -> str | None:
    """Return the ref of the round or the promise that a point rests on; None where it has gone."""
    return f"r{each.round_id}" if each.round_id else f"m{each.promise_id}" if each.promise_id else None


def shape_of(ref: Ref, found: Recap) -> shapes.Recap:
    """Return a recap as programs see it."""
    return {
        "ref": str(ref), "letter": f"l{found.letter.id}", "sent_on": found.letter.on_date,
        "points": [
            {
                "number": each.position, "text": each.text, "rests_on": rests_on(each), "confirmed_on": each.confirmed_on,
                "confirmed_in": f"l{each.confirmed_in_id}" if each.confirmed_in_id else None,
            }
            for each in found.points
        ],
    }  # fmt: skip
