"""Judgement: facts in, advice out. No SQL, no clock, no printing."""
