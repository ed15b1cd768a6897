"""The vocabulary: what a dossier is made of, in frozen dataclasses and one catalogue of facts."""
