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


class NotAnnounced(Refusal):
    """Goods are announced where a partner's system waits for them; elsewhere they are received."""

    code = "inventory.not_announced"
    status = 409
    en = "{place} is not kept by a partner who takes announcements: receive the goods there when they come."
    zh = "{place} 不是可接收入库通知的外部托管仓，请在到货后直接入库。"


class InboundKnown(Refusal):
    """Goods with this number are announced there already."""

    code = "inventory.inbound_known"
    status = 409
    en = "{number} is announced there already."
    zh = "{number} 已在该仓登记入库通知。"


class InboundSent(Refusal):
    """The keeper has the announcement already."""

    code = "inventory.inbound_sent"
    status = 409
    en = "{number} has been sent to the warehouse: there is nothing to send again."
    zh = "{number} 已发送至仓库，无需重复发送。"


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
