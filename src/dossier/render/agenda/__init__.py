"""Pages about what happened and what is due."""
