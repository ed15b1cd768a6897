"""Which of some things a typed word means: by their names, what they are called in any language, and other words."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Generic, NamedTuple, TypeVar

from dossier.i18n import in_every_language, is_english
from dossier.records.catalogue.key import Choice, folded

T = TypeVar("T")


class Called(NamedTuple, Generic[T]):
    """A thing with its own names, the label under which it is shown, and other words for it."""

    thing: T
    names: tuple[str, ...]
    label: str
    others: tuple[str, ...] = ()


class Vocabulary(Generic[T]):
    """Words for some things: a name goes before a label, a label of any language before another word."""

    def __init__(self, things: Iterable[Called[T]]) -> None:
        self._things = tuple(things)

    def all_meant(self, text: str) -> tuple[T, ...]:
        """Return the things that a word means: several where the nearest kind of word is that of several."""
        wanted = folded(text)
        return next((found for words in self._in_turn(wanted) if (found := words.get(wanted))), ())

    def meant(self, text: str) -> T | None:
        """Return the thing that a word means, the first where it is the word of several; None where it is of none."""
        return next(iter(self.all_meant(text)), None)

    def words(self) -> Iterator[tuple[str, T]]:
        """Yield every folded word with the thing that it means."""
        for words in (self._names, self._labels, self._others):
            yield from ((word, things[0]) for word, things in words.items())

    def _in_turn(self, wanted: str) -> Iterator[dict[str, tuple[T, ...]]]:
        """Yield the words in the order in which they count; where English is typed in English, no catalogue is opened."""
        yield self._names
        yield self._labels
        if not wanted.isascii() or not is_english():
            yield self._everywhere
        yield self._others

    @cached_property
    def _names(self) -> dict[str, tuple[T, ...]]:
        return self._by(lambda each: each.names)

    @cached_property
    def _labels(self) -> dict[str, tuple[T, ...]]:
        return self._by(lambda each: (each.label,))

    @cached_property
    def _others(self) -> dict[str, tuple[T, ...]]:
        return self._by(lambda each: each.others)

    @cached_property
    def _everywhere(self) -> dict[str, tuple[T, ...]]:
        return self._by(lambda each: in_every_language(each.label))

    def _by(self, words: Callable[[Called[T]], tuple[str, ...]]) -> dict[str, tuple[T, ...]]:
        found: dict[str, tuple[T, ...]] = {}
        for each in self._things:
            for word in dict.fromkeys(map(folded, words(each))):
                found[word] = (*found.get(word, ()), each.thing)
        return found


def of_choices(choices: Iterable[Choice]) -> Vocabulary[str]:
    """Return the words for the codes of some choices, made once for the same ones with the same meanings."""
    each = tuple(choices)
    return _made(each, tuple(getattr(choice.label, "context", "") for choice in each))


@lru_cache(maxsize=256)
def _made(choices: tuple[Choice, ...], _contexts: tuple[str, ...]) -> Vocabulary[str]:
    return Vocabulary(Called(each.code, (each.code,), each.label, each.words) for each in choices)
