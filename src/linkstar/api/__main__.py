"""`python -m linkstar.api`."""

from linkstar.api.main import main

if __name__ == "__main__":  # the server starts its worker process by importing this file again
    main()
