"""What to talk about from here: something of ours that fits a hobby, files of our library, places in China, the season."""

from collections.abc import Iterator, Mapping
from typing import Any

from dossier.advice.contact.talking_point import OURS, TalkingPoint, named, said
from dossier.advice.playbook.scene import Reason, Scene, Value
from dossier.advice.playbook.veto import barred, veto
from dossier.advice.touching import label_in, mentions
from dossier.i18n import N_, _, in_language, languages, texts_of
from dossier.records.company.files import Attachment
from dossier.values.listed import either
from dossier.values.names import fold
from dossier.values.shipped import table

SEASON = "season"


def from_china(seen: Scene) -> Iterator[TalkingPoint]:
    """Yield what we can give: for each hobby, from the library, places seen, the season."""
    talk = table("suggestions/talk") or {}
    hobbies = seen.fact("contact.hobbies")
    for hobby in hobbies.value if hobbies and isinstance(hobbies.value, tuple) else ():
        if hobbies is not None and veto(("private",), hobby, seen) is None:
            yield from _hobby(hobby, hobbies, seen, talk)
    yield from _library(seen, talk)
    yield from _places(seen)
    yield from _season(seen, talk)


def _hobby(hobby: str, held: Value, seen: Scene, talk: Mapping[str, Any]) -> Iterator[TalkingPoint]:
    """Yield what a hobby gives to do; one of which nothing is written is asked after."""
    reasons = tuple(reason._replace(value=hobby) for reason in held.reasons)
    row = next((row for row in talk["hobby"] if mentions(tuple(row["words"]), hobby)), None)
    if row is None:
        yield TalkingPoint(
            hobby, "hobby", N_("Ask how it goes with {what}."), (said("what", hobby),), reasons, 50, ("private",)
        )
        return
    touches = ("private", *row.get("touches", ()))
    things = {"dish": _dishes, "sight": _sights}.get(row.get("offer", ""))
    if things is None:
        values = ((OURS, _texts(row)),)
        yield TalkingPoint(hobby, "hobby", "{ours}", values, reasons, 70, touches)
        return
    for topic, what, topics in things(seen, talk):
        values = (
            (OURS, {code: text.replace("{what}", in_language(what, code)) for code, text in _texts(row).items()}),
        )
        yield TalkingPoint(topic, "hobby", "{ours}", values, reasons, 70, touches, topics)


def _texts(row: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the texts of a row by their languages."""
    return {code: row[code] for code in languages() if row.get(code)}


def _dishes(seen: Scene, talk: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str], Mapping[str, str]]]:
    """Yield dishes that this person eats and our library does not hold; what has to be left out is said with it."""
    kept = fold(" | ".join(_words_of(file) for file in seen.around.library))
    for row in talk["dish"]:
        plain = row["en"].partition(" (")[0]
        if (
            fold(plain) in kept
            or any(text in kept for text in _texts(row).values())
            or veto(row.get("contains", ()), "", seen) is not None
        ):
            continue
        bare = [tag for tag in row.get("without", ()) if barred(tag, seen) is not None]
        dish = _texts(row)
        if bare:
            without = _("{dish} (without {what})").format(dish="{dish}", what=either([label_in(tag) for tag in bare]))
            dish = {code: without.replace("{dish}", text) for code, text in dish.items()}
        yield plain, dish, {**_texts(row), "en": plain}


def _sights(seen: Scene, talk: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str], Mapping[str, str]]]:
    """Yield sights not seen and not promised yet, those on the way of the next visit or near our house first."""
    profile = seen.around.profile
    coming = [visit.place or "" for visit in seen.dossier.visits
              if visit.direction == "to_us" and (visit.until or visit.on_date) >= seen.today]  # fmt: skip
    way = fold(" ".join((*coming, profile.address, profile.port)))
    taken = _taken(seen)
    rows = [row for row in talk["sight"] if not _known(row, taken)]
    rows.sort(key=lambda row: not any(fold(city) in way for city in row["near"]))
    yield from ((row["en"], _texts(row), _texts(row)) for row in rows)


def _taken(seen: Scene) -> str:
    """Return the folded names of all places this person saw, or was promised to see."""
    places = seen.fact("contact.china_places")
    been = places.value if places and isinstance(places.value, tuple) else ()
    visits = [f"{visit.place or ''} {visit.text or ''}" for visit in seen.dossier.visits if visit.direction == "to_us"]
    return fold(" | ".join((*been, *visits, *(promise.text for promise in seen.dossier.promises))))


def _known(row: Mapping[str, Any], taken: str) -> bool:
    names = [fold(part).removeprefix("the ").strip() for part in row["en"].replace(" of ", ",").split(",")]
    return any(fold(text) in taken for text in _texts(row).values()) or any(name and name in taken for name in names)


def _library(seen: Scene, talk: Mapping[str, Any]) -> Iterator[TalkingPoint]:
    """Yield pictures, recipes and the like of our own library that have not gone to this person yet."""
    sent = {each.attachment_id for each in seen.dossier.sent}
    hobbies = seen.fact("contact.hobbies")
    held = hobbies.value if hobbies and isinstance(hobbies.value, tuple) else ()
    for file in seen.around.library:
        words = _words_of(file)
        if file.id in sent or not mentions(tuple(talk["library"]["words"]), words):
            continue
        hobby = next((each for each in held if _fits(each, words, talk)), "")
        reasons = tuple(reason._replace(value=hobby) for reason in hobbies.reasons) if hobbies and hobby else ()
        form = N_("Send {what} ({ref}): it has not gone there yet.")
        values = (said("what", file.path), ("ref", {"en": f"h{file.id}"}), ("words", {"en": words}))
        yield TalkingPoint(f"h{file.id}", "library", form, values, reasons, 72 if hobby else 47, ("small_talk",))


def _words_of(file: Attachment) -> str:
    return " ".join((file.path.replace("-", " ").replace("_", " "), file.role or "", file.text or ""))


def _fits(hobby: str, words: str, talk: Mapping[str, Any]) -> bool:
    row = next((row for row in talk["hobby"] if mentions(tuple(row["words"]), hobby)), None)
    return row is not None and mentions((*row["words"], *row.get("library", ())), words)


def _places(seen: Scene) -> Iterator[TalkingPoint]:
    places = seen.fact("contact.china_places")
    for place in places.value if places and isinstance(places.value, tuple) else ():
        form = N_("Has seen {what}: tell what is new there.")
        reasons = tuple(reason._replace(value="") for reason in places.reasons) if places else ()
        yield TalkingPoint(place, "china", form, (said("what", place),), reasons, 48, ("small_talk",))


def _season(seen: Scene, talk: Mapping[str, Any]) -> Iterator[TalkingPoint]:
    today = f"{seen.today:%m-%d}"
    for row in talk.get("season", ()):
        start, end = row["from"], row["until"]
        if (start <= today <= end) if start <= end else (today >= start or today <= end):
            touches = (*row.get("touches", ()), *(() if row.get("business") else ("small_talk",)))
            texts = ((OURS, _texts(row)),)
            yield TalkingPoint(row["topic"], SEASON, "{ours}", texts, (), 40, touches, texts_of(row, "topic"))


def at_a_loss(seen: Scene) -> Iterator[TalkingPoint]:
    """Yield what is written of the country, for somebody of whom nothing is known: nobody is asked about their own sights."""
    country = seen.dossier.country or ""
    story = seen.around.guides.get(country, {}).get("texts", {}).get("curiosity")
    if story:
        values = (("what", _texts(story)),)
        reason = (Reason("country.code", country),)
        form = N_("Smile together: {what}")
        names = named(N_("curiosity"), seen.around.country_name(country))
        yield TalkingPoint(f"curiosity {country}", "curiosity", form, values, reason, 30, ("small_talk",), names)
