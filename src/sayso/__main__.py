"""``python -m sayso``: the same as ``sayso``."""

from sayso.cli import main

if __name__ == "__main__":
    main()
