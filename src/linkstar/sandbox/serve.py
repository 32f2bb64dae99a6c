"""Starting the sandbox: one process, one loop, granian in front."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import uvloop
from granian.constants import Interfaces
from granian.server.embed import Server

from linkstar.connect import registry
from linkstar.connect.registry import FakeMaker
from linkstar.kit.clock import Clock, from_environment
from linkstar.kit.memory import collect_rarely
from linkstar.sandbox.app import App
from linkstar.sandbox.world import Sandbox


def serve(port: int, home: Path, *, host: str = "127.0.0.1") -> None:
    """Serves all pretend partners until SIGTERM or SIGINT; their state lies in `home`/sandbox."""
    uvloop.run(_until_asked(port, home, host))


@asynccontextmanager
async def open_sandbox(
    port: int = 0, home: Path | None = None, *, host: str = "127.0.0.1", clock: Clock | None = None,
    fakes: Mapping[str, FakeMaker] | None = None,
) -> AsyncIterator[str]:  # fmt: skip
    """A sandbox in this process and loop; gives its address. `port` 0: any free one; `home` None: in memory only."""
    port = port or _free_port(host)
    sandbox = Sandbox(registry.fakes() if fakes is None else fakes, clock or from_environment(), home)
    server = Server(
        App(sandbox), address=host, port=port, interface=Interfaces.ASGI, websockets=False, log_enabled=False
    )
    serving = asyncio.create_task(server.serve())
    try:
        await _wait_for(host, port, serving)
        yield f"http://{host}:{port}"
    finally:
        server.stop()  # type: ignore[no-untyped-call]  # granian's
        await serving


async def _until_asked(port: int, home: Path, host: str) -> None:
    collect_rarely()
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, asked.set)
    async with open_sandbox(port, home, host=host):
        await asked.wait()


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


async def _wait_for(host: str, port: int, serving: asyncio.Task[None]) -> None:
    """Until the port answers. Raises what the server raised, if it did not come up."""
    while True:
        if serving.done():
            serving.result()
            raise OSError(f"the sandbox ended before it listened on {host}:{port}")
        try:
            _, writer = await asyncio.open_connection(host, port)
        except OSError:
            await asyncio.sleep(0.02)
            continue
        writer.close()
        return
