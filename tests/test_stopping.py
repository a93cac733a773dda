"""A command that is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefings.stopping import INTERRUPTED, STOPPED, Terminated, terminable

EARLY = """
import sys
class Impatient:
    def find_spec(self, name, path, target=None):
        if name == "click":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Impatient())
from briefings.__main__ import {way}
{way}()
"""
"""A command to which Ctrl-C comes while it is imported."""


def test_sigterm_is_raised_inside_alone() -> None:
    """Inside it ends what is done; before and afterwards it is the system's."""
    with pytest.raises(Terminated), terminable():
        os.kill(os.getpid(), signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_who_takes_no_notice_of_it_still_takes_none() -> None:
    """What a process was told to pass over stays so."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with terminable():
            os.kill(os.getpid(), signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


@pytest.mark.parametrize("way", ["run", "run_beside"])
def test_ctrl_c_while_a_command_is_imported(way: str) -> None:
    """One line is said, and no traceback."""
    root = Path(__file__).parent.parent
    ended = subprocess.run(
        [sys.executable, "-c", EARLY.format(way=way)], cwd=root, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (INTERRUPTED, f"{STOPPED}\n")
