"""The calls themselves, one file per subject; each takes an `Http` bound to one merchant."""
