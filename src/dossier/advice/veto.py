"""The veto as the other trades of this room ask it: the gate itself stands in the playbook, beside the scene it looks at."""

from dossier.advice.playbook.veto import Vetoed, barred, entrusted, objections, veto

__all__ = ["Vetoed", "barred", "entrusted", "objections", "veto"]
