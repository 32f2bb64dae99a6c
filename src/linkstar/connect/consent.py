"""What comes back from a partner's consent page, before an adapter turns it into tokens, and how long it holds. Pure."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

from linkstar.connect.channel import Grant
from linkstar.connect.reading import unix_moment
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


def ends_in(now: datetime, seconds: object) -> datetime | None:
    """When an authorisation ends that lasts so many seconds more; None where the partner does not say, or says nonsense:
    the tokens that came with it are good all the same."""
    try:
        left = timedelta(seconds=float(str(seconds)))
        return now + left if left > timedelta(0) else None
    except (ValueError, OverflowError):
        return None


def ends_at(moment: object) -> datetime | None:
    """Like `ends_in`, told as seconds since 1970."""
    try:
        return unix_moment(moment)
    except (ValueError, OverflowError, OSError):
        return None
