"""What `--json` prints, declared: a class for each object, named by what it is, and a line for each of its keys."""
