"""The questions of the reports."""
