"""How long a seller's yes holds, for every channel with a page of its own: from the consent to the date that people are warned of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

from linkstar.connect import registry
from linkstar.connect.channel import Grant
from linkstar.connect.fake import FakeRequest
from tests.contracts.accounts import stage

# In days. A channel that is missing here does not say.
HOLDS = {
    "aliexpress": 180, "amazon": 365, "ebay": 547.5, "lazada": 180, "mercado_libre": 182, "shopee": 365, "shopify": 90,
    "tiktok_shop": 180,
}  # fmt: skip
CHANNELS = sorted(name for name, one in registry.adapters("channel").items() if "authorise" in one.can)


@pytest.mark.parametrize("name", CHANNELS)
async def test_the_end_of_an_authorisation_is_known_where_the_partner_tells_it(name: str) -> None:
    one = stage(name)
    ours = one.row.secrets.get("client_id", ""), one.row.secrets.get("client_secret", "")
    shop = "" if name in ("amazon", "ebay") else one.row.external_id
    grant = Grant(
        "s-1", "https://linkstar.example/back", "v" * 43, shop, *ours, base_url=one.account.base_url,
        app_id=one.row.secrets.get("app_id", ""),
    )  # fmt: skip
    page = urlsplit(one.adapter.authorise_url(grant))
    path = page.path.removeprefix(urlsplit(one.account.base_url).path)
    said = await one.fake.answer(FakeRequest("GET", path, dict(parse_qsl(page.query)), {}, b""))
    back = dict(parse_qsl(urlsplit(said.headers["location"]).query))
    one.http.account = replace(one.http.account, secrets={})
    tokens = await one.adapter.exchange_code(one.http, grant, back)
    until = tokens.authorised_until
    assert (until and (until - one.world.now) / timedelta(days=1)) == HOLDS.get(name)
