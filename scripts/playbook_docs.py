"""Write docs/playbook.md and docs/coverage.md from the vocabulary, the rules and the tests' cases; `--check` only compares.

Usage: python scripts/playbook_docs.py [--check]
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from advice.checklist_cases import CASES, RULES_OF_THUMB  # noqa: E402
from dossier.advice.playbook.load import load  # noqa: E402
from dossier.advice.playbook.rules import MOMENTS, TOPICS, Rule, Rules  # noqa: E402
from dossier.advice.playbook.vocabulary import Word, words  # noqa: E402

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


def coverage(rules: Rules) -> str:
    """Return docs/coverage.md: each rule of thumb, the rules that serve it, and the test that makes one speak."""
    lines = [
        "# Coverage of the field checklist by the playbook",
        "",
        "Written by `scripts/playbook_docs.py`. Each test is `tests/advice/test_checklist.py`, with the id shown: the rule",
        "speaks to the client it is for, is silent for the opposite one, and is silent when nothing is known.",
        "",
        "| item | rule of thumb | rules | test |",
        "|---|---|---|---|",
    ]
    others = [item for item in dict.fromkeys(case.item for case in CASES) if item not in RULES_OF_THUMB]
    for item in (*RULES_OF_THUMB, *others):
        cases = [case for case in CASES if case.item == item]
        serving = ", ".join(f"`{rule.id}`" for rule in rules.rules if item in rule.items)
        tests = ", ".join(f"`{case.item}-{case.rule}`" for case in cases)
        lines.append(f"| {item} | {cases[0].what} | {serving} | {tests} |")
    also = sorted(
        {each for rule in rules.rules for each in rule.items} - {case.item for case in CASES}, key=lambda i: int(i[1:])
    )
    lines += ["", f"Other items that rules serve: {', '.join(also)}.", ""]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Write the two pages, or with --check name those that are out of date and return 1."""
    rules = load(ROOT / "data/playbook")
    pages = {ROOT / "docs/playbook.md": page(rules), ROOT / "docs/coverage.md": coverage(rules)}
    stale = [path for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date: run python scripts/playbook_docs.py", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(pages[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
