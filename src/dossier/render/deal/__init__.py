"""Pages about a deal, its rounds and terms."""
