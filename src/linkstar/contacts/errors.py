"""What contacts refuse."""

from __future__ import annotations

from linkstar.kit.errors import Refusal


class OneIdentity(Refusal):
    """An identity cannot be linked to itself, nor kept apart from itself."""

    code = "contacts.one_identity"
    status = 422
    en = "These are one and the same identity."
    zh = "这是同一个身份。"


class AlreadyLinked(Refusal):
    """Both identities belong to one contact already."""

    code = "contacts.already_linked"
    status = 409
    en = "These two belong to the same contact already."
    zh = "这两个身份已属于同一联系人。"


class NotUndoable(Refusal):
    """The event is no link, or it was undone before."""

    code = "contacts.not_undoable"
    status = 409
    en = "This is not a link that still holds, so it cannot be undone."
    zh = "该记录不是有效的建联，无法撤销。"
