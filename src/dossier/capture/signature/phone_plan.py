"""What the plan of telephone numbers says of one: how it is meant, where it belongs, whether it moves."""

import re
from typing import TYPE_CHECKING

from dossier.capture.vocabulary import lists

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber


def _readings(written: str, calling: int) -> list[str]:
    """Return how a number may be meant: `00` is a `+`, `(0)` is not dialled from abroad, a bare calling code is one."""
    bare = re.sub(r"[‐-―·]", "-", written)
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    if bare.startswith("(+"):
        bare = bare[1:].replace(")", "", 1)
    digits = re.sub(r"[^+\d]", "", bare)
    for old, now in lists("signatures")["phone_prefixes"].items():
        if digits.startswith(old):
            return [now + digits[len(old) :], bare]
    if re.search(r"\(\s*0\s*\)", bare):
        return [re.sub(r"\(\s*0\s*\)", "", bare), bare]
    if calling and re.match(rf"\(?{calling}\b", bare):
        whole = re.match(rf"\({calling}[)\s-]", bare) is not None and len(digits) > 9
        return [f"+{bare}", bare] if whole else [bare, f"+{bare}"]
    return [bare]


def parse(written: str, country: str | None, *, labelled: bool = False) -> "PhoneNumber | None":
    """Return a number as the library reads it, in `country` (two letters) where it has no `+`; None if it is none.

    A number that a label vouches for need only have a possible length; the ranges in use change faster than a library.
    """
    import phonenumbers  # 40 ms, paid only when there is a number

    tries = _readings(written, phonenumbers.country_code_for_region(country) if country else 0)
    if country is None and not tries[0].startswith("+"):
        return None
    possible = None
    for each in tries:
        try:
            number = phonenumbers.parse(each, country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return number
        whole = phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
        if possible is None and (labelled or each.startswith("+")) and whole:
            possible = number
    return possible


def e164(number: "PhoneNumber") -> str:
    """Return a number in its international form, `+493012345`."""
    import phonenumbers

    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def country_of(number: "PhoneNumber") -> str | None:
    """Return the country a number belongs to, by its calling code and, where several share one, its first digits."""
    import phonenumbers

    region = phonenumbers.region_code_for_number(number)
    if region in {"GG", "JE", "IM"}:
        region = "GB"  # the islands share their ranges of mobile numbers with the mainland
    if region is None or len(region) != 2 or not region.isalpha():
        shared = phonenumbers.region_codes_for_country_code(number.country_code or 0)
        region = shared[0] if len(shared) == 1 else None
    return region if region and region.isalpha() else None


_AMERICAN = re.compile(r"(?:1[\s.-]?)?(?:\([2-9]\d{2}\)\s*[-.]?\s*|[2-9]\d{2}[.-])[2-9]\d{2}[\s.-]\d{4}")


def is_american(written: str) -> bool:
    """Say whether a number is written as in the United States and Canada: `(208) 555-0164`, `208-555-0164`."""
    return _AMERICAN.fullmatch(written.strip()) is not None


_SPACED = re.compile(r"(?:1\s)?[2-9]\d{2}\s[2-9]\d{2}\s\d{4}")


def is_spaced_american(written: str) -> bool:
    """Say whether a number may be an American one written with spaces: in an English letter it most likely is."""
    return _SPACED.fullmatch(written.strip()) is not None


def american_country(number: "PhoneNumber") -> str | None:
    """Return the country that has the area code of a number with the calling code 1; None for a code without a place."""
    import phonenumbers

    area = str(number.national_number)[:3]
    likely = phonenumbers.PhoneNumber(country_code=1, national_number=int(f"{area}2345678"))
    region = phonenumbers.region_code_for_number(likely)
    return region if region and region.isalpha() else None


def is_valid(written: str, country: str) -> bool:
    """Say whether a number without a calling code is one that is in use in a country."""
    import phonenumbers

    for each in _readings(written, phonenumbers.country_code_for_region(country)):
        try:
            number = phonenumbers.parse(each, country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number_for_region(number, country):
            return True
    return False


def is_fixed(number: "PhoneNumber") -> bool:
    """Say whether a number can only be a fixed line."""
    import phonenumbers

    return phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE


def is_mobile(number: "PhoneNumber") -> bool:
    """Say whether a number can only be a mobile one."""
    import phonenumbers

    return phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
