"""`git+https://host/desk.git#gh-pages`: a branch of a git repository.

What stands on the branch is changed by one commit, which is pushed whole or not at all. It is made in a repository of
its own, so that no work tree, index or hook of the desk's is touched. Files on the branch that no publishing put there,
such as CNAME, stay. With `?history=none` before the `#` the branch holds the newest commit alone.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit, urlunsplit

from briefings.errors import EnvironmentFault, UsageError
from briefings.output import MANIFEST
from briefings.transfer import Publication, Ready, Transfer, listed, refuse_foreign, transfer

__all__ = ["prepare"]

PROTOCOLS = ("file", "http", "https", "ssh")
"""How a repository may be reached; git's `ext` and helpers of the same kind execute what an address says."""
BRANCH = "gh-pages"
HISTORIES = ("all", "none")
PLAIN = ".nojekyll"
"""The file that keeps GitHub Pages from leaving files out."""
THERE, NEXT = "refs/briefings/there", "refs/briefings/next"
ELSEWHERE = {
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_QUARANTINE_PATH",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
}
"""The variables that lead git to another repository, as those of a hook do (git-rev-parse(1), --local-env-vars)."""
NOBODY = "Briefings <briefings@localhost>"


@dataclass(frozen=True, slots=True)
class _Branch:
    """A branch of a repository.

    Attributes:
        remote: the repository's address, as git takes it.
        name: the branch.
        history: all, or none.
        repository: a bare repository on this machine that commits are made in.
    """

    remote: str
    name: str
    history: str
    repository: Path

    @property
    def place(self) -> str:
        """The branch as people may read it, without a password."""
        return f"{_shown(self.remote)}#{self.name}"

    @property
    def reference(self) -> str:
        """The whole name of the branch."""
        return f"refs/heads/{self.name}"

    def git(self, *arguments: str, given: bytes = b"") -> bytes:
        """Run git in the repository of this machine, and return what it says.

        Raises:
            EnvironmentFault: where git is missing, or cannot do it.
        """
        command = ["git", "-c", "core.hooksPath=/dev/null", "-c", "gc.auto=0", *arguments]
        asked = {
            "GIT_DIR": str(self.repository),
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_ALLOW_PROTOCOL": ":".join(PROTOCOLS),
            "LC_ALL": "C",
        }
        others = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
        try:
            done = subprocess.run(  # noqa: S603 # the address stands behind --, in a protocol that was allowed
                command, input=given, capture_output=True, check=False, env={**others, **asked}
            )
        except FileNotFoundError:
            raise EnvironmentFault("to publish to a git repository takes git, which is not installed") from None
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").replace(self.remote, _shown(self.remote)).strip()
            raise EnvironmentFault(f"{self.place}: git {arguments[0]}: {said or 'it failed'}")
        return done.stdout


def prepare(site: Ready, address: str, workshop: Path) -> Publication:
    """Look at a branch of a repository; as `Preparer`."""
    branch = _branch(address, workshop)
    if not (branch.repository / "HEAD").exists():
        branch.repository.mkdir(parents=True, exist_ok=True)
        branch.git("init", "--quiet", "--bare")
    commit = _fetched(branch)
    found = _tree(branch) if commit else {}
    there = listed(branch.git("cat-file", "blob", f"{THERE}:{MANIFEST}")) if MANIFEST in found else {}
    refuse_foreign(branch.place, site.files, there, found)
    change = transfer(site.files, {path: sha256 for path, sha256 in there.items() if path in found})
    return Publication(branch.place, change, partial(_carry_out, site, branch, commit, change))


def _branch(address: str, workshop: Path) -> _Branch:
    """Return the branch that an address names.

    Raises:
        UsageError: where it names none.
    """
    parts = urlsplit(address)
    protocol = parts.scheme.partition("+")[2]
    if protocol not in PROTOCOLS:
        known = ", ".join(f"git+{name}" for name in PROTOCOLS)
        raise UsageError(f"{_shown(address)}: a repository's address begins with one of {known}")
    if not parts.path.strip("/") or (protocol != "file" and not parts.hostname) or parts.netloc.startswith("-"):
        raise UsageError(f"{_shown(address)} names no repository; write git+https://host/desk.git#{BRANCH}")
    asked = parse_qs(parts.query, keep_blank_values=True)
    history = asked.pop("history", ["all"])[-1]
    if asked or history not in HISTORIES:
        raise UsageError(f"{_shown(address)}: after ? stands history=all or history=none")
    name = parts.fragment or BRANCH
    if name.startswith("-") or not _is_reference(name):
        raise UsageError(f"{name!r} cannot be the name of a branch")
    remote = urlunsplit((protocol, parts.netloc, parts.path, "", ""))
    return _Branch(remote, name, history, workshop / "repository")


def _is_reference(name: str) -> bool:
    """Tell whether git takes a name for that of a branch (git-check-ref-format)."""
    barred = any(letter.isspace() or letter in "~^:?*[\\" or ord(letter) < ord(" ") for letter in name)
    parts = name.split("/")
    wrong = any(not part or part.startswith(".") or part.endswith((".lock", ".")) for part in parts)
    return not (barred or wrong or ".." in name or "@{" in name or name == "@")


def _shown(address: str) -> str:
    """Return an address without its password."""
    parts = urlsplit(address)
    if parts.password is None:
        return address
    return urlunsplit(parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", "@")))


def _fetched(branch: _Branch) -> str:
    """Fetch the newest commit of a branch; return its name, or nothing where the repository has no such branch."""
    found = branch.git("ls-remote", "--heads", "--", branch.remote, branch.reference).decode().split()
    if not found:
        return ""
    branch.git("fetch", "--quiet", "--no-tags", "--depth=1", "--", branch.remote, f"+{branch.reference}:{THERE}")
    return branch.git("rev-parse", THERE).decode().strip()


def _tree(branch: _Branch) -> Mapping[str, str]:
    """Return the files on the branch, by path, each with its mode and the name of its content."""
    lines = branch.git("ls-tree", "-r", "-z", "--full-tree", THERE).decode("utf-8", "surrogateescape").split("\0")
    entries = (line.partition("\t") for line in lines if line)
    return {path: described for described, _, path in entries}


def _carry_out(site: Ready, branch: _Branch, commit: str, change: Transfer) -> None:
    """Commit a site, and push it.

    Raises:
        EnvironmentFault: where it cannot be pushed, as somebody else did meanwhile; nothing is changed there.
    """
    if commit and not (change.come or change.go) and (branch.history == "all" or not _has_parent(branch)):
        return
    branch.git("fast-import", "--quiet", "--force", given=b"".join(_stream(site, branch, commit, change)))
    fresh = branch.git("rev-parse", NEXT).decode().strip()
    if branch.history == "none":
        fresh = (
            branch.git(*_identity(branch), "commit-tree", f"{fresh}^{{tree}}", "-m", _message(change)).decode().strip()
        )
    lease = f"--force-with-lease={branch.reference}:{commit}"
    branch.git("push", "--quiet", lease, "--", branch.remote, f"{fresh}:{branch.reference}")


def _has_parent(branch: _Branch) -> bool:
    """Tell whether there are commits before the newest one of a branch."""
    return b"\nparent " in branch.git("cat-file", "commit", THERE).partition(b"\n\n")[0]


def _stream(site: Ready, branch: _Branch, commit: str, change: Transfer) -> Iterator[bytes]:
    """Yield the commit as git takes it (git-fast-import(1))."""
    message = _message(change).encode()
    yield f"commit {NEXT}\ncommitter {_committer(branch)}\ndata {len(message)}\n".encode() + message + b"\n"
    if commit:
        yield f"from {commit}\n".encode()
    for path in change.go:
        yield b"D " + _quoted(path) + b"\n"
    for path in (*change.come, MANIFEST):
        yield from _file(path, site.read(path))
    yield from _file(PLAIN, b"")
    yield b"done\n"


def _file(path: str, content: bytes) -> Iterator[bytes]:
    """Yield one file of a commit."""
    yield b"M 100644 inline " + _quoted(path) + f"\ndata {len(content)}\n".encode() + content + b"\n"


def _quoted(path: str) -> bytes:
    """Return a path as git-fast-import(1) takes any: in quotes, as a string of C."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode("utf-8", "surrogateescape")


def _message(change: Transfer) -> str:
    """Return what the commit says."""
    return f"Publish the site\n\n{len(change.come)} files come, {len(change.go)} go, {change.stay} stay.\n"


def _identity(branch: _Branch) -> tuple[str, ...]:
    """Return the options that name who commits."""
    name, _, rest = _committer(branch).partition(" <")
    return ("-c", f"user.name={name}", "-c", f"user.email={rest.partition('>')[0]}")


def _committer(branch: _Branch) -> str:
    """Return who commits, and when, as git writes it: who uses git here, or nobody by name."""
    try:
        return branch.git("var", "GIT_COMMITTER_IDENT").decode().strip()
    except EnvironmentFault:
        moment = branch.git("-c", "user.name=x", "-c", "user.email=x@localhost", "var", "GIT_COMMITTER_IDENT")
        return f"{NOBODY} {moment.decode().strip().partition('> ')[2]}"
