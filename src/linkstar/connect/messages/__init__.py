"""Raw messages of partners: kept whole, once per (account, topic, key), before anything is decided about them."""

from linkstar.connect.messages.actions import (
    UNREADABLE,
    fail_messages,
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
from linkstar.connect.messages.records import Broken, MessageState, Stored, StoredMessage

__all__ = [
    "UNREADABLE", "Broken", "MessageState", "Rhythm", "Stored", "StoredMessage", "fail_messages", "get_cursors", "get_messages",
    "list_messages", "list_overtaken", "list_rhythms", "mark_messages", "put_cursor", "put_cursors", "replay_messages", "store",
    "store_many", "store_unreadable",
]  # fmt: skip
