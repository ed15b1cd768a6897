"""Commands about record."""
