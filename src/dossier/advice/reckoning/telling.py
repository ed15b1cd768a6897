"""For whom our news is an answer: what each client said, weighed; one reason a line, and nobody twice."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from dossier.i18n import _
from dossier.records.contact.news import KINDS, LETTERS_A_DAY, Concerned, LeftOut, News, Standing, Telling, Word
from dossier.records.why import Why

POINTS = {"lost": 40, "target": 35, "stuck": 30, "asked": 25, "wrote": 20, "talked": 15}
"""What a client said, by how much depended on it; our own judgement."""
GOODS_NAMED, GOODS_KNOWN = 10, 5
"""Points where our article stands in the same words, or elsewhere at the client's."""
STAR, A_QUARTER, OLD_AT_MOST = 2, 1, 12
"""Points of each star, off for each quarter of a year that has passed, and of these at most."""


def telling(
    news: News,
    words: Iterable[Word],
    clients: Mapping[tuple[str, int], Standing],
    told_today: int,
    today: date,
    say_day: Callable[[date], str] = date.isoformat,
) -> Telling:
    """Return whom news concerns, by the strongest thing each client said; `told_today` are letters with news that went today.

    Left out with the reason is who was told since they said it, has it already, or may get no letter now. Who spoke of the
    matter for other goods only is not concerned.
    """
    by_client: dict[tuple[str, int], list[Word]] = {}
    for each in words:
        by_client.setdefault(each.client, []).append(each)
    concerned, left_out = [], []
    for client, every in by_client.items():
        standing = clients[client]
        knows = not (news.goods and news.matter) or standing.about_goods or any(each.names_goods for each in every)
        said = [each for each in every if knows or each.deal_id is None]
        if not said:
            continue
        best = max(said, key=lambda each: (_points(each, standing, news, today), each.on_date))
        reason = _left_out(standing, max(each.on_date for each in said), say_day)
        ref = f"c{standing.contact_id}" if standing.contact_id is not None else f"{client[0]}{client[1]}"
        if reason:
            left_out.append(LeftOut(ref, standing.name, reason))
            continue
        whys = tuple(_whys(best, standing, news, today))
        concerned.append(
            Concerned(
                ref, standing.name, standing.company, standing.country, best.kind, best.text, best.on_date, best.ref,
                sum(why.points for why in whys), tuple(f"{why.words} {why.points:+d}" for why in whys),
            )
        )  # fmt: skip
    concerned.sort(key=lambda each: (-each.score, each.ref))
    room = max(LETTERS_A_DAY - told_today, 0)
    return Telling(news.text, tuple(concerned[:room]), tuple(left_out), max(len(concerned) - room, 0))


def _left_out(standing: Standing, said_on: date, say_day: Callable[[date], str]) -> str:
    if standing.told_on is not None and standing.told_on >= said_on:
        return _("told already on {day}").format(day=say_day(standing.told_on))
    if standing.has_it is not None:
        return _("has it already: {ref}").format(ref=standing.has_it)
    return standing.held or ""


def _points(said: Word, standing: Standing, news: News, today: date) -> int:
    return sum(why.points for why in _whys(said, standing, news, today))


def _whys(said: Word, standing: Standing, news: News, today: date) -> Iterable[Why]:
    yield Why(said.kind, POINTS[said.kind], _(KINDS[said.kind]))
    if news.goods and said.names_goods:
        yield Why("goods_named", GOODS_NAMED, _("names the article"))
    elif news.goods and standing.about_goods:
        yield Why("goods_known", GOODS_KNOWN, _("has talked of the article before"))
    elif news.goods:
        yield Why("goods_unknown", 0, _("the article itself was not named"))
    if standing.star:
        yield Why("stars", STAR * standing.star, _("stars"))
    if quarters := min((today - said.on_date).days // 91, OLD_AT_MOST):
        yield Why("old", -A_QUARTER * quarters, _("some time ago"))
