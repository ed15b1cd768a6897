"""The person of a letter: greeting and names, what is not for them, and what is nobody else's business."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from dossier.advice.letters.person import noted_names
from dossier.advice.playbook.scene import Reason
from dossier.advice.playbook.veto import objections
from dossier.advice.read_over.ground import Ground, first_word, has, words
from dossier.advice.touching import label, tokens
from dossier.i18n import _
from dossier.records.country.feast import Feast
from dossier.records.known import KNOWN, Known
from dossier.records.read_over import AgainstLetter, OwnLetter, Said
from dossier.values.listed import headed
from dossier.values.money import shown
from dossier.values.names import LEGAL_FORMS, fold

FIRST_NAMES = ("first name", "名字", "直呼其名")
_CAPITALS = re.compile(r"(?:[A-ZÀ-ÞА-Я][\w'’&-]*\.?(?:[ ]|$)){2,5}")


def greeting(ground: Ground, letter: OwnLetter) -> Iterator[AgainstLetter]:
    """Yield a greeting by another name, another form for a man or a woman, without the title, or by a first name not wanted."""
    person = ground.found.contact
    plain = tokens(letter.greeting)
    if person is None or not plain:
        return
    known = " ".join(
        each or ""
        for each in (person.name, person.native_name, person.nickname, person.salutation, *noted_names(ground.seen))
    )
    own = {*tokens(known)}
    fillers = {part for each in (*words("greeting", "words"), *words("greeting", "titles")) for part in tokens(each)}
    called = [each for each in plain if each not in fillers and each not in words("greeting", "everybody")]
    joined = "".join(plain)
    right = _right(ground)
    if (
        called
        and not any(each in own for each in called)
        and not any(each in joined for each in own if not each.isascii())
    ):
        other = next(
            (
                each.name
                for each in ground.found.contacts
                if each.id != person.id and any(part in fold(each.name).split() for part in called)
            ),
            None,
        )
        book = (
            _("{name} is somebody else there.").format(name=other)
            if other
            else _("The book says {name}.").format(name=person.name)
        )
        yield AgainstLetter(
            "name",
            letter.greeting,
            headed(str(person.ref), book),
            _("Write {name}.").format(name=right),
            ref=person.ref,
        )
        return
    if called and any(each not in own for each in called) and person.company_name is not None:
        stranger = next(each for each in called if each not in own)
        near = max(own, key=lambda each: SequenceMatcher(None, each, stranger).ratio(), default="")
        if 0.6 < SequenceMatcher(None, near, stranger).ratio() < 1:
            yield AgainstLetter(
                "name",
                letter.greeting,
                headed(str(person.ref), _("The book says {name}.").format(name=person.name)),
                _("Write {name}.").format(name=right),
                ref=person.ref,
            )
            return
    yield from _form(ground, letter, plain, right, called)


def _form(
    ground: Ground, letter: OwnLetter, plain: list[str], right: str, called: list[str]
) -> Iterator[AgainstLetter]:
    person = ground.found.contact
    if person is None:
        return
    said, sure = _sex(ground)
    head = " ".join(plain)
    written = next(
        (
            sex
            for sex in ("she", "he")
            for word in words("greeting", sex)
            if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", head)
        ),
        None,
    )
    doctor = bool(set(re.findall(r"\w+", fold(person.salutation or ""))) & set(words("greeting", "doctor")))
    titled = any(each in plain for each in words("greeting", "doctor"))
    if written and said and written != said:
        yield AgainstLetter(
            "name",
            letter.greeting,
            _why_sex(ground, said),
            _("Write {name}.").format(name=right),
            sure=sure,
            ref=person.ref,
        )
    elif doctor and not titled and any(each in plain for each in words("greeting", "titles")):
        yield AgainstLetter(
            "name",
            letter.greeting,
            _("{ref} is kept as {name}.").format(ref=person.ref, name=right),
            _("Write {name}.").format(name=right),
            ref=person.ref,
        )
    elif (
        not any(each in plain for each in words("greeting", "titles"))
        and called
        and fold(person.name).split()[0] == called[0]
        and len(called) == 1
    ):
        avoid = ground.seen.facts.get("contact.avoid")
        item = (
            next((each for each in avoid.items if any(word in fold(each) for word in FIRST_NAMES)), None)
            if avoid and avoid.state == KNOWN
            else None
        )
        if item is not None and avoid is not None:
            yield AgainstLetter(
                "name",
                letter.greeting,
                _("Noted on {day}: not to be mentioned: {item}.").format(day=ground.say_day(avoid.noted_on), item=item),
                _("Write {name}.").format(name=right),
                ref=person.ref,
            )


def _right(ground: Ground) -> str:
    person = ground.found.contact
    if person is None:
        return ""
    return f"{person.salutation} {person.name.split()[-1]}" if person.salutation else person.name


def _sex(ground: Ground) -> tuple[str | None, bool]:
    """Return whether a person is written of as she or he: by the salutation, else by our own notes, which only ask."""
    person = ground.found.contact
    kept = set(re.findall(r"\w+", fold(person.salutation or ""))) if person else set()
    for sex in ("she", "he"):
        if kept & set(words("greeting", sex)):
            return sex, True
    noted = (
        " ".join(each.text for each in ground.found.log if person is not None and each.contact_id == person.id)
        + " "
        + " ".join(row.note or "" for row in ground.found.facts)
    )
    she, he = (
        len(re.findall(rf"(?i)\b(?:{forms})\b|{han}(?!们)", noted))
        for forms, han in (("she|her", "她"), ("he|his|him", "他"))
    )
    if max(she, he) < 2 or min(she, he) * 3 > max(she, he):
        return None, False
    return ("she" if she > he else "he"), False


def _why_sex(ground: Ground, sex: str) -> str:
    person = ground.found.contact
    if person is not None and person.salutation and _sex(ground)[1]:
        return _("{ref} is kept as {name}.").format(ref=person.ref, name=_right(ground))
    return _("Our notes speak of a woman.") if sex == "she" else _("Our notes speak of a man.")


def names(ground: Ground, said: Said) -> Iterator[AgainstLetter]:
    """Yield the name or number of another client, their own firm misspelt, and a number that is not in the book."""
    for other in ground.others:
        if other.words in said.text:
            book = _("{name} ({ref}) is another client.").format(name=other.name, ref=other.ref)
            yield AgainstLetter("name", other.words, book, _("Take it out, or name nobody."), ref=other.ref)
    yield from _firm(ground, said)


def _firm(ground: Ground, said: Said) -> Iterator[AgainstLetter]:
    firm = ground.found.company
    if firm is None:
        return
    for name in (firm.name, *(firm.aliases or "").split("\n")):
        own = [
            each
            for each in fold(name).split()
            if each not in LEGAL_FORMS and each not in ("b.v.", "ooo", "llc", "ltd", "inc.")
        ][:2]
        if len(own) < 2:
            continue
        for run in _CAPITALS.findall(said.text):
            every = run.split()
            for at in range(len(every) - 1):
                pair = [fold(each.strip(".,")) for each in every[at : at + 2]]
                same = [a == b for a, b in zip(own, pair, strict=True)]
                other = same.index(False) if same.count(False) == 1 else None
                if other is not None and own[other][:1] == pair[other][:1]:
                    written = " ".join(every[at : at + 2])
                    yield AgainstLetter(
                        "name",
                        written,
                        _("{ref} is called {name}.").format(ref=firm.ref, name=firm.name),
                        _("Write {name}.").format(name=firm.name),
                        sure=False,
                        ref=firm.ref,
                    )


def touchy(ground: Ground, said: Said) -> Iterator[AgainstLetter]:
    """Yield what the veto holds against the words: at table, in faith, gifts given, what is not to be mentioned."""
    for hit in objections(said.text, ground.seen):
        reason = hit.reason
        if reason.key == "contact.spoken_english" and not has(said, "people", "plans"):
            continue
        word = hit.word or (label(hit.tag) if hit.tag else said.text)
        yield AgainstLetter(
            "touchy",
            said.text,
            headed(word, ground.say_reason(reason)),
            _("Leave it out, or offer something else."),
            ref=reason.ref,
        )
    yield from _feasts(ground, said)


def _feasts(ground: Ground, said: Said) -> Iterator[AgainstLetter]:
    """Yield wishes for a feast of a religion that is not theirs."""
    row = ground.seen.facts.get("contact.religion")
    faith = row.value if row is not None and row.state == KNOWN else None
    if row is None or faith is None:
        return
    named = [each for each in ground.seen.around.feasts if _names_feast(said, each)]
    if named and not any(faith in each.religions for each in named):
        book = ground.say_reason(Reason("contact.religion", faith, row.source, row.noted_on))
        yield AgainstLetter(
            "touchy", said.text, headed(named[0].name, book), _("Leave it out, or wish well for a feast of theirs.")
        )


def _names_feast(said: Said, feast: Feast) -> bool:
    name = fold(feast.name)
    return bool(name) and (
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said.folded) is not None or feast.name_zh in said.text
    )


def confidence(ground: Ground, said: Said) -> Iterator[AgainstLetter]:
    """Yield what another client told us, what another one buys or pays, and what stays in our house."""
    for row in ground.found.facts:
        if row.from_others and row.state == KNOWN and _repeats(said, row):
            day = ground.say_day(row.noted_on)
            yield AgainstLetter(
                "confidence",
                said.text,
                _("Told us in confidence by somebody else on {day}.").format(day=day),
                _("Take it out: they would know who told."),
            )
            return
    if has(said, "people", "others"):
        yield AgainstLetter(
            "confidence",
            said.text,
            _("It tells what another client does."),
            _("Take it out: this one will wonder what you tell of them."),
            sure=False,
        )
    word = first_word(said, "people", "house")
    if word is not None:
        offer = next(
            (
                each
                for each in ground.offers
                if each.price_low is not None and any(each.price_low == one.amount for one in said.sums)
            ),
            None,
        )
        book = (
            _("{price} is our own lowest price of {item}, which is for us.").format(
                price=shown(offer.price_low, offer.currency), item=offer.name
            )
            if offer is not None and offer.price_low is not None
            else _("“{word}” is a matter of our house.").format(word=word)
        )
        yield AgainstLetter(
            "confidence", said.text, book, _("Take it out, or give the price alone."), sure=offer is not None
        )


def _repeats(said: Said, row: Known) -> bool:
    """Tell whether a sentence says what a fact says: half of its telling words, and three at least."""
    heard = {each[:5] for each in re.findall(r"[^\W_]{4,}", said.folded)}
    for part in re.split(r"[.;。;\n]", row.value or ""):
        telling = {each[:5] for each in re.findall(r"[^\W_]{4,}", fold(part))}
        if len(telling) >= 3 and len(telling & heard) >= max(3, (len(telling) + 1) // 2):
            return True
    return False
