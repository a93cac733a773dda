"""The command line of Briefings; without a command it builds."""

from briefings.cli import build_by_default

if __name__ == "__main__":
    build_by_default()
