"""The people of the demo company. For a machine of one's own only: everybody knows these passwords, and it holds nothing real."""

from __future__ import annotations

SLUG = "demo"
_NAMES = {
    "owner": "Lin Mei 林美", "manager": "Chen Hao 陈浩", "operator": "Wang Fang 王芳", "warehouse": "Zhao Lei 赵磊",
    "support": "Sara Berg 萨拉", "finance": "Sun Li 孙丽", "auditor": "Guo Tao 郭涛",
}  # fmt: skip
ROLES = tuple(_NAMES)
DEMO_LOGINS: tuple[tuple[str, str, str], ...] = tuple(
    (f"{role}@demo.linkstar.example", f"harbour-pine-{role}-8452", role) for role in ROLES
)


def name_of(role: str) -> str:
    """What the person with this role is called."""
    return _NAMES[role]
