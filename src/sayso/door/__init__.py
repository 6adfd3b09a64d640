"""The door for Python: what ``import sayso`` opens, for scripts and notebooks."""
