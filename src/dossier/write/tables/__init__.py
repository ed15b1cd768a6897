"""The tables of a book by module; a module is imported when one of its tables is asked for, and brings those it refers to."""

from importlib import import_module

from dossier.write.tables.columns import Numbered, Row

_MODULES = {
    "history": ("operation", "change", "look_up", "search_place", "writer"),
    "company": ("company",),
    "contact": ("contact", "point"),
    "country": ("country", "rate", "duty", "holiday"),
    "facts": ("fact",),
    "offer": ("offer",),
    "about_client": ("career", "visit", "department", "market", "client_product", "news", "link"),
    "deal": ("deal", "stage_change"),
    "files": ("attachment", "sending"),
    "agenda": ("log_entry", "follow_up", "promise"),
    "aims": ("aim",),
    "negotiation": (
        "round",
        "quote",
        "quote_line",
        "orders",
        "order_line",
        "lot",
        "receipt",
        "proof",
        "correction",
        "complaint",
        "policy",
        "forwarder",
        "recap_point",
    ),
    "inheritance": ("inheritance",),
}
_HOME = {table: module for module, tables in _MODULES.items() for table in tables}


def model_of(table: str) -> type[Row]:
    """Return the model of a table; raises KeyError for a name that is none of a book's."""
    import_module(f"{__name__}.{_HOME[table]}")
    return next(model for model in (*Numbered.__subclasses__(), *Row.__subclasses__()) if model.__tablename__ == table)


def every() -> dict[str, type[Row]]:
    """Return the model of every table by its name: all modules are imported."""
    return {table: model_of(table) for table in _HOME}
