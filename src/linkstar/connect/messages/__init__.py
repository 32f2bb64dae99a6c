"""Raw messages of partners: kept whole, once per (account, topic, key), before anything is decided about them."""

from linkstar.connect.messages.actions import (
    UNREADABLE,
    mark_messages,
    put_cursor,
    put_cursors,
    replay_messages,
    store,
    store_many,
    store_unreadable,
)
from linkstar.connect.messages.queries import (
    Rhythm,
    get_cursors,
    get_messages,
    list_messages,
    list_overtaken,
    list_rhythms,
)
from linkstar.connect.messages.records import MessageState, Stored, StoredMessage

__all__ = [
    "UNREADABLE", "MessageState", "Rhythm", "Stored", "StoredMessage", "get_cursors", "get_messages", "list_messages",
    "list_overtaken", "list_rhythms", "mark_messages", "put_cursor", "put_cursors", "replay_messages", "store", "store_many",
    "store_unreadable",
]  # fmt: skip
