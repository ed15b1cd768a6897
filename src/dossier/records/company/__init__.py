"""Records of the book about a firm."""
