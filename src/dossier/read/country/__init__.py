"""Questions about a country, its calendar and its money."""
