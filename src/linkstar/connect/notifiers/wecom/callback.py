"""Callbacks of a WeCom app: signed with its token, encrypted with its AES key. Pure but for the random part of an answer.

Nothing that a callback says is acted on: whoever writes gets a link, and does there what their own rights allow.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import struct
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from linkstar.connect.channel import WebhookRequest
from linkstar.connect.notifier import CallbackAnswer, Reply
from linkstar.connect.wire import Account, BadSignature, Unreadable, refuse_replayed

TOKEN, AES_KEY, RECEIVER = "callback_token", "callback_aes_key", "receive_id"
_BLOCK = 32  # the padding's, not AES's
_FIELD = r"<{0}>(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))</{0}>"
_BODY_MAX = 100_000


def signature(token: str, timestamp: str, nonce: str, encrypted: str) -> str:
    """SHA-1 of the four texts in order."""
    said = "".join(sorted((token, timestamp, nonce, encrypted)))
    return hashlib.sha1(said.encode()).hexdigest()  # noqa: S324 - WeCom's own form


def answer(request: WebhookRequest, account: Account, at: datetime, *, reply: Reply) -> CallbackAnswer:
    """The plain `echostr` for WeCom's check of the address; the encrypted link for whoever writes."""
    token, key = account.secrets.get(TOKEN, ""), account.secrets.get(AES_KEY, "")
    if not token or not key:
        raise BadSignature("this account has no keys for callbacks", code="signature")
    receiver, query = account.config.get(RECEIVER, ""), request.query
    echo = query.get("echostr", "")
    encrypted = echo or _field(request.body, "Encrypt")
    stamp, nonce = query.get("timestamp", ""), query.get("nonce", "")
    wanted = signature(token, stamp, nonce, encrypted)
    if not encrypted or not hmac.compare_digest(wanted.encode(), query.get("msg_signature", "").encode()):
        raise BadSignature("the signature of this callback does not fit", code="signature")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) < 12):
        raise BadSignature("the callback does not say when it was signed", code="signature")
    refuse_replayed(datetime.fromtimestamp(int(stamp), UTC), at)
    plain = decrypt(key, encrypted, receiver)
    if echo:
        return CallbackAnswer(plain, "text/plain")
    return CallbackAnswer(
        _reply(_Keys(token, key, receiver), _addressed(plain, reply, stamp), stamp, nonce), "application/xml"
    )


def decrypt(key: str, encrypted: str, receiver: str) -> bytes:
    """The message inside. Raises BadSignature for one that is meant for somebody else, Unreadable for a broken one."""
    secret = _secret(key)
    try:
        raw = base64.b64decode(encrypted, validate=True)
        decryptor = Cipher(AES(secret), CBC(secret[:16])).decryptor()
        padded = decryptor.update(raw) + decryptor.finalize()
        padding = padded[-1]
        if not 1 <= padding <= _BLOCK or padded[-padding:] != bytes([padding]) * padding:
            raise ValueError("the padding is wrong")
        plain = padded[:-padding]
        (size,) = struct.unpack("!I", plain[16:20])
        message, meant_for = plain[20 : 20 + size], plain[20 + size :]
        if len(message) != size:
            raise ValueError("it is cut")
    except (ValueError, IndexError, struct.error) as wrong:
        raise Unreadable(f"the callback cannot be decrypted: {wrong}") from wrong
    if receiver and not hmac.compare_digest(meant_for, receiver.encode()):
        raise BadSignature("the callback is meant for another company", code="receiver")
    return message


def encrypt(key: str, message: bytes, receiver: str, *, salt: bytes = b"") -> str:
    """The message as WeCom reads it; `salt` of 16 bytes for tests."""
    secret = _secret(key)
    plain = (salt or os.urandom(16)) + struct.pack("!I", len(message)) + message + receiver.encode()
    padding = _BLOCK - len(plain) % _BLOCK
    encryptor = Cipher(AES(secret), CBC(secret[:16])).encryptor()
    return base64.b64encode(encryptor.update(plain + bytes([padding]) * padding) + encryptor.finalize()).decode()


@dataclass(frozen=True, slots=True)
class _Keys:
    token: str
    key: str
    receiver: str


def _addressed(plain: bytes, reply: Reply, stamp: str) -> bytes:
    """The link as a text to whoever wrote."""
    them, us = _field(plain, "FromUserName"), _field(plain, "ToUserName")
    return (
        f"<xml><ToUserName><![CDATA[{them}]]></ToUserName><FromUserName><![CDATA[{us}]]></FromUserName>"
        f"<CreateTime>{stamp}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
        f"<Content><![CDATA[{reply.text}\n{reply.url}]]></Content></xml>"
    ).encode()


def _reply(keys: _Keys, said: bytes, stamp: str, nonce: str) -> bytes:
    encrypted = encrypt(keys.key, said, keys.receiver)
    return (
        f"<xml><Encrypt><![CDATA[{encrypted}]]></Encrypt>"
        f"<MsgSignature><![CDATA[{signature(keys.token, stamp, nonce, encrypted)}]]></MsgSignature>"
        f"<TimeStamp>{stamp}</TimeStamp><Nonce><![CDATA[{_safe(nonce)}]]></Nonce></xml>"
    ).encode()


def _field(body: bytes, name: str) -> str:
    """The text of an element; "" if there is none. No XML parser reads what strangers send: these are flat."""
    found = re.search(_FIELD.format(name), body[:_BODY_MAX].decode("utf-8", "replace"), re.DOTALL)
    return _safe((found[1] or found[2] or "").strip()) if found else ""


def _safe(text: str) -> str:
    return text.replace("]]>", "").replace("\x00", "")


def _secret(key: str) -> bytes:
    try:
        secret = base64.b64decode(key + "=")
    except ValueError as wrong:
        raise BadSignature(
            "the callback's AES key of this account is not 43 characters of base64", code="key"
        ) from wrong
    if len(secret) != 32:
        raise BadSignature("the callback's AES key of this account is not 43 characters of base64", code="key")
    return secret
