"""Secrets at rest: AES-GCM with key ids, so that keys can be changed."""

from __future__ import annotations

from linkstar.core.secrets.queries import count_sealed
from linkstar.core.secrets.vault import KeyMissing, SealBroken, Vault, key_id
from linkstar.core.settings import Settings, other_keys, secret_key


def open_vault(settings: Settings) -> Vault:
    """The vault of this installation; while keys are rotated it opens what either key sealed. Raises SecretKeyUnusable."""
    return Vault.of(secret_key(settings), *other_keys(settings))


__all__ = ["KeyMissing", "SealBroken", "Vault", "count_sealed", "key_id", "open_vault"]
