"""One typed value that says two things: a sum with its currency, a quantity with its unit."""

from collections.abc import Callable, Mapping

from dossier.errors import InvalidValueError
from dossier.records.declared import RecordKind
from dossier.values.money import check_thousands, parse_money
from dossier.values.quantity import parse_quantity


def spread(kind: RecordKind, typed: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a record with what a value says of a second one: `value` USD 9,600 is also its currency.

    What cannot be read so stays as it is; the field's own reading says what is wrong with it. Raises InvalidValueError
    for a sum with two readings.
    """
    fields = {field.name: field for field in kind.fields}
    made: dict[str, str] = {}
    for name, text in typed.items():
        field = fields.get(name)
        sum_of_money = field is not None and field.type == "decimal" and "currency" in fields and name != "quantity"
        if sum_of_money and kind.noun != "rate":
            if name in {"value", "amount"}:  # a price may have three digits behind its point
                check_thousands(text)
            made |= _parts(text, name, "currency", parse_money)
        elif field is not None and field.type == "decimal" and "unit" in fields:
            made |= _parts(text, name, "unit", parse_quantity)
        else:
            made[name] = text
    return made


def _parts(text: str, name: str, second: str, read: Callable[..., tuple[object, str | None]]) -> dict[str, str]:
    try:
        amount, said = read(text, field=name)
    except InvalidValueError:
        return {name: text}
    return {name: str(amount)} | ({second: said} if said else {})
