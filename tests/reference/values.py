"""The kinds of text that fields hold, and the scales that they choose from."""

from __future__ import annotations

from collections.abc import Iterator

from briefings.blocks import types
from briefings.model.kinds import SCHEMAS
from tests.reference.holding import called, named, scales
from tests.reference.models import annotation, prose, reached

__all__ = ["NAME", "lines"]

NAME = "values"
HEAD = """\
# Values

A plain scalar is text until its field says otherwise: `NO` is Norway, `12:30` is a text, `007` keeps its zeros. Text
that may hold `:`, `#`, `[` or quotes is best written under `|`, where YAML has no signs of its own:

```yaml
summary: |
  Prices rose: by 12%, says [@yearbook].
```

"yes or no" is `true`, `yes` or `on`, and `false`, `no` or `off`. A list is written `[a, b]`, or each item after a
hyphen on a line of its own.
"""


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield HEAD
    models = reached([*SCHEMAS.values(), *types().values()])
    annotations = [annotation(field) for model in models for field in model.model_fields.values()]
    kinds = {kind for each in annotations for kind in named(each)}
    words = {kind for each in annotations for kind in scales(each)}
    yield "## Kinds of text"
    for kind in sorted(kinds, key=called):
        yield f"### {called(kind).capitalize()}\n{prose(kind)}\n"
    yield "## Words to choose from"
    for scale in sorted(words, key=called):
        listed = ", ".join(f"`{word}`" for word in scale)
        yield f"### {called(scale).capitalize()}\n{prose(scale)}\n\n{listed}\n"
