"""The border: other formats on one side, proposals and facts on the other."""
