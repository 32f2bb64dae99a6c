"""The pretend partners of a fault run: `python -m tests.faults.sandbox_main`."""

from __future__ import annotations

import os

from linkstar.core.settings import Settings
from linkstar.sandbox.serve import serve
from tests.faults.short import shorten_sandbox

if __name__ == "__main__":
    shorten_sandbox()
    settings = Settings()
    # The doors know the proxy's port as the sandbox's; this is the one behind it.
    serve(int(os.environ["FAULTS_SANDBOX_PORT"]), settings.home, host=settings.host)
