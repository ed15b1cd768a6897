"""Records of the book about a country, its calendar and its money."""
