"""Notifiers against their contracts and their own pretend services."""
