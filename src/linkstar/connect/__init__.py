"""How partners speak: contracts, connected accounts, raw messages, the call log, and one folder per adapter.

`accounts`, `messages`, `call_log`, `health` are read and written with a `tx`; `Partners` is what outside steps are
given; `WebhookDoor` is what the web door gives deliveries to.
"""

from linkstar.connect.accounts import AccountRow, NewAccount, create_accounts, get_accounts, list_accounts
from linkstar.connect.facts import AccountConnected, AccountResumed, AccountRevoked, OrdersSeen, TrackingSeen
from linkstar.connect.health import Health, list_health
from linkstar.connect.messages import (
    Stored,
    StoredMessage,
    get_cursors,
    get_messages,
    mark_messages,
    put_cursors,
    replay_messages,
    store,
)
from linkstar.connect.partners import Partners
from linkstar.connect.webhooks import WebhookDoor, receive

__all__ = [
    "AccountConnected", "AccountResumed", "AccountRevoked", "AccountRow", "Health", "NewAccount", "OrdersSeen",
    "Partners", "Stored", "StoredMessage", "TrackingSeen", "WebhookDoor", "create_accounts", "get_accounts",
    "get_cursors", "get_messages", "list_accounts", "list_health", "mark_messages", "put_cursors", "receive",
    "replay_messages", "store",
]  # fmt: skip
