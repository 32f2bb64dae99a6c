"""One folder per payment provider; `connect.registry` finds them."""
