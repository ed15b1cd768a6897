"""Ways to reach somebody in a line: e-mail, web pages, profiles."""

import re
from typing import NamedTuple

EMAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+'&-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![\w-])")
_AT = re.compile(
    r"(?<![\w.+-])([\w.+-]+)\s*[\[({]\s*at\s*[\])}]\s*([\w-]+(?:\s*(?:\.|[\[({]\s*dot\s*[\])}])\s*[\w-]+)+)",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]|\"',;]+|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|net|org|biz|info|eu|shop|store|co|example|"
    r"[a-z]{2})(?:\.[a-z]{2})?(?:/[^\s<>()\[\]|\"',;]*)?(?![\w@-])",
    re.IGNORECASE,
)
_PROFILES = (
    ("linkedin", re.compile(r"linkedin\.com/(?:in|pub|company|sales)/([\w%.-]+)", re.IGNORECASE)),
    ("facebook", re.compile(r"(?:facebook|fb)\.com/([\w.%/?=-]+)", re.IGNORECASE)),
    ("instagram", re.compile(r"instagram\.com/([\w.]+)", re.IGNORECASE)),
    ("telegram", re.compile(r"\b(?:t|telegram)\.me/([\w+]+)", re.IGNORECASE)),
    ("whatsapp", re.compile(r"(?:wa\.me/|whatsapp\.com/send/?\?phone=)\+?(\d{7,15})", re.IGNORECASE)),
)
_HANDLE = r"(?:\s*(?:id|号|no\.?|account)?\s*[::]?\s*)@?([A-Za-z0-9][\w.:@-]{3,40})"
_LABELLED_HANDLE = re.compile(
    r"(?<![\w])(skype|wechat|we chat|weixin|微信号?|qq|telegram|instagram)" + _HANDLE, re.IGNORECASE
)


class Point(NamedTuple):
    """One way to reach somebody: its kind, its value, and the words it was read from."""

    kind: str
    value: str
    words: str


def emails(text: str) -> list[str]:
    """Return the e-mail addresses of a text in order, in lower case; `(at)` is read too."""
    found = [each.lower().strip("'.") for each in EMAIL.findall(text)]
    for name, domain in _AT.findall(text):
        bare = re.sub(r"\s|[\[({]|[\])}]", "", re.sub(r"[\[({]\s*dot\s*[\])}]", ".", domain, flags=re.IGNORECASE))
        found.append(f"{name}@{bare}".lower())
    return list(dict.fromkeys(found))


def profiles(text: str) -> list[Point]:
    """Return the profiles a text links to, and the handles it names behind a label."""
    found = []
    for kind, shape in _PROFILES:
        for m in shape.finditer(text):
            value = (
                f"+{m[1]}" if kind == "whatsapp" else m[0] if kind in {"linkedin", "facebook", "instagram"} else m[1]
            )
            found.append(Point(kind, value.rstrip("/.,"), m[0]))
    for m in _LABELLED_HANDLE.finditer(text):
        word = m[1].lower()
        kind = "wechat" if word in {"we chat", "weixin", "wechat"} or word.startswith("微信") else word
        value = m[2].rstrip(".,")
        is_number = re.fullmatch(r"[\d-]+", value) is not None
        if (kind == "qq") != is_number and kind != "wechat":
            continue
        if is_number and kind == "wechat":
            continue  # a telephone number, read as one
        if kind != "skype" and ("@" in value or "." in value and kind != "instagram" or ":" in value):  # noqa: RUF021
            continue
        if value.lower() in {"whatsapp", "wechat", "telegram", "skype", "viber", "mobile", "phone", "number"}:
            continue
        if not re.search(r"[::@]|\bid\b|号", m[0][len(m[1]) : len(m[0]) - len(m[2]) + 1], re.IGNORECASE):
            continue
        found.append(Point(kind, value, m[0]))
    return found


def websites(text: str) -> list[str]:
    """Return the hosts of the web pages of a text, profiles and mail addresses left out."""
    found = []
    for m in _URL.finditer(EMAIL.sub(" ", text)):
        host = re.sub(r"^https?://", "", m[0], flags=re.IGNORECASE).split("/")[0].split("?")[0].lower().strip(".")
        if "." not in host or _is_elsewhere(host) or re.fullmatch(r"[\d.]+", host):
            continue
        if not m[0].lower().startswith(("http", "www")) and not _is_plausible(host):
            continue
        found.append(host)
    return list(dict.fromkeys(found))


def _is_plausible(host: str) -> bool:
    labels = host.split(".")
    return (
        (len(labels[0]) > 2 and labels[-1] not in {"de", "la", "le", "da", "el"})
        or len(labels) > 2
        or len(labels[0]) > 3
    )


def _is_elsewhere(host: str) -> bool:
    shared = ("linkedin.", "facebook.", "instagram.", "twitter.", "youtube.", "wa.me", "t.me", "x.com", "google.", "goo.gl",
              "bit.ly", "calendly.", "maps.", "whatsapp.", "xing.", "tiktok.", "pinterest.", "avast.", "aka.ms", "skype.",
              "made-in-china.", "alibaba.", "vk.com", "fb.com", "microsoft.", "apple.", "outlook.")  # fmt: skip
    return any(host.startswith(each) or f".{each}" in f".{host}" for each in shared)


def without_points(text: str) -> str:
    """Return a line without its addresses and links, bars in their place."""
    bare = re.sub(r"<?\bmailto:", " ", text)
    bare = EMAIL.sub(" | ", bare)
    for shape in (shape for _kind, shape in _PROFILES):
        bare = re.sub(r"(?:https?://)?(?:[\w-]+\.)*" + shape.pattern, " | ", bare, flags=re.IGNORECASE)
    hosts = websites(bare)
    bare = _URL.sub(lambda m: " | " if any(host in m[0].lower() for host in hosts) or "/" in m[0] else m[0], bare)
    return re.sub(r"<\s*\|?\s*>", " ", bare)
