"""Records of the book about a person."""
