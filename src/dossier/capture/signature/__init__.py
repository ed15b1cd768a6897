"""The lines under a letter in which the writer says who she is."""
