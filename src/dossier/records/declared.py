"""How a record is declared: a named tuple whose fields say what they are to a user, and what is derived from it.

Beside the type of a field stands, in `Annotated`, what `shared(…)` or `private(…)` return. Columns, the user's fields,
options, lists, search, JSON and what may be shown to others are all made from this. What is found out and only shown
says there, as a text, what each part means to a program.
"""

from collections.abc import Mapping
from functools import cache, partial
from typing import Annotated, Any, Literal, NamedTuple

from dossier.i18n import N_
from dossier.records.catalogue.key import Choice, Sensitivity, folded
from dossier.records.catalogue.words import Called, Vocabulary
from dossier.values.shipped import table

FieldType = Literal[
    "name", "text", "choice", "list", "number", "decimal", "money", "day", "partial", "country", "currency", "yesno",
    "contact", "company", "deal", "quote", "offer", "proof", "log", "zone", "repeat", "source", "hour",
    "hs_code",
]  # fmt: skip
Owner = Literal["", "contact", "company", "deal", "order", "any"]

_LINKED = frozenset({"contact", "company", "deal", "quote", "offer", "proof", "log"})
"""Types of fields that name another record."""
_WORDS = frozenset({"name", "text", "list", "hs_code"})
_TEXTS = (str, str | None)
"""Together: a field holds words that somebody wrote."""


class RecordField(NamedTuple):
    """One field of a record; a user meets those that have a label. `name` is also the column (`…_id` for another record)."""

    name: str
    label: str = ""
    type: FieldType = "text"
    choices: tuple[Choice, ...] = ()
    aliases: tuple[str, ...] = ()
    required: bool = False
    spoken: bool = False
    """Given as an argument in the order of the fields, not as an option."""
    sensitivity: Sensitivity = "private"
    """Who may see it; a field that says nothing stays in the house."""
    key: str | None = None
    """Its key in JSON, where that is not the tuple's word for it; "" for one that programs do not see."""
    meaning: str = ""
    """What programs are told of it in docs/json.md, where no user gives it."""
    words: tuple[Choice, ...] = ()
    """Words of ours that may stand among others: kept by their code, whichever language they are typed in, and said by their label."""
    through: str = ""
    """The column of this record that names the other one whose `name` this is."""

    @property
    def column(self) -> str:
        """Return the name of the table's column."""
        return f"{self.name}_id" if self.type in _LINKED else self.name


private = partial(RecordField, "")
"""A field that stays in the house."""
shared = partial(RecordField, "", sensitivity="shareable")
"""A field that may be shown to others."""
OPEN = shared()
"""A field that the program fills and that may be shown to others."""


def name_of(column: str) -> RecordField:
    """Return a field that holds the name of the record that a column of this record names."""
    return shared(through=column)


Source = Annotated[str | None, shared(N_("source"), "source", aliases=("来源",))]
Teller = Annotated[int | None, private(N_("told by"), "contact", aliases=("谁说的",))]
"""Who told what a record says of a client; what another client told us is shown to nobody else."""


class RecordKind(NamedTuple):
    """A kind of record: its noun, the letter of its refs, the record it hangs on, its tuple and what is made of that."""

    noun: str
    letter: str
    label: str
    owner: Owner
    row: type
    fields: tuple[RecordField, ...]
    """Those that a user can give."""
    plural: str
    table: str
    listed: Mapping[str, str]
    """The columns of its list by their heading, "" where the book has to be asked; none for a record without a list."""
    called: tuple[str, ...]
    """The columns by which it is called: a text that stands there is nearer than one that stands elsewhere."""
    searched: tuple[str, ...]
    """Every column in which a text is looked for, those by which it is called first."""
    title: str
    """The column by which a found record is called."""
    day: str | None
    """The column that says when it was."""
    hidden: tuple[str, ...]
    """Columns of its table that no view reads."""

    def field(self, name: str) -> RecordField | None:
        """Return the field a typed name stands for, or None."""
        meant = _words(self.row).meant(name) or _words_of_sheets(self.noun).get(folded(name))
        return next((entry for entry in self.fields if entry.name == meant), None)

    def has_owner(self, kind: str) -> bool:
        """Tell whether a record of this kind can hang on a contact or a company."""
        return self.owner in {kind, "any"}


def kind(
    row: type, noun: str, letter: str, label: str, owner: Owner = "", *, plural: str = "", table: str = "",
    listed: str = "", called: str = "", title: str = "name", day: str | None = None, hidden: str = "", unread: str = "",
) -> RecordKind:  # fmt: skip
    """Return the kind of record that a tuple declares.

    `listed` names the columns of `dossier list PLURAL` in their order: a field, `heading=field`, or, where the book
    has to be asked, a word that `read/find/lists.py` knows. `unread` names the hidden columns that hold a text.
    Whatever a declared column holds as words is searched, so that a new one is found without being named anywhere.
    """
    held = declared(row)
    pairs = [each.partition("=") for each in listed.split()]
    columns = {heading: field or (heading if heading in held else "") for heading, _equals, field in pairs}
    fields = tuple(field for field in held.values() if field.label)
    names = tuple(called.split())
    texts = [name for name, field in held.items() if _has_words(row, name, field)]
    where = (*names, *(name for name in (*texts, *unread.split()) if name not in names))
    return RecordKind(
        noun,
        letter,
        label,
        owner,
        row,
        fields,
        plural,
        table or noun,
        columns,
        names,
        where,
        title,
        day,
        (*hidden.split(), *unread.split()),
    )


def _has_words(row: type, name: str, field: RecordField) -> bool:
    """Tell whether a column of a record's own holds words that somebody wrote; what no program sees are notes of ours."""
    return field.type in _WORDS and field.key != "" and not field.through and python_type(row, name) in _TEXTS


@cache
def _words(row: type) -> Vocabulary[str]:
    """Return the words for the fields of a record."""
    fields = [field for field in declared(row).values() if field.label]
    return Vocabulary(Called(each.name, (each.name,), each.label, each.aliases) for each in fields)


@cache
def _words_of_sheets(noun: str) -> dict[str, str]:
    """Return the field that each word of `data/field_words.toml` means; what has a name of its own does not read it."""
    said = (table("field_words") or {}).get(noun, {})
    return {folded(word): name for name, text in said.items() for word in text.split("|")}


@cache
def declared(row: type) -> dict[str, RecordField]:
    """Return every field of a tuple by its name there, whether or not something is said of it."""
    found = {}
    for name, hint in row.__annotations__.items():
        said = next(iter(getattr(hint, "__metadata__", ())), None)
        if not isinstance(said, RecordField):
            found[name] = RecordField(name, meaning=said or "")
        else:
            found[name] = said._replace(name=name.removesuffix("_id") if said.type in _LINKED else name)
    return found


def python_type(row: type, name: str) -> Any:
    """Return the type of a field's values, without what is said beside it."""
    hint = row.__annotations__[name]
    return hint.__origin__ if hasattr(hint, "__metadata__") else hint


@cache
def keys_by_name(row: type) -> tuple[tuple[str, str], ...]:
    """Return (name in the tuple, key in JSON) of what programs see of a tuple."""
    pairs = ((name, name if field.key is None else field.key) for name, field in declared(row).items())
    return tuple((name, key) for name, key in pairs if key)


def json_keys(row: type) -> dict[str, tuple[Any, str]]:
    """Return what programs see of a tuple: each key with its Python type and its meaning, or its label."""
    fields = declared(row)
    return {
        key: (python_type(row, name), fields[name].meaning or fields[name].label) for name, key in keys_by_name(row)
    }


def json_of(record: Any) -> dict[str, Any]:
    """Return a named tuple by its keys, its values as they are."""
    row: type = type(record)
    return {key: getattr(record, name) for name, key in keys_by_name(row)}


def choices(*pairs: tuple[str, str] | tuple[str, str, str]) -> tuple[Choice, ...]:
    """Return choices from (code, label[, aliases separated by |])."""
    return tuple(Choice(p[0], p[1], tuple(p[2].split("|")) if len(p) == 3 else ()) for p in pairs)
