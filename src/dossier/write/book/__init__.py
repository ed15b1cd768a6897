"""Changes about the book itself."""
