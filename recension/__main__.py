"""``python -m recension``, and the ``recension`` command."""

import sys

try:
    from recension.cli import main
except KeyboardInterrupt:  # stopped while the program was still loading
    sys.exit(130)

if __name__ == "__main__":
    main()
