"""One question a module, reckoned from records: pure functions, no judgement that is not said."""
