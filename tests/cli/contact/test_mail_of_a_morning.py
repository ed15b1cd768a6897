"""What `add contact --from` proposes of letters, cards, chats and forms as they come in on a morning; the letters lie in `morning.toml`."""

import json
import re
import tomllib
from pathlib import Path

import pytest

LETTERS = tomllib.loads(Path(__file__).with_name("morning.toml").read_text(encoding="utf-8"))["letter"]
NUMBERS = ("contact.phone", "contact.mobile", "contact.whatsapp")


def plain(value: str) -> str:
    return re.sub(r"[\s\-().+,]", "", value).casefold()


def proposed(answer: dict) -> dict[str, list[str]]:
    """Return the values of each field, those of the letter itself by the way to them: `letter.asks.items.quantity`."""
    found: dict[str, list[str]] = {}

    def walk(node, path):
        if isinstance(node, dict):
            for key, value in node.items():
                walk(value, f"{path}.{key}")
        elif isinstance(node, list):
            for value in node:
                walk(value, path)
        elif node is not None:
            found.setdefault(path, []).append(str(node))

    walk(answer["letter"], "letter")
    for each in answer["findings"]:
        found.setdefault(each["field"], []).append(each["value"])
    return found


def values(found: dict[str, list[str]], field: str) -> list[str]:
    fields = NUMBERS if field in NUMBERS else (field,)  # of which kind a number is, programs and people see differently
    return [plain(each) for name in fields for each in found.get(name, [])]


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter["id"])
def test_of_each_letter_is_proposed_what_stands_in_it_and_nothing_else(run, tmp_path, letter):
    path = tmp_path / ("card.vcf" if "option" in letter else "letter.eml")
    path.write_text(letter["raw"], encoding="utf-8")
    if "setting" in letter:
        run("config", letter["setting"])
    option = letter.get("option", "--from")
    answer = json.loads(run("add", "contact", option, str(path), "--dry-run", "--json", "--no-input").stdout)
    found = proposed(answer)
    for field, said in letter.get("expect", {}).items():
        right = [said] if isinstance(said, str) else said
        assert any(plain(each) in value for each in right for value in values(found, field)), (field, found.get(field))
    for entry in letter.get("absent", []):
        field, _equals, value = entry.partition("=")
        if value:
            assert plain(value) not in [plain(each) for each in found.get(field, [])]
        else:
            assert field not in found
    assert letter.get("kind", "") in answer["letter"]["kind"]
    assert bool(answer["warnings"]) == letter.get("is_warned", False)
