"""What the preview adds to a page of the site: its own script, and a policy that lets that in; nothing else changes.

The pages' policy is left as it is in all else, and what is published never has these additions.
"""

from __future__ import annotations

import re

__all__ = ["OWN", "added", "policy_of"]

OWN = "/.briefings/"
"""Where the preview's own files stand; no page of a site does, as no name starts with a dot."""
POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
SCRIPT = '<script type="module" src="{}preview.js" data-shown="{}"></script>\n'
SELF = "'self'"


def added(page: bytes, digest: str) -> bytes:
    """Return a page with the preview's additions.

    Args:
        page: the page as a build writes it.
        digest: what tells these bytes from others; the script asks for news by it.
    """
    opened = POLICY.sub(lambda found: found[1] + _opened(found[2].decode()).encode() + found[3], page, count=1)
    script = SCRIPT.format(OWN, digest).encode()
    start, end, rest = opened.partition(b"</head>")
    return start + script + end + rest if end else script + opened


def policy_of(page: bytes) -> str:
    """Return the policy that a page carries; empty where it has none."""
    found = POLICY.search(page)
    return found[2].decode() if found else ""


def _opened(policy: str) -> str:
    """Return a policy that lets the preview's script run, and lets it ask for news."""
    rules = [rule.strip() for rule in policy.split(";")]
    for name in ("script-src", "style-src", "connect-src"):
        rules = _with_self(rules, name)
    return "; ".join(rules)


def _with_self(rules: list[str], name: str) -> list[str]:
    """Let a policy's rule of a name allow the site itself."""
    if any(rule.split()[:1] == [name] for rule in rules):
        return [
            rule + f" {SELF}" if rule.split()[:1] == [name] and SELF not in rule.split() else rule for rule in rules
        ]
    return [*rules, f"{name} {SELF}"]
