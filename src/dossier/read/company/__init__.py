"""Questions about a firm."""
