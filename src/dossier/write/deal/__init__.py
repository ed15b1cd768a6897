"""Changes about a deal, its rounds and terms."""
