"""The block types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic.fields import FieldInfo

from briefings.block import Block
from briefings.blocks import types
from tests.blocks.golden import DOTS, FOLDER
from tests.reference.models import prose, reached, section, table

__all__ = ["NAME", "lines"]

NAME = "blocks"
HEAD = """\
# Blocks

A briefing's `body` is a list of blocks, in reading order. A block has exactly one type key, and may have the fields
that all blocks share. A block with a `heading` opens a section.

```yaml
body:
  - heading: What happened
    prose: |
      Output doubled. [@yearbook]
  - callout: {kind: method, text: Figures are in tonnes of metal.}
```
"""


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield HEAD
    yield ", ".join(f"[`{name}`](#{name})" for name in types()) + "\n"
    yield "## What all blocks share"
    yield from table(Block.model_fields.items())
    yield ""
    others = [model for model in reached([Block]) if model is not Block]
    for model in others:
        yield from section(model, 3)
    for name, model in types().items():
        yield from _block(name, model)


def _block(name: str, model: type[Block]) -> Iterator[str]:
    """Yield the lines that show a block type; what is part of several stands with the first."""
    yield f"## `{name}`"
    yield f"{prose(model)}\n"
    own: Mapping[str, FieldInfo] = {key: field for key, field in model.model_fields.items() if key == name}
    yield from table(own.items())
    yield ""
    shared = reached([Block])
    for inner in reached([model])[1:]:
        if inner not in shared:
            yield from section(inner, 3)
    yield f"```yaml\n{_example(name)}\n```\n"


def _example(name: str) -> str:
    """Return a block as its golden fixture shows it, as an item of a body."""
    block = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition(DOTS)[0]
    return "  - " + "    ".join(block.rstrip().splitlines(keepends=True))
