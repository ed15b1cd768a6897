"""Column types shared by the tables: exact decimals, and fields that refuse what is not theirs."""

import re
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator
from sqlalchemy import Index, String
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.orm import declared_attr
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from dossier.values.names import is_visible
from dossier.values.partial_date import is_partial_date


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal kept as text, digit for digit; SQLite would make a float of it."""

    impl = String
    cache_ok = True

    @property
    def python_type(self) -> type[Decimal]:
        """Return the type of the values, by which undo reads them back."""
        return Decimal

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Return the text to store."""
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Return the number that was stored."""
        return None if value is None else Decimal(value)


class LocalTime(TypeDecorator[datetime]):
    """A local wall-clock time kept as ISO text to the second, without a zone: what her clock said."""

    impl = String
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """Return the type of the values, by which undo reads them back."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Return the text to store."""
        return None if value is None else value.isoformat(timespec="seconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the time that was stored."""
        return None if value is None else datetime.fromisoformat(value)


def _partial(text: str) -> str:
    if not is_partial_date(text):
        raise ValueError("not a date")
    return text


def _country(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isalpha() or not text.isupper():
        raise ValueError("not an ISO 3166 code")
    return text


def _currency(text: str) -> str:
    if len(text) != 3 or not text.isascii() or not text.isalpha() or not text.isupper():
        raise ValueError("not an ISO 4217 code")
    return text


def _visible(text: str) -> str:
    if not is_visible(text):
        raise ValueError("nothing that can be seen")
    return text


PartialDate = Annotated[str, AfterValidator(_partial)]
CountryCode = Annotated[str, AfterValidator(_country)]
CurrencyCode = Annotated[str, AfterValidator(_currency)]
Visible = Annotated[str, AfterValidator(_visible)]


class Row(SQLModel):
    """A row of any table; `model_validate` checks what enters, since tables skip it on plain construction."""

    model_config = {"validate_assignment": True, "defer_build": True}

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  (SQLAlchemy asks the class)
        """Return the table's name: `log_entry` of LogEntry."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class Numbered(Row):
    """A row with an id of its own, which no later row ever gets again."""

    __table_args__: Any = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)


def by_name(model: type[Row], *columns: str) -> None:
    """Add the index `ix_TABLE_COLUMNS` whose last column, a name, is ordered and found in capitals as in small letters."""
    table = SQLModel.metadata.tables[str(model.__tablename__)]
    *before, name = (table.columns[column] for column in columns)
    Index(f"ix_{table.name}_{'_'.join(columns)}", *before, name.collate("NOCASE"))
