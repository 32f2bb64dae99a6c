"""Asking Shopify to tell of changes: one subscription per topic to our address."""

from __future__ import annotations

from collections.abc import Sequence

from linkstar.connect.channels.shopify.calls.ask import ask
from linkstar.connect.channels.shopify.queries import INPUTS_MAX
from linkstar.connect.channels.shopify.wire import answers
from linkstar.connect.wire import Http

_TAKEN = "already been taken"


async def subscribe(http: Http, url: str, topics: Sequence[str]) -> list[str]:
    """Subscribes `url` to the topics that it does not hear of yet, and returns those. Raises PartnerRefused."""
    known = await ask(http, "Subscriptions", {"first": INPUTS_MAX, "uri": url})
    heard = {one["topic"] for one in known["webhookSubscriptions"]["nodes"] if one["uri"] == url}
    fresh = [topic for topic in topics if _enum(topic) not in heard]
    for topic in fresh:
        variables = {"topic": _enum(topic), "webhookSubscription": {"uri": url, "format": "JSON"}}
        said = (await ask(http, "Subscribe", variables))["webhookSubscriptionCreate"]
        errors = answers.user_errors(said)
        if errors and _TAKEN not in errors[0].message:  # somebody asked between our look and our wish
            raise answers.refused(errors)
    return fresh


def _enum(topic: str) -> str:
    """A topic as the Admin API names it: orders/create is ORDERS_CREATE."""
    return topic.upper().replace("/", "_")
