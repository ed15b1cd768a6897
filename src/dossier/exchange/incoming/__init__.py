"""Files that come in, a module a format: how it is recognised, and how it becomes numbered lines of text cells."""
