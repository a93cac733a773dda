"""Product sections: what each is, who makes it, what is claimed of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from briefings.block import Block
from briefings.values.dates import PartialDate
from briefings.values.judgement import Basis
from briefings.values.names import EntitySlug, Slug, SourceId
from briefings.values.record import Written
from briefings.values.text import Line, Text

__all__ = ["Claim", "Product", "Products", "Status"]


class Status(Written):
    """Where a product stands on its way to market."""

    value: Line
    """Such as: on sale, announced, pilot."""
    since: PartialDate | None = None
    """Since when."""


class Claim(Written):
    """One statement about a product, and what it is."""

    text: Line
    """The statement."""
    basis: Basis = Basis.CLAIM
    """Someone's claim, the desk's judgement, or independently confirmed."""
    sources: tuple[SourceId, ...] = ()
    """What it rests on."""


class Product(Written):
    """One product."""

    id: Slug | None = None
    """The section's name in addresses."""
    name: Line
    """What it is called."""
    short: Line | None = None
    """Its abbreviation."""
    maker: EntitySlug | None = None
    """The entity that makes it."""
    status: Status | None = None
    """Where it stands."""
    specification: Mapping[str, Line] = {}
    """What can be measured, by label."""
    summary: Text | None = None
    """What it is and does."""
    market: Text | None = None
    """Who buys it, and what else they could buy."""
    claims: tuple[Claim, ...] = ()
    """What is said of it, and by whom."""
    sources: tuple[SourceId, ...] = ()
    """What the section rests on."""


class Products(Block):
    """Product sections."""

    products: Annotated[tuple[Product, ...], Field(min_length=1)]
    """The products."""
