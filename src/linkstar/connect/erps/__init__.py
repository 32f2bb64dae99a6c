"""ERPs, one folder each. `registry.py` finds them by walking."""
