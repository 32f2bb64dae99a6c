"""Makes bodies and addresses fit for the call log: secrets and personal data are blanked by their key's name. Pure.

Works on text, not on parsed JSON: bodies are large, cut, and sometimes JSON inside JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

BODY_MAX = 8_000  # characters kept of a body
_GONE = "***"

_PRIVATE = re.compile(
    r"\w*(token|secret|password|passwd|authori[sz]ation|signature|credential|(api|app|private|access)_?key)\w*"
    r"|sign|session|hmac|code_verifier|client_assertion|x-amz-[\w-]+|cookie"
    r"|\w*(e_?mail|phone|mobile|telephone|address_?(line)?_?[1-5]|street|post_?code|postal_?code|zip_?code)\w*|zip|tel"
    r"|\w*(first|last|full|given|family|middle|buyer|customer|recipient|receiver|consignee|contact|person|company)_?name"
    r"|name|contact_person|line[1-3]|((detail|localized)_)?address|province|city|company|tax_?id|vat_?number|id_?number|\w*identity_number|birth\w*|passport\w*|l(at|ong)itude",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    {"next_token", "nexttoken", "page_token", "pagetoken", "pagination_token", "paginationtoken", "token_type"}
)
# A label or report inside JSON: it says nothing to a reader, may say much about a person, and would fill the log.
_DOCUMENT_MIN = 600
_DOCUMENT = re.compile(rf"(?<=\")[A-Za-z0-9+/\\]{{{_DOCUMENT_MIN},}}={{0,2}}")
_KEY = re.compile(r'(\\*")([\w.-]{1,64})\1\s*:\s*')
_NUMBER_OR_LIST = re.compile(r"-?\d[\d.]*|\[[^\[\]{}]*(?:\]|$)")
_FLAT = re.compile(r"\{[^{}\[\]]*(?:\}|$)")  # a number of a phone beside the code of its country
_FORM = re.compile(r"(?:(?<=[?&])|^)([\w.-]{1,64})=[^&\s]*")
_XML = re.compile(r"<([\w.-]{1,64})>[^<]+")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_SECRET_MIN = 8  # a shorter one might be a word of the address
_BEARER = re.compile(r"\b(Bearer|Basic)\s+[\w.~+/=-]{8,}", re.IGNORECASE)


def redact(body: bytes) -> str:
    """The beginning of a body as text without secrets and personal data; what is not text is only counted."""
    if not body:
        return ""
    if b"\x00" in body[:1024] or body[:5] == b"%PDF-":
        return f"({len(body)} bytes)"
    text = body[:BODY_MAX].decode("utf-8", "replace").replace("\x00", "?")
    if len(text) > _DOCUMENT_MIN:
        text = _DOCUMENT.sub(lambda found: f"({len(found[0])} characters of a document)", text)
    text = _blank(text)
    return text if len(body) <= BODY_MAX else f"{text} … ({len(body)} bytes)"


def redact_path(path: str, secrets: Iterable[str] = ()) -> str:
    """An address with the private parts of its query blanked, and these secrets of an account wherever they stand in it."""
    for secret in secrets:
        if len(secret) >= _SECRET_MIN and secret in path:
            path = path.replace(secret, _GONE)
    return _mail_free(_FORM.sub(_form_value, path))[:2000]


@lru_cache(maxsize=4096)
def is_private(key: str) -> bool:
    """Whether the value under this key is a secret or about a person."""
    return key.lower() not in _PLAIN and _PRIVATE.fullmatch(key) is not None


def _blank(text: str) -> str:
    start = text.lstrip()[:1]
    if start in ("{", "["):
        text = _json(text)
    elif start == "<":
        text = _XML.sub(lambda found: f"<{found[1]}>{_GONE}" if is_private(found[1]) else found[0], text)
    else:
        text = _FORM.sub(_form_value, text)
    return _BEARER.sub(rf"\1 {_GONE}", _mail_free(text))


def _json(text: str) -> str:
    kept, at = [], 0
    for found in _KEY.finditer(text):
        if found.start() < at or not is_private(found[2]):
            continue
        end = _value_end(text, found.end(), found[1])
        flat = _FLAT.match(text, end) if end == found.end() and "phone" in found[2].lower() else None
        end = flat.end() if flat else end
        if end > found.end():
            kept += [text[at : found.end()], found[1], _GONE, found[1]]
            at = end
    return "".join([*kept, text[at:]])


def _value_end(text: str, start: int, quote: str) -> int:
    """Where the text, number or list that begins at `start` ends; `start` itself for what stays readable."""
    if not text.startswith(quote, start):
        found = _NUMBER_OR_LIST.match(text, start)
        return found.end() if found else start
    begin = start + len(quote)
    if text.startswith("#", begin):
        return start  # the number of an order, which shops call its name
    end = text.find(quote, begin)
    while end > 0 and text[end - 1] == "\\":  # an escaped quote is part of the text
        end = text.find(quote, end + len(quote))
    return len(text) if end < 0 else end + len(quote)


def _form_value(found: re.Match[str]) -> str:
    return f"{found[1]}={_GONE}" if is_private(found[1]) or found[1] == "code" else found[0]


def _mail_free(text: str) -> str:
    return _MAIL.sub(_GONE, text) if "@" in text else text
