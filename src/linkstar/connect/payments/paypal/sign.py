"""Who we are at PayPal, and whether an event is PayPal's: bearer tokens and RSA signatures. Pure."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Mapping
from dataclasses import replace

import orjson
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from cryptography.x509 import load_pem_x509_certificate

from linkstar.connect.wire import Account, Request

SIGNATURE_HEADER, CERTIFICATE_HEADER = "paypal-transmission-sig", "paypal-cert-url"
ID_HEADER, TIME_HEADER = "paypal-transmission-id", "paypal-transmission-time"
WEBHOOK_ID, CERTIFICATES = "webhook_id", "webhook_certs"  # secrets; the second is JSON: address -> PEM


def sign(request: Request, account: Account) -> Request:
    """The request with the account's token."""
    headers = {"accept": "application/json", **request.headers}
    if request.needs_token:
        headers["authorization"] = f"Bearer {account.secrets.get('access_token', '')}"
    return replace(request, headers=headers)


def basic(client_id: str, client_secret: str) -> str:
    """The header that the token endpoint knows our application by."""
    return f"Basic {base64.b64encode(f'{client_id}:{client_secret}'.encode()).decode()}"


def signed_text(headers: Mapping[str, str], webhook_id: str, body: bytes) -> str:
    """What PayPal signs: id and time of the delivery, the id of the webhook, and the body's CRC-32 in decimals."""
    return "|".join((headers.get(ID_HEADER, ""), headers.get(TIME_HEADER, ""), webhook_id, str(zlib.crc32(body))))


def is_paypals(headers: Mapping[str, str], account: Account, body: bytes) -> bool:
    """Whether a delivery was signed for this webhook by a certificate that the account knows."""
    webhook_id = account.secrets.get(WEBHOOK_ID, "")
    try:
        known = orjson.loads(account.secrets.get(CERTIFICATES) or "{}")
        key = _key(str(known[headers[CERTIFICATE_HEADER]]))
        signature = base64.b64decode(headers[SIGNATURE_HEADER], validate=True)
        key.verify(signature, signed_text(headers, webhook_id, body).encode(), padding.PKCS1v15(), hashes.SHA256())
    except (binascii.Error, ValueError, KeyError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return bool(webhook_id)


def _key(pem: str) -> rsa.RSAPublicKey:
    """The RSA key of a certificate, or one that stands alone. Raises ValueError, TypeError."""
    is_certificate = "BEGIN CERTIFICATE" in pem
    key = load_pem_x509_certificate(pem.encode()).public_key() if is_certificate else load_pem_public_key(pem.encode())
    if not isinstance(key, rsa.RSAPublicKey):
        raise TypeError("not an RSA key")
    return key
