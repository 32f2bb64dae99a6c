"""What each pretend partner has to be told before it speaks: one small row per adapter, and nothing else about them.

A new adapter adds its row here and has to pass the whole suite.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from linkstar.connect import registry
from linkstar.connect.fake import FakePartner, FakeShop
from linkstar.connect.wire import Account, Speaks
from tests.connect.world import DirectHttp, MemoryWorld

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SECRET = "c0ffee"
PAYPAL_CERT = "https://api.paypal.com/v1/notifications/certs/CERT-pretend"
SHOPEE_PUSH = "https://linkstar.example/webhooks/shopee"
RATES = Path(registry.__file__).parent / "carriers" / "ratesheet" / "samples" / "rates.csv"
KARRIO_READS = frozenset({"fetchRates", "retrieveShipmentDocument"})


@dataclass(frozen=True)
class Row:
    """How a pretend partner is set up, and the few things that differ by platform."""

    external_id: str
    secrets: Mapping[str, str]
    token: str = ""  # the secret that holds the access token; "" where there is none
    config: Mapping[str, str] = field(default_factory=dict)
    site: str = ""
    zone: str = "UTC"
    currency: str = "EUR"
    has_ioss: bool = True  # whether the platform tells the IOSS number at all
    names_buyers: bool = True  # whether it tells the buyer's name beside the receiver's
    shows_unpaid: bool = True  # whether it shows orders before they are paid
    names_claimed_lines: bool = True  # whether a return names the order's line, and not its SKU alone
    has_one_line: bool = False  # whether an order is one product, so that several bought together are several orders
    lists_claims: bool = True  # whether claims have lists of their own, beside what orders tell
    names_messages: bool = True  # whether a message has an id there, and not one that is made of its content
    names_lines: bool = True  # whether lines of settlements have an id there, and not one that is made of their content
    order_id: Callable[[int], str] = str
    push_extra: Callable[[int], Mapping[str, str]] = lambda number: {}
    sign: Callable[[bytes], Mapping[str, str]] = lambda body: {}  # headers that make a webhook body genuine
    strange: tuple[bytes, bytes] = (b"", b"")  # a state in a polled order, and one that nobody knows
    service: str = ""  # carriers: a service that goes to Berlin
    makes_zpl: bool = True  # carriers: whether labels can be had in the printer's own language
    posts_that_read: frozenset[str] = frozenset()  # operations that change nothing although they are POST
    own_secret: str = ""  # the secret that the partner makes for each webhook address anew


def _shopify_headers(body: bytes) -> Mapping[str, str]:
    digest = base64.b64encode(hmac.new(SECRET.encode(), body, hashlib.sha256).digest()).decode()
    shop = "linkstar-demo.myshopify.com"
    return {"x-shopify-hmac-sha256": digest, "x-shopify-topic": "orders/create", "x-shopify-shop-domain": shop}


def _tiktok_headers(body: bytes) -> Mapping[str, str]:
    return {"authorization": hmac.new(SECRET.encode(), b"app_key" + body, hashlib.sha256).hexdigest()}


def _shopee_headers(body: bytes) -> Mapping[str, str]:
    return {"authorization": hmac.new(SECRET.encode(), SHOPEE_PUSH.encode() + b"|" + body, hashlib.sha256).hexdigest()}


@cache
def _paypal_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def _paypal_pem(is_private: bool) -> str:
    key = _paypal_key()
    if is_private:
        return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _paypal_headers(body: bytes) -> Mapping[str, str]:
    text = f"t-1|2026-11-20T12:00:00Z|4JH86294D6297924G|{zlib.crc32(body)}".encode()
    signature = base64.b64encode(_paypal_key().sign(text, padding.PKCS1v15(), hashes.SHA256())).decode()
    return {
        "paypal-transmission-sig": signature, "paypal-transmission-id": "t-1", "paypal-cert-url": PAYPAL_CERT,
        "paypal-transmission-time": "2026-11-20T12:00:00Z", "paypal-auth-algo": "SHA256withRSA",
    }  # fmt: skip


def _stripe_headers(body: bytes) -> Mapping[str, str]:
    signed_at = int(NOW.timestamp())
    digest = hmac.new(b"whsec_pretend", f"{signed_at}.".encode() + body, hashlib.sha256).hexdigest()
    return {"stripe-signature": f"t={signed_at},v1={digest}"}


ROWS: Mapping[str, Row] = {
    "amazon": Row(
        external_id="A3PRETENDSELLR",
        secrets={
            "client_id": "amzn1.application-oa2-client.pretend",
            "client_secret": SECRET,
            "refresh_token": "Atzr|first",
            "webhook_key": SECRET,
            "throttle_factor": "0",
        },
        token="access_token",
        site="A1PA6795UKMFR9",
        zone="Europe/Berlin",
        names_claimed_lines=False,
        names_lines=False,
        order_id=lambda number: f"305-1234567-{number:07d}",
        push_extra=lambda number: {"product_type": "LAMP"},
        sign=lambda body: {"x-api-key": SECRET},
        strange=(b'"UNSHIPPED"', b'"ON_THE_MOON"'),
    ),
    "shopify": Row(
        external_id="linkstar-demo.myshopify.com",
        secrets={
            "client_id": "app",
            "client_secret": SECRET,
            "access_token": "shpat_first",
            "refresh_token": "shprt_first",
        },
        token="access_token",
        config={"location_id": "1"},
        site="DE",
        zone="Europe/Berlin",
        has_ioss=False,
        order_id=lambda number: str(5_000_000_000 + number),
        push_extra=lambda number: {"inventory_item_id": str(9_000 + number)},
        sign=_shopify_headers,
        strange=(b'"PAID"', b'"ON_THE_MOON"'),
    ),
    "ebay": Row(
        external_id="pretend_seller",
        secrets={
            "client_id": "app-PRD",
            "client_secret": SECRET,
            "access_token": "first",
            "refresh_token": "v^1.1#first",
        },
        token="access_token",
        site="EBAY_DE",
        zone="Europe/Berlin",
        order_id=lambda number: f"12-{10_000 + number // 100_000:05d}-{number:05d}",
        strange=(b'"PAID"', b'"ON_THE_MOON"'),
    ),
    "tiktok_shop": Row(
        external_id="7494726673780148744",
        secrets={
            "client_id": "app_key",
            "client_secret": SECRET,
            "access_token": "first",
            "refresh_token": "TTP_first",
        },
        token="access_token",
        config={"shop_cipher": "GCP_7494726673780148744", "warehouse_id": "7000000000001"},
        site="DE",
        zone="Europe/Berlin",
        has_ioss=False,
        names_buyers=False,
        order_id=lambda number: f"57668401{number:010d}",
        push_extra=lambda number: {"product_id": f"17290000{number // 50:04d}"},
        sign=_tiktok_headers,
        strange=(b'"AWAITING_SHIPMENT"', b'"ON_THE_MOON"'),
    ),
    "walmart": Row(
        external_id="12300000359",
        secrets={"client_id": "app", "client_secret": SECRET, "access_token": "first", "webhook_password": "hush-hush"},
        token="access_token",
        site="US",
        zone="America/New_York",
        has_ioss=False,
        names_buyers=False,
        shows_unpaid=False,
        order_id=lambda number: f"17{number:011d}",
        sign=lambda body: {"authorization": "Basic bGlua3N0YXI6aHVzaC1odXNo"},
        strange=(b'"Created"', b'"ON_THE_MOON"'),
    ),
    "shopee": Row(
        external_id="14701711",
        secrets={
            "client_id": "2001887",
            "client_secret": SECRET,
            "access_token": "first",
            "refresh_token": "refresh_first",
            "push_url": SHOPEE_PUSH,
        },
        token="access_token",
        config={"push_url": SHOPEE_PUSH},
        site="SG",
        zone="Asia/Singapore",
        has_ioss=False,
        names_buyers=False,
        names_lines=False,
        order_id=lambda number: f"261120{number:08d}",
        push_extra=lambda number: {"item_id": f"17290{number // 50:04d}"},
        sign=_shopee_headers,
        strange=(b'"READY_TO_SHIP"', b'"ON_THE_MOON"'),
    ),
    "lazada": Row(
        external_id="1000143772",
        secrets={
            "client_id": "app_key",
            "client_secret": SECRET,
            "access_token": "first",
            "refresh_token": "refresh_first",
        },
        token="access_token",
        site="SG",
        zone="Asia/Singapore",
        has_ioss=False,
        order_id=lambda number: f"30314{number:010d}",
        push_extra=lambda number: {"item_id": f"17290{number // 20:04d}", "sku_id": f"44{number:03d}"},
        sign=_tiktok_headers,  # application key and body, as there
        strange=(b'"pending"', b'"ON_THE_MOON"'),
    ),
    "aliexpress": Row(
        external_id="2671514005",
        secrets={
            "client_id": "app_key",
            "client_secret": SECRET,
            "access_token": "first",
            "refresh_token": "refresh_first",
        },
        token="access_token",
        site="CN",
        zone="Asia/Shanghai",
        has_ioss=False,
        order_id=lambda number: f"81600{number:010d}",
        push_extra=lambda number: {"product_id": f"1005000{number // 20:06d}"},
        strange=(b'"WAIT_SELLER_SEND_GOODS"', b'"ON_THE_MOON"'),
    ),
    "mercado_libre": Row(
        external_id="123456",
        secrets={"client_id": "app", "client_secret": SECRET, "access_token": "first", "refresh_token": "TG-first"},
        token="access_token",
        site="MX",
        zone="America/Mexico_City",
        has_ioss=False,
        order_id=lambda number: f"20000{number:011d}",
        push_extra=lambda number: {"item_id": f"MLM{number // 50:04d}"},
        strange=(b'"paid"', b'"ON_THE_MOON"'),
    ),
    "wish": Row(
        external_id="5f0000000000000000000001",
        secrets={
            "client_id": "5f00000000000000000000aa",
            "client_secret": SECRET,
            "access_token": "first",
            "refresh_token": "refresh_first",
        },
        token="access_token",
        config={"origin_country": "CN", "warehouse_id": "5f1000000000000000000001"},
        has_one_line=True,
        lists_claims=False,
        names_messages=False,
        names_buyers=False,
        order_id=lambda number: f"{number:024x}",
        push_extra=lambda number: {"product_id": f"5f2{number // 50:021x}"},
        strange=(b'"APPROVED"', b'"ON_THE_MOON"'),
    ),
    "yunexpress": Row(
        external_id="C10086",
        secrets={"app_id": "app-1", "app_secret": SECRET, "source_key": "source-1"},
        token="token",
        currency="CNY",
        service="BKPHR",
    ),
    "fourpx": Row(
        external_id="F10010",
        secrets={"app_key": "app-key-1", "app_secret": SECRET},
        currency="CNY",
        service="PX",
        makes_zpl=False,
        posts_that_read=frozenset({"ds.xms.order.get", "ds.xms.label.get"}),
    ),
    "yanwen": Row(
        external_id="Y10010",
        secrets={"user_id": "100000", "apitoken": SECRET},
        currency="CNY",
        service="481",
        makes_zpl=False,
        posts_that_read=frozenset({"express.order.getlist", "express.order.label.get"}),
    ),
    "karrio": Row("R10010", {"token": SECRET}, service="dhl-main/dhl_express_worldwide", posts_that_read=KARRIO_READS),
    "qimen": Row(
        external_id="Q10010",
        secrets={"app_key": "app-key-1", "app_secret": SECRET, "customer_id": "C-1"},
        config={"owner_code": "LINKSTAR", "warehouse_code": "LEJ01"},
        currency="CNY",
        service="DHL",
    ),
    "kingdee": Row(
        external_id="K10010",
        secrets={
            "app_id": "220000_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3",
            "app_secret": SECRET,
            "acct_id": "acct0001",
            "user": "demo",
        },
        config={
            "mapping": json.dumps(
                {
                    "tables": {
                        "customers": {"shop-1": "CUST0001"},
                        "accounts": {"expense:freight": "6601.05", "payable:carrier": "2202.01"},
                    }
                }
            )
        },
        currency="CNY",
    ),
    "track17": Row(external_id="T10010", secrets={"token": SECRET}),
    "stripe": Row(
        external_id="acct_pretend",
        secrets={"api_key": "sk_live_pretend", "webhook_secret": "whsec_pretend"},
        sign=_stripe_headers,
        strange=(b'"needs_response"', b'"on_the_moon"'),
        own_secret="webhook_secret",
    ),
    "paypal": Row(
        external_id="PRETENDMERCHNT",
        secrets={
            "client_id": "app",
            "client_secret": SECRET,
            "webhook_id": "4JH86294D6297924G",
            "webhook_certs": json.dumps({PAYPAL_CERT: _paypal_pem(is_private=False)}),
            "pretend_signing_key": _paypal_pem(is_private=True),
        },
        token="access_token",
        sign=_paypal_headers,
        strange=(b'"WAITING_FOR_SELLER_RESPONSE"', b'"ON_THE_MOON"'),
        own_secret="webhook_id",
    ),
    "ratesheet": Row(external_id="own", secrets={}, config={"rates_csv": RATES.read_text()}, service="STANDARD"),
}


@dataclass
class Stage:
    """An adapter, the pretend partner it speaks to, and what stands between them."""

    adapter: Any  # a Channel, Carrier, PaymentProvider, Warehouse or Erp
    fake: Any  # a FakeChannel, FakeCarrier, FakePayments, FakeWarehouse or FakeErp
    http: DirectHttp
    world: MemoryWorld
    row: Row

    @property
    def account(self) -> Account:
        """Our account at the partner, as it is now."""
        return self.http.account


def stage(name: str, **changes: Any) -> Stage:
    """Sets an adapter up against its fake; changes name fields of Account."""
    if name not in ROWS:
        raise LookupError(
            f"{name} needs a row in ROWS of tests/contracts/accounts.py: what its fake has to be told (docs/adapters.md)"
        )
    row = ROWS[name]
    kinds: Mapping[str, Speaks] = {
        name: one for kind in registry.KINDS for name, one in registry.adapters(kind).items()
    }
    adapter, world = kinds[name], MemoryWorld(NOW)
    fake: FakePartner = registry.fakes()[name](world)
    fake.open(FakeShop(row.external_id, row.site, row.zone, row.currency, dict(row.secrets)))
    given: dict[str, Any] = {
        "id": UUID(int=1),
        "tenant_id": UUID(int=2),
        "kind": fake.kind,
        "partner": name,
        "base_url": f"http://127.0.0.1:8900/{name}",
        "external_id": row.external_id,
        "site": row.site,
        "zone": row.zone,
        "currency": row.currency,
        "config": row.config,
        "secrets": row.secrets,
    }
    return Stage(adapter, fake, DirectHttp(adapter, fake, Account(**{**given, **changes}), world), world, row)


def adapters(kind: str, verb: str = "") -> list[str]:
    """The adapters of a kind that the registry finds and that have a verb, for parametrising."""
    found: Mapping[str, Any] = registry.adapters(kind)
    return sorted(name for name, adapter in found.items() if not verb or verb in adapter.can)
