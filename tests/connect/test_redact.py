"""What people may read in the call log."""

from __future__ import annotations

import base64

import orjson
import pytest

from linkstar.connect.redact import BODY_MAX, redact, redact_path

LEAKS = ["Li Wei", "li@example.com", "Hauptstr", "13800000000", "tok-123"]


@pytest.mark.parametrize(
    "body",
    [
        orjson.dumps(
            {"buyer_name": "Li Wei", "email": "li@example.com", "phones": ["13800000000"], "access_token": "tok-123"}
        ),
        orjson.dumps(
            {"order": {"shippingAddress": {"name": "Li Wei", "addressLine1": "Hauptstr. 1", "phone": 13800000000}}}
        ),
        orjson.dumps({"body": orjson.dumps({"email": "li@example.com", "lastName": "Li Wei"}).decode(), "sku": "A-1"}),
        b"grant_type=refresh_token&refresh_token=tok-123&code=tok-123&email=li@example.com",
        b"<Order><BuyerName>Li Wei</BuyerName><Street>Hauptstr. 1</Street><Sku>A-1</Sku></Order>",
        b'{"note":"call li@example.com","authorization":"Bearer tok-1234567"}',
        b'{"lastName":"Li \\"Wei\\" Li Wei","sku":"A-1","first_name":"Li We',
        b'{"contact_person":"Li Wei","detail_address":"Hauptstr. 1","address5":"Hauptstr. 1","mobile_no":"13800000000"}',
        b'{"phone_number": {"country_code": "43", "number": "13800000000"}, "state": "Wien"}',
        b'{"tax":{"customer_identity_number":"13800000000","customer_identity_number_type":"CPF"}}',
    ],
)
def test_nobody_reads_people_or_secrets_in_the_call_log(body: bytes) -> None:
    shown = redact(body)
    assert not [leak for leak in LEAKS if leak in shown]
    assert "***" in shown


def test_what_helps_to_find_a_mistake_stays_readable() -> None:
    said = {
        "errors": [{"code": "InvalidInput", "message": "sku A-1 is unknown"}],
        "name": "#1001",
        "nextToken": "p2",
        "qty": 3,
    }
    assert orjson.loads(redact(orjson.dumps(said))) == said


def test_long_and_binary_bodies_are_cut() -> None:
    assert redact(b"%PDF-1.7 " + bytes(3000)) == "(3009 bytes)"
    assert redact(b"x" * (BODY_MAX + 5)).endswith(f"x … ({BODY_MAX + 5} bytes)")
    assert redact(b"a\x00b" * 2000) == "(6000 bytes)"


def test_signatures_are_blanked_in_addresses() -> None:
    assert redact_path("https://a/b?sign=abc&page=2&access_token=x") == "https://a/b?sign=***&page=2&access_token=***"
    assert (
        redact_path("https://a/sync?method=x&session=tok-123&session_id=4")
        == "https://a/sync?method=x&session=***&session_id=4"
    )


def test_a_document_inside_json_is_only_counted():
    label = base64.b64encode(bytes(range(256)) * 12).decode()
    for written in (label, label.replace("/", "\\/")):
        shown = redact(b'{"order_number":"YT1","label_string":"%b","type":"PDF"}' % written.encode())
        assert (
            shown == f'{{"order_number":"YT1","label_string":"({len(written)} characters of a document)","type":"PDF"}}'
        )
    assert redact(b'{"note":"%b"}' % (b"long words " * 300)).count("long") == 300
