"""Records of the book about orders."""
