"""Pages about a firm."""
