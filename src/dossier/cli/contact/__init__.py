"""Commands about a person."""
