"""A salesperson's client dossiers in one local file."""

__version__ = "0.2.0.dev0"
