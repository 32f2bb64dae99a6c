"""What inventory refuses."""

from __future__ import annotations

from linkstar.kit.errors import Refusal


class NotEnoughStock(Refusal):
    """Units that are promised to somebody, or are not there, cannot be taken away."""

    code = "inventory.not_enough_stock"
    status = 409
    en = "Only {free} unit(s) are free there; {wanted} were asked for."
    zh = "该库位仅有 {free} 件可用，需要 {wanted} 件。"


class CountClosed(Refusal):
    """A count that is posted or cancelled takes no more figures."""

    code = "inventory.count_closed"
    status = 409
    en = "This count is already closed. Start a new one."
    zh = "该盘点已关闭，请新建盘点。"
