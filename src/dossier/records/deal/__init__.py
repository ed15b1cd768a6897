"""Records of the book about a deal, its rounds and terms."""
