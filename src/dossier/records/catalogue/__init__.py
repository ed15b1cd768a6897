"""The facts that may be known, each declared once."""
