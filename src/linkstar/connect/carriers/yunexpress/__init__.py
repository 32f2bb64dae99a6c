"""云途 YunExpress: the open platform (openapi.yunexpress.cn), as its OpenAPI describes it."""

from linkstar.connect.carriers.yunexpress.adapter import YunExpress
from linkstar.connect.carriers.yunexpress.fake import Fake

ADAPTER = YunExpress()

__all__ = ["ADAPTER", "Fake"]
