"""The sandbox: pretend marketplaces and carriers on one port, with faults on request and a console for people.

It is part of the product: people try an upgrade or a new shop against it, and the stories are tested through it over
real HTTP. `/<partner>/...` answers as that partner does, `/_sandbox/` is the console and its API.
"""

from linkstar.sandbox.serve import open_sandbox, serve

__all__ = ["open_sandbox", "serve"]
