"""The playbook: rules that advise, and what they may look at."""
