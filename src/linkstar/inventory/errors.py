"""What inventory refuses."""

from __future__ import annotations

from linkstar.kit.errors import NotFound, Refusal


class NotEnoughStock(Refusal):
    """Units that are promised to somebody, or are not there, cannot be taken away."""

    code = "inventory.not_enough_stock"
    status = 409
    en = "Only {free} unit(s) are free there; {wanted} were asked for."
    zh = "该库位仅有 {free} 件可用，需要 {wanted} 件。"


class KeptElsewhere(Refusal):
    """What lies at a place that a partner keeps is told by him, and changed by nobody else."""

    code = "inventory.kept_elsewhere"
    status = 409
    en = "{place} is kept by a partner: its stock changes by what he tells only."
    zh = "{place} 由外部伙伴管理，其库存只随对方同步变动，不能手工修改。"


class SoldOut(Refusal):
    """Nobody can be promised so many units any more."""

    code = "inventory.sold_out"
    status = 409
    en = "Sold out: there are not {wanted} free unit(s) of this item left."
    zh = "已售罄：该商品可用库存不足 {wanted} 件。"


class HoldUnknown(NotFound):
    """There is no such hold, or it has ended."""

    code = "inventory.hold_unknown"
    en = "This hold does not exist or has ended."
    zh = "该占用不存在或已结束。"


class CountClosed(Refusal):
    """A count that is posted or cancelled takes no more figures."""

    code = "inventory.count_closed"
    status = 409
    en = "This count is already closed. Start a new one."
    zh = "该盘点已关闭，请新建盘点。"
