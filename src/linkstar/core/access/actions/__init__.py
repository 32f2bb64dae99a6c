"""Changing who may do what, signing in and out, and writing the audit trail."""
