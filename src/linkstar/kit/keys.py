"""Secrets that are made here and shown once."""

from __future__ import annotations

import base64
import secrets


def new_signing_secret() -> str:
    """A secret to sign webhooks with, as the Standard Webhooks specification writes it: whsec_ and 32 bytes in base64."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
