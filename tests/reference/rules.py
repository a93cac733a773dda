"""The lint rules, from their docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import ModuleType

from briefings import discovery
from briefings.errors import Severity

__all__ = ["NAME", "lines", "section"]

NAME = "rules"
PACKAGE = "briefings.rules"
EXAMPLES = ("Bad: ", "Good: ")
HEAD = """\
# Rules

`briefings check` and every build look at the content with these rules. An error stops a build; a warning stops it with
`--strict`; an info never does. The desk sets levels by id in `briefings.yaml`:

```yaml
rules: {unused-source: error, past-horizon: off}
```

An error that says "fixed" keeps its level, as builds rely on it. One finding is silenced where it is, with a reason:

```yaml
ignore:
  - {rule: unused-source, quote: yearbook, reason: Cited in the next part.}
```

What is no rule but a mistake of writing (a date that no calendar has, a field that nobody knows, YAML that breaks off)
is shown, with what is said of it, under [what can be typed wrong](bad-input.md).
"""


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    found = {name.replace("_", "-"): discovery.module(PACKAGE, name) for name in discovery.names(PACKAGE)}
    yield HEAD
    yield "| rule | level | finds |\n|---|---|---|"
    for name, module in found.items():
        finds = _paragraphs(module)[0].replace("|", "\\|")
        yield f"| [{name}](#{name}) | {_level(module)} | {finds} |"
    yield ""
    for name, module in found.items():
        yield from section(name, module)


def section(name: str, module: ModuleType) -> Iterator[str]:
    """Yield the lines that show a rule: what it finds, a bad and a good example, and what else its docstring says."""
    first, *others = _paragraphs(module)
    mended = ", mended by `briefings check --fix`" if getattr(module, "MENDS", False) else ""
    yield f"## {name}"
    yield f"{_level(module).capitalize()}{mended}. {first}\n"
    for part in others:
        if part.startswith(EXAMPLES):
            yield from (f"- {line}" for line in _examples(part))
            yield ""
        else:
            yield f"{part}\n"


def _level(module: ModuleType) -> str:
    """Return the level of a rule, and whether it stays."""
    level = str(module.LEVEL.value)
    return f"{level}, fixed" if level == Severity.ERROR.value and not getattr(module, "SETTABLE", False) else level


def _paragraphs(module: ModuleType) -> list[str]:
    """Return the paragraphs of a rule's docstring; the lines of text are joined, those of examples are not."""
    parts = (inspect.getdoc(module) or "").split("\n\n")
    return [part if part.startswith(EXAMPLES) else " ".join(part.split()) for part in parts]


def _examples(part: str) -> Iterator[str]:
    """Yield the examples of a paragraph, each on one line."""
    joined = "\n".join(line if line.startswith(EXAMPLES) else f"\0{line.strip()}" for line in part.splitlines())
    for line in joined.replace("\n\0", " ").splitlines():
        kind, _, text = line.partition(": ")
        yield f"{kind}: `` {text} ``" if "`" in text else f"{kind}: `{text}`"
