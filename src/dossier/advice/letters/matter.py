"""What a letter is written from beside the dossier: what the client asked, what fits them, and what the sender adds."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dossier.advice.playbook.scene import Around
from dossier.advice.reckoning.rhythm import Pace
from dossier.records.deal.recap import Basis


class Article(NamedTuple):
    """One of our offers as a letter names it; `reasons` are codes of `phrases.toml` with the client's own word for it."""

    name: str
    minimum: Decimal | None = None
    certificates: tuple[str, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()


class LibraryFile(NamedTuple):
    """A file of our own library, and the day on which this client got it."""

    ref: str
    path: str
    role: str
    sent_on: date | None = None


class Matter(NamedTuple):
    """What the program found for a letter, and what was typed for it.

    `asked` are topics of the client's last message, `told` the fields of a deal that it names, `finds_english_hard` what
    they said there of their English; `confirm` is the sentence that reconfirms standing terms by language, `mode` under
    whose brand (`oem`, `ours`, `both`), `asked_article` the offer that the running deal is about. `points` are the sender's
    own sentences, `corrections` what waits to be changed on a proof, `new_date` and `because` what a delay says. `anyway`
    waives that it is not the time; `news` is what we tell them and `news_on` the day of
    the letter of theirs in which they asked for it; `pace` is how they answer, where that is known; `say_day` tells a day to the sender.
    """

    around: Around = Around()
    asked: frozenset[str] = frozenset()
    told: Mapping[str, str] = {}
    finds_english_hard: bool = False
    articles: tuple[Article, ...] = ()
    asked_article: Article | None = None
    mode: str | None = None
    library: tuple[LibraryFile, ...] = ()
    confirm: Mapping[str, str] = {}
    points: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    new_date: date | None = None
    because: str | None = None
    anyway: bool = False
    pace: Pace | None = None
    news: str | None = None
    news_on: date | None = None
    recap: tuple[Basis, ...] = ()
    """What was settled and promised in the last talk, of `recap_on`, and waits to be confirmed."""
    recap_on: date | None = None
    say_day: Callable[[date], str] = date.isoformat
