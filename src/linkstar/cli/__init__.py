"""The command line: `linkstar up | migrate | seed | doctor | backup | restore | demo | bench | import | export | adapter`."""

from linkstar.cli.main import app, main

__all__ = ["app", "main"]
