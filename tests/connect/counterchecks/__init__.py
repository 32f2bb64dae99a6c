"""Real clients of partners, written by others, against our pretend partners over HTTP: what they read here they read there."""
