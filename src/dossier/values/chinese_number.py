"""Numbers written in Chinese signs: 三万二, 十二, 二〇二六."""

import re

DIGITS = {sign: digit for digit, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}
_SIGNS = "".join((*DIGITS, *_TENS, *_SCALES))
_NUMBER = re.compile(f"(?<![\\d.{_SIGNS}])[{''.join(DIGITS)}十][{_SIGNS}]*")
_TAIL = re.compile(r"(?<![\d.])(\d+)([万千])(\d)(?!\d)")


def number(text: str) -> int:
    """Return the number that signs say, digits among them; those that only stand side by side are its digits."""
    if text.isdigit():
        return int(text)
    if not set(text) & {*_TENS, *_SCALES}:
        return int("".join(str(DIGITS.get(sign, 0)) for sign in text))
    whole = part = digit = 0
    last = 1
    for sign in text:
        if sign in DIGITS:
            digit, last = DIGITS[sign], 1 if sign in "零〇" else last
        elif sign in _TENS:
            part, digit, last = part + (digit or 1) * _TENS[sign], 0, _TENS[sign]
        else:
            whole, part, digit, last = whole + (part + digit) * _SCALES[sign], 0, 0, _SCALES[sign]
    return whole + part + digit * max(1, last // 10)


def in_figures(text: str) -> str:
    """Return a text with its Chinese numbers in figures: 三万二 as 32000, 3万2 as 32000; 3.2万 stays."""
    if text.isascii():
        return text
    plain = _NUMBER.sub(lambda hit: str(number(hit[0])), text)
    scale = {"万": 10_000, "千": 1_000}
    return _TAIL.sub(lambda hit: str(int(hit[1]) * scale[hit[2]] + int(hit[3]) * scale[hit[2]] // 10), plain)
