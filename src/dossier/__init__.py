"""A salesperson's client dossiers in one local file."""

__version__ = "0.1.0"
