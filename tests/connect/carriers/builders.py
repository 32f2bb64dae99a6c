"""Parcels to be labelled: one lamp from Shenzhen to Berlin unless a test says otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from linkstar.connect.carrier import CustomsLine, LabelRequest
from linkstar.connect.fake import FakeAnswer
from linkstar.connect.wire import Account, Answer
from linkstar.kit.address import Address

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
BERLIN = Address(
    name="Maria Muster",
    line1="Hauptstraße 5",
    city="Berlin",
    postcode="10115",
    country="DE",
    phone="+4930123456",
    email="maria@example.com",
)
SHENZHEN = Address(
    name="LinkStar Demo",
    company="LinkStar Demo Ltd",
    line1="Keji Road 1",
    city="Shenzhen",
    state="Guangdong",
    postcode="518057",
    country="CN",
    phone="+8675512345678",
)
LAMP = CustomsLine(
    name_en="LED lamp",
    name_zh="LED灯",
    hs_code="9405210000",
    origin="CN",
    quantity=2,
    unit_value_minor=1299,
    currency="EUR",
    unit_weight_g=350,
    sku="LAMP-BLUE",
)


def a_request(
    key: str = "parcel-1", *, service: str = "BKPHR", to: Address = BERLIN, **changes: object
) -> LabelRequest:
    """A label request; changes name fields of LabelRequest."""
    request = LabelRequest(
        key=key,
        service=service,
        ship_from=SHENZHEN,
        ship_to=to,
        weight_g=850,
        length_mm=205,
        width_mm=150,
        height_mm=100,
        customs=[LAMP],
        reference="P-2026-0001",
        ioss_number="IM4420001201",
        order_number="S-1001",
    )
    return replace(request, **changes)  # type: ignore[arg-type]


def in_words(said: FakeAnswer) -> Answer:
    """What a pretend platform said, as an adapter sees it."""
    return Answer(said.status, said.headers, said.body)


def an_account(partner: str, *, secrets: dict[str, str] | None = None, **config: str) -> Account:
    """Our account at a pretend carrier."""
    return Account(
        id=UUID(int=7),
        tenant_id=UUID(int=2),
        kind="carrier",
        partner=partner,
        base_url=f"http://127.0.0.1:8900/{partner}",
        external_id="C10086",
        zone="Asia/Shanghai",
        currency="CNY",
        config=config,
        secrets=secrets or {},
    )
