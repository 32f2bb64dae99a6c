"""Verbs that change automations, and what the engine keeps of its work."""
