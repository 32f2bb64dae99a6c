"""Pictures across modules, read only: exports and reports. Nothing here writes, and nothing below it knows it."""
