"""Letters made of the sentences of `tuning.txt` and `held_out.txt`: the same ones each time, each with the faults that were planted."""

import random
import shlex
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
OPENERS = (
    "", "", "I hope you are well.", "Many thanks for your mail.", "thank you for call of yesterday, here the points:",
    "Just a few lines from Shenzhen.",
    "Hope this mail finds you well!", "as discussed on the phone I write you the details together.",
    "Short update.", "Thanks for your patience.",
)  # fmt: skip
MIDDLES = (
    "",
    "",
    "",
    "By the way:",
    "Also:",
    "One more thing.",
    "Please check again.",
    "And this:",
    "Further I can tell you the following.",
)
CLOSERS = (
    "Best regards\nLily", "Kind regards,\nLily Chen", "Best,\nLily",
    "Thanks and regards\n\nLily Chen\nSales Manager\nBrightCharge Electronics",
    "BR Lily",
    "Looking forward to your answer.\n\nBest regards\nLily Chen", "If anything is unclear, just ask.\n\nWarm regards,\nLily",
    "Mit freundlichen Grüßen\nLily Chen",
)  # fmt: skip
QUOTED = (
    (
        "\n\nOn Fri, 20 Nov 2026 at 10:12, Somebody wrote:\n"
        "> we would like to have 7,777 pcs at USD 1.11 FOB Qingdao\n> the list is attached\n"
    ),
    (
        "\n\n-----Original Message-----\nFrom: Somebody\nSent: Friday, 20 November 2026 10:12\nTo: Lily Chen\n"
        "Subject: prices\n\nWe think of USD 1.11 and 60% deposit, 30% later. See attachment.\n"
    ),
)


class Fault(NamedTuple):
    """A planted fault: its kind, and the words of the letter that hold it, empty for what is left out."""

    kind: str
    words: str


class Letter(NamedTuple):
    """A letter to a client of the demo book, and what is wrong in it."""

    who: str
    text: str
    faults: tuple[Fault, ...]


class Client:
    """The sentences for one client, and what is typed into the book before."""

    def __init__(self, who: str) -> None:
        self.who = who
        self.typed: list[list[str]] = []
        self.greetings: list[str] = []
        self.right: list[str] = []
        self.answers: list[str] = []
        self.wrong: list[Fault] = []


def clients(name: str) -> list[Client]:
    """Return the sentences of a file, client by client."""
    found: list[Client] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        mark, _blank, rest = line.partition(" ")
        rest = rest.replace("\\n", "\n")
        if mark == "@":
            found.append(Client(rest))
        elif mark == "+":
            found[-1].typed.append(shlex.split(rest))
        elif mark == ">":
            found[-1].greetings.append(rest)
        elif mark == "!":
            found[-1].wrong.append(Fault("name!", rest))
        elif mark == "=":
            found[-1].right.append(rest)
        elif mark == "?":
            found[-1].answers.append(rest)
        elif mark == "~":
            kind, words = rest.split(" | ", 1)
            found[-1].wrong.append(Fault(kind, words))
    return found


def letters(name: str, faulty: int, clean: int, seed: int = 7) -> list[Letter]:
    """Return so many letters with two faults each and so many without, of all clients of a file in turn."""
    dice, all_clients, made = random.Random(seed), clients(name), []  # noqa: S311 - the same letters each time
    pools = {each.who: [*each.wrong, *(Fault("unanswered", one) for one in each.answers)] for each in all_clients}
    left = {who: dice.sample(pool, len(pool)) for who, pool in pools.items()}
    for place in range(faulty):
        client = all_clients[place % len(all_clients)]
        faults: list[Fault] = []
        while len(faults) < 2:
            if not left[client.who]:
                left[client.who] = dice.sample(pools[client.who], len(pools[client.who]))
            new = left[client.who].pop()
            if new.kind not in [each.kind for each in faults]:
                faults.append(new)
        made.append(_letter(client, faults, dice))
    made += [_letter(all_clients[place % len(all_clients)], [], dice) for place in range(clean)]
    return made


def whole() -> list[Letter]:
    """Return letters as a colleague writes them, each by hand from beginning to end, with nothing wrong in them."""
    paths = sorted((HERE / "whole").glob("*.txt"))
    return [Letter(each.stem.rstrip("0123456789"), each.read_text(encoding="utf-8"), ()) for each in paths]


def _letter(client: Client, faults: list[Fault], dice: random.Random) -> Letter:
    greeting = next((each.words for each in faults if each.kind == "name!"), None) or dice.choice(client.greetings)
    open_ = [each.words for each in faults if each.kind == "unanswered"]
    said = [each for each in client.answers if each not in open_]
    said += [each.words for each in faults if each.kind not in ("name!", "unanswered")]
    lists = not any(each.kind == "attachment" for each in faults)
    right = [each for each in client.right if lists or "||" not in each]
    said += dice.sample(right, min(len(right), dice.choice((1, 2, 3))))
    dice.shuffle(said)
    lines = [each.split(" || ")[0] for each in said]
    under = [each.split(" || ")[1] for each in said if " || " in each]
    form = dice.choice(("lines", "lines", "bullets", "paragraphs", "one"))
    opener, middle = dice.choice(OPENERS), dice.choice(MIDDLES)
    if middle and len(lines) > 1:
        lines.insert(dice.randrange(1, len(lines)), middle)
    if form == "bullets":
        body = "\n".join(f"- {each}" if "\n" not in each else each for each in lines)
    else:
        body = {"lines": "\n", "paragraphs": "\n\n", "one": " "}[form].join(
            f"\n{each}\n" if "\n" in each and form == "one" else each for each in lines
        )
    text = "\n\n".join(part for part in (greeting, opener, body, dice.choice(CLOSERS), *under) if part)
    text += dice.choice(("", "", "", *QUOTED))
    kinds = tuple(
        each._replace(kind=each.kind.rstrip("!"), words="" if each.kind == "unanswered" else each.words)
        for each in faults
    )
    return Letter(client.who, text + "\n", kinds)
