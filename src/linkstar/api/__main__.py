"""`python -m linkstar.api`."""

from linkstar.api.main import main
from linkstar.kit.memory import load_calmly

if __name__ == "__main__":
    main()
elif __name__ == "__mp_main__":  # the server starts its worker process by importing this file again
    load_calmly()
