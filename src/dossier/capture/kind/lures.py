"""Letters that want to deceive: passwords asked for, a changed bank account, an address that is not what it seems."""

import re

from dossier.capture.kind.machines import phrases
from dossier.capture.kind.verdict import Sign
from dossier.capture.mail.mail import Letter
from dossier.capture.signature import points
from dossier.capture.vocabulary import lists
from dossier.i18n import _
from dossier.values.names import is_free

_PAGES = frozenset({"html", "htm", "shtml", "svg"})
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_FAILED = re.compile(r"\b(spf|dkim|dmarc)=(?:fail|softfail|permerror)", re.IGNORECASE)


def signs(letter: Letter, text: str) -> list[Sign]:
    """Return what in a letter says that it is a lure."""
    return [*_by_words(letter, text), *_by_sender(letter), *_by_files(letter)]


def _by_words(letter: Letter, text: str) -> list[Sign]:
    found = []
    whole = f"{letter.subject}\n{text[:8000]}"
    presses = phrases("lure", "pressing").first(whole) is not None
    has_link = _LINK.search(whole) is not None
    wanted = dict.fromkeys(hit.words for hit in phrases("lure", "credentials").hits(whole))
    if wanted:
        weight = 2 + 2.5 * has_link + 1.5 * presses + 1.5 * (len(wanted) > 1)
        found.append(
            Sign("lure", weight, _("it asks for a password or an account: “{words}”").format(words=next(iter(wanted))))
        )
    bank = phrases("lure", "bank").first(whole)
    if bank is not None:
        found.append(Sign("lure", 7, _("a bank account is said to have changed: “{words}”").format(words=bank.words)))
    elif (close := _changed_account(whole)) is not None:
        found.append(close)
    money = list(dict.fromkeys(hit.words for hit in phrases("lure", "money").hits(whole)))
    if money:
        found.append(
            Sign("lure", 3 + 2.5 * (len(money) > 1), _("money is promised or wanted: “{words}”").format(words=money[0]))
        )
    return found


def _changed_account(text: str) -> Sign | None:
    """Return what says in other words that an account has changed: both words in one sentence, and money in the letter."""
    for sentence in re.split(r"[.!?。！？\n]+", text)[:120]:
        change, account = phrases("lure", "change").first(sentence), phrases("lure", "account").first(sentence)
        if change is None or account is None or _BY_LETTER_OF_CREDIT.search(sentence):
            continue
        pays = phrases("lure", "payment").first(text) is not None
        reason = _("a bank account is said to have changed: “{words}”").format(words=" ".join(sentence.split())[:80])
        return Sign("lure", 5.5 if pays else 3.5, reason)
    return None


_BY_LETTER_OF_CREDIT = re.compile(r"\bl/?c\b|letter of credit|charges|akkreditiv|信用证|аккредитив", re.IGNORECASE)


def _by_sender(letter: Letter) -> list[Sign]:
    found = []
    sender, reply = letter.sender.address, letter.reply_to.address
    shown = points.emails(letter.sender.name)
    if shown and shown[0] != sender and _house(shown[0]) != _house(sender):
        words = _("the sender is shown as {shown}, but the letter comes from {sender}")
        found.append(Sign("lure", 5, words.format(shown=shown[0], sender=sender)))
    checks = _FAILED.findall(letter.header("authentication-results"))
    if checks:
        named = ", ".join(dict.fromkeys(each.upper() for each in checks))
        found.append(
            Sign(
                "lure",
                3 + (len(set(checks)) > 1) * 2,
                _("the sender's house does not vouch for it ({checks} failed)").format(checks=named),
            )
        )
    if is_elsewhere(sender, reply):
        weight = 3.5 if is_free(reply.rpartition("@")[2]) and not is_free(sender.rpartition("@")[2]) else 2
        found.append(Sign("lure", weight, _("answers are to go to {address}").format(address=reply)))
    return found


def is_elsewhere(sender: str, reply: str) -> bool:
    """Say whether answers to a letter go to another house than the one it comes from."""
    return bool(sender and reply) and _house(sender) != _house(reply)


def _house(address: str) -> str:
    labels = address.rpartition("@")[2].split(".")
    return ".".join(labels[-2:])


def _by_files(letter: Letter) -> list[Sign]:
    dangerous = lists("letters")["lure"]["files"]
    bad = [
        each.name
        for each in letter.attachments
        if each.name.lower().rpartition(".")[2] in dangerous and "." in each.name
    ]
    ending = bad[0].lower().rpartition(".")[2] if bad else ""
    return (
        [
            Sign(
                "lure",
                4.5 if ending in _PAGES else 6,
                _("the attached file {name} can run a program").format(name=bad[0][:60]),
            )
        ]
        if bad
        else []
    )


def lookalikes(domain: str) -> frozenset[str]:
    """Return the domains from which a domain differs by one letter: left out, put in, changed or two exchanged; and by look."""
    name, dot, ending = domain.lower().partition(".")
    if not dot or len(name) < 4:
        return frozenset()
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-"
    found = {name[:at] + name[at + 1 :] for at in range(len(name))}
    found |= {name[:at] + c + name[at:] for at in range(len(name) + 1) for c in letters}
    found |= {name[:at] + c + name[at + 1 :] for at in range(len(name)) for c in letters}
    found |= {name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1)}
    for look, alike in (("rn", "m"), ("m", "rn"), ("vv", "w"), ("w", "vv"), ("cl", "d"), ("d", "cl")):
        found |= {name[: m.start()] + alike + name[m.end() :] for m in re.finditer(look, name)}
    return frozenset(f"{each}.{ending}" for each in found - {name})
