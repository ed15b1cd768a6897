"""Words typed without quotes: they belong to the text before them where nothing else can stand."""

import re
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from dossier.errors import WrongUsageError
from dossier.i18n import _

LOOSE = frozenset(
    {"text", "what", "title", "name", "employer", "other", "said_why", "who", "owner", "company", "deal", "period"}
)
"""Arguments that take every word to the end, if they are the last of their command."""

ASSIGNING = frozenset({"values", "changes", "tags"})
"""Arguments that are assignments, such as `hobbies=golf`."""

_DAYS = frozenset({"when", "on_date"})
"""Arguments that are a day."""

_TEXT = "str"
"""What the parser calls the type of an option that takes a text."""

_CODE_BESIDE_WORDS = "CAUSE"
"""An option of one word whose command takes more words beside it: `stage d4 lost --why payment no trust`."""

QUESTION = "question"
"""An argument that is a question: what is no option of the command, such as `-sample`, is a word of it."""

_WHOM = frozenset({"who", "refs", "names", "words"})
"""First arguments that say whom or what a command is about, of which there may be several."""

_CLIENT = re.compile(r"[coCO][1-9]\d*")

_TAG = re.compile(r"([+＋]|[-－−](?!-|h$))([^=＝]+)")
_ASSIGNS = re.compile(r"[^=＝]+[=＝]")
_MINUS = re.compile(r"-\d")

IsDate = Callable[[str], bool]


def takes_every_word(arguments: Sequence[Any]) -> bool:
    """Tell whether the last of a command's arguments is one text, whatever the number of words."""
    return bool(arguments) and arguments[-1].name in LOOSE and arguments[-1].nargs in {1, -1}


def only_one(loose: str | None, option: str | None, flag: str) -> str | None:
    """Return a text that was typed as loose words or as an option; raises WrongUsageError where it was typed as both."""
    if loose and option:
        raise WrongUsageError(
            _("“{loose}” and {flag} say the same thing.").format(loose=loose[:60], flag=flag),
            _("Leave one of them away."),
        )
    return option or loose


def gathered(parameters: Sequence[Any], words: Sequence[str], is_date: IsDate) -> list[str]:
    """Return the words of a command with those that belong together made one; nothing after `--` is touched."""
    return _Line(parameters, words, is_date).read()


def with_question(parameters: Sequence[Any], words: Sequence[str]) -> list[str]:
    """Return the words of a command whose last argument is a question: its options first, then what is asked, behind `--`.

    An unknown word with two hyphens stays an option, so that it is refused.
    """
    options = {flag: each for each in parameters for flag in each.opts if each.param_type_name != "argument"}
    ours, asked, left = [], list[str](), deque(words)
    while left:
        word = left.popleft()
        if word == "--":
            asked += left
            break
        flag, sign, _value = word.partition("=")
        option = options.get(flag)
        if option is None and not re.fullmatch(r"--[a-z][\w-]*(=.*)?|-h", word, re.DOTALL):
            asked.append(word)
            continue
        ours.append(word)
        if option is not None and not option.is_flag and not sign and left:
            ours.append(left.popleft())
    return [*ours, "--", *asked]


def _is_noun(word: str) -> bool:
    from dossier.app.find.list_records import is_noun  # only a filter asks

    return is_noun(word)


def _as_tag(word: str) -> str:
    """Return `+vip` and `-cold` as what they are to the list of tags."""
    hit = _TAG.fullmatch(word)
    return f"tags{'+=' if hit[1] in '+＋' else '-='}{hit[2]}" if hit else word


def _is_one_more(names: str, word: str) -> bool:
    """Tell whether a word is one more of those whom a command is about: behind a comma, or a client's ref behind refs."""
    if names.endswith((",", "，", "、")):
        return True
    return all(_CLIENT.fullmatch(each) for each in (*re.split(r"[\s,，、]+", names), word))


class _Line:
    """A command line that is read from left to right; `left` are the words that are still to come."""

    def __init__(self, parameters: Sequence[Any], words: Sequence[str], is_date: IsDate) -> None:
        arguments = [each for each in parameters if each.param_type_name == "argument"]
        self.names = [each.name for each in arguments]
        self.options = {flag: each for each in parameters if each not in arguments for flag in each.opts}
        self.is_date = is_date
        self.loose = takes_every_word(arguments)
        self.assigns = not ASSIGNING.isdisjoint(self.names)
        self.several = bool(self.names) and "--where" in self.options and self.names[0] in _WHOM
        self.needed = len(arguments) - self.names.count("said_why") - self.names.count(QUESTION)
        self.left = deque(map(_as_tag, words) if "tags" in self.names else words)
        self.read_words: list[str] = []
        self.given = 0
        self.after_argument = False

    def read(self) -> list[str]:
        """Return the whole line; what a filter says whom it means has no name, or that of a list, in the name's place."""
        if self.several and any(each.partition("=")[0] == "--where" for each in self.left):
            first = next((each for each in self.left if not self._is_option(each)), "")
            if not _is_noun(first):
                self.left.appendleft("")
        while self.left:
            word = self.left.popleft()
            if word == "--":
                return [*self.read_words, word, *self.left]
            if self._is_option(word):
                self._option(word)
                self.after_argument = False
            elif self.after_argument and self._goes_on(word):
                self.read_words[-1] += f" {word}"
            else:
                self.read_words.append(word)
                self.given, self.after_argument = self.given + 1, True
                if self.given <= len(self.names) and self.names[self.given - 1] in _DAYS:
                    self._take(self._of_date(word, self._until()))
        return self.read_words

    def _is_option(self, word: str) -> bool:
        return len(word) > 1 and word[0] == "-" and not (self.loose and self.given and _MINUS.match(word))

    def _goes_on(self, word: str) -> bool:
        """Tell whether a word goes on with the argument before it: `hobbies=golf and tea`, `Anna Schmidt level=5`."""
        if self.several and self.given == 1 and _is_one_more(self.read_words[-1], word):
            return True
        if self.loose:
            return bool(_MINUS.match(word))
        if not self.assigns or _ASSIGNS.match(word):
            return False
        return bool(_ASSIGNS.match(self.read_words[-1])) or any(_ASSIGNS.match(each) for each in self.left)

    def _option(self, word: str) -> None:
        flag, sign, value = word.partition("=")
        option = self.options.get(flag)
        self.read_words.append(word)
        if option is None or option.is_flag or not (sign or self.left):
            return
        if not sign:
            value = self.left.popleft()
            self.read_words.append(value)
        self._take(self._following(option, value))

    def _take(self, count: int) -> None:
        """Let some of the words to come go on with the last one."""
        for _each in range(count):
            self.read_words[-1] += f" {self.left.popleft()}"

    def _following(self, option: Any, value: str) -> int:
        """Return how many of the words to come belong to the value of an option."""
        until = self._until()
        if option.metavar == "WHEN" and ((count := self._of_date(value, until)) or self.is_date(value)):
            return count
        is_text = option.type.name == _TEXT and option.metavar != _CODE_BESIDE_WORDS
        is_text = is_text and not (self.several and "--where" in option.opts)
        return until if self.given >= self.needed and is_text else 0

    def _of_date(self, value: str, until: int) -> int:
        """Return how many of the words to come make one date with a value."""
        words = list(self.left)
        ahead = range(min(until, 5), 0, -1)
        return next((count for count in ahead if self.is_date(" ".join((value, *words[:count])))), 0)

    def _until(self) -> int:
        """Return how many words come before the next option or assignment."""
        return next((at for at, each in enumerate(self.left) if self._ends(each)), len(self.left))

    def _ends(self, word: str) -> bool:
        return self._is_option(word) or (self.assigns and bool(_ASSIGNS.match(word)))
