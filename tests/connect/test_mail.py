"""Letters go out by SMTP: to a real server on loopback that speaks it, refuses it, or hangs up in the middle."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default

import pytest

from linkstar.connect import mail, registry
from linkstar.connect.client import Client, trust
from linkstar.connect.outgoing import REFUSED, AddressRefused, Outgoing
from linkstar.connect.transport import exchange
from linkstar.connect.wire import PartnerDown, PartnerRefused, Request, Throttled, TokenRevoked
from tests.connect.notifiers.rooms import NOW, account, message

HERE = Outgoing(is_own_network=True)
EMAIL = registry.adapter("notifier", "email")


@dataclass
class Server:
    """A mail server of a test: what it heard, what it says to some commands, and where it hangs up."""

    says: Mapping[str, bytes] = field(default_factory=dict)
    hangs_up_at: str = ""
    heard: list[str] = field(default_factory=list)
    letters: list[bytes] = field(default_factory=list)
    url: str = ""

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Speaks as much SMTP as a client needs."""
        writer.write(b"220 here\r\n")
        try:
            while line := (await reader.readline()).decode().strip():
                verb = line.split(" ")[0].upper()
                self.heard.append(line)
                if verb == self.hangs_up_at:
                    return
                writer.write(self.says.get(verb) or await self._said(verb, reader, writer))
                if verb == "DATA" and self.hangs_up_at == ".":
                    return
                await writer.drain()
        finally:
            writer.close()

    async def _said(self, verb: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
        if verb == "EHLO":
            return b"250-here\r\n250 AUTH PLAIN\r\n"
        if verb == "AUTH":
            return b"235 2.7.0 welcome\r\n"
        if verb == "DATA":
            writer.write(b"354 go on\r\n")
            self.letters.append(await reader.readuntil(b"\r\n.\r\n"))
            return b"" if self.hangs_up_at == "." else b"250 2.0.0 Ok: queued as 7\r\n"
        return b"250 2.1.0 Ok\r\n"


@asynccontextmanager
async def a_server(**said: object) -> AsyncIterator[Server]:
    one = Server(**said)  # type: ignore[arg-type]
    listening = await asyncio.start_server(one.talk, "127.0.0.1", 0)
    one.url = f"smtp://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    async with listening:
        yield one


async def letter(url: str, **more: object) -> Request:
    """A letter of the adapter, as it is signed."""
    sender = account("email", base_url=url, **more)

    class Catching:
        account = sender
        now = NOW
        sent: Request

        async def send(self, request: Request) -> object:
            self.sent = EMAIL.sign(request, sender, NOW)
            return None

    http = Catching()
    await EMAIL.tell(http, message("msg_1", "第一行", ".dots"))  # type: ignore[union-attr, arg-type]
    return http.sent


async def test_a_letter_arrives_whole_and_with_its_addresses() -> None:
    async with a_server() as server, Client(HERE) as client:
        answer = await exchange(client, await letter(server.url), f"{server.url}/")
    assert EMAIL.error_of(Request("mail", "MAIL", "/"), answer) is None
    [raw] = server.letters
    read = message_from_bytes(raw.replace(b"\r\n..", b"\r\n."), policy=default)
    assert read["Subject"] == "订单即将超过最晚发货时间"
    assert (read["Message-ID"], read["Auto-Submitted"]) == ("<msg_1@example.com>", "auto-generated")
    assert read["Date"] == "Fri, 20 Nov 2026 12:00:00 +0000"
    text = read.get_content()
    assert "第一行" in text
    assert "https://linkstar.example/incidents" in text
    said = base64.b64decode(next(line for line in server.heard if line.startswith("AUTH PLAIN")).split(" ")[2])
    assert said == b"\0ops@example.com\0correct horse"
    assert [line[:4].upper() for line in server.heard].count("RCPT") == 2


@pytest.mark.parametrize(
    ("says", "kind"),
    [
        ({"AUTH": b"535 5.7.8 authentication failed\r\n"}, TokenRevoked),
        ({"RCPT": b"450 4.2.0 greylisted\r\n"}, Throttled),
        ({"MAIL": b"451 4.3.0 try later\r\n"}, PartnerDown),
        ({"RCPT": b"550 5.1.1 no such user\r\n"}, PartnerRefused),
    ],
    ids=["password", "greylisted", "later", "nobody"],
)
async def test_what_the_server_declines_is_told_by_its_code(says: Mapping[str, bytes], kind: type[Exception]) -> None:
    async with a_server(says=says) as server, Client(HERE) as client:
        answer = await exchange(client, await letter(server.url), f"{server.url}/")
    assert type(EMAIL.error_of(Request("mail", "MAIL", "/"), answer)) is kind
    assert server.letters == []


@pytest.mark.parametrize(("moment", "code"), [("EHLO", "not_sent"), ("MAIL", "not_sent"), (".", "broken")])
async def test_a_server_that_hangs_up_may_have_the_letter_only_behind_its_end(moment: str, code: str) -> None:
    async with a_server(hangs_up_at=moment) as server, Client(HERE) as client:
        server.says = {"HELO": b""} if moment == "EHLO" else {}
        with pytest.raises(PartnerDown) as gone:
            await exchange(client, await letter(server.url), f"{server.url}/")
    assert gone.value.code == code


async def test_a_server_that_is_not_there_has_nothing() -> None:
    async with a_server() as server:
        url = server.url
    async with Client(HERE) as client:
        with pytest.raises(PartnerDown) as away:
            await exchange(client, await letter(url), f"{url}/")
    assert away.value.code == "not_sent"


@pytest.mark.parametrize(
    "url", ["smtp://127.0.0.1:25", "smtps://10.0.0.1:465", "smtps://localhost", "smtp://169.254.169.254"]
)
async def test_mail_servers_of_ones_own_network_are_not_called(url: str) -> None:
    with pytest.raises(AddressRefused):
        Outgoing().check_url(url, is_mail=True)
    with pytest.raises(PartnerRefused) as no:
        await mail.post(Outgoing(), trust(), await letter(url), f"{url}/")
    assert no.value.code == REFUSED


async def test_a_name_that_leads_into_ones_own_network_is_not_called(monkeypatch: pytest.MonkeyPatch) -> None:
    async with a_server() as server:
        port = int(server.url.rpartition(":")[2])
        monkeypatch.setattr(mail.socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("127.0.0.1", port))])
        url = f"smtp://mail.example.com:{port}"
        with pytest.raises(PartnerRefused) as no:
            await mail.post(Outgoing(), trust(), await letter(url), f"{url}/")
        assert no.value.code == REFUSED
        assert server.heard == []


async def test_a_server_without_encryption_gets_no_password_from_a_public_installation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with a_server() as server:
        port = int(server.url.rpartition(":")[2])
        open_way = Outgoing(sandbox=("127.0.0.1", port))
        with pytest.raises(PartnerDown):
            await mail.post(open_way, trust(), await letter(server.url), f"{server.url}/")
        assert not any(line.startswith("AUTH") for line in server.heard)


async def test_a_mail_address_is_no_address_for_calls() -> None:
    with pytest.raises(AddressRefused):
        Outgoing().check_url("smtps://smtp.example.com")
    Outgoing().check_url("smtps://smtp.example.com", is_mail=True)


@pytest.mark.parametrize("to", ["", "nobody", "a@b.c\r\nDATA", "a@example.com, b", "<a@example.com>"])
async def test_addresses_that_are_none_are_refused_before_anything_leaves(to: str) -> None:
    with pytest.raises(PartnerRefused) as no:
        await letter("smtp://127.0.0.1:1", config={"to": to})
    assert no.value.field == "to"
