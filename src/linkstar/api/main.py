"""Serving the web door with granian: one worker process, uvloop; ends cleanly on SIGTERM and SIGINT.

This process only watches over the worker, so it imports nothing of the product: that would cost it 60 MB.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from importlib import import_module

from granian.constants import HTTPModes, Interfaces, Loops
from granian.server import MPServer

from linkstar.core.listening import read_listening


def main() -> None:
    """Serves until SIGTERM or SIGINT. Raises ValidationError for settings that cannot be."""
    try:
        host, port = read_listening(os.environ)
    except ValueError:
        import_module("linkstar.core.settings").Settings()  # says which, and what would be right
        raise
    Ending(
        "linkstar.api.serve:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        http=HTTPModes.http1,
        workers=1,
        workers_kill_timeout=20,
        respawn_failed_workers=True,
        factory=True,
        websockets=False,
        log_access=False,
    ).serve()


class Ending(MPServer):
    """The server, which first asks its workers to end the streams of open pages: they would outlast every other request."""

    def shutdown(self, exit_code: int = 0) -> None:
        """Ends the workers, then itself."""
        for child in multiprocessing.active_children():
            if child.pid is not None:
                os.kill(child.pid, signal.SIGUSR1)
        super().shutdown(exit_code)  # type: ignore[no-untyped-call]  # granian has no types here
