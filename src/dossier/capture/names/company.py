"""Names of firms: by legal form, by the words firms use, by the domain they write from."""

import re
from functools import cache
from typing import NamedTuple

from dossier.capture.names import eastern
from dossier.capture.vocabulary import folded, is_han, lists, tokens
from dossier.values.names import fold, is_free

_LINK = r"(?:&|and|und|et|y|e|и|of|de|di|du|da|for|für|the)"
_HAN_FORMS = tuple(
    "有限公司 有限责任公司 股份公司 公司 集团 商行 株式会社 有限会社 合同会社 ㈱ 주식회사 ㈜ (株) (주)".split()
)


@cache
def _forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return legal forms of one word, of these the ambiguous, and the forms of several words."""
    table = lists("signatures")["companies"]
    every = {" ".join(t.text for t in tokens(form)) for form in table["forms"] if not is_han(form)} - {""}
    exact = frozenset(fold(form.replace(".", "")) for form in table["exact"])
    return frozenset(f for f in every if " " not in f), exact, frozenset(f for f in every if " " in f)


_GROWN = re.compile(r"\b[^\W\d_]{3,}(?:gesmbh|gmbh|mbh)\b", re.IGNORECASE)
"""Words that carry their legal form at the end: `HandelsgesmbH`."""


def _closed_up(text: str) -> str:
    """Return a text with the spaces of its abbreviations taken out: `e. K.`, `S. A. de C. V.`."""
    return re.sub(r"\b([^\W\d_]{1,2})\.\s+(?=[A-Z]{1,2}\.)", r"\1.", text)


def legal_form(text: str) -> str | None:
    """Return the legal form in a text (`GmbH`, `S.r.l.`, `有限公司`), or None."""
    if is_han(text):
        if re.search("贵公司|貴公司|我公司|本公司|敝公司", text):
            return None  # somebody speaks of a firm, nobody names one
        found = next((form for form in _HAN_FORMS if form in text), None)
        if found:
            return found
    return _grown(text) or _latin_form(_closed_up(text))


def _grown(text: str) -> str | None:
    found = _GROWN.search(text)
    return found[0] if found else None


def _latin_form(text: str) -> str | None:
    single, ambiguous, several = _forms()
    words = tokens(text)
    plain = " ".join(word.text for word in words)
    padded = f" {plain} "
    for form in several:
        if f" {form} " in padded:
            return form
    for place, word in enumerate(words):
        written = text[word.start : word.end]
        dotted = text[word.end : word.end + 1] == "." or "." in written
        if word.text not in single or (
            place == 0
            and not re.match(r"[а-яё]", word.text)
            and word.text not in {"pt", "sarl", "gmbh", "ooo", "uab", "sc"}
        ):
            continue
        if word.text in ambiguous and not (dotted or written in lists("signatures")["companies"]["exact"]):
            continue
        if word.text in ambiguous and not dotted and text.isupper() and place < len(words) - 1 and word.text != "co":
            continue
        if word.text in ambiguous and len(words) < 2:
            continue
        return written
    return None


def is_form(text: str) -> bool:
    """Say whether a text is a legal form and nothing else: `Co., Ltd.`."""
    single, _ambiguous, _several = _forms()
    found = [token.text for token in tokens(text)]
    return bool(found) and all(word in single for word in found)


def form_country(text: str) -> tuple[str, str] | None:
    """Return the legal form in a text and the one country that has it, or None."""
    padded = f" {' '.join(word.text for word in tokens(text))} "
    for form, country in lists("signatures")["companies"]["country"].items():
        plain = " ".join(word.text for word in tokens(form))
        # Written with its own signs only: a Czech “a.s.” is no Turkish “a.ş.”.
        told = form.isascii() or form.lower() in text.lower()
        if country and told and ((is_han(form) and form in text) or (not is_han(form) and f" {plain} " in padded)):
            return form, country
    return None


def form_countries(text: str) -> list[tuple[str, str]]:
    """Return the legal forms of a text that a few countries have, each with each of these countries."""
    padded = f" {' '.join(word.text for word in tokens(text))} "
    found = []
    for form, countries in lists("signatures")["companies"]["countries"].items():
        plain = " ".join(word.text for word in tokens(form))
        if f" {plain} " in padded:
            found += [(form, country) for country in countries]
    return found


def is_business(text: str) -> bool:
    """Say whether a text has a word that firms have in their names and people do not."""
    words = [token.text for token in tokens(text)]
    known = folded("business", "words")
    if any(word in known for word in words):
        return True
    return is_han(text) and any(word in text for word in lists("signatures")["business"]["words"] if is_han(word))


def fits_domain(text: str, domain: str) -> bool:
    """Say whether a name is the one a mail domain spells: `Maison Lumière` and maison-lumiere.example."""
    if not domain or is_free(domain):
        return False
    label = re.sub(r"[^a-z0-9]", "", _main_label(domain))
    words = [re.sub(r"[^a-z0-9]", "", token.text) for token in tokens(text)]
    words = [word for word in words if word]
    if len(label) < 3 or not words:
        return False
    joined = "".join(words)
    if len(joined) < 3:
        return False
    if joined == label or (
        len(label) > 3 and (joined.startswith(label) or (label.startswith(joined) and len(joined) > 3))
    ):
        return True
    pieces = [re.sub(r"[^a-z0-9]", "", piece) for piece in _main_label(domain).split("-")]
    shared = [word for word in words if len(word) > 3 and (word in pieces or label.startswith(word))]
    return bool(shared) and len(words) <= 5


def spells(text: str, domain: str) -> bool:
    """Say whether a mail domain is made of all words of a name and of nothing else: `Bulk Lantern Goods`."""
    if not domain or is_free(domain):
        return False
    label = re.sub(r"[^a-z0-9]", "", _main_label(domain))
    words = [re.sub(r"[^a-z0-9]", "", token.text) for token in tokens(text)]
    single = _forms()[0]
    return len(label) > 3 and label in {"".join(words), "".join(word for word in words if word not in single)}


def begins_domain(text: str, domain: str) -> bool:
    """Say whether the first two or more words of a name are what a mail domain spells, or the first is, when long."""
    if not domain or is_free(domain):
        return False
    label = re.sub(r"[^a-z0-9]", "", _main_label(domain))
    words = [re.sub(r"[^a-z0-9]", "", token.text) for token in tokens(text)]
    return any("".join(words[:size]) == label for size in range(2, len(words) + 1)) and len(label) > 4


def _main_label(domain: str) -> str:
    """Return the part of a domain that somebody chose: `casaverde` in mail.casaverde.com.br."""
    labels = domain.lower().split(".")
    common = {"com", "co", "net", "org", "example", "gov", "edu", "ac", "www", "mail", "email"}
    while len(labels) > 1 and (labels[-1] in common or len(labels[-1]) == 2):
        labels.pop()
    return (
        labels[-2]
        if len(labels) > 1 and labels[-1] in {"info", "biz", "shop", "store", "online", "eu", "company"}
        else labels[-1]
    )


def clean(text: str) -> str:
    """Return a firm's name without the marks and labels around it."""
    text = re.sub(
        r"^\s*(?:for and on behalf of|on behalf of|for|pour|für|per|por|m/s\.?|sté|ste|société|ets|firma|fa\.)\s*:?\s+(?=(?-i:[^\W\da-z]))",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"^\s*(?:company|firma|empresa|société|azienda|компания|公司名称|公司)\s*[::]\s*", "", text, flags=re.IGNORECASE
    )
    text = re.sub(
        r"\s+(?:au capital|con capitale|capitale sociale|capital social|with (?:a )?share capital|HRB|RCS)\b.*$",
        "",
        text,
    )
    text = re.sub(r",\s*(?:г\.|город)\s*[А-ЯЁ].*$", "", text)
    text = re.sub(r"[(（][^()（）]*[部科处處课課][)）]\s*$", "", text)
    return " ".join(_one_script(text).strip(" \t,;:|*_<>·•-–—").split())


_BETWEEN = re.compile(r"(?<=[\u3400-\u9fff)）])\s+(?=[A-Za-z])|(?<=[A-Za-z.)])\s+(?=[\u3400-\u9fff])")


def _one_script(text: str) -> str:
    """Return the Latin name of a firm that is written in two scripts on one line; any other text as it is."""
    halves = _BETWEEN.split(text, maxsplit=1) if is_han(text) else []
    return next((half for half in halves if not is_han(half) and len(halves) == 2 and _latin_form(half)), text)


def of_domain(text: str, domain: str) -> str | None:
    """Return the firm a text names with its legal form, where the writer's mail domain spells it; else None."""
    for line in re.split(r"\n|\s{3,}|\|", text)[:120]:
        for start in re.finditer(r"(?<![\w])[A-ZÀ-ÞА-Я]", line[:400]):
            words = line[start.start() :].split()[:7]
            for size in range(len(words), 1, -1):
                piece = " ".join(words[:size]).rstrip(".,;:")
                if (is_form(words[size - 1]) or legal_form(words[size - 1])) and fits_domain(piece, domain):
                    return clean(piece)
    return None


@cache
def _prose() -> re.Pattern[str]:
    said = "|".join(lists("signatures")["sentences"]["firm"])
    words = r"(?:[^,;:!?()\n]|\([\u4e00-\u9fff]{2,6}\)|,(?= ?(?:Ltd|Inc|LLC|Limited|Corp|S\.|Lda|GmbH))){1,60}"
    return re.compile(
        rf"(?:\b(?:{said})\s+|我们是|我司是|我公司是|本公司是|我司为|这里是|我是|来自)([\"«“]?[^\W\d_a-zа-яё]{words})"
    )


_INTRODUCED_HAN = re.compile(
    r"(?:我是|这里是|這裡是)([\u4e00-\u9fff]{4,16})的([\u4e00-\u9fff]{2,4})(?=[,，。!！、\s]|$)"
)


class Introduced(NamedTuple):
    """A firm and a person as one sentence names them, and the words of it."""

    firm: str
    person: str
    words: str


def introduced_in_han(text: str) -> Introduced | None:
    """Return the firm and the person of `我是苏州明亮电器的张伟`, and the words; None where the person bears no family name."""
    for m in _INTRODUCED_HAN.finditer(text):
        person = eastern.read(m[2])
        if person is not None and not person.doubt:
            return Introduced(m[1], m[2], m[0])
    return None


@cache
def _introduced() -> re.Pattern[str]:
    said = "|".join(lists("signatures")["sentences"]["named"])
    word = r"(?:[A-ZÀ-ÞА-Я][\w'’&.-]+)"
    return re.compile(
        rf"\b(?:{said})\s+(?:[oaOA]\s+|el\s+|la\s+|der\s+|die\s+)?{word}(?:\s+{word}){{0,2}}\s+(?:from|of|at|da|do|de|del|von|bei|aus|chez|di|из)\s+"
        rf"({word}(?:\s+(?:(?:de|da|do|&|and|y|e)\s+)?{word}){{1,4}})"
    )


def in_prose(text: str) -> str | None:
    """Return the firm the writer says she is from: its name ends in a legal form, or stands behind her own.

    `Sou o Rafael da Casa Bela Importadora` names one by a word that firms have. None without such a sign.
    """
    found = _with_form_in_prose(text)
    if found is not None:
        return found
    for m in _introduced().finditer(text):
        if is_business(m[1]) or legal_form(m[1]):
            return clean(m[1])
    han = introduced_in_han(text)
    return han.firm if han else None


def _with_form_in_prose(text: str) -> str | None:
    for m in _prose().finditer(text):
        words = m[1].split()
        for size in range(1, min(len(words), 8) + 1):
            piece = " ".join(words[:size])
            form = legal_form(piece)
            if form is None or (size == 1 and not is_han(piece)):
                continue
            longer = " ".join(words[: size + 1])
            if size < len(words) and legal_form(words[size] if size else "") is None and is_form(words[size]):
                piece = longer
            elif re.match(r"[«\"“]", words[size] if size < len(words) else ""):
                continue
            piece = re.split(r"\s(?:at|of|from|bei|@)\s", piece)[-1]
            if is_han(piece):
                end = max((piece.find(each) + len(each) for each in _HAN_FORMS if each in piece), default=len(piece))
                piece = piece[:end]
            return clean(piece.rstrip(".") if not re.search(r"\w\.\w\.$|Ltd\.$|Inc\.$|Co\.$", piece) else piece)
    return None
