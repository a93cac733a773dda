"""The block types, one a module: the module's name is the type key, its class holds the model.

Nothing here names a type. A new one is a new module with its template ``templates/blocks/NAME.html.j2`` and its
test ``tests/blocks/test_NAME.py``.
"""

from __future__ import annotations

from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated

from pydantic import Discriminator, Tag

from briefings import discovery
from briefings.block import Block

__all__ = ["AnyBlock", "Block", "types"]


@cache
def types() -> dict[str, type[Block]]:
    """Return the block types by their type key, sorted."""
    found: dict[str, type[Block]] = {}
    for name in discovery.names(__name__):
        model = getattr(discovery.module(__name__, name), discovery.class_name(name))
        found[name] = model
    return found


def _type_key(raw: object) -> str | None:
    """Return the tag of the block that a raw mapping is, where it has exactly one type key."""
    if isinstance(raw, Block):
        return f"<{raw.kind}>"
    keys = [key for key in raw if key in types()] if isinstance(raw, dict) else []
    return f"<{keys[0]}>" if len(keys) == 1 else None


if TYPE_CHECKING:
    AnyBlock = Block
else:
    # Tags in angle brackets cannot be field names, so that a location can be told from them.
    AnyBlock = Annotated[
        reduce(or_, (Annotated[model, Tag(f"<{name}>")] for name, model in types().items())),
        Discriminator(
            _type_key,
            custom_error_type="block-type",
            custom_error_message="a block has exactly one type key",
        ),
    ]
