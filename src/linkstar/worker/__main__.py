"""`python -m linkstar.worker`."""

from linkstar.worker.main import main

main()
