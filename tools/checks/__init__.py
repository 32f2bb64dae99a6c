"""House checks: what imports cannot say. Each module has `complaints(...)`, which returns sentences; none is a pass."""
