"""Questions about the book itself."""
