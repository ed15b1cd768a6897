"""What the reader of a letter waits for and can read: open questions, files that are named, plain English."""

from collections.abc import Iterator

from dossier.advice.read_over.ground import Ground, first_word, has, wares, words
from dossier.advice.touching import tokens
from dossier.i18n import _
from dossier.records.read_over import AgainstLetter, OwnLetter

LONG = 22
"""More words than this in one sentence are too many for somebody who reads English with difficulty."""
BRIEF = 7
"""A sentence of no more words than this answers where half of what it says stands in the question."""
MOST = 3
HEADING = 2
"""Words before a colon that may say what a line answers; more are a sentence."""


def unanswered(ground: Ground, letter: OwnLetter) -> Iterator[AgainstLetter]:
    """Yield each question of the client's messages since ours that no sentence of the letter answers."""
    heard = [_telling(each.text) for each in letter.sentences]
    goods = {token[:6] for each in wares(ground) for token in each.tokens} | set(words("goods", "stop"))
    for asked in ground.asked:
        wanted = _telling(asked.text)
        if not wanted:
            continue
        best = max((len(wanted & each) for each in heard), default=0)
        brief = any(
            len(each.text.split()) <= BRIEF and 2 * len(wanted & telling - goods) >= len(telling) > 1
            for each, telling in zip(letter.sentences, heard, strict=True)
        )
        headed = any(head and head <= wanted for head in (_heading(each.text) for each in letter.sentences))
        abroad = None not in (letter.lang, asked.lang) and letter.lang != asked.lang
        if 2 * best < len(wanted) and not (brief or headed) and not (abroad and (best or asked.topics & letter.topics)):
            day = ground.say_day(asked.on_date)
            yield AgainstLetter(
                "unanswered", asked.text, _("They asked it on {day} ({ref}), and the letter does not say.").format(day=day, ref=asked.ref),
                _("Answer it, or say when you will."), sure=best == 0, ref=asked.ref,
            )  # fmt: skip


def _heading(text: str) -> frozenset[str]:
    """Return the words before a colon, by which a short letter says what it answers: `Green shade: 11.05, no surcharge`."""
    head, colon, said = text.partition(":")
    return _telling(head) if colon and said.strip() and len(head.split()) <= HEADING else frozenset()


def _telling(text: str) -> frozenset[str]:
    found = (each.removesuffix("s") for each in tokens(text))
    return frozenset(
        each[:6]
        for each in found
        if each not in words("english", "stop") and (len(each) > 2 or not each.isascii() or each.isdigit())
    )


def files(letter: OwnLetter) -> Iterator[AgainstLetter]:
    """Yield the first sentence that names a file of the letter where none hangs on it."""
    if letter.files:
        return
    for said in letter.sentences:
        if has(said, "files", "named"):
            book = (
                _("No file is listed and none hangs on it.") if letter.lists_files else _("The letter lists no file.")
            )
            yield AgainstLetter(
                "attachment", said.text, book, _("Hang it on, or name it: --attached FILE"), sure=letter.lists_files
            )
            return


def english(ground: Ground, letter: OwnLetter) -> Iterator[AgainstLetter]:
    """Yield the sentences that are too hard for somebody who reads English with difficulty, the longest first."""
    if not ground.reads_little:
        return
    hard = [each for each in letter.sentences if len(each.text.split()) > LONG or has(each, "english", "hard")]
    for said in sorted(hard, key=lambda each: -len(each.text))[:MOST]:
        word = first_word(said, "english", "hard")
        count = len(said.text.split())
        book = (
            _("English is hard for them: {n} words in one sentence.").format(n=count)
            if count > LONG
            else _("English is hard for them: “{word}”.").format(word=word)
        )
        yield AgainstLetter(
            "english", said.text, book, _("Say it in short sentences and plain words."), sure=count > LONG
        )
