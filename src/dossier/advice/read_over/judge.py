"""All that stands against a letter, what is certain first."""

from dossier.advice.read_over import days, goods, people, reader, sums, terms
from dossier.advice.read_over.ground import Ground
from dossier.records.read_over import AgainstLetter, OwnLetter


def read_over(ground: Ground, letter: OwnLetter) -> tuple[AgainstLetter, ...]:
    """Return each thing that stands against a letter, in the order of the letter, what is certain before what is asked."""
    found: list[AgainstLetter] = [*people.greeting(ground, letter), *sums.sums(letter)]
    for said in letter.sentences:
        for question in (
            goods.prices,
            goods.quantities,
            terms.delivery,
            terms.payment,
            days.days,
            people.names,
            people.touchy,
            people.confidence,
        ):
            found += question(ground, said)
    found += [*reader.unanswered(ground, letter), *reader.files(letter), *reader.english(ground, letter)]
    once = {(each.kind, each.words): each for each in reversed(found)}
    kept = [each for each in dict.fromkeys(found) if once.get((each.kind, each.words)) == each]
    return tuple(sorted(kept, key=lambda each: not each.sure))
