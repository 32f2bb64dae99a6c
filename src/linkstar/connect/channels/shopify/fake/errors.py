"""What the pretend Admin API refuses to execute."""

from __future__ import annotations


class QueryError(Exception):
    """A query that Shopify does not execute: goes into `errors`."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.message, self.code = message, code
