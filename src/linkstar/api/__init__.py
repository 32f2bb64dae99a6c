"""The web door: HTTP, one file per noun. The only place that knows the web framework.

Every endpoint declares its permission; `guard` checks it, opens the transaction, keeps the audit trail and answers repeats.
"""

from linkstar.api.app import create_app, openapi, routes

__all__ = ["create_app", "openapi", "routes"]
