"""Pages about a country, its calendar and its money."""
