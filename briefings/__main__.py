"""``python -m briefings`` is the same command line."""

from briefings.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    main()
