"""What pretend partners on Alibaba's open platform do alike."""

from __future__ import annotations

from typing import Generic, TypeVar

from linkstar.connect.alibaba.gate import Gate, as_number
from linkstar.connect.channel import SeenOrder
from linkstar.connect.fake_gate import GatedMarket, Orders

_O = TypeVar("_O", bound=Orders)


class FakeOpened(GatedMarket[Gate, _O], Generic[_O]):
    """A pretend marketplace whose orders have numbers for ids."""

    def _id_of(self, order: SeenOrder) -> str:
        return str(as_number(order.external_id))
