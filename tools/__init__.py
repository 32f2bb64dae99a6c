"""Scaffolds and house checks, in Python, each with a test in tests/tools."""
