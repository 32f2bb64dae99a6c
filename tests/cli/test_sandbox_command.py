"""`linkstar sandbox`: the pretend partners without the rest of LinkStar."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from linkstar.cli.processes import free_port


def test_the_sandbox_is_served_alone_and_ends_when_asked(tmp_path: Path) -> None:
    port = free_port()
    command = [str(Path(sys.executable).parent / "linkstar"), "sandbox", "--port", str(port)]
    with subprocess.Popen(
        command, env={**os.environ, "LINKSTAR_HOME": str(tmp_path)}, stderr=subprocess.PIPE
    ) as running:
        try:
            page = _page(f"http://127.0.0.1:{port}/_sandbox/summary", running)
        finally:
            running.send_signal(signal.SIGINT)
            code = running.wait(20)
    assert b'"shopify"' in page
    assert code == 0


def _page(url: str, running: subprocess.Popen[bytes]) -> bytes:
    while running.poll() is None:
        try:
            with urlopen(url, timeout=5) as answer:  # noqa: S310 - our own address
                return bytes(answer.read())
        except (URLError, OSError):
            time.sleep(0.05)
    raise AssertionError("the sandbox ended before it answered")
