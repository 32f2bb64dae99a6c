"""Who hears what, when, and what becomes of messages."""
