"""Commands about a firm."""
