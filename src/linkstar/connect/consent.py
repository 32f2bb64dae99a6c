"""What comes back from a partner's consent page, before an adapter turns it into tokens. Pure."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from linkstar.connect.channel import Grant
from linkstar.connect.wire import BadSignature, PartnerRefused


def check_state(grant: Grant, query: Mapping[str, str]) -> None:
    """Refuses an answer to an authorisation that we did not begin. Raises BadSignature."""
    if not grant.state or not hmac.compare_digest(query.get("state", "").encode(), grant.state.encode()):
        raise BadSignature("the answer does not belong to the authorisation that we began", code="state")


def code_of(grant: Grant, query: Mapping[str, str]) -> str:
    """The code that tokens are given for. Raises BadSignature, PartnerRefused where the seller said no."""
    check_state(grant, query)
    if not query.get("code"):
        raise PartnerRefused("the seller did not say yes", code=query.get("error", "access_denied"))
    return query["code"]
