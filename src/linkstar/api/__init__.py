"""The web door: HTTP, one file per noun. The only place that knows the web framework.

Every endpoint declares its permission; `guard` checks it, opens the transaction, keeps the audit trail and answers repeats.
`app.create_app` makes it; `main` serves it, and imports as little as it can.
"""
