"""The keys of a declared object, and a row turned into one."""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from types import GenericAlias, NoneType, UnionType
from typing import (
    Annotated,
    Any,
    NamedTuple,
    NotRequired,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from dossier.records.declared import json_keys

T = TypeVar("T")


class Key(NamedTuple):
    """One key of an object: its type, what it means, and whether it may be missing because of `--share`."""

    type: Any
    meaning: str
    is_private: bool = False


@cache
def keys_of(shape: type) -> Mapping[str, Key]:
    """Return the keys of a declared object, or of a record, whose keys are its fields."""
    if hasattr(shape, "_fields"):
        return {name: Key(kind, label) for name, (kind, label) in json_keys(shape).items()}
    return {name: _key(kind) for name, kind in get_type_hints(shape, include_extras=True).items()}


def _key(declared: Any) -> Key:
    is_private = get_origin(declared) is NotRequired
    inner = get_args(declared)[0] if is_private else declared
    if get_origin(inner) is Annotated:
        kind, meaning = get_args(inner)
        return Key(kind, meaning, is_private)
    return Key(inner, "", is_private)


def is_object(kind: Any) -> bool:
    """Tell whether a type is an object with declared keys."""
    return isinstance(kind, type) and (is_typeddict(kind) or hasattr(kind, "_fields"))


def alternatives(kind: Any) -> tuple[Any, ...]:
    """Return the types that a declared type allows beside null; a tuple of any length is a sequence."""
    arms = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    return tuple(_as_sequence(arm) for arm in arms if arm is not NoneType)


def _as_sequence(kind: Any) -> Any:
    inner = get_args(kind)
    return GenericAlias(Sequence, inner[:1]) if Ellipsis in inner else kind


def row(shape: type[T], value: object, **more: object) -> T:
    """Return an object with exactly the declared keys: those of `more`, the rest from the value's parts of the same name.

    Parts are turned into the objects that are declared for them. Of a mapping, a part there is not is null; of any other
    value it is an AttributeError.
    """
    declared: Any = shape
    keys = keys_of(declared).items()
    held = value.get if isinstance(value, Mapping) else partial(getattr, value)
    return cast("T", {name: _part(key.type, more[name] if name in more else held(name)) for name, key in keys})


def _part(kind: Any, value: Any) -> Any:
    arms = alternatives(kind)
    if value is None or len(arms) != 1:
        return value
    arm, inner = arms[0], get_args(arms[0])
    if get_origin(arm) is Sequence:
        return [_part(inner[0], each) for each in value]
    if get_origin(arm) is Mapping:
        return {name: _part(inner[1], each) for name, each in value.items()}
    return row(arm, value) if is_typeddict(arm) and not isinstance(value, Mapping) else value
