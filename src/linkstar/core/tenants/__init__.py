"""Tenants: the companies on this installation. Everything else belongs to exactly one of them."""

from linkstar.core.tenants.actions import NotFirst, TenantEdit, create_tenant, edit_tenant, found_first
from linkstar.core.tenants.queries import Tenant, find_tenant, get_tenant, list_tenants

__all__ = [
    "NotFirst",
    "Tenant",
    "TenantEdit",
    "create_tenant",
    "edit_tenant",
    "find_tenant",
    "found_first",
    "get_tenant",
    "list_tenants",
]
