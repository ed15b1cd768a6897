"""Records of the book about what happened and what is due."""
