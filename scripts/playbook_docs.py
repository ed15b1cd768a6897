"""Write docs/playbook.md and docs/coverage.md from the vocabulary, the rules and their journeys; `--check` only compares.

A rule without a journey by commands is an error, with a sentence that names it.

Usage: python scripts/playbook_docs.py [--check]
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from dossier.advice.playbook.load import load  # noqa: E402
from dossier.advice.playbook.rules import MOMENTS, TOPICS, Rule, Rules  # noqa: E402
from dossier.advice.playbook.vocabulary import Word, words  # noqa: E402
from journeys.rule_journeys import Journey, beginnings, items, journeys  # noqa: E402

HEAD = """\
# The playbook

What an experienced export salesperson would do, as rules that can be read, changed and switched off.
This page is written by `scripts/playbook_docs.py` from `data/playbook/*.toml` and the vocabulary; do not edit it.

## A rule

    [[rule]]
    id = "weak-speech-no-calls"                  # small letters and hyphens; the name everywhere
    items = ["M38"]                              # where it comes from (optional)
    when = ["contact.spoken_english is poor"]    # all of these must be known and true
    any = []                                     # and at least one of these, if there are any
    unless = []                                  # and none of these
    topic = "avoid"
    moments = ["call"]                           # empty: at every moment
    weight = 86                                  # 1 to 100
    about = "phone"                              # rules that speak about one thing and …
    says = "no"                                  # … say different things: person stands over company over country
    advice = "Do not phone: …"                   # {contact.hobbies} shows a fact that `when` tests
    advice_zh = "…"                              # your own rules; shipped ones are translated in the catalogue
    touches = ["call"]                           # what it touches (data/suggestions/veto.toml): a fact may stand against it
    guess = true                                 # needed for a rule keyed to a country; marked as a guess
    guess_of = "contact.written_english"         # it gives way as soon as this is known
    fires = ["contact.spoken_english = poor"]    # an example on which it must speak
    silent = ["contact.spoken_english = good"]   # single changes to it on which it must not

Conditions: `NAME is VALUE`, `NAME is not VALUE`, `NAME includes WORD` (`cook*` is any word that begins so),
`NAME at least 3`, `NAME at most 3`, `NAME is known`; several values with `or`. What is unknown never makes a rule speak.

    [[need]]
    fact = "terms.payment"                       # what to find out
    when = ["deal.payment_asked is no"]          # why it matters now (optional)
    weight = 98
    why = "a price is being negotiated and depends on it"
    question = "…"                               # only where the catalogue has none

Your own files lie in the folder `playbook` beside your settings. The same id replaces a shipped rule;
`id = "…"` with `off = true` silences it. `dossier playbook check` reads the files and runs the examples.

"""


def page(rules: Rules) -> str:
    """Return docs/playbook.md."""
    return HEAD + "\n".join((*_codes(), *_names(), *_all_rules(rules), *_needs(rules))) + "\n"


def _codes() -> Iterator[str]:
    yield f"Topics: {', '.join(f'`{code}`' for code in TOPICS)}."
    yield ""
    yield "Moments: " + ", ".join(f"`{code}` ({label})" for code, label in MOMENTS.items()) + "."
    yield ""


def _names() -> Iterator[str]:
    yield "## The facts a rule may use"
    yield ""
    yield "| name | type | what it is | values |"
    yield "|---|---|---|---|"
    for word in words():
        yield f"| `{word.name}` | {word.type} | {_meaning(word)} | {' '.join(word.choices)} |"
    yield ""


def _meaning(word: Word) -> str:
    text = f"{word.label}. {word.meaning}" if word.meaning else word.label
    return text.replace("|", "\\|")


def _all_rules(rules: Rules) -> Iterator[str]:
    for file in dict.fromkeys(rule.file for rule in rules.rules):
        yield f"## Rules: {Path(file).stem}"
        yield ""
        for rule in rules.rules:
            if rule.file == file:
                yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### `{rule.id}`"
    yield ""
    yield f"{rule.advice}"
    yield ""
    if rule.when:
        yield "- when: " + " and ".join(f"`{each}`" for each in rule.when)
    if rule.any:
        yield "- at least one of: " + ", ".join(f"`{each}`" for each in rule.any)
    if rule.unless:
        yield "- unless: " + " or ".join(f"`{each}`" for each in rule.unless)
    if rule.guess:
        yield "- a guess" + (f" until `{rule.guess_of}` is known" if rule.guess_of else "")
    if rule.touches:
        yield "- touches: " + ", ".join(rule.touches)
    at = ", ".join(rule.moments) or "every moment"
    yield f"- {rule.topic}, weight {rule.weight}, at: {at}; checklist: {', '.join(rule.items) or 'own'}"
    yield f"- speaks on: {'; '.join(rule.fires)}; not on: {'; '.join(rule.silent)}"
    yield ""


def _needs(rules: Rules) -> Iterator[str]:
    yield "## What is worth asking for"
    yield ""
    yield "| fact | weight | when | why |"
    yield "|---|---|---|---|"
    for need in rules.needs:
        when = " and ".join(f"`{each}`" for each in need.when) or "always"
        yield f"| `{need.fact}` | {need.weight} | {when} | {need.why} |"


COVERAGE = """\
# What the playbook does, proved by commands

Written by `scripts/playbook_docs.py` from the journeys in `tests/journeys/rules`, which
`tests/journeys/test_rules_by_commands.py` types; do not edit it. On `dossier advise anna` a rule speaks with its reason
after the commands of the first column, is silent after those of the second (a new book), and is held back when those of
the third are typed after those of the first. What stands in *italics* is a day on which the rest is typed or the advice
read, or one of these beginnings; every journey begins with *start*.
"""
HEADINGS = "speaks | silent | held back"


def coverage(rules: Rules) -> str:
    """Return docs/coverage.md: each rule of thumb and each other rule, with the commands that prove it."""
    lines = [COVERAGE]
    lines += [f"- *{name}*: {_commands(shared)}" for name, shared in beginnings().items()]
    lines += ["", f"| item | rule of thumb | rule | {HEADINGS} |", "|---|---|---|---|---|---|"]
    for item, what in sorted(items().items(), key=lambda pair: int(pair[0][1:])):
        for journey in journeys():
            if item in journey.items:
                lines.append(f"| {item} | {what} | {_proof(journey)} |")
    lines += ["", "## Other journeys", "", f"| serves | rule | {HEADINGS} |", "|---|---|---|---|---|"]
    serves = {rule.id: ", ".join(rule.items) for rule in rules.rules}
    lines += [
        f"| {serves[each.rule]} | {_proof(each)} |" for each in journeys() if not each.items and each.rule in serves
    ]
    return "\n".join([*lines, ""])


def _proof(journey: Journey) -> str:
    name = f"`{journey.rule}`" + (f", {journey.case}" if journey.case else "")
    speaks, silent = (_commands(lines) for part, lines in (("speaks", journey.speaks), ("silent", journey.silent)))
    holds = [f"{hold.by}: {_commands(hold.lines)}" for hold in journey.held]
    return f"{name} | {speaks} | {silent} | {'<br>'.join(holds) or '–'}"


def _commands(lines: Iterable[str]) -> str:
    """Return lines as they stand in a table: commands as code, days and beginnings in italics."""
    shown = (f"*{each.removeprefix(': ')}*" if each[:1] in (":", "2") else f"`{each}`" for each in lines)
    return " · ".join(each.replace("|", "\\|") for each in shown) or "*start*"


def without_a_journey(rules: Rules) -> tuple[str, ...]:
    """Return a sentence for each rule that no journey makes speak."""
    told = {journey.rule for journey in journeys()}
    return tuple(
        f"The rule {rule.id} has no journey by commands: write one in tests/journeys/rules/{Path(rule.file).name}."
        for rule in rules.rules
        if rule.id not in told
    )


def main(arguments: list[str]) -> int:
    """Write the two pages, or with --check name those that are out of date; return 1 for these and for unproved rules."""
    rules = load(ROOT / "data/playbook")
    unproved = without_a_journey(rules)
    for complaint in unproved:
        print(complaint, file=sys.stderr)
    pages = {ROOT / "docs/playbook.md": page(rules), ROOT / "docs/coverage.md": coverage(rules)}
    stale = [path for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date: run python scripts/playbook_docs.py", file=sys.stderr)
        return 1 if stale or unproved else 0
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(pages[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 1 if unproved else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
