"""The command line of Briefings; without a command it builds."""

from briefings.__main__ import run_beside

if __name__ == "__main__":
    run_beside()
