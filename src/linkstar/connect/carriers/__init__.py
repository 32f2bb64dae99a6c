"""One folder per carrier; `connect.registry` finds them."""
