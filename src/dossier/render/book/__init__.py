"""Pages about the book itself."""
