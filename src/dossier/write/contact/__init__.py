"""Changes about a person."""
