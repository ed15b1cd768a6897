"""The parts of a letter, from its bytes to its own words."""
