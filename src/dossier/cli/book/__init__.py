"""Commands about the book itself."""
