"""`python -m linkstar.sandbox`: the pretend partners on their port until SIGTERM."""

from linkstar.core.settings import Settings
from linkstar.sandbox.serve import serve

settings = Settings()
serve(settings.sandbox_port, settings.home, host=settings.host)
