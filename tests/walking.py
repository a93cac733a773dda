"""Pages of the documentation, walked as a reader would: files are written as shown, commands run, answers compared.

A fenced block of a file's language is written to the file that the paragraph before it names last; without one it is
only a fragment. A block in `console` has commands after `$`, and below each what it answers, where `...` stands for
anything.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

__all__ = ["Answer", "Command", "Walk", "Written", "matches", "steps"]

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([\w./-]+\.\w+)`")
SERVER = "python3 -m http.server"
FILES = {"yaml", "csv", "jinja", "json", "css", "text"}
PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Written:
    """A file that the reader writes."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command that the reader types, and the answer that the page shows."""

    line: str
    answer: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said, and its exit status."""

    said: str
    status: int


def steps(page: str) -> Iterator[Written | Command]:
    """Yield what a page has its reader do, in order."""
    for found in FENCE.finditer(page):
        language, text = found.groups()
        if language == "console":
            yield from _commands(text)
        elif language in FILES:
            before = page[: found.start()].rstrip()
            names = NAMED.findall(before.rpartition("\n\n")[2]) if before.endswith(":") else []
            if names:
                yield Written(names[-1], text)


def _commands(text: str) -> Iterator[Command]:
    """Yield the commands of a block, each with its answer."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, _, answer = part.partition("\n")
        yield Command(line, answer)


def matches(shown: str, said: str) -> bool:
    """Tell whether a page shows what was said; `...` stands for anything, and on a line of its own for no line too."""
    pattern = re.escape(shown.strip()).replace(re.escape("\n...\n"), r"\n(?:.*\n)?").replace(re.escape("..."), ".*")
    return re.fullmatch(pattern, said.strip(), re.DOTALL) is not None


class Walk:
    """A reader in a folder, with the program of this project on the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        tools = folder.parent / f"{folder.name}-bin"
        tools.mkdir()
        program = tools / "briefings"
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m briefings "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        ahead = {"PATH": f"{tools}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        self.environment = {**os.environ, **ahead, "GITHUB_ACTIONS": ""}

    def write(self, file: Written) -> None:
        """Write a file."""
        path = self.folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")

    def run(self, line: str) -> Answer:
        """Type a command; a change of folder holds for those that follow, and a server is ended once it answers."""
        if line.startswith("cd "):
            self.folder = (self.folder / line.removeprefix("cd ")).resolve(strict=True)
            return Answer("", 0)
        if line.startswith(SERVER):
            return self._served(line)
        done = subprocess.run(
            ["bash", "-c", line],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return Answer(done.stdout, done.returncode)

    def _served(self, line: str) -> Answer:
        """Start a server on a port that is free, ask it for its first page, and end it."""
        words = [*shlex.split(line)[:-1], "0"]
        with subprocess.Popen(
            [words[0], "-u", *words[1:]], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as server:
            try:
                port = re.search(r"port (\d+)", server.stdout.readline() if server.stdout else "")
                assert port
                with urllib.request.urlopen(f"http://127.0.0.1:{port[1]}/", timeout=PATIENCE) as answer:
                    return Answer("", 0 if answer.status == 200 else 1)
            finally:
                server.terminate()
