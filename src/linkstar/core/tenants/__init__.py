"""Tenants: the companies on this installation. Everything else belongs to exactly one of them."""

from linkstar.core.tenants.actions import create_tenant
from linkstar.core.tenants.queries import Tenant, find_tenant, list_tenants

__all__ = ["Tenant", "create_tenant", "find_tenant", "list_tenants"]
