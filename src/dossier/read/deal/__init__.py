"""Questions about a deal, its rounds and terms."""
