"""Addresses that lead into our own network, however they are written and whoever wrote them, are not called."""

from __future__ import annotations

import asyncio
import gzip
import socket
import zlib

import pytest

from linkstar.connect import Partners, create_accounts
from linkstar.connect.client import Checked, Client
from linkstar.connect.outgoing import AddressRefused, Outgoing, outgoing_of
from linkstar.connect.transport import exchange
from linkstar.connect.wire import PartnerDown, PartnerRefused, Request, Unreadable
from linkstar.core.settings import Settings
from tests.connect.conftest import an_account
from tests.connect.partner import Said, ToyAdapter, a_partner, listening

STRICT, OPEN = Outgoing(), Outgoing(is_own_network=True)
INSIDE = [
    "https://127.0.0.1/", "https://127.8.9.10/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/", "https://10.0.0.8/", "https://172.16.3.4:8443/", "https://192.168.1.1/", "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data/", "https://[fe80::1]/", "https://[fd00:ec2::254]/", "https://100.100.100.200/",
    "https://0.0.0.0/", "https://[::]/", "https://224.0.0.1/", "https://255.255.255.255/", "https://192.0.2.1/", "https://240.0.0.1/",
    "https://localhost/", "https://LOCALHOST./", "https://shop.localhost/", "https://db.internal/", "https://printer.local/",
]  # fmt: skip
ODD = [
    "http://shop.example/", "ftp://shop.example/", "file:///etc/passwd", "gopher://shop.example/", "https://", "https:///x",
    "https://user@shop.example/", "https://user:word@shop.example/", "https://shop.example\\@127.0.0.1/", "https://a b.example/",
    "https://shop.example:port/", "https://[::1/", "javascript:alert(1)", "//shop.example/", "shop.example", "", "https://a\x00.example/",
    "https://shop.example/\r\nHost: evil", "data:text/html,x", "unix:///var/run/docker.sock",
]  # fmt: skip
GOOD = ["https://linkstar-demo.myshopify.com/", "https://sellingpartnerapi-eu.amazon.com", "https://8.8.8.8:8443/x", "https://[2606:4700::1111]/"]  # fmt: skip


@pytest.mark.parametrize("url", [*INSIDE, *ODD])
def test_an_address_that_can_be_seen_to_lead_astray_is_refused(url):
    with pytest.raises(AddressRefused) as refused:
        STRICT.check_url(url)
    assert (refused.value.status, refused.value.field) == (422, "base_url")


@pytest.mark.parametrize("url", GOOD)
def test_a_partners_public_address_is_called(url):
    STRICT.check_url(url)


def test_the_sandbox_is_let_through_at_its_own_port_and_nowhere_else():
    sandbox = Outgoing(("127.0.0.1", 8090))
    for url in ("http://127.0.0.1:8090/shopify", "http://localhost:8090/", "http://[::1]:8090/"):
        sandbox.check_url(url)
    for url in (
        "http://127.0.0.1:5432/",
        "http://127.0.0.1:8080/metrics",
        "http://10.0.0.1:8090/",
        "http://shop.example:8090/",
    ):
        with pytest.raises(AddressRefused):
            sandbox.check_url(url)
    assert sandbox.check(["127.0.0.1"], 8090) == ["127.0.0.1"]
    with pytest.raises(PartnerRefused):
        sandbox.check(["127.0.0.1"], 5432)


def test_in_ones_own_network_everything_is_let_through_but_the_clouds_own_services():
    for url in (
        "http://127.0.0.1:1/",
        "http://10.1.2.3/",
        "http://erp.internal/",
        "http://[fd12::1]/",
        "http://shop.example/",
    ):
        OPEN.check_url(url)
    for url in (
        "http://169.254.169.254/",
        "http://[fd00:ec2::254]/",
        "http://100.100.100.200/",
        "http://[::ffff:169.254.169.254]/",
    ):
        with pytest.raises(AddressRefused):
            OPEN.check_url(url)


def test_nothing_is_let_through_unless_it_was_switched_on(monkeypatch):
    for name in ("LINKSTAR_REACH_OWN_NETWORK", "LINKSTAR_REACH_SANDBOX"):
        monkeypatch.delenv(name, raising=False)
    assert outgoing_of(Settings()) == STRICT
    monkeypatch.setenv("LINKSTAR_REACH_SANDBOX", "true")
    assert outgoing_of(Settings()) == Outgoing(("127.0.0.1", 8090))


def _names(monkeypatch, *answers: list[str]):
    """A name service that answers differently each time it is asked; the last answer stays. Counts the questions."""
    asked: list[str] = []

    async def getaddrinfo(host, port, **more):
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in found]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", getaddrinfo, raising=False)
    return asked


async def _ask(outgoing: Outgoing, url: str):
    async with Client(outgoing) as client:
        return await exchange(client, Request("look", "GET", url), url)


@pytest.mark.parametrize("url", ["https://127.0.0.1/", "http://shop.example/", "https://localhost/"])
async def test_a_call_to_a_refused_address_never_leaves(url):
    with pytest.raises(PartnerRefused) as refused:
        await _ask(STRICT, url)
    assert (refused.value.code, refused.value.retryable) == ("address_refused", False)


@pytest.mark.parametrize(
    "ips", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["169.254.169.254"], ["::1"], ["not an address"]]
)
async def test_a_name_that_leads_inside_is_refused_when_it_is_connected(monkeypatch, ips):
    _names(monkeypatch, ips)
    with pytest.raises(PartnerRefused) as refused:
        await _ask(STRICT, "https://shop.example/")
    assert refused.value.code == "address_refused"


async def test_a_name_is_asked_for_once_and_the_checked_address_is_the_one_that_is_called(monkeypatch):
    """DNS rebinding: the first answer is harmless and the second leads inside. There is no second question."""
    async with a_partner() as partner:
        port = int(partner.url.rpartition(":")[2])
        asked = _names(monkeypatch, ["127.0.0.1"], ["10.0.0.1"])
        answer = await _ask(Outgoing(("shop.example", port)), f"http://shop.example:{port}/")
        assert answer.status == 401  # the toy partner itself: it knows no token of ours
        assert asked == ["shop.example"]


@pytest.mark.parametrize("host", ["0x7f.1", "2130706433", "127.1", "0177.0.0.1"])
async def test_a_number_that_some_systems_read_as_loopback_is_refused(host):
    with pytest.raises((PartnerRefused, PartnerDown)):
        await _ask(STRICT, f"https://{host}/")


async def test_a_redirect_is_not_followed():
    async def say(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 302 x\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n")
        await writer.drain()

    async with listening(say) as url:
        assert (await _ask(OPEN, url)).status == 302


async def test_a_connected_account_at_a_refused_address_is_told_by_the_call_log(database, tenant_id, vault):
    async with database.tx(tenant_id) as tx:
        [id_] = await create_accounts(tx, [an_account("http://127.0.0.1:9")], vault)
    partners = Partners(database, vault, outgoing=STRICT, adapter_of=lambda kind, name: ToyAdapter())
    try:
        http = await partners.http(tenant_id, id_)
        with pytest.raises(PartnerRefused, match="own network"):
            await http.send(Request("look", "GET", "/x", needs_token=False))
        with pytest.raises(PartnerRefused):  # a whole address that a partner told us, such as that of a report
            await http.send(Request("file", "GET", "https://169.254.169.254/latest", needs_token=False))
    finally:
        await partners.close()
    async with database.tx(tenant_id) as tx:
        logged = await tx.rows(
            "SELECT operation, status, error FROM connect.calls WHERE tenant_id = %(tenant)s ORDER BY id"
        )
        assert {(row.operation, row.status) for row in logged} == {("look", 0), ("file", 0)}


ZEROS = b"0" * 66_000_000


def _packed(coding: str) -> bytes:
    return gzip.compress(ZEROS) if coding == "gzip" else zlib.compress(ZEROS)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
async def test_an_answer_that_unpacks_beyond_all_measure_is_cut_off(coding):
    bomb = _packed(coding)
    assert len(bomb) < 100_000
    async with a_partner() as partner:

        async def say(asked):
            return Said(200, bomb, {"content-encoding": coding, "content-type": "application/json"})

        partner.say = say
        with pytest.raises(Unreadable, match="larger than 64 MB"):
            await _ask(OPEN, partner.url)


@pytest.mark.parametrize("coding", ["gzip, gzip", "gzip, gzip, gzip, gzip", "br", "zstd", "x" * 5_000])
async def test_an_answer_that_is_packed_twice_or_strangely_is_not_unpacked(coding):
    async with a_partner() as partner:

        async def say(asked):
            return Said(200, gzip.compress(gzip.compress(b"{}")), {"content-encoding": coding})

        partner.say = say
        with pytest.raises(Unreadable, match="nobody asked for"):
            await _ask(OPEN, partner.url)


async def test_a_usual_answer_is_unpacked():
    async with a_partner() as partner:

        async def say(asked):
            assert asked.headers["accept-encoding"] == "gzip, deflate"
            return Said(
                200, gzip.compress(b'{"a": 1}'), {"content-encoding": "gzip", "content-type": "application/json"}
            )

        partner.say = say
        assert (await _ask(OPEN, partner.url)).body == b'{"a": 1}'


@pytest.mark.parametrize("url", ["https://127。0。0。1/", "https://①②⑦.0.0.1/", "https://127.0.0.1%2f@shop.example/"])
async def test_an_address_is_checked_in_the_form_that_is_called(url):
    """Full stops and figures of other scripts become loopback only when the address is put into its plain form."""
    with pytest.raises(PartnerRefused):
        await _ask(STRICT, url)


async def test_even_an_address_that_nobody_checked_before_is_refused_where_the_socket_is_made():
    with pytest.raises(PartnerRefused):
        Checked(STRICT).socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 443)))


async def test_a_proxy_of_the_environment_is_asked_for_partners_and_not_for_loopback(monkeypatch):
    asked = []

    async def serve(reader, writer):
        asked.append((await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")[0])
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        await writer.drain()

    async with listening(serve) as proxy, listening(serve) as here:
        monkeypatch.setenv("http_proxy", proxy)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert (await _ask(OPEN, "http://shop.example/x")).status == 200
        assert (await _ask(OPEN, f"{here}/y")).status == 200
    assert asked == [b"GET http://shop.example/x HTTP/1.1", b"GET /y HTTP/1.1"]


async def test_a_call_that_is_not_answered_is_never_sent_again_by_the_library_itself():
    """It would send GET, PUT and DELETE twice over a connection that was kept; what may be repeated is ours to say."""
    asked = []

    async def serve(reader, writer):
        while True:
            asked.append((await reader.readuntil(b"\r\n\r\n")).split()[1])
            if len(asked) > 1:
                return  # the work was done, and the connection ends
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
            await writer.drain()

    async with listening(serve) as url, Client(OPEN) as client:
        await exchange(client, Request("x", "PUT", "/"), f"{url}/1")
        with pytest.raises(PartnerDown) as down:
            await exchange(client, Request("x", "PUT", "/"), f"{url}/2")
    assert (asked, down.value.code) == ([b"/1", b"/2"], "broken")
