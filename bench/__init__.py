"""Benchmarks. `linkstar bench NAME` runs `run()` of bench/NAME.py, which returns figures and targets; nothing here is a test."""
